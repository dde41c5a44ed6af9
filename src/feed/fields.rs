//! Lenient reading of the fields of an untrusted JSON object, one at a time.
//!
//! A publisher's field may be absent, null, of another type or invalid. Each reader here coerces the value
//! if possible, and otherwise drops that one field and records a [`Warning`]: one invalid field never costs
//! the story, and one invalid story never costs the feed.
//!
//! The tree is `serde_json`'s own [`Value`], not a derived type for each format: five formats
//! share one decoder, which measures smaller in the wasm than a derived visitor for each type.

use std::cell::RefCell;
use std::fmt;

use serde_json::{Map, Value};

use super::date;
use super::note::Note;
#[cfg(not(target_arch = "wasm32"))]
use super::note::Noted;
use super::words::words;
use crate::article::{SafeUrl, Timestamp};

/// A dropped field, and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Its position: a JSON Pointer (RFC 6901) from the top of the file.
    pub pointer: String,
    /// The problem.
    pub problem: Problem,
}

/// A problem with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It should be text.
    NotText,
    /// It should be a whole number of at least 1.
    NotASize,
    /// It should be true or false.
    NotAFlag,
    /// It should be a list.
    NotAList,
    /// It should be an object.
    NotAnObject,
    /// It is not a date in a known form.
    NotADate,
    /// It is not an http(s) address, or one with a password in it.
    NotAWebAddress,
    /// It is not one of the allowed values.
    NotAllowed,
}

impl Problem {
    /// The expected value, in words that complete "should be" for a publisher.
    pub fn expectation(self) -> &'static str {
        match self {
            Problem::NotText => "text",
            Problem::NotASize => "a whole number of at least 1",
            Problem::NotAFlag => "true or false",
            Problem::NotAList => "a list",
            Problem::NotAnObject => "an object",
            Problem::NotADate => "a date in the form 2023-09-17T14:20:00Z",
            Problem::NotAWebAddress => "an http(s) address without a password",
            Problem::NotAllowed => "one of the values that docs/FORMAT.md allows",
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} should be {}", self.pointer, self.problem.expectation())
    }
}

/// Collects warnings while a file is read. At most [`Log::MAX`] are kept.
#[derive(Default)]
pub struct Log {
    kept: RefCell<Vec<Warning>>,
    #[cfg(not(target_arch = "wasm32"))]
    notes: RefCell<Vec<Noted>>,
}

impl Log {
    /// How many warnings are kept for one file.
    pub const MAX: usize = 200;

    fn add(&self, pointer: String, problem: Problem) {
        let mut kept = self.kept.borrow_mut();
        if kept.len() < Log::MAX {
            kept.push(Warning { pointer, problem });
        }
    }

    /// Records a note about the value at `pointer`. On the host only.
    #[cfg_attr(
        target_arch = "wasm32",
        expect(unused_variables, clippy::unused_self, reason = "on the host only")
    )]
    #[cfg(feature = "quirks")]
    pub(super) fn note(&self, pointer: &str, note: impl FnOnce() -> Note) {
        #[cfg(not(target_arch = "wasm32"))]
        self.notes.borrow_mut().push(Noted { pointer: pointer.to_owned(), note: note() });
    }

    /// The notes, in the order of the file.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn take_notes(&self) -> Vec<Noted> {
        self.notes.take()
    }

    /// The warnings, in the order of the file.
    pub fn into_warnings(self) -> Vec<Warning> {
        self.kept.into_inner()
    }
}

/// The fields of one object, or of an absent one, which has none.
pub struct Fields<'a> {
    object: Option<&'a Map<String, Value>>,
    pointer: String,
    log: &'a Log,
}

