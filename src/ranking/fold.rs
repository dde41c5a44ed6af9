//! Folds letters: one form for all spellings of a letter, lower case without accents. Classifies characters.
//!
//! Tables of our own for the scripts that news is written in, a tenth of the size of the standard library's:
//! a character that is not listed here is a letter that has one form only.

/// The class of a character within a word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum CharClass {
    /// Part of a word.
    Letter,
    /// Of a script without spaces between words: two neighbours make a token, a bigram.
    Gram,
    /// A separator of words.
    Separator,
    /// Ignored: accents, vowel points, bidi marks, joiners.
    Dropped,
}

use CharClass::{Dropped, Gram, Letter, Separator};

/// The characters that are not letters, in the order of Unicode, both ends included. A range has less than
/// 2^14 characters.
const RANGES: [(u16, u16, CharClass); 110] = [
    (0x0080, 0x00a9, Separator),
    (0x00ab, 0x00ac, Separator),
    (0x00ad, 0x00ad, Dropped),
    (0x00ae, 0x00b4, Separator),
    (0x00b6, 0x00b9, Separator),
    (0x00bb, 0x00bf, Separator),
    (0x00d7, 0x00d7, Separator),
    (0x00f7, 0x00f7, Separator),
    (0x02b9, 0x02ff, Dropped),
    (0x0300, 0x036f, Dropped),
    (0x037e, 0x037e, Separator),
    (0x0384, 0x0385, Separator),
    (0x0387, 0x0387, Separator),
    (0x0482, 0x0482, Separator),
    (0x0483, 0x0489, Dropped),
    (0x055a, 0x055f, Separator),
    (0x0589, 0x058f, Separator),
    (0x0591, 0x05bd, Dropped),
    (0x05be, 0x05be, Separator),
    (0x05bf, 0x05bf, Dropped),
    (0x05c0, 0x05c0, Separator),
    (0x05c1, 0x05c2, Dropped),
    (0x05c3, 0x05c3, Separator),
    (0x05c4, 0x05c5, Dropped),
    (0x05c6, 0x05c6, Separator),
    (0x05c7, 0x05c7, Dropped),
    (0x05f3, 0x05f4, Dropped),
    (0x0600, 0x060f, Separator),
    (0x0610, 0x061a, Dropped),
    (0x061b, 0x061b, Separator),
    (0x061c, 0x061c, Dropped),
    (0x061d, 0x061f, Separator),
    (0x0640, 0x0640, Dropped),
    (0x064b, 0x065f, Dropped),
    (0x066a, 0x066d, Separator),
    (0x0670, 0x0670, Dropped),
    (0x06d4, 0x06d4, Separator),
    (0x06d6, 0x06dc, Dropped),
    (0x06dd, 0x06de, Separator),
    (0x06df, 0x06e4, Dropped),
    (0x06e7, 0x06e8, Dropped),
    (0x06e9, 0x06e9, Separator),
    (0x06ea, 0x06ed, Dropped),
    (0x0964, 0x0965, Separator),
    (0x0970, 0x0970, Separator),
    (0x0e01, 0x0e2e, Gram),
    (0x0e2f, 0x0e2f, Separator),
    (0x0e30, 0x0e3a, Gram),
    (0x0e3f, 0x0e3f, Separator),
    (0x0e40, 0x0e46, Gram),
    (0x0e47, 0x0e4e, Dropped),
    (0x0e80, 0x0ec7, Gram),
    (0x0ec8, 0x0ece, Dropped),
    (0x0edc, 0x0edf, Gram),
    (0x0f01, 0x0f17, Separator),
    (0x1000, 0x103f, Gram),
    (0x104a, 0x104f, Separator),
    (0x1360, 0x1368, Separator),
    (0x1780, 0x17d3, Gram),
    (0x17d4, 0x17d6, Separator),
    (0x17d7, 0x17d7, Gram),
    (0x17d8, 0x17db, Separator),
    (0x1ab0, 0x1aff, Dropped),
    (0x1dc0, 0x1dff, Dropped),
    (0x2000, 0x200b, Separator),
    (0x200c, 0x200f, Dropped),
    (0x2010, 0x2029, Separator),
    (0x202a, 0x202e, Dropped),
    (0x202f, 0x205f, Separator),
    (0x2060, 0x206f, Dropped),
    (0x2070, 0x20cf, Separator),
    (0x20d0, 0x20ff, Dropped),
    (0x2100, 0x2bff, Separator),
    (0x2e00, 0x3004, Separator),
    (0x3005, 0x3007, Gram),
    (0x3008, 0x3029, Separator),
    (0x302a, 0x302f, Dropped),
    (0x3030, 0x3030, Separator),
    (0x3031, 0x3035, Gram),
    (0x3036, 0x3040, Separator),
    (0x3041, 0x3096, Gram),
    (0x3099, 0x309a, Dropped),
    (0x309b, 0x309c, Separator),
    (0x309d, 0x309f, Gram),
    (0x30a0, 0x30a0, Separator),
    (0x30a1, 0x30fa, Gram),
    (0x30fb, 0x30fb, Separator),
    (0x30fc, 0x312f, Gram),
    (0x3190, 0x33ff, Separator),
    (0x3400, 0x4dbf, Gram),
    (0x4dc0, 0x4dff, Separator),
    (0x4e00, 0x7fff, Gram),
    (0x8000, 0x9fff, Gram),
    (0xac00, 0xd7a3, Gram),
    (0xe000, 0xf8ff, Separator),
    (0xf900, 0xfaff, Gram),
    (0xfb1e, 0xfb1e, Dropped),
    (0xfd3e, 0xfd3f, Separator),
    (0xfe00, 0xfe0f, Dropped),
    (0xfe10, 0xfe1f, Separator),
    (0xfe20, 0xfe2f, Dropped),
    (0xfe30, 0xfe6f, Separator),
    (0xfeff, 0xfeff, Dropped),
    (0xff00, 0xff0f, Separator),
    (0xff1a, 0xff20, Separator),
    (0xff3b, 0xff40, Separator),
    (0xff5b, 0xff65, Separator),
    (0xff66, 0xff9d, Gram),
    (0xff9e, 0xff9f, Dropped),
    (0xffe0, 0xffff, Separator),
];

