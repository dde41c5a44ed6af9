//! The site: pages and components, laid out from the edition.

mod app;
mod clock;
mod components;
mod context;
mod frame;
mod head;
mod navigation;
mod pages;
pub mod platform;
#[cfg(not(target_arch = "wasm32"))]
pub mod print;
mod reader;
mod search;
mod state;
mod story_loader;
mod structured_data;
mod words;

pub use app::start;
