//! The stories of a section or about a topic.

use std::rc::Rc;

use web_sys::AbortSignal;

use super::message;
#[cfg(not(target_arch = "wasm32"))]
use crate::article::SafeUrl;
use crate::article::{Article, Slug};
use crate::config::StripForm;
use crate::edition::{Edition, Listing, PAGE_OF_STORIES, arranged};
use crate::element::{El, div, el};
use crate::route::Route;
use crate::site::components::card::Variant;
use crate::site::components::{load_more, oxford, section, strip, strip_head};
use crate::site::context::{AppContext, Prepared};
use crate::site::head;
use crate::site::state::Site;
use crate::site::story_loader::LoadError;
use crate::site::words::fill;

/// At most so many stories at the top: one big and five rows.
const TOP: usize = 6;
/// How many stories are shown below the top before "Load more" is pressed.
const FIRST_BELOW: usize = 8;
/// How many pages of the edition are read at once to fill a list.
const PAGES_TO_FILL: usize = 3;

/// The subject of a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Of {
    /// A section.
    Section(Slug),
    /// A topic.
    Topic(Slug),
}

/// A list and the number of its pages.
struct ListPage {
    of: Of,
    name: String,
    description: Option<String>,
    pages: u32,
}

impl Of {
    fn stories<'a>(&'a self, edition: &'a Edition) -> Box<dyn Iterator<Item = &'a Rc<Article>> + 'a> {
        match self {
            Of::Section(id) => Box::new(edition.complete(Some(id), edition.in_section(id))),
            Of::Topic(id) => Box::new(edition.complete(None, edition.about(id))),
        }
    }

    /// The section, if its stories may have pages of their own.
    fn section(&self) -> Option<&Slug> {
        match self {
            Of::Section(id) => Some(id),
            Of::Topic(_) => None,
        }
    }

    fn route(&self, page: u32) -> Route {
        match self {
            Of::Section(id) => Route::Section { id: id.clone(), page },
            Of::Topic(id) => Route::Topic { id: id.clone(), page },
        }
    }
}

fn wanted(pages: u32) -> usize {
    TOP + FIRST_BELOW + PAGE_OF_STORIES * (pages as usize - 1)
}

fn has_enough(context: &AppContext, of: &Of, pages: u32) -> bool {
    let edition = context.site.edition.borrow();
    of.stories(&edition).take(wanted(pages)).count() == wanted(pages)
        || edition.next_pages_of(of.section()).next().is_none()
}

#[inline(never)]
pub fn from_memory(context: &AppContext, of: Of, pages: u32) -> Option<Prepared> {
    if !context.site.edition.borrow().has_first_page() {
        return None;
    }
    has_enough(context, &of, pages).then(|| found(context, of, pages))
}

/// The next pages of the edition that a list of so many pages lacks, each with its source: none when there are no
/// more, or when a reader's browser would stop after reading `read` times.
#[cfg(not(target_arch = "wasm32"))]
pub fn missing(context: &AppContext, of: &Of, pages: u32, read: usize) -> Vec<(usize, SafeUrl)> {
    if has_enough(context, of, pages) || read >= PAGES_TO_FILL * pages as usize {
        return Vec::new();
    }
    let edition = context.site.edition.borrow();
    edition.next_pages_of(of.section()).map(|(source, page)| (source, page.clone())).collect()
}

/// The list, once the first pages of the edition are in: older ones are read until it is long enough.
///
/// # Errors
/// [`LoadError::Left`] if the reader has left meanwhile.
pub async fn prepare(
    context: &AppContext,
    of: Of,
    pages: u32,
    visit: Option<AbortSignal>,
) -> Result<Prepared, LoadError> {
    let mut read = 0;
    while !has_enough(context, &of, pages) && read < PAGES_TO_FILL * pages as usize {
        match context.loader.next_pages(of.section(), visit.clone()).await {
            Ok(true) => read += 1,
            Err(LoadError::Left) => return Err(LoadError::Left),
            // The loaded stories are shown; "Load more" asks again.
            Ok(false) | Err(_) => break,
        }
    }
    Ok(found(context, of, pages))
}

/// The list, or that there is none: a section or topic that neither the publisher nor a story names
/// does not exist, unless it may be among stories that could not be loaded.
pub fn found(context: &AppContext, of: Of, pages: u32) -> Prepared {
    let is_known = {
        let edition = context.site.edition.borrow();
        of.stories(&edition).next().is_some()
            || match &of {
                Of::Section(id) => {
                    context.site.config.section(id).is_some()
                        || edition.sections().iter().any(|section| section.id == *id)
                }
                Of::Topic(id) => edition.topic(id).is_some(),
            }
    };
    if is_known || context.loader.is_incomplete() {
        prepared(context, of, pages)
    } else {
        message::not_found(&context.site)
    }
}

