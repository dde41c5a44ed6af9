//! The last segment of a story's, section's or topic's address.

use std::fmt;

use crate::text::hash::fnv1a_32;
use crate::text::letters::{is_letter_or_digit, lower};

/// A non-empty address segment of lower-case letters, digits and single hyphens, in any script.
///
/// It can hold neither `/`, `\`, `.`, `%` nor white space, so no slug can walk out of its
/// folder or name another origin, in a route or in the address of an article file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

/// Longest slug, in characters. Longer texts are cut at a hyphen where there is one.
const MAX_CHARACTERS: usize = 96;

/// Longest slug, in bytes: no file system takes names of more than 255.
const MAX_BYTES: usize = 240;

impl Slug {
    /// The slug of any text: letters and digits of every script, lower case, the rest hyphens.
    /// `None` if the text has no letter or digit.
    pub fn from_text(text: &str) -> Option<Slug> {
        let mut slug = String::new();
        let mut characters = 0;
        for character in text.chars().map(lower) {
            if is_apostrophe(character) {
                continue;
            }
            if is_letter_or_digit(character) || is_mark(character) && !slug.is_empty() {
                slug.push(character);
            } else if slug.is_empty() || slug.ends_with('-') {
                continue;
            } else {
                slug.push('-');
            }
            characters += 1;
            if characters == MAX_CHARACTERS || slug.len() > MAX_BYTES - 4 {
                cut_at_hyphen(&mut slug);
                break;
            }
        }
        let kept = slug.trim_end_matches('-').len();
        slug.truncate(kept);
        (!slug.is_empty()).then_some(Slug(slug))
    }

    /// The slug of the last segment of `path` that has one, without its file extension.
    pub fn from_path(path: &str) -> Option<Slug> {
        let segment = path.split(['/', '\\']).rfind(|segment| !segment.is_empty())?;
        let stem = match segment.rsplit_once('.') {
            Some((stem, extension)) if extension.len() <= 5 && !stem.is_empty() => stem,
            _ => segment,
        };
        Slug::from_text(stem)
    }

    /// This slug with `-suffix` behind it, for the second story of the same name. A long one is
    /// cut, so that the result is no longer than any other slug.
    pub fn with_suffix(&self, suffix: u32) -> Slug {
        let suffix = format!("-{suffix}");
        let mut kept = self.0.as_str();
        while kept.len() + suffix.len() > MAX_BYTES - 4
            || kept.chars().count() + suffix.len() >= MAX_CHARACTERS
        {
            let mut characters = kept.chars();
            characters.next_back();
            kept = characters.as_str();
        }
        Slug(kept.trim_end_matches('-').to_owned() + &suffix)
    }

    /// The folder of the story's file in a large edition, one of 256 (`{hash}` in the address):
    /// the highest byte of the slug's FNV-1a hash. `public/boot.js` computes the same.
    pub fn folder(&self) -> u8 {
        fnv1a_32(self.0.as_bytes()).to_be_bytes()[0]
    }

    /// A slug for a name without any letter or digit: the same name gives the same slug.
    pub fn numbered(name: &str) -> Slug {
        Slug(format!("story-{:08x}", fnv1a_32(name.as_bytes())))
    }

    /// The segment, not percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}' | '\u{02bc}')
}

/// Vowel signs and accents that belong to the letter before them in many scripts.
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{0300}'..='\u{036f}' | '\u{0591}'..='\u{05c7}' | '\u{064b}'..='\u{065f}'
        | '\u{0900}'..='\u{0d7f}' | '\u{0e31}'..='\u{0e4e}' | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}')
}

fn cut_at_hyphen(slug: &mut String) {
    if let Some(at) = slug.rfind('-').filter(|&at| at > slug.len() / 2) {
        slug.truncate(at);
    }
}

#[cfg(test)]
mod tests {
    use super::Slug;

    fn slug(text: &str) -> Option<String> {
        Slug::from_text(text).map(|slug| slug.to_string())
    }

    #[test]
    fn words_are_joined_by_single_hyphens() {
        assert_eq!(slug("  Kim’s train — heads for home! "), Some("kims-train-heads-for-home".into()));
    }

    #[test]
    fn other_scripts_keep_their_letters() {
        assert_eq!(slug("قطار كيم يعود"), Some("قطار-كيم-يعود".into()));
        assert_eq!(slug("हिन्दी समाचार"), Some("हिन्दी-समाचार".into()));
    }

    #[test]
    fn no_slug_leaves_its_folder() {
        for hostile in ["../../etc/passwd", "//evil.example", "\\\\evil", "%2e%2e%2f", "a\0b", "."] {
            if let Some(slug) = slug(hostile) {
                assert!(!slug.contains(['/', '\\', '.', '%', '\0', ' ']), "{hostile} gave {slug}");
            }
        }
        assert_eq!(slug("../.."), None);
    }

    #[test]
    fn an_empty_text_has_none() {
        assert_eq!(slug(" -– … "), None);
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let cut = slug(&"word ".repeat(100)).unwrap();
        assert!(cut.chars().count() <= 96 && cut.ends_with("word"), "{cut}");
    }

    #[test]
    fn a_slug_fits_a_file_name_in_every_script() {
        for text in ["字".repeat(200), "किसी ".repeat(80), "𐐀".repeat(100)] {
            let slug = Slug::from_text(&text).unwrap();
            assert!(slug.as_str().len() <= 240, "{}", slug.as_str().len());
            assert_eq!(Slug::from_text(slug.as_str()), Some(slug));
        }
    }

    /// A slug that is no slug of itself has a page that is not found.
    #[test]
    fn a_suffix_makes_no_slug_too_long() {
        for text in ["word ".repeat(100), "x".repeat(200), "字".repeat(200), "y".repeat(94)] {
            let slug = Slug::from_text(&text).unwrap();
            for suffix in [2, 100_000, u32::MAX] {
                let second = slug.with_suffix(suffix);
                assert!(second.as_str().ends_with(&format!("-{suffix}")), "{second}");
                assert_eq!(Slug::from_text(second.as_str()), Some(second));
            }
        }
        assert_eq!(Slug::from_text("short").unwrap().with_suffix(2).as_str(), "short-2");
    }

    #[test]
    fn folders_fill_evenly() {
        let mut folders = [0_usize; 256];
        for number in 0..25_600 {
            folders[usize::from(slug_of(&format!("council votes on budget {number}")).folder())] += 1;
        }
        assert!(folders.iter().all(|stories| (50..=150).contains(stories)), "{folders:?}");
        assert_eq!([slug_of("a").folder(), slug_of("né").folder()], [0xe4, 0xf8]);
    }

    fn slug_of(text: &str) -> Slug {
        Slug::from_text(text).unwrap()
    }

    #[test]
    fn a_path_gives_its_last_segment_without_extension() {
        let from = |path| Slug::from_path(path).map(|slug| slug.to_string());
        assert_eq!(from("/all-this/2017/11/last-thoughts/"), Some("last-thoughts".into()));
        assert_eq!(from("/news/story.html"), Some("story".into()));
        assert_eq!(from("/"), None);
    }
}
