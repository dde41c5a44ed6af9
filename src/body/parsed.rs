//! What comes of a body.

use crate::article::Block;

/// A body that has been let through.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The story.
    pub blocks: Vec<Block>,
    /// What was left out, by name, and how often: elements that went with their content,
    /// pictures and frames without a safe address, `hidden` elements; `markup` if the text was
    /// over a limit and only its words are left.
    pub dropped: Vec<(String, u32)>,
}
