//! Whole files: written beside their place and moved there, so that nobody ever reads half of one.

use std::io::Write as _;
use std::path::Path;

/// Writes a file whole, in place of what was there; folders on the way are made.
pub fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".linecheck-");
    // Others may read it, as any file that a program writes.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_data()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Reads a file whole.
///
/// # Errors
/// If the disk says no.
pub fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(path)
}

/// Whether a file can be opened, without reading it.
///
/// # Errors
/// Why it cannot.
pub fn can_be_read(path: &Path) -> std::io::Result<()> {
    std::fs::File::open(path).map(drop)
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
