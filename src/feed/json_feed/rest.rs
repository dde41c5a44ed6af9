//! The fields of a story that no list of a widget shows: its program does without.

use crate::article::{Article, Author, Correction, SafeUrl};
use crate::feed::attachments;
use crate::feed::fields::Fields;
use crate::feed::people::people;
use crate::feed::reading::{Reading, plain};

/// Most corrections of a story.
const MAX_CORRECTIONS: usize = 50;

/// Reads these fields into `article`; its authors are those of the feed, `defaults`, if it has none.
pub(super) fn read<R: Reading>(
    article: &mut Article,
    item: &Fields,
    ours: &Fields,
    base: &SafeUrl,
    defaults: &[Author],
) {
    article.place = plain::<R>(ours, "place");
    article.authors = authors::<R>(item, base);
    if article.authors.is_empty() {
        article.authors = defaults.to_vec();
    }
    attachments::read::<R>(item, base, article);
    article.related = ours.texts("related");
    article.corrections = corrections::<R>(ours);
    article.words = ours.size("words");
}

/// JSON Feed 1.1 `authors`, else 1.0 `author`; strings serve as names.
pub(super) fn authors<R: Reading>(fields: &Fields, base: &SafeUrl) -> Vec<Author> {
    let authors = people::<R>(fields, "authors", "url", base);
    if authors.is_empty() { people::<R>(fields, "author", "url", base) } else { authors }
}

fn corrections<R: Reading>(ours: &Fields) -> Vec<Correction> {
    let mut corrections: Vec<Correction> = Vec::new();
    for entry in ours.objects("corrections").iter().take(MAX_CORRECTIONS) {
        let Some(text) = plain::<R>(entry, "text") else { continue };
        let correction = Correction { date: R::date(entry, "date"), text };
        let place = corrections.partition_point(|other| other.date >= correction.date);
        corrections.insert(place, correction);
    }
    corrections
}
