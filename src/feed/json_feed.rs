//! JSON Feed 1.0 and 1.1 (jsonfeed.org, CC0), and our extension object `_dateline`.
//!
//! The field mapping is documented in `docs/FORMAT.md`. Our head and article files are read by the same
//! code: an article file is a feed of one item with its body.

#[cfg(feature = "whole-stories")]
mod rest;

#[cfg(feature = "whole-stories")]
use std::rc::Rc;

use serde_json::Value;

use super::envelope::Envelope;
use super::error::FeedError;
use super::fields::{Fields, Log, Problem};
#[cfg(feature = "quirks")]
use super::note::Note;
use super::page::{FeedPage, NamedSection, SkipReason};
use super::reading::{Reading, plain};
#[cfg(feature = "quirks")]
use super::sections;
use super::story::{self, Draft};
use crate::article::{Access, Article, Image, Language, Rendition, SafeUrl, Section};
#[cfg(feature = "whole-stories")]
use crate::article::{Author, Reason, Related};
use crate::credit::Evidence;

/// Most sections, as many as a navigation can hold; stories of further ones are in the list of all stories.
const MAX_SECTIONS: usize = 100;

/// Reads the feed in `envelope` into `page`.
pub(super) fn read_as<R: Reading>(
    envelope: &Envelope,
    address: &SafeUrl,
    page: &mut FeedPage,
    log: &Log,
) -> Result<(), FeedError> {
    let no_list = || FeedError::no_list("/items");
    let items = envelope.inner("items")?.filter(Envelope::is_list).ok_or_else(no_list)?;
    let top = envelope.beside("items");
    let Some(top) = Fields::of(&top, String::new(), log) else { return Err(no_list()) };
    let ours = &top.extension("_dateline");
    let defaults = Defaults {
        #[cfg(feature = "whole-stories")]
        authors: rest::authors::<R>(&top, address),
        language: top.text("language").and_then(|tag| Language::parse(&tag)),
        icons: ["icon", "favicon"].iter().filter_map(|name| top.web_address(name, address)).collect(),
        // Addresses in feeds of other sites are relative to that site, not to the server of the file.
        home: ["home_page_url", "feed_url"]
            .iter()
            .find_map(|name| top.web_address(name, address))
            .unwrap_or_else(|| address.clone()),
        address,
        is_exact: ours.flag("exact"),
    };
    page.title = plain::<R>(&top, "title");
    page.next = top.web_address("next_url", address).filter(|next| next != address);
    page.total = ours.size("total");
    // A worker fetches it, to which the page's content security policy does not apply.
    page.search = ours.web_address("search", address).filter(|root| root.is_same_origin(address));
    page.sections = named_sections::<R>(ours, address);
    #[cfg(feature = "whole-stories")]
    items.read_stories(page, log, &|item| article_with_found::<R>(item, &defaults));
    #[cfg(not(feature = "whole-stories"))]
    items.read_stories(page, log, &|item| article::<R>(item, &defaults));
    Ok(())
}

/// `_dateline.sections` of a head.
fn named_sections<R: Reading>(ours: &Fields, address: &SafeUrl) -> Vec<NamedSection> {
    let mut named = Vec::new();
    for fields in ours.objects("sections").iter().take(MAX_SECTIONS) {
        match section_of::<R>(fields) {
            Some(section) => named.push(NamedSection {
                section,
                count: fields.size("count"),
                feed: fields.web_address("feed", address),
            }),
            None => fields.warn("id", Problem::NotText),
        }
    }
    named
}

/// Defaults of the feed for fields that an item lacks.
struct Defaults<'a> {
    #[cfg(feature = "whole-stories")]
    authors: Vec<Author>,
    language: Option<Language>,
    icons: Vec<SafeUrl>,
    home: SafeUrl,
    address: &'a SafeUrl,
    is_exact: bool,
}

/// A story with the cards of its related stories; related stories within these cards are not read.
#[cfg(feature = "whole-stories")]
fn article_with_found<R: Reading>(item: &Fields, defaults: &Defaults) -> Result<Article, SkipReason> {
    let mut article = article::<R>(item, defaults)?;
    let cards = item.extension("_dateline").objects("found");
    let section = article.section.as_ref();
    article.found = cards.iter().filter_map(|card| found::<R>(card, section, defaults)).collect();
    Ok(article)
}

#[cfg(feature = "whole-stories")]
fn found<R: Reading>(card: &Fields, section: Option<&Section>, defaults: &Defaults) -> Option<Related> {
    let reason = match card.text("reason").as_deref() {
        None => None,
        Some("editor") => Some(Reason::Editor),
        Some("same-story") => Some(Reason::SameStory),
        Some("section") => Some(Reason::Section(section?.name.clone())),
        Some(_) => Some(Reason::About(card.text("about")?)),
    };
    Some(Related { article: Rc::new(article::<R>(card, defaults).ok()?), reason })
}

