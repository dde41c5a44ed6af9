//! Related news over small papers of invented stories.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod evaluation;
mod honest;
mod hostile;
mod index;
mod paper;
mod reasons;
mod rules;
mod time;
