//! Lenient parsing of dates.

#[cfg(feature = "quirks")]
mod forms;

use crate::article::Timestamp;

/// The date in `text`; `None` if there is none. Never falls back to the current time: a made-up "now"
/// fakes news.
///
/// It accepts
/// - RFC 3339, also with a space instead of `T`, without seconds, without a time (midnight), with
///   the zone as `+0200`, `+02` or a name, in lower case;
/// - RFC 2822 and RFC 850, with or without the day of the week, which is not compared with the date;
///   also with the month before the day, written out, and with a 12-hour clock (`10:04 AM`);
/// - seconds since 1970, of 9 or 10 digits, and milliseconds, of 13;
/// - with the feature `quirks`, other unambiguous forms: see `forms`.
///
/// Without a zone the time is read as UTC. Fractions of a second are dropped. A zone name other than UTC
/// and those of RFC 2822 makes the date unknown, as it would be hours off; so does an ambiguous date such
/// as `11/12/2026`.
///
/// ```
/// use dateline::feed::date;
/// let same = ["2026-11-20T10:04:03Z", "Fri, 20 Nov 2026 05:04:03 EST", "November 20, 2026 10:04:03 AM", "1795169043"];
/// for text in same {
///     assert_eq!(date::parse(text).unwrap().to_string(), "2026-11-20T10:04:03Z");
/// }
/// assert_eq!(date::parse("yesterday"), None);
/// ```
pub fn parse(text: &str) -> Option<Timestamp> {
    let moment = standard(text);
    #[cfg(feature = "quirks")]
    let moment = moment.or_else(|| standard(&forms::rewritten(text)?));
    moment
}

fn standard(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let seconds = match text.len() {
            9 | 10 => text,
            13 => text.get(..10)?,
            _ => return None,
        };
        return Timestamp::from_seconds(seconds.parse().ok()?);
    }
    let mut cursor = DateCursor(text);
    let starts_with_year = text.as_bytes().get(4) == Some(&b'-');
    let (year, month, day) = if starts_with_year { cursor.numeric_day()? } else { cursor.named_day()? };
    let (hour, minute, second) = cursor.clock()?;
    let local = Timestamp::from_civil(year, month, day, hour, minute, second)?;
    let offset = cursor.offset()?;
    cursor.comment();
    cursor.0.is_empty().then_some(())?;
    Timestamp::from_seconds(local.seconds() - offset)
}

/// English names of months, as in RFC 2822; some systems write them out.
const MONTHS: &str = "january february march april may june july august september october november december";
const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday";

/// Zone names of RFC 2822, with their offsets in hours east of Greenwich.
const ZONES: [(&str, i8); 12] = [
    ("z", 0),
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
];

/// The remaining text.
struct DateCursor<'a>(&'a str);

impl<'a> DateCursor<'a> {
    /// `2023-09-17` and the separator before a time.
    fn numeric_day(&mut self) -> Option<(i64, u32, u32)> {
        let year = self.number(4, 4)?;
        self.eat(b"-")?;
        let month = self.number(2, 2)?;
        self.eat(b"-")?;
        let day = self.number(2, 2)?;
        if self.eat(b"Tt").is_some() {
            // A time must follow a `T`.
            self.is_at_digit().then_some(())?;
        } else if !self.0.is_empty() {
            self.0.starts_with(char::is_whitespace).then_some(())?;
            self.space();
        }
        Some((year.into(), month, day))
    }

    /// `Sun, 17 Sep 2023` or `Sep 17, 2023`, and the separator before a time.
    fn named_day(&mut self) -> Option<(i64, u32, u32)> {
        let mut month = None;
        let mut word = self.word();
        if !word.is_empty() && place_in(WEEKDAYS, word).is_some() {
            self.marks();
            word = self.word();
        }
        if !word.is_empty() {
            month = Some(place_in(MONTHS, word)?);
            self.marks();
        }
        let day = self.number(1, 2)?;
        self.marks();
        let month = match month {
            Some(month) => month,
            None => place_in(MONTHS, self.word())?,
        };
        self.marks();
        let digits = self.digits();
        let year = match (digits.len(), i64::from(value(digits))) {
            (4, year) => year,
            (2, year) if year < 50 => 2000 + year,
            (2, year) => 1900 + year,
            _ => return None,
        };
        self.marks();
        Some((year, month, day))
    }

    /// Skips separators between the parts of a date: white space, hyphens (RFC 850), a comma, the full stop of
    /// an abbreviation.
    fn marks(&mut self) {
        self.0 = self.0.trim_start_matches([' ', '\t', '-', ',', '.']);
    }

