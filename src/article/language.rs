//! Languages and the direction they are written in.

/// A language tag in the form of BCP 47 ("en", "pt-BR", "ar"), checked for its shape only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language(String);

/// The direction text runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// Longest tag that is accepted, in bytes.
const MAX_BYTES: usize = 35;

impl Language {
    /// Primary subtags of languages that are written right to left in their usual script. The build
    /// reads these three lists as well (tests/facts.rs).
    pub const RIGHT_TO_LEFT: [&str; 13] =
        ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"];
    /// Script subtags that run right to left in any language.
    pub const RIGHT_TO_LEFT_SCRIPTS: [&str; 2] = ["arab", "hebr"];
    /// Script subtags that run left to right in any language.
    pub const LEFT_TO_RIGHT_SCRIPTS: [&str; 2] = ["latn", "cyrl"];

    /// A tag of letters, digits and hyphens, `_` read as `-`; `None` for anything else.
    pub fn parse(tag: &str) -> Option<Language> {
        let tag = tag.trim().replace('_', "-");
        let primary = tag.split('-').next()?;
        let plain = primary.len() >= 2
            && primary.len() <= 8
            && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
            && tag.len() <= MAX_BYTES
            && tag
                .split('-')
                .all(|subtag| !subtag.is_empty() && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        plain.then_some(Language(tag))
    }

    /// The tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The direction the language is written in.
    pub fn direction(&self) -> Direction {
        let tag = self.0.to_ascii_lowercase();
        let mut subtags = tag.split('-');
        let primary = subtags.next().unwrap_or_default();
        let has_script = |scripts: &[&str]| subtags.clone().any(|subtag| scripts.contains(&subtag));
        if has_script(&Language::LEFT_TO_RIGHT_SCRIPTS) {
            Direction::Ltr
        } else if has_script(&Language::RIGHT_TO_LEFT_SCRIPTS) || Language::RIGHT_TO_LEFT.contains(&primary) {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }

    /// Whether both tags name the same language, whatever the region.
    pub fn is_same_language(&self, other: &Language) -> bool {
        let primary =
            |language: &Language| language.0.split('-').next().unwrap_or_default().to_ascii_lowercase();
        primary(self) == primary(other)
    }
}

/// English: the language of a site that sets none.
impl Default for Language {
    fn default() -> Language {
        Language("en".to_owned())
    }
}

impl Direction {
    /// The value of the `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Direction, Language};

    #[test]
    fn arabic_hebrew_persian_and_urdu_run_right_to_left() {
        for tag in ["ar", "he-IL", "fa_IR", "ur", "ku-Arab"] {
            assert_eq!(Language::parse(tag).unwrap().direction(), Direction::Rtl, "{tag}");
        }
        for tag in ["en", "de-DE", "ku-Latn", "zh-Hant"] {
            assert_eq!(Language::parse(tag).unwrap().direction(), Direction::Ltr, "{tag}");
        }
    }

    #[test]
    fn a_tag_that_is_no_language_is_refused() {
        for tag in ["", "e", "en us", "en\"><script>", "-en", "x-", "123"] {
            assert_eq!(Language::parse(tag), None, "{tag:?}");
        }
    }

    #[test]
    fn region_does_not_make_another_language() {
        let same = |a, b| Language::parse(a).unwrap().is_same_language(&Language::parse(b).unwrap());
        assert!(same("en-GB", "EN-us") && !same("en", "de"));
    }
}
