//! Golden files: what a page was when somebody last looked at it.

use std::path::PathBuf;
use std::{env, fs};

/// Compares HTML with its golden file, an element a line.
pub fn check(name: &str, html: &str) {
    let mut lines = html.replace("><", ">\n<");
    lines.push('\n');
    compare(&format!("{name}.html"), &lines);
}

/// Compares any other text.
pub fn check_text(name: &str, text: &str) {
    compare(&format!("{name}.txt"), text);
}

fn compare(file: &str, now: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pages/golden").join(file);
    if env::var_os("UPDATE_GOLDENS").is_some() {
        fs::write(&path, now).unwrap();
        return;
    }
    let before = fs::read_to_string(&path).unwrap_or_default();
    if before == now {
        return;
    }
    let line = before.lines().zip(now.lines()).take_while(|(before, now)| before == now).count();
    panic!(
        "{file} has changed in line {}:\n  before: {}\n  now:    {}\nUPDATE_GOLDENS=1 writes it anew.",
        line + 1,
        before.lines().nth(line).unwrap_or("(the end)"),
        now.lines().nth(line).unwrap_or("(the end)"),
    );
}
