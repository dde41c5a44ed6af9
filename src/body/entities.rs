//! Character references, decoded once.

/// The names of the characters U+00A0 to U+00FF, in order.
const LATIN_1: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
    sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde \
    Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde \
    Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
    egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave \
    uacute ucirc uuml yacute thorn yuml";

/// Names of other characters.
const OTHERS: [(&str, char); 44] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("hellip", '…'),
    ("bull", '•'),
    ("trade", '™'),
    ("euro", '€'),
    ("dagger", '†'),
    ("Dagger", '‡'),
    ("permil", '‰'),
    ("prime", '′'),
    ("Prime", '″'),
    ("minus", '−'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("rarr", '→'),
    ("darr", '↓'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("ne", '≠'),
    ("le", '≤'),
    ("ge", '≥'),
    ("infin", '∞'),
];

/// Longest reference that is recognised, without `&` and `;`, in bytes.
const MAX_BYTES: usize = 10;

/// The characters of `&#128;` to `&#159;`, as in Windows-1252 (HTML Standard §13.2.5.80).
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// `text` with character references decoded, once: `&amp;lt;` becomes `&lt;`. Unknown ones and
/// names without `;` stay as they are.
pub fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (character, rest) = reference(part).unwrap_or(('&', part));
        out.push(character);
        out.push_str(rest);
    }
    out
}

/// Decodes the reference at the start of `text`, after its `&`: the character and the rest of the text.
fn reference(text: &str) -> Option<(char, &str)> {
    if let Some(number) = text.strip_prefix('#') {
        let (radix, digits) = match number.strip_prefix(['x', 'X']) {
            Some(digits) => (16, digits),
            None => (10, number),
        };
        let end = digits.find(|next: char| !next.is_digit(radix)).unwrap_or(digits.len());
        let (digits, rest) = digits.split_at_checked(end).filter(|(digits, _)| !digits.is_empty())?;
        let character = of_number(u32::from_str_radix(digits, radix).unwrap_or(u32::MAX));
        return Some((character, rest.strip_prefix(';').unwrap_or(rest)));
    }
    let end = text.bytes().take(MAX_BYTES + 1).position(|byte| byte == b';')?;
    let (name, rest) = text.split_at_checked(end)?;
    let latin_1 = || LATIN_1.split_ascii_whitespace().zip('\u{a0}'..).find(|(known, _)| *known == name);
    let found = OTHERS.into_iter().find(|(known, _)| *known == name).or_else(latin_1);
    Some((found?.1, rest.strip_prefix(';')?))
}

fn of_number(number: u32) -> char {
    let windows =
        number.checked_sub(0x80).and_then(|index| WINDOWS.chars().nth(usize::try_from(index).ok()?));
    windows.or_else(|| char::from_u32(number)).filter(|character| *character != '\0').unwrap_or('\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn references_are_decoded_once() {
        assert_eq!(decode("AT&amp;T &amp;lt;b&amp;gt; &#38;amp;"), "AT&T &lt;b&gt; &amp;");
        assert_eq!(decode("&lt;b&gt;&quot;&apos;&nbsp;|"), "<b>\"'\u{a0}|");
    }

    #[test]
    fn names_numbers_and_windows_numbers_are_known() {
        assert_eq!(decode("&uuml;&yuml;&Agrave;&szlig;&hellip;&euro;&rsquo;&copy;"), "üÿÀß…€’©");
        assert_eq!(decode("&#8217;&#x2019;&#X2019;&#146;&#150;&#39;s &#39s"), "’’’’–'s 's");
    }

    #[test]
    fn what_is_no_reference_stays() {
        for text in
            ["R&D", "a & b", "&unknown;", "&", "&;", "&#;", "&#x;", "&#xg;", "&amp", "?a=1&copy=2", "&ü;"]
        {
            assert_eq!(decode(text), text);
        }
    }

    #[test]
    fn numbers_of_no_character_give_the_mark_for_one() {
        assert_eq!(decode("&#0;&#xd800;&#x110000;&#99999999999999999999;"), "\u{fffd}".repeat(4));
    }
}
