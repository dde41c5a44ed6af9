//! An HTML tokenizer: tags and text, in one pass and without copying.
//!
//! The tokenizer of the HTML Standard (§13.2.5), simplified for bodies: character references are not
//! decoded, comments, doctypes and CDATA sections become [`HtmlToken::Nothing`], and a script ends at
//! its first end tag even within `<!--`.

/// HTML's own white space (ASCII white space of the Infra Standard).
pub(super) const WHITE_SPACE: [char; 5] = [' ', '\n', '\t', '\r', '\x0c'];

/// Raw text elements: their content is text up to their end tag.
const RAW_TEXT: [&str; 6] = ["script", "style", "title", "textarea", "noembed", "noframes"];

/// A token of markup.
#[derive(Clone, Debug)]
pub(super) enum HtmlToken<'a> {
    /// Text; character references are not decoded.
    Text(&'a str),
    /// A start tag.
    Start { name: &'a str, attributes: Attributes<'a>, self_closing: bool },
    /// An end tag.
    End(&'a str),
    /// A comment, doctype or CDATA section.
    Nothing,
}

/// The remaining markup. A clone serves as a position to return to.
#[derive(Clone)]
pub(super) struct Lexer<'a> {
    rest: &'a str,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(html: &'a str) -> Lexer<'a> {
        Lexer { rest: html }
    }

    /// The content of a raw text element up to its end tag, which is skipped, too; `None` without moving if
    /// there is no end tag.
    pub(super) fn raw_text(&mut self, name: &str) -> Option<&'a str> {
        for (start, _) in self.rest.match_indices("</") {
            let (content, end) = self.rest.split_at_checked(start)?;
            let Some((found, behind)) = end.get(2..).and_then(|tag| tag.split_at_checked(name.len())) else {
                continue;
            };
            let is_whole = behind.starts_with(WHITE_SPACE) || behind.starts_with(['/', '>']);
            if is_whole && found.eq_ignore_ascii_case(name) {
                self.rest = end;
                self.next();
                return Some(content);
            }
        }
        None
    }

    /// Moves past the end tag of `name`, whose start tag was the last token; `false` without moving if there is
    /// none. `is_foreign`: `/>` closes, as in SVG.
    pub(super) fn skip_element(&mut self, name: &str, is_foreign: bool) -> bool {
        let mut ahead = self.clone();
        let mut depth = 1;
        while let Some(token) = ahead.next() {
            match token {
                HtmlToken::Start { name: inner, self_closing, .. } => {
                    if inner.eq_ignore_ascii_case(name) {
                        depth += i32::from(!(is_foreign && self_closing));
                    } else if RAW_TEXT.iter().any(|raw| inner.eq_ignore_ascii_case(raw))
                        && !is_foreign
                        && ahead.raw_text(inner).is_none()
                    {
                        break;
                    }
                }
                HtmlToken::End(inner) if inner.eq_ignore_ascii_case(name) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                *self = ahead;
                return true;
            }
        }
        false
    }

    /// The markup between this position and `later`, a clone that has moved on.
    pub(super) fn until(&self, later: &Lexer<'a>) -> &'a str {
        self.rest.get(..self.rest.len().saturating_sub(later.rest.len())).unwrap_or_default()
    }

    /// The same position, with the remaining markup cut to `bytes`.
    pub(super) fn within(&self, bytes: usize) -> Lexer<'a> {
        Lexer { rest: self.rest.get(..self.rest.floor_char_boundary(bytes)).unwrap_or_default() }
    }

    /// Takes all of the remaining markup.
    pub(super) fn remainder(&mut self) -> &'a str {
        std::mem::take(&mut self.rest)
    }

    fn text(&mut self) -> Option<HtmlToken<'a>> {
        let bytes = self.rest.as_bytes();
        let is_markup =
            |pair: &[u8]| matches!(pair, [b'<', next] if next.is_ascii_alphabetic() || b"!?/".contains(next));
        let end = bytes
            .windows(2)
            .position(is_markup)
            .filter(|start| start + 2 < bytes.len() || !bytes.ends_with(b"/"));
        let (text, rest) = self.rest.split_at_checked(end.unwrap_or(bytes.len()))?;
        self.rest = rest;
        Some(HtmlToken::Text(text))
    }

    fn tag(&mut self, tag: &'a str) -> HtmlToken<'a> {
        let end = position(tag, |byte| is_white_space(byte) || byte == b'/' || byte == b'>');
        let (name, rest) = tag.split_at_checked(end).unwrap_or_default();
        let attributes = Attributes { rest, self_closing: false };
        let mut all = attributes.clone();
        while all.next().is_some() {}
        // Without a `>` the text ends within the tag, which is dropped.
        let Some(rest) = all.rest.strip_prefix('>') else {
            self.rest = "";
            return HtmlToken::Nothing;
        };
        let is_end = self.rest.starts_with("</");
        self.rest = rest;
        if is_end {
            HtmlToken::End(name)
        } else {
            HtmlToken::Start { name, attributes, self_closing: all.self_closing }
        }
    }

    fn comment(&mut self) -> HtmlToken<'a> {
        self.rest = match self.rest.strip_prefix("<!--") {
            Some(body) => behind_comment(body),
            // A doctype, CDATA, a processing instruction, or `</` without a name.
            None => self.rest.split_once('>').map_or("", |(_, rest)| rest),
        };
        HtmlToken::Nothing
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = HtmlToken<'a>;

    fn next(&mut self) -> Option<HtmlToken<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if !starts_markup(self.rest) {
            return self.text();
        }
        let name = self.rest.strip_prefix("</").or_else(|| self.rest.strip_prefix('<'))?;
        Some(if starts_name(name) { self.tag(name) } else { self.comment() })
    }
}

