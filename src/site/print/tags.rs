//! The tags of HTML: of the one page of the site, in the form in which our own build has written it, to change it; and
//! of the texts of stories, to find the files that they name. It is no parser for pages of others.

use std::ops::Range;

/// Elements whose content is text until their end tag.
const RAW: [&str; 4] = ["script", "style", "title", "textarea"];

/// A start or an end tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HtmlTag {
    /// In lower case.
    pub name: String,
    /// In their order; an attribute without a value is "".
    pub attributes: Vec<(String, String)>,
    /// Whether it ends an element.
    pub is_end: bool,
    /// Where it begins in the page.
    pub start: usize,
    /// Where it ends; of a script, style, title or textarea, where that ends.
    pub end: usize,
    /// Where the text of a script, style, title or textarea stands.
    pub text: Option<Range<usize>>,
}

impl HtmlTag {
    /// The value of an attribute; an attribute without one is "".
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Whether the attribute has this value.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.attribute(name) == Some(value)
    }

    /// Where the tag alone stands, without the text of a script.
    pub fn alone(&self) -> Range<usize> {
        self.start..self.text.as_ref().map_or(self.end, |text| text.start)
    }

    /// The tag with another value of an attribute, which is added if there is none.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> HtmlTag {
        match self.attributes.iter_mut().find(|(known, _)| known == name) {
            Some((_, present)) => value.clone_into(present),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    /// The tag without an attribute.
    #[must_use]
    pub fn without(mut self, name: &str) -> HtmlTag {
        self.attributes.retain(|(known, _)| known != name);
        self
    }
}

/// All tags, in order.
pub fn tags(html: &str) -> Vec<HtmlTag> {
    let mut found = Vec::new();
    let mut at = 0;
    // Behind it no tag ends, and nobody needs to look for that again and again.
    let last = html.rfind('>').unwrap_or_default();
    while let Some(start) = html.get(at..last).and_then(|rest| rest.find('<')).map(|offset| at + offset) {
        let rest = html.get(start..).unwrap_or_default();
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| start + end + 3);
            continue;
        }
        let Some(mut tag) = read_tag(html, start) else {
            at = start + 1;
            continue;
        };
        if !tag.is_end && RAW.contains(&tag.name.as_str()) {
            let (text_ends, end) = end_of_raw(html, tag.end, &tag.name);
            tag.text = Some(tag.end..text_ends);
            tag.end = end;
        }
        at = tag.end;
        found.push(tag);
    }
    found
}

/// The number of the end tag of the element whose start tag is number `start`.
pub fn end_of(tags: &[HtmlTag], start: usize) -> Option<usize> {
    let name = &tags.get(start)?.name;
    let mut depth = 0_usize;
    for (number, tag) in tags.iter().enumerate().skip(start).filter(|(_, tag)| tag.name == *name) {
        depth = if tag.is_end { depth.checked_sub(1)? } else { depth + 1 };
        if depth == 0 {
            return Some(number);
        }
    }
    None
}

/// Where the text of a script, style, title or textarea ends, and where its end tag does.
fn end_of_raw(html: &str, from: usize, name: &str) -> (usize, usize) {
    let end = format!("</{name}");
    let rest = html.as_bytes().get(from..).unwrap_or_default();
    let found = rest.windows(end.len()).position(|bytes| bytes.eq_ignore_ascii_case(end.as_bytes()));
    let Some(text_ends) = found.map(|offset| from + offset) else { return (html.len(), html.len()) };
    let behind = html.get(text_ends..).and_then(|rest| rest.find('>')).map(|offset| text_ends + offset + 1);
    (text_ends, behind.unwrap_or(html.len()))
}

