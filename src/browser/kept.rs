//! Answers kept for the time without a network, in the browser's Cache API.
//!
//! Only answers that were whole and could be read are handed to [`keep`]: a hotel's log-in page
//! must not poison what is shown tomorrow.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Response};

/// A new version of what is kept gets a new name, and the old ones are dropped.
const NAME: &str = "dateline-answers-1";

const KEPT_AT: &str = "x-dateline-kept-at";

/// An answer as it was when it was kept.
pub struct Kept {
    /// The body.
    pub text: String,
    /// When it was kept, in milliseconds since the epoch.
    pub at: f64,
}

async fn cache() -> Option<Cache> {
    let caches = web_sys::window()?.caches().ok()?;
    JsFuture::from(caches.open(NAME)).await.ok()?.dyn_into().ok()
}

/// Keeps `text` as the answer of `address`. A full or denied storage keeps nothing.
pub async fn keep(address: &str, text: &str, now: f64) {
    let Some(cache) = cache().await else { return };
    let Ok(response) = Response::new_with_opt_str(Some(text)) else { return };
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit")]
    if response.headers().set(KEPT_AT, &(now as i64).to_string()).is_ok() {
        drop(JsFuture::from(cache.put_with_str(address, &response)).await);
    }
}

/// What was kept for `address`.
pub async fn get(address: &str) -> Option<Kept> {
    let found = JsFuture::from(cache().await?.match_with_str(address)).await.ok()?;
    let response: Response = found.dyn_into().ok()?;
    let at: i64 = response.headers().get(KEPT_AT).ok().flatten()?.parse().ok()?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are exact in a double")]
    Some(Kept { text, at: at as f64 })
}
