//! JSON without a schema (RFC 8259): [`value()`] decodes a text, [`members`] only
//! splits one into its members, so that a malformed story deep inside does not affect the others.
//!
//! Why not `serde_json`'s own decoder: docs/decisions/0005-own-json.md.

mod cursor;
mod error;
mod outline;
mod value;

pub use error::SyntaxError;
pub use outline::{RawMember, members, skip_white_space};
pub use value::value;
