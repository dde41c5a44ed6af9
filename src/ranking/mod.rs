//! Which stories belong together. Pure: it is given stories and returns stories.

mod related;

pub use related::{Reason, Related, related};
