//! Reading the feed: which stories the edition has, in which order, under which slugs.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use serde_json::Value;

use super::article_path;
use super::files::Folder;
use super::last_run::LastRun;
use super::stories::{SpooledStory, Stories, Texts};
use crate::article::{Access, Body, SafeUrl, Slug, Timestamp};
use crate::disk;
use crate::feed::{self, FeedPage, Format, Log};
use crate::press::PressError;
use crate::press::native::HOME;
use crate::text::charset;

/// How faults of stories are handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Faults {
    /// Write nothing.
    #[default]
    Refuse,
    /// Leave out what cannot be read, name it, and go on.
    LeaveOut,
}

/// How to get all posts of a site by `WordPress`.
const ALL_POSTS: &str = "ask for …/wp-json/wp/v2/posts?_embed&per_page=100, and for &page=2 and so on";

/// The stories to publish, and the faults of the feed.
pub(super) struct Intake {
    pub title: String,
    /// Oldest first, those without a date before all others.
    pub stories: Vec<SpooledStory>,
    pub texts: Texts,
    /// Slugs of stories that may not be shown.
    pub held: Vec<Slug>,
    pub repeated: usize,
    pub faults: Vec<String>,
    pub hints: Vec<String>,
}

/// The stories of the feed at `path`; their texts wait at `spool`.
pub(super) fn read(path: &Path, spool: &Path, faults: Faults, now: Timestamp) -> Result<Intake, PressError> {
    let text = disk::read(path).map_err(|error| PressError::Io(path.to_owned(), error))?;
    let (text, _) = charset::decode_file(text);
    let format = Format::of(text.trim_start_matches('\u{feff}')).unwrap_or_default();
    let home = SafeUrl::web(&format!("{HOME}feed.json"), None);
    let home = home.ok_or_else(|| PressError::Faulty(path.to_owned(), vec!["has no address".to_owned()]))?;
    let page = feed::read(&text, &home, Format::Auto)
        .map_err(|error| PressError::NotAFeed(path.to_owned(), error))?;
    drop(text);
    let mut found = found_faults(&page);
    let mut hints = Vec::new();
    if page.next.is_some() {
        // A list of WordPress does not say whether there are more pages: that is guessed from its length.
        if format == Format::WordPress {
            hints.push(format!("{} posts may be the first page of more: {ALL_POSTS}", page.articles.len()));
        } else {
            found.push("has a \"next_url\": the stories behind it would be missing".to_owned());
        }
    }
    let title = page.title.unwrap_or_else(|| "Feed".to_owned());
    let mut stories = Stories { title, faults: found, ..Stories::new(spool)? };
    for article in page.articles {
        let spooled = stories.spool(article)?;
        stories.stories.push(spooled);
    }
    let intake =
        of_stories(stories, faults, now).map_err(|found| PressError::Faulty(path.to_owned(), found))?;
    Ok(Intake { hints, ..intake })
}

/// The stories to publish.
///
/// # Errors
/// The faults, if there are any and `faults` refuses them, or if no story may be shown.
pub(super) fn of_stories(stories: Stories, faults: Faults, now: Timestamp) -> Result<Intake, Vec<String>> {
    let Stories { title, stories, faults: mut found, texts } = stories;
    let total = stories.len();
    let states = newest_states(stories, now);
    let repeated = total - states.len();
    let (mut stories, held): (Vec<SpooledStory>, Vec<SpooledStory>) =
        states.into_iter().partition(|story| story.article.may_be_shown(now));
    stories.sort_by(|one, other| {
        let (one, other) = (&one.article, &other.article);
        (one.dated(), &one.id).cmp(&(other.dated(), &other.id))
    });
    let taken = give_slugs(&mut stories);
    // Never the slug, and so the file, of a story that is shown.
    let held =
        held.into_iter().map(|story| story.article.slug).filter(|slug| !taken.contains(slug)).collect();
    found.extend(stories.iter().filter_map(fault_of_text));
    if stories.is_empty() {
        found.push("has no story that may be shown".to_owned());
    }
    if stories.is_empty() || faults == Faults::Refuse && !found.is_empty() {
        return Err(found);
    }
    Ok(Intake { title, stories, texts, held, repeated, faults: found, hints: Vec::new() })
}