#[inline(never)]
fn prepared(context: &AppContext, of: Of, pages: u32) -> Prepared {
    let site = &context.site;
    let edition = site.edition.borrow();
    let name = site.name();
    let (title, text, description, section) = match &of {
        Of::Section(id) => {
            let setting = site.config.section(id);
            let found = || edition.sections().into_iter().find(|section| section.id == *id);
            let title = setting
                .map(|setting| setting.section.name.clone())
                .or_else(|| found().map(|section| section.name));
            let title = title.unwrap_or_else(|| readable(id));
            let text = setting.and_then(|setting| setting.description.clone());
            let pattern = fill(site.words.description_section, &[("section", &title), ("name", &name)]);
            (title, text.clone(), text.unwrap_or(pattern), Some(id.clone()))
        }
        Of::Topic(id) => {
            let title = edition.topic(id).map_or_else(|| readable(id), |tag| tag.name);
            let pattern = fill(site.words.description_topic, &[("topic", &title), ("name", &name)]);
            (title, None, pattern, None)
        }
    };
    let mut head = head::of_page(site, &title, description, &of.route(1));
    head.no_index = of.stories(&edition).next().is_none();
    let page = ListPage { name: title, description: text, pages, of };
    let mut prepared = Prepared::new(head, Box::new(move |context| view(context, &page)));
    prepared.is_section_page = section.is_some();
    prepared.section = section;
    prepared
}

/// A slug as a name, for a section or topic that no loaded story names.
fn readable(id: &Slug) -> String {
    let text = id.as_str().replace('-', " ");
    let mut characters = text.chars();
    // ASCII only: the table for all scripts is 4 kB, and this is the last resort.
    characters
        .next()
        .map(|first| std::iter::once(first.to_ascii_uppercase()).chain(characters).collect())
        .unwrap_or_default()
}

#[inline(never)]
fn view(context: &AppContext, page: &ListPage) -> Vec<El> {
    let site = &context.site;
    let words = site.words;
    let newest: Vec<Rc<Article>> = page.of.stories(&site.edition.borrow()).take(TOP).cloned().collect();
    let kicker = matches!(page.of, Of::Topic(_)).then(|| el("p").class("kicker").text(words.topic));
    let heading = el("header")
        .class("pagehead")
        .child(oxford())
        .children(kicker)
        .child(el("h1").attr("tabindex", "-1").text(&page.name))
        .children(page.description.as_deref().map(|text| el("p").class("dek").text(text)));
    if newest.is_empty() {
        return vec![heading, empty(site, &page.of)];
    }
    let top_heading = fill(words.top_stories_in, &[("section", &page.name)]);
    let (layout, top) = arranged(StripForm::Feature, &newest, TOP);
    let top_stories = section("", "top-h")
        .child(el("h2").class("vh").attr("id", "top-h").text(&top_heading))
        .child(strip::stories(site, layout, &top));
    let mut parts = vec![heading, top_stories];
    parts.extend(below_view(context, page, top.len()));
    parts
}

fn empty(site: &Site, of: &Of) -> El {
    let message = match of {
        Of::Section(_) => &site.words.empty_section,
        Of::Topic(_) => &site.words.empty_topic,
    };
    let front = site.href(&Route::Front { page: 1 });
    div("msg")
        .child(el("h2").text(message.heading))
        .child(el("p").text(message.text))
        .child(div("msg__acts").child(el("a").class("btn").attr("href", &front).text(site.words.front_page)))
}

fn below_view(context: &AppContext, page: &ListPage, top: usize) -> Option<El> {
    let site = &context.site;
    let is_empty = {
        let edition = site.edition.borrow();
        edition.next_pages_of(page.of.section()).next().is_none()
            && page.of.stories(&edition).nth(top).is_none()
    };
    let of = page.of.clone();
    let list = load_more::GrowingList {
        route: page.of.route(page.pages),
        above: top,
        listing: Box::new(move |context: &AppContext, count: usize| {
            Listing::first(of.stories(&context.site.edition.borrow()).skip(top), count)
        }),
        first: wanted(page.pages) - top,
        section: page.of.section().cloned(),
        knows_total: page.of.section().is_some(),
        variant: Variant::Quad,
        class: "cards quad thumbs",
    };
    (!is_empty).then(|| {
        section("strip", "below-h")
            .child(strip_head(site, "below-h", site.words.earlier, None))
            .children(load_more::view(context, list))
    })
}
