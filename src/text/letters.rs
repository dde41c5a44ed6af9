//! Letters, digits and case, with small tables.
//!
//! The tables of the standard library cover every script there has ever been, and add 6 kB to a
//! reader's download. These rules agree with them for the scripts that newspapers are printed in;
//! the test says where they do not.

/// How the capitals of a range map to lower case.
#[derive(Clone, Copy)]
enum Shift {
    /// By a fixed offset.
    By(i32),
    /// Capitals and small letters alternate, and the range begins with a capital.
    Turns,
}

/// Capitals: from, to, and how they map to lower case (Unicode 17, `UnicodeData.txt`).
const CAPITALS: [(u32, u32, Shift); 39] = [
    (0x41, 0x5a, Shift::By(32)),
    (0xc0, 0xd6, Shift::By(32)),
    (0xd8, 0xde, Shift::By(32)),
    (0x100, 0x12f, Shift::Turns),
    (0x130, 0x130, Shift::By(-199)),
    (0x132, 0x137, Shift::Turns),
    (0x139, 0x148, Shift::Turns),
    (0x14a, 0x177, Shift::Turns),
    (0x178, 0x178, Shift::By(-121)),
    (0x179, 0x17e, Shift::Turns),
    (0x18f, 0x18f, Shift::By(202)),
    (0x1a0, 0x1a5, Shift::Turns),
    (0x1af, 0x1b0, Shift::Turns),
    (0x1cd, 0x1dc, Shift::Turns),
    (0x1de, 0x1ef, Shift::Turns),
    (0x1f8, 0x21f, Shift::Turns),
    (0x222, 0x233, Shift::Turns),
    (0x386, 0x386, Shift::By(38)),
    (0x388, 0x38a, Shift::By(37)),
    (0x38c, 0x38c, Shift::By(64)),
    (0x38e, 0x38f, Shift::By(63)),
    (0x391, 0x3ab, Shift::By(32)),
    (0x3d8, 0x3ef, Shift::Turns),
    (0x400, 0x40f, Shift::By(80)),
    (0x410, 0x42f, Shift::By(32)),
    (0x460, 0x481, Shift::Turns),
    (0x48a, 0x4bf, Shift::Turns),
    (0x4c0, 0x4c0, Shift::By(15)),
    (0x4c1, 0x4ce, Shift::Turns),
    (0x4d0, 0x52f, Shift::Turns),
    (0x531, 0x556, Shift::By(48)),
    (0x10a0, 0x10c5, Shift::By(7264)),
    (0x1c90, 0x1cba, Shift::By(-3008)),
    (0x1e00, 0x1e95, Shift::Turns),
    (0x1e9e, 0x1e9e, Shift::By(-7615)),
    (0x1ea0, 0x1eff, Shift::Turns),
    (0x1f08, 0x1f0f, Shift::By(-8)),
    (0xa640, 0xa66d, Shift::Turns),
    (0xff21, 0xff3a, Shift::By(32)),
];

/// The lower case of a capital; any other character unchanged. Maps one character to one.
#[inline(never)]
pub fn lower(character: char) -> char {
    let code = u32::from(character);
    // The ranges are sorted: for most characters of most texts the first one decides.
    let range = CAPITALS.iter().find(|(_, to, _)| code <= *to).filter(|(from, _, _)| *from <= code);
    let lower = match range {
        Some((_, _, Shift::By(distance))) => code.checked_add_signed(*distance),
        Some((from, _, Shift::Turns)) => Some(code + (code - from + 1) % 2),
        None => None,
    };
    lower.and_then(char::from_u32).unwrap_or(character)
}

/// Whether it is a capital.
pub fn is_upper(character: char) -> bool {
    lower(character) != character
}

/// Whether it is a small letter of a script with capitals.
pub fn is_lower(character: char) -> bool {
    let is_of_cased_script = matches!(u32::from(character),
        0x61..=0x24f | 0x370..=0x52f | 0x560..=0x588 | 0x1e00..=0x1fff | 0xff41..=0xff5a);
    is_of_cased_script && is_letter(character) && !is_upper(character)
}

/// Ranges without letters beyond ASCII: signs, punctuation, symbols, emoji, private use.
const NO_LETTERS: [(u32, u32); 40] = [
    (0x80, 0xa9),
    (0xab, 0xb4),
    (0xb6, 0xb9),
    (0xbb, 0xbf),
    (0xd7, 0xd7),
    (0xf7, 0xf7),
    (0x2c2, 0x2c5),
    (0x2d2, 0x2df),
    (0x2e5, 0x2eb),
    (0x2ef, 0x36f),
    (0x37e, 0x37e),
    (0x384, 0x385),
    (0x387, 0x387),
    (0x3f6, 0x3f6),
    (0x482, 0x489),
    (0x55a, 0x55f),
    (0x589, 0x5cf),
    (0x5f3, 0x60f),
    (0x61b, 0x61f),
    (0x64b, 0x66d),
    (0x6d4, 0x6d4),
    (0x6d6, 0x6e4),
    (0x6e7, 0x6ed),
    (0x6f0, 0x6f9),
    (0x93c, 0x93d),
    (0x94d, 0x94d),
    (0x964, 0x970),
    (0xe34, 0xe3f),
    (0xe47, 0xe5b),
    (0x1fbd, 0x1fc1),
    (0x2000, 0x2070),
    (0x2072, 0x207e),
    (0x2080, 0x2101),
    (0x2190, 0x2bff),
    (0x2e00, 0x3004),
    (0x3008, 0x3030),
    (0x303d, 0x3040),
    (0x3099, 0x309c),
    (0x30a0, 0x30a0),
    (0x30fb, 0x30fb),
];

