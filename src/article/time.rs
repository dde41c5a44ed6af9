//! A moment in time, without a clock and without a time zone.

use std::fmt;

/// Seconds since 1970-01-01T00:00:00Z, in the range of the years 0001 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(not(target_arch = "wasm32"), serde(try_from = "i64"))]
pub struct Timestamp(i64);

const SECONDS_A_DAY: i64 = 86_400;

/// 0001-01-01T00:00:00Z
const EARLIEST: i64 = -62_135_596_800;

/// 9999-12-31T23:59:59Z
const LATEST: i64 = 253_402_300_799;

impl Timestamp {
    /// 1970-01-01T00:00:00Z
    pub const EPOCH: Timestamp = Timestamp(0);

    /// The moment `seconds` after the epoch; `None` outside the years 0001 to 9999.
    pub fn from_seconds(seconds: i64) -> Option<Timestamp> {
        (EARLIEST..=LATEST).contains(&seconds).then_some(Timestamp(seconds))
    }

    /// The moment that a calendar and a clock in UTC show. `None` for a date that does not exist;
    /// a leap second (`second` 60) counts as the second before it.
    pub fn from_civil(
        year: i64,
        month: u32,
        day: u32,
        hour: u32,
        minute: u32,
        second: u32,
    ) -> Option<Timestamp> {
        if !(1..=12).contains(&month) || day == 0 || day > days_in_month(year, month) {
            return None;
        }
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let clock = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second.min(59));
        Timestamp::from_seconds(days_from_epoch(year, month, day) * SECONDS_A_DAY + clock)
    }

    /// Seconds since the epoch.
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// Milliseconds since the epoch, as JavaScript's `Date` counts them.
    #[expect(clippy::cast_precision_loss, reason = "14 digits are exact in a double")]
    pub fn milliseconds(self) -> f64 {
        self.0 as f64 * 1000.0
    }
}

/// RFC 3339 in UTC with seconds, as `<time datetime>` and JSON-LD want it.
impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil_from_days(self.0.div_euclid(SECONDS_A_DAY));
        let clock = self.0.rem_euclid(SECONDS_A_DAY);
        let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
        write!(formatter, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i64, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar. Years are counted from March, so
/// that the leap day is a year's last day and the month lengths follow one line (30.6 days).
fn days_from_epoch(year: i64, month: u32, day: u32) -> i64 {
    let march_year = if month <= 2 { year - 1 } else { year };
    let march_month = i64::from((month + 9) % 12);
    let leap_days = march_year.div_euclid(4) - march_year.div_euclid(100) + march_year.div_euclid(400);
    march_year * 365 + leap_days + (march_month * 306 + 5) / 10 + i64::from(day) - 1 - 719_468
}

/// The inverse of [`days_from_epoch`].
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::Timestamp;

    #[test]
    fn known_moments_have_their_known_seconds() {
        let at = |y, mo, d, h, mi, s| Timestamp::from_civil(y, mo, d, h, mi, s).unwrap().seconds();
        assert_eq!(at(1970, 1, 1, 0, 0, 0), 0);
        assert_eq!(at(2000, 2, 29, 12, 0, 0), 951_825_600);
        assert_eq!(at(2023, 9, 17, 18, 20, 0), 1_694_974_800);
        assert_eq!(at(1900, 3, 1, 0, 0, 0), -2_203_891_200);
    }

    #[test]
    fn every_day_of_four_centuries_comes_back() {
        for day in (-200_000..300_000).step_by(7) {
            let moment = Timestamp::from_seconds(day * 86_400 + 3_661).unwrap();
            let text = moment.to_string();
            let part = |range: std::ops::Range<usize>| text[range].parse::<u32>().unwrap();
            let again = Timestamp::from_civil(part(0..4).into(), part(5..7), part(8..10), 1, 1, 1);
            assert_eq!(again, Some(moment), "{text}");
        }
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        assert_eq!(Timestamp::from_civil(2023, 2, 29, 0, 0, 0), None);
        assert_eq!(Timestamp::from_civil(2023, 13, 1, 0, 0, 0), None);
        assert_eq!(Timestamp::from_civil(2023, 4, 31, 0, 0, 0), None);
        assert_eq!(Timestamp::from_civil(2023, 4, 30, 24, 0, 0), None);
        assert_eq!(Timestamp::from_civil(99_999, 1, 1, 0, 0, 0), None);
    }

    #[test]
    fn a_leap_second_counts_as_the_one_before() {
        assert_eq!(
            Timestamp::from_civil(2016, 12, 31, 23, 59, 60),
            Timestamp::from_civil(2016, 12, 31, 23, 59, 59)
        );
    }
}
