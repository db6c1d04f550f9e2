use crate::browser::{install, may_install};
use crate::failure::Failure;
use crate::process;
use std::path::Path;
use std::process::Command;

/// The servers whose recipes in deploy/ are tested, and where Debian puts them beside PATH.
const SERVERS: [(&str, &str); 2] = [("nginx", "/usr/sbin/nginx"), ("caddy", "/usr/bin/caddy")];

/// Makes sure that nginx and Caddy are there. Installs Debian's packages when one is absent and this user may.
pub fn ensure() -> Result<(), Failure> {
    let absent = || SERVERS.iter().filter(|(name, path)| !is_there(name, path));
    let names: Vec<&str> = absent().map(|(name, _)| *name).collect();
    if names.is_empty() || may_install() && install(&names) && absent().count() == 0 {
        return Ok(());
    }
    Err(Failure::new(
        format!(
            "the tests of the recipes in deploy/ need {}",
            names.join(" and ")
        ),
        "Install them: `apt-get install nginx caddy` on Debian or Ubuntu, `dnf install nginx caddy` on Fedora.",
    ))
}

fn is_there(name: &str, path: &str) -> bool {
    Path::new(path).is_file() || process::output(Command::new(name).arg("version")).is_some()
}