    /// Hours, minutes and seconds; midnight if the text has no time.
    fn clock(&mut self) -> Option<(u32, u32, u32)> {
        if !self.is_at_digit() {
            return Some((0, 0, 0));
        }
        let hour = self.number(1, 2)?;
        self.eat(b":")?;
        let minute = self.number(2, 2)?;
        let mut second = 0;
        if self.eat(b":").is_some() {
            second = self.number(2, 2)?;
            if self.eat(b".,").is_some() && self.digits().is_empty() {
                return None;
            }
        }
        Some((self.hour_of_24(hour)?, minute, second))
    }

    /// The hour on a 24-hour clock, from one that AM or PM may follow.
    fn hour_of_24(&mut self, hour: u32) -> Option<u32> {
        let rest = self.0.trim_start();
        let half = rest.get(..2).unwrap_or_default().to_ascii_lowercase();
        let is_afternoon = half == "pm";
        let is_word = rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic);
        if is_word || half != "am" && !is_afternoon {
            return Some(hour);
        }
        self.0 = rest.get(2..)?;
        (1..=12).contains(&hour).then_some(hour % 12 + if is_afternoon { 12 } else { 0 })
    }

    /// Seconds east of Greenwich; 0 if the text has no zone.
    fn offset(&mut self) -> Option<i64> {
        self.space();
        let name = self.word();
        if !name.is_empty() {
            let (_, hours) = ZONES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
            let hours = i64::from(*hours);
            // "GMT+0200", as JavaScript's `Date` prints it.
            let is_offset_next = hours == 0 && self.0.starts_with(['+', '-']);
            return if is_offset_next { self.offset() } else { Some(hours * 3600) };
        }
        let Some(sign) = self.eat(b"+-") else { return Some(0) };
        let digits = self.digits();
        let (hours, minutes) = match (digits.len(), i64::from(value(digits))) {
            (4, both) => (both / 100, both % 100),
            (2, hours) if self.eat(b":").is_some() => (hours, self.number(2, 2)?.into()),
            (2, hours) => (hours, 0),
            _ => return None,
        };
        let seconds = hours * 3600 + minutes * 60;
        (hours <= 23 && minutes <= 59).then_some(if sign == b'-' { -seconds } else { seconds })
    }

    /// Drops a comment such as `(CEST)`, which some mailers put at the end.
    fn comment(&mut self) {
        self.space();
        if let Some(comment) = self.0.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'))
            && !comment.contains(['(', ')'])
        {
            self.0 = "";
        }
    }

    /// Reads one of the characters in `marks`, which are ASCII.
    #[inline(never)]
    fn eat(&mut self, marks: &[u8]) -> Option<u8> {
        let first = *self.0.as_bytes().first().filter(|first| marks.contains(first))?;
        self.0 = self.0.get(1..)?;
        Some(first)
    }

    fn is_at_digit(&self) -> bool {
        self.0.as_bytes().first().is_some_and(u8::is_ascii_digit)
    }

    #[inline(never)]
    fn space(&mut self) {
        self.0 = self.0.trim_start();
    }

    fn word(&mut self) -> &'a str {
        self.run(u8::is_ascii_alphabetic)
    }

    #[inline(never)]
    fn digits(&mut self) -> &'a str {
        self.run(u8::is_ascii_digit)
    }

    #[inline(never)]
    fn run(&mut self, belongs: fn(&u8) -> bool) -> &'a str {
        let end = self.0.bytes().position(|byte| !belongs(&byte)).unwrap_or(self.0.len());
        let (run, rest) = self.0.split_at_checked(end).unwrap_or_default();
        self.0 = rest;
        run
    }

    /// A number of `least` to `most` digits.
    #[inline(never)]
    fn number(&mut self, least: usize, most: usize) -> Option<u32> {
        let digits = self.digits();
        if digits.len() < least || digits.len() > most { None } else { Some(value(digits)) }
    }
}

/// The value of up to four digits.
#[inline(never)]
fn value(digits: &str) -> u32 {
    digits.bytes().take(4).fold(0, |value, digit| value * 10 + u32::from(digit & 15))
}

/// The position of `name` in `names`, from 1; three letters are enough.
fn place_in(names: &str, name: &str) -> Option<u32> {
    let fits = |known: &str| known.get(..name.len()).is_some_and(|known| known.eq_ignore_ascii_case(name));
    let place = names.split(' ').position(|known| name.len() >= 3 && fits(known))?;
    u32::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests;
