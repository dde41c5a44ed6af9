//! Which stories belong together, and which ones a reader looks for. Pure: it is given stories
//! and returns stories.
//!
//! [`tokens`] and [`index`] are what related news and search share. They know plain texts only,
//! no model of ours, so that they also run in a worker of the browser and in the publisher's tool.

mod by_tags;
mod clippings;
mod expand;
mod facets;
mod fold;
mod growing;
pub mod index;
mod marks;
mod merge;
mod nearness;
pub mod query;
mod reading;
mod reason;
pub mod related;
pub mod search;
mod segment;
pub mod shards;
pub mod tokens;
mod typo;
mod weights;

pub use by_tags::{Related, add_by_tags, chosen_by_editor};
