//! Whole files: written beside their place and moved there, so that nobody ever reads half of one.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// A file that is being written beside its place; one that is dropped leaves nothing.
#[derive(Debug)]
pub struct Draft {
    file: tempfile::NamedTempFile,
    path: PathBuf,
}

impl Draft {
    /// Begins a file; folders on the way are made.
    ///
    /// # Errors
    /// If the disk says no.
    pub fn begin(path: &Path) -> io::Result<Self> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(".linecheck-");
        // Others may read it, as any file that a program writes.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
        Ok(Self { file: builder.tempfile_in(folder)?, path: path.to_owned() })
    }

    /// What is written to.
    pub fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Puts the file in its place, instead of what was there.
    ///
    /// # Errors
    /// If the disk says no.
    pub fn finish(self) -> io::Result<()> {
        self.file.as_file().sync_data()?;
        self.file.persist(self.path).map_err(|error| error.error)?;
        Ok(())
    }
}

/// Writes a file whole, in place of what was there; folders on the way are made.
///
/// # Errors
/// If the disk says no.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut draft = Draft::begin(path)?;
    draft.file().write_all(bytes)?;
    draft.finish()
}

/// Reads a file whole.
///
/// # Errors
/// If the disk says no.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(path)
}

/// Whether a file can be opened, without reading it.
///
/// # Errors
/// Why it cannot.
pub fn can_be_read(path: &Path) -> io::Result<()> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() { Err(io::Error::from(io::ErrorKind::IsADirectory)) } else { Ok(()) }
}

/// Whether a folder can be listed.
///
/// # Errors
/// What the system says if not.
pub fn folder_can_be_read(path: &Path) -> io::Result<()> {
    std::fs::read_dir(path).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().expect("a temporary folder can be written to");
        let path = folder.path().join("deep/report.json");
        write(&path, b"one").expect("a temporary folder can be written to");
        write(&path, b"two").expect("a temporary folder can be written to");
        assert_eq!(std::fs::read(&path).expect("a temporary folder can be written to"), b"two");
        assert_eq!(
            std::fs::read_dir(path.parent().expect("a temporary folder can be written to"))
                .expect("a temporary folder can be written to")
                .count(),
            1
        );
    }
}
