//! JSON without a schema (RFC 8259): [`value()`] decodes a text, [`members`] only
//! cuts one into its parts, so that a broken story deep inside does not stop the others.
//!
//! Why not `serde_json`'s own decoder: docs/decisions/0005-own-json.md.

mod cursor;
mod error;
mod outline;
mod value;

pub use error::SyntaxError;
pub use outline::{RawMember, members, skip_white_space};
pub use value::value;
