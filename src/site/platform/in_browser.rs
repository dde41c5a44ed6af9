//! The platform in a browser.

use super::DateForm;
#[cfg(feature = "site")]
use super::Platform;
use crate::browser::clock::Part;
#[cfg(feature = "site")]
use crate::browser::clock::{self, DateFormat};
#[cfg(feature = "site")]
use crate::browser::storage::{self, Key};
#[cfg(feature = "site")]
use crate::browser::{boot, intl};

/// The parts of each form.
pub const DATE_FORMS: [(DateForm, &[Part]); 9] = {
    use Part::{Day, Hour, LongMonth, Minute, ShortMonth, Weekday, Year, Zone};
    [
        (DateForm::Time, &[Hour, Minute]),
        (DateForm::Day, &[Day, LongMonth, Year]),
        (DateForm::DayOfYear, &[Day, LongMonth]),
        (DateForm::ShortDay, &[Day, ShortMonth, Year]),
        (DateForm::ShortDayOfYear, &[Day, ShortMonth]),
        (DateForm::Weekday, &[Weekday, Day, LongMonth, Year]),
        (DateForm::Moment, &[Day, LongMonth, Year, Hour, Minute, Zone]),
        (DateForm::TimeAndZone, &[Hour, Minute, Zone]),
        (DateForm::Year, &[Year]),
    ]
};

/// `Intl` and the storage.
#[cfg(feature = "site")]
pub struct Browser {
    language: String,
    formats: Vec<(DateForm, DateFormat)>,
    /// Whether the time zone that was asked for exists.
    pub zone_is_known: bool,
}

#[cfg(feature = "site")]
impl Browser {
    /// For the language `tag` (BCP 47) and an IANA time zone; `None` is the reader's. A zone that the
    /// browser does not know is left out.
    pub fn new(tag: &str, zone: Option<&str>) -> Browser {
        let zone_is_known =
            zone.is_none_or(|zone| DateFormat::new(tag, Some(zone), &[Part::Hour]).is_known());
        let zone = zone.filter(|_| zone_is_known);
        let formats =
            DATE_FORMS.iter().map(|(form, parts)| (*form, DateFormat::new(tag, zone, parts))).collect();
        Browser { language: tag.to_owned(), formats, zone_is_known }
    }
}

#[cfg(feature = "site")]
impl Platform for Browser {
    fn now(&self) -> f64 {
        clock::now()
    }

    fn date(&self, form: DateForm, at: f64) -> String {
        let format = self.formats.iter().find(|(known, _)| *known == form);
        format.map(|(_, format)| format.write(at)).unwrap_or_default()
    }

    fn count(&self, count: usize) -> String {
        intl::count(count, &self.language)
    }

    fn names_today(&self) -> bool {
        boot::is_printed()
    }

    fn stored(&self, key: Key) -> Option<String> {
        storage::get(key)
    }
}
