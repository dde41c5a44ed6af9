//! Related news and search. Pure: it is given stories and returns stories.
//!
//! Both use [`tokenizer`] and [`index`], which know plain texts only, no model of ours, so that they also run
//! in a worker of the browser and in the publisher's tool.

mod bloom;
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
