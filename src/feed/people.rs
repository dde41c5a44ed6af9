//! The authors of a story: lenient reading of names.

#[cfg(feature = "quirks")]
use std::borrow::Cow;

use serde_json::Value;

use super::fields::Fields;
use super::note::Note;
use super::reading::{Reading, plain};
use crate::article::{Author, Language, SafeUrl};

/// The fields that may hold a person's name, best first.
const NAMES: &[&str] = &[
    "name",
    #[cfg(feature = "quirks")]
    "display_name", // co-author plug-ins of WordPress
    #[cfg(feature = "quirks")]
    "displayName",
    #[cfg(feature = "quirks")]
    "full_name",
];

/// The people in the list `name`, without duplicates: strings, or objects with a name and, in the field `page`,
/// the address of their page. Those without a name are left out.
pub(super) fn people<R: Reading>(fields: &Fields, name: &str, page: &str, base: &SafeUrl) -> Vec<Author> {
    let mut people: Vec<Author> = Vec::new();
    for (pointer, entry) in fields.list(name) {
        let person = match entry {
            Value::String(name) => {
                Some(Author { name: R::words(name).unwrap_or_default(), url: None, role: None })
            }
            _ => fields.at(entry, pointer).map(|person| Author {
                name: NAMES.iter().find_map(|name| plain::<R>(&person, name)).unwrap_or_default(),
                url: person.page_address(page, base),
                role: plain::<R>(&person, "_role"),
            }),
        };
        let Some(mut person) = person else { continue };
        #[cfg(feature = "quirks")]
        let written = &*without_mail_address(&person.name);
        #[cfg(not(feature = "quirks"))]
        let written = &person.name;
        let Some(name) = without_by(written, None) else {
            fields.note(name, || Note::NoName);
            continue;
        };
        if !is_among(&name, &people) {
            person.name = name;
            people.push(person);
        }
    }
    people
}

/// Whether `people` includes this name.
pub(super) fn is_among(name: &str, people: &[Author]) -> bool {
    people.iter().any(|known| {
        if cfg!(feature = "quirks") {
            known.name.to_lowercase() == name.to_lowercase()
        } else {
            known.name == name
        }
    })
}

/// A byline as one author, without the "By" that the page prints itself.
#[cfg(feature = "source-queries")]
pub(super) fn byline(text: &str, language: Option<&Language>) -> Option<Author> {
    Some(Author { name: without_by(text, language)?, url: None, role: None })
}

/// A name without any "By" before it.
fn without_by(text: &str, language: Option<&Language>) -> Option<String> {
    let is_german = language.is_some_and(|language| language.tag().starts_with("de"));
    let mut name = text.trim();
    while let Some((by, rest)) = name.split_once(char::is_whitespace)
        // "Von" is part of many names in other languages.
        && (is_german && by == "Von"
            || ["By", "by", "BY", "By:", "Par", "Por"].contains(&by))
    {
        name = rest.trim_start();
    }
    (!name.is_empty()).then(|| name.to_owned())
}

/// A name without the email address of an RSS author: `jo@paper.example (Jo Doe)`, `Jo Doe <jo@paper.example>`.
/// An address without a name stays, as the publisher prints it.
#[cfg(feature = "quirks")]
fn without_mail_address(name: &str) -> Cow<'_, str> {
    let is_address =
        |text: &str| text.find('@').is_some_and(|at| at > 0) && !text.contains(char::is_whitespace);
    for (open, close) in [('(', ')'), ('<', '>')] {
        if let Some((before, inside)) = name.split_once(open)
            && let Some(inside) = inside.trim_end().strip_suffix(close)
        {
            match (before.trim(), inside.trim()) {
                (address, name) if is_address(address) && !name.is_empty() => return Cow::Borrowed(name),
                (name, address) if is_address(address) && !name.is_empty() => {
                    return Cow::Borrowed(name.trim_matches('"'));
                }
                _ => {}
            }
        }
    }
    Cow::Borrowed(name)
}

#[cfg(test)]
mod tests {
    use super::{Language, without_by};

    #[test]
    fn the_word_before_a_name_is_no_name() {
        let name = |text, language: &str| without_by(text, Language::parse(language).as_ref()).unwrap();
        assert_eq!(name("Von Ada Muster, dpa", "de-CH"), "Ada Muster, dpa");
        assert_eq!(name("Von Trier", "en"), "Von Trier");
        assert_eq!(name("By By Jo Doe and agencies", "en"), "Jo Doe and agencies");
        assert_eq!(without_by(" ", None), None);
    }

    #[cfg(feature = "quirks")]
    #[test]
    fn a_name_comes_without_its_mail_address() {
        for (written, name) in [
            ("jo@paper.example (Jo Doe)", "Jo Doe"),
            ("Jo Doe <jo@paper.example>", "Jo Doe"),
            ("\"Doe, Jo\" <jo@paper.example>", "Doe, Jo"),
            ("Jo Doe (AFP)", "Jo Doe (AFP)"),
            ("jo@paper.example", "jo@paper.example"),
            ("Jo Doe (@jodoe)", "Jo Doe (@jodoe)"),
        ] {
            assert_eq!(super::without_mail_address(written), name);
        }
    }
}
