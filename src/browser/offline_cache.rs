//! The offline cache: answers, kept in the browser's Cache API.
//!
//! Only answers that were complete and could be read are handed to [`put`]: a hotel's log-in page must not
//! poison the cache.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Response};

/// The name of the cache; a change of its format needs another name.
const NAME: &str = "dateline-answers-1";

/// The most cached answers: the pages and stories that a reader saw last.
const MAX_ANSWERS: u32 = 100;

/// The most attempts to write an answer: if the storage is full, half of the cache is evicted before the
/// next.
const MAX_TRIES: u32 = 3;

const KEPT_AT: &str = "x-dateline-kept-at";

/// A cached answer.
pub struct CachedAnswer {
    /// The body.
    pub text: String,
    /// When it was cached, in milliseconds since the epoch.
    pub at: f64,
}

async fn cache() -> Option<Cache> {
    let caches = super::window()?.caches().ok()?;
    JsFuture::from(caches.open(NAME)).await.ok()?.dyn_into().ok()
}

/// Caches `text` as the answer of `address`. Above [`MAX_ANSWERS`], and if the storage is full, the oldest
/// are evicted. If the storage is denied, nothing is cached.
pub async fn put(address: &str, text: &str, now: f64) {
    let Some(cache) = cache().await else { return };
    let mut others = MAX_ANSWERS - 1;
    for _ in 0..MAX_TRIES {
        let Some(kept) = evict_oldest(&cache, others).await else { return };
        if write(&cache, address, text, now).await.is_some() {
            return;
        }
        others = kept / 2;
    }
}

async fn write(cache: &Cache, address: &str, text: &str, now: f64) -> Option<()> {
    let response = Response::new_with_opt_str(Some(text)).ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit")]
    response.headers().set(KEPT_AT, &(now as i64).to_string()).ok()?;
    JsFuture::from(cache.put_with_str(address, &response)).await.ok().map(drop)
}

/// Evicts the oldest answers until at most `max` are left, and returns how many these are.
async fn evict_oldest(cache: &Cache, max: u32) -> Option<u32> {
    // Keys are in the order in which they were last written.
    let keys: Array = JsFuture::from(cache.keys()).await.ok()?.dyn_into().ok()?;
    for key in keys.iter().take(keys.length().saturating_sub(max) as usize) {
        JsFuture::from(cache.delete_with_request(key.unchecked_ref())).await.ok()?;
    }
    Some(keys.length().min(max))
}

/// The cached answer of `address`.
pub async fn get(address: &str) -> Option<CachedAnswer> {
    let found = JsFuture::from(cache().await?.match_with_str(address)).await.ok()?;
    let response: Response = found.dyn_into().ok()?;
    let at: i64 = response.headers().get(KEPT_AT).ok().flatten()?.parse().ok()?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are exact in a double")]
    Some(CachedAnswer { text, at: at as f64 })
}
