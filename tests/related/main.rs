//! Related news over small papers of invented stories.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../search/chance.rs"]
#[expect(dead_code, reason = "made for the tests of search")]
mod chance;
mod evaluation;
mod games;
mod honest;
mod hostile;
mod index;
mod paper;
mod reasons;
mod rules;
mod templates;
mod time;
