//! Which stories an element shows.

use std::rc::Rc;

use super::error::WidgetError;
use super::newsroom::Newsroom;
#[cfg(feature = "widget-stories")]
use super::related_to;
use super::settings::{Layout, Settings};
#[cfg(feature = "widget-stories")]
use crate::article::Reason;
use crate::article::{Article, Slug};

/// A story, and why it is shown beside another.
pub struct Chosen {
    /// The story.
    pub story: Rc<Article>,
    /// What it has to do with the other.
    #[cfg(feature = "widget-stories")]
    pub reason: Option<Reason>,
}

/// The story that an attribute names.
///
/// # Errors
/// [`WidgetError::NoSuchStory`] if there is none.
pub fn named(newsroom: &Newsroom, name: &'static str, value: &str) -> Result<Rc<Article>, WidgetError> {
    let missing = || WidgetError::NoSuchStory { name, value: value.chars().take(200).collect() };
    newsroom.stories.find(value).cloned().ok_or_else(missing)
}

/// The stories that are asked for, newest or nearest first, never none.
///
/// # Errors
/// [`WidgetError`] if there are none.
pub fn chosen(newsroom: &Newsroom, settings: &Settings) -> Result<Vec<Chosen>, WidgetError> {
    let plain = |story: &Rc<Article>| Chosen {
        story: Rc::clone(story),
        #[cfg(feature = "widget-stories")]
        reason: None,
    };
    if let Some(key) = settings.slug.as_deref().filter(|_| settings.layout == Layout::Lead) {
        return Ok(vec![plain(&named(newsroom, "slug", key)?)]);
    }
    let wanted = |story: &&Rc<Article>| {
        let section = story.section.as_ref();
        let is_of_section = settings
            .section
            .as_deref()
            .is_none_or(|wanted| section.is_some_and(|own| is_called(wanted, own.id.as_str(), &own.name)));
        let is_about =
            |wanted: &str| story.tags.iter().any(|tag| is_called(wanted, tag.id.as_str(), &tag.name));
        is_of_section && settings.topic.as_deref().is_none_or(is_about)
    };
    let count = if settings.layout == Layout::Lead { 1 } else { settings.count };
    let chosen: Vec<Chosen> = match &settings.related_to {
        #[cfg(feature = "widget-stories")]
        Some(key) => {
            let reading = named(newsroom, "related-to", key)?;
            let related = related_to::related_to(newsroom, &reading, count);
            let related = related.into_iter().filter(|related| wanted(&&related.article));
            related.map(|related| Chosen { story: related.article, reason: related.reason }).collect()
        }
        _ if settings.layout == Layout::Lead => {
            let mut stories = newsroom.stories.newest().filter(wanted);
            let first = stories.clone().find(|story| story.featured && story.hero.is_some());
            let first = first.or_else(|| stories.clone().find(|story| story.hero.is_some()));
            first.or_else(|| stories.next()).map(plain).into_iter().collect()
        }
        // A card without a picture is a hole in the row: such stories come last, and only if there are too few.
        _ if settings.layout == Layout::Cards => {
            let stories = newsroom.stories.newest().filter(wanted);
            let pictured = stories.clone().filter(|story| story.hero.is_some());
            let others = stories.filter(|story| story.hero.is_none());
            pictured.chain(others).take(count).map(plain).collect()
        }
        _ => newsroom.stories.newest().filter(wanted).take(count).map(plain).collect(),
    };
    if chosen.is_empty() {
        let name = match settings {
            Settings { related_to: Some(_), .. } => "related-to",
            Settings { topic: Some(_), .. } => "topic",
            Settings { section: Some(_), .. } => "section",
            _ => "src",
        };
        return Err(WidgetError::NoStories { name });
    }
    Ok(chosen)
}

/// Whether a section or topic is meant by `wanted`: its id, or its name in any spelling.
fn is_called(wanted: &str, id: &str, name: &str) -> bool {
    wanted == id || wanted == name || Slug::from_text(wanted).is_some_and(|slug| slug.as_str() == id)
}
