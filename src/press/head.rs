//! From article files to the head and its pages.
//!
//! The JSON is carried over field by field, not through [`Article`](crate::article::Article), so that a
//! publisher's own extensions stay in the card.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::{PressError, native};
use crate::article::{Article, Body, SafeUrl, word_count};
use crate::body;
use crate::disk;
use crate::edition::LEAD_CANDIDATES;
use crate::feed::{self, Format};

/// How many cards the head and each older page have.
pub const CARDS_A_PAGE: usize = 30;

/// The base address of the files while they are checked; addresses in them are relative.
const CHECKED_AT: &str = "https://edition.invalid/articles/story.json";
const HEAD_CHECKED_AT: &str = "https://edition.invalid/feed.json";

const FOLDER_IS_A_FILE: &str = "is a file: dateline head takes the folder of an edition, with a file for each story in \
    its articles/. One feed with all stories is for dateline split";
const NO_ARTICLES: &str = "holds no story: dateline head makes the head of articles/*.json, a file for each story, as in \
    public/edition. One feed with all stories is for dateline split";

/// The result of [`write_head`].
#[derive(Debug)]
pub struct HeadReport {
    /// How many stories.
    pub stories: usize,
    /// The files, the head first.
    pub pages: Vec<PathBuf>,
}

/// Writes the head and its pages for the article files in `folder`/articles.
///
/// # Errors
/// [`PressError`] when a file cannot be read, is no feed of exactly one story, or has a field that
/// a reader would not see.
pub fn write_head(folder: &Path) -> Result<HeadReport, PressError> {
    let pages = head_pages(folder)?;
    let _lock = super::take(folder)?;
    let stories = pages.iter().filter_map(|(_, page)| page.get("items")?.as_array()).map(Vec::len).sum();
    let mut written = Vec::new();
    // The head names the second page, and that the third: each is written before it is named.
    for (name, page) in pages.into_iter().rev() {
        let path = folder.join(name);
        let text = format!("{page}\n");
        disk::write(&path, text.as_bytes()).map_err(|error| PressError::Io(path.clone(), error))?;
        written.push(path);
    }
    written.reverse();
    Ok(HeadReport { stories, pages: written })
}

/// The head and its pages as they would be written: name of the file and content.
///
/// # Errors
/// As [`write_head`].
pub fn head_pages(folder: &Path) -> Result<Vec<(String, Value)>, PressError> {
    if folder.is_file() {
        return Err(PressError::NothingToRead(folder.to_owned(), FOLDER_IS_A_FILE));
    }
    let articles = folder.join("articles");
    let mut files: Vec<PathBuf> = match fs::read_dir(&articles) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(PressError::Io(articles, error)),
        Ok(entries) => entries
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
            .collect(),
    };
    if files.is_empty() {
        return Err(PressError::NothingToRead(articles, NO_ARTICLES));
    }
    files.sort();
    let mut cards = Vec::new();
    let mut top = Map::new();
    for file in &files {
        let text = disk::read_text(file).map_err(|error| PressError::Io(file.clone(), error))?;
        let article = checked(file, &text)?;
        let mut document: Value = serde_json::from_str(&text)
            .map_err(|error| PressError::Faulty(file.clone(), vec![error.to_string()]))?;
        let item = document.pointer_mut("/items/0").map(Value::take).unwrap_or_default();
        let card = card(item, &article, file);
        if let Value::Object(fields) = document {
            top = fields.into_iter().filter(|(name, _)| name != "items").collect();
        }
        cards.push((article.dated(), card, article.featured));
    }
    cards.sort_by_key(|(date, _, _)| std::cmp::Reverse(*date));
    for (_, card, is_featured) in cards.iter_mut().skip(LEAD_CANDIDATES) {
        // Only the picture of a lead is described: beside a headline it is a decoration.
        let image = card.pointer_mut("/_dateline/image").and_then(Value::as_object_mut);
        if let Some(image) = image.filter(|_| !*is_featured) {
            image.remove("alt");
        }
    }
    let total = cards.len();
    let sheets: Vec<Vec<Value>> = cards
        .chunks(CARDS_A_PAGE)
        .map(|sheet| sheet.iter().map(|(_, card, _)| card.clone()).collect())
        .collect();
    let last = sheets.len();
    Ok(sheets
        .into_iter()
        .enumerate()
        .map(|(index, cards)| {
            let mut page = top.clone();
            if index + 1 < last {
                page.insert("next_url".into(), page_name(index + 1).into());
            }
            page.insert("_dateline".into(), json!({ "exact": true, "total": total }));
            page.insert("items".into(), cards.into());
            let mut page = Value::Object(page);
            if !SafeUrl::web(HEAD_CHECKED_AT, None).is_some_and(|at| native::is_exact(&page.to_string(), &at))
                && let Some(ours) = page.pointer_mut("/_dateline").and_then(Value::as_object_mut)
            {
                ours.remove("exact");
            }
            (page_name(index), page)
        })
        .collect())
}