/// Whether `text` begins with a `<` that starts markup.
fn starts_markup(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('<') else { return false };
    starts_name(rest) || rest.starts_with(['!', '?']) || rest.starts_with('/') && rest.len() > 1
}

fn starts_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
}

fn is_white_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c')
}

/// The position of the first byte for which `is_it` holds, or the end. `is_it` must not match bytes
/// within a multi-byte character.
fn position(text: &str, is_it: impl Fn(u8) -> bool) -> usize {
    text.bytes().position(is_it).unwrap_or(text.len())
}

fn behind_comment(body: &str) -> &str {
    if let Some(rest) = body.strip_prefix('>').or_else(|| body.strip_prefix("->")) {
        return rest;
    }
    let ends = |(end, _): &(usize, &str)| {
        body.get(..*end).is_some_and(|comment| comment.ends_with("--") || comment.ends_with("--!"))
    };
    body.match_indices('>').find(ends).and_then(|(end, _)| body.get(end + 1..)).unwrap_or_default()
}

/// The attributes of a tag as name and value, in order and with duplicates; stops at the tag's `>`.
#[derive(Clone, Debug)]
pub(super) struct Attributes<'a> {
    rest: &'a str,
    self_closing: bool,
}

impl Attributes<'_> {
    pub(super) const NONE: Attributes<'static> = Attributes { rest: "", self_closing: false };
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        let start = position(self.rest, |byte| !is_white_space(byte) && byte != b'/');
        let (skipped, start) = self.rest.split_at_checked(start)?;
        if start.is_empty() || start.starts_with('>') {
            self.self_closing = skipped.ends_with('/');
            self.rest = start;
            return None;
        }
        // A `=` at the start belongs to the name.
        let ends = |byte| is_white_space(byte) || matches!(byte, b'/' | b'>' | b'=');
        let first = start.chars().next()?.len_utf8();
        let (name, rest) = start.split_at_checked(first + position(start.get(first..)?, ends))?;
        let Some(value) = rest.trim_start_matches(WHITE_SPACE).strip_prefix('=') else {
            self.rest = rest;
            return Some((name, ""));
        };
        let value = value.trim_start_matches(WHITE_SPACE);
        let quoted = ['"', '\''].into_iter().find_map(|quote| Some((value.strip_prefix(quote)?, quote)));
        if let Some((value, quote)) = quoted {
            // Without the closing quote the text ends within the tag.
            let (value, rest) = value.split_once(quote).unwrap_or((value, ""));
            self.rest = rest;
            return Some((name, value));
        }
        let (value, rest) =
            value.split_at_checked(position(value, |byte| is_white_space(byte) || byte == b'>'))?;
        self.rest = rest;
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::{HtmlToken, Lexer};

    #[allow(clippy::format_push_string, reason = "short")]
    fn read(html: &str) -> String {
        let mut out = String::new();
        for token in Lexer::new(html) {
            match token {
                HtmlToken::Text(text) => out += &format!("'{text}'"),
                HtmlToken::Start { name, attributes, self_closing } => {
                    out += &format!("[{name}");
                    for (name, value) in attributes {
                        out += &format!(" {name}={value}");
                    }
                    out += if self_closing { "/]" } else { "]" };
                }
                HtmlToken::End(name) => out += &format!("[/{name}]"),
                HtmlToken::Nothing => out += "-",
            }
        }
        out
    }

    #[test]
    fn tags_and_text_come_in_order() {
        assert_eq!(read("a<p class=x>b &amp; c</p >d"), "'a'[p class=x]'b &amp; c'[/p]'d'");
    }

    #[test]
    fn a_less_than_sign_that_starts_nothing_is_text() {
        assert_eq!(read("1 < 2 <3 <"), "'1 < 2 <3 <'");
        assert_eq!(read("a</"), "'a</'");
    }

    #[test]
    fn attributes_are_read_as_browsers_read_them() {
        assert_eq!(
            read("<a href=x/y title='a \"b\"' b = \"c>d\" e/>"),
            "[a href=x/y title=a \"b\" b=c>d e=/]"
        );
        assert_eq!(read("<a/href=x =y==z \"w\">"), "[a href=x =y==z \"w\"=]");
        assert_eq!(read("<a href=>x"), "[a href=]'x'");
        assert_eq!(read("<a\nb\tc\x0cd>"), "[a b= c= d=]");
        assert_eq!(read("<a b='>'c=d>"), "[a b=> c=d]");
        assert_eq!(read("<aé ü=ß é>ñ</aé>"), "[aé ü=ß é=]'ñ'[/aé]");
    }

    #[test]
    fn comments_end_where_browsers_end_them() {
        assert_eq!(read("a<!-->b"), "'a'-'b'");
        assert_eq!(read("a<!--->b"), "'a'-'b'");
        assert_eq!(read("a<!---->b"), "'a'-'b'");
        assert_eq!(read("a<!--x--!>b"), "'a'-'b'");
        assert_eq!(read("a<!--x>-- >y-->b"), "'a'-'b'");
        assert_eq!(read("a<!x>b<?y>c</ z>d</>e"), "'a'-'b'-'c'-'d'-'e'");
        assert_eq!(read("a<!--b"), "'a'-");
    }

    #[test]
    fn a_tag_that_never_ends_is_none() {
        assert_eq!(read("a<b c"), "'a'-");
        assert_eq!(read("a<b c='d>e</b>"), "'a'-");
    }

    #[test]
    fn raw_text_ends_at_its_own_end_tag_only() {
        let mut lexer = Lexer::new("a</b></scripts></SCRIPT\n>c");
        assert_eq!(lexer.raw_text("script"), Some("a</b></scripts>"));
        assert_eq!(lexer.remainder(), "c");
        assert_eq!(Lexer::new("a</scrip").raw_text("script"), None);
    }
}
