//! Whose a picture is: from all that a publisher says about it to one credit, printed once.
//!
//! Credits are plain text; the caller has stripped any markup and decoded entities.

mod agencies;
mod caption;
mod label;
mod notice;
mod words;

use words::says;

pub use caption::{SplitCaption, split_caption};
pub use label::{carries_its_own_label, strip_label};

use crate::article::{Credit, CreditOrigin, SafeUrl};

/// Longest credit, in characters. Longer texts in its fields are terms of use.
const MOST_CHARACTERS: usize = 200;

/// What systems and people write where they know nothing.
const PLACEHOLDERS: &str = "n/a na nil none null tba tbc tbd undefined unknown";

/// Words before the name in a byline.
const BYLINE_WORDS: &str = "by par por von";

/// All that a publisher says about whose a picture is, in order of precedence.
///
/// [`Evidence::default`] knows nothing and lets a credit be shown.
#[derive(Clone, Debug)]
pub struct Evidence<'a> {
    /// A field that exists for it: `credit`, `creditline`, `_media_credit` [joined](join) with its
    /// organisation.
    pub field: Option<&'a str>,
    /// Who took the picture.
    pub photographer: Option<&'a str>,
    /// Who distributes it.
    pub source: Option<&'a str>,
    /// The byline of the picture, never that of the article.
    pub picture_byline: Option<&'a str>,
    /// The caption of the picture, which may hold a credit.
    pub caption: Option<&'a str>,
    /// The caption of the same picture in the text of the story.
    pub body_caption: Option<&'a str>,
    /// Who holds the rights (`copyrightHolder`, `infoSource`).
    pub rights_holder: Option<&'a str>,
    /// A copyright notice, with years and formulas.
    pub copyright_notice: Option<&'a str>,
    /// The credit in the file's own metadata (IPTC, EXIF).
    pub file_credit: Option<&'a str>,
    /// The copyright in the file's own metadata.
    pub file_copyright: Option<&'a str>,
    /// The page of whoever is credited; goes with whichever credit is chosen.
    pub url: Option<SafeUrl>,
    /// Whether the publisher lets a credit be shown (`displayCredit`).
    pub display: bool,
}

impl Default for Evidence<'_> {
    fn default() -> Self {
        Evidence {
            field: None,
            photographer: None,
            source: None,
            picture_byline: None,
            caption: None,
            body_caption: None,
            rights_holder: None,
            copyright_notice: None,
            file_credit: None,
            file_copyright: None,
            url: None,
            display: true,
        }
    }
}

/// What is printed below a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// What the picture shows, without the credit.
    pub caption: Option<String>,
    /// Whose it is.
    pub credit: Option<Credit>,
}

/// The first credit that the evidence gives, by the order of [`CreditOrigin`], and the caption
/// without it.
///
/// Of photographer and source one is enough, except that a picture's byline without a
/// photographer stands before the source. A caption that names more than the chosen credit, or
/// somebody else, keeps the words. Where no credit may be shown, the caption stays as it is.
pub fn choose(evidence: Evidence) -> Choice {
    let whole = evidence.caption.map(str::trim).filter(|caption| !caption.is_empty());
    if !evidence.display {
        return Choice { caption: whole.map(str::to_owned), credit: None };
    }
    let split = split_caption(whole.unwrap_or_default());
    let found = of_fields(&evidence)
        .or_else(|| Some((split.credit.clone()?, CreditOrigin::Caption)))
        .or_else(|| Some((split_caption(evidence.body_caption?).credit?, CreditOrigin::BodyCaption)))
        .or_else(|| of_rights(&evidence));
    let Some((text, origin)) = found else { return Choice { caption: split.caption, credit: None } };
    let caption = match &split.credit {
        Some(credit) if says(&text, credit) => split.caption,
        Some(credit) if says(credit, &text) => whole.map(str::to_owned),
        _ => whole.and_then(|whole| without_repeat(whole, &text)),
    };
    Choice { caption, credit: Some(Credit { text, url: evidence.url, origin }) }
}

