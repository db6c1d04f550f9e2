use std::path::{Path, PathBuf};
use std::{fs, io};

/// All files at and below `path`, in the order of their names; none when there is nothing at `path`.
pub fn below(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let mut entries: Vec<PathBuf> = fs::read_dir(path)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    entries.sort();
    let nested: Vec<Vec<PathBuf>> = entries
        .iter()
        .map(|entry| below(entry))
        .collect::<io::Result<_>>()?;
    Ok(nested.concat())
}

/// The files at and below `path` without their precompressed twins.
pub fn uncompressed(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = below(path)?;
    files.retain(|file| !has_extension(file, &["br", "gz"]));
    Ok(files)
}

/// Whether the name of `path` ends in one of `extensions`.
pub fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension()
        .is_some_and(|extension| extensions.iter().any(|wanted| extension == *wanted))
}
