//! The platform of pages: the time, the formats of dates and numbers, and the values that this reader has
//! stored. In a browser these come from `Intl` and the storage; the host has its own, so that pages are
//! printed and tested without a browser.

mod in_browser;
#[cfg(not(target_arch = "wasm32"))]
mod on_host;

#[cfg(feature = "site")]
pub use in_browser::Browser;
pub use in_browser::DATE_FORMS;
#[cfg(not(target_arch = "wasm32"))]
pub use on_host::Host;

use super::words::{self, Words};
use crate::browser::storage::Key;

/// A form in which a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// "18:05"
    Time,
    /// "17 September 2023"
    Day,
    /// "17 September"
    DayOfYear,
    /// "17 Sept 2023"
    ShortDay,
    /// "17 Sept"
    ShortDayOfYear,
    /// "Sunday 17 September 2023"
    Weekday,
    /// "17 September 2023, 14:20 GMT"
    Moment,
    /// "14:20 GMT"
    TimeAndZone,
    /// "2023"
    Year,
}

/// The platform that the site runs on.
pub trait Platform {
    /// Milliseconds since the epoch, now.
    fn now(&self) -> f64;
    /// The moment `at`, in milliseconds since the epoch, in the site's language and time zone.
    fn date(&self, form: DateForm, at: f64) -> String;
    /// A count as readers of the site's language write it: "3,193".
    fn count(&self, count: usize) -> String;
    /// Whether a day is named even if it is today: a printed page is read on other days as well, and a line that came
    /// or went would move the page.
    fn names_today(&self) -> bool;
    /// Whether the page is another's, on which addresses without an origin are not ours: a widget's.
    fn is_page_of_another(&self) -> bool {
        false
    }
    /// The words of the language `tag`.
    fn words(&self, tag: &str) -> &'static Words {
        words::words(tag)
    }
    /// The value that this reader has stored under `key`.
    fn stored(&self, key: Key) -> Option<String>;
}
