//! Utilities for text and bytes shared by several modules: letters and case, percent-encoding, hashes, digits.

pub mod charset;
pub mod digits;
pub mod hash;
pub mod letters;
pub mod percent;
