//! The stories that this reader has loaded, of all sources, merged, newest first.
//!
//! Pages query it and lay out the result. It is kept above the routes, so that Back renders from
//! memory.

mod front;
mod further;
mod listing;
mod page_cursor;
mod stories;
mod strip_layout;
#[cfg(test)]
mod tests;

pub use front::{Front, LEAD_CANDIDATES, Strip, arranged, front};
pub use listing::{Listing, PAGE_OF_STORIES};
pub use stories::{Edition, Merged};
pub use strip_layout::StripLayout;
