//! The credit of a picture: chooses one from all of a publisher's metadata, to be printed once.
//!
//! Credits are plain text: callers remove markup and decode character references.
//!
//! ```
//! use dateline::credit::{Evidence, choose, split_caption};
//!
//! let split = split_caption("Crew members rest on deck. (Photo: Max Lorimer, AP)");
//! assert_eq!(split.caption.as_deref(), Some("Crew members rest on deck."));
//! assert_eq!(split.credit.as_deref(), Some("Max Lorimer, AP"));
//!
//! // A dedicated field takes precedence over the caption.
//! let chosen = choose(Evidence { field: Some("Image source: AFP"), ..Evidence::default() });
//! assert_eq!(chosen.credit.unwrap().text, "AFP");
//! ```

mod agencies;
mod caption;
mod field;
mod label;
mod names;
mod notice;
mod words;

use field::{name, text};
use words::{is_space, says};

pub use caption::{SplitCaption, split_caption};
pub use label::{carries_its_own_label, is_labelled_source, strip_label};

use crate::article::{Credit, CreditOrigin, SafeUrl};

/// A publisher's metadata about the credit of a picture, in order of precedence.
///
/// [`Evidence::default`] is empty and permits a credit.
#[derive(Clone, Debug)]
pub struct Evidence<'a> {
    /// A dedicated field: `credit`, `creditline`, `_media_credit` [joined](join) with its organisation.
    pub field: Option<&'a str>,
    /// The photographer.
    pub photographer: Option<&'a str>,
    /// The distributor.
    pub source: Option<&'a str>,
    /// The byline of the picture, never that of the article.
    pub picture_byline: Option<&'a str>,
    /// The caption of the picture, which may hold a credit.
    pub caption: Option<&'a str>,
    /// The caption of the same picture in the text of the story.
    pub body_caption: Option<&'a str>,
    /// The rights holder (`copyrightHolder`, `infoSource`).
    pub rights_holder: Option<&'a str>,
    /// A copyright notice, with years and formulas.
    pub copyright_notice: Option<&'a str>,
    /// The credit in the file's own metadata (IPTC, EXIF).
    pub file_credit: Option<&'a str>,
    /// The copyright in the file's own metadata.
    pub file_copyright: Option<&'a str>,
    /// The page of the credited person or agency; attached to whichever credit is chosen.
    pub url: Option<SafeUrl>,
    /// Whether the publisher permits a credit to be shown (`displayCredit`).
    pub display: bool,
}

impl Default for Evidence<'_> {
    #[expect(clippy::inline_always, reason = "`choose` must see which evidence is never given")]
    #[inline(always)]
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

/// The text printed below a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaptionAndCredit {
    /// The caption, without the credit.
    pub caption: Option<String>,
    /// The credit.
    pub credit: Option<Credit>,
}

/// The first credit that the evidence gives, by the order of [`CreditOrigin`], and the caption
/// without it.
///
/// Either photographer or source is enough; a picture's byline takes the place of a missing photographer.
/// A caption whose credit says more than the chosen one, or names somebody else, stays whole. Where no
/// credit may be shown, the caption is unchanged.
///
/// Inlined, so that rules for evidence that no caller supplies are optimised away.
#[expect(clippy::inline_always, reason = "a third of the rules is never needed in the reader's browser")]
#[inline(always)]
pub fn choose(evidence: Evidence) -> CaptionAndCredit {
    let Evidence { field, photographer, source, picture_byline, caption, mut url, display, .. } = evidence;
    if !display {
        return CaptionAndCredit { caption: whole(caption), credit: None };
    }
    let given = match picture_byline {
        None => of_fields(field, photographer, source),
        Some(byline) => of_byline(field, photographer, byline, source, evidence.rights_holder),
    };
    let choice = with_caption(given, caption, &mut url);
    let Evidence { body_caption, rights_holder, copyright_notice, file_credit, file_copyright, .. } =
        evidence;
    let is_any_left = body_caption.is_some()
        || rights_holder.is_some()
        || copyright_notice.is_some()
        || file_credit.is_some()
        || file_copyright.is_some();
    if is_any_left && choice.credit.is_none() {
        let found = body_caption
            .and_then(|caption| Some((split_caption(caption).credit?, CreditOrigin::BodyCaption)))
            .or_else(|| of_rights([rights_holder, copyright_notice, file_credit, file_copyright]));
        return with_caption(found, caption, &mut url);
    }
    choice
}

