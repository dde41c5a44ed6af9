//! The allow-list: which elements and attributes mean something here, and what becomes of the rest.

/// An element that the walk knows. Elements that mean the same to a story are one.
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
    /// `dt`, `summary`: names what follows.
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
    Emphasis,
    Cite,
    Strong,
    Subscript,
    Superscript,
    Code,
    Quotation,
    Span,
}

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// The walk sees it.
    Keep(Element),
    /// Only its content counts.
    Through,
    /// It goes with its content, and is counted.
    Drop(DroppedContent),
    /// Its content is text even where that looks like tags (`xmp`).
    Text,
}

/// What an element that goes may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DroppedContent {
    /// Nothing; it has no end tag.
    Void,
    /// Text up to its end tag, whatever that looks like.
    Raw,
    /// Elements.
    Nested,
    /// Elements by the rules of SVG and `MathML`, where `/>` closes.
    Foreign,
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
    /// Also written for `style="display: none"`.
    Hidden,
}

/// Every attribute under the name that it is passed on with.
pub(super) const ATTRIBUTES: [(Attribute, &str); 15] = [
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
];

/// Other names of attributes: of where a quotation is from, of NITF, and from scripts that load
/// pictures late.
const ALIASES: [(Attribute, &str); 7] = [
    (Attribute::Href, "cite"),
    (Attribute::Src, "source"),
    (Attribute::Alt, "alternate-text"),
    (Attribute::LazySrc, "data-lazy-src"),
    (Attribute::LazySrc, "data-original"),
    (Attribute::LazySrcset, "data-lazy-srcset"),
    (Attribute::LazySrcset, "data-original-set"),
];

impl Attribute {
    /// The attribute that is called `name`, in any case.
    pub(super) fn called(name: &str) -> Option<Attribute> {
        let mut all = ATTRIBUTES.iter().chain(&ALIASES);
        all.find(|(_, known)| known.eq_ignore_ascii_case(name)).map(|(attribute, _)| *attribute)
    }

    /// The name that it is passed on with.
    pub(super) fn name(self) -> &'static str {
        ATTRIBUTES.iter().find(|(known, _)| *known == self).map_or("", |(_, name)| name)
    }
}

/// What an `iframe` is called in the text for the parser.
pub(super) const FRAME: &str = "x-iframe";

/// What a `noscript` is called in the text for the parser.
pub(super) const NO_SCRIPT: &str = "x-noscript";

impl Element {
    /// The name that it is passed on to the parser with. `iframe` and `noscript` have other names
    /// there: parsers read their content as text, or not, as scripting is on or off, and
    /// `Document.parseHTML` removes frames.
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
            Element::Emphasis => "em",
            Element::Cite => "cite",
            Element::Strong => "strong",
            Element::Subscript => "sub",
            Element::Superscript => "sup",
            Element::Code => "code",
            Element::Quotation => "q",
            Element::Span => "span",
        }
    }

    /// The attributes that are read of it.
    pub(super) fn attributes(self) -> &'static [Attribute] {
        use Attribute::{
            Alt, Class, Columns, Height, Hidden, Href, LazySrc, LazySrcset, Media, Rows, Src, Srcset, Title,
            Type, Width,
        };
        match self {
            Element::Link => &[Href, Class, Hidden],
            Element::Image => &[Src, Alt, Width, Height, Srcset, LazySrc, LazySrcset, Class, Hidden],
            Element::Source => &[Src, Srcset, LazySrcset, Type, Media],
            Element::Quote => &[Class, Hidden, Href],
            Element::Frame => &[Src, LazySrc, Title, Width, Height, Hidden],
            Element::Video | Element::Audio => &[Src, Title, Hidden],
            Element::Cell | Element::HeadCell => &[Columns, Rows],
            Element::Paragraph
            | Element::Heading(_)
            | Element::Division
            | Element::Aside
            | Element::Footer
            | Element::Bulleted
            | Element::Numbered
            | Element::Item
            | Element::Details
            | Element::Figure
            | Element::Caption
            | Element::Table
            | Element::Verbatim
            | Element::Cite
            | Element::Span => &[Class, Hidden],
            _ => &[],
        }
    }

    /// Whether it has neither content nor an end tag.
    pub(super) fn is_void(self) -> bool {
        matches!(self, Element::Image | Element::Source | Element::Rule | Element::Break)
    }

    /// Whether a normal text may leave out its end tag, so that the next one like it ends it.
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
            )
    }

    /// Whether parsers open it again in each paragraph until its end tag comes.
    pub(super) fn is_formatting(self) -> bool {
        matches!(self, Element::Emphasis | Element::Strong | Element::Code | Element::Link)
    }

    /// Whether a text before it and a text in it stand on different lines.
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
                | Element::Emphasis
                | Element::Cite
                | Element::Strong
                | Element::Subscript
                | Element::Superscript
                | Element::Code
                | Element::Quotation
                | Element::Span
        )
    }
}
