//! Marks files as exact if the reader of exact files and the reader of all feeds read them alike.

use super::format::{FeedExtension, FeedFile};
use super::{Addresses, HOME};
use crate::article::{Article, Body, SafeUrl};
use crate::body;
use crate::feed::{self, FeedPage, Format};

/// The file, to be written at `addresses`, marked as exact if it is.
pub fn exactly(mut file: FeedFile, addresses: Addresses) -> FeedFile {
    let extension = file.extension.take().unwrap_or_default();
    file.extension = Some(FeedExtension { exact: true, ..extension });
    let text = serde_json::to_string(&file).unwrap_or_default();
    let path = format!("{HOME}{}file.json", "d/".repeat(addresses.depth));
    if SafeUrl::web(&path, None).is_some_and(|address| is_exact(&text, &address)) {
        return file;
    }
    file.extension = file.extension.map(|extension| FeedExtension { exact: false, ..extension });
    file
}

/// Whether both readers get the same from `text`, which says that it is exact.
pub fn is_exact(text: &str, address: &SafeUrl) -> bool {
    let (Some(exact), Ok(all)) =
        (feed::read_exact(text, address), feed::read(text, address, Format::JsonFeed))
    else {
        return false;
    };
    let is_clean = |page: &FeedPage| page.skipped.is_empty() && page.warnings.is_empty();
    let has_same_text = |article: &Article| match &article.body {
        text @ Body::Unparsed(_) => {
            let read = body::of_story(article, text).map(|parsed| parsed.blocks);
            read.is_some() && body::exact_text(article, text) == read
        }
        _ => article.pictures.is_empty(),
    };
    is_clean(&all)
        && exact.articles == all.articles
        && (exact.title, exact.next, exact.search) == (all.title, all.next, all.search)
        && (exact.total, exact.sections) == (all.total, all.sections)
        && exact.articles.iter().all(has_same_text)
}
