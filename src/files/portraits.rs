//! Faces of the people, for what they say: `assets/portraits/FIGURE.png`.

use crate::files::Library;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// A picture in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portrait {
    /// Its width and height, pixels.
    pub size: [usize; 2],
    /// Red, green, blue and cover of each pixel, row by row.
    pub rgba: Vec<u8>,
}

/// Every portrait that can be read, by the name of the figure; somebody without one is shown by an initial.
#[must_use]
pub fn portraits(library: &Library) -> BTreeMap<String, Portrait> {
    let folder = library.root().join("assets").join("portraits");
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    files.filter_map(|path| Some((path.file_stem()?.to_str()?.to_owned(), read(&path)?))).collect()
}

fn read(path: &Path) -> Option<Portrait> {
    let mut decoder = png::Decoder::new(BufReader::new(File::open(path).ok()?));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().ok()?;
    let mut rgba = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut rgba).ok()?;
    rgba.truncate(frame.buffer_size());
    let size = [frame.width as usize, frame.height as usize];
    (rgba.len() == size[0] * size[1] * 4).then_some(Portrait { size, rgba })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_that_speaks_has_a_face() {
        let library = Library::at(env!("CARGO_MANIFEST_DIR"));
        let faces = portraits(&library);
        let models = std::fs::read_dir(library.root().join("assets/models")).expect("they ship").flatten();
        let figures = models.filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".glb")?.to_owned()));
        for figure in figures.filter(|name| name.starts_with("player_") || name == "lead") {
            let face = faces.get(&figure).unwrap_or_else(|| panic!("{figure} has no face"));
            assert!(face.size[0] >= 96 && face.size[0] == face.size[1], "{figure}: {:?}", face.size);
        }
    }
}
