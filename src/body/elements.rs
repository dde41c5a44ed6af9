//! The allow-list of elements and attributes, and the handling of all others.

use super::quirks::{LAZY_SOURCES, LAZY_SRCSETS};
use crate::article::Style;

/// An element that the walk knows. Elements with the same meaning for a story share a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Paragraph,
    Heading(u8),
    /// `div`, `section`, `article` and the like.
    Division,
    Aside,
    Footer,
    Bulleted,
    Numbered,
    Item,
    /// `dt`, `summary`: a term for the content after it.
    Term,
    Details,
    Quote,
    Figure,
    Caption,
    Image,
    Picture,
    Source,
    Table,
    TableCaption,
    TableHead,
    TableBody,
    Row,
    Cell,
    HeadCell,
    Verbatim,
    Rule,
    Break,
    Frame,
    Video,
    Audio,
    NoScript,
    Link,
    Styled(Style),
    Cite,
    Code,
    Quotation,
    Span,
    /// Characters with their ruby annotations, and one annotation (`rt`).
    Ruby,
    Reading,
    /// A bracket around a ruby annotation, for browsers without ruby support (`rp`).
    ReadingMark,
    /// A formula (`math`), and those of its parts that plain text would lose.
    Formula,
    Power,
    Index,
    Indices,
    Fraction,
    Root,
    FormulaRow,
    /// All other parts of a formula.
    FormulaGroup,
    /// A drawing (`svg`, `canvas`), of which only the title reaches the walk.
    Graphic,
}

/// The handling of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// The walk sees it.
    Keep(Element),
    /// The element is unwrapped: only its content is kept.
    Through,
    /// It is dropped with its content, and counted.
    Drop(DroppedContent),
    /// Its content is text, even if it looks like tags (`xmp`).
    Text,
}

/// The content model of a dropped element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DroppedContent {
    /// Empty, without an end tag.
    Void,
    /// Raw text up to its end tag.
    Raw,
    /// Elements.
    Nested,
    /// Foreign elements (SVG, `MathML`), where `/>` closes.
    Foreign,
    /// Elements that duplicate other content: nothing is lost.
    Repeated,
}

/// An attribute that the walk reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attribute {
    Href,
    Src,
    Srcset,
    /// The address that a script would move to `src`.
    LazySrc,
    LazySrcset,
    Width,
    Height,
    Alt,
    Class,
    Type,
    Media,
    Title,
    Columns,
    Rows,
    /// Also written for `style="display: none"` and the like.
    Hidden,
    /// The target of a link within the text; also `name` of an old anchor.
    Id,
    Lang,
    Dir,
    Start,
    Reversed,
    Value,
    /// `display` of a formula.
    Display,
}

/// Every attribute with its canonical name.
pub(super) const ATTRIBUTES: [(Attribute, &str); 22] = [
    (Attribute::Href, "href"),
    (Attribute::Src, "src"),
    (Attribute::Srcset, "srcset"),
    (Attribute::LazySrc, "data-src"),
    (Attribute::LazySrcset, "data-srcset"),
    (Attribute::Width, "width"),
    (Attribute::Height, "height"),
    (Attribute::Alt, "alt"),
    (Attribute::Class, "class"),
    (Attribute::Type, "type"),
    (Attribute::Media, "media"),
    (Attribute::Title, "title"),
    (Attribute::Columns, "colspan"),
    (Attribute::Rows, "rowspan"),
    (Attribute::Hidden, "hidden"),
    (Attribute::Id, "id"),
    (Attribute::Lang, "lang"),
    (Attribute::Dir, "dir"),
    (Attribute::Start, "start"),
    (Attribute::Reversed, "reversed"),
    (Attribute::Value, "value"),
    (Attribute::Display, "display"),
];

/// Other names of attributes: of the source of a quotation, of old anchors and objects, of NITF.
const ALIASES: [(Attribute, &str); 6] = [
    (Attribute::Href, "cite"),
    (Attribute::Id, "name"),
    (Attribute::Lang, "xml:lang"),
    (Attribute::Src, "data"),
    (Attribute::Src, "source"),
    (Attribute::Alt, "alternate-text"),
];

impl Attribute {
    /// The attribute that is called `name`, in any case.
    pub(super) fn called(name: &str) -> Option<Attribute> {
        let is_called = |known: &str| known.eq_ignore_ascii_case(name);
        let mut all = ATTRIBUTES.iter().chain(&ALIASES);
        if let Some((attribute, _)) = all.find(|(_, known)| is_called(known)) {
            return Some(*attribute);
        }
        // Lazy-loading attributes have a hyphen; most others do not.
        let is_in = |list: &[&str]| name.contains('-') && list.iter().any(|known| is_called(known));
        match () {
            () if is_in(LAZY_SOURCES) => Some(Attribute::LazySrc),
            () if is_in(LAZY_SRCSETS) => Some(Attribute::LazySrcset),
            () => None,
        }
    }

    /// The canonical name.
    pub(super) fn name(self) -> &'static str {
        ATTRIBUTES.iter().find(|(known, _)| *known == self).map_or("", |(_, name)| name)
    }
}

/// The name of an `iframe` in the input of the parser.
pub(super) const FRAME: &str = "x-iframe";

/// The name of a drawing in the input of the parser.
pub(super) const GRAPHIC: &str = "x-graphic";

/// The name of a `noscript` in the input of the parser.
pub(super) const NO_SCRIPT: &str = "x-noscript";

