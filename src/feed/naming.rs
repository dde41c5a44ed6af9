//! A headline and an address for a story, from what there is.

use crate::article::{SafeUrl, Slug};

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
    own.and_then(|slug| Slug::from_text(&percent_decoded(slug)))
        .or_else(|| url.and_then(|url| Slug::from_path(&percent_decoded(url.path()))))
        .or_else(|| Slug::from_text(headline))
        .or_else(|| Slug::from_text(id))
        .unwrap_or_else(|| Slug::numbered(id))
}

/// `%41` to `A`, where the result is UTF-8; else the text as it stands.
pub(super) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = match (first, tail) {
            (b'%', [high, low, after @ ..]) => {
                hex(*high).zip(hex(*low)).map(|(high, low)| (high * 16 + low, after))
            }
            _ => None,
        };
        let (byte, after) = escaped.unwrap_or((*first, tail));
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}