impl<'a> Fields<'a> {
    /// The fields of `value`, which is at `pointer`; `None` if it is not an object.
    #[inline(never)]
    pub fn of(value: &'a Value, pointer: String, log: &'a Log) -> Option<Fields<'a>> {
        match value.as_object() {
            Some(object) => Some(Fields { object: Some(object), pointer, log }),
            None => {
                if !is_absent(value) {
                    log.add(pointer, Problem::NotAnObject);
                }
                None
            }
        }
    }

    /// Whether the object exists.
    pub fn is_there(&self) -> bool {
        self.object.is_some()
    }

    /// The position of this object in its file, a JSON Pointer.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The names of the fields.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        self.object.into_iter().flat_map(Map::keys).map(String::as_str)
    }

    /// Whether the field exists and is not null.
    pub fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// Records that the field `name` was dropped.
    #[inline(never)]
    pub fn warn(&self, name: &str, problem: Problem) {
        self.log.add(format!("{}/{}", self.pointer, name), problem);
    }

    /// The raw value of the field.
    #[inline(never)]
    pub fn value(&self, name: &str) -> Option<&'a Value> {
        self.object?.get(name).filter(|value| !value.is_null())
    }

    /// Text without surrounding white space, never empty; numbers are written out.
    #[inline(never)]
    pub fn text(&self, name: &str) -> Option<String> {
        let text = match self.value(name)? {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) if whole(number).is_some() => whole(number)?.to_string(),
            other => {
                if !is_absent(other) {
                    self.warn(name, Problem::NotText);
                }
                return None;
            }
        };
        (!text.is_empty()).then_some(text)
    }

    /// Plain text for display, leniently cleaned (see [`words`]); never empty.
    #[inline(never)]
    pub fn plain(&self, name: &str) -> Option<String> {
        Some(words(&self.text(name)?)).filter(|text| !text.is_empty())
    }

    /// Records a note about the field `name`, or about this object if that is empty. On the host only: in a
    /// browser nobody reads it.
    #[cfg_attr(
        target_arch = "wasm32",
        expect(unused_variables, clippy::unused_self, reason = "on the host only")
    )]
    pub(super) fn note(&self, name: &str, note: impl FnOnce() -> Note) {
        #[cfg(not(target_arch = "wasm32"))]
        {
            let mut pointer = self.pointer.clone();
            if !name.is_empty() {
                pointer.push('/');
                pointer.push_str(name);
            }
            self.log.notes.borrow_mut().push(Noted { pointer, note: note() });
        }
    }

    /// The first of `names` that has text.
    pub fn any_text(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.text(name))
    }

    /// Unchanged text, for markup; never empty.
    #[inline(never)]
    pub fn markup(&self, name: &str) -> Option<String> {
        match self.value(name)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
            other => {
                if !is_absent(other) {
                    self.warn(name, Problem::NotText);
                }
                None
            }
        }
    }

    /// A whole number of at least 1, also from a string; absurd sizes are dropped.
    #[inline(never)]
    pub fn size(&self, name: &str) -> Option<u32> {
        let value = self.value(name)?;
        let number = match value {
            Value::Number(number) => whole(number),
            Value::String(text) => {
                let text = text.trim();
                let text = text.strip_suffix("px").unwrap_or(text);
                // "1200.0" is 1200.
                text.split('.').next().and_then(|whole| whole.parse().ok())
            }
            _ => None,
        };
        let size = number
            .filter(|number| (1..=MAX_SIZE).contains(number))
            .and_then(|number| u32::try_from(number).ok());
        if size.is_none() && !is_absent(value) {
            self.warn(name, Problem::NotASize);
        }
        size
    }

    /// True or false; `1`, `0`, `"1"`, `"true"` and the like are understood. Absent is false.
    #[inline(never)]
    pub fn flag(&self, name: &str) -> bool {
        match self.value(name) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(Value::Number(number)) => number.as_f64() == Some(1.0),
            Some(Value::String(text)) => matches!(text.trim(), "1" | "true" | "True" | "yes"),
            Some(other) => {
                if !is_absent(other) {
                    self.warn(name, Problem::NotAFlag);
                }
                false
            }
        }
    }

    /// Whether the field exists and is false.
    #[inline(never)]
    pub fn denies(&self, name: &str) -> bool {
        self.has(name) && !self.flag(name)
    }

    /// A date; see [`date::parse`].
    #[inline(never)]
    pub fn date(&self, name: &str) -> Option<Timestamp> {
        let text = self.text(name)?;
        let date = date::parse(&text);
        if date.is_none() {
            self.warn(name, Problem::NotADate);
        }
        date
    }

    /// An http(s) address, resolved against `base`.
    #[inline(never)]
    pub fn web_address(&self, name: &str, base: &SafeUrl) -> Option<SafeUrl> {
        let text = self.text(name)?;
        let address = SafeUrl::web(&text, Some(base));
        if address.is_none() {
            self.warn(name, Problem::NotAWebAddress);
        }
        address
    }

    /// An http(s) address of a page, resolved against `base`, without tracking parameters.
    #[inline(never)]
    pub fn page_address(&self, name: &str, base: &SafeUrl) -> Option<SafeUrl> {
        Some(self.web_address(name, base)?.without_tracking())
    }

    /// The object in the field `name`.
    #[inline(never)]
    pub fn object(&self, name: &str) -> Option<Fields<'a>> {
        Fields::of(self.value(name)?, format!("{}/{}", self.pointer, name), self.log)
    }

    /// The object in the field `name`, or one without fields.
    #[inline(never)]
    pub fn extension(&self, name: &str) -> Fields<'a> {
        let pointer = || format!("{}/{}", self.pointer, name);
        self.object(name).unwrap_or_else(|| Fields { object: None, pointer: pointer(), log: self.log })
    }

    /// The entries of the list in the field `name`, each with its pointer; a single object or string counts
    /// as a list of one.
    #[inline(never)]
    pub fn list(&self, name: &str) -> Vec<(String, &'a Value)> {
        match self.value(name) {
            None => Vec::new(),
            Some(Value::Array(entries)) => entries
                .iter()
                .enumerate()
                .map(|(index, entry)| (format!("{}/{}/{}", self.pointer, name, index), entry))
                .collect(),
            Some(single @ (Value::Object(_) | Value::String(_))) => {
                vec![(format!("{}/{}", self.pointer, name), single)]
            }
            Some(_) => {
                self.warn(name, Problem::NotAList);
                Vec::new()
            }
        }
    }

    /// The objects of the list in the field `name`; entries of other types are dropped.
    #[inline(never)]
    pub fn objects(&self, name: &str) -> Vec<Fields<'a>> {
        self.list(name)
            .into_iter()
            .filter_map(|(pointer, entry)| Fields::of(entry, pointer, self.log))
            .collect()
    }

    /// The fields of `value`, an entry of a list of this file.
    pub fn at(&self, value: &'a Value, pointer: String) -> Option<Fields<'a>> {
        Fields::of(value, pointer, self.log)
    }

    /// The objects of `list`, which is at `pointer`.
    #[inline(never)]
    pub fn objects_in(&self, pointer: &str, list: &'a Value) -> Vec<Fields<'a>> {
        let entries = list.as_array().into_iter().flatten().enumerate();
        entries
            .filter_map(|(index, entry)| {
                Fields::of(entry, [pointer, "/", &index.to_string()].concat(), self.log)
            })
            .collect()
    }

    /// The objects in the field `name` with their names: the members of an object, or the entries of a
    /// list, each of which has its name in a field `name`.
    #[inline(never)]
    pub fn members(&self, name: &str) -> Vec<(String, Fields<'a>)> {
        let Some(Value::Object(members)) = self.value(name) else {
            let objects = self.objects(name).into_iter();
            return objects.map(|object| (object.text("name").unwrap_or_default(), object)).collect();
        };
        let members = members.iter().filter_map(|(member, value)| {
            let pointer = [&self.pointer, "/", name, "/", member].concat();
            Some((member.clone(), Fields::of(value, pointer, self.log)?))
        });
        members.collect()
    }

    /// The strings of the list in the field `name`, trimmed; empty entries are dropped silently.
    #[inline(never)]
    pub fn texts(&self, name: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for (pointer, entry) in self.list(name) {
            match entry {
                Value::String(text) if !text.trim().is_empty() => texts.push(text.trim().to_owned()),
                Value::Number(number) if whole(number).is_some() => {
                    texts.extend(whole(number).map(|number| number.to_string()));
                }
                other if is_absent(other) => {}
                _ => self.log.add(pointer, Problem::NotText),
            }
        }
        texts
    }
}

/// Sizes beyond this are mistakes.
const MAX_SIZE: i64 = 1_000_000_000;

/// The number without its fraction. Formatting and parsing fractions would link 25 kB of wasm that no
/// field needs.
fn whole(number: &serde_json::Number) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    let cut = |number: f64| (number.abs() < 9e15).then_some(number as i64);
    number.as_i64().or_else(|| number.as_f64().and_then(cut))
}

