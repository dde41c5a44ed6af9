//! Checking the text of a feed.

use std::collections::{BTreeMap, BTreeSet};

use super::places::Places;
use super::report::{CheckError, FeedSummary, HeldBack, NotShown, StoryFindings};
use crate::article::{Article, Block, Image, SafeUrl, Timestamp};
use crate::body::{self, Loss, Parsed};
use crate::edition::Edition;
use crate::feed::{self, FeedPage, Format, Log};

/// The base address of the checked files, for relative addresses in them.
const CHECKED_AT: &str = "https://feed.invalid/";

/// Checks the text of a feed, as a reader sees it at the moment `now`.
///
/// # Errors
/// [`CheckError::NotAFeed`].
pub fn check_text(text: &str, now: Timestamp) -> Result<FeedSummary, CheckError> {
    let Some(address) = SafeUrl::web(CHECKED_AT, None) else { return Ok(FeedSummary::default()) };
    let read = |at: &SafeUrl| feed::read(text, at, Format::Auto).map_err(CheckError::NotAFeed);
    let FeedPage { articles, listed, mut skipped, warnings, notes, mut next, .. } = read(&address)?;
    let mut listed = listed.len();
    // An index is read by parts, whose addresses differ in the fragment.
    while let Some(part) = next.filter(|next| next.as_str().split('#').next() == Some(CHECKED_AT)) {
        let more = read(&part)?;
        listed += more.listed.len();
        skipped.extend(more.skipped);
        next = more.next;
    }
    let format = Format::of(text.trim_start_matches('\u{feff}')).unwrap_or_default();
    let mut summary = FeedSummary {
        format: format.name(),
        listed,
        skipped: skipped.len(),
        is_cut: warnings.len() == Log::MAX,
        ..FeedSummary::default()
    };
    let mut places = Places::of(text);
    for one in &skipped {
        let said = one.to_string();
        let (story, _) = places.at(&one.pointer);
        if story.pointer.is_some() {
            story.skipped = Some(without_pointer(&said, &one.pointer));
        } else {
            story.fields.push(format!("skipped: {said}"));
        }
    }
    for warning in &warnings {
        let (story, rest) = places.at(&warning.pointer);
        let expected = warning.problem.expectation();
        story.fields.push(format!("{} should be {expected}, and was left out", field(rest)));
    }
    for noted in &notes {
        let (story, rest) = places.at(&noted.pointer);
        story.fields.push(format!("{}: {}", field(rest), noted.note));
    }
    let numbers = numbers_of(&articles, &mut places, skipped.iter().map(|one| one.pointer.as_str()));
    tell_of_stories(&articles, &numbers, now, &mut places, &mut summary);
    merge(articles, &numbers, &address, now, &mut places, &mut summary);
    summary.findings = places.into_findings();
    Ok(summary)
}

/// The name of a field, where `rest` is the pointer after the story.
fn field(rest: &str) -> &str {
    match rest.trim_start_matches('/') {
        "" => "the story",
        field => field,
    }
}

fn without_pointer(said: &str, pointer: &str) -> String {
    said.strip_prefix(pointer).map_or(said, |rest| rest.trim_start_matches([':', ' '])).to_owned()
}

/// The number of each article's entry in the file. Articles are in the order of the file, without those that
/// were skipped; if their number does not fit, an entry with the same id, or a new one.
fn numbers_of<'s>(
    articles: &[Article],
    places: &mut Places,
    skipped: impl Iterator<Item = &'s str>,
) -> Vec<usize> {
    let skipped: BTreeSet<&str> = skipped.collect();
    let read: Vec<usize> = (0..places.findings.len())
        .filter(|number| {
            let story = places.findings.get(*number).and_then(|story| story.pointer.as_deref());
            story.is_some_and(|pointer| !skipped.contains(pointer))
        })
        .collect();
    if read.len() == articles.len() {
        return read;
    }
    let mut by_id: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, story) in places.findings.iter().enumerate().rev() {
        by_id.entry(story.id.clone()).or_default().push(number);
    }
    let mut number_of = |article: &Article| {
        if let Some(number) = by_id.get_mut(&article.id).and_then(Vec::pop) {
            return number;
        }
        places.findings.push(StoryFindings {
            headline: article.headline.clone(),
            id: article.id.clone(),
            ..StoryFindings::default()
        });
        places.findings.len() - 1
    };
    articles.iter().map(&mut number_of).collect()
}

