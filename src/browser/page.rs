//! The window: address, history, scrolling, focus, and announcements to screen readers.

use std::cell::Cell;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollRestoration, ScrollToOptions,
};

use super::{clock, timer};

/// The live region of an announcement; both are part of `index.html`.
#[derive(Clone, Copy, Debug)]
pub enum Politeness {
    /// Said when the reader pauses.
    Polite,
    /// Said at once: only for a failed action that the reader has just asked for.
    Assertive,
}

fn document() -> Option<Document> {
    super::window()?.document()
}

/// Path and query of the page's address.
pub fn address() -> (String, String) {
    let location = super::window().map(|window| window.location());
    let part = |read: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|location| read(location).ok()).unwrap_or_default()
    };
    (part(web_sys::Location::pathname), part(web_sys::Location::search))
}

/// Scheme, host and port of the page's address.
pub fn origin() -> String {
    super::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// The fragment of the page's address, without `#`.
pub fn fragment() -> String {
    let hash = super::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Turns off the browser's own scroll restoration on Back and Forward: it would scroll before the page is
/// there.
pub fn restore_scrolling_ourselves() {
    if let Some(history) = super::window().and_then(|window| window.history().ok()) {
        drop(history.set_scroll_restoration(ScrollRestoration::Manual));
    }
}

/// Loads the page again: the same address, and the same entry of the history with its position.
pub fn reload() {
    if let Some(window) = super::window() {
        drop(window.location().reload());
    }
}

/// Adds an entry to the history, with the number `key`.
pub fn push(href: &str, key: u32) {
    if let Some(history) = super::window().and_then(|window| window.history().ok()) {
        drop(history.push_state_with_url(&key.into(), "", Some(href)));
    }
}

/// Gives the current entry of the history the number `key`, and another address if there is one.
pub fn replace(href: Option<&str>, key: u32) {
    if let Some(history) = super::window().and_then(|window| window.history().ok()) {
        drop(history.replace_state_with_url(&key.into(), "", href));
    }
}

/// The number of the current entry of the history, if we gave it one.
pub fn history_key() -> Option<u32> {
    let state = super::window()?.history().ok()?.state().ok()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "we wrote it as a u32")]
    state.as_f64().map(|key| key as u32)
}

/// How far the window is scrolled, in CSS pixels.
pub fn scroll_position() -> f64 {
    super::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Scrolls at once, whatever the style sheet says.
pub fn scroll_to(top: f64) {
    if let Some(window) = super::window() {
        let options = ScrollToOptions::new();
        options.set_top(top);
        options.set_behavior(ScrollBehavior::Instant);
        window.scroll_to_with_scroll_to_options(&options);
    }
}

/// The first element that matches `selector`.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Replaces `old` by an empty copy and returns the copy.
pub fn empty_in_place_of(old: &HtmlElement) -> Option<HtmlElement> {
    let empty: HtmlElement = old.clone_node().ok()?.dyn_into().ok()?;
    old.replace_with_with_node_1(&empty).ok()?;
    Some(empty)
}

/// Moves the focus to `element` without scrolling.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    drop(element.focus_with_options(&options));
}

/// Moves the focus to `element`, and scrolls only if it is out of view: below the header, where text is enlarged.
pub fn focus_in_view(element: &HtmlElement) {
    drop(element.focus());
}

/// The heading of the page.
pub fn heading() -> Option<HtmlElement> {
    find("main h1")
}

/// Moves the focus to the heading of the page: a screen reader reads it and goes on from there.
pub fn focus_heading() {
    if let Some(heading) = heading() {
        focus(&heading);
    }
}

/// Moves the focus to `<main>`, without scrolling: the element that had the focus is gone.
pub fn focus_main() {
    if let Some(main) = find("main") {
        focus(&main);
    }
}

/// The first link to `href` in `<main>`.
pub fn find_link(href: &str) -> Option<HtmlElement> {
    let links = document()?.query_selector_all("main a[href]").ok()?;
    (0..links.length())
        .filter_map(|index| links.item(index)?.dyn_into::<HtmlElement>().ok())
        .find(|link| link.get_attribute("href").as_deref() == Some(href))
}

