//! Running other programs to their end.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Runs `command` with this terminal as its own; whether it started and ended well.
pub fn succeeds(command: &mut Command) -> bool {
    command.status().is_ok_and(|status| status.success())
}

/// What `command` printed, without the blanks around it; `None` when it is absent or failed.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    output.status.success().then(|| text.trim().to_owned())
}

/// Runs `command`, showing each line of its output as it comes and handing it to `on_line`;
/// whether it started and ended well.
pub fn succeeds_watched(command: &mut Command, mut on_line: impl FnMut(&str)) -> bool {
    let Ok(mut child) = command.stdout(Stdio::piped()).spawn() else {
        return false;
    };
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            on_line(&line);
        }
    }
    child.wait().is_ok_and(|status| status.success())
}
