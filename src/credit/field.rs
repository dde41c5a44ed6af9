//! Credits and names from dedicated fields.

use super::label::strip_label;
use super::names;
use super::words::{self, Pieces, is_space};
use crate::text::letters::is_letter;

/// Longest credit, in characters. Longer texts in its fields are terms of use.
const MAX_CHARACTERS: usize = 200;

/// Placeholders for unknown values.
const PLACEHOLDERS: &str = "n/a|na|none|null|tba|tbc|tbd|undefined|unknown";

/// Words before the name in a byline.
const BYLINE_WORDS: &str = "by|par|por|von";

/// The credit in a field, on one line and without labels; `None` if it is not a credit.
#[inline(never)]
pub(super) fn text(field: Option<&str>) -> Option<String> {
    // At most four bytes a character, and room for labels: longer texts are not analysed.
    let field = field?.trim();
    if field.len() > 8 * MAX_CHARACTERS {
        return None;
    }
    let mut line = String::new();
    for word in Pieces(Some(field), is_space) {
        if !word.is_empty() {
            line.push_str(word);
            line.push(' ');
        }
    }
    let credit = names::trimmed(strip_label(&line));
    let is_credit = !words::is_in(PLACEHOLDERS, credit)
        && words::has(credit, is_letter)
        && words::count(credit, |_| true) <= MAX_CHARACTERS;
    is_credit.then(|| credit.to_owned())
}

/// A name from a byline.
pub(super) fn name(field: Option<&str>) -> Option<String> {
    let name = text(field)?;
    match words::cut(&name, is_space) {
        (by, Some(rest)) if words::is_in(BYLINE_WORDS, by) && by != "Von" => text(Some(rest)),
        _ => Some(name),
    }
}

#[cfg(test)]
pub(super) const LISTS: [&str; 2] = [BYLINE_WORDS, PLACEHOLDERS];
