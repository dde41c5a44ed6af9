//! The result of parsing a body.

#[cfg(not(target_arch = "wasm32"))]
use super::losses::Loss;
use crate::article::Block;

/// A parsed body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// The text.
    pub blocks: Vec<Block>,
    /// Dropped content by name, with counts: elements that were dropped with their content, pictures and
    /// frames without a safe address, `hidden` elements; `markup` if the text was over a limit and only
    /// its words are kept.
    pub dropped: Vec<(String, u32)>,
    /// The same one by one, each with its position.
    #[cfg(not(target_arch = "wasm32"))]
    pub losses: Vec<Loss>,
}
