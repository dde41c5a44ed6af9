//! A story as the index reads it.

use crate::ranking::tokenizer::fold_name;

/// A story as the index reads it: plain texts, each of which may be missing (empty).
#[derive(Clone, Copy, Debug, Default)]
pub struct Document<'a> {
    /// The headline; its first 64 tokens count.
    pub headline: &'a str,
    /// The standfirst; its first 128 tokens count.
    pub standfirst: &'a str,
    /// The text; its first 200 tokens count.
    pub body: &'a str,
    /// Topics, by their names; the first 32 count.
    pub tags: &'a [&'a str],
    /// The name of the section.
    pub section: &'a str,
    /// Authors, people and places; the first 16 count.
    pub names: &'a [&'a str],
    /// A language tag (`pt-BR`) of which the primary part counts.
    pub language: &'a str,
    /// When it was published, in seconds since 1970.
    pub date: Option<i64>,
}

/// The first character of a term that is a whole name, so that the tag "climate change" is a term of its own
/// beside its words. The name follows in the form of [`fold_name`], at most [`MAX_NAME_BYTES`] long. All
/// three sort before every word: no range of words contains them.
pub mod name_kind {
    /// A tag.
    pub const TAG: char = '\u{1}';
    /// A section.
    pub const SECTION: char = '\u{2}';
    /// An author, person or place.
    pub const NAME: char = '\u{3}';
}

/// Longest whole name in the dictionary, in bytes.
pub const MAX_NAME_BYTES: usize = 64;

/// The term of a whole name; `kind` is one of [`name_kind`].
pub(in crate::ranking) fn whole_name(kind: char, name: &str) -> String {
    let mut term = String::new();
    term.push(kind);
    fold_name(name, MAX_NAME_BYTES, &mut term);
    term
}
