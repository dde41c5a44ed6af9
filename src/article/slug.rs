//! The last segment of a story's, section's or topic's address.

use std::fmt;

use super::letters::{is_letter_or_digit, lower};

/// A non-empty address segment of lower-case letters, digits and single hyphens, in any script.
///
/// It can hold neither `/`, `\`, `.`, `%` nor white space, so no slug can walk out of its
/// folder or name another origin, in a route or in the address of an article file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

/// Longest slug, in characters. Longer texts are cut at a hyphen where there is one.
const MOST_CHARACTERS: usize = 96;

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
            if characters == MOST_CHARACTERS {
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

    /// This slug with `-suffix` behind it, for the second story of the same name.
    pub fn with_suffix(&self, suffix: u32) -> Slug {
        Slug(format!("{}-{suffix}", self.0))
    }

    /// A slug for a name without any letter or digit: the same name gives the same slug.
    pub fn numbered(name: &str) -> Slug {
        let hash = name
            .bytes()
            .fold(2_166_136_261_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619));
        Slug(format!("story-{hash:08x}"))
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
    fn a_path_gives_its_last_segment_without_extension() {
        let from = |path| Slug::from_path(path).map(|slug| slug.to_string());
        assert_eq!(from("/all-this/2017/11/last-thoughts/"), Some("last-thoughts".into()));
        assert_eq!(from("/news/story.html"), Some("story".into()));
        assert_eq!(from("/"), None);
    }
}
