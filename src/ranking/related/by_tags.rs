//! Related news without an index, by the editor's choice and by tags: the fallback for
//! [`related`](super::related()) where a browser does not run the search worker.

use std::rc::Rc;

pub use crate::article::Related;
use crate::article::{Article, Reason};

/// The editor's own list of related stories of `reading`, in its order.
pub fn chosen_by_editor<'a>(
    reading: &Article,
    candidates: &(impl Iterator<Item = &'a Rc<Article>> + Clone),
) -> Vec<Related> {
    let mut chosen: Vec<Related> = Vec::new();
    for key in &reading.related {
        let found = candidates.clone().find(|story| story.is_called(key));
        if let Some(article) = found
            && !is_among(&chosen, reading, article)
        {
            chosen.push(Related { article: Rc::clone(article), reason: Some(Reason::Editor) });
        }
    }
    chosen
}

/// Adds to `related` the stories that share tags with `reading`, or the section, until there are
/// `count`: those with most tags in common first, of equal ones the first of `candidates`.
pub fn add_by_tags<'a>(
    related: &mut Vec<Related>,
    reading: &Article,
    candidates: impl Iterator<Item = &'a Rc<Article>>,
    count: usize,
) {
    let of_section = reading.section.as_ref();
    let room = count.saturating_sub(related.len());
    let mut best: Vec<(usize, Related)> = Vec::new();
    for story in candidates {
        let is_shared = |tag: &&crate::article::Tag| story.tags.iter().any(|own| own.id == tag.id);
        let shared = reading.tags.iter().filter(is_shared).count();
        let reason = match reading.tags.iter().find(is_shared) {
            Some(tag) => Reason::About(tag.name.clone()),
            None => match of_section.filter(|own| story.section.as_ref().is_some_and(|of| of.id == own.id)) {
                Some(section) => Reason::Section(section.name.clone()),
                None => continue,
            },
        };
        let place = best.partition_point(|(better, _)| *better >= shared);
        if place < room && !is_among(related, reading, story) {
            best.insert(place, (shared, Related { article: Rc::clone(story), reason: Some(reason) }));
            best.truncate(room);
        }
    }
    related.extend(best.into_iter().map(|(_, related)| related));
}

fn is_among(related: &[Related], reading: &Article, story: &Article) -> bool {
    story.slug == reading.slug || related.iter().any(|known| known.article.slug == story.slug)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Reason, Related, add_by_tags, chosen_by_editor};
    use crate::article::{Article, Section, Tag};

    fn story(slug: &str, section: &str, tags: &[&str]) -> Rc<Article> {
        let mut article = Article::titled(slug);
        article.section = Section::named(section);
        article.tags = tags.iter().filter_map(|tag| Tag::named(tag)).collect();
        Rc::new(article)
    }

    fn slugs(related: &[Related]) -> Vec<&str> {
        related.iter().map(|related| related.article.slug.as_str()).collect()
    }

    /// The related news of the first story of the edition.
    fn related(edition: &[Rc<Article>]) -> Vec<Related> {
        let mut related = chosen_by_editor(&edition[0], &edition.iter());
        add_by_tags(&mut related, &edition[0], edition.iter(), 5);
        related
    }

    #[test]
    fn more_topics_in_common_count_more() {
        let edition = [
            story("a", "x", &["Korea", "Rail"]),
            story("one", "x", &["Rail"]),
            story("both", "y", &["Rail", "Korea"]),
            story("section", "x", &[]),
        ];
        let related = related(&edition);
        assert_eq!(slugs(&related), ["both", "one", "section"]);
        let reasons: Vec<&Reason> = related.iter().filter_map(|related| related.reason.as_ref()).collect();
        let [about, rail, of] = [
            Reason::About("Korea".to_owned()),
            Reason::About("Rail".to_owned()),
            Reason::Section("x".to_owned()),
        ];
        assert_eq!(reasons, [&about, &rail, &of]);
    }

    #[test]
    fn the_editors_choice_comes_first_and_once() {
        let mut reading = (*story("a", "x", &["T"])).clone();
        reading.related = vec!["c".into(), "a".into(), "gone".into(), "c".into()];
        let edition = [Rc::new(reading), story("b", "x", &["T"]), story("c", "y", &[])];
        let related = related(&edition);
        assert_eq!(slugs(&related), ["c", "b"]);
        assert_eq!(related[0].reason, Some(Reason::Editor));
    }

    #[test]
    fn of_equal_stories_the_first_of_the_edition_comes_first_and_five_in_all() {
        let edition: Vec<Rc<Article>> =
            ["a", "b", "c", "d", "e", "f", "g"].map(|slug| story(slug, "x", &["T"])).into();
        assert_eq!(slugs(&related(&edition)), ["b", "c", "d", "e", "f"]);
    }

    #[test]
    fn nothing_in_common_is_no_relation() {
        assert!(related(&[story("a", "x", &["T"]), story("b", "y", &["U"])]).is_empty());
    }
}