/// Null, and its equivalents in some systems: an empty string, list or object, `false`.
fn is_absent(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Bool(true) | Value::Number(_) => false,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(entries) => entries.is_empty(),
        Value::Object(fields) => fields.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Fields, Log, Problem};

    fn with<T>(value: &Value, read: impl Fn(&Fields) -> T) -> (T, Vec<(String, Problem)>) {
        let log = Log::default();
        let result = read(&Fields::of(value, "/items/3".into(), &log).unwrap());
        let warnings = log.into_warnings();
        (result, warnings.into_iter().map(|warning| (warning.pointer, warning.problem)).collect())
    }

    #[test]
    fn a_field_of_the_wrong_type_is_dropped_and_named() {
        let (title, warnings) = with(&json!({"title": {"a": 1}}), |fields| fields.text("title"));
        assert_eq!(title, None);
        assert_eq!(warnings, [("/items/3/title".to_owned(), Problem::NotText)]);
    }

    #[test]
    fn numbers_serve_as_text_and_texts_as_sizes() {
        let value = json!({"id": 17, "width": "1200", "height": 800.0, "depth": "12px"});
        let (read, warnings) = with(&value, |fields| {
            (fields.text("id"), fields.size("width"), fields.size("height"), fields.size("depth"))
        });
        assert_eq!(read, (Some("17".into()), Some(1200), Some(800), Some(12)));
        assert!(warnings.is_empty());
    }

    #[test]
    fn absurd_sizes_are_dropped() {
        for absurd in [json!(0), json!(-5), json!("auto"), json!(1e300)] {
            let (size, warnings) = with(&json!({ "width": absurd }), |fields| fields.size("width"));
            assert_eq!((size, warnings.len()), (None, 1));
        }
    }

    #[test]
    fn what_stands_for_nothing_is_absent_without_a_warning() {
        let value = json!({"a": null, "b": "", "c": [], "d": false, "e": {}});
        let (read, warnings) = with(&value, |fields| {
            [fields.text("a"), fields.text("b"), fields.text("c"), fields.text("d"), fields.text("e")]
        });
        assert!(read.iter().all(Option::is_none) && warnings.is_empty());
    }

    #[test]
    fn ones_and_words_serve_as_flags() {
        for (value, expected) in
            [(json!(1), true), (json!("1"), true), (json!("0"), false), (json!(true), true)]
        {
            assert_eq!(with(&json!({ "live": value }), |fields| fields.flag("live")).0, expected);
        }
    }

    #[test]
    fn a_lone_object_counts_as_a_list_of_one() {
        let value = json!({"authors": {"name": "A"}, "tags": ["x", " ", 4, ["y"]]});
        let (read, warnings) = with(&value, |fields| (fields.objects("authors").len(), fields.texts("tags")));
        assert_eq!(read, (1, vec!["x".into(), "4".into()]));
        assert_eq!(warnings, [("/items/3/tags/3".to_owned(), Problem::NotText)]);
    }
}
