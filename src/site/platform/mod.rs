//! What pages need of the platform they are made on: the time, how dates and numbers are written, and
//! what this reader keeps. In a browser that is `Intl` and the storage; a host answers for itself, so
//! that pages are printed and tested without a browser.

mod in_browser;
#[cfg(not(target_arch = "wasm32"))]
mod on_host;

pub use in_browser::Browser;
#[cfg(not(target_arch = "wasm32"))]
pub use on_host::Host;

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

/// What the site asks of the platform.
pub trait Platform {
    /// Milliseconds since the epoch, now.
    fn now(&self) -> f64;
    /// The moment `at`, in milliseconds since the epoch, in the site's language and time zone.
    fn date(&self, form: DateForm, at: f64) -> String;
    /// A count as readers of the site's language write it: "3,193".
    fn count(&self, count: usize) -> String;
    /// What this reader keeps under `key`.
    fn stored(&self, key: Key) -> Option<String>;
}
