use crate::args::Args;
use crate::failure::Failure;
use crate::project::Project;
use crate::tools::Tools;
use crate::{compress, files, npm, page, release, size};
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
    println!(
        "\n{} is ready: copy it to any folder of any web server.",
        dist.display()
    );
    Ok(())
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
