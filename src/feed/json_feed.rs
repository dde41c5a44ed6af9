//! JSON Feed 1.0 and 1.1 (jsonfeed.org, CC0), and our extension object `_dateline`.
//!
//! What goes where is in `docs/FORMAT.md`. Our head and article files are read by the same code:
//! an article file is a feed of one item with its body.

use std::rc::Rc;

use serde_json::Value;

use super::envelope::Envelope;
use super::fields::{Fields, Log, Problem};
use super::naming::{self, HEADLINE_FROM_TEXT};
use super::{FeedError, FeedPage, NamedSection, SkipReason};
use crate::article::{
    Access, Article, Author, Body, Correction, Image, Language, Manuscript, Markup, Reason, Related,
    Rendition, SafeUrl, Section, Slug, Status, Tag,
};
use crate::body;
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
    let no_list = || FeedError::WrongField { pointer: "/items".into(), expected: "a list of stories" };
    let items = envelope.inner("items")?.filter(Envelope::is_list).ok_or_else(no_list)?;
    let top = envelope.beside("items");
    let Some(top) = Fields::of(&top, String::new(), log) else { return Err(no_list()) };
    let defaults = Defaults {
        authors: authors(&top, address),
        language: top.text("language").and_then(|tag| Language::parse(&tag)),
        icons: ["icon", "favicon"].iter().filter_map(|name| top.web_address(name, address)).collect(),
        address,
    };
    let ours = &top.extension("_dateline");
    page.title = top.text("title");
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
    let reason = match card.text("reason")?.as_str() {
        "editor" => None,
        "same-story" => Some(Reason::SameStory),
        "section" => Some(Reason::Section(section?.name.clone())),
        _ => Some(Reason::About(card.text("about")?)),
    };
    Some(Related { article: Rc::new(article(card, defaults).ok()?), reason })
}

#[inline(never)]
fn article(item: &Fields, defaults: &Defaults) -> Result<Article, SkipReason> {
    let ours = &item.extension("_dateline");

    // JSON Feed: an item without an id is to be discarded. An address names it as well.
    let url = item.web_address("url", defaults.address);
    let id = item
        .text("id")
        .or_else(|| url.as_ref().map(|url| url.as_str().to_owned()))
        .ok_or(SkipReason::NoId)?;
    let url = url.or_else(|| SafeUrl::web(&id, None));
    // Relative addresses are meant relative to the story; in our own files, to the file.
    let beside_story = url.as_ref().filter(|_| !ours.is_there());
    let base = beside_story.unwrap_or(defaults.address).clone();
    let base = &base;

    let markup = item
        .markup("content_html")
        .map(Markup::Html)
        .or_else(|| item.markup("content_text").map(Markup::Text));
    let standfirst = item.text("summary");
    let headline = item
        .text("title")
        .or_else(|| standfirst.as_deref().map(|text| naming::beginning(text, HEADLINE_FROM_TEXT)))
        .or_else(|| markup.as_ref().map(|markup| naming::beginning(&body::plain(markup), HEADLINE_FROM_TEXT)))
        .filter(|headline| !headline.is_empty())
        .or_else(|| url.as_ref().map(|url| url.as_str().to_owned()))
        // An id of several words is one that somebody wrote to be read.
        .or_else(|| Some(id.trim().to_owned()).filter(|id| id.contains(' ')))
        .ok_or(SkipReason::NothingToShow)?;
    // The same words twice, one below the other, tell a reader nothing.
    let standfirst = standfirst.filter(|standfirst| *standfirst != headline);

    let elsewhere = ours.web_address("article", defaults.address);
    let item_authors = authors(item, base);
    Ok(Article {
        slug: naming::slug(ours.text("slug").as_deref(), url.as_ref(), &headline, &id),
        headline,
        standfirst,
        kicker: ours.text("kicker"),
        place: ours.text("place"),
        authors: if item_authors.is_empty() { defaults.authors.clone() } else { item_authors },
        body: match (markup, elsewhere) {
            (Some(markup), _) => Body::Unparsed(Rc::new(Manuscript { markup, base: base.clone() })),
            (None, Some(address)) => Body::Elsewhere(address),
            (None, None) => Body::None,
        },
        access: access(ours),
        published: item.date("date_published"),
        updated: item.date("date_modified"),
        section: section(ours),
        tags: item.texts("tags").iter().filter_map(|tag| Tag::named(tag)).collect(),
        language: item
            .text("language")
            .and_then(|tag| Language::parse(&tag))
            .or_else(|| defaults.language.clone()),
        hero: hero(item, ours, base, defaults),
        priority: ours
            .size("priority")
            .and_then(|priority| u8::try_from(priority).ok())
            .filter(|priority| *priority <= 9),
        breaking: ours.flag("breaking"),
        featured: ours.flag("featured"),
        status: status(ours),
        embargo_until: ours.date("embargo_until"),
        related: ours.texts("related"),
        found: Vec::new(),
        corrections: corrections(ours),
        words: ours.size("words"),
        pictures: Vec::new(),
        url,
        id,
    })
}

/// JSON Feed 1.1 `authors`, else 1.0 `author`; names are plain text.
fn authors(fields: &Fields, base: &SafeUrl) -> Vec<Author> {
    let mut found = fields.objects("authors");
    if found.is_empty() {
        found = fields.objects("author");
    }
    found
        .iter()
        .filter_map(|author| {
            Some(Author {
                name: author.text("name")?,
                url: author.web_address("url", base),
                role: author.text("_role"),
            })
        })
        .collect()
}

/// `_dateline.section`: a name, or `{ "id", "name" }`.
fn section(ours: &Fields) -> Option<Section> {
    match ours.value("section")? {
        Value::String(name) => Section::named(name),
        _ => section_of(&ours.object("section")?),
    }
}

fn section_of(fields: &Fields) -> Option<Section> {
    let name = fields.text("name").or_else(|| fields.text("id"))?;
    let id = fields.text("id").unwrap_or_else(|| name.clone());
    Some(Section { id: Slug::from_text(&id)?, name })
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

fn status(ours: &Fields) -> Status {
    match ours.text("status").as_deref() {
        None | Some("usable") => Status::Usable,
        Some("cancelled" | "canceled") => Status::Cancelled,
        Some("withheld") => Status::Withheld,
        Some(_) => {
            // A status that is not understood may well be one that forbids: it is not shown.
            ours.warn("status", Problem::NotAllowed);
            Status::Withheld
        }
    }
}

fn corrections(ours: &Fields) -> Vec<Correction> {
    let mut corrections: Vec<Correction> = Vec::new();
    for entry in ours.objects("corrections").iter().take(MAX_CORRECTIONS) {
        let Some(text) = entry.text("text") else { continue };
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
    image.alt = about.value("alt").and_then(Value::as_str).map(|alt| alt.trim().to_owned());
    let (caption, credit) = (about.text("caption"), about.text("credit"));
    let (photographer, agency) = (about.text("photographer"), about.text("agency"));
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