/// The tag that begins at `start`, where `<` stands; `None` if that is none. A `<` among the attributes ends the attempt,
/// so that a megabyte of them takes one walk.
fn read_tag(html: &str, start: usize) -> Option<HtmlTag> {
    let bytes = html.as_bytes();
    let byte = |at: usize| bytes.get(at).copied();
    let mut at = start + 1;
    let is_end = byte(at) == Some(b'/');
    at += usize::from(is_end);
    let name_starts = at;
    while byte(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b':') {
        at += 1;
    }
    let name = html
        .get(name_starts..at)
        .filter(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()))?;
    let mut tag = HtmlTag { name: name.to_ascii_lowercase(), is_end, start, ..HtmlTag::default() };
    loop {
        while byte(at).is_some_and(|byte| byte.is_ascii_whitespace() || byte == b'/') {
            at += 1;
        }
        if byte(at)? == b'>' {
            tag.end = at + 1;
            return Some(tag);
        }
        let key_starts = at;
        let ends_key = |byte: u8| byte.is_ascii_whitespace() || b"=>/\"'<".contains(&byte);
        while !ends_key(byte(at)?) {
            at += 1;
        }
        let key = html.get(key_starts..at).filter(|key| !key.is_empty())?.to_ascii_lowercase();
        let mut value = "";
        if byte(at)? == b'=' {
            at += 1;
            let quote = byte(at)?;
            if quote == b'"' || quote == b'\'' {
                let value_starts = at + 1;
                let length = bytes.get(value_starts..)?.iter().position(|byte| *byte == quote)?;
                value = html.get(value_starts..value_starts + length)?;
                at = value_starts + length + 1;
            } else {
                let value_starts = at;
                while !byte(at).is_none_or(|byte| byte.is_ascii_whitespace() || byte == b'>') {
                    at += 1;
                }
                value = html.get(value_starts..at)?;
            }
        }
        tag.attributes.push((key, unescaped(value)));
    }
}

fn unescaped(text: &str) -> String {
    const NAMES: [(&str, &str); 6] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", "\u{a0}"),
        // Last, so that nothing is read twice.
        ("&amp;", "&"),
    ];
    NAMES.iter().fold(text.to_owned(), |text, (name, character)| text.replace(name, character))
}

#[cfg(test)]
mod tests {
    use super::{end_of, tags};

    #[test]
    fn tags_are_found_with_their_attributes_and_places() {
        let html = "<!doctype html><!-- <p> --><a HREF='x?a=1&amp;b' hidden data-x=y>1 < 2</a><br/>";
        let found = tags(html);
        let names: Vec<_> = found.iter().map(|tag| (tag.name.as_str(), tag.is_end)).collect();
        assert_eq!(names, [("a", false), ("a", true), ("br", false)]);
        let link = found.first().unwrap();
        assert_eq!(link.attribute("href"), Some("x?a=1&b"));
        assert!(link.has("hidden", "") && link.has("data-x", "y") && link.attribute("id").is_none());
        assert!(html.get(link.start..link.end).unwrap().starts_with("<a HREF"));
    }

    #[test]
    fn what_a_script_says_is_no_tag() {
        let html = "<script>if (a < b) x = '<p>';</script><title>A <b></TITLE><p>";
        let found = tags(html);
        assert_eq!(found.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["script", "title", "p"]);
        assert!(html.get(found.first().unwrap().end..).unwrap().starts_with("<title>"));
    }

    #[test]
    fn a_megabyte_of_tags_without_an_end_takes_one_walk() {
        for piece in ["<a ", "<a b='", "<a b=\"", "<a b=<", "<script", "</a "] {
            assert!(tags(&piece.repeat(1_000_000 / piece.len())).len() < 10, "{piece}");
        }
    }

    #[test]
    fn the_end_of_an_element_is_its_own() {
        let found = tags("<div><div></div><p></p></div><div></div>");
        assert_eq!((end_of(&found, 0), end_of(&found, 1), end_of(&found, 3)), (Some(5), Some(2), Some(4)));
        assert_eq!(end_of(&tags("<div>"), 0), None);
    }
}
