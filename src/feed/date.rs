//! Dates as publishers write them.

use crate::article::Timestamp;

/// The moment that `text` names; `None` if it names none. Never the present moment: a made-up
/// "now" fakes news.
///
/// Accepted are
/// - RFC 3339, also with a space instead of `T`, without seconds, without a clock (midnight), with
///   the zone as `+0200`, `+02` or a name, in lower case;
/// - RFC 2822 and RFC 850, with or without the day of the week, which is not compared with the date.
///
/// Without a zone the clock is read as UTC. Fractions of a second are dropped. A zone whose name
/// is known neither to RFC 2822 nor as UTC makes the date unknown, for it would be hours off.
pub fn parse(text: &str) -> Option<Timestamp> {
    let mut cursor = Cursor(text.trim());
    let starts_with_year = text.trim().split_once('-').is_some_and(|(year, _)| is_digits(year, 4..=4));
    let (year, month, day) = if starts_with_year { cursor.numeric_day()? } else { cursor.named_day()? };
    let (hour, minute, second) = cursor.clock()?;
    let local = Timestamp::from_civil(year, month, day, hour, minute, second)?;
    let offset = cursor.offset()?;
    cursor.comment();
    cursor.0.is_empty().then_some(())?;
    Timestamp::from_seconds(local.seconds() - offset)
}

/// English names, as RFC 2822 has them; some systems write them out.
const MONTHS: &str = "january february march april may june july august september october november december";
const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday";

/// Zones with names in RFC 2822, and their hours east of Greenwich.
const ZONES: [(&str, i64); 12] = [
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

/// What is left to read.
struct Cursor<'a>(&'a str);

impl<'a> Cursor<'a> {
    /// `2023-09-17` and what separates it from a clock.
    fn numeric_day(&mut self) -> Option<(i64, u32, u32)> {
        let year = self.number(4..=4)?;
        self.eat(&['-'])?;
        let month = self.number(2..=2)?;
        self.eat(&['-'])?;
        let day = self.number(2..=2)?;
        if self.eat(&['T', 't']).is_some() {
            // A `T` announces a clock.
            self.0.starts_with(|next: char| next.is_ascii_digit()).then_some(())?;
        } else if !self.0.is_empty() {
            self.0.starts_with(char::is_whitespace).then_some(())?;
            self.space();
        }
        Some((year.into(), month, day))
    }

    /// `Sun, 17 Sep 2023`, and what separates it from a clock.
    fn named_day(&mut self) -> Option<(i64, u32, u32)> {
        let weekday = self.word();
        if !weekday.is_empty() {
            place_in(WEEKDAYS, weekday)?;
            self.eat(&[',']);
            self.space();
        }
        let day = self.number(1..=2)?;
        self.hyphen_or_space();
        let month = place_in(MONTHS, self.word())?;
        self.hyphen_or_space();
        let digits = self.digits();
        let year = match (digits.len(), digits.parse::<i64>().ok()?) {
            (4, year) => year,
            (2, year) if year < 50 => 2000 + year,
            (2, year) => 1900 + year,
            _ => return None,
        };
        self.eat(&[',']);
        self.space();
        Some((year, month, day))
    }

    /// Hours, minutes and seconds; midnight if the text has no clock.
    fn clock(&mut self) -> Option<(u32, u32, u32)> {
        if !self.0.starts_with(|next: char| next.is_ascii_digit()) {
            return Some((0, 0, 0));
        }
        let hour = self.number(1..=2)?;
        self.eat(&[':'])?;
        let minute = self.number(2..=2)?;
        if self.eat(&[':']).is_none() {
            return Some((hour, minute, 0));
        }
        let second = self.number(2..=2)?;
        if self.eat(&['.', ',']).is_some() && self.digits().is_empty() {
            return None;
        }
        Some((hour, minute, second))
    }

    /// Seconds east of Greenwich; 0 if the text has no zone.
    fn offset(&mut self) -> Option<i64> {
        self.space();
        let name = self.word();
        if !name.is_empty() {
            let (_, hours) = ZONES.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
            // "GMT+0200", as JavaScript's `Date` prints it.
            let is_offset_next = hours == 0 && self.0.starts_with(['+', '-']);
            return if is_offset_next { self.offset() } else { Some(hours * 3600) };
        }
        let Some(sign) = self.eat(&['+', '-']) else { return Some(0) };
        let digits = self.digits();
        let (hours, minutes) = match (digits.len(), digits.parse::<i64>().ok()?) {
            (4, both) => (both / 100, both % 100),
            (2, hours) if self.eat(&[':']).is_some() => (hours, self.number(2..=2)?.into()),
            (2, hours) => (hours, 0),
            _ => return None,
        };
        let seconds = hours * 3600 + minutes * 60;
        (hours <= 23 && minutes <= 59).then_some(if sign == '-' { -seconds } else { seconds })
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

    fn eat(&mut self, characters: &[char]) -> Option<char> {
        let first = self.0.chars().next().filter(|first| characters.contains(first))?;
        self.0 = self.0.strip_prefix(first)?;
        Some(first)
    }

    fn space(&mut self) {
        self.0 = self.0.trim_start();
    }

    /// RFC 850 puts hyphens into the date.
    fn hyphen_or_space(&mut self) {
        if self.eat(&['-']).is_none() {
            self.space();
        }
    }

    fn word(&mut self) -> &'a str {
        self.run(|character| character.is_ascii_alphabetic())
    }

    fn digits(&mut self) -> &'a str {
        self.run(|character| character.is_ascii_digit())
    }

    fn run(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = self.0.trim_start_matches(belongs);
        let run = self.0.strip_suffix(rest).unwrap_or_default();
        self.0 = rest;
        run
    }

    /// A number of so many digits.
    fn number(&mut self, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let digits = self.digits();
        is_digits(digits, lengths).then(|| digits.parse().ok())?
    }
}

fn is_digits(text: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Where the name stands in `names`, from 1; three letters are enough.
fn place_in(names: &str, name: &str) -> Option<u32> {
    let name = name.to_ascii_lowercase();
    let place = names.split(' ').position(|known| name.len() >= 3 && known.starts_with(&name))?;
    u32::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests;
