//! Non-standard but unambiguous dates, as written by databases, old systems and editors in other languages.
//! Each is rewritten in a form that [`parse`](super::parse) knows.

/// Longest date, in bytes.
const MAX_BYTES: usize = 100;

/// Prefixes of the names of months in other languages, in lower case. Names that differ between languages
/// (`listopad`, `srpen`) are left out.
const MONTHS: [(&str, &[&str]); 12] = [
    ("jan", &["janv", "janu", "jän", "ene", "genn", "янв", "січ", "stycz", "ocak", "tammi", "led", "يناير"]),
    ("feb", &["fév", "fev", "febr", "фев", "лют", "luty", "lute", "şub", "helmi", "úno", "فبراير"]),
    (
        "mar",
        &[
            "mär", "mrz", "maart", "mrt", "мар", "бер", "março", "marz", "mars", "marc", "bře", "maalis",
            "مارس",
        ],
    ),
    ("apr", &["avr", "abr", "apri", "апр", "кві", "kwie", "nisan", "huhti", "dub", "أبريل"]),
    ("may", &["mai", "mag", "mei", "mayo", "mayı", "май", "мая", "тра", "maj", "touko", "kvě", "مايو"]),
    ("jun", &["juin", "juni", "junh", "giu", "июн", "черв", "czerw", "hazi", "kesä", "června", "يونيو"]),
    ("jul", &["juil", "juli", "julh", "lug", "июл", "лип", "lip", "temm", "heinä", "července", "يوليو"]),
    ("aug", &["aoû", "aou", "ago", "augu", "авг", "сер", "sierp", "ağu", "elo", "أغسطس"]),
    ("sep", &["set", "septe", "сен", "вер", "wrz", "eyl", "syys", "zář", "سبتمبر"]),
    ("oct", &["okt", "ott", "outu", "octo", "octu", "окт", "жов", "paź", "ekim", "loka", "říj", "أكتوبر"]),
    ("nov", &["nove", "novi", "ноя", "kası", "marras", "نوفمبر"]),
    ("dec", &["déc", "dece", "dez", "dic", "des", "дек", "гру", "grud", "aral", "joulu", "prosi", "ديسمبر"]),
];

/// Prefixes of the names of weekdays in other languages. They are checked first: `martes` is a Tuesday.
const WEEKDAYS: &[&str] = &[
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "lun",
    "mardi",
    "martes",
    "marted",
    "mercredi",
    "mierc",
    "mié",
    "merc",
    "jeu",
    "jue",
    "giov",
    "vendr",
    "vener",
    "vier",
    "same",
    "sáb",
    "sab",
    "dim",
    "dom",
    "segunda",
    "terç",
    "quarta",
    "quinta",
    "sexta",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "пон",
    "вто",
    "сред",
    "чет",
    "пят",
    "суб",
    "вос",
    "нед",
];

/// Words that join the parts of a date.
const JOINTS: &[&str] = &[
    "at", "on", "the", "of", "de", "del", "di", "um", "uhr", "à", "às", "alle", "ore", "kl", "om", "le",
    "den", "г", "года", "в", "о", "року",
];

/// `text` in a form that [`parse`](super::parse) knows; `None` if it is ambiguous or not a date.
pub(super) fn rewritten(text: &str) -> Option<String> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let text = text.replace('\u{2212}', "-");
    let text = without_zone_name(text.trim());
    let plain = text.replacen(", ", " ", 1);
    if super::standard(&plain).is_some() {
        return Some(plain);
    }
    if let Some(inner) = text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")) {
        // The offset after it only tells the server's zone: the timestamp is in UTC.
        return digits_of(inner).map(str::to_owned);
    }
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        if let Some((seconds, fraction)) = text.split_once('.')
            && seconds.len() == 10
            && is_number(seconds)
            && is_number(fraction)
        {
            return Some(seconds.to_owned());
        }
        if text.len() == 16 && is_number(text) {
            return text.get(..13).map(str::to_owned);
        }
        if let Some(day) = basic(text).or_else(|| numeric(text)) {
            return Some(day);
        }
    }
    in_words(text)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn digits_of(text: &str) -> Option<&str> {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end).filter(|digits| !digits.is_empty())
}

/// `2026-11-20T10:04:03+01:00[Europe/Paris]`, as Java prints it, without the zone name: the offset suffices.
fn without_zone_name(text: &str) -> &str {
    match text.strip_suffix(']').and_then(|text| text.rsplit_once('[')) {
        Some((before, _))
            if before.ends_with(['Z', 'z']) || before.contains(['+']) || before.matches('-').count() > 2 =>
        {
            before
        }
        _ => text,
    }
}

