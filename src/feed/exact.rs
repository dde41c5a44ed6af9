//! A strict reader for files that `press` wrote: each field has its exact type and needs no clean-up.
//!
//! Such a file is marked by `_dateline.exact`. Its reader is much smaller than the lenient one, and all that a
//! first story of such an edition needs (`docs/decisions/0019-exact-editions.md`). It never guesses: a file
//! that deviates in anything is left to [`read`](super::read()) as a whole.

use std::ops::Range;
use std::rc::Rc;

use super::envelope::Envelope;
use super::fields::{Fields, Log, Problem};
use super::json_feed;
use super::page::{FeedPage, SkipReason};
use super::reading::Reading;
use super::story::Draft;
use crate::article::{Article, Body, Credit, CreditOrigin, Manuscript, Markup, SafeUrl, Slug, Timestamp};
use crate::body;
use crate::credit::{CaptionAndCredit, Evidence};
use crate::json;

/// Reads a file that is marked as exact; `None` if it is not, or if anything in it deviates from the form that
/// `press` writes.
///
/// `address` is that of the file; relative addresses in it are resolved against it.
pub fn read_exact(text: &str, address: &SafeUrl) -> Option<FeedPage> {
    let envelope = Envelope::open(text).ok()?;
    let ours = json::value(envelope.field("_dateline")?.raw).ok()?;
    ours.get("exact")?.as_bool().filter(|exact| *exact)?;
    let (mut page, log) = (FeedPage::default(), Log::default());
    json_feed::read_as::<Exact>(&envelope, address, &mut page, &log).ok()?;
    (page.skipped.is_empty() && log.into_warnings().is_empty()).then_some(page)
}

/// Strict reading, for exact files.
struct Exact;

impl Reading for Exact {
    /// `2023-09-17T14:20:00Z`, in no other form.
    fn date(fields: &Fields, name: &str) -> Option<Timestamp> {
        let date = moment(&fields.text(name)?);
        if date.is_none() {
            fields.warn(name, Problem::NotADate);
        }
        date
    }

    /// A story with an id, a slug and a headline of its own.
    fn story(draft: Draft, base: &SafeUrl, fields: &Fields) -> Result<Article, SkipReason> {
        let (Some(id), Some(slug), Some(headline)) = (draft.id, draft.slug, draft.headline) else {
            return Err(SkipReason::NothingToShow);
        };
        let own = Slug::of_own(&slug).filter(|own| own.as_str() == slug).ok_or(SkipReason::NoId)?;
        // Fields that `press` never writes.
        if draft.text.is_some() || fields.has("author") || fields.has("banner_image") {
            return Err(SkipReason::NothingToShow);
        }
        let url = draft.url.or_else(|| SafeUrl::web(&id, None));
        let mut article = Article::new(id, own, headline);
        article.standfirst = draft.standfirst;
        article.body = match (draft.html, draft.elsewhere) {
            (Some(html), _) => {
                let (markup, base) = (Markup::Html(html), base.clone());
                Body::Unparsed(Rc::new(Manuscript { markup, base, is_exact: true }))
            }
            (None, Some(address)) => Body::Elsewhere(address),
            (None, None) => Body::None,
        };
        article.about = draft.about;
        article.url = url;
        article.published = draft.published;
        article.updated = draft.updated;
        article.language = draft.language;
        Ok(article)
    }

    /// The text, if it is plain and on a single line.
    fn words(text: &str) -> Option<String> {
        let is_reference = |part: &str| {
            let end = part.find(|next: char| !next.is_ascii_alphanumeric()).unwrap_or(part.len());
            part.starts_with('#') || part.get(end..).is_some_and(|behind| behind.starts_with(';'))
        };
        let is_plain = !text.chars().any(char::is_control)
            && !text.as_bytes().windows(2).any(|pair| pair == b"  ")
            && !text.contains('<')
            && text.trim().len() == text.len()
            && !text.split('&').skip(1).any(is_reference)
            && body::has_few_marks(text);
        is_plain.then(|| text.to_owned())
    }

    /// Credit and caption, unchanged.
    fn credit(evidence: Evidence) -> CaptionAndCredit {
        let (text, url) = (evidence.field, evidence.url);
        CaptionAndCredit {
            caption: evidence.caption.map(str::to_owned),
            credit: text.map(|text| Credit { text: text.to_owned(), url, origin: CreditOrigin::Field }),
        }
    }
}

fn moment(text: &str) -> Option<Timestamp> {
    let number = |range: Range<usize>| text.get(range)?.parse::<u32>().ok();
    let [year, month, day] = [number(0..4)?, number(5..7)?, number(8..10)?];
    let [hour, minute, second] = [number(11..13)?, number(14..16)?, number(17..19)?];
    let moment = Timestamp::from_civil(year.into(), month, day, hour, minute, second)?;
    (moment.to_string() == text).then_some(moment)
}
