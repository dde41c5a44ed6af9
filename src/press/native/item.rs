//! A story as an item of a feed.

use serde_json::{Map, Value, json};

use super::{Addresses, html};
use crate::article::{Access, Article, Author, Body, Correction, Image, Reason, Related, Rendition, Status};
use crate::body;

/// What of a story is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content<'a> {
    /// All of it, with its text.
    Whole,
    /// All that lists need, and where the rest is: a path from the head.
    Card(&'a str),
}

/// A feed of these items: an article file, or with more fields a page.
pub fn file(title: &str, items: Vec<Value>) -> Map<String, Value> {
    let mut file = Map::new();
    file.insert("version".into(), "https://jsonfeed.org/version/1.1".into());
    file.insert("title".into(), title.into());
    file.insert("items".into(), items.into());
    file
}

/// The story as an item of a file at `addresses`.
pub fn item(article: &Article, content: Content, addresses: Addresses) -> Value {
    let mut item = Item::default();
    item.put("id", article.id.as_str());
    item.put("title", article.headline.as_str());
    item.put_some("summary", article.standfirst.as_deref());
    item.put_some("url", article.url.as_ref().map(|url| addresses.write(url)));
    item.put_some("image", article.hero.as_ref().map(|hero| addresses.write(&hero.url)));
    item.put_some("date_published", article.published.map(|moment| moment.to_string()));
    item.put_some("date_modified", article.updated.map(|moment| moment.to_string()));
    item.put_some("language", article.language.as_ref().map(|language| language.tag().to_owned()));
    item.put_list("authors", article.authors.iter().map(|author| self::author(author, addresses)));
    item.put_list("tags", article.tags.iter().map(|tag| tag.name.as_str().into()));
    if content == Content::Whole {
        item.put_some("content_html", text(article, addresses));
    }
    let extension = extension(article, content, addresses);
    item.put("_dateline", extension);
    item.fields.into()
}

/// The text as HTML, with the pictures that came beside it; `None` if there is neither here.
fn text(article: &Article, addresses: Addresses) -> Option<String> {
    let text = match &article.body {
        Body::Blocks(blocks) => html(blocks, addresses),
        body => html(&body::of_story(article, body)?.blocks, addresses),
    };
    (!text.is_empty()).then_some(text)
}

fn extension(article: &Article, content: Content, addresses: Addresses) -> Value {
    let mut ours = Item::default();
    ours.put("slug", article.slug.as_str());
    let section = article.section.as_ref();
    ours.put_some(
        "section",
        section.map(|section| json!({ "id": section.id.as_str(), "name": section.name })),
    );
    ours.put_some("kicker", article.kicker.as_deref());
    ours.put_some("place", article.place.as_deref());
    ours.put_some("priority", article.priority);
    for (name, flag) in [("breaking", article.breaking), ("featured", article.featured)] {
        ours.put_some(name, flag.then_some(true));
    }
    ours.put_some(
        "access",
        match article.access {
            Access::Full => None,
            Access::Preview => Some("preview"),
            Access::Locked => Some("locked"),
        },
    );
    ours.put_some(
        "status",
        match article.status {
            Status::Usable => None,
            Status::Withheld => Some("withheld"),
            Status::Cancelled => Some("cancelled"),
        },
    );
    ours.put_some("embargo_until", article.embargo_until.map(|moment| moment.to_string()));
    ours.put_some("words", article.words);
    ours.put_list("related", article.related.iter().map(|key| key.as_str().into()));
    ours.put_some("image", article.hero.as_ref().map(|hero| picture(hero, addresses)));
    match content {
        Content::Whole => {
            ours.put_list("found", article.found.iter().map(|related| found(related, addresses)));
            ours.put_list("corrections", article.corrections.iter().map(correction));
        }
        Content::Card(file) => ours.put("article", addresses.of_edition(file)),
    }
    ours.fields.into()
}

/// The narrowest picture of a row that is not too coarse for it, in pixels.
const LEAST_WIDTH_IN_A_ROW: u32 = 200;

/// A story beside another, as far as a row of related news shows it: five of them stand in every
/// file, so it is the least that can be shown.
fn found(related: &Related, addresses: Addresses) -> Value {
    let Related { article, reason } = related;
    let mut card = Item::default();
    card.put("id", article.id.as_str());
    card.put("title", article.headline.as_str());
    card.put_some("image", article.hero.as_ref().map(|hero| addresses.write(&hero.url)));
    card.put_some("date_published", article.published.map(|moment| moment.to_string()));
    card.put_some("language", article.language.as_ref().map(|language| language.tag().to_owned()));
    let mut ours = Item::default();
    ours.put("slug", article.slug.as_str());
    let sizes = article.hero.iter().flat_map(|hero| &hero.renditions);
    let size_in_a_row = sizes
        .filter(|rendition| rendition.width >= LEAST_WIDTH_IN_A_ROW)
        .min_by_key(|rendition| rendition.width);
    ours.put_some("image", size_in_a_row.map(|narrow| json!({ "srcset": [size(narrow, addresses)] })));
    card.put("_dateline", ours.fields);
    let (name, about) = match reason {
        None => ("editor", None),
        Some(Reason::SameStory) => ("same-story", None),
        Some(Reason::Section(_)) => ("section", None),
        Some(Reason::About(topic)) => ("topic", Some(topic.as_str())),
    };
    card.put("reason", name);
    card.put_some("about", about);
    card.fields.into()
}

/// What `_dateline.image` says about the picture.
fn picture(image: &Image, addresses: Addresses) -> Value {
    let mut about = Item::default();
    about.put_some("width", image.width);
    about.put_some("height", image.height);
    about.put_some("alt", image.alt.as_deref());
    about.put_some("caption", image.caption.as_deref());
    about.put_some("credit", image.credit.as_ref().map(|credit| credit.text.as_str()));
    let credit_url = image.credit.as_ref().and_then(|credit| credit.url.as_ref());
    about.put_some("credit_url", credit_url.map(|url| addresses.write(url)));
    about.put_some("focus", image.focus.map(|(x, y)| json!([x, y])));
    about.put_list("srcset", image.renditions.iter().map(|rendition| size(rendition, addresses)));
    about.fields.into()
}

fn size(rendition: &Rendition, addresses: Addresses) -> Value {
    let mut size = Item::default();
    size.put("url", addresses.write(&rendition.url));
    size.put("width", rendition.width);
    size.put_some("type", rendition.mime.as_deref());
    size.fields.into()
}

fn author(author: &Author, addresses: Addresses) -> Value {
    let mut fields = Item::default();
    fields.put("name", author.name.as_str());
    fields.put_some("url", author.url.as_ref().map(|url| addresses.write(url)));
    fields.put_some("_role", author.role.as_deref());
    fields.fields.into()
}

fn correction(correction: &Correction) -> Value {
    let mut fields = Item::default();
    fields.put_some("date", correction.date.map(|moment| moment.to_string()));
    fields.put("text", correction.text.as_str());
    fields.fields.into()
}

/// An object that is being written; what is absent is left out.
#[derive(Default)]
struct Item {
    fields: Map<String, Value>,
}

impl Item {
    fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.fields.insert(name.to_owned(), value.into());
    }

    fn put_some(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    fn put_list(&mut self, name: &str, values: impl Iterator<Item = Value>) {
        let values: Vec<Value> = values.collect();
        if !values.is_empty() {
            self.put(name, values);
        }
    }
}
