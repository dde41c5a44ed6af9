//! From an article to an item of the native format.

use super::format::{
    FeedFile, FeedItem, ItemAttachment, ItemAuthor, ItemCorrection, ItemExtension, ItemImage, ItemRendition,
    ItemSection, RelatedExtension, RelatedItem, VERSION,
};
use super::{Addresses, html};
use crate::article::{
    Access, Article, Attachment, Author, Body, Correction, Image, Language, Reason, Related, Rendition,
    Status, Timestamp,
};
use crate::body;

/// How much of a story is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content<'a> {
    /// All of it, with its text.
    Whole,
    /// The fields that lists need, and the path of the file with the rest, from the head.
    Card(&'a str),
}

/// A feed of these items.
pub fn file<'a>(title: &'a str, items: Vec<FeedItem<'a>>) -> FeedFile<'a> {
    FeedFile { extension: None, items, next_url: None, title, version: VERSION }
}

/// The story as an item of a file at `addresses`.
pub fn item<'a>(article: &'a Article, content: Content, addresses: Addresses) -> FeedItem<'a> {
    FeedItem {
        extension: extension(article, content, addresses),
        attachments: article.attachments.iter().map(|file| attachment(file, addresses)).collect(),
        authors: article.authors.iter().map(|one| author(one, addresses)).collect(),
        content_html: if content == Content::Whole { text(article, addresses) } else { None },
        date_modified: date(article.updated),
        date_published: date(article.published),
        external_url: article.about.as_ref().map(|url| addresses.write(url)),
        id: &article.id,
        image: lead(article, content).map(|hero| addresses.write(&hero.url)),
        language: article.language.as_ref().map(Language::tag),
        summary: article.standfirst.as_deref(),
        tags: article.tags.iter().map(|tag| tag.name.as_str()).collect(),
        title: &article.headline,
        url: article.url.as_ref().map(|url| addresses.write(url)),
    }
}

/// The lead picture; one that is part of the text only on a card.
fn lead<'a>(article: &'a Article, content: Content) -> Option<&'a Image> {
    article.hero.as_ref().filter(|_| !article.hero_is_in_text || content != Content::Whole)
}

fn attachment(file: &Attachment, addresses: Addresses) -> ItemAttachment<'_> {
    ItemAttachment {
        duration_in_seconds: file.seconds,
        mime_type: &file.mime,
        size_in_bytes: file.bytes,
        title: file.title.as_deref(),
        url: addresses.write(&file.url),
    }
}

/// The text as HTML, with the pictures that came outside of it; `None` if there is neither here.
fn text(article: &Article, addresses: Addresses) -> Option<String> {
    let text = match &article.body {
        Body::Blocks(blocks) => html(blocks, addresses),
        body => html(&body::of_story(article, body)?.blocks, addresses),
    };
    (!text.is_empty()).then_some(text)
}

fn extension<'a>(article: &'a Article, content: Content, addresses: Addresses) -> ItemExtension<'a> {
    let extension = ItemExtension {
        access: match article.access {
            Access::Full => None,
            Access::Preview => Some("preview"),
            Access::Locked => Some("locked"),
        },
        breaking: article.breaking,
        breaking_until: date(article.breaking_until),
        embargo_until: date(article.embargo_until),
        featured: article.featured,
        image: lead(article, content).map(|hero| match content {
            Content::Whole => picture(hero, addresses),
            // Cards show no caption.
            Content::Card(_) => {
                ItemImage { caption: None, credit: None, credit_url: None, ..picture(hero, addresses) }
            }
        }),
        kicker: article.kicker.as_deref(),
        place: article.place.as_deref(),
        priority: article.priority,
        related: article.related.iter().map(String::as_str).collect(),
        section: article
            .section
            .as_ref()
            .map(|section| ItemSection { id: section.id.as_str(), name: &section.name }),
        slug: article.slug.as_str(),
        status: match article.status {
            Status::Usable => None,
            Status::Withheld => Some("withheld"),
            Status::Cancelled => Some("cancelled"),
        },
        words: article.words,
        ..ItemExtension::default()
    };
    match content {
        Content::Whole => ItemExtension {
            found: related_items(&article.found, addresses),
            corrections: article.corrections.iter().map(correction).collect(),
            ..extension
        },
        Content::Card(file) => ItemExtension { article: Some(addresses.of_edition(file)), ..extension },
    }
}

/// The least width of a picture in a row, in pixels: a narrower one would be too coarse.
const MIN_WIDTH_IN_A_ROW: u32 = 200;

/// Related news of a story, in a file at `addresses`.
pub fn related_items(related: &[Related], addresses: Addresses) -> Vec<RelatedItem<'_>> {
    related.iter().map(|related| related_item(related, addresses)).collect()
}

fn related_item(related: &Related, addresses: Addresses) -> RelatedItem<'_> {
    let Related { article, reason } = related;
    let sizes = article.hero.iter().flat_map(|hero| &hero.renditions);
    let size_in_a_row = sizes
        .filter(|rendition| rendition.width >= MIN_WIDTH_IN_A_ROW)
        .min_by_key(|rendition| rendition.width);
    let (reason, about) = match reason {
        None => (None, None),
        Some(Reason::Editor) => (Some("editor"), None),
        Some(Reason::SameStory) => (Some("same-story"), None),
        Some(Reason::Section(_)) => (Some("section"), None),
        Some(Reason::About(topic)) => (Some("topic"), Some(topic.as_str())),
    };
    RelatedItem {
        extension: RelatedExtension {
            image: size_in_a_row.map(|narrow| ItemImage {
                srcset: vec![rendition(narrow, addresses)],
                ..ItemImage::default()
            }),
            slug: article.slug.as_str(),
        },
        about,
        date_published: date(article.published),
        id: &article.id,
        image: article.hero.as_ref().map(|hero| addresses.write(&hero.url)),
        language: article.language.as_ref().map(Language::tag),
        reason,
        title: &article.headline,
    }
}

fn picture(image: &Image, addresses: Addresses) -> ItemImage<'_> {
    let credit = image.credit.as_ref();
    ItemImage {
        alt: image.alt.as_deref(),
        caption: image.caption.as_deref(),
        credit: credit.map(|credit| credit.text.as_str()),
        credit_url: credit.and_then(|credit| credit.url.as_ref()).map(|url| addresses.write(url)),
        focus: image.focus,
        height: image.height,
        srcset: image.renditions.iter().map(|one| rendition(one, addresses)).collect(),
        width: image.width,
    }
}

fn rendition(rendition: &Rendition, addresses: Addresses) -> ItemRendition<'_> {
    ItemRendition {
        mime: rendition.mime.as_deref(),
        url: addresses.write(&rendition.url),
        width: rendition.width,
    }
}

fn author(author: &Author, addresses: Addresses) -> ItemAuthor<'_> {
    ItemAuthor {
        role: author.role.as_deref(),
        name: &author.name,
        url: author.url.as_ref().map(|url| addresses.write(url)),
    }
}

fn correction(correction: &Correction) -> ItemCorrection<'_> {
    ItemCorrection { date: date(correction.date), text: &correction.text }
}

fn date(moment: Option<Timestamp>) -> Option<String> {
    moment.map(|moment| moment.to_string())
}
