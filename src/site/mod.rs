//! The site: pages and components, laid out from what the edition has.

mod app;
mod components;
mod context;
mod head;
mod navigation;
mod pages;
mod reader;
mod search;
mod state;
mod story_loader;
mod structured_data;
mod words;

pub use app::start;
