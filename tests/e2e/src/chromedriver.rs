use std::env;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// The process that drives the browsers. It ends with the last test that holds it.
pub struct Chromedriver {
    process: Child,
    port: u16,
    /// Open for as long as the process may write to it.
    _words: BufReader<ChildStdout>,
}

/// The one that runs now; tests in a row share it.
static RUNNING: Mutex<Weak<Chromedriver>> = Mutex::new(Weak::new());

impl Chromedriver {
    /// The running one, or a new one on a free port.
    ///
    /// # Panics
    /// When there is none to be started.
    pub fn shared() -> Arc<Self> {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        running.upgrade().unwrap_or_else(|| {
            let new = Arc::new(Self::start());
            *running = Arc::downgrade(&new);
            new
        })
    }

    fn start() -> Self {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{} can't be started: {error}", program.display()));
        let stdout = process.stdout.take().expect("it was asked to be piped");
        let mut words = BufReader::new(stdout);
        let port = words
            .by_ref()
            .lines()
            .map_while(Result::ok)
            .find_map(|line| port_in(&line))
            .expect("chromedriver says on which port it was started");
        Self {
            process,
            port,
            _words: words,
        }
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        // Both fail only when it has ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// From "ChromeDriver was started successfully on port 40123."
fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}
