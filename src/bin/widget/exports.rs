//! What the widget's script calls, in both of its programs.

use std::cell::RefCell;

#[cfg(feature = "widget-stories")]
use dateline::article::SafeUrl;
use dateline::widget::{FeedOptions, Newsroom, Settings, WidgetError, show};
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static NEWSROOMS: RefCell<Vec<Newsroom>> = const { RefCell::new(Vec::new()) };
}

/// What is wrong with the attributes of an element, as an object of JSON; empty if nothing is.
#[wasm_bindgen]
pub fn check(attributes: &str, options: &str) -> String {
    let wrong = Settings::read(attributes).map(drop).and(FeedOptions::read(options).map(drop)).err();
    wrong.map(|error| error.data()).unwrap_or_default()
}

/// Reads the text of a feed: `{"feed":0}`, which is its number, or an error.
#[wasm_bindgen]
pub fn open(text: &str, options: &str) -> String {
    match FeedOptions::read(options).and_then(|options| Newsroom::open(text, options)) {
        Ok(newsroom) => NEWSROOMS.with_borrow_mut(|newsrooms| {
            newsrooms.push(newsroom);
            format!("{{\"feed\":{}}}", newsrooms.len() - 1)
        }),
        Err(error) => error.data(),
    }
}

/// Reads the file of a story of a feed; empty if that went well, else an error.
#[cfg(feature = "widget-stories")]
#[wasm_bindgen]
pub fn add(feed: usize, text: &str, address: &str) -> String {
    NEWSROOMS.with_borrow_mut(|newsrooms| {
        let Some((newsroom, address)) = newsrooms.get_mut(feed).zip(SafeUrl::web(address, None)) else {
            return WidgetError::NoText.data();
        };
        newsroom.add_story(text, &address).err().map(|error| error.data()).unwrap_or_default()
    })
}

/// What an element shows of a feed: its elements, the address of a file that is needed first, or an error.
#[wasm_bindgen]
pub fn lay_out(feed: usize, attributes: &str) -> String {
    NEWSROOMS.with_borrow(|newsrooms| {
        let settings = match Settings::read(attributes) {
            Ok(settings) => settings,
            Err(error) => return error.data(),
        };
        let Some(newsroom) = newsrooms.get(feed) else {
            return WidgetError::NoStories { name: "src" }.data();
        };
        match show(newsroom, &settings) {
            Ok(showing) => showing.data(),
            Err(error) => error.data(),
        }
    })
}
