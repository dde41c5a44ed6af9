//! The last segment of a story's, section's or topic's address.

use std::fmt;

use super::safe_url::SafeUrl;
use crate::text::digits::push_hexadecimal;
use crate::text::hash::fnv1a_32;
use crate::text::letters::{is_letter, is_letter_or_digit, lower};
use crate::text::percent;

/// A non-empty address segment of lower-case letters, digits and single hyphens, in any script.
///
/// It can hold neither `/`, `\`, `.`, `%` nor white space, so no slug can walk out of its
/// folder or name another origin, in a route or in the address of an article file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(not(target_arch = "wasm32"), serde(try_from = "String"))]
pub struct Slug(String);

/// Longest slug of a text, in characters. Longer texts are cut at a hyphen where there is one.
const MAX_CHARACTERS: usize = 96;

/// Longest slug that a publisher chose, in characters: as long as `WordPress` allows, for look-ups by slug.
const MAX_OWN_CHARACTERS: usize = 200;

/// Generic file names: the folder names the story instead.
const UNSPECIFIC: [&str; 5] = ["index", "default", "home", "amp", "print"];

/// Longest slug, in bytes: file systems take names of at most 255.
const MAX_BYTES: usize = 240;

impl Slug {
    /// The slug of any text: letters and digits of every script, lower case, the rest hyphens.
    /// `None` if the text has no letter or digit.
    pub fn from_text(text: &str) -> Option<Slug> {
        Slug::within(text, MAX_CHARACTERS)
    }

    /// The slug that a publisher chose, of up to 200 characters; percent-encoded or not.
    pub fn of_own(text: &str) -> Option<Slug> {
        Slug::within(&percent::decoded(text), MAX_OWN_CHARACTERS)
    }

    #[inline(never)]
    fn within(text: &str, max_characters: usize) -> Option<Slug> {
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
            if characters == max_characters || slug.len() > MAX_BYTES - 4 {
                cut_at_hyphen(&mut slug);
                break;
            }
        }
        let kept = slug.trim_end_matches('-').len();
        slug.truncate(kept);
        (!slug.is_empty()).then_some(Slug(slug))
    }

    /// The slug of a story at `url`: the last segment of its path that is not generic, prefixed with the
    /// segments before it (usually the date) where it would be ambiguous, and followed by query and fragment.
    ///
    /// It follows from the address alone, so that a story keeps it whatever else is published.
    ///
    /// ```
    /// use dateline::article::{SafeUrl, Slug};
    /// let slug = |url| Slug::of_address(&SafeUrl::web(url, None)?).map(|slug| slug.to_string());
    /// assert_eq!(slug("https://n.example/2026/first/index.html").as_deref(), Some("first"));
    /// assert_eq!(slug("https://n.example/news.php?id=7&utm_source=rss").as_deref(), Some("news-id-7"));
    /// assert_eq!(slug("https://n.example/2026/11/20/080000.html").as_deref(), Some("2026-11-20-080000"));
    /// assert_eq!(slug("https://n.example/w1/letters").as_deref(), Some("w1-letters"));
    /// assert_eq!(slug("https://n.example/live#post-12").as_deref(), Some("live-post-12"));
    /// ```
    pub fn of_address(url: &SafeUrl) -> Option<Slug> {
        let url = url.without_tracking();
        let path = percent::decoded(url.path());
        let mut segments: Vec<&str> = path.split(['/', '\\']).filter(|segment| !segment.is_empty()).collect();
        let behind = url.as_str().split_once(['?', '#']).map_or("", |(_, behind)| behind);
        while let [before @ .., last] = segments.as_slice()
            && !(before.is_empty() && behind.is_empty())
            && UNSPECIFIC.iter().any(|name| name.eq_ignore_ascii_case(stem(last)))
        {
            segments.truncate(before.len());
        }
        let name = segments.pop().map(stem).unwrap_or_default();
        // Numeric segments before it: usually the date.
        let numbers =
            segments.iter().rev().take_while(|part| part.bytes().all(|byte| byte.is_ascii_digit())).count();
        let has_letter = name.chars().any(is_letter);
        let is_word = !name.contains(['-', '_', '+', ' ', '.']);
        let told_apart_by = match (has_letter, numbers) {
            (false, _) => numbers.max(1),
            // A single word such as "weather" or "letters" recurs from day to day, or from issue to issue.
            (true, _) if is_word => issue_folders(&segments),
            (true, _) => 0,
        };
        let mut text = segments.split_off(segments.len().saturating_sub(told_apart_by)).join("-");
        for part in [name, &percent::decoded(behind)] {
            if !part.is_empty() {
                text.push('-');
                text.push_str(part);
            }
        }
        Slug::within(&text, MAX_OWN_CHARACTERS)
    }

    /// This slug with a hash suffix that distinguishes the story from another one with the same slug. A long
    /// slug is cut, so that the result stays within the limits.
    #[must_use]
    pub fn with_hash(&self, hash: u32) -> Slug {
        const HASH: usize = 9;
        let mut slug = self.0.clone();
        while slug.len() + HASH > MAX_BYTES - 4 || slug.chars().count() + HASH >= MAX_OWN_CHARACTERS {
            slug.pop();
        }
        let kept = slug.trim_end_matches('-').len();
        slug.truncate(kept);
        slug.push('-');
        push_hexadecimal(&mut slug, hash.into(), 8);
        Slug(slug)
    }

    /// The hash suffix of [`Slug::with_hash`], if there is one.
    pub fn hash(&self) -> Option<u32> {
        let (_, digits) = self.0.rsplit_once('-').filter(|(_, digits)| digits.len() == 8)?;
        u32::from_str_radix(digits, 16).ok()
    }

    /// The folder of the story's file in a large edition, one of 256 (`{hash}` in the address):
    /// the highest byte of the slug's FNV-1a hash. `public/boot.js` computes the same.
    pub fn folder(&self) -> u8 {
        fnv1a_32(self.0.as_bytes()).to_be_bytes()[0]
    }

    /// A slug for a name without any letter or digit: the same name gives the same slug.
    pub fn numbered(name: &str) -> Slug {
        let mut slug = "story-".to_owned();
        push_hexadecimal(&mut slug, fnv1a_32(name.as_bytes()).into(), 8);
        Slug(slug)
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

/// How many folders directly before a file are of a day or an issue (`2026/11/20`, `2026/nov/20`, `w1`). A year alone
/// is not counted: papers file all stories of a year in it.
fn issue_folders(folders: &[&str]) -> usize {
    let has_digit = |folder: &str| folder.bytes().any(|byte| byte.is_ascii_digit());
    let is_of_issue = |folder: &&&str| has_digit(folder) || folder.len() == 3;
    match folders.last() {
        Some(last) if has_digit(last) => match folders.iter().rev().take_while(is_of_issue).count() {
            1 if last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit()) => 0,
            count => count,
        },
        _ => 0,
    }
}

