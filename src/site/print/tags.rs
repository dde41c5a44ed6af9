//! The tags of a page that our own build has written: enough HTML to change its head, and no parser for pages of
//! others.

/// Elements whose content is text until their end tag.
const RAW: [&str; 4] = ["script", "style", "title", "textarea"];

/// A start or an end tag.
#[derive(Debug)]
pub struct HtmlTag {
    /// In lower case.
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub is_end: bool,
    /// Where it begins in the page.
    pub start: usize,
    /// Where it ends; of a script, style, title or textarea, where that ends.
    pub end: usize,
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
}

/// All tags of a page, in order.
pub fn tags(html: &str) -> Vec<HtmlTag> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let start = html.len() - after.len() - 1;
        let Some((mut tag, mut next)) = read(after) else {
            rest = after;
            continue;
        };
        if !tag.is_end && RAW.contains(&tag.name.as_str()) {
            next = after_end(next, &tag.name);
        }
        tag.start = start;
        tag.end = html.len() - next.len();
        found.push(tag);
        rest = next;
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

/// What follows the end tag of a script, style, title or textarea.
fn after_end<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        if after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return after.split_once('>').map_or("", |(_, after)| after);
        }
        rest = after;
    }
    ""
}

/// The tag whose text begins after `<`, and what follows it.
fn read(text: &str) -> Option<(HtmlTag, &str)> {
    let (is_end, text) = text.strip_prefix('/').map_or((false, text), |text| (true, text));
    let (name, mut rest) = split(text, |character| !character.is_ascii_alphanumeric() && character != '-');
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|character: char| character.is_ascii_whitespace() || character == '/');
        if let Some(after) = rest.strip_prefix('>') {
            let tag = HtmlTag { name: name.to_ascii_lowercase(), attributes, is_end, start: 0, end: 0 };
            return Some((tag, after));
        }
        let is_over = |character: char| character.is_ascii_whitespace() || "=>/".contains(character);
        let (name, after) = split(rest, is_over);
        if name.is_empty() {
            return None;
        }
        let (value, after) = value(after)?;
        attributes.push((name.to_ascii_lowercase(), value));
        rest = after;
    }
}

/// The value of an attribute, if one follows, and what comes after it.
fn value(text: &str) -> Option<(String, &str)> {
    let Some(value) = text.trim_start().strip_prefix('=') else { return Some((String::new(), text)) };
    let value = value.trim_start();
    let quoted = |quote: char| value.strip_prefix(quote).map(|value| value.split_once(quote));
    let (value, after) = match quoted('"').or_else(|| quoted('\'')) {
        Some(found) => found?,
        None => split(value, |character| character.is_ascii_whitespace() || character == '>'),
    };
    Some((unescape(value), after))
}

fn split(text: &str, is_over: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(is_over).unwrap_or(text.len()))
}

fn unescape(text: &str) -> String {
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
    fn the_end_of_an_element_is_its_own() {
        let found = tags("<div><div></div><p></p></div><div></div>");
        assert_eq!((end_of(&found, 0), end_of(&found, 1), end_of(&found, 3)), (Some(5), Some(2), Some(4)));
        assert_eq!(end_of(&tags("<div>"), 0), None);
    }
}
