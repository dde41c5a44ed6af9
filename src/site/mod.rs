//! The site: pages and components, laid out from the edition.

#[cfg(feature = "site")]
mod app;
pub(crate) mod clock;
pub(crate) mod components;
#[cfg(feature = "site")]
mod context;
#[cfg(feature = "site")]
mod frame;
#[cfg(feature = "site")]
mod head;
#[cfg(feature = "site")]
mod navigation;
#[cfg(feature = "site")]
mod pages;
pub mod platform;
#[cfg(all(feature = "site", not(target_arch = "wasm32")))]
pub mod print;
#[cfg(feature = "site")]
mod reader;
#[cfg(feature = "site")]
mod search;
pub(crate) mod state;
#[cfg(feature = "site")]
mod story_loader;
#[cfg(feature = "site")]
mod structured_data;
pub(crate) mod words;

#[cfg(feature = "site")]
pub use app::start;
