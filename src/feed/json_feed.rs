//! JSON Feed 1.0 and 1.1 (jsonfeed.org, CC0), and our extension object `_dateline`.
//!
//! What goes where is in `docs/FORMAT.md`. Our head and article files are read by the same code:
//! an article file is a feed of one item with its body.

use std::rc::Rc;

use serde_json::Value;

use super::attachments;
use super::envelope::Envelope;
use super::error::FeedError;
use super::fields::{Fields, Log, Problem};
#[cfg(feature = "quirks")]
use super::note::Note;
use super::page::{FeedPage, NamedSection, SkipReason};
use super::people;
#[cfg(feature = "quirks")]
use super::sections;
use super::story::{self, Draft};
use super::words::words;
use crate::article::{
    Access, Article, Author, Correction, Image, Language, Reason, Related, Rendition, SafeUrl, Section,
};
use crate::credit::{self, Evidence};

/// More corrections than this are no corrections.
const MAX_CORRECTIONS: usize = 50;
/// More sections than this fit no navigation; the stories of the rest are found with all others.
const MAX_SECTIONS: usize = 100;

pub(super) fn read(
    envelope: &Envelope,
    address: &SafeUrl,
    page: &mut FeedPage,
    log: &Log,
) -> Result<(), FeedError> {
    let no_list = || FeedError::no_list("/items");
    let items = envelope.inner("items")?.filter(Envelope::is_list).ok_or_else(no_list)?;
    let top = envelope.beside("items");
    let Some(top) = Fields::of(&top, String::new(), log) else { return Err(no_list()) };
    let defaults = Defaults {
        authors: authors(&top, address),
        language: top.text("language").and_then(|tag| Language::parse(&tag)),
        icons: ["icon", "favicon"].iter().filter_map(|name| top.web_address(name, address)).collect(),
        // Addresses of other sites than the one that serves the file are relative to that site.
        home: ["home_page_url", "feed_url"]
            .iter()
            .find_map(|name| top.web_address(name, address))
            .unwrap_or_else(|| address.clone()),
        address,
    };
    let ours = &top.extension("_dateline");
    page.title = top.plain("title");
    page.next = top.web_address("next_url", address).filter(|next| next != address);
    page.total = ours.size("total");
    // A worker asks for it, to which the page's policy does not apply.
    page.search = ours.web_address("search", address).filter(|root| root.is_same_origin(address));
    page.sections = named_sections(ours, address);
    items.read_stories(page, log, &|item| article_with_found(item, &defaults));
    Ok(())
}

/// `_dateline.sections` of a head.
fn named_sections(ours: &Fields, address: &SafeUrl) -> Vec<NamedSection> {
    let mut named = Vec::new();
    for fields in ours.objects("sections").iter().take(MAX_SECTIONS) {
        match section_of(fields) {
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

/// What an item takes from its feed where it says nothing itself.
struct Defaults<'a> {
    authors: Vec<Author>,
    language: Option<Language>,
    icons: Vec<SafeUrl>,
    home: SafeUrl,
    address: &'a SafeUrl,
}

/// A story with the cards of those that were found to belong to it; what stands in these cards as
/// found is not read.
fn article_with_found(item: &Fields, defaults: &Defaults) -> Result<Article, SkipReason> {
    let mut article = article(item, defaults)?;
    let cards = item.extension("_dateline").objects("found");
    let section = article.section.as_ref();
    article.found = cards.iter().filter_map(|card| found(card, section, defaults)).collect();
    Ok(article)
}

fn found(card: &Fields, section: Option<&Section>, defaults: &Defaults) -> Option<Related> {
    let reason = match card.text("reason").as_deref() {
        None => None,
        Some("editor") => Some(Reason::Editor),
        Some("same-story") => Some(Reason::SameStory),
        Some("section") => Some(Reason::Section(section?.name.clone())),
        Some(_) => Some(Reason::About(card.text("about")?)),
    };
    Some(Related { article: Rc::new(article(card, defaults).ok()?), reason })
}

#[inline(never)]
fn article(item: &Fields, defaults: &Defaults) -> Result<Article, SkipReason> {
    let ours = &item.extension("_dateline");
    // Addresses of a story are relative to the site that it is on; in our own files, to the file.
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
        headline: item.plain("title"),
        standfirst: item.plain("summary"),
        html: item.markup("content_html"),
        text: item.markup("content_text"),
        elsewhere: ours.web_address("article", defaults.address),
        language: item.text("language").and_then(|tag| Language::parse(&tag)),
        feed_language: defaults.language.clone(),
        published: item.date("date_published"),
        updated: item.date("date_modified"),
    };
    let mut article = draft.into_article(base, item)?;
    article.kicker = ours.plain("kicker");
    article.place = ours.plain("place");
    article.authors = authors(item, base);
    if article.authors.is_empty() {
        article.authors.clone_from(&defaults.authors);
    }
    article.access = access(ours);
    article.section = section(ours);
    for tag in item.texts("tags").iter().map(|tag| words(tag)) {
        #[cfg(feature = "quirks")]
        if sections::is_default(&tag, None) {
            item.note("tags", || Note::NoTopic(tag));
            continue;
        }
        story::add_tag(&mut article.tags, &tag);
    }
    article.hero = hero(item, ours, base, defaults);
    attachments::read(item, base, &mut article);
    article.priority = story::priority(ours.size("priority"));
    article.breaking = ours.flag("breaking");
    article.breaking_until = ours.date("breaking_until");
    article.featured = ours.flag("featured");
    article.status = story::status(ours, "status");
    article.embargo_until = ours.date("embargo_until");
    article.related = ours.texts("related");
    article.corrections = corrections(ours);
    article.words = ours.size("words");
    Ok(article)
}

/// JSON Feed 1.1 `authors`, else 1.0 `author`; texts serve as names.
fn authors(fields: &Fields, base: &SafeUrl) -> Vec<Author> {
    let authors = people::people(fields, "authors", "url", base);
    if authors.is_empty() { people::people(fields, "author", "url", base) } else { authors }
}

/// `_dateline.section`: a name, or `{ "id", "name" }`.
fn section(ours: &Fields) -> Option<Section> {
    match ours.value("section")? {
        Value::String(name) => Section::named(name),
        _ => section_of(&ours.object("section")?),
    }
}

fn section_of(fields: &Fields) -> Option<Section> {
    let name = fields.plain("name").or_else(|| fields.text("id"))?;
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

fn corrections(ours: &Fields) -> Vec<Correction> {
    let mut corrections: Vec<Correction> = Vec::new();
    for entry in ours.objects("corrections").iter().take(MAX_CORRECTIONS) {
        let Some(text) = entry.plain("text") else { continue };
        let correction = Correction { date: entry.date("date"), text };
        let place = corrections.partition_point(|other| other.date >= correction.date);
        corrections.insert(place, correction);
    }
    corrections
}

/// `image`, else `banner_image`, with what `_dateline.image` says about it.
fn hero(item: &Fields, ours: &Fields, base: &SafeUrl, defaults: &Defaults) -> Option<Image> {
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
    image.alt = about.value("alt").and_then(Value::as_str).map(words);
    let (caption, credit) = (about.plain("caption"), about.plain("credit"));
    let (photographer, agency) = (about.plain("photographer"), about.plain("agency"));
    let choice = credit::choose(Evidence {
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

/// Whether `mime` is the type of a picture, without parameters (RFC 6838 §4.2).
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
