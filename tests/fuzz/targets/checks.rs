//! What is done with an input of each target.

use dateline::article::{SafeUrl, Slug};
use dateline::config::Config;
use dateline::credit;
use dateline::edition::{Edition, front};
use dateline::feed::{self, FeedError, FeedPage, Format, date};

use super::generated::Chance;
use super::promises::{self, article_promises, home};
use super::{articles, same_json};

/// Our decoder gives what `serde_json` gives, and no feed that is JSON is called broken.
pub fn json(text: &str) {
    same_json::assert_same(text);
    let is_json = serde_json::from_str::<serde_json::Value>(text).is_ok_and(|value| value.is_object());
    let is_broken = matches!(feed::read(text, &home(), Format::Auto), Err(FeedError::NotJson { .. }));
    assert!(!is_json || !is_broken);
}

/// A feed is refused, or its stories keep their promises and come into an edition.
pub fn feed(text: &str, format: Format) {
    let page = match feed::read(text, &home(), format) {
        Ok(page) => page,
        Err(refusal) => {
            assert!(!refusal.to_string().is_empty());
            return;
        }
    };
    page.articles.iter().for_each(article_promises);
    let is_told = |text: String| assert!(!text.is_empty());
    page.skipped.iter().for_each(|skipped| is_told(skipped.to_string()));
    page.warnings.iter().for_each(|warning| is_told(warning.to_string()));
    // Nothing comes out that did not go in: a story and what is said of it take at least two bytes.
    assert!(page.articles.len() + page.skipped.len() + page.listed.len() <= text.len() / 2 + 1);
    page.listed.iter().chain(&page.next).chain(&page.search).for_each(promises::address_promises);
    for named in &page.sections {
        promises::slug_promises(&named.section.id);
    }
    merge_page(page);
}

/// A feed is refused, or comes into an edition.
pub fn long_feed(text: &str) {
    if let Ok(page) = feed::read(text, &home(), Format::Auto) {
        merge_page(page);
    }
}

fn merge_page(page: FeedPage) {
    let now = date::parse("2030-01-01").unwrap();
    let mut edition = Edition::default();
    let total = page.articles.len();
    let taken = edition.merge_page(0, &home(), page, now);
    assert_eq!(taken.new + taken.updated + taken.held, total);
    assert!(edition.newest().is_sorted_by_key(|story| std::cmp::Reverse(story.dated())));
    front(&edition, &Config::read("{}", &home()).0);
}

/// A caption gives a credit that is part of it.
pub fn caption(caption: &str) {
    let split = credit::split_caption(caption);
    for part in [&split.caption, &split.credit].into_iter().flatten() {
        assert!(!part.trim().is_empty() && part.len() <= caption.len(), "{part:?} of {caption:?}");
    }
    credit::strip_label(caption);
    credit::carries_its_own_label(caption);
    let choice = credit::choose(credit::Evidence {
        field: Some(caption),
        photographer: Some(caption),
        picture_byline: Some(caption),
        caption: Some(caption),
        copyright_notice: Some(caption),
        file_credit: Some(caption),
        ..credit::Evidence::default()
    });
    assert!(choice.credit.is_none_or(|credit| !credit.text.trim().is_empty()));
}

/// A date that is read reads the same when it is written.
pub fn date(text: &str) {
    if let Some(moment) = date::parse(text) {
        assert_eq!(date::parse(&moment.to_string()), Some(moment));
    }
}

/// An address that is safe stays what it is.
pub fn address(text: &str) {
    let base = home();
    for base in [None, Some(&base)] {
        let Some(url) = SafeUrl::parse(text, base) else { continue };
        promises::address_promises(&url);
        assert_eq!(SafeUrl::parse(url.as_str(), None).as_ref(), Some(&url), "{text:?}");
        assert!(!url.picture_key().is_empty() || !url.is_web());
    }
}

/// A slug is its own slug.
pub fn slug(text: &str) {
    for slug in [
        Slug::from_text(text),
        Slug::of_own(text),
        SafeUrl::web(text, Some(&home())).as_ref().and_then(Slug::of_address),
    ]
    .into_iter()
    .flatten()
    {
        promises::slug_promises(&slug);
        promises::slug_promises(&slug.with_hash(2));
    }
}

/// A configuration gives a site or says what is wrong.
pub fn config(block: &str) {
    let (config, problems) = Config::read(block, &home());
    assert!(!config.sources.is_empty() || !problems.is_empty());
    for problem in problems {
        assert!(!problem.to_string().is_empty());
    }
}

/// Any story is written, and what is read of it stays the same.
pub fn any_article(chance: &mut Chance) {
    promises::any_article_promises(&articles::article(chance));
}

/// Any blocks are written, and what is read of them stays the same.
pub fn any_blocks(chance: &mut Chance) {
    promises::any_blocks_promises(&articles::blocks(chance, 4));
}