#[inline(never)]
fn article<R: Reading>(item: &Fields, defaults: &Defaults) -> Result<Article, SkipReason> {
    let ours = &item.extension("_dateline");
    // Addresses of a story are relative to its site; in our own files, to the file.
    let home = if ours.is_there() { defaults.address } else { &defaults.home };
    let url = item.page_address("url", home);
    let id = item.text("id");
    let is_address = |id: &String| SafeUrl::web(id, None);
    let own_address = url.clone().or_else(|| id.as_ref().and_then(is_address));
    let base = own_address.filter(|_| !ours.is_there()).unwrap_or_else(|| home.clone());
    let base = &base;
    let draft = Draft {
        id,
        url,
        about: item.page_address("external_url", home),
        slug: ours.text("slug"),
        headline: plain::<R>(item, "title"),
        standfirst: plain::<R>(item, "summary"),
        html: item.markup("content_html"),
        text: item.markup("content_text"),
        elsewhere: ours.web_address("article", defaults.address),
        language: item.text("language").and_then(|tag| Language::parse(&tag)),
        feed_language: defaults.language.clone(),
        published: R::date(item, "date_published"),
        updated: R::date(item, "date_modified"),
        is_exact: defaults.is_exact,
    };
    let mut article = R::story(draft, base, item)?;
    article.kicker = plain::<R>(ours, "kicker");
    article.access = access(ours);
    article.section = section::<R>(ours);
    for tag in item.texts("tags") {
        let Some(tag) = R::words(&tag) else {
            item.warn("tags", Problem::NotText);
            continue;
        };
        #[cfg(feature = "quirks")]
        if sections::is_default(&tag, None) {
            item.note("tags", || Note::NoTopic(tag));
            continue;
        }
        story::add_tag(&mut article.tags, &tag);
    }
    article.hero = hero::<R>(item, ours, base, defaults);
    article.priority = story::priority(ours.size("priority"));
    article.breaking = ours.flag("breaking");
    article.breaking_until = R::date(ours, "breaking_until");
    article.featured = ours.flag("featured");
    article.status = story::status(ours, "status");
    article.embargo_until = R::date(ours, "embargo_until");
    #[cfg(feature = "whole-stories")]
    rest::read::<R>(&mut article, item, ours, base, &defaults.authors);
    Ok(article)
}

/// `_dateline.section`: a name, or `{ "id", "name" }`.
fn section<R: Reading>(ours: &Fields) -> Option<Section> {
    match ours.value("section")? {
        Value::String(name) => Section::named(name),
        _ => section_of::<R>(&ours.object("section")?),
    }
}

fn section_of<R: Reading>(fields: &Fields) -> Option<Section> {
    let name = plain::<R>(fields, "name").or_else(|| fields.text("id"))?;
    story::section(&name, fields.text("id").as_deref())
}

fn access(ours: &Fields) -> Access {
    match ours.text("access").as_deref() {
        None | Some("full") => Access::Full,
        Some("preview") => Access::Preview,
        Some("locked") => Access::Locked,
        Some(_) => {
            ours.warn("access", Problem::NotAllowed);
            Access::Full
        }
    }
}

/// `image`, else `banner_image`, with the metadata of `_dateline.image`.
fn hero<R: Reading>(item: &Fields, ours: &Fields, base: &SafeUrl, defaults: &Defaults) -> Option<Image> {
    let about = &ours.extension("image");
    let url = item
        .web_address("image", base)
        .or_else(|| item.web_address("banner_image", base))
        .or_else(|| about.web_address("url", base))?;
    // Some systems put the site's icon on every item.
    if defaults.icons.contains(&url) {
        return None;
    }
    let mut image = Image::at(url);
    image.width = about.size("width");
    image.height = about.size("height");
    image.alt = about.value("alt").and_then(Value::as_str).map(|alt| R::words(alt).unwrap_or_default());
    let (caption, credit) = (plain::<R>(about, "caption"), plain::<R>(about, "credit"));
    let (photographer, agency) = (plain::<R>(about, "photographer"), plain::<R>(about, "agency"));
    let choice = R::credit(Evidence {
        field: credit.as_deref(),
        photographer: photographer.as_deref(),
        source: agency.as_deref(),
        caption: caption.as_deref(),
        url: about.web_address("credit_url", base),
        ..Evidence::default()
    });
    image.caption = choice.caption;
    image.credit = choice.credit;
    image.focus = focus(about);
    image.renditions =
        about.objects("srcset").iter().filter_map(|rendition| self::rendition(rendition, base)).collect();
    Some(image).filter(Image::is_seen)
}

fn rendition(fields: &Fields, base: &SafeUrl) -> Option<Rendition> {
    Some(Rendition {
        url: fields.web_address("url", base)?,
        width: fields.size("width")?,
        mime: fields.text("type").filter(|mime| is_picture_type(mime)),
    })
}

/// Whether `mime` is the media type of a picture, without parameters (RFC 6838 §4.2).
fn is_picture_type(mime: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/+.-".contains(&byte);
    mime.starts_with("image/") && mime.bytes().all(is_plain)
}

/// `[x, y]` in per cent.
fn focus(about: &Fields) -> Option<(u8, u8)> {
    let point: Vec<u8> = about
        .list("focus")
        .iter()
        .filter_map(|(_, value)| value.as_u64())
        .filter_map(|part| u8::try_from(part).ok())
        .filter(|part| *part <= 100)
        .collect();
    match point.as_slice() {
        [x, y] => Some((*x, *y)),
        _ => {
            if about.has("focus") {
                about.warn("focus", Problem::NotAllowed);
            }
            None
        }
    }
}