/// Two parties of a credit as one: "Jane Doe / Reuters", or the longer one if it says the other.
pub fn join(first: &str, second: &str) -> String {
    let (first, second) = (first.trim(), second.trim());
    if says(first, second) {
        first.to_owned()
    } else if says(second, first) {
        second.to_owned()
    } else {
        format!("{first} / {second}")
    }
}

/// Rules 1 to 3.
fn of_fields(evidence: &Evidence) -> Option<(String, CreditOrigin)> {
    let both = |first: Option<String>, second: Option<String>| match (first, second) {
        (Some(first), Some(second)) => Some(join(&first, &second)),
        (first, second) => first.or(second),
    };
    let photographer = evidence.photographer.and_then(name);
    let byline = evidence.picture_byline.and_then(name);
    let source = || evidence.source.and_then(text);
    if let Some(field) = evidence.field.and_then(text) {
        return Some((field, CreditOrigin::Field));
    }
    if photographer.is_some() || byline.is_none() {
        return Some((both(photographer, source())?, CreditOrigin::PhotographerAndSource));
    }
    let holder = source().or_else(|| evidence.rights_holder.and_then(notice::holder));
    Some((both(byline, holder)?, CreditOrigin::PictureByline))
}

/// Rules 6 and 7.
fn of_rights(evidence: &Evidence) -> Option<(String, CreditOrigin)> {
    let holder =
        [evidence.rights_holder, evidence.copyright_notice].into_iter().flatten().find_map(notice::holder);
    let file = || {
        let person = |field| text(field).filter(|text| !notice::is_camera_or_software(text));
        let holder = || notice::holder(&person(evidence.file_copyright?)?);
        evidence.file_credit.and_then(person).or_else(holder)
    };
    holder
        .map(|holder| (holder, CreditOrigin::RightsHolder))
        .or_else(|| Some((file()?, CreditOrigin::FileMetadata)))
}

/// What a field says, on one line and without labels; `None` if that is no credit.
fn text(field: &str) -> Option<String> {
    // Four bytes a character at most, and room for labels: what is longer is not looked into.
    if field.trim().len() > 8 * MOST_CHARACTERS {
        return None;
    }
    let line = field.split_whitespace().collect::<Vec<_>>().join(" ");
    let credit = words::trimmed(strip_label(&line));
    let is_placeholder = words::is_in(PLACEHOLDERS, credit);
    let is_credit = !is_placeholder
        && credit.chars().any(char::is_alphabetic)
        && credit.chars().count() <= MOST_CHARACTERS;
    is_credit.then(|| credit.to_owned())
}

/// A name from a byline.
fn name(field: &str) -> Option<String> {
    let name = text(field)?;
    match name.split_once(' ') {
        Some((by, rest)) if words::is_in(BYLINE_WORDS, by) && by != "Von" => text(rest),
        _ => Some(name),
    }
}

/// The caption without `credit` at its end, in a bracket, behind a label or as a sentence; whole
/// where the words belong to a sentence ("A portrait of Jane Doe").
fn without_repeat(caption: &str, credit: &str) -> Option<String> {
    let unchanged = || Some(caption.to_owned());
    let end = caption
        .trim_end_matches(|last: char| last.is_whitespace() || last == '.' || words::CLOSING.contains(&last));
    let length = credit.chars().count();
    let Some((start, _)) = end.char_indices().rev().nth(length.saturating_sub(1)) else { return unchanged() };
    let lower = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<String>();
    if lower(end.get(start..)?) != lower(credit) {
        return unchanged();
    }
    match end.get(..start)?.trim_end().chars().next_back() {
        None => None,
        Some(':' | '：' | '=') => match label::start_before(end, start) {
            Some(start) => caption::before(caption, start),
            None => unchanged(),
        },
        Some(last) if words::is_of_word(last) || ",'’&+@#".contains(last) => unchanged(),
        Some(_) => caption::before(caption, start),
    }
}

#[cfg(test)]
mod tests;
