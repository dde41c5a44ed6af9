//! Detecting the character encoding of a text, and decoding it where it is not UTF-8.

/// The encoding label of a response, if it is not UTF-8: a byte order mark takes precedence over the `charset`
/// of its `Content-Type` (WHATWG Encoding Standard §6, "decode").
pub fn label<'a>(bytes: &[u8], content_type: &'a str) -> Option<&'a str> {
    match bytes {
        [0xfe, 0xff, ..] => Some("utf-16be"),
        [0xff, 0xfe, ..] => Some("utf-16le"),
        [0xef, 0xbb, 0xbf, ..] => None,
        _ => charset(content_type)
            .filter(|label| !["utf-8", "utf8"].iter().any(|utf| utf.eq_ignore_ascii_case(label))),
    }
}

fn charset(content_type: &str) -> Option<&str> {
    let named = content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']))
    });
    named.filter(|label| !label.is_empty())
}

/// The text of a file, and its encoding if that is not UTF-8.
///
/// A file has no header: UTF-16 is recognised by its byte order mark, and anything else that is not valid UTF-8
/// is decoded as Windows-1252, the usual encoding of Western systems that do not write UTF-8.
#[cfg(not(target_arch = "wasm32"))]
pub fn decode_file(bytes: Vec<u8>) -> (String, Option<&'static str>) {
    let units = |from: fn([u8; 2]) -> u16| -> String {
        let pairs = bytes.chunks_exact(2).skip(1).filter_map(|pair| Some(from(pair.try_into().ok()?)));
        char::decode_utf16(pairs).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes.as_slice() {
        [0xfe, 0xff, ..] => (units(u16::from_be_bytes), Some("UTF-16")),
        [0xff, 0xfe, ..] => (units(u16::from_le_bytes), Some("UTF-16")),
        _ => match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                (error.as_bytes().iter().map(|byte| windows_1252(*byte)).collect(), Some("Windows-1252"))
            }
        },
    }
}

/// The character of a byte in Windows-1252; undefined bytes become control characters.
#[cfg(not(target_arch = "wasm32"))]
fn windows_1252(byte: u8) -> char {
    /// The bytes 0x80 to 0x9f.
    const CONTROLS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    let control = byte.checked_sub(0x80).and_then(|place| CONTROLS.chars().nth(usize::from(place)));
    control.unwrap_or(char::from(byte))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{decode_file, label};

    #[test]
    fn the_byte_order_mark_counts_more_than_the_header() {
        for (bytes, header, expected) in [
            (&b"{}"[..], "application/json", None),
            (b"{}", "application/json; charset=UTF-8", None),
            (b"{}", "application/json; charset=\"iso-8859-1\"", Some("iso-8859-1")),
            (b"{}", "text/plain;Charset= windows-1252 ;x=y", Some("windows-1252")),
            (b"\xef\xbb\xbf{}", "text/plain; charset=latin1", None),
            (b"\xff\xfe{\0", "text/plain; charset=utf-8", Some("utf-16le")),
            (b"\xfe\xff\0{", "", Some("utf-16be")),
            (b"", "text/html; charset=", None),
        ] {
            assert_eq!(label(bytes, header), expected, "{header}");
        }
    }

    #[test]
    fn files_of_old_systems_are_read() {
        let file = |bytes: &[u8]| decode_file(bytes.to_vec());
        assert_eq!(file("Café €".as_bytes()), ("Café €".into(), None));
        assert_eq!(file(b"Caf\xe9 \x80"), ("Café €".into(), Some("Windows-1252")));
        assert_eq!(file(b"\xff\xfe{\0\xe9\0}\0"), ("{é}".into(), Some("UTF-16")));
        assert_eq!(file(b"\xfe\xff\0{\0}"), ("{}".into(), Some("UTF-16")));
    }
}