/// [`RANGES`] by columns: the last character of each, and the number of characters before it, with the class
/// in the two lowest bits. That is a third less to download than the ranges themselves.
static LASTS: [u16; RANGES.len()] = columns().0;
static LENGTHS: [u16; RANGES.len()] = columns().1;

#[expect(clippy::indexing_slicing, reason = "the compiler runs this, and stops at a wrong place")]
const fn columns() -> ([u16; RANGES.len()], [u16; RANGES.len()]) {
    let mut columns = ([0; RANGES.len()], [0; RANGES.len()]);
    let mut place = 0;
    while place < RANGES.len() {
        let (first, last, class) = RANGES[place];
        columns.0[place] = last;
        columns.1[place] = (last - first) * 4 + class as u16;
        place += 1;
    }
    columns
}

/// The class of `character`.
pub(super) fn class(character: char) -> CharClass {
    if character.is_ascii() {
        return if character.is_ascii_alphanumeric() { Letter } else { Separator };
    }
    let code = character as u32;
    let Ok(code) = u16::try_from(code) else {
        return match code {
            0x1_f000..=0x1_fbff => Separator,
            0x2_0000..=0x3_ffff => Gram,
            0xe_0000.. => Dropped,
            _ => Letter,
        };
    };
    let place = LASTS.partition_point(|last| *last < code);
    let (Some(last), Some(length)) = (LASTS.get(place), LENGTHS.get(place)) else { return Letter };
    match length % 4 {
        _ if last - code > length / 4 => Letter,
        1 => Gram,
        2 => Separator,
        _ => Dropped,
    }
}