impl Element {
    /// The name in the input of the parser. `iframe` and `noscript` are renamed: whether parsers read their
    /// content as text depends on whether scripting is on, and `Document.parseHTML` removes frames. So are
    /// formulas, for which parsers have special rules.
    pub(super) fn name(self) -> &'static str {
        match self {
            Element::Paragraph => "p",
            Element::Heading(1) => "h1",
            Element::Heading(2) => "h2",
            Element::Heading(3) => "h3",
            Element::Heading(4) => "h4",
            Element::Heading(5) => "h5",
            Element::Heading(_) => "h6",
            Element::Division => "div",
            Element::Aside => "aside",
            Element::Footer => "footer",
            Element::Bulleted => "ul",
            Element::Numbered => "ol",
            Element::Item => "li",
            Element::Term => "dt",
            Element::Details => "dd",
            Element::Quote => "blockquote",
            Element::Figure => "figure",
            Element::Caption => "figcaption",
            Element::Image => "img",
            Element::Picture => "picture",
            Element::Source => "source",
            Element::Table => "table",
            Element::TableCaption => "caption",
            Element::TableHead => "thead",
            Element::TableBody => "tbody",
            Element::Row => "tr",
            Element::Cell => "td",
            Element::HeadCell => "th",
            Element::Verbatim => "pre",
            Element::Rule => "hr",
            Element::Break => "br",
            Element::Frame => FRAME,
            Element::Video => "video",
            Element::Audio => "audio",
            Element::NoScript => NO_SCRIPT,
            Element::Link => "a",
            Element::Styled(style) => style.tag(),
            Element::Cite => "cite",
            Element::Code => "code",
            Element::Quotation => "q",
            Element::Span => "span",
            Element::Ruby => "ruby",
            Element::Reading => "rt",
            Element::ReadingMark => "rp",
            Element::Formula => "x-math",
            Element::Power => "x-msup",
            Element::Index => "x-msub",
            Element::Indices => "x-msubsup",
            Element::Fraction => "x-mfrac",
            Element::Root => "x-msqrt",
            Element::FormulaRow => "x-mtr",
            Element::FormulaGroup => "x-mrow",
            Element::Graphic => GRAPHIC,
        }
    }

    /// The attributes that the walk reads.
    pub(super) fn attributes(self) -> &'static [Attribute] {
        use Attribute::{
            Alt, Class, Columns, Dir, Display, Height, Hidden, Href, Id, Lang, LazySrc, LazySrcset, Media,
            Reversed, Rows, Src, Srcset, Start, Title, Type, Value, Width,
        };
        match self {
            Element::Link => &[Href, Class, Hidden, Id, Lang, Dir],
            Element::Image => &[Src, Alt, Width, Height, Srcset, LazySrc, LazySrcset, Class, Hidden],
            Element::Source => &[Src, Srcset, LazySrcset, Type, Media],
            Element::Quote => &[Class, Hidden, Href, Id, Lang, Dir],
            Element::Frame => &[Src, LazySrc, Title, Width, Height, Hidden],
            Element::Video | Element::Audio => &[Src, LazySrc, Title, Hidden],
            Element::Cell | Element::HeadCell => &[Columns, Rows, Id, Lang, Dir],
            Element::Numbered => &[Class, Hidden, Id, Lang, Dir, Start, Reversed, Type],
            Element::Item => &[Class, Hidden, Id, Lang, Dir, Value],
            Element::Formula => &[Display, Id],
            Element::Graphic => &[Title],
            Element::Paragraph
            | Element::Heading(_)
            | Element::Division
            | Element::Aside
            | Element::Footer
            | Element::Bulleted
            | Element::Details
            | Element::Term
            | Element::Figure
            | Element::Caption
            | Element::Table
            | Element::Row
            | Element::Verbatim
            | Element::Cite
            | Element::Styled(_)
            | Element::Span => &[Class, Hidden, Id, Lang, Dir],
            _ => &[],
        }
    }

    /// Whether it has neither content nor an end tag.
    pub(super) fn is_void(self) -> bool {
        matches!(self, Element::Image | Element::Source | Element::Rule | Element::Break)
    }

    /// Whether its end tag is optional, so that the next element of its kind ends it.
    pub(super) fn ends_itself(self) -> bool {
        self.is_void()
            || matches!(
                self,
                Element::Paragraph
                    | Element::Item
                    | Element::Term
                    | Element::Details
                    | Element::TableCaption
                    | Element::TableHead
                    | Element::TableBody
                    | Element::Row
                    | Element::Cell
                    | Element::HeadCell
                    | Element::Link
                    | Element::Frame
                    | Element::Graphic
                    | Element::Reading
                    | Element::ReadingMark
            )
    }

    /// Whether it is a formatting element: parsers reopen it in each paragraph until its end tag.
    pub(super) fn is_formatting(self) -> bool {
        matches!(self, Element::Styled(_) | Element::Code | Element::Link)
    }

    /// Whether it is a block: text before it and text in it are on different lines.
    pub(super) fn is_block(self) -> bool {
        !matches!(
            self,
            Element::Image
                | Element::Picture
                | Element::Source
                | Element::Frame
                | Element::Video
                | Element::Audio
                | Element::NoScript
                | Element::Link
                | Element::Styled(_)
                | Element::Cite
                | Element::Code
                | Element::Quotation
                | Element::Span
                | Element::Ruby
                | Element::Reading
                | Element::ReadingMark
                | Element::Formula
                | Element::Power
                | Element::Index
                | Element::Indices
                | Element::Fraction
                | Element::Root
                | Element::FormulaRow
                | Element::FormulaGroup
                | Element::Graphic
        )
    }
}
