//! A story as our own format: JSON Feed with `_dateline`, as `docs/FORMAT.md` describes it.
//!
//! What is written here and read again gives the same [`Article`](crate::article::Article), with
//! two exceptions that are meant: a topic's id follows from its name, and a credit that was found
//! somewhere has its own field from then on.

mod addresses;
mod html;
mod item;

pub use addresses::{Addresses, HOME};
pub use html::html;
pub use item::{Content, file, item};
