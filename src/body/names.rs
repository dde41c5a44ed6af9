//! Every name that means something, and its fate.

use super::elements::{Content, Element, FRAME, Fate, NO_SCRIPT};

/// Longest of the names, in bytes.
const MOST_BYTES: usize = 15;

/// The element that is called `name`, in any case: its name in lower case and its fate. Unknown
/// elements are walked through.
pub(super) fn look_up(name: &str) -> (&'static str, Fate) {
    let mut lower = [0; MOST_BYTES];
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
    ("applet", Fate::Drop(Content::Nested)),
    ("article", Fate::Keep(Element::Division)),
    ("aside", Fate::Keep(Element::Aside)),
    ("audio", Fate::Keep(Element::Audio)),
    ("b", Fate::Keep(Element::Strong)),
    ("base", Fate::Drop(Content::Void)),
    ("basefont", Fate::Drop(Content::Void)),
    ("bgsound", Fate::Drop(Content::Void)),
    ("block", Fate::Keep(Element::Division)),
    ("blockquote", Fate::Keep(Element::Quote)),
    ("body.head", Fate::Drop(Content::Nested)),
    ("bq", Fate::Keep(Element::Quote)),
    ("br", Fate::Keep(Element::Break)),
    ("button", Fate::Drop(Content::Nested)),
    ("canvas", Fate::Drop(Content::Nested)),
    ("caption", Fate::Keep(Element::TableCaption)),
    ("center", Fate::Keep(Element::Division)),
    ("cite", Fate::Keep(Element::Cite)),
    ("code", Fate::Keep(Element::Code)),
    ("credit", Fate::Keep(Element::Footer)),
    ("datalist", Fate::Drop(Content::Nested)),
    ("dd", Fate::Keep(Element::Details)),
    // What the publisher has struck out is not news any more.
    ("del", Fate::Drop(Content::Nested)),
    ("details", Fate::Keep(Element::Division)),
    ("dfn", Fate::Keep(Element::Emphasis)),
    ("dialog", Fate::Drop(Content::Nested)),
    ("dir", Fate::Keep(Element::Bulleted)),
    ("div", Fate::Keep(Element::Division)),
    ("dl", Fate::Keep(Element::Division)),
    ("dt", Fate::Keep(Element::Term)),
    ("em", Fate::Keep(Element::Emphasis)),
    ("embed", Fate::Drop(Content::Void)),
    ("fencedframe", Fate::Drop(Content::Nested)),
    ("fieldset", Fate::Keep(Element::Division)),
    ("figcaption", Fate::Keep(Element::Caption)),
    ("figure", Fate::Keep(Element::Figure)),
    ("footer", Fate::Keep(Element::Footer)),
    ("form", Fate::Drop(Content::Nested)),
    ("frame", Fate::Drop(Content::Void)),
    ("frameset", Fate::Drop(Content::Nested)),
    ("h1", Fate::Keep(Element::Heading(1))),
    ("h2", Fate::Keep(Element::Heading(2))),
    ("h3", Fate::Keep(Element::Heading(3))),
    ("h4", Fate::Keep(Element::Heading(4))),
    ("h5", Fate::Keep(Element::Heading(5))),
    ("h6", Fate::Keep(Element::Heading(6))),
    ("head", Fate::Drop(Content::Nested)),
    ("header", Fate::Keep(Element::Division)),
    ("hgroup", Fate::Keep(Element::Division)),
    ("hl1", Fate::Keep(Element::Heading(1))),
    ("hl2", Fate::Keep(Element::Heading(2))),
    ("hr", Fate::Keep(Element::Rule)),
    ("i", Fate::Keep(Element::Emphasis)),
    ("iframe", Fate::Keep(Element::Frame)),
    ("image", Fate::Keep(Element::Image)),
    ("img", Fate::Keep(Element::Image)),
    ("input", Fate::Drop(Content::Void)),
    ("isindex", Fate::Drop(Content::Void)),
    ("kbd", Fate::Keep(Element::Code)),
    ("keygen", Fate::Drop(Content::Void)),
    ("legend", Fate::Keep(Element::Term)),
    ("li", Fate::Keep(Element::Item)),
    ("link", Fate::Drop(Content::Void)),
    ("listing", Fate::Keep(Element::Verbatim)),
    ("main", Fate::Keep(Element::Division)),
    ("math", Fate::Drop(Content::Foreign)),
    ("media", Fate::Keep(Element::Figure)),
    ("media-caption", Fate::Keep(Element::Caption)),
    ("media-producer", Fate::Keep(Element::Cite)),
    ("media-reference", Fate::Keep(Element::Image)),
    ("menu", Fate::Keep(Element::Bulleted)),
    ("meta", Fate::Drop(Content::Void)),
    ("meter", Fate::Drop(Content::Nested)),
    ("nav", Fate::Keep(Element::Division)),
    ("noembed", Fate::Drop(Content::Raw)),
    ("noframes", Fate::Drop(Content::Raw)),
    ("noscript", Fate::Keep(Element::NoScript)),
    ("object", Fate::Drop(Content::Nested)),
    ("ol", Fate::Keep(Element::Numbered)),
    ("optgroup", Fate::Drop(Content::Nested)),
    ("option", Fate::Drop(Content::Nested)),
    ("output", Fate::Drop(Content::Nested)),
    ("p", Fate::Keep(Element::Paragraph)),
    ("picture", Fate::Keep(Element::Picture)),
    ("plaintext", Fate::Text),
    ("portal", Fate::Drop(Content::Nested)),
    ("pre", Fate::Keep(Element::Verbatim)),
    ("progress", Fate::Drop(Content::Nested)),
    ("q", Fate::Keep(Element::Quotation)),
    ("samp", Fate::Keep(Element::Code)),
    ("script", Fate::Drop(Content::Raw)),
    ("section", Fate::Keep(Element::Division)),
    ("select", Fate::Drop(Content::Nested)),
    ("small", Fate::Keep(Element::Span)),
    ("source", Fate::Keep(Element::Source)),
    ("span", Fate::Keep(Element::Span)),
    ("strong", Fate::Keep(Element::Strong)),
    ("style", Fate::Drop(Content::Raw)),
    ("sub", Fate::Keep(Element::Subscript)),
    ("summary", Fate::Keep(Element::Term)),
    ("sup", Fate::Keep(Element::Superscript)),
    ("svg", Fate::Drop(Content::Foreign)),
    ("table", Fate::Keep(Element::Table)),
    ("tbody", Fate::Keep(Element::TableBody)),
    ("td", Fate::Keep(Element::Cell)),
    ("template", Fate::Drop(Content::Nested)),
    ("textarea", Fate::Drop(Content::Raw)),
    ("tfoot", Fate::Keep(Element::TableBody)),
    ("th", Fate::Keep(Element::HeadCell)),
    ("thead", Fate::Keep(Element::TableHead)),
    ("title", Fate::Drop(Content::Raw)),
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
    use super::{MOST_BYTES, NAMES, look_up};
    use crate::body::elements::Fate;

    #[test]
    fn every_name_is_found() {
        for (name, fate) in NAMES {
            assert!(name.len() <= MOST_BYTES, "{name}");
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