fn tell_of_stories(
    articles: &[Article],
    numbers: &[usize],
    now: Timestamp,
    places: &mut Places,
    summary: &mut FeedSummary,
) {
    for (article, number) in articles.iter().zip(numbers) {
        let (dropped, losses) = count(article, summary);
        let Some(story) = places.findings.get_mut(*number) else { continue };
        story.headline.clone_from(&article.headline);
        story.id.clone_from(&article.id);
        (story.dropped, story.losses) = (dropped, losses);
        if !article.may_be_shown(now) {
            summary.held += 1;
            story.held = Some(HeldBack::of(article));
        }
    }
}

/// Merges the stories as the site does, and notes for each one that is not shown what replaced it.
fn merge(
    articles: Vec<Article>,
    numbers: &[usize],
    address: &SafeUrl,
    now: Timestamp,
    places: &mut Places,
    summary: &mut FeedSummary,
) {
    let mut last_of: BTreeMap<String, usize> = BTreeMap::new();
    let mut told: Vec<(usize, String, bool, Option<Timestamp>)> = Vec::with_capacity(articles.len());
    for (article, number) in articles.iter().zip(numbers) {
        let at = told.len();
        let changed = article.changed();
        told.push((*number, article.id.clone(), article.may_be_shown(now), changed));
        let last = last_of.entry(article.id.clone()).or_insert(at);
        if told.get(*last).is_some_and(|known| changed >= known.3) {
            *last = at;
        }
    }
    let mut edition = Edition::default();
    edition.merge_page(0, address, FeedPage { articles, ..FeedPage::default() }, now);
    let shown: BTreeSet<&str> = edition.newest().map(|story| story.id.as_str()).collect();
    for (at, (number, id, may_be_shown, _)) in told.iter().enumerate() {
        if !may_be_shown {
            continue;
        }
        let merged = match (shown.contains(id.as_str()), last_of.get(id) == Some(&at)) {
            (true, true) => continue,
            (true, false) => NotShown::SameId,
            (false, true) => NotShown::SameAddress,
            (false, false) => NotShown::Withdrawn,
        };
        summary.repeated += 1;
        if let Some(story) = places.findings.get_mut(*number) {
            story.not_shown = Some(merged);
        }
    }
    summary.stories = edition.len();
}

/// Counts the pictures of a story; the elements that were left out of its text.
fn count(article: &Article, summary: &mut FeedSummary) -> (Vec<(String, u32)>, Vec<Loss>) {
    let parsed = body::of_story(article, &article.body);
    let dropped = parsed.as_ref().map(|parsed| body::left_out(&article.body, parsed)).unwrap_or_default();
    let Parsed { blocks: text, losses, .. } = parsed.unwrap_or_default();
    count_blocks(&text, summary);
    for (name, number) in &dropped {
        match summary.dropped.iter_mut().find(|(known, _)| known == name) {
            Some((_, sum)) => *sum = sum.saturating_add(*number),
            None => summary.dropped.push((name.clone(), *number)),
        }
    }
    // A leading picture that is in the text as well is one picture.
    if let Some(hero) = &article.hero
        && !text.iter().any(|block| matches!(block, Block::Figure(image) if hero.is_same_picture(image)))
    {
        count_picture(hero, summary);
    }
    (dropped, losses)
}

fn count_blocks(blocks: &[Block], summary: &mut FeedSummary) {
    for block in blocks {
        match block {
            Block::Figure(image) => count_picture(image, summary),
            Block::Gallery { images, .. } => images.iter().for_each(|image| count_picture(image, summary)),
            Block::List { items, .. } => items.iter().for_each(|item| count_blocks(item, summary)),
            Block::Quote { blocks, .. } | Block::Passage { blocks, .. } => count_blocks(blocks, summary),
            _ => {}
        }
    }
}

fn count_picture(image: &Image, summary: &mut FeedSummary) {
    summary.pictures += 1;
    summary.captions += usize::from(image.caption.is_some());
    summary.credits += usize::from(image.credit.is_some());
}
