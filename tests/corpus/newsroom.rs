//! Writes a native feed of as many stories as asked for, to be pressed into an edition.
//!
//! ```text
//! cargo run --example newsroom -- 4000 > feed.json
//! ```
#![allow(clippy::expect_used, reason = "a tool of tests may fail loudly")]

#[path = "generated.rs"]
mod generated;

fn main() {
    let stories = std::env::args().nth(1).and_then(|count| count.parse().ok());
    print!("{}", generated::feed(0..stories.expect("how many stories?")));
}
