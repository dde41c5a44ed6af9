//! What this reader has loaded: the stories of all sources, merged, newest first.
//!
//! Pages ask here and lay out what they get. An edition only grows; it lives above the routes, so
//! that Back paints from memory.

mod front;
mod further;
mod listing;
mod page_cursor;
mod stories;
mod strip_layout;
#[cfg(test)]
mod tests;

pub use front::{Front, Strip, arranged, front};
pub use listing::{Listing, PAGE_OF_STORIES};
pub use stories::{Edition, Merged};
pub use strip_layout::StripLayout;
