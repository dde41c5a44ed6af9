//! Bylines: the people and desks that a story is by.

use serde_json::Value;

use super::fields::Fields;
use super::note::Note;
use super::reading::{Reading, plain};
use crate::article::{Author, Language, SafeUrl};

/// The people in the list `name`, their pages in the field `page`: names as texts, or objects with names; each
/// once. One without a name is none.
pub(super) fn people<R: Reading>(fields: &Fields, name: &str, page: &str, base: &SafeUrl) -> Vec<Author> {
    let mut people: Vec<Author> = Vec::new();
    for (pointer, entry) in fields.list(name) {
        let person = match entry {
            Value::String(name) => {
                Some(Author { name: R::words(name).unwrap_or_default(), url: None, role: None })
            }
            _ => fields.at(entry, pointer).map(|person| Author {
                name: plain::<R>(&person, "name").unwrap_or_default(),
                url: person.page_address(page, base),
                role: plain::<R>(&person, "_role"),
            }),
        };
        let Some(mut person) = person else { continue };
        let Some(name) = without_by(&person.name, None) else {
            fields.note(name, || Note::NoName);
            continue;
        };
        if people.iter().all(|known| known.name != name) {
            person.name = name;
            people.push(person);
        }
    }
    people
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
        // "Von" is a part of many names elsewhere.
        && (is_german && by == "Von"
            || ["By", "by", "BY", "By:", "Par", "Por"].contains(&by))
    {
        name = rest.trim_start();
    }
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::without_by;
    use crate::article::Language;

    #[test]
    fn the_word_before_a_name_is_no_name() {
        let name = |text, language: &str| without_by(text, Language::parse(language).as_ref()).unwrap();
        assert_eq!(name("Von Ada Muster, dpa", "de-CH"), "Ada Muster, dpa");
        assert_eq!(name("Von Trier", "en"), "Von Trier");
        assert_eq!(name("By By Jo Doe and agencies", "en"), "Jo Doe and agencies");
        assert_eq!(without_by(" ", None), None);
    }
}
