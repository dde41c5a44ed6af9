//! JSON Feed 1.0 and 1.1 (jsonfeed.org, CC0), and our extension object `_dateline`.
//!
//! What goes where is in `docs/FORMAT.md`. Our head and article files are read by the same code:
//! an article file is a feed of one item with its body.

use serde_json::Value;

use super::envelope::Envelope;
use super::facts::{Fact, Facts, How, Row};
use super::fields::{Fields, Log, Problem};
use super::{FeedError, FeedPage, NamedSection, SkipReason};
use super::{picture, story};
use crate::article::{
    Access, Article, Author, Correction, Image, Language, Rendition, SafeUrl, Section, Slug, Tag,
};

/// More corrections than this are no corrections.
const MOST_CORRECTIONS: usize = 50;
/// More sections than this fit no navigation; the stories of the rest are found with all others.
const MOST_SECTIONS: usize = 100;

pub(super) fn read(
    envelope: &Envelope,
    address: &SafeUrl,
    page: &mut FeedPage,
    log: &Log,
) -> Result<(), FeedError> {
    let items = envelope.inner("items")?.filter(Envelope::is_list).ok_or_else(|| story::no_list("/items"))?;

    let top = envelope.beside("items");
    let Some(top) = Fields::of(&top, String::new(), log) else { return Err(story::no_list("/items")) };
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
    page.sections = named_sections(ours, address);
    items.read_stories(page, log, &|item| article(item, &defaults));
    Ok(())
}

/// `_dateline.sections` of a head.
fn named_sections(ours: &Fields, address: &SafeUrl) -> Vec<NamedSection> {
    let mut named = Vec::new();
    for fields in ours.objects("sections").iter().take(MOST_SECTIONS) {
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

const STORY: [Row; 19] = [
    (Fact::Id, How::Text, "id"),
    (Fact::Slug, How::Text, "_dateline.slug"),
    (Fact::Headline, How::Text, "title"),
    (Fact::Standfirst, How::Text, "summary"),
    (Fact::Html, How::Markup, "content_html"),
    (Fact::Text, How::Markup, "content_text"),
    (Fact::Language, How::Text, "language"),
    (Fact::Published, How::Date, "date_published"),
    (Fact::Updated, How::Date, "date_modified"),
    (Fact::Kicker, How::Text, "_dateline.kicker"),
    (Fact::Place, How::Text, "_dateline.place"),
    (Fact::Featured, How::Flag, "_dateline.featured"),
    (Fact::Breaking, How::Flag, "_dateline.breaking"),
    (Fact::Priority, How::Size, "_dateline.priority"),
    (Fact::Embargo, How::Date, "_dateline.embargo_until"),
    (Fact::Words, How::Size, "_dateline.words"),
    (Fact::Picture, How::Address, "image"),
    (Fact::Picture, How::Address, "banner_image"),
    (Fact::Picture, How::Address, "_dateline.image.url"),
];

const PICTURE: [Row; 7] = [
    (Fact::Width, How::Size, "width"),
    (Fact::Height, How::Size, "height"),
    (Fact::Caption, How::Text, "caption"),
    (Fact::Credit, How::Text, "credit"),
    (Fact::CreditUrl, How::Address, "credit_url"),
    (Fact::Photographer, How::Text, "photographer"),
    (Fact::Source, How::Text, "agency"),
];

fn article(item: &Fields, defaults: &Defaults) -> Result<Article, SkipReason> {
    let ours = &item.extension("_dateline");
    // JSON Feed: an item without an id is to be discarded. An address names it as well, and an id
    // may be one.
    let named = item.text("id").filter(|_| !item.has("url"));
    let own = item.web_address("url", defaults.address).or_else(|| SafeUrl::web(&named?, None));
    // Relative addresses are meant relative to the story; in our own files, to the file.
    let base = own.as_ref().filter(|_| !ours.is_there()).unwrap_or(defaults.address).clone();
    let mut facts = Facts::gather(&STORY, item, &base);
    facts.add_address(Fact::Url, own);
    facts.add_address(Fact::Elsewhere, ours.web_address("article", defaults.address));
    let picture = facts.take_address(Fact::Picture);
    let mut article = story::article(&mut facts, &base)?;
    article.authors = authors(item, &base);
    if article.authors.is_empty() {
        article.authors.clone_from(&defaults.authors);
    }
    article.access = access(ours);
    article.section = section(ours);
    article.tags = item.texts("tags").iter().filter_map(|tag| Tag::named(tag)).collect();
    if article.language.is_none() {
        article.language.clone_from(&defaults.language);
    }
    // Some systems put the site's icon on every item.
    let picture = picture.filter(|url| !defaults.icons.contains(url));
    article.hero = picture.map(|url| hero(url, ours, &base));
    article.status = story::status(ours, "status");
    article.related = ours.texts("related");
    article.corrections = corrections(ours);
    Ok(article)
}

/// JSON Feed 1.1 `authors`, else 1.0 `author`; names are plain text.
fn authors(fields: &Fields, base: &SafeUrl) -> Vec<Author> {
    let mut found = fields.objects("authors");
    if found.is_empty() {
        found = fields.objects("author");
    }
    story::people(&found, "url", base, false)
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

fn corrections(ours: &Fields) -> Vec<Correction> {
    let mut corrections: Vec<Correction> = Vec::new();
    for entry in ours.objects("corrections").iter().take(MOST_CORRECTIONS) {
        let Some(text) = entry.text("text") else { continue };
        let correction = Correction { date: entry.date("date"), text };
        let place = corrections.partition_point(|other| other.date >= correction.date);
        corrections.insert(place, correction);
    }
    corrections
}

/// A picture with what `_dateline.image` says about it.
fn hero(url: SafeUrl, ours: &Fields, base: &SafeUrl) -> Image {
    let about = &ours.extension("image");
    let mut said = Facts::gather(&PICTURE, about, base);
    let mut image = Image::at(url);
    (image.width, image.height) = (said.size(Fact::Width), said.size(Fact::Height));
    picture::describe(&mut image, &mut said);
    // An empty one marks a decoration.
    image.alt = about.value("alt").and_then(Value::as_str).map(|alt| alt.trim().to_owned());
    image.focus = focus(about);
    image.renditions =
        about.objects("srcset").iter().filter_map(|rendition| self::rendition(rendition, base)).collect();
    image
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
