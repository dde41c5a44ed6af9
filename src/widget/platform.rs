//! The widget's platform: dates by the browser's `Intl`, and nothing that is stored.

use std::cell::RefCell;

use crate::browser::clock::{self, DateFormat};
use crate::browser::intl;
use crate::browser::storage::Key;
use crate::site::platform::{DATE_FORMS, DateForm, Platform};
use crate::site::words::Words;

/// Formats that are made when one is first needed: a list needs three of nine.
pub struct HostPage {
    language: String,
    words: &'static Words,
    formats: RefCell<Vec<(DateForm, DateFormat)>>,
}

impl HostPage {
    /// For the language `tag` (BCP 47), with its words.
    pub fn new(tag: &str, words: &'static Words) -> HostPage {
        HostPage { language: tag.to_owned(), words, formats: RefCell::default() }
    }
}

impl Platform for HostPage {
    fn now(&self) -> f64 {
        clock::now()
    }

    fn date(&self, form: DateForm, at: f64) -> String {
        let mut formats = self.formats.borrow_mut();
        if let Some((_, format)) = formats.iter().find(|(known, _)| *known == form) {
            return format.write(at);
        }
        let parts = DATE_FORMS.iter().find(|(known, _)| *known == form).map(|(_, parts)| *parts);
        let format = DateFormat::new(&self.language, None, parts.unwrap_or_default());
        let written = format.write(at);
        formats.push((form, format));
        written
    }

    fn count(&self, count: usize) -> String {
        intl::count(count, &self.language)
    }

    /// A page of today leaves today's date out.
    fn names_today(&self) -> bool {
        false
    }

    fn is_page_of_another(&self) -> bool {
        true
    }

    fn words(&self, _tag: &str) -> &'static Words {
        self.words
    }

    /// A widget stores nothing on another's page, and reads nothing.
    fn stored(&self, _key: Key) -> Option<String> {
        None
    }
}
