//! The npm package: the files of the release that an element needs, and what embed/ has beside them.

use crate::failure::Failure;
use crate::project::Project;
use crate::{files, process};
use std::path::Path;
use std::process::Command;
use std::{fs, io};

/// Files of the release, and their names in the package where these differ.
const OF_RELEASE: [(&str, &str); 4] = [
    ("element.js", "share-code-dashboard.js"),
    ("page.wasm", "page.wasm"),
    ("lazy.wasm", "lazy.wasm"),
    ("app.css", "app.css"),
];

/// Files of the project.
const OF_PROJECT: [(&str, &str); 8] = [
    ("dist/share-code-frame.js", "share-code-frame.js"),
    (
        "embed/share-code-dashboard.d.ts",
        "share-code-dashboard.d.ts",
    ),
    ("embed/share-code-frame.d.ts", "share-code-frame.d.ts"),
    ("embed/README.md", "README.md"),
    ("docs/embedding.md", "embedding.md"),
    ("dist/licenses.txt", "licenses.txt"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// Packs what `release` (a folder of dist/) holds into target/npm/. Without npm the folder is there, and not packed.
pub fn pack(project: &Project, release: &Path) -> Result<(), Failure> {
    let home = project.target().join("npm");
    let package = home.join("package");
    gather(project, release, &package).map_err(|error| {
        Failure::new(
            format!("{} can't be filled ({error})", package.display()),
            "Check its permissions and the free disk space.",
        )
    })?;
    let mut npm = Command::new("npm");
    npm.args(["pack", "--silent", "--pack-destination"])
        .arg(&home)
        .current_dir(&package);
    if process::output(Command::new("npm").arg("--version")).is_none() {
        println!(
            "{} is the npm package; npm, which packs it, is not installed.",
            package.display()
        );
    } else if !process::succeeds(&mut npm) {
        return Err(Failure::new(
            format!("npm can't pack {}", package.display()),
            "Its message is above.",
        ));
    }
    Ok(())
}

fn gather(project: &Project, release: &Path, package: &Path) -> io::Result<()> {
    let _ = fs::remove_dir_all(package);
    fs::create_dir_all(package)?;
    for (from, to) in OF_RELEASE {
        fs::copy(release.join(from), package.join(to))?;
    }
    for (from, to) in OF_PROJECT {
        fs::copy(project.root().join(from), package.join(to))?;
    }
    for language in files::below(release)? {
        if files::has_extension(&language, &["json"]) {
            fs::copy(
                &language,
                package.join(language.file_name().unwrap_or_default()),
            )?;
        }
    }
    let manifest = fs::read_to_string(project.root().join("embed/package.json"))?;
    let manifest = manifest.replace("0.0.0", env!("CARGO_PKG_VERSION"));
    fs::write(package.join("package.json"), manifest)
}
