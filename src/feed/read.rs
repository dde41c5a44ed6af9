//! Reading a response in any format.

use super::envelope::Envelope;
use super::error::FeedError;
use super::fields::Log;
use super::format::Format;
#[cfg(feature = "ghost")]
use super::ghost;
#[cfg(feature = "guardian")]
use super::guardian;
use super::lenient;
#[cfg(feature = "ninjs")]
use super::ninjs;
#[cfg(all(feature = "quirks", not(target_arch = "wasm32")))]
use super::note::{Note, Noted};
use super::page::FeedPage;
#[cfg(feature = "wordpress")]
use super::wordpress;
use crate::article::SafeUrl;

/// Largest response, in bytes; a larger one is refused.
pub const MAX_BYTES: usize = 24 * 1024 * 1024;

/// Reads a response in one format into a page.
type ReadFormat = fn(&Envelope, &SafeUrl, &mut FeedPage, &Log) -> Result<(), FeedError>;

/// Reads one response of a source.
///
/// `address` is that of the response; relative addresses in it are resolved against it.
///
/// # Errors
/// [`FeedError`] if the response as a whole is not a feed. Single malformed stories are in
/// [`FeedPage::skipped`].
pub fn read(text: &str, address: &SafeUrl, format: Format) -> Result<FeedPage, FeedError> {
    let text = text.trim_start_matches('\u{feff}');
    let envelope = Envelope::open(text)?;
    #[cfg(feature = "ghost")]
    if text.contains(ghost::HOME)
        && let Some(text) = ghost::with_home(&envelope, address)
    {
        return self::read(&text, address, format);
    }
    let read: ReadFormat = match format.or_detected(&envelope) {
        Some(Format::JsonFeed) => lenient::read,
        #[cfg(feature = "wordpress")]
        Some(Format::WordPress) => wordpress::read,
        #[cfg(feature = "ghost")]
        Some(Format::Ghost) => ghost::read,
        #[cfg(feature = "ninjs")]
        Some(Format::Ninjs) => ninjs::read,
        #[cfg(feature = "guardian")]
        Some(Format::Guardian) => guardian::read,
        #[cfg(not(all(feature = "wordpress", feature = "ghost", feature = "ninjs", feature = "guardian")))]
        Some(format) if format != Format::Auto => return Err(FeedError::NotBuiltIn { format }),
        Some(_) | None => {
            return Err(FeedError::UnknownFormat {
                found: if envelope.is_list() {
                    vec!["a list".to_owned()]
                } else {
                    envelope.members.into_iter().take(8).map(|field| field.name).collect()
                },
            });
        }
    };
    let (mut page, log) = (FeedPage::default(), Log::default());
    read(&envelope, address, &mut page, &log)?;
    #[cfg(feature = "quirks")]
    page.articles.iter_mut().for_each(crate::body::add_card_picture);
    #[cfg(not(target_arch = "wasm32"))]
    page.notes.append(&mut log.take_notes());
    #[cfg(all(feature = "quirks", not(target_arch = "wasm32")))]
    if let Some(words) = envelope.said_before() {
        let words = words.chars().take(120).collect();
        page.notes.push(Noted { pointer: String::new(), note: Note::BeforeJson(words) });
    }
    #[cfg(all(feature = "quirks", not(target_arch = "wasm32")))]
    if let Some(words) = envelope.said_behind() {
        let words = words.chars().take(120).collect();
        page.notes.push(Noted { pointer: String::new(), note: Note::BehindJson(words) });
    }
    page.warnings = log.into_warnings();
    Ok(page)
}
