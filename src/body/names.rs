//! All known element names, and their handling.

use super::elements::{DroppedContent, Element, FRAME, Fate, GRAPHIC, NO_SCRIPT};
use crate::article::Style;

/// Longest of the names, in bytes.
const MAX_BYTES: usize = 15;

/// Looks up the element `name`, in any case: its name in lower case and its fate. Unknown elements are
/// unwrapped.
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

/// In alphabetical order: HTML, and the elements of NITF (IPTC) that HTML lacks.
const NAMES: [(&str, Fate); 171] = [
    ("a", Fate::Keep(Element::Link)),
    ("address", Fate::Keep(Element::Division)),
    ("amp-anim", Fate::Keep(Element::Image)),
    ("amp-audio", Fate::Keep(Element::Audio)),
    ("amp-iframe", Fate::Keep(Element::Frame)),
    ("amp-img", Fate::Keep(Element::Image)),
    ("amp-video", Fate::Keep(Element::Video)),
    ("annotation", Fate::Drop(DroppedContent::Repeated)),
    ("annotation-xml", Fate::Drop(DroppedContent::Repeated)),
    ("applet", Fate::Drop(DroppedContent::Nested)),
    ("article", Fate::Keep(Element::Division)),
    ("aside", Fate::Keep(Element::Aside)),
    ("audio", Fate::Keep(Element::Audio)),
    ("b", Fate::Keep(Element::Styled(Style::Strong))),
    ("base", Fate::Drop(DroppedContent::Void)),
    ("basefont", Fate::Drop(DroppedContent::Void)),
    ("bdi", Fate::Keep(Element::Span)),
    ("bdo", Fate::Keep(Element::Span)),
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
    ("del", Fate::Keep(Element::Styled(Style::Struck))),
    ("details", Fate::Keep(Element::Division)),
    ("dfn", Fate::Keep(Element::Styled(Style::Emphasis))),
    ("dialog", Fate::Drop(DroppedContent::Nested)),
    ("dir", Fate::Keep(Element::Bulleted)),
    ("div", Fate::Keep(Element::Division)),
    ("dl", Fate::Keep(Element::Division)),
    ("dt", Fate::Keep(Element::Term)),
    ("em", Fate::Keep(Element::Styled(Style::Emphasis))),
    ("embed", Fate::Keep(Element::Frame)),
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
    ("i", Fate::Keep(Element::Styled(Style::Emphasis))),
    ("iframe", Fate::Keep(Element::Frame)),
    ("image", Fate::Keep(Element::Image)),
    ("img", Fate::Keep(Element::Image)),
    ("input", Fate::Drop(DroppedContent::Void)),
    ("ins", Fate::Keep(Element::Styled(Style::Inserted))),
    ("isindex", Fate::Drop(DroppedContent::Void)),
    ("kbd", Fate::Keep(Element::Code)),
    ("keygen", Fate::Drop(DroppedContent::Void)),
    ("legend", Fate::Keep(Element::Term)),
    ("li", Fate::Keep(Element::Item)),
    ("link", Fate::Drop(DroppedContent::Void)),
    ("listing", Fate::Keep(Element::Verbatim)),
    ("main", Fate::Keep(Element::Division)),
    ("mark", Fate::Keep(Element::Styled(Style::Marked))),
    ("math", Fate::Keep(Element::Formula)),
    ("media", Fate::Keep(Element::Figure)),
    ("media-caption", Fate::Keep(Element::Caption)),
    ("media-producer", Fate::Keep(Element::Cite)),
    ("media-reference", Fate::Keep(Element::Image)),
    ("menu", Fate::Keep(Element::Bulleted)),
    ("meta", Fate::Drop(DroppedContent::Void)),
    ("meter", Fate::Drop(DroppedContent::Nested)),
    ("mfenced", Fate::Keep(Element::FormulaGroup)),
    ("mfrac", Fate::Keep(Element::Fraction)),
    ("mi", Fate::Keep(Element::FormulaGroup)),
    ("mn", Fate::Keep(Element::FormulaGroup)),
    ("mo", Fate::Keep(Element::FormulaGroup)),
    ("mover", Fate::Keep(Element::Power)),
    ("mpadded", Fate::Keep(Element::FormulaGroup)),
    ("mphantom", Fate::Drop(DroppedContent::Repeated)),
    ("mroot", Fate::Keep(Element::Root)),
    ("mrow", Fate::Keep(Element::FormulaGroup)),
    ("ms", Fate::Keep(Element::FormulaGroup)),
    ("msqrt", Fate::Keep(Element::Root)),
    ("mstyle", Fate::Keep(Element::FormulaGroup)),
    ("msub", Fate::Keep(Element::Index)),
    ("msubsup", Fate::Keep(Element::Indices)),
    ("msup", Fate::Keep(Element::Power)),
    ("mtable", Fate::Keep(Element::FormulaGroup)),
    ("mtd", Fate::Keep(Element::FormulaGroup)),
    ("mtext", Fate::Keep(Element::FormulaGroup)),
    ("mtr", Fate::Keep(Element::FormulaRow)),
    ("munder", Fate::Keep(Element::Index)),
    ("munderover", Fate::Keep(Element::Indices)),
    ("nav", Fate::Keep(Element::Division)),
    ("noembed", Fate::Drop(DroppedContent::Raw)),
    ("noframes", Fate::Drop(DroppedContent::Raw)),
    ("noscript", Fate::Keep(Element::NoScript)),
    ("object", Fate::Keep(Element::Frame)),
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
    ("rp", Fate::Keep(Element::ReadingMark)),
    ("rt", Fate::Keep(Element::Reading)),
    ("rtc", Fate::Drop(DroppedContent::Repeated)),
    ("ruby", Fate::Keep(Element::Ruby)),
    ("s", Fate::Keep(Element::Styled(Style::Struck))),
    ("samp", Fate::Keep(Element::Code)),
    ("script", Fate::Drop(DroppedContent::Raw)),
    ("section", Fate::Keep(Element::Division)),
    ("select", Fate::Drop(DroppedContent::Nested)),
    ("semantics", Fate::Keep(Element::FormulaGroup)),
    ("small", Fate::Keep(Element::Styled(Style::Small))),
    ("source", Fate::Keep(Element::Source)),
    ("span", Fate::Keep(Element::Span)),
    ("strike", Fate::Keep(Element::Styled(Style::Struck))),
    ("strong", Fate::Keep(Element::Styled(Style::Strong))),
    ("style", Fate::Drop(DroppedContent::Raw)),
    ("sub", Fate::Keep(Element::Styled(Style::Subscript))),
    ("summary", Fate::Keep(Element::Term)),
    ("sup", Fate::Keep(Element::Styled(Style::Superscript))),
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
    ("u", Fate::Keep(Element::Styled(Style::Underlined))),
    ("ul", Fate::Keep(Element::Bulleted)),
    ("var", Fate::Keep(Element::Styled(Style::Emphasis))),
    ("video", Fate::Keep(Element::Video)),
    (GRAPHIC, Fate::Keep(Element::Graphic)),
    (FRAME, Fate::Keep(Element::Frame)),
    ("x-math", Fate::Keep(Element::Formula)),
    ("x-mfrac", Fate::Keep(Element::Fraction)),
    ("x-mrow", Fate::Keep(Element::FormulaGroup)),
    ("x-msqrt", Fate::Keep(Element::Root)),
    ("x-msub", Fate::Keep(Element::Index)),
    ("x-msubsup", Fate::Keep(Element::Indices)),
    ("x-msup", Fate::Keep(Element::Power)),
    ("x-mtr", Fate::Keep(Element::FormulaRow)),
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
