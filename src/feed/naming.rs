//! A headline and an address for a story, from what there is.

use crate::article::{SafeUrl, Slug};
use crate::text::percent;

/// How many characters of a text serve as headline where there is no title.
pub(super) const HEADLINE_FROM_TEXT: usize = 90;

/// The first `most` characters of a text, cut between words.
pub(super) fn beginning(text: &str, most: usize) -> String {
    let mut end = text.len();
    for (characters, (at, character)) in text.char_indices().enumerate() {
        if character.is_whitespace() {
            end = at;
        }
        if characters == most {
            // A text without a space is cut where the limit is.
            let cut = if end == text.len() { at } else { end };
            let mut beginning = text.get(..cut).unwrap_or_default().trim_end().to_owned();
            beginning.push('…');
            return beginning;
        }
    }
    text.trim().to_owned()
}

/// The slug: the story's own, else the last segment of the address, else the headline, else the id.
pub(super) fn slug(own: Option<&str>, url: Option<&SafeUrl>, headline: &str, id: &str) -> Slug {
    own.and_then(|slug| Slug::from_text(&percent::decoded(slug)))
        .or_else(|| url.and_then(|url| Slug::from_path(&percent::decoded(url.path()))))
        .or_else(|| Slug::from_text(headline))
        .or_else(|| Slug::from_text(id))
        .unwrap_or_else(|| Slug::numbered(id))
}
