//! Percent-encoding (RFC 3986 §2.1).

/// Appends `byte` as `%XX`.
#[inline(never)]
pub fn push_byte(text: &mut String, byte: u8) {
    text.push('%');
    for digit in [byte >> 4, byte & 15] {
        text.push(char::from(digit + if digit < 10 { b'0' } else { b'A' - 10 }));
    }
}

/// Appends `part` with all bytes percent-encoded except those that `is_plain` allows.
///
/// `is_plain` must reject non-ASCII bytes.
#[inline(never)]
pub fn push_encoded(text: &mut String, part: &str, is_plain: fn(u8) -> bool) {
    for byte in part.bytes() {
        if is_plain(byte) {
            text.push(char::from(byte));
        } else {
            push_byte(text, byte);
        }
    }
}

/// Letters, digits and `-._~`, which mean the same encoded or not (RFC 3986, "unreserved").
pub fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// The percent-decoded bytes of `text`; a `%` without two hexadecimal digits is kept.
#[inline(never)]
pub fn decoded_bytes(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [byte, behind @ ..] = rest {
        let escaped = if *byte == b'%' { escaped(behind) } else { None };
        let (byte, behind) = escaped.unwrap_or((*byte, behind));
        bytes.push(byte);
        rest = behind;
    }
    bytes
}

/// `text` percent-decoded; unchanged where the result is not UTF-8.
///
/// ```
/// use dateline::text::percent::decoded;
/// assert_eq!(decoded("caf%C3%A9%20100%"), "café 100%");
/// assert_eq!(decoded("%ff"), "%ff");
/// ```
pub fn decoded(text: &str) -> String {
    String::from_utf8(decoded_bytes(text.as_bytes())).unwrap_or_else(|_| text.to_owned())
}

/// The byte encoded by two hexadecimal digits, and the rest of the text.
fn escaped(text: &[u8]) -> Option<(u8, &[u8])> {
    let (digits, behind) = text.split_at_checked(2)?;
    let mut value = 0;
    for digit in digits {
        value = value * 16 + char::from(*digit).to_digit(16)?;
    }
    Some((u8::try_from(value).ok()?, behind))
}

#[cfg(test)]
mod tests {
    use super::{decoded, is_unreserved, push_encoded};

    #[test]
    fn what_was_encoded_comes_back() {
        let text = "\"Port Ansel\" 100% + Ä&=?#/قطار 東京~";
        let mut encoded = String::new();
        push_encoded(&mut encoded, text, is_unreserved);
        assert!(encoded.is_ascii() && !encoded.contains([' ', '"', '#', '?', '/']), "{encoded}");
        assert_eq!(decoded(&encoded), text);
    }

    #[test]
    fn escapes_that_are_none_stay() {
        assert_eq!(decoded("%D0%BC%zz%"), "%D0%BC%zz%".replace("%D0%BC", "м"));
        for text in ["%ff", "%", "%4", "%4g", "%+1"] {
            assert_eq!(decoded(text), text);
        }
    }
}
