//! The time, and how it is written in the reader's language.

use js_sys::{Date, Function};
use wasm_bindgen::JsValue;

use super::intl;

/// Milliseconds since the epoch, now.
pub fn now() -> f64 {
    Date::now()
}

/// Writes times in one language and one time zone.
pub struct Clock {
    time: Option<Function>,
    day: Option<Function>,
    day_of_year: Option<Function>,
    short_day: Option<Function>,
    short_day_of_year: Option<Function>,
    weekday: Option<Function>,
    moment: Option<Function>,
    time_and_zone: Option<Function>,
    year: Option<Function>,
    /// Whether the time zone that was asked for exists.
    pub zone_is_known: bool,
}

const TIME: (&str, &str) = ("hour", "2-digit");
const MINUTE: (&str, &str) = ("minute", "2-digit");
const DAY: (&str, &str) = ("day", "numeric");
const MONTH: (&str, &str) = ("month", "long");
const SHORT_MONTH: (&str, &str) = ("month", "short");
const YEAR: (&str, &str) = ("year", "numeric");
const WEEKDAY: (&str, &str) = ("weekday", "long");
const ZONE: (&str, &str) = ("timeZoneName", "short");

impl Clock {
    /// A clock for the language `tag` (BCP 47) and an IANA time zone; `None` is the reader's.
    /// A zone that the browser does not know is left out.
    pub fn new(tag: &str, zone: Option<&str>) -> Clock {
        let of = |zone: Option<&str>, parts: &[(&str, &str)]| {
            let mut options = parts.to_vec();
            options.extend(zone.map(|zone| ("timeZone", zone)));
            intl::formatter("DateTimeFormat", tag, &options)
        };
        let zone_is_known = zone.is_none() || of(zone, &[TIME]).is_some();
        let zone = zone.filter(|_| zone_is_known);
        let with = |parts: &[(&str, &str)]| of(zone, parts);
        Clock {
            time: with(&[TIME, MINUTE]),
            day: with(&[DAY, MONTH, YEAR]),
            day_of_year: with(&[DAY, MONTH]),
            short_day: with(&[DAY, SHORT_MONTH, YEAR]),
            short_day_of_year: with(&[DAY, SHORT_MONTH]),
            weekday: with(&[WEEKDAY, DAY, MONTH, YEAR]),
            moment: with(&[DAY, MONTH, YEAR, TIME, MINUTE, ZONE]),
            time_and_zone: with(&[TIME, MINUTE, ZONE]),
            year: with(&[YEAR]),
            zone_is_known,
        }
    }

    /// "18:20" today, "2 August" this year, "2 August 2023" before.
    pub fn brief(&self, at: f64) -> String {
        self.by_distance(at, now(), self.day_of_year.as_ref(), self.day.as_ref())
    }

    /// For a narrow column below the date `reference`: "18:20" on the same day, "16 Sept" in the
    /// same year, "16 Sept 2022" before.
    pub fn narrow(&self, at: f64, reference: f64) -> String {
        self.by_distance(at, reference, self.short_day_of_year.as_ref(), self.short_day.as_ref())
    }

    /// "17 September 2023", unless that is today.
    pub fn date_if_not_today(&self, at: f64) -> Option<String> {
        (!self.is_same_day(at, now())).then(|| write(self.day.as_ref(), at))
    }

    /// "17 September 2023, 14:20 GMT".
    pub fn full(&self, at: f64) -> String {
        write(self.moment.as_ref(), at)
    }

    /// "18:20 GMT" if it is the same day as `other`, else as [`Clock::full`].
    pub fn full_after(&self, at: f64, other: f64) -> String {
        if self.is_same_day(at, other) { write(self.time_and_zone.as_ref(), at) } else { self.full(at) }
    }

    /// "Sunday 17 September 2023".
    pub fn weekday(&self, at: f64) -> String {
        write(self.weekday.as_ref(), at)
    }

    /// "18:05".
    pub fn time(&self, at: f64) -> String {
        write(self.time.as_ref(), at)
    }

    fn by_distance(
        &self,
        at: f64,
        from: f64,
        same_year: Option<&Function>,
        before: Option<&Function>,
    ) -> String {
        if self.is_same_day(at, from) {
            return self.time(at);
        }
        let year = |of: f64| write(self.year.as_ref(), of);
        write(if year(at) == year(from) { same_year } else { before }, at)
    }

    fn is_same_day(&self, one: f64, other: f64) -> bool {
        write(self.day.as_ref(), one) == write(self.day.as_ref(), other)
    }
}

fn write(format: Option<&Function>, at: f64) -> String {
    let date = Date::new(&at.into());
    format.and_then(|format| format.call1(&JsValue::UNDEFINED, &date).ok()?.as_string()).unwrap_or_else(
        || {
            // Without Intl the date in ISO 8601 is still a date.
            String::from(date.to_iso_string()).get(..16).unwrap_or_default().replace('T', " ")
        },
    )
}