fn found_faults(page: &FeedPage) -> Vec<String> {
    let mut faults: Vec<String> = page.skipped.iter().map(ToString::to_string).collect();
    faults.extend(page.warnings.iter().map(ToString::to_string));
    if page.warnings.len() == Log::MAX {
        faults.push(format!("there may be more: only {} fields are named", Log::MAX));
    }
    faults
}

/// The latest version of each story, by its id. A version that may not be shown and has no date always
/// replaces the ones before it.
fn newest_states(stories: Vec<SpooledStory>, now: Timestamp) -> Vec<SpooledStory> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<SpooledStory> = Vec::with_capacity(stories.len());
    for story in stories {
        let article = &story.article;
        let place = *places.entry(article.id.clone()).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(known) => {
                let is_its_word = article.changed().is_none() && !article.may_be_shown(now);
                if is_its_word || article.changed() >= known.article.changed() {
                    *known = story;
                }
            }
            None => kept.push(story),
        }
    }
    kept
}

/// Makes slugs unique as an edition does: of several stories with the same slug the oldest keeps it, and the
/// others get a hash suffix that is derived from the story. So does a slug that no file may have as its name.
fn give_slugs(stories: &mut [SpooledStory]) -> HashSet<Slug> {
    let name = |slug: &Slug| disk::regardless_of_case(slug.as_str());
    let mut holders: HashMap<String, usize> = HashMap::with_capacity(stories.len());
    for (place, SpooledStory { article, .. }) in stories.iter().enumerate() {
        let holder = holders.entry(name(&article.slug)).or_insert(place);
        if stories.get(*holder).is_some_and(|holder| article.has_slug_before(&holder.article)) {
            *holder = place;
        }
    }
    for (place, SpooledStory { article, .. }) in stories.iter_mut().enumerate() {
        if holders.get(&name(&article.slug)) != Some(&place) || disk::is_device(article.slug.as_str()) {
            article.slug = article.slug.with_hash(article.identity());
        }
    }
    stories.iter().map(|story| story.article.slug.clone()).collect()
}

/// Gives a hash suffix to each story whose slug a story of an earlier run has that is not in this feed any more:
/// a link that was shared for that one must not open another.
pub(super) fn keep_taken_slugs(stories: &mut [SpooledStory], folder: &Folder, last: &LastRun) {
    let ids: HashSet<String> = stories.iter().map(|story| story.article.id.clone()).collect();
    for SpooledStory { article, .. } in stories {
        if last.stories.get(&article.id).is_some_and(|known| known.slug == article.slug.as_str()) {
            continue;
        }
        let Some(file) = folder.present(&article_path(&article.slug)) else { continue };
        let text = |field: &str| file.pointer(&format!("/items/0/{field}")).and_then(Value::as_str);
        let is_of_another = text("id").is_some_and(|id| !ids.contains(id));
        // A publisher that has changed its ids still has the same addresses.
        let has_its_address = article.url.as_ref().is_some_and(|url| {
            text("url").and_then(|written| SafeUrl::web(written, Some(url))).as_ref() == Some(url)
        });
        if is_of_another && !has_its_address {
            article.slug = article.slug.with_hash(article.identity());
        }
    }
}

/// What is wrong with the text of a story.
fn fault_of_text(story: &SpooledStory) -> Option<String> {
    let article = &story.article;
    if let Body::Elsewhere(address) = &article.body {
        return Some(format!(
            "{}: its text is elsewhere ({address}); give press the feed with the texts",
            article.id
        ));
    }
    (!story.has_text() && article.access == Access::Full).then(|| format!("{}: has no text", article.id))
}
