//! A story as our own format: JSON Feed with `_dateline`, as `docs/FORMAT.md` describes it.
//!
//! A story that is written here and read again gives the same [`Article`](crate::article::Article), with
//! intended exceptions: a topic's id follows from its name, a story whose id is an address has that address,
//! pictures that came outside of the text are in it, and a credit that was found somewhere has its own field
//! from then on.

mod addresses;
mod exact;
pub mod format;
mod html;
mod item;

pub use addresses::{Addresses, HOME};
pub use exact::{exactly, is_exact, marked, unmarked};
pub use html::html;
pub use item::{Content, file, item, related_items};
