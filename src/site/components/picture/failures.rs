//! The words that take the place of a picture that fails.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlImageElement};

use crate::browser::page;
use crate::element::el;

/// From now on words take the place of a picture that fails, in its frame, so that nothing moves. One
/// listener does for all pictures, printed ones included.
pub fn watch_for_failures(words: &'static str) {
    page::on_capture("error", move |event| put_words_in_place(event, words));
}

fn put_words_in_place(event: &Event, words: &str) {
    let Some(image) = event.target().and_then(|target| target.dyn_into::<HtmlImageElement>().ok()) else {
        return;
    };
    let frame = image.closest(".card__media, .lead__media, .pic").ok().flatten();
    if let Some(frame) = frame {
        drop(frame.class_list().add_1("noimg"));
        // The drawing that gives the frame its shape stays.
        let shape = frame.query_selector(".pic__shape").ok().flatten();
        frame.set_text_content(None);
        if let Some(shape) = shape {
            drop(frame.append_child(&shape));
        }
        drop(el("span").text(words).append_to(&frame));
    }
}
