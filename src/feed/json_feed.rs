//! JSON Feed 1.0 and 1.1 (jsonfeed.org, CC0), and our extension object `_dateline`.
//!
//! What goes where is in `docs/FORMAT.md`. Our head and article files are read by the same code:
//! an article file is a feed of one item with its body.

use serde_json::Value;

use super::envelope::Envelope;
use super::fields::{Fields, Log, Problem};
use super::picture::{self, About};
use super::story::{self, Outline};
use super::{FeedError, FeedPage, NamedSection, SkipReason};
use crate::article::{
    Access, Article, Author, Correction, Image, Language, Markup, Rendition, SafeUrl, Section, Slug, Tag,
};

/// More corrections than this are no corrections.
const MOST_CORRECTIONS: usize = 50;
/// More sections than this fit no navigation; the stories of the rest are found with all others.
const MOST_SECTIONS: usize = 100;

pub(super) fn read(envelope: &Envelope, address: &SafeUrl) -> Result<FeedPage, FeedError> {
    let items = envelope.inner("items")?.filter(Envelope::is_list).ok_or_else(|| story::no_list("/items"))?;

    let log = Log::default();
    let top = envelope.beside("items");
    let Some(top) = Fields::of(&top, String::new(), &log) else { return Err(story::no_list("/items")) };
    let defaults = Defaults {
        authors: authors(&top, address),
        language: top.text("language").and_then(|tag| Language::parse(&tag)),
        icons: ["icon", "favicon"].iter().filter_map(|name| top.web_address(name, address)).collect(),
        address,
    };
    let ours = &top.extension("_dateline");
    let mut page = FeedPage {
        title: top.text("title"),
        next: top.web_address("next_url", address).filter(|next| next != address),
        total: ours.size("total"),
        sections: named_sections(ours, address),
        ..FeedPage::default()
    };
    items.read_stories(&mut page, &log, &|item| article(item, &defaults));
    page.warnings = log.into_warnings();
    Ok(page)
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

fn article(item: &Fields, defaults: &Defaults) -> Result<Article, SkipReason> {
    let ours = &item.extension("_dateline");

    // JSON Feed: an item without an id is to be discarded. An address names it as well.
    let id = item.text("id");
    let url = item.web_address("url", defaults.address).or_else(|| SafeUrl::web(id.as_deref()?, None));
    // Relative addresses are meant relative to the story; in our own files, to the file.
    let beside_story = url.as_ref().filter(|_| !ours.is_there());
    let base = &beside_story.unwrap_or(defaults.address).clone();

    let markup = item
        .markup("content_html")
        .map(Markup::Html)
        .or_else(|| item.markup("content_text").map(Markup::Text));
    let outline = Outline {
        id,
        url,
        slug: ours.text("slug"),
        headline: item.text("title"),
        standfirst: item.text("summary"),
        markup,
        elsewhere: ours.web_address("article", defaults.address),
    };
    let mut article = story::article(outline, base)?;
    article.kicker = ours.text("kicker");
    article.place = ours.text("place");
    article.authors = authors(item, base);
    if article.authors.is_empty() {
        article.authors.clone_from(&defaults.authors);
    }
    article.access = access(ours);
    article.published = item.date("date_published");
    article.updated = item.date("date_modified");
    article.section = section(ours);
    article.tags = item.texts("tags").iter().filter_map(|tag| Tag::named(tag)).collect();
    let language = item.text("language").and_then(|tag| Language::parse(&tag));
    article.language = language.or_else(|| defaults.language.clone());
    article.hero = hero(item, ours, base, defaults);
    let priority = ours.size("priority").and_then(|priority| u8::try_from(priority).ok());
    article.priority = priority.filter(|priority| *priority <= 9);
    article.breaking = ours.flag("breaking");
    article.featured = ours.flag("featured");
    article.status = story::status(ours, "status");
    article.embargo_until = ours.date("embargo_until");
    article.related = ours.texts("related");
    article.corrections = corrections(ours);
    article.words = ours.size("words");
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
    let alt = about.value("alt").and_then(Value::as_str).map(|alt| alt.trim().to_owned());
    let said = About {
        alt,
        caption: about.text("caption"),
        credit: about.text("credit"),
        credit_url: about.web_address("credit_url", base),
        photographer: about.text("photographer"),
        source: about.text("agency"),
        ..About::default()
    };
    picture::describe(&mut image, said);
    image.focus = focus(about);
    image.renditions =
        about.objects("srcset").iter().filter_map(|rendition| self::rendition(rendition, base)).collect();
    Some(image)
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
