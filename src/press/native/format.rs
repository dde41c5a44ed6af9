//! The native format as types: JSON Feed 1.1 with `_dateline`. `docs/FORMAT.md` says what each field means.
//!
//! Fields that are absent are not written. They are declared in the order of their names as they are
//! written, `_` first: a file's name is a hash of its text, so another order would rename every page.

use serde::Serialize;

/// A file: an article file has one item, a page of the edition has cards.
#[derive(Debug, Serialize)]
pub struct FeedFile<'a> {
    /// The fields that JSON Feed does not have.
    #[serde(rename = "_dateline", skip_serializing_if = "Option::is_none")]
    pub extension: Option<FeedExtension<'a>>,
    /// The stories, newest first.
    pub items: Vec<FeedItem<'a>>,
    /// The page with older stories, from this file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_url: Option<String>,
    /// The name of the feed.
    pub title: &'a str,
    /// Always [`VERSION`].
    pub version: &'static str,
}

/// The version of JSON Feed that is written.
pub const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// `_dateline` of a file; all fields but `exact` are the head's.
#[derive(Debug, Default, Serialize)]
pub struct FeedExtension<'a> {
    /// Whether the file is exactly in the format that is written here, so that its reader needs no leniency.
    #[serde(skip_serializing_if = "is_false")]
    pub exact: bool,
    /// The root of the search index, from this file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<&'a str>,
    /// The sections, those with most stories first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<FeedSection<'a>>,
    /// How many stories all pages have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<usize>,
}

/// A section with pages of its own.
#[derive(Debug, Serialize)]
pub struct FeedSection<'a> {
    /// How many stories it has.
    pub count: usize,
    /// Its first page, from this file.
    pub feed: &'a str,
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
}

/// A story.
#[derive(Debug, Serialize)]
pub struct FeedItem<'a> {
    /// The fields that JSON Feed does not have.
    #[serde(rename = "_dateline")]
    pub extension: ItemExtension<'a>,
    /// Audio, video and documents.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<ItemAttachment<'a>>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<ItemAuthor<'a>>,
    /// Its text; a card has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_html: Option<String>,
    /// RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
    /// RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<String>,
    /// The page that the story is about, if that is another publisher's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_url: Option<String>,
    /// It never changes.
    pub id: &'a str,
    /// The lead picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// BCP 47.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'a str>,
    /// The standfirst.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<&'a str>,
    /// Names of topics.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<&'a str>,
    /// The headline.
    pub title: &'a str,
    /// The publisher's own page of the story.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A file that came with a story.
#[derive(Debug, Serialize)]
pub struct ItemAttachment<'a> {
    /// Playing time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_in_seconds: Option<u32>,
    /// The media type.
    pub mime_type: &'a str,
    /// File size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size_in_bytes: Option<u32>,
    /// The title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'a str>,
    /// The address.
    pub url: String,
}

/// `_dateline` of a story.
#[derive(Debug, Default, Serialize)]
pub struct ItemExtension<'a> {
    /// "preview" or "locked"; absent: all of it may be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<&'static str>,
    /// Of a card: the file with the text, from this file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// Whether it is the breaking line.
    #[serde(skip_serializing_if = "is_false")]
    pub breaking: bool,
    /// Until when it is, as RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub breaking_until: Option<String>,
    /// Corrections of the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<ItemCorrection<'a>>,
    /// Embargo, as RFC 3339: it is not shown before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub embargo_until: Option<String>,
    /// Whether it leads the front page.
    #[serde(skip_serializing_if = "is_false")]
    pub featured: bool,
    /// Related news, found when the edition was made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<RelatedItem<'a>>,
    /// Size, caption and credit of the lead picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<ItemImage<'a>>,
    /// The line above the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kicker: Option<&'a str>,
    /// Where it was written: the dateline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<&'a str>,
    /// 1 is most important.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<u8>,
    /// Slugs or ids of related stories that the editor has chosen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<&'a str>,
    /// Its section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<ItemSection<'a>>,
    /// Its address in the site.
    pub slug: &'a str,
    /// "withheld" or "cancelled"; absent: usable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
    /// Length of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<u32>,
}

/// The section of a story.
#[derive(Debug, Serialize)]
pub struct ItemSection<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
}

/// An author.
#[derive(Debug, Serialize)]
pub struct ItemAuthor<'a> {
    /// The author's role, such as "Photographs".
    #[serde(rename = "_role", skip_serializing_if = "Option::is_none")]
    pub role: Option<&'a str>,
    /// The name.
    pub name: &'a str,
    /// The author's page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A correction.
#[derive(Debug, Serialize)]
pub struct ItemCorrection<'a> {
    /// RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The correction itself.
    pub text: &'a str,
}

/// The lead picture of a story.
#[derive(Debug, Default, Serialize)]
pub struct ItemImage<'a> {
    /// The alternative text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alt: Option<&'a str>,
    /// The caption.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<&'a str>,
    /// The credit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<&'a str>,
    /// The link of the credit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_url: Option<String>,
    /// The focus, which must not be cropped away: per cent from the left and from the top.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub focus: Option<(u8, u8)>,
    /// In pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// The same picture in other sizes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub srcset: Vec<ItemRendition<'a>>,
    /// In pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
}

/// A picture in one size.
#[derive(Debug, Serialize)]
pub struct ItemRendition<'a> {
    /// The MIME type.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub mime: Option<&'a str>,
    /// Its file.
    pub url: String,
    /// In pixels.
    pub width: u32,
}

/// A related story, as far as a row of the sidebar shows it: an article file has up to five of these, so they
/// hold no more than that.
#[derive(Debug, Serialize)]
pub struct RelatedItem<'a> {
    /// The fields that JSON Feed does not have.
    #[serde(rename = "_dateline")]
    pub extension: RelatedExtension<'a>,
    /// The topic, where that is the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<&'a str>,
    /// RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<String>,
    /// As in its own file.
    pub id: &'a str,
    /// Its lead picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// BCP 47.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'a str>,
    /// Why it is related, if that is known: "editor", "same-story", "section" or "topic".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
    /// The headline.
    pub title: &'a str,
}

/// `_dateline` of a related story.
#[derive(Debug, Serialize)]
pub struct RelatedExtension<'a> {
    /// The size of its picture that fits a row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<ItemImage<'a>>,
    /// Its address in the site.
    pub slug: &'a str,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}