/// A file's name without its extension.
fn stem(segment: &str) -> &str {
    match segment.rsplit_once('.') {
        Some((stem, extension)) if extension.len() <= 5 && !stem.is_empty() => stem,
        _ => segment,
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
    use crate::article::SafeUrl;

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

    /// A slug that does not parse as itself would lead to "not found".
    #[test]
    fn a_hash_makes_no_slug_too_long() {
        for text in ["word ".repeat(100), "x".repeat(300), "字".repeat(200), "y".repeat(194)] {
            let slug = Slug::of_own(&text).unwrap();
            for hash in [2, 100_000, u32::MAX] {
                let second = slug.with_hash(hash);
                assert_eq!(second.hash(), Some(hash), "{second}");
                assert_eq!(Slug::of_own(second.as_str()), Some(second));
            }
        }
        assert_eq!(slug_of("short").with_hash(0x1f).as_str(), "short-0000001f");
        assert_eq!([slug_of("a-2").hash(), slug_of("the-deadbeef").hash()], [None, Some(0xdead_beef)]);
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
    fn an_address_gives_what_tells_it_from_others() {
        let of = |url: &str| {
            let url = SafeUrl::web(&["https://n.example", url].concat(), None).unwrap();
            Slug::of_address(&url).map(|slug| slug.to_string())
        };
        for (url, slug) in [
            ("/all-this/2017/11/last-thoughts/", "last-thoughts"),
            ("/news/story.html", "story"),
            ("/2026/first/index.html", "first"),
            ("/2026/11/20/weather", "2026-11-20-weather"),
            ("/2026/11/20/1", "2026-11-20-1"),
            ("/articles/123456.html", "articles-123456"),
            ("/harbour/amp/", "harbour"),
            ("/news.php?id=7&fbclid=x", "news-id-7"),
            ("/?p=7", "p-7"),
            ("/index.php?p=7", "p-7"),
            ("/live#post-12", "live-post-12"),
            ("/caf%C3%A9", "café"),
            ("/Tide+Gate%E2%80%99s", "tide-gates"),
        ] {
            assert_eq!(of(url).as_deref(), Some(slug), "{url}");
        }
        assert_eq!(of("/"), None);
        let long = format!("/{}", "word-".repeat(30));
        assert_eq!(of(&long).unwrap().chars().count(), 149);
    }
}
