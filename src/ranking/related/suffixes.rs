//! What a publisher puts behind each headline (" – The Daily Courier"), learnt from the edition.

use crate::ranking::index::Index;
use crate::ranking::tokenizer::Tokenizer;

/// The most words of a suffix.
const MAX_WORDS: usize = 6;
/// So many headlines of the edition end with it.
const MIN_HEADLINES: usize = 4;
/// The headlines of a segment that are compared at most.
const MAX_COMPARED: usize = 4_000;

/// The headline without its suffix.
pub(super) fn without_suffix<'a>(headline: &'a str, index: &Index) -> &'a str {
    let (mut place, mut before) = (0, ' ');
    for (next, sign) in headline.char_indices() {
        if before == ' ' && matches!(sign, '-' | '–' | '—' | '|' | '·') {
            place = next;
        }
        before = sign;
    }
    let Some((before, suffix)) = headline.split_at_checked(place).filter(|_| place > 0) else {
        return headline;
    };
    let mut headlines = 0;
    for segment in index.segments() {
        let mut terms = Vec::new();
        let mut tokens = Tokenizer::new(suffix);
        while tokens.advance().is_some() {
            // A word that no story has ends no headline.
            terms.push(segment.find(tokens.word()).unwrap_or(u32::MAX));
        }
        let Some(last) = terms.last().filter(|_| terms.len() <= MAX_WORDS) else { break };
        let stories = segment.postings(*last).0.iter().take(MAX_COMPARED);
        headlines += stories.filter(|story| segment.headline(**story).ends_with(&terms)).count();
    }
    if headlines >= MIN_HEADLINES { before } else { headline }
}
