//! `dateline build` as a newsroom runs it: sources, pages, feeds, and what happens when something goes wrong.
#![cfg(all(unix, not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod again;
mod faults;
#[path = "../corpus/generated.rs"]
mod generated;
mod pages;
mod pictures;
mod project;
mod sources;
