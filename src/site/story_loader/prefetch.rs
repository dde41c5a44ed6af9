//! Asks for a story when its link is pressed: the click comes about a tenth of a second later.

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use super::loader::StoryLoader;
use crate::article::Slug;
use crate::browser::boot;
use crate::browser::page;
use crate::browser::timer::{self, spawn};
use crate::route::Route;

/// How long an answer is kept that nobody takes, as the finger has scrolled instead, in milliseconds.
const KEEP_ANSWER: i32 = 3_000;

/// Follows the presses, for the life of the document; none of a reader who saves data.
pub fn start(loader: &Rc<StoryLoader>) {
    let loader = Rc::clone(loader);
    page::on_window("pointerdown", move |event| {
        if let Some(slug) = pressed(event, &loader.site.base).filter(|_| !saves_data()) {
            loader.ask_early(&slug);
        }
    });
}

impl StoryLoader {
    /// Asks for the file of the story `slug`, unless its text is here. Who reads the story takes the answer.
    fn ask_early(&self, slug: &Slug) {
        let card = self.site.edition.borrow().story(slug.as_str());
        if self.has_text(slug) {
            return;
        }
        if let Some((_, address)) = self.article_files(slug, card.as_deref()).into_iter().next() {
            drop(boot::call_with("ask", address.as_str()));
            spawn(Box::pin(async move {
                timer::sleep(KEEP_ANSWER).await;
                if let Some(answer) = boot::take_asked(address.as_str()) {
                    boot::end_asked(&answer);
                }
            }));
        }
    }
}

/// The story of the link that `event` presses with the first button.
fn pressed(event: &Event, base: &str) -> Option<Slug> {
    let press = event.dyn_ref::<MouseEvent>().filter(|press| press.button() == 0)?;
    let target = press.target()?.dyn_into::<Element>().ok()?;
    let link = target.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    match Route::read(&link.pathname(), &link.search(), base) {
        Some(Route::Article { slug }) if link.origin() == page::origin() => Some(slug),
        _ => None,
    }
}

/// Whether the browser asks sites to save data.
fn saves_data() -> bool {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let connection = web_sys::window().and_then(|window| get(&window.navigator(), "connection"));
    connection.and_then(|connection| get(&connection, "saveData")).is_some_and(|saves| saves.is_truthy())
}
