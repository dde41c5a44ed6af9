//! Marks files as exact if the reader of exact files and the reader of all feeds read them alike.

use super::format::{FeedExtension, FeedFile};
use super::{Addresses, HOME, html};
use crate::article::{Article, Body, Manuscript, Markup, SafeUrl};
use crate::body;
use crate::feed::{self, FeedPage, Format};

/// The file, marked as exact.
pub fn marked(mut file: FeedFile) -> FeedFile {
    let extension = file.extension.take().unwrap_or_default();
    file.extension = Some(FeedExtension { exact: true, ..extension });
    file
}

/// The file, to be written at `addresses`, marked as exact if it is.
pub fn exactly(file: FeedFile, addresses: Addresses) -> FeedFile {
    let file = marked(file);
    let text = serde_json::to_string(&file).unwrap_or_default();
    let path = format!("{HOME}{}file.json", "d/".repeat(addresses.depth));
    // What is written was written from blocks: where they come back, the same HTML comes of them. That takes a
    // fraction of the time of a parser for HTML.
    let comes_back = |article: &Article, manuscript: &Manuscript| {
        let Markup::Html(written) = &manuscript.markup else { return false };
        body::exact_text(article, &article.body).is_some_and(|blocks| html(&blocks, addresses) == *written)
    };
    if SafeUrl::web(&path, None).is_some_and(|address| is_read_alike(&text, &address, &comes_back)) {
        return file;
    }
    unmarked(file)
}

/// The file, not marked as exact.
pub fn unmarked(mut file: FeedFile) -> FeedFile {
    file.extension = file.extension.map(|extension| FeedExtension { exact: false, ..extension });
    file
}

/// Whether both readers get the same from `text`, which says that it is exact.
pub fn is_exact(text: &str, address: &SafeUrl) -> bool {
    is_read_alike(text, address, &|article, _| {
        let read = body::of_story(article, &article.body).map(|parsed| parsed.blocks);
        read.is_some() && body::exact_text(article, &article.body) == read
    })
}

fn is_read_alike(
    text: &str,
    address: &SafeUrl,
    has_same_text: &dyn Fn(&Article, &Manuscript) -> bool,
) -> bool {
    let (Some(exact), Ok(all)) =
        (feed::read_exact(text, address), feed::read(text, address, Format::JsonFeed))
    else {
        return false;
    };
    let is_clean = |page: &FeedPage| page.skipped.is_empty() && page.warnings.is_empty();
    let is_same = |article: &Article| match &article.body {
        Body::Unparsed(manuscript) => has_same_text(article, manuscript),
        _ => article.pictures.is_empty(),
    };
    is_clean(&all)
        && exact.articles == all.articles
        && (exact.title, exact.next, exact.search) == (all.title, all.next, all.search)
        && (exact.total, exact.sections) == (all.total, all.sections)
        && exact.articles.iter().all(is_same)
}
