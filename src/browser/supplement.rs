//! The rest of the program, which comes after the first page (docs/decisions/0010-supplement.md).
//!
//! Which modules these are stands in `.ci/finish.mjs`. Nothing of them may be called before
//! [`load`] has said that they are here.

use std::sync::atomic::{AtomicBool, Ordering};

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::boot;
use super::later_file::LaterFileError;

static IS_LOADED: AtomicBool = AtomicBool::new(false);

/// Whether all of the program is here; on the host it always is.
pub fn is_loaded() -> bool {
    cfg!(not(target_arch = "wasm32")) || IS_LOADED.load(Ordering::Relaxed)
}

/// Waits for the rest of the program; asks for it where nobody has, or where it did not come.
///
/// # Errors
/// The reason why it is not here.
pub async fn load() -> Result<(), LaterFileError> {
    if is_loaded() {
        return Ok(());
    }
    let promise: Promise =
        boot::call("fetchMore").and_then(|more| more.dyn_into().ok()).ok_or(LaterFileError::NotLoaded)?;
    JsFuture::from(promise).await.map_err(|_| LaterFileError::why())?;
    IS_LOADED.store(true, Ordering::Relaxed);
    Ok(())
}