/// The base letters of U+00C0 to U+024F. A capital encodes two letters, `?` the character itself.
const LATIN: &[u8] = b"aaaaaaAceeeeiiiidnooooo?ouuuuyTSaaaaaaAceeeeiiiidnooooo?ouuuuyTy\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiJJjjkkkllllllllllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuu\
wwyyyzzzzzzsbb????occdd???eeeffgg?iikkl??n?ooo??pp??????tttuuuvyyzz?????????????dddlllnnnaaiioouuuuuuuuuueaaaaAAgggg\
kkoooo??jdddgg??nnaaAAooaaaaeeeeiiiioooorrrruuuusstt??hh????zzaaeeooooooooyy???j??accl?????bu?eejjqqrryy";
/// The same for U+1E00 to U+1EFF, among them the letters of Vietnamese.
const LATIN_MORE: &[u8] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnooooooooppppr\
rrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas??S?aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooo\
oooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";
/// U+0386 to U+03CE: `a` is alpha, and so on in the order of Unicode; final sigma is sigma.
const GREEK: &[u8] = b"a?egi?o?uyiabcdefghijklmnopq?stuvwxyiuaegiuabcdefghijklmnopqsstuvwxyiuouy";
/// U+1F00 to U+1FFF by sixteen; the row of `?` holds all seven vowels, by two.
const POLYTONIC: &[u8] = b"aegiouy?agyagiuy";
/// U+FF66 to U+FF9D, half-width katakana: the offsets of their full-width forms from U+30A0.
const HALF_WIDTH: &[u8] = &[
    82, 1, 3, 5, 7, 9, 67, 69, 71, 35, 92, 2, 4, 6, 8, 10, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33,
    36, 38, 40, 42, 43, 44, 45, 46, 47, 50, 53, 56, 59, 62, 63, 64, 65, 66, 68, 70, 72, 73, 74, 75, 76, 77,
    79, 83,
];
/// The zeros of the digits that are read as ASCII ones.
const ZEROS: [u32; 6] = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];

/// Appends the folded form of `character`, a letter.
pub(super) fn fold(character: char, word: &mut String) {
    match letter(character as u32) {
        Ok(letter) => word.push(char::from_u32(letter).unwrap_or(character)),
        Err(pair) => word.push_str(pair),
    }
}

/// The folded form of a letter: one letter, or two.
pub(super) fn letter(code: u32) -> Result<u32, &'static str> {
    let at = |table: &[u8], first: u32| table.get((code - first) as usize).copied().unwrap_or(b'?');
    let greek = |letter: u8| if letter == b'?' { code } else { 0x03b1 + u32::from(letter - b'a') };
    let folded = match code {
        0x41..0x5b => code + 0x20,
        ..0x80 => code,
        0xaa | 0xba | 0xc0..0x250 | 0x259 | 0x1e00..0x1f00 => {
            let letter = match code {
                0xaa => b'a',
                0xba => b'o',
                0x259 => b'e',
                0xc0..0x250 => at(LATIN, 0xc0),
                _ => at(LATIN_MORE, 0x1e00),
            };
            let pair = match letter {
                b'A' => "ae",
                b'J' => "ij",
                b'O' => "oe",
                b'S' => "ss",
                b'T' => "th",
                _ => "",
            };
            if !pair.is_empty() {
                return Err(pair);
            }
            if letter == b'?' { code } else { u32::from(letter) }
        }
        0xb5 => 0x03bc,
        0x0386..=0x03ce => greek(at(GREEK, 0x0386)),
        0x1f70..=0x1f7d => greek(POLYTONIC.get(((code - 0x1f70) / 2) as usize).copied().unwrap_or(b'?')),
        0x1f00..0x2000 => greek(POLYTONIC.get(((code - 0x1f00) / 16) as usize).copied().unwrap_or(b'?')),
        0x0400..=0x045f => cyrillic(match code {
            ..0x0410 => code + 0x50,
            0x0410..0x0430 => code + 0x20,
            _ => code,
        }),
        0x0460..=0x0481 | 0x048a..=0x04bf | 0x04d0..=0x052f => code | 1,
        0x04c0 => 0x04cf,
        0x04c1..=0x04ce => code + (code & 1),
        0x0531..=0x0556 => code + 0x30,
        0x05da | 0x05dd | 0x05df | 0x05e3 | 0x05e5 => code + 1,
        0x0622 | 0x0623 | 0x0625 | 0x0671 => 0x0627,
        0x0624 => 0x0648,
        0x0626 | 0x0649 | 0x06cc => 0x064a,
        0x0629 | 0x06c0 | 0x06c1 => 0x0647,
        0x06a9 => 0x0643,
        0x1c90..=0x1cbf => code - 0x0bc0,
        0xff21..=0xff3a => code - 0xfec0,
        0xff41..=0xff5a => code - 0xfee0,
        0xff66..=0xff9d => 0x30a0 + u32::from(at(HALF_WIDTH, 0xff66)),
        _ => match ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)) {
            Some(zero) => code - zero + 0x30,
            None => code,
        },
    };
    Ok(folded)
}

