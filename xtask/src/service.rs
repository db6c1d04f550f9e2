use crate::failure::Failure;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

/// How long a service may take to end by itself before it is killed.
const GRACE: Duration = Duration::from_secs(2);

/// What happens while services run.
pub enum Event {
    /// A service printed a line.
    Said(String),
    /// The service of this name has ended.
    Ended(&'static str),
    /// The person wants everything to stop.
    Stop,
}

/// A program that runs until it is dropped.
pub struct Service {
    child: Child,
    /// Closed once the program has ended.
    ended: Receiver<()>,
}

impl Service {
    /// Starts `command`, whose output becomes events.
    pub fn start(
        name: &'static str,
        command: &mut Command,
        events: &Sender<Event>,
    ) -> Result<Self, Failure> {
        let spawned = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
        let mut child = spawned.map_err(|error| {
            Failure::new(
                format!("{name} did not start ({error})"),
                "Run the command again.",
            )
        })?;
        let stdout = child.stdout.take().expect("stdout is piped");
        let (end, ended) = channel::<()>();
        let events = events.clone();
        // The receivers live as long as the command runs: a failed send means that nobody is left to tell.
        thread::spawn(move || {
            for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line).into_owned();
                let _ = events.send(Event::Said(line));
            }
            let _ = events.send(Event::Ended(name));
            drop(end);
        });
        Ok(Self { child, ended })
    }
}

impl Drop for Service {
    /// Asks the program to end as Ctrl-C would, and kills it when it doesn't. After a Ctrl-C in a terminal it has had
    /// the signal already; after a `kill` of this program alone it has not.
    fn drop(&mut self) {
        let pid = self.child.id().to_string();
        let asked = Command::new("kill")
            .args(["-INT", &pid])
            .stderr(Stdio::null())
            .status();
        if asked.is_ok() {
            let _ = self.ended.recv_timeout(GRACE);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The events of the services that are given its sender, and the person's wish to stop (Ctrl-C, or a polite kill).
pub fn events() -> (Sender<Event>, Receiver<Event>) {
    let (sender, receiver) = channel();
    let stop = sender.clone();
    ctrlc::set_handler(move || drop(stop.send(Event::Stop))).expect("the only handler");
    (sender, receiver)
}
