//! Serving a site on this computer while it is being written: it is made again at each change, and pages that are open
//! load again.

mod answer;

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use super::build::{BuildOptions, build};
use super::error::PublishError;
use super::project::Project;
use super::sources::{Inputs, KEPT};
use crate::article::Timestamp;
use crate::press::Faults;
use answer::Answerer;

/// How often it is looked for changes.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// How long a browser may take to say what it wants.
const PATIENCE: Duration = Duration::from_secs(10);
/// How much a browser may say.
const MAX_REQUEST: u64 = 16 * 1024;

/// How a site is served.
pub struct ServeOptions<'a> {
    /// The folder with `dateline.json`.
    pub folder: &'a Path,
    /// The template of the site; `None` is the one that the program carries.
    pub site: Option<&'a Path>,
    /// The port at 127.0.0.1.
    pub port: u16,
    /// Whether the site is opened in the browser.
    pub opens: bool,
    /// The present moment.
    pub now: &'a (dyn Fn() -> Timestamp + Sync),
    /// Tells somebody what happens.
    pub say: &'a (dyn Fn(&str) + Sync),
}

impl ServeOptions<'_> {
    /// The project, as it is served here: in a folder of its own, for its pages name this computer.
    fn project(&self) -> Result<Project, PublishError> {
        let project = Project::open(self.folder, None)?;
        let here = format!("http://127.0.0.1:{}{}", self.port, project.base);
        Ok(Project::open(self.folder, Some(&here))?.into_folder(&format!("{KEPT}/served")))
    }

    fn build(&self, project: &Project) -> Result<bool, PublishError> {
        let options =
            BuildOptions { site: self.site, faults: Faults::LeaveOut, now: (self.now)(), progress: &|_| {} };
        let report = build(project, &options)?;
        for line in report.faults.iter().map(|fault| format!("left out: {fault}")).chain(report.notes) {
            (self.say)(&line);
        }
        if !report.is_current {
            (self.say)(&format!("{} stories, {} files written", report.stories, report.written));
        }
        Ok(!report.is_current)
    }
}

/// Makes the site, and serves it until the program is stopped.
///
/// # Errors
/// When it cannot be made the first time, or the port is taken. Later faults are said, and the site stays as it was.
pub fn serve(options: &ServeOptions) -> Result<(), PublishError> {
    let project = options.project()?;
    // Before the site is made: a port that is taken is said at once.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
        .map_err(|error| PublishError::Port(options.port, error))?;
    options.build(&project)?;
    let address = format!("http://127.0.0.1:{}{}", options.port, project.base);
    (options.say)(&format!("serving {address} (stop with Ctrl+C)"));
    if options.opens {
        open(&address);
    }
    let version = AtomicU64::new(0);
    let answerer = Answerer { root: project.output(), base: project.base.clone(), port: options.port };
    thread::scope(|scope| {
        scope.spawn(|| watch(options, &project, &version));
        for stream in listener.incoming().flatten() {
            let (answerer, version) = (&answerer, &version);
            scope.spawn(move || {
                // A browser that hangs up is no fault.
                drop(converse(&stream, answerer, version));
            });
        }
    });
    Ok(())
}

/// Makes the site again when something has changed.
fn watch(options: &ServeOptions, project: &Project, version: &AtomicU64) {
    let state = |project: &Project| {
        let settings = project.block.clone();
        Inputs::of(project).map(|inputs| (settings, inputs.fingerprint()))
    };
    let mut last = state(project).ok();
    let mut said = String::new();
    loop {
        thread::sleep(LOOK_EVERY);
        let done = options.project().and_then(|project| {
            let now = state(&project)?;
            let is_local = project.sources.iter().all(|source| !source.is_remote());
            // Other servers are not asked twice a second; what is on this computer is looked at, pictures too.
            if !is_local && last.as_ref() == Some(&now) {
                return Ok(false);
            }
            last = Some(now);
            options.build(&project)
        });
        match done {
            Ok(has_changed) => {
                said.clear();
                if has_changed {
                    version.fetch_add(1, Ordering::Relaxed);
                }
            }
            Err(error) => {
                // Once, not twice a second.
                let why = error.to_string();
                if why != said {
                    (options.say)(&why);
                    said = why;
                }
            }
        }
    }
}

/// Answers one request.
fn converse(stream: &TcpStream, answerer: &Answerer, version: &AtomicU64) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(std::io::Read::take(stream, MAX_REQUEST)).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    let mut host = String::new();
    for line in lines {
        let line = line?;
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("host")
        {
            value.trim().clone_into(&mut host);
        }
    }
    let mut parts = first.split_whitespace();
    let (method, target) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let mut stream = stream;
    if answerer.is_of_changes(target, &host) {
        return tell_changes(stream, version);
    }
    let answer = answerer.answer(method, target, &host);
    stream.write_all(answer.head().as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&answer.body)?;
    }
    stream.flush()
}

/// Tells a page when the site has been made again (server-sent events).
fn tell_changes(mut stream: &TcpStream, version: &AtomicU64) -> std::io::Result<()> {
    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n")?;
    let mut known = version.load(Ordering::Relaxed);
    loop {
        thread::sleep(LOOK_EVERY);
        let now = version.load(Ordering::Relaxed);
        // A comment finds out whether the page is still there.
        stream.write_all(if now == known { b":\n\n" } else { b"data: changed\n\n" })?;
        stream.flush()?;
        known = now;
    }
}

/// Opens an address in the browser; where there is none, the address has been said.
fn open(address: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let opened = Command::new(program)
        .args(arguments)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    drop(opened);
}