/// `20261120T100403Z`: the basic format of ISO 8601.
fn basic(text: &str) -> Option<String> {
    let (day, clock) = text.split_once(['T', 't'])?;
    let digits = digits_of(clock)?;
    let zone = clock.get(digits.len()..)?;
    if day.len() != 8 || !is_number(day) || ![4, 6].contains(&digits.len()) {
        return None;
    }
    let (hour, rest) = digits.split_at_checked(2)?;
    let (minute, second) = rest.split_at_checked(2)?;
    let second = if second.is_empty() { "00" } else { second };
    let (year, rest) = day.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    Some(format!("{year}-{month}-{day}T{hour}:{minute}:{second}{zone}"))
}

/// `2026/11/20 10:04`, `20.11.2026`, `20/11/2026`, `11/20/2026`, `2026年11月20日`; not `11/12/2026`. With full
/// stops the day always comes before the month.
fn numeric(text: &str) -> Option<String> {
    let mut rest = text;
    let mut parts = Vec::new();
    let mut marks = Vec::new();
    for _ in 0..3 {
        let digits = digits_of(rest)?;
        parts.push(digits);
        rest = rest.get(digits.len()..)?.trim_start_matches(' ');
        let mark = rest.chars().next().filter(|mark| "/.-年月日년월일".contains(*mark));
        if let Some(mark) = mark.filter(|mark| parts.len() < 3 || "日일.".contains(*mark)) {
            marks.push(mark);
            rest = rest.get(mark.len_utf8()..)?.trim_start_matches(' ');
        } else if parts.len() < 3 {
            return None;
        }
    }
    let ([first, second, third], mark) = (<[&str; 3]>::try_from(parts).ok()?, marks.first().copied()?);
    let is_short = |part: &str| part.len() <= 2;
    let (one, two): (u32, u32) = (first.parse().ok()?, second.parse().ok()?);
    let (year, month, day) = if first.len() == 4 && is_short(second) && is_short(third) && mark != '-' {
        (first, two, third.parse().ok()?)
    } else if third.len() == 4 && is_short(first) && is_short(second) {
        match mark {
            '.' => (third, two, one),
            '/' | '-' if one > 12 || one == two => (third, two, one),
            '/' | '-' if two > 12 => (third, one, two),
            _ => return None,
        }
    } else {
        return None;
    };
    let clock = rest.trim_start_matches([',', ' ', '-', 'T']);
    let clock = ["Uhr", "uhr", "h"].iter().find_map(|joint| clock.strip_suffix(joint)).unwrap_or(clock);
    Some(format!("{year}-{month:02}-{day:02} {clock}").trim_end().to_owned())
}

/// A date with the name of a month, in any unambiguous order: `Fri Nov 20 10:04:03 UTC 2026`,
/// `20 de noviembre de 2026`, `12:30 pm, November 20th, 2026`.
fn in_words(text: &str) -> Option<String> {
    let text = text.to_lowercase().replace("a.m.", "am").replace("p.m.", "pm");
    let (mut day, mut month, mut year, mut clock, mut zone) = (None, None, None, None, String::new());
    for word in
        text.split([' ', ',', '\t', '\u{a0}']).filter(|word| !word.is_empty() && *word != "-" && *word != "–")
    {
        let bare = word.trim_end_matches('.');
        let digits = digits_of(bare).unwrap_or_default();
        let behind = bare.get(digits.len()..)?;
        if bare.contains(':') && clock.is_none() && !digits.is_empty() {
            clock = Some(bare.to_owned());
        } else if digits.len() == 4 && behind.is_empty() && year.is_none() {
            year = Some(digits);
        } else if (1..=2).contains(&digits.len())
            && ["", "st", "nd", "rd", "th", "er", "º", "°"].contains(&behind)
            && day.is_none()
        {
            day = Some(digits);
        } else if let ("am" | "pm", Some(clock)) = (bare, &mut clock) {
            clock.push_str(bare);
        } else if is_weekday(bare) || JOINTS.contains(&bare) {
            // The day of the week is not compared with the date.
        } else if let Some(known) = month_of(bare).filter(|_| month.is_none()) {
            month = Some(known);
        } else if clock.is_some() && zone.is_empty() && is_zone(bare) {
            bare.clone_into(&mut zone);
        } else {
            return None;
        }
    }
    let (clock, year, month, day) = (clock.unwrap_or_default(), year?, month?, day?);
    Some([day, " ", month, " ", year, " ", &clock, " ", &zone].concat().trim_end().to_owned())
}