/// The element with this id.
pub fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Sets or removes an attribute of the root element.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        drop(match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        });
    }
}

/// How long an announcement stays before the next one replaces it, in milliseconds: a screen reader that
/// polls late must still find it.
const MIN_STAY: f64 = 1_000.0;
/// The pause between clearing a region and writing to it, so that the same words are said again.
const CLEAR_PAUSE: i32 = 60;

thread_local! {
    /// When the polite region may be written to again, in milliseconds since the page was opened: the
    /// system's clock may be set back.
    static FREE_AT: Cell<f64> = const { Cell::new(0.0) };
}

/// Announces `words` to a screen reader. Assertive words are written at once; polite words wait until the
/// previous ones have stayed for [`MIN_STAY`].
pub fn announce(politeness: Politeness, words: String) {
    let (id, wait) = match politeness {
        Politeness::Polite => {
            let now = clock::since_start();
            let start = now.max(FREE_AT.get());
            FREE_AT.set(start + MIN_STAY);
            ("announce-polite", start - now)
        }
        Politeness::Assertive => ("announce-assertive", 0.0),
    };
    let Some(region) = by_id(id) else { return };
    timer::spawn(Box::pin(async move {
        #[expect(clippy::cast_possible_truncation, reason = "a few seconds")]
        let wait = wait as i32;
        if wait > 0 {
            timer::sleep(wait).await;
        }
        region.set_text_content(None);
        timer::sleep(CLEAR_PAUSE).await;
        region.set_text_content(Some(&words));
    }));
}

/// How long a toast is shown, in milliseconds.
const TOAST_STAYS: i32 = 6_000;

thread_local! {
    /// Counts the toasts, so that the time-out of one does not hide the next.
    static TOASTS: Cell<u32> = const { Cell::new(0) };
}

/// Announces `words` and shows them in a toast at the foot of the window, for six seconds or as long as the
/// pointer is on it.
pub fn notify(politeness: Politeness, words: &str) {
    announce(politeness, words.to_owned());
    let Some(toast) = by_id("toast") else { return };
    let number = TOASTS.get().wrapping_add(1);
    TOASTS.set(number);
    toast.set_text_content(Some(words));
    drop(toast.remove_attribute("hidden"));
    timer::spawn(Box::pin(async move {
        loop {
            timer::sleep(TOAST_STAYS).await;
            if TOASTS.get() != number {
                return;
            }
            if !toast.matches(":hover").unwrap_or_default() {
                break;
            }
        }
        drop(toast.set_attribute("hidden", ""));
    }));
}

/// Opens the print dialog.
pub fn print() {
    if let Some(window) = super::window() {
        drop(window.print());
    }
}

/// Gives the browser's own frame (`theme-color`) the colour of the page.
pub fn match_browser_colour_to_paper() {
    let colour = || {
        let window = super::window()?;
        let body = window.document()?.body()?;
        window.get_computed_style(&body).ok()??.get_property_value("background-color").ok()
    };
    if let (Some(colour), Some(meta)) = (colour(), find_any("meta[name='theme-color']")) {
        drop(meta.set_attribute("content", &colour));
    }
}

fn find_any(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// Listens to an event of the window, for the life of the document.
pub fn on_window(event: &str, listener: impl FnMut(&web_sys::Event) + 'static) {
    listen(event, false, Box::new(listener));
}

/// Listens to an event that does not bubble, of any element, for the life of the document.
pub fn on_capture(event: &str, listener: impl FnMut(&web_sys::Event) + 'static) {
    listen(event, true, Box::new(listener));
}

fn listen(event: &str, capture: bool, mut listener: Box<dyn FnMut(&web_sys::Event)>) {
    if let Some(window) = super::window() {
        let closure =
            Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| listener(&event));
        let closure = closure.into_js_value();
        drop(window.add_event_listener_with_callback_and_bool(event, closure.unchecked_ref(), capture));
    }
}
