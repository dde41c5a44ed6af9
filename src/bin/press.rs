//! The publisher's tool: makes an edition out of article files.
//!
//! ```text
//! cargo run --bin press -- head public/edition
//! ```
//!
//! Reads `articles/*.json` below the folder, checks each, and writes the head (`feed.json`) and its
//! older pages (`feed-2.json` …): the same stories as cards, newest first, without their texts.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use std::path::PathBuf;
    use std::process::ExitCode;

    use dateline::press::write_head;

    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [command, folder] = arguments.as_slice() else {
        eprintln!("usage: press head <folder with articles/*.json>");
        return ExitCode::from(2);
    };
    if command != "head" {
        eprintln!("press: there is no command {command:?}; there is: head");
        return ExitCode::from(2);
    }
    match write_head(&PathBuf::from(folder)) {
        Ok(written) => {
            println!("{} stories on {} pages", written.stories, written.pages.len());
            for page in &written.pages {
                println!("  {}", page.display());
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("press: {error}");
            ExitCode::FAILURE
        }
    }
}
