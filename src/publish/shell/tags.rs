//! Reads and edits the one page of the site. Enough HTML for a page that we write ourselves, in the form in which
//! a release has it; no parser for other people's pages.

use std::fmt::Write;
use std::ops::Range;

/// Elements whose content is text, in which `<` begins no tag.
const RAW: [&str; 4] = ["script", "style", "title", "textarea"];
/// Attributes that are written with a value even if it is empty.
const WITH_VALUE: [&str; 4] = ["href", "src", "content", "alt"];

/// A tag of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PageTag {
    /// In lower case.
    pub name: String,
    /// In their order; an attribute without a value is "".
    pub attributes: Vec<(String, String)>,
    /// From `<` to behind `>`.
    pub at: Range<usize>,
    /// Whether it ends an element.
    pub closes: bool,
    /// Where the text of a script, style, title or textarea stands.
    pub text: Option<Range<usize>>,
}

impl PageTag {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether it has the attribute.
    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The tag with another value of an attribute, which is added if there is none.
    pub(super) fn with(mut self, name: &str, value: &str) -> PageTag {
        match self.attributes.iter_mut().find(|(known, _)| known == name) {
            Some((_, present)) => value.clone_into(present),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    /// The tag without an attribute.
    pub(super) fn without(mut self, name: &str) -> PageTag {
        self.attributes.retain(|(known, _)| known != name);
        self
    }
}

/// All tags, in order.
pub(super) fn all_tags(html: &str) -> Vec<PageTag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = html.get(at..).and_then(|rest| rest.find('<')).map(|offset| at + offset) {
        let rest = html.get(start..).unwrap_or_default();
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| start + end + 3);
            continue;
        }
        let Some(mut tag) = read_tag(html, start) else {
            at = start + 1;
            continue;
        };
        at = tag.at.end;
        if !tag.closes && RAW.contains(&tag.name.as_str()) {
            let end = end_of_raw(html, at, &tag.name);
            tag.text = Some(at..end);
            at = end;
        }
        found.push(tag);
    }
    found
}

/// The tags that begin an element.
pub(super) fn tags(html: &str) -> Vec<PageTag> {
    all_tags(html).into_iter().filter(|tag| !tag.closes).collect()
}

fn end_of_raw(html: &str, from: usize, name: &str) -> usize {
    let end = format!("</{name}");
    let rest = html.as_bytes().get(from..).unwrap_or_default();
    let found = rest.windows(end.len()).position(|bytes| bytes.eq_ignore_ascii_case(end.as_bytes()));
    found.map_or(html.len(), |offset| from + offset)
}

