//! "Did you mean": a similar query that finds something.

use super::expand::ExpandedWord;
use super::fuzzy::{edits_allowed, fuzzy_terms};
use super::highlight::highlights;
use super::query::Query;
use crate::ranking::index::Index;
use crate::ranking::stored_fields::{StoredField, StoredFields};

/// The shortest word that is corrected, in letters …
const MIN_CORRECTED: usize = 4;
/// … and how many letters it or its correction has for each edit.
const LETTERS_AN_EDIT: usize = 3;
/// The fields whose spelling of a term is shown.
const FIELDS: [StoredField; 5] = [
    StoredField::Headline,
    StoredField::Standfirst,
    StoredField::Tags,
    StoredField::Authors,
    StoredField::Section,
];

/// The query with each word that finds nothing replaced by the closest one that finds something, as a
/// story spells it; `None` if no word can be replaced.
// Not inlined: the wasm module is cut at this function.
#[inline(never)]
pub(super) fn did_you_mean(
    index: &Index,
    stored: &StoredFields,
    query: &Query,
    words: &[ExpandedWord],
) -> Option<String> {
    let mut corrected = String::new();
    let mut is_changed = false;
    for (word, expanded) in query.words.iter().zip(words) {
        let mut spelled = word.folded.as_str();
        if expanded.stories == 0 {
            let better = correction(index, spelled);
            if !better.is_empty() {
                is_changed = true;
                spelled = spelling(index, stored, better).unwrap_or(better);
            }
        }
        if !corrected.is_empty() {
            corrected.push(' ');
        }
        corrected.push_str(spelled);
    }
    is_changed.then_some(corrected)
}

/// A term as a story writes it, with its accents.
fn spelling<'a>(index: &Index, stored: &'a StoredFields, term: &str) -> Option<&'a str> {
    let (segment, found) =
        index.segments().iter().find_map(|segment| Some((segment, segment.find(term)?)))?;
    let story = segment.first() + u32::from(*segment.postings(found).0.first()?);
    FIELDS.into_iter().find_map(|field| {
        let text = stored.field(story, field);
        let place = highlights(text, &mut |word| word == term).first().copied()?;
        text.get(place.start..place.end)
    })
}

/// The most probable correction of `typed`, at most one edit further away than fuzzy matches; of several
/// equally close ones that of most stories. Empty for none: short words and numbers have too many
/// neighbours for one of them to be meant.
fn correction<'a>(index: &'a Index, typed: &str) -> &'a str {
    let letters = typed.chars().count();
    if letters < MIN_CORRECTED || typed.contains(|letter: char| letter.is_ascii_digit()) {
        return "";
    }
    let mut best = "";
    let mut best_rank = (u8::MAX, 0);
    for segment in index.segments() {
        fuzzy_terms(segment, typed, false, edits_allowed(letters + 1) + 1, &mut |term, edits, _| {
            let text = segment.term(term);
            let longer = letters.max(text.chars().count());
            let stories = index.frequency(text);
            if edits > 0
                && LETTERS_AN_EDIT * usize::from(edits) <= longer
                && (edits < best_rank.0 || (edits == best_rank.0 && stories > best_rank.1))
            {
                best = text;
                best_rank = (edits, stories);
            }
        });
    }
    best
}