/// Two parties of a credit as one: "Jane Doe / Reuters", or the longer one if it contains the other.
pub fn join(first: &str, second: &str) -> String {
    let (first, second) = (first.trim(), second.trim());
    if says(first, second) {
        return first.to_owned();
    }
    let mut both = String::new();
    if !says(second, first) {
        both.push_str(first);
        both.push_str(" / ");
    }
    both.push_str(second);
    both
}

fn whole(caption: Option<&str>) -> Option<String> {
    let caption = caption.unwrap_or_default().trim();
    #[cfg(feature = "quirks")]
    let caption = caption::without_caption_label(caption);
    (!caption.is_empty()).then(|| caption.to_owned())
}

/// The credit of a field, or else of the caption, and the caption without it.
#[inline(never)]
fn with_caption(
    given: Option<(String, CreditOrigin)>,
    caption: Option<&str>,
    url: &mut Option<SafeUrl>,
) -> CaptionAndCredit {
    let whole = whole(caption);
    let mut split = split_caption(whole.as_deref().unwrap_or_default());
    let credit = |text, origin, url: &mut Option<SafeUrl>| Some(Credit { text, url: url.take(), origin });
    let Some((text, origin)) = given else {
        let found = split.credit.take();
        let credit = found.and_then(|text| credit(text, CreditOrigin::Caption, url));
        return CaptionAndCredit { caption: split.caption, credit };
    };
    let caption = match &split.credit {
        Some(credit) if says(&text, credit) => split.caption,
        Some(credit) if says(credit, &text) => whole,
        _ => whole.and_then(|whole| without_repeat(whole, &text)),
    };
    CaptionAndCredit { caption, credit: credit(text, origin, url) }
}

/// [`CreditOrigin::Field`] and [`CreditOrigin::PhotographerAndSource`].
#[inline(never)]
fn of_fields(
    field: Option<&str>,
    photographer: Option<&str>,
    source: Option<&str>,
) -> Option<(String, CreditOrigin)> {
    if let Some(field) = text(field) {
        return Some((field, CreditOrigin::Field));
    }
    let (photographer, source) = (name(photographer), text(source));
    let both = match (&photographer, &source) {
        (Some(photographer), Some(source)) => Some(join(photographer, source)),
        _ => photographer.or(source),
    };
    Some((both?, CreditOrigin::PhotographerAndSource))
}

/// [`CreditOrigin::Field`] to [`CreditOrigin::PictureByline`].
fn of_byline(
    field: Option<&str>,
    photographer: Option<&str>,
    byline: &str,
    source: Option<&str>,
    rights_holder: Option<&str>,
) -> Option<(String, CreditOrigin)> {
    match name(Some(byline)) {
        Some(byline) if text(field).is_none() && name(photographer).is_none() => {
            let holder = text(source).or_else(|| notice::holder(rights_holder?));
            let both = holder.map_or_else(|| byline.clone(), |holder| join(&byline, &holder));
            Some((both, CreditOrigin::PictureByline))
        }
        _ => of_fields(field, photographer, source),
    }
}

/// [`CreditOrigin::RightsHolder`] and [`CreditOrigin::FileMetadata`].
#[inline(never)]
fn of_rights(notices: [Option<&str>; 4]) -> Option<(String, CreditOrigin)> {
    let [holder, copyright, credit, file_copyright] = notices;
    let person = |field| text(field).filter(|text| !notice::is_camera_or_software(text));
    if let Some(holder) = [holder, copyright].into_iter().flatten().find_map(notice::holder) {
        return Some((holder, CreditOrigin::RightsHolder));
    }
    let found = person(credit).or_else(|| notice::holder(&person(file_copyright)?));
    Some((found?, CreditOrigin::FileMetadata))
}

/// The caption without `credit` at its end, in a bracket, after a label or as a sentence; whole where the
/// words belong to a sentence ("A portrait of Jane Doe").
fn without_repeat(caption: String, credit: &str) -> Option<String> {
    let end = words::trim_end(&caption, |last| is_space(last) || last == '.' || words::is_closing(last));
    let start = end.len().checked_sub(credit.len());
    let is_repeat = |start: &usize| end.get(*start..).is_some_and(|end| end.eq_ignore_ascii_case(credit));
    let Some(start) = start.filter(is_repeat) else { return Some(caption) };
    let cut = match words::last(end.get(..start)?.trim_end()) {
        None => return None,
        Some(':' | '：' | '=') => label::start_before(end, start),
        Some(last) if words::is_of_word(last) || ",'’&+@#".contains(last) => None,
        Some(_) => Some(start),
    };
    match cut {
        Some(start) => caption::before(&caption, start),
        None => Some(caption),
    }
}

#[cfg(test)]
mod tests;
