//! What comes of a body.

#[cfg(not(target_arch = "wasm32"))]
use super::losses::Loss;
use crate::article::Block;

/// A body that has been let through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// The story.
    pub blocks: Vec<Block>,
    /// What was left out, by name, and how often: elements that went with their content,
    /// pictures and frames without a safe address, `hidden` elements; `markup` if the text was
    /// over a limit and only its words are left.
    pub dropped: Vec<(String, u32)>,
    /// The same one by one, each with its place.
    #[cfg(not(target_arch = "wasm32"))]
    pub losses: Vec<Loss>,
}
