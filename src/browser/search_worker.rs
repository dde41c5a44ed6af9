//! The search worker: `public/search-worker-page.js` starts it and passes messages on. `boot.js` loads
//! that script with the first message, after the first paint.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::boot;
use super::later_file::LaterFileError;

/// Why the worker does not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkerError {
    /// It cannot run in this browser, or has stopped; it does not come back.
    Lost,
    /// One of its files, or a file of a search index, could not be loaded.
    File(LaterFileError),
}

impl core::fmt::Display for WorkerError {
    fn fmt(&self, formatter: &mut core::fmt::Formatter) -> core::fmt::Result {
        match self {
            WorkerError::Lost => formatter.write_str("the search worker has stopped: load the page again"),
            WorkerError::File(error) => error.fmt(formatter),
        }
    }
}

impl core::error::Error for WorkerError {}

/// The worker's answer to a message; `None` for a search that a newer one has superseded.
///
/// # Errors
/// [`WorkerError::Lost`], from then on for every message, or the reason why a file could not be loaded.
pub async fn ask(message: &str) -> Result<Option<String>, WorkerError> {
    let answer = boot::call_with("askSearchWorker", message).and_then(|answer| answer.dyn_into().ok());
    let answer: Promise = answer.ok_or(WorkerError::Lost)?;
    let answer = JsFuture::from(answer).await.map_err(|_| WorkerError::File(LaterFileError::why()))?;
    if answer.is_null() {
        return Ok(None);
    }
    answer.as_string().map(Some).ok_or(WorkerError::Lost)
}
