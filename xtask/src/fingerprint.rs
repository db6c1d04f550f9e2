use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A value that changes when one of `files` is added, removed, renamed (seen from `root`) or given other contents.
/// Times don't count: a checkout or a copy leaves it as it is.
///
/// It may differ between compilers, which costs a rebuild and no more.
pub fn of(root: &Path, files: &[PathBuf]) -> io::Result<u64> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.strip_prefix(root).unwrap_or(file).hash(&mut hasher);
        fs::read(file)?.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;

    #[test]
    fn it_follows_names_and_contents_and_nothing_else() {
        let root = std::env::temp_dir().join(format!("fingerprint-{}", std::process::id()));
        fs::create_dir_all(root.join("src/deep")).unwrap();
        fs::write(root.join("src/deep/a.rs"), "one").unwrap();
        let now = || of(&root, &files::below(&root.join("src")).unwrap()).unwrap();

        let first = now();
        fs::write(root.join("src/deep/a.rs"), "one").unwrap();
        fs::write(root.join("beside"), "not an input").unwrap();
        assert_eq!(now(), first);

        fs::write(root.join("src/deep/a.rs"), "two").unwrap();
        assert_ne!(now(), first);

        fs::write(root.join("src/deep/a.rs"), "one").unwrap();
        fs::rename(root.join("src/deep/a.rs"), root.join("src/deep/b.rs")).unwrap();
        assert_ne!(now(), first);

        fs::remove_dir_all(&root).unwrap();
    }
}
