//! Loading: from the network, or from the offline cache, into the edition.

mod any_feed;
mod errors;
mod loaded_page;
mod loader;
mod notice;
pub mod prefetch;
#[cfg(feature = "source-queries")]
mod queryable_source;
mod source_pages;
#[cfg(not(feature = "source-queries"))]
mod static_source;
mod story;

pub use errors::LoadError;
pub use loader::StoryLoader;
pub use notice::Notice;
pub use story::Opened;
