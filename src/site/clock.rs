//! The formats of times on pages: as much as a reader needs to know of a moment, and no more.

use std::rc::Rc;

use super::platform::{DateForm, Platform};
use crate::article::Timestamp;

/// Writes times in the site's language and time zone.
pub struct Clock {
    platform: Rc<dyn Platform>,
}

impl Clock {
    /// A clock with the time and the formats of `platform`.
    pub fn new(platform: Rc<dyn Platform>) -> Clock {
        Clock { platform }
    }

    /// This moment, to the second.
    pub fn now(&self) -> Timestamp {
        #[expect(clippy::cast_possible_truncation, reason = "seconds since 1970 fit")]
        let seconds = (self.platform.now() / 1000.0) as i64;
        Timestamp::from_seconds(seconds).unwrap_or(Timestamp::EPOCH)
    }

    /// "18:20" today, "2 August" this year, "2 August 2023" before.
    pub fn brief(&self, at: f64) -> String {
        self.by_distance(at, self.platform.now(), DateForm::DayOfYear, DateForm::Day)
    }

    /// For a narrow column below the date `reference`: "18:20" on the same day, "16 Sept" in the
    /// same year, "16 Sept 2022" before.
    pub fn narrow(&self, at: f64, reference: f64) -> String {
        self.by_distance(at, reference, DateForm::ShortDayOfYear, DateForm::ShortDay)
    }

    /// "17 September 2023", unless that is today and the page is not a printed one.
    pub fn date_if_not_today(&self, at: f64) -> Option<String> {
        (self.platform.names_today() || !self.is_same_day(at, self.platform.now()))
            .then(|| self.write(DateForm::Day, at))
    }

    /// "17 September 2023, 14:20 GMT".
    pub fn full(&self, at: f64) -> String {
        self.write(DateForm::Moment, at)
    }

    /// "18:20 GMT" if it is the same day as `other`, else as [`Clock::full`].
    pub fn full_after(&self, at: f64, other: f64) -> String {
        if self.is_same_day(at, other) { self.write(DateForm::TimeAndZone, at) } else { self.full(at) }
    }

    /// "Sunday 17 September 2023", today.
    pub fn today(&self) -> String {
        self.write(DateForm::Weekday, self.platform.now())
    }

    /// "18:05".
    pub fn time(&self, at: f64) -> String {
        self.write(DateForm::Time, at)
    }

    fn by_distance(&self, at: f64, from: f64, same_year: DateForm, before: DateForm) -> String {
        if self.is_same_day(at, from) {
            return self.time(at);
        }
        let year = |of: f64| self.write(DateForm::Year, of);
        self.write(if year(at) == year(from) { same_year } else { before }, at)
    }

    fn is_same_day(&self, one: f64, other: f64) -> bool {
        self.write(DateForm::Day, one) == self.write(DateForm::Day, other)
    }

    fn write(&self, form: DateForm, at: f64) -> String {
        self.platform.date(form, at)
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use std::rc::Rc;

    use super::Clock;
    use crate::article::Timestamp;
    use crate::site::platform::Host;

    fn at(month: u32, day: u32, hour: u32) -> f64 {
        Timestamp::from_civil(2023, month, day, hour, 20, 0).unwrap().milliseconds()
    }

    fn clock() -> Clock {
        Clock::new(Rc::new(Host { now: Timestamp::from_civil(2023, 9, 17, 20, 0, 0).unwrap() }))
    }

    #[test]
    fn a_time_says_no_more_than_is_needed_today() {
        assert_eq!(clock().brief(at(9, 17, 18)), "18:20");
        assert_eq!(clock().brief(at(8, 2, 18)), "2 August");
        assert_eq!(clock().brief(at(8, 2, 18) - 366.0 * 86_400_000.0), "1 August 2022");
    }

    #[test]
    fn a_rail_says_the_day_only_where_it_is_another() {
        assert_eq!(clock().narrow(at(9, 17, 18), at(9, 17, 19)), "18:20");
        assert_eq!(clock().narrow(at(9, 16, 18), at(9, 17, 19)), "16 Sept");
        // This page is printed.
        assert_eq!(clock().date_if_not_today(at(9, 17, 1)).as_deref(), Some("17 September 2023"));
        assert_eq!(clock().date_if_not_today(at(9, 16, 1)).as_deref(), Some("16 September 2023"));
    }

    #[test]
    fn an_update_on_the_same_day_says_only_the_time() {
        assert_eq!(clock().full_after(at(9, 17, 18), at(9, 17, 4)), "18:20 UTC");
        assert_eq!(clock().full_after(at(9, 17, 18), at(9, 16, 4)), "17 September 2023, 18:20 UTC");
    }
}
