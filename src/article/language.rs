//! Languages and the direction they are written in.

use crate::text::letters::is_letter;

/// A language tag in the form of BCP 47 ("en", "pt-BR", "ar"), checked for its shape only.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(not(target_arch = "wasm32"), serde(try_from = "String"))]
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

    /// A guess from the script of a text without a language tag: "und-Arab" or "und-Hebr" if most letters run
    /// from right to left, else "und". `None` without a letter.
    pub fn of_letters(text: &str) -> Option<Language> {
        let (mut left, mut hebrew, mut arabic) = (0_usize, 0_usize, 0_usize);
        for character in text.chars().filter(|character| is_letter(*character)) {
            match u32::from(character) {
                0x590..=0x5ff | 0xfb1d..=0xfb4f => hebrew += 1,
                // Arabic with its supplements, Syriac, Thaana, N'Ko.
                0x600..=0x8ff | 0xfb50..=0xfdff | 0xfe70..=0xfeff => arabic += 1,
                _ => left += 1,
            }
        }
        let tag = match hebrew + arabic {
            0 if left == 0 => return None,
            right if right <= left => "und",
            _ if hebrew > arabic => "und-Hebr",
            _ => "und-Arab",
        };
        Some(Language(tag.to_owned()))
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

    /// Whether only the script is known, as from [`Language::of_letters`].
    fn is_undetermined(&self) -> bool {
        self.0 == "und" || self.0.starts_with("und-")
    }

    /// Whether both tags name the same language, whatever the region. An undetermined language matches every
    /// language of the same direction.
    pub fn is_same_language(&self, other: &Language) -> bool {
        if self.is_undetermined() || other.is_undetermined() {
            return self.direction() == other.direction();
        }
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
        // The Arabic script does not tell Persian from Arabic.
        assert!(same("und-Arab", "ar") && same("fa", "und-Arab") && !same("und-Arab", "en"));
    }
}
