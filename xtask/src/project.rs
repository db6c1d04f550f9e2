use crate::failure::Failure;
use std::fs;
use std::path::{Path, PathBuf};

/// The checkout that the commands work on, and the versions that it pins.
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The checkout that this program was built from.
    pub fn here() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
        Self {
            root: root.expect("xtask lies in the workspace").to_owned(),
        }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The release page.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A place for what can be made anew at any time.
    pub fn target(&self) -> PathBuf {
        self.root.join("target")
    }

    /// The text of a file of the project.
    pub fn read(&self, path: impl AsRef<Path>) -> Result<String, Failure> {
        let path = self.root.join(path);
        fs::read_to_string(&path).map_err(|error| {
            Failure::new(
                format!("{} can't be read ({error})", path.display()),
                "Restore it with git.",
            )
        })
    }

    /// The version of trunk that Trunk.toml asks for.
    pub fn trunk_version(&self) -> Result<String, Failure> {
        let version = trunk_version(&self.read("Trunk.toml")?).map(str::to_owned);
        version.ok_or_else(|| unpinned("Trunk.toml", "trunk-version = \">=…\""))
    }

    /// The version of wasm-bindgen in Cargo.lock. The command line tool must be exactly this one:
    /// the two share a format that changes with each release.
    pub fn wasm_bindgen_version(&self) -> Result<String, Failure> {
        let version = locked_version(&self.read("Cargo.lock")?, "wasm-bindgen").map(str::to_owned);
        version.ok_or_else(|| unpinned("Cargo.lock", "the package wasm-bindgen"))
    }

    /// Where `trunk serve` looks for the sandbox, by its proxies in Trunk.toml.
    pub fn dev_sandbox_port(&self) -> Result<u16, Failure> {
        let port = proxied_port(&self.read("Trunk.toml")?);
        port.ok_or_else(|| unpinned("Trunk.toml", "backend = \"http://127.0.0.1:PORT/…\""))
    }
}

fn unpinned(file: &str, what: &str) -> Failure {
    Failure::new(
        format!("{file} no longer has {what}"),
        "Restore it with git.",
    )
}

/// The text between quotes on the first line that starts with `key =`.
fn quoted<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.lines().find_map(|line| {
        let value = line.strip_prefix(key)?.trim_start().strip_prefix('=')?;
        value.trim().strip_prefix('"')?.strip_suffix('"')
    })
}

fn trunk_version(config: &str) -> Option<&str> {
    quoted(config, "trunk-version").map(|version| version.trim_start_matches(['>', '=']))
}

fn proxied_port(config: &str) -> Option<u16> {
    let address = quoted(config, "backend")?.strip_prefix("http://127.0.0.1:")?;
    address.split('/').next()?.parse().ok()
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut entries = lock.split("[[package]]");
    let entry = entries.find(|entry| quoted(entry, "name") == Some(package))?;
    quoted(entry, "version")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_one_of_the_package_with_exactly_that_name() {
        let lock = r#"version = 4

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.1"
dependencies = [
 "wasm-bindgen",
]

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
"#;
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }

    #[test]
    fn trunk_toml_pins_trunk_and_the_port_of_the_sandbox() {
        let config = "trunk-version = \">=0.21.14\"\n[[proxy]]\nbackend = \"http://127.0.0.1:8081/client\"\n";
        assert_eq!(trunk_version(config), Some("0.21.14"));
        assert_eq!(proxied_port(config), Some(8081));
    }

    #[test]
    fn this_checkout_pins_all_of_them() {
        let project = Project::here();
        assert!(project.trunk_version().is_ok());
        assert!(project.wasm_bindgen_version().is_ok());
        assert!(project.dev_sandbox_port().is_ok());
    }
}
