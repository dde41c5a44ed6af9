//! Search over whole editions: what it finds, in which order, what it shows of it, and that
//! nothing that can come in takes it long or stops it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod behaviour;
mod bundled;
mod chance;
mod corpus;
mod hostile;
mod invented;
mod known_items;
mod other_words;
mod paper;
mod printed;
mod sharded;
