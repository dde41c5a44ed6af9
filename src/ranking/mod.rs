//! Which stories belong together, and which ones a reader looks for. Pure: it is given stories
//! and returns stories.
//!
//! [`tokenizer`] and [`index`] are what related news and search share. They know plain texts only,
//! no model of ours, so that they also run in a worker of the browser and in the publisher's tool.

mod document;
mod fold;
pub mod index;
mod math;
pub mod related;
pub mod search;
pub mod shards;
mod stored_fields;
pub mod tokenizer;

pub use document::{Indexed, with_document};
pub use related::{Related, add_by_tags, chosen_by_editor};
