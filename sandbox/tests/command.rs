//! The program as a shell sees it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

fn sandbox(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_sandbox"))
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn it_says_where_it_listens_names_a_taken_port_and_stops_when_told() {
    let mut running = sandbox(&["--port", "0", "--codes", "1"]);
    let mut lines = BufReader::new(running.stdout.take().unwrap()).lines();
    let ready = lines.next().unwrap().unwrap();
    let port = ready
        .strip_prefix("sandbox ready on http://127.0.0.1:")
        .unwrap();
    assert_eq!(
        lines.next().unwrap().unwrap(),
        "reseller key: demo-reseller-key"
    );
    assert_eq!(
        lines.next().unwrap().unwrap(),
        "customer key: demo-customer-key"
    );

    let second = sandbox(&["--port", port]).wait_with_output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    assert_eq!(
        String::from_utf8(second.stderr).unwrap(),
        format!(
            "sandbox: port {port} on 127.0.0.1 is taken: stop what uses it, or choose another with --port\n"
        )
    );

    let stop = Command::new("kill")
        .args(["-TERM", &running.id().to_string()])
        .status()
        .unwrap();
    assert!(stop.success());
    assert_eq!(running.wait().unwrap().code(), Some(0));
}

#[test]
fn a_wrong_dialect_is_answered_with_the_right_ones() {
    let output = sandbox(&["--dialect", "weeks"]).wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let problem = String::from_utf8(output.stderr).unwrap();
    assert!(
        problem.contains("unknown dialect \"weeks\": expected a, b, c,"),
        "{problem}"
    );
}
