//! In which fields of a story a term occurs, and how often: one byte a posting.

/// Packed counts of a term by field; the masks of this module take it apart.
pub type FieldCounts = u8;

/// Occurrences in the headline: 0 to 3 (3 and more).
pub const HEADLINE: FieldCounts = 0b0000_0011;
/// Occurrences in the standfirst: 0 to 3 (3 and more), in units of 4.
pub const STANDFIRST: FieldCounts = 0b0000_1100;
/// Occurrences in the first words of the text, in units of 16: 1 once, 2 two or three times, 3 four
/// times and more.
pub const BODY: FieldCounts = 0b0011_0000;
/// Set for a word of a tag or of the section and for such a name as a whole.
pub const LABEL: FieldCounts = 0b0100_0000;
/// Set for a word of the name of an author, person or place and for such a name as a whole.
pub const NAME: FieldCounts = 0b1000_0000;
