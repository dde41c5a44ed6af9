//! XML of a feed or an export, element by element.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element with what is in it. Names keep their prefix, which feeds and exports do not change.
#[derive(Debug, Default)]
pub(super) struct XmlElement {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub text: String,
    pub children: Vec<XmlElement>,
}

impl XmlElement {
    fn of(start: &BytesStart) -> XmlElement {
        let attributes = start.attributes().flatten();
        XmlElement {
            name: start.name().as_ref().to_owned(),
            attributes: attributes.map(|one| (one.key.as_ref().to_owned(), unescaped(&one.value))).collect(),
            ..XmlElement::default()
        }
    }

    fn child(&self, name: &str) -> Option<&XmlElement> {
        self.children.iter().find(|child| child.name == name)
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.trim()).filter(|text| !text.is_empty())
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Passes each element below `channel` to `take`, so that no more than one is held with all that is in it.
pub(super) fn read(text: &str, take: &mut dyn FnMut(XmlElement)) -> Result<(), String> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<XmlElement> = Vec::new();
    loop {
        let at = reader.buffer_position();
        let event = reader
            .read_event()
            .map_err(|error| format!("is no XML that can be read, at byte {at}: {error}"))?;
        match event {
            Event::Start(start) => open.push(XmlElement::of(&start)),
            Event::Empty(start) => close(&mut open, XmlElement::of(&start), take),
            Event::End(_) => {
                if let Some(element) = open.pop() {
                    close(&mut open, element, take);
                }
            }
            Event::Text(words) => push(&mut open, &words),
            Event::CData(words) => push(&mut open, &words),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().ok().flatten().map(String::from);
                push(&mut open, &character.unwrap_or_else(|| unescaped(&format!("&{};", &*reference))));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// An element has ended, in those that are open still.
fn close(open: &mut [XmlElement], element: XmlElement, take: &mut dyn FnMut(XmlElement)) {
    /// `rss` and `channel`, which hold everything.
    const OUTER: usize = 2;
    let depth = open.len();
    match open.last_mut() {
        Some(parent) if depth > OUTER => parent.children.push(element),
        _ if depth == OUTER => take(element),
        _ => {}
    }
}

fn push(open: &mut [XmlElement], words: &str) {
    if let Some(node) = open.last_mut() {
        node.text.push_str(words);
    }
}

fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}