fn page_name(index: usize) -> String {
    if index == 0 { "feed.json".to_owned() } else { format!("feed-{}.json", index + 1) }
}

/// The one story of an article file, if all of it is right.
fn checked(file: &Path, text: &str) -> Result<Article, PressError> {
    let address = SafeUrl::web(CHECKED_AT, None);
    let faulty = |faults: Vec<String>| PressError::Faulty(file.to_owned(), faults);
    let address = address.ok_or_else(|| faulty(vec!["the address for checking is wrong".to_owned()]))?;
    let page = feed::read(text, &address, Format::Auto)
        .map_err(|error| PressError::NotAFeed(file.to_owned(), error))?;
    let mut faults: Vec<String> = page.skipped.iter().map(ToString::to_string).collect();
    faults.extend(page.warnings.iter().map(ToString::to_string));
    let mut articles = page.articles.into_iter();
    match (articles.next(), articles.next()) {
        (Some(article), None) if faults.is_empty() => {
            let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            if article.slug.as_str() == stem {
                Ok(article)
            } else {
                Err(faulty(vec![format!(
                    "its slug is {:?}, so it must be called {}.json",
                    article.slug.as_str(),
                    article.slug
                )]))
            }
        }
        (Some(_), None) => Err(faulty(faults)),
        _ => {
            faults.push("an article file has exactly one story".to_owned());
            Err(faulty(faults))
        }
    }
}

/// The card of a story: all fields but its text, and the address of the article file.
fn card(mut item: Value, article: &Article, file: &Path) -> Value {
    let words = match &article.body {
        Body::Unparsed(manuscript) => {
            word_count(&body::parse(&manuscript.markup, Some(&manuscript.base)).blocks)
        }
        Body::Blocks(blocks) => word_count(blocks),
        Body::None | Body::Elsewhere(_) => 0,
    };
    if let Some(fields) = item.as_object_mut() {
        fields.remove("content_html");
        fields.remove("content_text");
        // The article file lies one folder deeper, so its relative addresses are one step longer.
        if let Some(Value::String(image)) = fields.get_mut("image") {
            *image = beside_head(image);
        }
        let extension = fields.entry("_dateline").or_insert_with(|| json!({}));
        if let Some(renditions) = extension.pointer_mut("/image/srcset").and_then(Value::as_array_mut) {
            for url in renditions.iter_mut().filter_map(|rendition| rendition.get_mut("url")) {
                *url = url.as_str().map(beside_head).into();
            }
        }
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if let Some(extension) = extension.as_object_mut() {
            extension.insert("article".into(), format!("articles/{name}").into());
            extension.insert("slug".into(), article.slug.as_str().into());
            if words > 0 {
                extension.insert("words".into(), words.into());
            }
            // Only the article file needs these.
            extension.remove("corrections");
            if let Some(image) = extension.get_mut("image").and_then(Value::as_object_mut) {
                image.retain(|name, _| !matches!(name.as_str(), "caption" | "credit" | "credit_url"));
            }
        }
    }
    item
}

fn beside_head(address: &str) -> String {
    match address.strip_prefix("../") {
        Some(rest) => rest.to_owned(),
        None if address.contains(':') || address.starts_with('/') => address.to_owned(),
        None => format!("articles/{address}"),
    }
}
