use crate::engine::Engine;
use crate::port;
use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// The process that drives browsers.
pub struct Driver {
    process: Running,
    port: u16,
    /// What its browsers are drawn on, where they need that.
    _screen: Option<Arc<Screen>>,
}

/// Ends with this.
struct Running(Child);

/// A screen that nobody sees: Xvfb.
struct Screen {
    _process: Running,
    /// As in `DISPLAY`.
    name: String,
    /// Open for as long as the process may write to it.
    _words: BufReader<ChildStdout>,
}

/// The chromedriver that runs now; tests in a row share it. The other drivers have one browser each.
static SHARED: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

static SCREEN: Mutex<Weak<Screen>> = Mutex::new(Weak::new());

impl Driver {
    /// One that can start a browser.
    ///
    /// # Panics
    /// When there is none to be started.
    pub async fn of(engine: Engine) -> Arc<Self> {
        let driver = if engine == Engine::Chromium {
            shared(&SHARED, || Self::start(engine))
        } else {
            Arc::new(Self::start(engine))
        };
        let words = || format!("the driver {} does not", driver.process.0.id());
        port::is_listened_to(driver.port, words).await;
        driver
    }

    fn start(engine: Engine) -> Self {
        let (variable, name) = engine.driver();
        let program = env::var_os(variable).unwrap_or_else(|| OsString::from(name));
        let port = port::free();
        let mut command = Command::new(&program);
        command.arg(format!("--port={port}"));
        if engine == Engine::Firefox {
            // Its browser has a second and a third way in.
            command
                .arg("--marionette-port=0")
                .arg(format!("--websocket-port={}", port::free()));
        }
        let screen = (engine == Engine::WebKit).then(|| shared(&SCREEN, Screen::start));
        if let Some(screen) = &screen {
            command.env("DISPLAY", &screen.name).envs([
                ("GDK_BACKEND", "x11"),
                ("LANG", "en_US.UTF-8"),
                ("LANGUAGE", "en_US"),
                ("LIBGL_ALWAYS_SOFTWARE", "1"),
                ("NO_AT_BRIDGE", "1"),
            ]);
        }
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let process = command.spawn();
        let process = process
            .unwrap_or_else(|error| panic!("{} can't be started: {error}", program.display()));
        Self {
            process: Running(process),
            port,
            _screen: screen,
        }
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Screen {
    fn start() -> Self {
        let mut process = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1920x1200x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("Xvfb can't be started: {error}"));
        let stdout = process.stdout.take().expect("it was asked to be piped");
        let mut words = BufReader::new(stdout);
        let number = words.by_ref().lines().next();
        let number = number.and_then(Result::ok).expect("Xvfb says its number");
        Self {
            _process: Running(process),
            name: format!(":{}", number.trim()),
            _words: words,
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only when it has ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The one that runs, or a new one.
pub fn shared<T>(running: &Mutex<Weak<T>>, start: impl FnOnce() -> T) -> Arc<T> {
    let mut running = running.lock().unwrap_or_else(PoisonError::into_inner);
    running.upgrade().unwrap_or_else(|| {
        let new = Arc::new(start());
        *running = Arc::downgrade(&new);
        new
    })
}
