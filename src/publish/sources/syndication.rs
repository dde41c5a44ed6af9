//! RSS (0.9 to 2.0) and Atom: they become JSON Feed, which is read like any other.

use feed_rs::model::{Entry, Feed, Link, MediaContent, MediaObject, Person, Text};
use feed_rs::parser;
use serde_json::{Value, json};

use super::without_nulls;
use super::xml::read;
use crate::press::native::format::VERSION;

/// The feed at `address` as JSON Feed.
///
/// # Errors
/// When it is no RSS or Atom.
pub(super) fn to_json_feed(text: &str, address: &str) -> Result<String, String> {
    let parser = parser::Builder::new().base_uri(Some(address)).build();
    let feed = parser
        .parse(text.as_bytes())
        .map_err(|error| format!("is no RSS or Atom that can be read: {error}"))?;
    let home = link_of(&feed.links);
    let next = feed.links.iter().find(|link| link.rel.as_deref() == Some("next")).map(|link| &link.href);
    let mut enclosures = enclosures(text).into_iter();
    let items: Vec<Value> =
        feed.entries.iter().map(|entry| item(entry, &feed, &enclosures.next().unwrap_or_default())).collect();
    let json = json!({
        "version": VERSION,
        "title": feed.title.as_ref().map(|title| &title.content),
        "language": feed.language,
        "home_page_url": home,
        "next_url": next,
        "items": items,
    });
    Ok(without_nulls(json).to_string())
}

fn item(entry: &Entry, feed: &Feed, enclosures: &[Value]) -> Value {
    let media: Vec<&MediaContent> = entry.media.iter().flat_map(|object| &object.content).collect();
    let (pictures, files): (Vec<&MediaContent>, Vec<&MediaContent>) =
        media.into_iter().partition(|content| is_picture(content));
    let hero = pictures.iter().max_by_key(|content| content.width).copied();
    let thumbnail =
        || entry.media.iter().flat_map(|object| &object.thumbnails).map(|one| one.image.uri.clone()).next();
    let image = hero.and_then(|hero| hero.url.as_ref().map(ToString::to_string)).or_else(thumbnail);
    let about =
        entry.media.iter().find(|object| object.content.iter().any(is_picture)).or(entry.media.first());
    let body = entry.content.as_ref().and_then(|content| content.body.as_deref());
    let summary = entry.summary.as_ref().map(|summary| summary.content.as_str());
    // A feed with descriptions only has its texts in them.
    let (text, summary) = match body {
        Some(body) => (Some(body), summary.filter(|summary| *summary != body)),
        None => (summary, None),
    };
    let people = if entry.authors.is_empty() { &feed.authors } else { &entry.authors };
    let mut topics = entry.categories.iter().map(|topic| topic.label.as_ref().unwrap_or(&topic.term).trim());
    let section = topics.next();
    json!({
        "id": entry.id,
        "url": link_of(&entry.links),
        "title": entry.title.as_ref().map(content),
        "summary": summary,
        "content_html": text,
        "date_published": entry.published.or(entry.updated).map(|date| date.to_rfc3339()),
        "date_modified": entry.updated.map(|date| date.to_rfc3339()),
        "language": entry.language,
        "authors": people.iter().filter_map(author).collect::<Vec<Value>>(),
        "tags": topics.collect::<Vec<&str>>(),
        "image": image,
        "attachments": files.iter().filter_map(|file| attachment(file)).chain(enclosures.iter().cloned()).collect::<Vec<Value>>(),
        "_dateline": { "section": section, "image": about.map(|about| about_picture(about, hero, &pictures)) },
    })
}

fn content(text: &Text) -> &str {
    &text.content
}

/// The enclosures of each item of RSS: a feed with pictures of its own as well has them nowhere else.
fn enclosures(text: &str) -> Vec<Vec<Value>> {
    let mut found = Vec::new();
    let done = read(text, &mut |element| {
        if element.name == "item" {
            let own = element.children.iter().filter(|child| child.name == "enclosure").map(|file| {
                without_nulls(json!({
                    "url": file.attribute("url"),
                    "mime_type": file.attribute("type").unwrap_or_default(),
                    // RSS wants a number, also from those who do not know it.
                    "size_in_bytes": file.attribute("length").and_then(|length| length.parse::<u64>().ok()).filter(|bytes| *bytes > 0),
                }))
            });
            found.push(own.collect());
        }
    });
    // The feed was read as a whole, so this is no error that anybody could mend.
    drop(done);
    found
}

/// The page that an entry or a feed is about.
fn link_of(links: &[Link]) -> Option<&str> {
    let is_page = |link: &&Link| matches!(link.rel.as_deref(), None | Some("alternate"));
    links.iter().find(is_page).map(|link| link.href.as_str())
}

fn author(person: &Person) -> Option<Value> {
    let name = person.name.as_deref().filter(|name| !name.is_empty())?;
    Some(json!({ "name": name, "url": person.uri }))
}

fn is_picture(content: &MediaContent) -> bool {
    match &content.content_type {
        Some(kind) => kind.ty().as_str() == "image",
        // Most feeds that name no type have the picture's size.
        None => content.url.as_ref().is_some_and(|url| {
            let path = url.path().to_ascii_lowercase();
            content.width.is_some() && content.duration.is_none()
                || [".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"]
                    .iter()
                    .any(|ending| path.ends_with(ending))
        }),
    }
}

fn about_picture(about: &MediaObject, hero: Option<&MediaContent>, sizes: &[&MediaContent]) -> Value {
    let credits: Vec<&str> =
        about.credits.iter().map(|credit| credit.entity.trim()).filter(|one| !one.is_empty()).collect();
    let one = sizes.len() > 1;
    let srcset: Vec<Value> = sizes
        .iter()
        .filter(|_| one && about.content.len() == sizes.len())
        .filter_map(|size| Some(json!({ "url": size.url.as_ref()?.as_str(), "width": size.width? })))
        .collect();
    json!({
        "width": hero.and_then(|hero| hero.width),
        "height": hero.and_then(|hero| hero.height),
        "caption": about.description.as_ref().map(content),
        "credit": (!credits.is_empty()).then(|| credits.join(" / ")),
        "srcset": srcset,
    })
}

fn attachment(file: &MediaContent) -> Option<Value> {
    Some(json!({
        "url": file.url.as_ref()?.as_str(),
        "mime_type": file.content_type.as_ref()?.essence().to_string(),
        "size_in_bytes": file.size.filter(|bytes| *bytes > 0),
        "duration_in_seconds": file.duration.map(|duration| duration.as_secs()),
    }))
}
