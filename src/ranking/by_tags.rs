//! Related news: for now by what editors and tags say.
//!
//! The interface is what will stay when the ranking gets better: one story, the stories it may be
//! compared with, which of them the page shows already, and at most `count` results with reasons.

use std::rc::Rc;

use crate::article::{Article, Slug};

/// A story that belongs to another, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The story.
    pub article: Rc<Article>,
    /// Why it is shown.
    pub reason: Reason,
}

/// Why a story is shown as related.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The editor chose it.
    Editor,
    /// It shares this topic, the rarest of those that it shares.
    Topic(String),
    /// It is of the same section.
    Section(String),
}

/// What sharing the section counts, beside a topic that half of all stories have (1.0).
const SECTION_WEIGHT: f64 = 0.25;
/// A related story loses half its weight when it is this far away in time, in seconds.
const HALF_LIFE: f64 = 14.0 * 24.0 * 3600.0;
/// Less than this is no relation: a shared section alone and more than two half-lives away.
const THRESHOLD: f64 = SECTION_WEIGHT / 4.0;

/// The best `count` stories to read after `reading`.
///
/// The editor's own list comes first. Then shared topics decide, a rare one more than a common
/// one, then the section; both fade with the distance in time. Never in the result: the story
/// itself, and those for which `is_shown` is true.
pub fn related<'a>(
    reading: &Article,
    candidates: impl Iterator<Item = &'a Rc<Article>> + Clone,
    is_shown: impl Fn(&Article) -> bool,
    count: usize,
) -> Vec<Related> {
    let allowed = |story: &&Rc<Article>| story.slug != reading.slug && !is_shown(story);
    let mut results: Vec<Related> = Vec::new();
    for key in &reading.related {
        let found = candidates.clone().filter(allowed).find(|story| story.is_called(key));
        if let Some(article) = found
            && results.iter().all(|result| result.article.slug != article.slug)
        {
            results.push(Related { article: Rc::clone(article), reason: Reason::Editor });
        }
    }

    let mut stories = 0_u32;
    let mut frequency: Vec<(&Slug, u32)> = reading.tags.iter().map(|tag| (&tag.id, 0)).collect();
    for story in candidates.clone() {
        stories += 1;
        for (tag, count) in &mut frequency {
            *count += u32::from(story.tags.iter().any(|own| own.id == **tag));
        }
    }
    let weight = &|tag: &Slug| {
        let with_tag = frequency.iter().find(|(own, _)| *own == tag).map_or(1, |(_, count)| (*count).max(1));
        (1.0 + f64::from(stories) / f64::from(with_tag)).log2()
    };
    let room = count.saturating_sub(results.len());
    let mut best: Vec<(f64, Related)> = Vec::with_capacity(room + 1);
    for story in candidates.filter(allowed) {
        if results.iter().any(|result| result.article.slug == story.slug) {
            continue;
        }
        let Some((score, reason)) = score(reading, story, weight) else { continue };
        let score = score * nearness(reading, story);
        // Among equals the newest, which comes first in an edition, stays first.
        let place = best.partition_point(|(better, _)| *better >= score);
        if score >= THRESHOLD && place < room {
            best.insert(place, (score, Related { article: Rc::clone(story), reason }));
            best.truncate(room);
        }
    }
    results.extend(best.into_iter().map(|(_, related)| related));
    results.truncate(count);
    results
}

fn score(reading: &Article, story: &Article, weight: impl Fn(&Slug) -> f64 + Copy) -> Option<(f64, Reason)> {
    let shared: Vec<_> = reading
        .tags
        .iter()
        .filter(|tag| story.tags.iter().any(|own| own.id == tag.id))
        .map(|tag| (weight(&tag.id), tag))
        .collect();
    let section = reading
        .section
        .as_ref()
        .filter(|section| story.section.as_ref().is_some_and(|own| own.id == section.id));
    let of_section = if section.is_some() { SECTION_WEIGHT } else { 0.0 };
    let rarest = shared.iter().max_by(|(one, _), (other, _)| one.total_cmp(other));
    match (rarest, section) {
        (Some((_, tag)), _) => {
            let of_tags: f64 = shared.iter().map(|(weight, _)| weight).sum();
            Some((of_tags + of_section, Reason::Topic(tag.name.clone())))
        }
        (None, Some(section)) => Some((of_section, Reason::Section(section.name.clone()))),
        (None, None) => None,
    }
}

/// 1 for the same moment, one half after [`HALF_LIFE`]; one half where a date is unknown.
fn nearness(reading: &Article, story: &Article) -> f64 {
    match (reading.dated(), story.dated()) {
        (Some(one), Some(other)) => {
            let seconds = (one.milliseconds() - other.milliseconds()).abs() / 1000.0;
            HALF_LIFE / (HALF_LIFE + seconds)
        }
        _ => 0.5,
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Reason, Related, related};
    use crate::article::{Article, Section, Tag, Timestamp};

    fn story(slug: &str, section: &str, tags: &[&str], day: i64) -> Rc<Article> {
        let mut article = Article::titled(slug);
        article.section = Section::named(section);
        article.tags = tags.iter().filter_map(|tag| Tag::named(tag)).collect();
        article.published = Timestamp::from_seconds(1_694_000_000 + day * 86_400);
        Rc::new(article)
    }

    fn slugs(results: &[Related]) -> Vec<&str> {
        results.iter().map(|result| result.article.slug.as_str()).collect()
    }

    #[test]
    fn a_rare_topic_counts_more_than_a_common_one() {
        let edition = [
            story("a", "x", &["Korea", "Rail"], 0),
            story("common", "x", &["Rail"], 0),
            story("rare", "y", &["Korea"], 0),
            story("other-1", "z", &["Rail"], 0),
            story("other-2", "z", &["Rail"], 0),
        ];
        let results = related(&edition[0], edition.iter(), |_| false, 5);
        assert_eq!(results[0].article.slug.as_str(), "rare");
        assert_eq!(results[0].reason, Reason::Topic("Korea".into()));
    }

    #[test]
    fn the_editors_choice_comes_first_and_once() {
        let mut reading = (*story("a", "x", &["T"], 0)).clone();
        reading.related = vec!["c".into(), "a".into(), "gone".into(), "c".into()];
        let edition = [Rc::new(reading), story("b", "x", &["T"], 0), story("c", "y", &[], -300)];
        let results = related(&edition[0], edition.iter(), |_| false, 5);
        assert_eq!(slugs(&results), ["c", "b"]);
        assert_eq!(results[0].reason, Reason::Editor);
    }

    #[test]
    fn neither_the_story_itself_nor_what_the_page_shows_is_related() {
        let edition = [story("a", "x", &["T"], 0), story("b", "x", &["T"], 0), story("c", "x", &["T"], 0)];
        let results = related(&edition[0], edition.iter(), |shown| shown.slug.as_str() == "b", 5);
        assert_eq!(slugs(&results), ["c"]);
    }

    #[test]
    fn nothing_in_common_is_no_relation() {
        let edition = [story("a", "x", &["T"], 0), story("b", "y", &["U"], 0)];
        assert!(related(&edition[0], edition.iter(), |_| false, 5).is_empty());
    }

    #[test]
    fn a_shared_section_alone_fades_away_with_time() {
        let edition = [story("a", "x", &[], 0), story("near", "x", &[], -2), story("far", "x", &[], -400)];
        let results = related(&edition[0], edition.iter(), |_| false, 5);
        assert_eq!(slugs(&results), ["near"]);
        assert_eq!(results[0].reason, Reason::Section("x".into()));
    }
}
