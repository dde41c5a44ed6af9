//! What a publisher puts behind headlines (" – The Daily Courier"), learnt from the edition.

use crate::ranking::index::Index;
use crate::ranking::tokenizer::Tokenizer;

/// The least headlines of the edition that end with a suffix.
const MIN_HEADLINES: usize = 3;
/// The most headlines of a segment that are compared.
const MAX_COMPARED: usize = 4_000;

/// The headline without its suffixes: many have the name of the publisher twice, or a department or the date
/// before it.
pub(super) fn without_suffix<'a>(headline: &'a str, index: &Index) -> &'a str {
    let mut rest = headline;
    while let Some(place) = last_dash(rest)
        && let Some((before, suffix)) = headline.split_at_checked(place)
        && is_suffix(suffix, index)
    {
        rest = before;
    }
    rest
}

/// The place of the last dash or stroke that has a space before it, but not of one that begins the text.
fn last_dash(headline: &str) -> Option<usize> {
    let (mut place, mut before) = (None, '-');
    for (next, sign) in headline.char_indices() {
        if before == ' ' && matches!(sign, '-' | '–' | '—' | '|' | '·') {
            place = Some(next);
        }
        before = sign;
    }
    place
}

/// Whether several headlines end so.
fn is_suffix(suffix: &str, index: &Index) -> bool {
    let mut headlines = 0;
    for segment in index.segments() {
        let mut terms = Vec::new();
        let mut tokens = Tokenizer::new(suffix);
        while tokens.advance().is_some() {
            // No headline ends with a word that no story has.
            terms.push(segment.find(tokens.word()).unwrap_or(u32::MAX));
        }
        // A dash at the end is one, too.
        let Some(last) = terms.last() else { return true };
        let stories = segment.postings(*last).0.iter().take(MAX_COMPARED);
        headlines += stories.filter(|story| segment.headline(**story).ends_with(&terms)).count();
    }
    headlines >= MIN_HEADLINES
}
