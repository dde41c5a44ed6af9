//! Splitting JSON without decoding it: where the members of an object or a list begin and end.
//!
//! A feed is split into its stories first, and each is decoded separately. `serde_json` can do the same with
//! `RawValue`, which links a second decoder and the formatting of floats
//! (docs/decisions/0005-own-json.md).
//!
//! Only quotes and brackets are checked. Nesting is counted without recursion, so depth costs no stack.

use serde_json::Value;

use super::cursor::Cursor;
use super::error::{MALFORMED, SyntaxError, Why};
use super::value::value;

/// A member of an object or of a list, not decoded.
pub struct RawMember<'a> {
    /// The name of the field; empty in a list.
    pub name: String,
    /// Where `raw` begins in the text, in bytes.
    pub at: usize,
    /// The value: well-formed only as far as quotes and brackets go.
    pub raw: &'a str,
}

/// The members of the object or list that begins at byte `at`, and where it ends.
///
/// # Errors
/// [`SyntaxError`] where quotes or brackets do not match.
pub fn members(text: &str, at: usize) -> Result<(Vec<RawMember<'_>>, usize), SyntaxError> {
    let mut cursor = Cursor { text, at };
    let members = cursor.members().map_err(|why| cursor.error(why))?;
    Ok((members, cursor.at))
}

/// The position of the first byte from `at` on that is not white space.
pub fn skip_white_space(text: &str, at: usize) -> Option<usize> {
    let mut cursor = Cursor { text, at };
    cursor.peek().map(|_| cursor.at)
}

impl<'a> Cursor<'a> {
    fn members(&mut self) -> Result<Vec<RawMember<'a>>, Why> {
        let named = self.takes(b'{');
        if !named {
            self.expect(b'[')?;
        }
        let close = if named { b'}' } else { b']' };
        let mut members = Vec::new();
        let mut is_done = self.takes(close);
        while !is_done {
            let mut name = String::new();
            if named {
                name = self.name()?;
                self.expect(b':')?;
            }
            let (at, raw) = self.raw_value()?;
            members.push(RawMember { name, at, raw });
            is_done = self.takes(close);
            if !is_done {
                self.expect(b',')?;
            }
        }
        Ok(members)
    }

    fn name(&mut self) -> Result<String, Why> {
        if self.peek() != Some(b'"') {
            return self.fail();
        }
        let (at, raw) = self.raw_value()?;
        match value(raw) {
            Ok(Value::String(name)) => Ok(name),
            _ => {
                self.at = at;
                Err(MALFORMED)
            }
        }
    }

    /// A value and its position; a literal or number ends at the first byte that is not part of one.
    fn raw_value(&mut self) -> Result<(usize, &'a str), Why> {
        self.peek();
        let start = self.at;
        let mut depth = 0_usize;
        while let Some(byte) = self.byte() {
            match byte {
                b'"' => self.skip_text(),
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth > 0 => depth -= 1,
                b'}' | b']' | b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 => break,
                _ => {}
            }
            self.at += 1;
            if depth == 0 && matches!(byte, b'"' | b'}' | b']') {
                break;
            }
        }
        let raw = self.since(start);
        if depth == 0 && !raw.is_empty() { Ok((start, raw)) } else { self.fail() }
    }

    /// Skips a string, from its opening to its closing quote.
    fn skip_text(&mut self) {
        self.at += 1;
        while let Some(byte) = self.byte()
            && byte != b'"'
        {
            self.at += if byte == b'\\' { 2 } else { 1 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SyntaxError, members, skip_white_space};

    fn raw(text: &str) -> Vec<(String, &str)> {
        let (members, end) = members(text, 0).unwrap();
        assert_eq!(skip_white_space(text, end), None, "{text}");
        members.into_iter().map(|member| (member.name, member.raw)).collect()
    }

    fn broken(text: &str) -> (usize, &'static str) {
        let SyntaxError { at, why } = members(text, 0).err().unwrap();
        (at, why)
    }

    #[test]
    fn an_object_falls_into_its_fields() {
        let text = " {\"a\" : [1, {\"b\": \"]}\"}] ,\n\"\\u0062\":\"x\\\"}\\\\\", \"c\":-1.5e3,\"d\": null} ";
        let expected =
            [("a", "[1, {\"b\": \"]}\"}]"), ("b", "\"x\\\"}\\\\\""), ("c", "-1.5e3"), ("d", "null")];
        assert_eq!(raw(text), expected.map(|(name, raw)| (name.to_owned(), raw)));
    }

    #[test]
    fn a_list_falls_into_its_entries_and_each_knows_where_it_stands() {
        let text = r#"{"items": [{"é": 1}, "ü" ,[]]}"#;
        let (fields, _) = members(text, 0).unwrap();
        let (entries, end) = members(text, fields[0].at).unwrap();
        assert_eq!(entries.iter().map(|entry| entry.raw).collect::<Vec<_>>(), [r#"{"é": 1}"#, "\"ü\"", "[]"]);
        assert!(entries.iter().all(|entry| text[entry.at..].starts_with(entry.raw)));
        assert_eq!(skip_white_space(text, end), Some(text.len() - 1));
    }

    #[test]
    fn empty_ones_have_no_parts() {
        assert!(raw("{ }").is_empty() && raw("[]").is_empty());
    }

    #[test]
    fn a_text_that_breaks_off_anywhere_says_so() {
        let whole = r#"{"a": [1, {"b\"": "é\\"}], "c": true}"#;
        for end in (0..whole.len()).filter(|&end| whole.is_char_boundary(end)) {
            assert_eq!(broken(&whole[..end]).1, "it breaks off", "{}", &whole[..end]);
        }
    }

    #[test]
    fn what_is_no_json_is_named_where_it_stands() {
        for (text, at) in [
            ("{a: 1}", 1),
            ("{\"a\" 1}", 5),
            ("{\"a\": 1 \"b\": 2}", 8),
            ("{\"a\": 1,}", 8),
            ("[1,]", 3),
            ("[,]", 1),
            ("[1 2]", 3),
            ("[{]}", 3),
            ("{\"\\x\": 1}", 1),
            ("x", 0),
        ] {
            assert_eq!(broken(text).0, at, "{text}");
        }
    }

    #[test]
    fn deep_nesting_costs_no_stack() {
        let deep = "[".repeat(1_000_000);
        assert_eq!(broken(&deep), (1_000_000, "it breaks off"));
    }
}
