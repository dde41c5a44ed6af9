//! "Did you mean": a query like the one typed that finds something.

use super::expand::{ExpandedWord, correction};
use super::highlight::highlights;
use super::query::Query;
use crate::ranking::index::Index;
use crate::ranking::stored_fields::{StoredField, StoredFields};

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
