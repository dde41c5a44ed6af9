//! What only a browser can tell: the adapters, and the gate with the browser's own parser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod adapters;
mod bodies;
mod elements;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
