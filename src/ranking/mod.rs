//! Which stories belong together, and which ones a reader looks for. Pure: it is given stories
//! and returns stories.
//!
//! [`tokenizer`] and [`index`] are what related news and search share. They know plain texts only,
//! no model of ours, so that they also run in a worker of the browser and in the publisher's tool.

mod fold;
pub mod index;
mod math;
pub mod related;
pub mod search;
pub mod shards;
mod stored_fields;
mod story_document;
pub mod tokenizer;

pub use related::{Related, add_by_tags, chosen_by_editor};
pub use story_document::{Indexed, with_document};
