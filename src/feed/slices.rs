//! Slicing JSON without decoding it: where the parts of an object or a list begin and end.
//!
//! One broken story deep inside must not stop the rest from being read, so a feed is cut into
//! its stories first, and each is decoded by itself. `serde_json` can do the same with
//! `RawValue`, which brings a second decoder and a writer of fractions: 6 kB of wasm.
//!
//! Only the outline is checked here. Nesting is counted, not followed, so depth costs no stack.

use serde_json::Value;

use super::json;

/// A part of an object or a list, as it stands in the text.
pub(super) struct Part<'a> {
    /// The name of the field; empty in a list.
    pub name: String,
    /// Where `raw` begins in the text, in bytes.
    pub at: usize,
    /// The value: well-formed only as far as quotes and brackets go.
    pub raw: &'a str,
}

/// Where the outline is broken, and how.
#[derive(Debug, PartialEq, Eq)]
pub struct Break {
    /// In bytes from the start of the text.
    pub at: usize,
    /// What is wrong there.
    pub why: &'static str,
}

impl Break {
    /// Where that is in `text`, both counted from 1; columns are bytes.
    pub(crate) fn line_and_column(&self, text: &str) -> (usize, usize) {
        let before = text.as_bytes().get(..self.at).unwrap_or_default();
        let is_break = |byte: &&u8| **byte == b'\n';
        let line = before.iter().filter(is_break).count() + 1;
        (line, before.iter().rev().take_while(|byte| !is_break(byte)).count() + 1)
    }
}

/// The parts of the object or list that begins at `at`, and where it ends.
pub(super) fn parts(text: &str, at: usize) -> Result<(Vec<Part<'_>>, usize), Break> {
    let mut scan = Scan { text, at };
    let named = scan.takes(b'{');
    if !named {
        scan.expect(b'[')?;
    }
    let close = if named { b'}' } else { b']' };
    let mut parts = Vec::new();
    let mut is_done = scan.takes(close);
    while !is_done {
        let mut name = String::new();
        if named {
            name = scan.name()?;
            scan.expect(b':')?;
        }
        let (at, raw) = scan.value()?;
        parts.push(Part { name, at, raw });
        is_done = scan.takes(close);
        if !is_done {
            scan.expect(b',')?;
        }
    }
    Ok((parts, scan.at))
}

/// Where the next thing after `at` stands that is no white space.
pub(super) fn next_from(text: &str, at: usize) -> Option<usize> {
    let mut scan = Scan { text, at };
    scan.peek().map(|_| scan.at)
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    fn takes(&mut self, wanted: u8) -> bool {
        let is_there = self.peek() == Some(wanted);
        self.at += usize::from(is_there);
        is_there
    }

    fn expect(&mut self, wanted: u8) -> Result<(), Break> {
        if self.takes(wanted) { Ok(()) } else { self.broken() }
    }

    fn broken<T>(&mut self) -> Result<T, Break> {
        let why = if self.peek().is_some() { "it is malformed here" } else { "it breaks off" };
        Err(Break { at: self.at.min(self.text.len()), why })
    }

    fn name(&mut self) -> Result<String, Break> {
        if self.peek() != Some(b'"') {
            return self.broken();
        }
        let (at, raw) = self.value()?;
        match json::value(raw) {
            Ok(Value::String(name)) => Ok(name),
            _ => Err(Break { at, why: "it is malformed here" }),
        }
    }

    /// A value and where it begins; a lone word or number ends at the first byte that is none.
    fn value(&mut self) -> Result<(usize, &'a str), Break> {
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
        match self.text.get(start..self.at) {
            Some(raw) if depth == 0 && !raw.is_empty() => Ok((start, raw)),
            _ => self.broken(),
        }
    }

    /// From one quote to the other.
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
    use super::{Break, next_from, parts};

    fn raw(text: &str) -> Vec<(String, &str)> {
        let (parts, end) = parts(text, 0).unwrap();
        assert_eq!(next_from(text, end), None, "{text}");
        parts.into_iter().map(|part| (part.name, part.raw)).collect()
    }

    fn broken(text: &str) -> (usize, &'static str) {
        let Break { at, why } = parts(text, 0).err().unwrap();
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
        let (fields, _) = parts(text, 0).unwrap();
        let (entries, end) = parts(text, fields[0].at).unwrap();
        assert_eq!(entries.iter().map(|entry| entry.raw).collect::<Vec<_>>(), [r#"{"é": 1}"#, "\"ü\"", "[]"]);
        assert!(entries.iter().all(|entry| text[entry.at..].starts_with(entry.raw)));
        assert_eq!(next_from(text, end), Some(text.len() - 1));
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
