//! The finder, which runs in a worker: `public/finder-page.js` starts it, loaded by `boot.js` after
//! the first paint.

use wasm_bindgen_futures::JsFuture;

use super::boot;

/// The finder could not start, or has stopped; it does not come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost;

/// The finder's answer to a message; `None` for a search that a newer one has followed.
///
/// # Errors
/// [`Lost`], now and from now on.
pub async fn ask(message: &str) -> Result<Option<String>, Lost> {
    let answer = boot::ask_finder(message).ok_or(Lost)?;
    JsFuture::from(answer).await.map(|answer| answer.as_string()).map_err(|_| Lost)
}
