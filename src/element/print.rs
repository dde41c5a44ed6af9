//! Elements as HTML text: what a host writes into a file, and what tests compare.

use super::{El, ElData, TagData};

/// The start of a live part in a document. Start and end are comments, which no reader sees and which
/// `normalize()` and translators leave alone.
pub const REGION_START: &str = "[";
/// The end of a live part.
pub const REGION_END: &str = "]";

/// Elements that have no content and no end tag.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements of which a parser drops a first line break.
const DROPS_LINE_BREAK: [&str; 2] = ["pre", "textarea"];

impl El {
    /// The element as HTML, with live parts and attributes in their first state; listeners are left
    /// out. All texts and values are escaped here and nowhere else.
    pub fn html(&self) -> String {
        let mut html = String::new();
        self.print(&mut html);
        html
    }

    /// Appends the element as [`El::html`] gives it.
    pub fn print(&self, out: &mut String) {
        match &*self.0 {
            ElData::Text(words) => escape(words, out),
            ElData::Tag(tag) => print_tag(tag, out),
            ElData::Live(children) => {
                comment(REGION_START, out);
                for child in join_texts(children()) {
                    child.print(out);
                }
                comment(REGION_END, out);
            }
            // A host has no document to copy from.
            #[cfg(feature = "site")]
            ElData::Copy(..) => {}
            #[cfg(feature = "site")]
            ElData::Kept(_, children) => children.iter().for_each(|child| child.print(out)),
        }
    }
}

/// A start tag.
#[cfg(not(target_arch = "wasm32"))]
pub fn start_tag<'a>(name: &str, attributes: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut out = format!("<{name}");
    for (name, value) in attributes {
        attribute(name, value, &mut out);
    }
    out.push('>');
    out
}

fn print_tag(tag: &TagData, out: &mut String) {
    out.push('<');
    out.push_str(tag.name);
    for (name, value) in &tag.attributes {
        if !tag.live_attributes.iter().any(|(live, _)| live == name) {
            attribute(name, value, out);
        }
    }
    for (name, value) in &tag.live_attributes {
        if let Some(value) = value() {
            attribute(name, &value, out);
        }
    }
    out.push('>');
    if VOID.contains(&tag.name) {
        return;
    }
    let first_text = match tag.children.first().map(|child| &*child.0) {
        Some(ElData::Text(words)) => words.as_str(),
        _ => "",
    };
    if DROPS_LINE_BREAK.contains(&tag.name) && first_text.starts_with('\n') {
        out.push('\n');
    }
    for child in &tag.children {
        child.print(out);
    }
    out.push_str("</");
    out.push_str(tag.name);
    out.push('>');
}

fn comment(words: &str, out: &mut String) {
    out.push_str("<!--");
    out.push_str(words);
    out.push_str("-->");
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}

/// Escapes what could end a text or a quoted value, and the characters that a parser would change.
fn escape(words: &str, out: &mut String) {
    for character in words.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            // A parser reads a carriage return as a line break, and drops the character zero.
            '\r' => out.push_str("&#13;"),
            '\0' => {}
            other => out.push(other),
        }
    }
}

/// Merges adjacent texts and drops empty ones: a parser makes one text node of them.
pub fn join_texts(children: Vec<El>) -> Vec<El> {
    let mut joined: Vec<El> = Vec::with_capacity(children.len());
    for child in children {
        if let ElData::Text(words) = &*child.0 {
            if words.is_empty() {
                continue;
            }
            if let Some(ElData::Text(before)) = joined.last_mut().map(|last| &mut *last.0) {
                before.push_str(words);
                continue;
            }
        }
        joined.push(child);
    }
    joined
}

#[cfg(test)]
mod tests {
    use crate::element::{Live, div, el, svg, text};

    #[test]
    fn texts_and_values_are_escaped() {
        let link = el("a").attr("title", "\"a\" & <b>").text("</a><script>alert(1)</script>\u{a0}&");
        assert_eq!(
            link.html(),
            "<a title=\"&quot;a&quot; &amp; &lt;b&gt;\">&lt;/a&gt;&lt;script&gt;alert(1)&lt;/script&gt;&nbsp;&amp;</a>"
        );
    }

    #[test]
    fn void_elements_have_no_end_tag() {
        assert_eq!(
            el("p").child(el("br")).child(el("img").attr("alt", "")).html(),
            "<p><br><img alt=\"\"></p>"
        );
    }

    #[test]
    fn an_svg_element_is_printed_with_its_end_tag() {
        assert_eq!(
            svg("svg").child(svg("use").attr("href", "#i")).html(),
            "<svg><use href=\"#i\"></use></svg>"
        );
    }

    #[test]
    fn a_second_value_takes_the_place_of_the_first() {
        assert_eq!(el("p").class("a").attr("id", "x").class("b").html(), "<p id=\"x\" class=\"b\"></p>");
    }

    #[test]
    fn texts_side_by_side_are_one_and_empty_ones_none() {
        let p = el("p").text("a").text("").text("b").child(el("b")).text("c");
        assert_eq!(p.html(), "<p>ab<b></b>c</p>");
    }

    #[test]
    fn a_live_part_prints_its_first_state_between_its_marks() {
        let name = Live::new("one".to_owned());
        let shown = name.clone();
        let part = div("x").live(move || vec![text(&shown.get()), text("!")]);
        assert_eq!(part.html(), "<div class=\"x\"><!--[-->one!<!--]--></div>");
        name.set("two".to_owned());
        assert_eq!(part.html(), "<div class=\"x\"><!--[-->two!<!--]--></div>");
    }

    #[test]
    fn a_live_attribute_takes_the_place_of_a_fixed_one() {
        let link = el("a").attr("rel", "x").live_attr("rel", || None).live_attr("id", || Some("y".into()));
        assert_eq!(link.html(), "<a id=\"y\"></a>");
    }

    #[test]
    fn a_line_break_at_the_beginning_of_code_is_kept() {
        assert_eq!(el("pre").text("\na").html(), "<pre>\n\na</pre>");
    }

    #[test]
    fn listeners_are_not_printed() {
        assert_eq!(el("button").on("click", |_| {}).text("Go").html(), "<button>Go</button>");
    }
}
