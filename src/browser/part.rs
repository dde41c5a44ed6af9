//! The parts of the program that come after its first file (docs/decisions/0010-supplement.md).
//!
//! Which modules these are stands in `.ci/finish/parts.mjs`. Nothing of a part may be called before
//! [`load`] has said that it is here.

use std::sync::atomic::{AtomicU8, Ordering};

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::boot;
use super::later_file::LaterFileError;

/// A part of the program that no first page needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgramPart {
    /// Lists, more stories, the sidebar of a story.
    Lists = 1,
    /// The search page; it needs the lists.
    Search = 2,
    /// What reads anybody's feeds and HTML; editions that `press` wrote do not need it.
    Feeds = 4,
}

impl ProgramPart {
    /// What the script calls it.
    fn name(self) -> &'static str {
        match self {
            ProgramPart::Lists => "more",
            ProgramPart::Search => "search",
            ProgramPart::Feeds => "feeds",
        }
    }
}

static LOADED: AtomicU8 = AtomicU8::new(0);

/// Whether `part` is here; on the host all are. Where feeds of other systems are read, what reads them is in the first
/// file.
pub fn is_loaded(part: ProgramPart) -> bool {
    cfg!(not(target_arch = "wasm32"))
        || part == ProgramPart::Feeds && cfg!(feature = "quirks")
        || LOADED.load(Ordering::Relaxed) & part as u8 != 0
}

/// Waits for `part`; asks for it where nobody has, or where it did not come.
///
/// # Errors
/// The reason why it is not here.
pub async fn load(part: ProgramPart) -> Result<(), LaterFileError> {
    if is_loaded(part) {
        return Ok(());
    }
    let promise: Promise = boot::call_with("fetchPart", part.name())
        .and_then(|fetched| fetched.dyn_into().ok())
        .ok_or(LaterFileError::NotLoaded)?;
    JsFuture::from(promise).await.map_err(|_| LaterFileError::why())?;
    LOADED.fetch_or(part as u8, Ordering::Relaxed);
    Ok(())
}
