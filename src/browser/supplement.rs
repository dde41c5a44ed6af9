//! The rest of the program, which comes after the first page (docs/decisions/0010-supplement.md).
//!
//! Which modules these are stands in `.ci/finish.mjs`. Nothing of them may be called before
//! [`fetched`] has said that they are here.

use std::sync::atomic::{AtomicBool, Ordering};

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::boot;

static IS_HERE: AtomicBool = AtomicBool::new(false);

/// It did not come: the network is down, or the host has a newer release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotHere;

/// Whether all of the program is here.
pub fn is_here() -> bool {
    IS_HERE.load(Ordering::Relaxed)
}

/// Waits for the rest of the program; asks for it where nobody has, or where it did not come.
///
/// # Errors
/// [`NotHere`] if it cannot be fetched now.
pub async fn fetched() -> Result<(), NotHere> {
    if is_here() {
        return Ok(());
    }
    let promise: Promise = boot::call("fetchMore").and_then(|more| more.dyn_into().ok()).ok_or(NotHere)?;
    JsFuture::from(promise).await.map_err(|_| NotHere)?;
    IS_HERE.store(true, Ordering::Relaxed);
    Ok(())
}
