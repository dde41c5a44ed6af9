//! Every name that means something, and its fate.

use super::elements::{DroppedContent, Element, FRAME, Fate, NO_SCRIPT};

/// Longest of the names, in bytes.
const MAX_BYTES: usize = 15;

/// The element that is called `name`, in any case: its name in lower case and its fate. Unknown
/// elements are walked through.
pub(super) fn look_up(name: &str) -> (&'static str, Fate) {
    let mut lower = [0; MAX_BYTES];
    let unknown = ("", Fate::Through);
    let Some(lower) = lower.get_mut(..name.len()) else { return unknown };
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    let lower: &[u8] = lower;
    let found = NAMES.binary_search_by(|(known, _)| known.as_bytes().cmp(lower));
    found.ok().and_then(|index| NAMES.get(index)).copied().unwrap_or(unknown)
}

/// In the order of the alphabet: HTML, and those of NITF (IPTC) that HTML has not.
const NAMES: [(&str, Fate); 121] = [
    ("a", Fate::Keep(Element::Link)),
    ("address", Fate::Keep(Element::Division)),
    ("applet", Fate::Drop(DroppedContent::Nested)),
    ("article", Fate::Keep(Element::Division)),
    ("aside", Fate::Keep(Element::Aside)),
    ("audio", Fate::Keep(Element::Audio)),
    ("b", Fate::Keep(Element::Strong)),
    ("base", Fate::Drop(DroppedContent::Void)),
    ("basefont", Fate::Drop(DroppedContent::Void)),
    ("bgsound", Fate::Drop(DroppedContent::Void)),
    ("block", Fate::Keep(Element::Division)),
    ("blockquote", Fate::Keep(Element::Quote)),
    ("body.head", Fate::Drop(DroppedContent::Nested)),
    ("bq", Fate::Keep(Element::Quote)),
    ("br", Fate::Keep(Element::Break)),
    ("button", Fate::Drop(DroppedContent::Nested)),
    ("canvas", Fate::Drop(DroppedContent::Nested)),
    ("caption", Fate::Keep(Element::TableCaption)),
    ("center", Fate::Keep(Element::Division)),
    ("cite", Fate::Keep(Element::Cite)),
    ("code", Fate::Keep(Element::Code)),
    ("credit", Fate::Keep(Element::Footer)),
    ("datalist", Fate::Drop(DroppedContent::Nested)),
    ("dd", Fate::Keep(Element::Details)),
    // What the publisher has struck out is not news any more.
    ("del", Fate::Drop(DroppedContent::Nested)),
    ("details", Fate::Keep(Element::Division)),
    ("dfn", Fate::Keep(Element::Emphasis)),
    ("dialog", Fate::Drop(DroppedContent::Nested)),
    ("dir", Fate::Keep(Element::Bulleted)),
    ("div", Fate::Keep(Element::Division)),
    ("dl", Fate::Keep(Element::Division)),
    ("dt", Fate::Keep(Element::Term)),
    ("em", Fate::Keep(Element::Emphasis)),
    ("embed", Fate::Drop(DroppedContent::Void)),
    ("fencedframe", Fate::Drop(DroppedContent::Nested)),
    ("fieldset", Fate::Keep(Element::Division)),
    ("figcaption", Fate::Keep(Element::Caption)),
    ("figure", Fate::Keep(Element::Figure)),
    ("footer", Fate::Keep(Element::Footer)),
    ("form", Fate::Drop(DroppedContent::Nested)),
    ("frame", Fate::Drop(DroppedContent::Void)),
    ("frameset", Fate::Drop(DroppedContent::Nested)),
    ("h1", Fate::Keep(Element::Heading(1))),
    ("h2", Fate::Keep(Element::Heading(2))),
    ("h3", Fate::Keep(Element::Heading(3))),
    ("h4", Fate::Keep(Element::Heading(4))),
    ("h5", Fate::Keep(Element::Heading(5))),
    ("h6", Fate::Keep(Element::Heading(6))),
    ("head", Fate::Drop(DroppedContent::Nested)),
    ("header", Fate::Keep(Element::Division)),
    ("hgroup", Fate::Keep(Element::Division)),
    ("hl1", Fate::Keep(Element::Heading(1))),
    ("hl2", Fate::Keep(Element::Heading(2))),
    ("hr", Fate::Keep(Element::Rule)),
    ("i", Fate::Keep(Element::Emphasis)),
    ("iframe", Fate::Keep(Element::Frame)),
    ("image", Fate::Keep(Element::Image)),
    ("img", Fate::Keep(Element::Image)),
    ("input", Fate::Drop(DroppedContent::Void)),
    ("isindex", Fate::Drop(DroppedContent::Void)),
    ("kbd", Fate::Keep(Element::Code)),
    ("keygen", Fate::Drop(DroppedContent::Void)),
    ("legend", Fate::Keep(Element::Term)),
    ("li", Fate::Keep(Element::Item)),
    ("link", Fate::Drop(DroppedContent::Void)),
    ("listing", Fate::Keep(Element::Verbatim)),
    ("main", Fate::Keep(Element::Division)),
    ("math", Fate::Drop(DroppedContent::Foreign)),
    ("media", Fate::Keep(Element::Figure)),
    ("media-caption", Fate::Keep(Element::Caption)),
    ("media-producer", Fate::Keep(Element::Cite)),
    ("media-reference", Fate::Keep(Element::Image)),
    ("menu", Fate::Keep(Element::Bulleted)),
    ("meta", Fate::Drop(DroppedContent::Void)),
    ("meter", Fate::Drop(DroppedContent::Nested)),
    ("nav", Fate::Keep(Element::Division)),
    ("noembed", Fate::Drop(DroppedContent::Raw)),
    ("noframes", Fate::Drop(DroppedContent::Raw)),
    ("noscript", Fate::Keep(Element::NoScript)),
    ("object", Fate::Drop(DroppedContent::Nested)),
    ("ol", Fate::Keep(Element::Numbered)),
    ("optgroup", Fate::Drop(DroppedContent::Nested)),
    ("option", Fate::Drop(DroppedContent::Nested)),
    ("output", Fate::Drop(DroppedContent::Nested)),
    ("p", Fate::Keep(Element::Paragraph)),
    ("picture", Fate::Keep(Element::Picture)),
    ("plaintext", Fate::Text),
    ("portal", Fate::Drop(DroppedContent::Nested)),
    ("pre", Fate::Keep(Element::Verbatim)),
    ("progress", Fate::Drop(DroppedContent::Nested)),
    ("q", Fate::Keep(Element::Quotation)),
    ("samp", Fate::Keep(Element::Code)),
    ("script", Fate::Drop(DroppedContent::Raw)),
    ("section", Fate::Keep(Element::Division)),
    ("select", Fate::Drop(DroppedContent::Nested)),
    ("small", Fate::Keep(Element::Span)),
    ("source", Fate::Keep(Element::Source)),
    ("span", Fate::Keep(Element::Span)),
    ("strong", Fate::Keep(Element::Strong)),
    ("style", Fate::Drop(DroppedContent::Raw)),
    ("sub", Fate::Keep(Element::Subscript)),
    ("summary", Fate::Keep(Element::Term)),
    ("sup", Fate::Keep(Element::Superscript)),
    ("svg", Fate::Drop(DroppedContent::Foreign)),
    ("table", Fate::Keep(Element::Table)),
    ("tbody", Fate::Keep(Element::TableBody)),
    ("td", Fate::Keep(Element::Cell)),
    ("template", Fate::Drop(DroppedContent::Nested)),
    ("textarea", Fate::Drop(DroppedContent::Raw)),
    ("tfoot", Fate::Keep(Element::TableBody)),
    ("th", Fate::Keep(Element::HeadCell)),
    ("thead", Fate::Keep(Element::TableHead)),
    ("title", Fate::Drop(DroppedContent::Raw)),
    ("tr", Fate::Keep(Element::Row)),
    ("tt", Fate::Keep(Element::Code)),
    ("ul", Fate::Keep(Element::Bulleted)),
    ("var", Fate::Keep(Element::Emphasis)),
    ("video", Fate::Keep(Element::Video)),
    (FRAME, Fate::Keep(Element::Frame)),
    (NO_SCRIPT, Fate::Keep(Element::NoScript)),
    ("xmp", Fate::Text),
];

#[cfg(test)]
mod tests {
    use super::{MAX_BYTES, NAMES, look_up};
    use crate::body::elements::Fate;

    #[test]
    fn every_name_is_found() {
        for (name, fate) in NAMES {
            assert!(name.len() <= MAX_BYTES, "{name}");
            assert_eq!(look_up(&name.to_uppercase()), (name, fate));
        }
        assert_eq!(look_up("fencedfram"), ("", Fate::Through));
        assert_eq!(look_up(""), ("", Fate::Through));
    }

    #[test]
    fn what_is_passed_on_is_known_by_its_new_name() {
        for (name, fate) in NAMES {
            if let Fate::Keep(element) = fate {
                assert_eq!(look_up(element.name()).1, fate, "{name}");
            }
        }
    }
}
