//! The time, and how the reader's language writes it.

use js_sys::{Date, Function};
use wasm_bindgen::JsValue;

use super::intl;

/// Milliseconds since the epoch, now.
pub fn now() -> f64 {
    Date::now()
}

/// Milliseconds since the page was opened; never set back.
pub fn since_start() -> f64 {
    super::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// A part of a date, as `Intl.DateTimeFormat` knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Two digits.
    Hour,
    /// Two digits.
    Minute,
    /// The day of the month.
    Day,
    /// "September"
    LongMonth,
    /// "Sept"
    ShortMonth,
    /// All digits.
    Year,
    /// "Sunday"
    Weekday,
    /// The short name of the time zone.
    Zone,
}

impl Part {
    fn option(self) -> (&'static str, &'static str) {
        match self {
            Part::Hour => ("hour", "2-digit"),
            Part::Minute => ("minute", "2-digit"),
            Part::Day => ("day", "numeric"),
            Part::LongMonth => ("month", "long"),
            Part::ShortMonth => ("month", "short"),
            Part::Year => ("year", "numeric"),
            Part::Weekday => ("weekday", "long"),
            Part::Zone => ("timeZoneName", "short"),
        }
    }
}

/// Writes dates in one form.
pub struct DateFormat(Option<Function>);

impl DateFormat {
    /// For the language `tag` (BCP 47) and an IANA time zone; `None` is the reader's.
    pub fn new(tag: &str, zone: Option<&str>, parts: &[Part]) -> DateFormat {
        let mut options: Vec<_> = parts.iter().map(|part| part.option()).collect();
        options.extend(zone.map(|zone| ("timeZone", zone)));
        DateFormat(intl::formatter("DateTimeFormat", tag, &options))
    }

    /// Whether the browser knows the language, the zone and the parts.
    pub fn is_known(&self) -> bool {
        self.0.is_some()
    }

    /// The moment `at`, in milliseconds since the epoch; in ISO 8601 where the browser cannot write it
    /// otherwise.
    pub fn write(&self, at: f64) -> String {
        let date = Date::new(&at.into());
        let written =
            self.0.as_ref().and_then(|write| write.call1(&JsValue::UNDEFINED, &date).ok()?.as_string());
        written.unwrap_or_else(|| {
            String::from(date.to_iso_string()).get(..16).unwrap_or_default().replace('T', " ")
        })
    }
}
