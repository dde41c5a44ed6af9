//! The command line.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Args, Parser, Subcommand};
use dateline::article::Timestamp;
use dateline::disk;

use super::{build, check, edition, new, serve};

/// The arguments of the program.
#[derive(Parser)]
#[command(
    version,
    about = "A news site from JSON, RSS, Atom, WordPress or Ghost: static pages that are alive in the browser",
    max_term_width = 100,
    arg_required_else_help = true
)]
struct CommandLine {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Begin a site: a folder with dateline.json, a first story, and a workflow that publishes it
    New {
        /// The folder, which must not be there yet; the paper is called like it
        folder: PathBuf,
    },
    /// Make the site: from dateline.json to the folder public/
    Build(BuildArguments),
    /// Make the site, serve it on this computer, and make and load it again at each change
    Serve(ServeArguments),
    /// Say what is in feeds, and what a reader would not get as it was sent
    Check(CheckArguments),
    /// Write the head of an edition, feed.json, from its articles/*.json
    Head {
        /// The folder of the edition
        folder: PathBuf,
    },
    /// Write an edition of any size from one feed with the texts of all stories, without a site
    Split {
        /// The feed, in any format that the site reads
        feed: PathBuf,
        /// The folder of the edition
        folder: PathBuf,
        /// Go on when something is wrong with a story, and name it
        #[arg(long)]
        leave_out: bool,
    },
}

/// What `build` takes.
#[derive(Args)]
pub struct BuildArguments {
    /// The folder with dateline.json
    #[arg(default_value = ".")]
    pub folder: PathBuf,
    /// The public address of the site, in the place of "url" in dateline.json
    #[arg(long, value_name = "ADDRESS")]
    pub url: Option<String>,
    /// Write nothing if anything is wrong with any story, instead of leaving out what is
    #[arg(long)]
    pub strict: bool,
    /// Make pictures in sizes of 320 to 1920 pixels, as JPEG and WebP, each once
    #[arg(long)]
    pub pictures: bool,
    /// What was done, as JSON
    #[arg(long)]
    pub json: bool,
    /// The prebuilt site to use, in the place of the one in this program
    #[arg(long, value_name = "FOLDER")]
    pub site: Option<PathBuf>,
}

/// What `serve` takes.
#[derive(Args)]
pub struct ServeArguments {
    /// The folder with dateline.json
    #[arg(default_value = ".")]
    pub folder: PathBuf,
    /// Open the site in the browser
    #[arg(long)]
    pub open: bool,
    /// The port at 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// The prebuilt site to use, in the place of the one in this program
    #[arg(long, value_name = "FOLDER")]
    pub site: Option<PathBuf>,
}

/// What `check` takes.
#[derive(Args)]
pub struct CheckArguments {
    /// Files, addresses, or folders of which every .json file is checked
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// One JSON list instead, with an object for each file
    #[arg(long)]
    pub json: bool,
}

/// Exit codes: 0, done; 1, not done or not all right, and the words say why; 2, wrong arguments, or nothing that could
/// be read.
pub fn run() -> ExitCode {
    match CommandLine::parse().task {
        Task::New { folder } => said(new::new(&folder)),
        Task::Build(arguments) => said(build::build(&arguments)),
        Task::Serve(arguments) => said(serve::serve(&arguments)),
        Task::Check(arguments) => check::check(&arguments),
        Task::Head { folder } => said(edition::head(&folder)),
        Task::Split { feed, folder, leave_out } => said(edition::split(&feed, &folder, leave_out)),
    }
}

fn said(done: Result<String, String>) -> ExitCode {
    match done.map(|words| disk::print(&words)) {
        Ok(Ok(())) => return ExitCode::SUCCESS,
        Ok(Err(error)) => eprintln!("dateline: what was done cannot be printed: {error}"),
        Err(why) => eprintln!("dateline: {}", why.trim_end()),
    }
    ExitCode::FAILURE
}

/// The present moment: a story under embargo must not be written before its time.
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now = i64::try_from(since.as_secs()).ok().and_then(Timestamp::from_seconds);
    now.unwrap_or(Timestamp::EPOCH)
}

/// The most lines of one kind that are printed.
const MAX_NAMED: usize = 20;

/// The first lines, each with the prefix `start`, and how many more there are.
pub fn named(lines: &[String], start: &str) -> String {
    let mut named =
        lines.iter().take(MAX_NAMED).fold(String::new(), |named, line| named + start + line + "\n");
    if lines.len() > MAX_NAMED {
        named.push_str(&format!("{start}and {} more\n", lines.len() - MAX_NAMED));
    }
    named
}
