//! The search worker: `public/search-worker-page.js` starts it and passes messages on. `boot.js` loads
//! that script with the first message, after the first paint.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::boot;

/// The worker could not start, or has stopped; it does not come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkerLost;

impl core::fmt::Display for WorkerLost {
    fn fmt(&self, formatter: &mut core::fmt::Formatter) -> core::fmt::Result {
        formatter.write_str("the search worker has stopped: load the page again")
    }
}

impl core::error::Error for WorkerLost {}

/// The worker's answer to a message; `None` for a search that a newer one has followed.
///
/// # Errors
/// [`WorkerLost`], now and from now on.
pub async fn ask(message: &str) -> Result<Option<String>, WorkerLost> {
    let answer = boot::call_with("askSearchWorker", message).and_then(|answer| answer.dyn_into().ok());
    let answer: Promise = answer.ok_or(WorkerLost)?;
    JsFuture::from(answer).await.map(|answer| answer.as_string()).map_err(|_| WorkerLost)
}