fn month_of(word: &str) -> Option<&'static str> {
    let english = MONTHS.iter().find(|(name, _)| word.starts_with(name) && is_english_month(word));
    let other = || MONTHS.iter().find(|(_, names)| names.iter().any(|name| word.starts_with(name)));
    if word == "mart" {
        return Some("mar");
    }
    english.or_else(other).map(|(name, _)| *name)
}

fn is_english_month(word: &str) -> bool {
    super::MONTHS.split(' ').any(|month| word.len() >= 3 && month.starts_with(word)) || word == "sept"
}

fn is_weekday(word: &str) -> bool {
    let is_english = super::WEEKDAYS.split(' ').any(|day| word.len() >= 3 && day.starts_with(word));
    is_english || WEEKDAYS.iter().any(|day| word.starts_with(day))
}

/// Whether a word may be a zone; [`parse`](super::parse) decides whether it is known.
fn is_zone(word: &str) -> bool {
    word.starts_with(['+', '-']) || word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use crate::feed::date::parse;

    fn read(text: &str) -> Option<String> {
        parse(text).map(|moment| moment.to_string())
    }

    #[test]
    fn what_says_one_day_without_doubt_is_read() {
        for (text, moment) in [
            ("1795169043.5", "2026-11-20T10:04:03Z"),
            ("1795169043000000", "2026-11-20T10:04:03Z"),
            ("/Date(1795169043000)/", "2026-11-20T10:04:03Z"),
            ("/Date(1795169043000+0100)/", "2026-11-20T10:04:03Z"),
            ("20261120T100403Z", "2026-11-20T10:04:03Z"),
            ("20261120T100403+0100", "2026-11-20T09:04:03Z"),
            ("Fri Nov 20 10:04:03 2026", "2026-11-20T10:04:03Z"),
            ("Fri Nov 20 10:04:03 EST 2026", "2026-11-20T15:04:03Z"),
            ("2026/11/20 10:04:03", "2026-11-20T10:04:03Z"),
            ("2026/11/20", "2026-11-20T00:00:00Z"),
            ("2026.11.20", "2026-11-20T00:00:00Z"),
            ("20.11.2026 10:04", "2026-11-20T10:04:00Z"),
            ("20.11.2026, 10:04 Uhr", "2026-11-20T10:04:00Z"),
            ("1.12.2026", "2026-12-01T00:00:00Z"),
            ("20/11/2026 - 10:04", "2026-11-20T10:04:00Z"),
            ("11/20/2026 10:04:03 AM", "2026-11-20T10:04:03Z"),
            ("11/11/2026", "2026-11-11T00:00:00Z"),
            ("November 20th, 2026", "2026-11-20T00:00:00Z"),
            ("Nov. 20, 2026, 10:04 a.m.", "2026-11-20T10:04:00Z"),
            ("Nov 20, 2026 at 10:04 p.m. EST", "2026-11-21T03:04:00Z"),
            ("12:30pm, Nov 20 2026", "2026-11-20T12:30:00Z"),
            ("2026-11-20T10:04:03+01:00[Europe/Paris]", "2026-11-20T09:04:03Z"),
            ("2026-11-20, 10:04", "2026-11-20T10:04:00Z"),
            ("2026-11-20T10:04:03−05:00", "2026-11-20T15:04:03Z"),
            ("20 de noviembre de 2026", "2026-11-20T00:00:00Z"),
            ("vendredi 20 novembre 2026 à 10:04", "2026-11-20T10:04:00Z"),
            ("1er décembre 2026", "2026-12-01T00:00:00Z"),
            ("Freitag, 20. November 2026 um 10:04 Uhr", "2026-11-20T10:04:00Z"),
            ("3. März 2026", "2026-03-03T00:00:00Z"),
            ("20 ottobre 2026", "2026-10-20T00:00:00Z"),
            ("20 de maio de 2026", "2026-05-20T00:00:00Z"),
            ("20 мая 2026 г.", "2026-05-20T00:00:00Z"),
            ("2026年11月20日 10:04", "2026-11-20T10:04:00Z"),
            ("2026년 11월 20일", "2026-11-20T00:00:00Z"),
        ] {
            assert_eq!(read(text).as_deref(), Some(moment), "{text}");
        }
    }

    #[test]
    fn what_may_be_two_days_is_none() {
        for text in [
            "11/12/2026",
            "11-12-2026",
            "20.11.26",
            "32.11.2026",
            "20/13/2026",
            "20 2026",
            "Nov 2026",
            "20 Foo 2026",
            "Nov 20 Nov 2026",
            "20261120",
            "20261120T1004033Z",
            "2026-11-20T10:04:03[Europe/Paris]",
            "20 November 2026 10:04 CEST",
            "20 November 2026 yesterday",
            "1795169043.x",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
