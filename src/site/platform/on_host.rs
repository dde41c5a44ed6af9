//! The platform on the host: a fixed time, dates in English and in UTC, and no stored values. The browser
//! corrects the printed page when it takes it over (hydration).

use super::{DateForm, Platform};
use crate::article::Timestamp;
use crate::browser::storage::Key;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// 1970-01-01 was the first of these.
const WEEKDAYS: [&str; 7] = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];
const SECONDS_A_DAY: i64 = 86_400;

/// A host without a reader.
#[derive(Clone, Copy, Debug)]
pub struct Host {
    /// The time on the pages.
    pub now: Timestamp,
}

impl Platform for Host {
    fn now(&self) -> f64 {
        self.now.milliseconds()
    }

    fn date(&self, form: DateForm, at: f64) -> String {
        #[expect(clippy::cast_possible_truncation, reason = "seconds since 1970 fit")]
        let seconds = (at / 1000.0) as i64;
        let date = Timestamp::from_seconds(seconds).unwrap_or(Timestamp::EPOCH).to_string();
        // RFC 3339, which has each part at its place.
        let part = |from: usize, to: usize| date.get(from..to).unwrap_or_default();
        let (year, day, time) = (part(0, 4), part(8, 10).trim_start_matches('0'), part(11, 16));
        let month = part(5, 7).parse::<usize>().ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
        let month = month.copied().unwrap_or_default();
        let short_month = if month == "September" { "Sept" } else { month.get(..3).unwrap_or(month) };
        match form {
            DateForm::Time => time.to_owned(),
            DateForm::Day => format!("{day} {month} {year}"),
            DateForm::DayOfYear => format!("{day} {month}"),
            DateForm::ShortDay => format!("{day} {short_month} {year}"),
            DateForm::ShortDayOfYear => format!("{day} {short_month}"),
            DateForm::Weekday => {
                let day_number =
                    usize::try_from(seconds.div_euclid(SECONDS_A_DAY).rem_euclid(7)).unwrap_or(0);
                let weekday = WEEKDAYS.get(day_number).copied().unwrap_or_default();
                format!("{weekday} {day} {month} {year}")
            }
            DateForm::Moment => format!("{day} {month} {year}, {time} UTC"),
            DateForm::TimeAndZone => format!("{time} UTC"),
            DateForm::Year => year.to_owned(),
        }
    }

    fn count(&self, count: usize) -> String {
        let digits = count.to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped
    }

    fn names_today(&self) -> bool {
        true
    }

    fn stored(&self, _key: Key) -> Option<String> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{DateForm, Host, Platform};
    use crate::article::Timestamp;

    #[test]
    fn dates_are_english_and_in_utc() {
        let at = Timestamp::from_civil(2023, 9, 7, 18, 5, 0).unwrap();
        let write = |form| Host { now: at }.date(form, at.milliseconds());
        assert_eq!(write(DateForm::Moment), "7 September 2023, 18:05 UTC");
        assert_eq!(write(DateForm::Weekday), "Thursday 7 September 2023");
        assert_eq!(write(DateForm::ShortDayOfYear), "7 Sept");
        assert_eq!(write(DateForm::Time), "18:05");
    }

    #[test]
    fn a_count_has_separators() {
        let count = |count| Host { now: Timestamp::EPOCH }.count(count);
        assert_eq!(
            (count(7), count(999), count(1_000), count(3_193_000)),
            ("7".to_owned(), "999".to_owned(), "1,000".to_owned(), "3,193,000".to_owned())
        );
    }
}
