//! The parts of the program that are loaded after its first file (docs/decisions/0010-supplement.md).
//!
//! `.ci/finish/parts.mjs` lists their modules. No function of a part may be called before [`load`] has
//! returned `Ok`.

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
    /// The parsers of feeds and HTML of other systems; editions that `press` wrote do not need them.
    Feeds = 4,
}

impl ProgramPart {
    /// Its name in the script.
    fn name(self) -> &'static str {
        match self {
            ProgramPart::Lists => "lists",
            ProgramPart::Search => "search",
            ProgramPart::Feeds => "feeds",
        }
    }
}

static LOADED: AtomicU8 = AtomicU8::new(0);

/// Whether `part` is loaded; on the host all are.
pub fn is_loaded(part: ProgramPart) -> bool {
    cfg!(not(target_arch = "wasm32")) || LOADED.load(Ordering::Relaxed) & part as u8 != 0
}

/// Waits for `part`; requests it if it was not requested yet, or could not be loaded.
///
/// # Errors
/// The reason why it could not be loaded.
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
