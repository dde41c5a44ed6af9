//! Elements as JSON: how the widget's program hands them to its script, which makes nodes of them.
//!
//! A text is a string, an element a list: its name, its attributes, its children. An SVG element's name begins
//! with `svg:`. Nothing here is markup, so no parser ever sees it, and a page that asks for Trusted Types has
//! nothing to refuse.

use super::print::join_texts;
use super::{El, ElData};

/// What the name of an SVG element begins with.
const SVG: &str = "svg:";

impl El {
    /// The elements as a list in JSON, live parts in their first state. An element with a listener is left out:
    /// nobody would hear it.
    pub fn data(elements: Vec<El>) -> String {
        let mut out = String::from("[");
        write_all(&join_texts(elements), false, &mut out);
        out.push(']');
        out
    }

    fn write_data(&self, out: &mut String) {
        let ElData::Tag(tag) = &*self.0 else {
            if let ElData::Text(words) = &*self.0 {
                write_string(words, out);
            }
            return;
        };
        out.push('[');
        let prefix = if tag.is_svg { SVG } else { "" };
        write_string(&format!("{prefix}{}", tag.name), out);
        out.push_str(",{");
        let live = tag.live_attributes.iter().filter_map(|(name, value)| Some((*name, value()?)));
        let fixed = tag.attributes.iter().map(|(name, value)| (*name, value.clone()));
        let is_live = |name: &str| tag.live_attributes.iter().any(|(live, _)| *live == name);
        for (at, (name, value)) in fixed.filter(|(name, _)| !is_live(name)).chain(live).enumerate() {
            if at > 0 {
                out.push(',');
            }
            write_string(name, out);
            out.push(':');
            write_string(&value, out);
        }
        out.push('}');
        write_all(&tag.children, true, out);
        out.push(']');
    }

    /// Whether there is something to write: a host has no document to copy from, and no listener.
    fn is_data(&self) -> bool {
        match &*self.0 {
            ElData::Text(_) => true,
            ElData::Tag(tag) => tag.listeners.is_empty(),
            _ => false,
        }
    }
}

/// Appends elements, with a comma between each two and, if `follows`, before the first.
fn write_all(elements: &[El], follows: bool, out: &mut String) {
    let mut follows = follows;
    for element in elements {
        if let ElData::Live(children) = &*element.0 {
            let children = join_texts(children());
            write_all(&children, follows, out);
            follows |= children.iter().any(El::is_data);
        } else if element.is_data() {
            if follows {
                out.push(',');
            }
            element.write_data(out);
            follows = true;
        }
    }
}

/// Appends a string of JSON.
pub fn write_string(words: &str, out: &mut String) {
    out.push('"');
    for character in words.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\0'..='\u{1f}' => {
                out.push_str("\\u00");
                out.push(if character < '\u{10}' { '0' } else { '1' });
                out.extend(char::from_digit(u32::from(character) % 16, 16));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(all(test, feature = "site"))]
mod tests {
    use crate::element::{El, Live, div, el, svg, text};

    #[test]
    fn an_element_is_a_list_and_a_text_a_string() {
        let link = el("a").attr("href", "/a").text("Bread & roses");
        assert_eq!(
            El::data(vec![div("x").child(link).child(el("br")), text("!")]),
            r#"[["div",{"class":"x"},["a",{"href":"/a"},"Bread & roses"],["br",{}]],"!"]"#
        );
    }

    #[test]
    fn an_svg_element_says_so() {
        assert_eq!(El::data(vec![svg("path").attr("d", "m0 0")]), r#"[["svg:path",{"d":"m0 0"}]]"#);
    }

    #[test]
    fn strings_are_those_of_json() {
        let words = "\"\\\n\u{1f}\u{0}</script>\u{2028}é";
        let written: Vec<String> = serde_json::from_str(&El::data(vec![text(words)])).unwrap();
        assert_eq!(written, [words]);
    }

    #[test]
    fn live_parts_are_in_their_first_state() {
        let name = Live::new("one".to_owned());
        let part = div("x").live(move || vec![text(&name.get()), el("br")]).text("two");
        let empty = div("y").live(Vec::new).child(el("hr")).live_attr("id", || Some("z".to_owned()));
        assert_eq!(
            El::data(vec![part, empty]),
            r#"[["div",{"class":"x"},"one",["br",{}],"two"],["div",{"class":"y","id":"z"},["hr",{}]]]"#
        );
    }

    #[test]
    fn what_listens_is_left_out() {
        let group = div("x").child(el("button").on("click", |_| {}).text("Go")).child(el("hr"));
        assert_eq!(El::data(vec![group]), r#"[["div",{"class":"x"},["hr",{}]]]"#);
    }
}