/// Lower-case Cyrillic without its accents, as Unicode would take it apart.
fn cyrillic(code: u32) -> u32 {
    match code {
        0x0439 | 0x045d => 0x0438,
        0x0450 | 0x0451 => 0x0435,
        0x0453 => 0x0433,
        0x0457 => 0x0456,
        0x045c => 0x043a,
        0x045e => 0x0443,
        _ => code,
    }
}

#[cfg(test)]
mod tests {
    use super::{CharClass, GREEK, HALF_WIDTH, LATIN, LATIN_MORE, POLYTONIC, RANGES, class, fold};

    fn folded(text: &str) -> String {
        let mut word = String::new();
        text.chars().for_each(|character| fold(character, &mut word));
        word
    }

    #[test]
    fn the_tables_have_the_length_of_what_they_describe() {
        assert_eq!(LATIN.len(), 0x250 - 0xc0);
        assert_eq!(LATIN_MORE.len(), 0x100);
        assert_eq!(GREEK.len(), 0x3cf - 0x386);
        assert_eq!(POLYTONIC.len(), 16);
        assert_eq!(HALF_WIDTH.len(), 0xff9e - 0xff66);
        assert!(RANGES.windows(2).all(|pair| pair[0].1 < pair[1].0));
        assert!(RANGES.iter().all(|(first, last, _)| first <= last));
    }

    #[test]
    fn case_and_accents_do_not_tell_words_apart() {
        for (written, read) in [
            ("ÉÀÜÅÑ", "eauan"),
            ("ŁódźĞİıŠ", "lodzgiis"),
            ("ßẞÆœÞĳ", "ssssaeoethij"),
            ("ẾữĐị", "eudi"),
            ("ΆΑάΏωώΣς", "αααωωωσσ"),
            ("ЁЙЄЇҐЎ", "еиєіґу"),
            ("Ѣ҇Ҷҷ", "ѣ҇ҷҷ"),
            ("Հայ", "հայ"),
            ("ךםןףץ", "כמנפצ"),
            ("أإآٱىیةکؤئ", "اااايي\u{647}كوي"),
            ("ＡＢｃ１２", "abc12"),
            ("٣۴५", "345"),
        ] {
            assert_eq!(folded(written), read);
        }
    }

    #[test]
    fn lower_case_agrees_with_the_standard_library() {
        for code in (0x41..0x590).chain(0x1e00..0x1f00) {
            let character = char::from_u32(code).unwrap();
            let lower: String = character.to_lowercase().collect();
            // Letters of ancient and of phonetic alphabets stay as they are.
            let is_known = code < 0x180
                || (0x386..0x3cf).contains(&code)
                || (0x400..0x590).contains(&code)
                || (0x1e00..0x1efa).contains(&code);
            if is_known && class(character) == CharClass::Letter && lower.chars().count() == 1 {
                assert_eq!(folded(&lower), folded(character.encode_utf8(&mut [0; 4])), "{code:x}");
            }
        }
    }

    #[test]
    fn letters_of_the_standard_library_are_letters_here() {
        let mut wrong = String::new();
        for code in 0x80..0x3000 {
            let Some(character) = char::from_u32(code) else { continue };
            if character.is_alphabetic() && class(character) == CharClass::Separator {
                wrong.push(character);
            }
        }
        // Signs of mathematics and of numbering, and two that shorten or replace words.
        assert!(
            wrong.chars().all(|letter| (0x2070..0x2c00).contains(&(letter as u32)) || "ฯⸯ".contains(letter)),
            "{wrong}"
        );
    }
}
