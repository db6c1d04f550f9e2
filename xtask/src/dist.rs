use crate::args::Args;
use crate::failure::Failure;
use crate::project::Project;
use crate::tools::Tools;
use crate::{compress, files, npm, page, release, size};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// `cargo xtask build`: dist/, and beside each of its files the same in brotli (.br) and gzip (.gz), for a server that
/// picks by `Accept-Encoding`; and the npm package.
pub fn run(project: &Project, args: Args) -> Result<(), Failure> {
    args.finish()?;
    let tools = Tools::prepare(project)?;
    page::release(project, &tools)?;
    let dist = project.dist();
    precompress(&dist).map_err(|error| {
        Failure::new(
            format!("{} can't be compressed ({error})", dist.display()),
            "Check its permissions and the free disk space.",
        )
    })?;
    let release = release::folder_of(&dist).map_err(|error| {
        Failure::new(
            format!("{} has no release ({error})", dist.display()),
            "Delete it and run the command again.",
        )
    })?;
    npm::pack(project, &release)?;
    size::check(project)?;
    let sum = checksum(&dist).map_err(|error| {
        Failure::new(
            format!("{} can't be read ({error})", dist.display()),
            "Check its permissions.",
        )
    })?;
    println!("\nsha256 of all files: {sum} (docs/reliability.md says what for)");
    println!(
        "{} is ready: copy it to any folder of any web server.",
        dist.display()
    );
    Ok(())
}

/// What `find . -type f ! -name '*.br' ! -name '*.gz' | LC_ALL=C sort | xargs sha256sum | sha256sum` prints in a folder.
fn checksum(folder: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    for file in files::uncompressed(folder)? {
        let name = file.strip_prefix(folder).unwrap_or(&file);
        files.push((format!("./{}", name.display()), fs::read(&file)?));
    }
    files.sort();
    let line = |(name, bytes): &(String, Vec<u8>)| format!("{}  {name}\n", sha256(bytes));
    Ok(sha256(
        files.iter().map(line).collect::<String>().as_bytes(),
    ))
}

fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Puts `.br` and `.gz` beside each file.
pub fn precompress(dist: &Path) -> io::Result<()> {
    for file in files::uncompressed(dist)? {
        let bytes = fs::read(&file)?;
        fs::write(with_suffix(&file, "br"), compress::brotli(&bytes)?)?;
        fs::write(with_suffix(&file, "gz"), compress::gzip(&bytes)?)?;
    }
    Ok(())
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_has_the_checksum_that_a_shell_gives_it() {
        let folder = std::env::temp_dir().join(format!("checksum-{}", std::process::id()));
        fs::create_dir_all(folder.join("r")).unwrap();
        for (name, text) in [
            ("r/a.js", "one"),
            ("r.html", "two"),
            ("r.html.br", "not counted"),
        ] {
            fs::write(folder.join(name), text).unwrap();
        }
        // printf of both lines into sha256sum.
        let lines = [
            "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3  ./r.html\n",
            "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed  ./r/a.js\n",
        ];
        assert_eq!(
            checksum(&folder).unwrap(),
            sha256(lines.concat().as_bytes())
        );
        fs::remove_dir_all(&folder).unwrap();
    }
}
