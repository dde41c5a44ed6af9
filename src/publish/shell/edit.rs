//! Edits the one page of the site.

use std::fmt::Write;
use std::ops::Range;

use crate::site::print::tags::{HtmlTag, tags};

/// Attributes that are written with a value even if it is empty.
const WITH_VALUE: [&str; 4] = ["href", "src", "content", "alt"];

/// The tags that begin an element.
pub(super) fn start_tags(html: &str) -> Vec<HtmlTag> {
    tags(html).into_iter().filter(|tag| !tag.is_end).collect()
}

/// A text as HTML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
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
pub(super) fn rewrite(html: &str, change: impl Fn(HtmlTag) -> Option<HtmlTag>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut copied = 0;
    for tag in start_tags(html) {
        let at = tag.alone();
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
pub(super) fn inside(html: &str, tag: &HtmlTag) -> Range<usize> {
    if let Some(text) = &tag.text {
        return text.clone();
    }
    let mut depth = 1;
    for other in tags(html).iter().filter(|other| other.start >= tag.end && other.name == tag.name) {
        if other.is_end {
            depth -= 1;
        } else {
            depth += 1;
        }
        if depth == 0 {
            return tag.end..other.start;
        }
    }
    tag.end..html.len()
}

/// Replaces the content of each element that `which` picks; `content` gets the tag and the old content.
pub(super) fn fill(
    html: &str,
    which: impl Fn(&HtmlTag) -> bool,
    content: impl Fn(&HtmlTag, &str) -> String,
) -> String {
    let mut html = html.to_owned();
    // From the last to the first, so that places before it stay where they are.
    for tag in start_tags(&html).iter().filter(|tag| which(tag)).rev() {
        let at = inside(&html, tag);
        let new = content(tag, html.get(at.clone()).unwrap_or_default());
        html.replace_range(at, &new);
    }
    html
}

/// Adds something at the end of the head.
pub(super) fn append_to_head(html: &str, addition: &str) -> String {
    let end = tags(html).into_iter().find(|tag| tag.is_end && tag.name == "head");
    let at = end.map_or(html.len(), |tag| tag.start);
    let (head, rest) = html.split_at_checked(at).unwrap_or((html, ""));
    format!("{head}{addition}\n{rest}")
}

#[cfg(test)]
mod tests {
    use super::{append_to_head, fill, rewrite, start_tags};

    const PAGE: &str = "<!doctype html><html lang=en><head><!-- <b> --><title>a < b</title><script>if (a<b) '</p>'</script>\
        <meta content='x &amp; \"y\"'></head><body><div class=\"site\"><div>in</div></div><p hidden>z</p></body></html>";

    #[test]
    fn tags_in_scripts_and_comments_are_none() {
        let names: Vec<String> = start_tags(PAGE).into_iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["html", "head", "title", "script", "meta", "body", "div", "div", "p"]);
        assert_eq!(start_tags(PAGE)[4].attribute("content"), Some("x & \"y\""));
    }

    #[test]
    fn a_tag_that_is_written_anew_keeps_its_attributes() {
        let changed = rewrite(PAGE, |tag| (tag.name == "meta").then(|| tag.with("name", "a")));
        assert!(changed.contains("<meta content=\"x &amp; &quot;y&quot;\" name=\"a\">"), "{changed}");
        assert_eq!(rewrite(PAGE, |_| None), PAGE);
    }

    #[test]
    fn an_element_is_filled_to_its_own_end() {
        let filled =
            fill(PAGE, |tag| tag.attribute("class") == Some("site"), |_, old| old.replace("in", "out"));
        assert!(filled.contains("<div class=\"site\"><div>out</div></div><p hidden>"), "{filled}");
        let titled = fill(PAGE, |tag| tag.name == "title", |_, _| "t".to_owned());
        assert!(titled.contains("<title>t</title>"), "{titled}");
    }

    #[test]
    fn an_addition_stands_at_the_end_of_the_head() {
        assert!(append_to_head(PAGE, "<link>").contains("\"y\"'><link>\n</head>"));
    }
}