/// The same beyond U+D7FF: surrogates' neighbours, private use, punctuation forms, pictographs.
const NO_LETTERS_HIGH: [(u32, u32); 9] = [
    (0xe000, 0xf8ff),
    (0xfd3e, 0xfd4f),
    (0xfdf0, 0xfe6f),
    (0xfeff, 0xff20),
    (0xff3b, 0xff40),
    (0xff5b, 0xff65),
    (0xffe0, 0xffff),
    (0x1f000, 0x1fbff),
    (0xe_0000, 0x10_ffff),
];

/// Whether it is a letter.
#[inline(never)]
pub fn is_letter(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphabetic();
    }
    let code = u32::from(character);
    let is_in = |ranges: &[(u32, u32)]| ranges.iter().any(|(from, to)| (*from..=*to).contains(&code));
    !is_in(&NO_LETTERS) && !is_in(&NO_LETTERS_HIGH)
}

/// Whether it is a letter or a digit, including Arabic, Persian, Indian and full-width digits.
pub fn is_letter_or_digit(character: char) -> bool {
    character.is_ascii_digit()
        || matches!(u32::from(character), 0x660..=0x669 | 0x6f0..=0x6f9 | 0x966..=0x96f | 0xe50..=0xe59 | 0xff10..=0xff19)
        || is_letter(character)
}

#[cfg(test)]
mod tests {
    use super::{is_letter, is_letter_or_digit, is_lower, is_upper, lower};

    /// Blocks whose characters must be classified exactly as by the standard library.
    const PRINTED: [(&str, u32, u32); 25] = [
        ("Latin", 0x00, 0x17f),
        ("Latin of Africa, Romanian, Pinyin", 0x1cd, 0x1ef),
        ("Romanian", 0x1f8, 0x21f),
        ("Greek capitals", 0x391, 0x3a1),
        ("Greek", 0x3a3, 0x3ce),
        ("Cyrillic", 0x400, 0x52f),
        ("Armenian capitals", 0x531, 0x556),
        ("Armenian", 0x559, 0x588),
        ("Hebrew letters", 0x5d0, 0x5ea),
        ("Arabic letters", 0x610, 0x64a),
        ("Arabic digits and letters", 0x660, 0x6d5),
        ("Persian digits", 0x6ee, 0x6fc),
        ("Devanagari letters", 0x904, 0x939),
        ("Devanagari signs and digits", 0x964, 0x97f),
        ("Bengali letters", 0x985, 0x98c),
        ("Tamil letters", 0xb8e, 0xb90),
        ("Thai letters", 0xe01, 0xe33),
        ("Thai digits", 0xe4f, 0xe5b),
        ("Georgian", 0x10d0, 0x10fa),
        ("Vietnamese", 0x1e00, 0x1eff),
        ("Punctuation, currencies", 0x2010, 0x206f),
        ("Hiragana", 0x3041, 0x3096),
        ("Katakana", 0x309b, 0x30ff),
        ("Chinese", 0x4e00, 0x9fff),
        ("Korean", 0xac00, 0xd7a3),
    ];

    fn each() -> impl Iterator<Item = (&'static str, char)> {
        PRINTED.iter().flat_map(|(name, from, to)| {
            (*from..=*to).filter_map(char::from_u32).map(move |character| (*name, character))
        })
    }

    #[test]
    fn printed_scripts_are_told_as_the_standard_library_tells_them() {
        let mut wrong = Vec::new();
        for (name, character) in each() {
            let differs = is_letter(character) != character.is_alphabetic()
                || is_letter_or_digit(character) != character.is_alphanumeric() && !is_rare_number(character);
            if differs {
                wrong.push(format!("{name} {:x}", u32::from(character)));
            }
        }
        assert_eq!(wrong, [] as [String; 0]);
    }

    /// Numbers that occur in no address and no name: ², ½, ৴.
    fn is_rare_number(character: char) -> bool {
        character.is_numeric() && character.to_digit(36).is_none() && !character.is_alphabetic()
    }

    #[test]
    fn capitals_of_printed_scripts_become_the_small_letters_of_the_standard_library() {
        let mut wrong = Vec::new();
        for (name, character) in each() {
            let expected: Vec<char> = character.to_lowercase().collect();
            let shown = format!("{name}: {character:?} {:x}", u32::from(character));
            // Maps one character to one: the dot of the Turkish capital is lost.
            let expected = if character == 'İ' { vec!['i'] } else { expected };
            if [lower(character)].as_slice() != expected || is_lower(character) && !character.is_lowercase() {
                wrong.push(shown);
            } else if is_upper(character) != (expected != [character]) {
                wrong.push(format!("{shown} is no capital"));
            }
        }
        assert_eq!(wrong, [] as [String; 0]);
    }

    #[test]
    fn nothing_that_separates_or_steers_is_a_letter() {
        for character in
            "/\\.%:?#@ \u{a0}\u{200b}\u{202e}\u{2028}\u{3000}。．｡／\u{feff}\u{fffd}😀–—“”…€".chars()
        {
            assert!(!is_letter_or_digit(character), "{character:?}");
        }
    }
}
