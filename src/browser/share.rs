//! Sharing the page's address.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    /// `navigator`, with methods that web-sys still calls unstable.
    type ShareNavigator;
    #[wasm_bindgen(method, catch)]
    async fn share(this: &ShareNavigator, data: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn clipboard(this: &ShareNavigator) -> Option<ShareClipboard>;
    type ShareClipboard;
    #[wasm_bindgen(method, catch, js_name = writeText)]
    async fn write_text(this: &ShareClipboard, text: &str) -> Result<JsValue, JsValue>;
}

/// The outcome of sharing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareOutcome {
    /// The system's sheet was shown.
    Sheet,
    /// The address was copied.
    Copied,
    /// Neither is possible here.
    Impossible,
}

/// Shares the page's address: the system's sheet where there is one, else the clipboard.
pub async fn share(title: &str) -> ShareOutcome {
    let Some(window) = super::window() else { return ShareOutcome::Impossible };
    let address = window.location().href().unwrap_or_default();
    let navigator: ShareNavigator = JsValue::from(window.navigator()).unchecked_into();
    let has_sheet = js_sys::Reflect::has(navigator.as_ref(), &"share".into()).unwrap_or(false);
    if has_sheet {
        let data = js_sys::Object::new();
        drop(js_sys::Reflect::set(&data, &"title".into(), &title.into()));
        drop(js_sys::Reflect::set(&data, &"url".into(), &address.as_str().into()));
        // A reader who closes the sheet has not failed.
        drop(navigator.share(&data).await);
        return ShareOutcome::Sheet;
    }
    match navigator.clipboard() {
        Some(clipboard) if clipboard.write_text(&address).await.is_ok() => ShareOutcome::Copied,
        _ => ShareOutcome::Impossible,
    }
}
