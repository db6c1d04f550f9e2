//! What the page is made of beside Rust and JavaScript, in the form in which it is served.

use crate::args::Args;
use crate::failure::Failure;
use crate::project::Project;
use crate::release::{self, Listed};
use crate::{locale, style};
use std::fs;

/// `cargo xtask assets`: below target/, the style sheet, the languages, and the list of the page's files as trunk serves
/// them. Trunk calls it before each build.
pub fn run(project: &Project, args: Args) -> Result<(), Failure> {
    args.finish()?;
    write(project, "style/app.css", &style::joined(project)?)?;
    let mut listed = vec![
        Listed::new("page", "page_bg.wasm"),
        Listed::new("css", "app.css"),
    ];
    for (tag, texts) in locale::compiled(project)? {
        let name = format!("locale/{tag}.json");
        write(project, &name, &texts)?;
        listed.push(Listed::language(&tag, &name));
    }
    write(project, "web/files.js", &release::list(&listed))
}

fn write(project: &Project, name: &str, text: &str) -> Result<(), Failure> {
    let target = project.target().join(name);
    // Writing the same again would wake whoever watches the file.
    if fs::read_to_string(&target).is_ok_and(|present| present == text) {
        return Ok(());
    }
    let folder = target.parent().expect("a folder of target");
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(&target, text));
    written.map_err(|error| {
        Failure::new(
            format!("{} can't be written ({error})", target.display()),
            "Check its permissions and the free disk space.",
        )
    })
}