/// The tag that begins at `start`, where `<` stands; `None` if that is none.
fn read_tag(html: &str, start: usize) -> Option<PageTag> {
    let bytes = html.as_bytes();
    let byte = |at: usize| bytes.get(at).copied();
    let mut at = start + 1;
    let closes = byte(at) == Some(b'/');
    at += usize::from(closes);
    let name_starts = at;
    while byte(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b':') {
        at += 1;
    }
    let name = html
        .get(name_starts..at)
        .filter(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()))?;
    let mut tag = PageTag { name: name.to_ascii_lowercase(), closes, ..PageTag::default() };
    loop {
        while byte(at).is_some_and(|byte| byte.is_ascii_whitespace() || byte == b'/') {
            at += 1;
        }
        if byte(at)? == b'>' {
            tag.at = start..at + 1;
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

/// A text as HTML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

/// The tag `name` with these attributes.
pub(super) fn written(name: &str, attributes: &[(&str, &str)]) -> String {
    let mut html = format!("<{name}");
    for (key, value) in attributes {
        if value.is_empty() && !WITH_VALUE.contains(key) {
            // Writing to a text never fails.
            _ = write!(html, " {key}");
        } else {
            _ = write!(html, " {key}=\"{}\"", value.replace('&', "&amp;").replace('"', "&quot;"));
        }
    }
    html.push('>');
    html
}

/// Passes each tag that begins an element to `change`, and writes anew those for which it returns another.
pub(super) fn rewrite(html: &str, change: impl Fn(PageTag) -> Option<PageTag>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut copied = 0;
    for tag in tags(html) {
        let at = tag.at.clone();
        let Some(changed) = change(tag) else { continue };
        let attributes: Vec<(&str, &str)> =
            changed.attributes.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        out.push_str(html.get(copied..at.start).unwrap_or_default());
        out.push_str(&written(&changed.name, &attributes));
        copied = at.end;
    }
    out.push_str(html.get(copied..).unwrap_or_default());
    out
}

/// Where the content of an element stands, which begins with `tag`.
pub(super) fn inside(html: &str, tag: &PageTag) -> Range<usize> {
    if let Some(text) = &tag.text {
        return text.clone();
    }
    let mut depth = 1;
    for other in all_tags(html).iter().filter(|other| other.at.start >= tag.at.end && other.name == tag.name)
    {
        if other.closes {
            depth -= 1;
        } else {
            depth += 1;
        }
        if depth == 0 {
            return tag.at.end..other.at.start;
        }
    }
    tag.at.end..html.len()
}

/// Replaces the content of each element that `which` picks; `content` gets the tag and the old content.
pub(super) fn fill(
    html: &str,
    which: impl Fn(&PageTag) -> bool,
    content: impl Fn(&PageTag, &str) -> String,
) -> String {
    let mut html = html.to_owned();
    // From the last to the first, so that places before it stay where they are.
    for tag in tags(&html).iter().filter(|tag| which(tag)).rev() {
        let at = inside(&html, tag);
        let new = content(tag, html.get(at.clone()).unwrap_or_default());
        html.replace_range(at, &new);
    }
    html
}

/// Adds something at the end of the head.
pub(super) fn append_to_head(html: &str, addition: &str) -> String {
    let end = all_tags(html).into_iter().find(|tag| tag.closes && tag.name == "head");
    let at = end.map_or(html.len(), |tag| tag.at.start);
    let (head, rest) = html.split_at_checked(at).unwrap_or((html, ""));
    format!("{head}{addition}\n{rest}")
}

#[cfg(test)]
mod tests {
    use super::{append_to_head, fill, rewrite, tags};

    const PAGE: &str = "<!doctype html><html lang=en><head><!-- <b> --><title>a < b</title><script>if (a<b) '</p>'</script>\
        <meta content='x &amp; \"y\"'></head><body><div class=\"site\"><div>in</div></div><p hidden>z</p></body></html>";

    #[test]
    fn tags_in_scripts_and_comments_are_none() {
        let names: Vec<String> = tags(PAGE).into_iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["html", "head", "title", "script", "meta", "body", "div", "div", "p"]);
        assert_eq!(tags(PAGE)[4].get("content"), Some("x & \"y\""));
    }

    #[test]
    fn a_tag_that_is_written_anew_keeps_its_attributes() {
        let changed = rewrite(PAGE, |tag| (tag.name == "meta").then(|| tag.with("name", "a")));
        assert!(changed.contains("<meta content=\"x &amp; &quot;y&quot;\" name=\"a\">"), "{changed}");
        assert_eq!(rewrite(PAGE, |_| None), PAGE);
    }

    #[test]
    fn an_element_is_filled_to_its_own_end() {
        let filled = fill(PAGE, |tag| tag.get("class") == Some("site"), |_, old| old.replace("in", "out"));
        assert!(filled.contains("<div class=\"site\"><div>out</div></div><p hidden>"), "{filled}");
        let titled = fill(PAGE, |tag| tag.name == "title", |_, _| "t".to_owned());
        assert!(titled.contains("<title>t</title>"), "{titled}");
    }

    #[test]
    fn an_addition_stands_at_the_end_of_the_head() {
        assert!(append_to_head(PAGE, "<link>").contains("\"y\"'><link>\n</head>"));
    }
}
