//! Lenient reading of a JSON Feed from any source.

use super::envelope::Envelope;
use super::error::FeedError;
use super::fields::{Fields, Log};
use super::json_feed::read_as;
use super::page::{FeedPage, SkipReason};
use super::reading::Reading;
use super::story::Draft;
use super::words::words;
use crate::article::{Article, SafeUrl, Timestamp};
use crate::credit::{self, CaptionAndCredit, Evidence};

/// Lenient reading, for the JSON Feed of any source.
pub(super) struct Lenient;

impl Reading for Lenient {
    fn date(fields: &Fields, name: &str) -> Option<Timestamp> {
        fields.date(name)
    }

    fn story(draft: Draft, base: &SafeUrl, fields: &Fields) -> Result<Article, SkipReason> {
        draft.into_article(base, fields)
    }

    fn words(text: &str) -> Option<String> {
        Some(words(text))
    }

    fn credit(evidence: Evidence) -> CaptionAndCredit {
        credit::choose(evidence)
    }
}

/// Reads the feed in `envelope`. A function of its own, by which the cutter knows the module.
#[inline(never)]
pub(super) fn read(
    envelope: &Envelope,
    address: &SafeUrl,
    page: &mut FeedPage,
    log: &Log,
) -> Result<(), FeedError> {
    read_as::<Lenient>(envelope, address, page, log)
}
