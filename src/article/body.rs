//! The text of a story as typed blocks: everything that a page can show, and nothing else.

use super::image::Image;
use super::language::{Direction, Language};
use super::player::Player;
use super::safe_url::SafeUrl;

/// A block-level element of a story.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A sub-heading of level 2, 3 or 4; level 1 is the headline's.
    Heading {
        /// 2 to 4.
        level: u8,
        /// The text of the heading.
        text: Vec<Inline>,
    },
    /// A list; each item is a sequence of blocks.
    List {
        /// How the items are numbered; `None`: they are not.
        numbers: Option<Numbers>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation, with its source where one is named.
    Quote {
        /// The quoted blocks.
        blocks: Vec<Block>,
        /// The source; empty if none is named.
        cite: Vec<Inline>,
    },
    /// Words of the story set large. Repeats the text, so it is not read aloud.
    PullQuote(Vec<Inline>),
    /// A picture with its caption and credit.
    Figure(Image),
    /// Pictures that belong together.
    Gallery {
        /// In order.
        images: Vec<Image>,
        /// The caption of the gallery as a whole.
        caption: Option<String>,
    },
    /// A table.
    Table(Table),
    /// Program text or other preformatted text.
    Code(String),
    /// A thematic break (`hr`).
    Rule,
    /// Content hosted by a third party.
    Embed(Embed),
    /// Blocks whose language or direction differs from the surrounding text.
    Passage {
        /// The language and direction.
        tongue: Tongue,
        /// The content of the passage.
        blocks: Vec<Block>,
    },
    /// A placeholder for content that cannot be shown here.
    Omission(Omission),
}

/// How a list is numbered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// Digits, letters or Roman numerals.
    pub style: NumberStyle,
    /// The number of each item.
    pub values: Vec<i32>,
}

/// The numbering style of a list (`type` of `ol`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberStyle {
    /// 1, 2, 3.
    Decimal,
    /// a, b, c.
    LowerLetters,
    /// A, B, C.
    UpperLetters,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
}

/// The language and direction of a passage, where they differ from the surrounding text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tongue {
    /// The language.
    pub language: Option<Language>,
    /// The direction.
    pub direction: Option<Direction>,
}

/// Content of the story that is not shown here.
#[derive(Clone, Debug, PartialEq)]
pub struct Omission {
    /// The kind of content.
    pub kind: OmissionKind,
    /// Its title or description, if the publisher gives one.
    pub title: Option<String>,
    /// The story's page at its publisher, where the content can be seen.
    pub address: Option<SafeUrl>,
}

/// The kinds of content that can be missing from a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OmissionKind {
    /// A drawing, or a chart that a script draws.
    Graphic,
    /// The rest of a table that is too large.
    Table,
    /// More pictures or frames than a page can hold.
    Media,
    /// The rest of a text that is too long for a page.
    Text,
}

impl OmissionKind {
    /// All kinds, with their serialized names.
    pub const NAMES: [(OmissionKind, &'static str); 4] = [
        (OmissionKind::Graphic, "graphic"),
        (OmissionKind::Table, "table"),
        (OmissionKind::Media, "media"),
        (OmissionKind::Text, "text"),
    ];

    /// The serialized name.
    pub fn name(self) -> &'static str {
        OmissionKind::NAMES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }
}

impl NumberStyle {
    /// All styles, with the value of the `type` attribute.
    const TYPES: [(NumberStyle, &'static str); 5] = [
        (NumberStyle::Decimal, "1"),
        (NumberStyle::LowerLetters, "a"),
        (NumberStyle::UpperLetters, "A"),
        (NumberStyle::LowerRoman, "i"),
        (NumberStyle::UpperRoman, "I"),
    ];

    /// The style of a `type` attribute; decimal for any other value.
    pub fn of(value: &str) -> NumberStyle {
        NumberStyle::TYPES
            .iter()
            .find(|(_, known)| *known == value)
            .map_or(NumberStyle::Decimal, |(style, _)| *style)
    }

    /// The value of the `type` attribute; `None` for decimal numbers.
    pub fn value(self) -> Option<&'static str> {
        NumberStyle::TYPES.iter().skip(1).find(|(style, _)| *style == self).map(|(_, value)| *value)
    }
}

impl Numbers {
    /// The number of the first item, unless it is 1.
    pub fn start(&self) -> Option<i32> {
        self.values.first().copied().filter(|first| *first != 1)
    }

    /// The number of the item at `index`, unless it follows from the one before it.
    pub fn own_value(&self, index: usize) -> Option<i32> {
        let before = self.values.get(index.checked_sub(1)?)?;
        self.values.get(index).copied().filter(|value| *value != before.saturating_add(1))
    }
}

/// A run of text within a block.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Characters.
    Text(String),
    /// Words that are set in another way.
    Styled(Style, Vec<Inline>),
    /// Program text.
    Code(String),
    /// A link to a checked address.
    Link {
        /// The target.
        to: SafeUrl,
        /// The link text.
        text: Vec<Inline>,
    },
    /// A link to an anchor in the same text: to a footnote, and back.
    Jump {
        /// The number of the [`Inline::Place`].
        to: u16,
        /// The link text.
        text: Vec<Inline>,
    },
    /// An anchor: the target of an [`Inline::Jump`]. Anchors are numbered from 1 in document order.
    Place(u16),
    /// Characters with their pronunciation (ruby).
    Ruby {
        /// The characters.
        base: String,
        /// Their pronunciation (`rt`); set small above them, and not part of the plain text.
        reading: String,
    },
    /// Words whose language or direction differs from the surrounding text.
    Passage(Tongue, Vec<Inline>),
    /// A line break.
    Break,
}

/// A text style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `em`, `i`, `cite`.
    Emphasis,
    /// `strong`, `b`.
    Strong,
    /// `sub`, as in H₂O.
    Subscript,
    /// `sup`, as in m².
    Superscript,
    /// Struck out: no longer true, and not part of the plain text.
    Struck,
    /// `ins`: inserted later.
    Inserted,
    /// Underlined.
    Underlined,
    /// Small print.
    Small,
    /// Highlighted.
    Marked,
}

impl Style {
    /// All of them.
    pub const ALL: [Style; 9] = [
        Style::Emphasis,
        Style::Strong,
        Style::Subscript,
        Style::Superscript,
        Style::Struck,
        Style::Inserted,
        Style::Underlined,
        Style::Small,
        Style::Marked,
    ];

    /// The name of the HTML element for this style.
    pub fn tag(self) -> &'static str {
        match self {
            Style::Emphasis => "em",
            Style::Strong => "strong",
            Style::Subscript => "sub",
            Style::Superscript => "sup",
            Style::Struck => "del",
            Style::Inserted => "ins",
            Style::Underlined => "u",
            Style::Small => "small",
            Style::Marked => "mark",
        }
    }
}

/// A table of a story.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Table {
    /// The caption of the table.
    pub caption: Vec<Inline>,
    /// Rows of column headings.
    pub head: Vec<TableRow>,
    /// The body rows.
    pub rows: Vec<TableRow>,
}

/// One row of a [`Table`].
pub type TableRow = Vec<Cell>;

/// One cell of a [`Table`].
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Whether it is a heading of its row or column (`th`).
    pub heading: bool,
    /// How many columns it spans, 1 to 100.
    pub columns: u8,
    /// How many rows it spans, 1 to 100.
    pub rows: u8,
    /// The content of the cell.
    pub text: Vec<Inline>,
}

/// Content hosted by a third party, loaded only when the reader asks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Embed {
    /// The page that shows it, to link to instead of loading it here.
    pub address: SafeUrl,
    /// Its title, if the publisher gives one.
    pub title: Option<String>,
    /// The player to load here; `None`: it is only linked.
    pub player: Option<Player>,
}

/// The plain text of `inlines`; line breaks become spaces. Struck-out text and ruby annotations are left out.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_text(inlines, &mut out);
    out
}

fn push_text(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Ruby { base: text, .. } => out.push_str(text),
            Inline::Styled(Style::Struck, _) | Inline::Place(_) => {}
            Inline::Break => out.push(' '),
            other => push_text(other.inner(), out),
        }
    }
}

impl Inline {
    /// The nested inlines.
    pub fn inner(&self) -> &[Inline] {
        match self {
            Inline::Styled(_, inner)
            | Inline::Link { text: inner, .. }
            | Inline::Jump { text: inner, .. }
            | Inline::Passage(_, inner) => inner,
            Inline::Text(_) | Inline::Code(_) | Inline::Place(_) | Inline::Ruby { .. } | Inline::Break => &[],
        }
    }
}

/// Visits every inline of `blocks`, outer ones first; picture captions and credits are not inlines.
pub fn each_inline(blocks: &[Block], visit: &mut dyn FnMut(&Inline)) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } | Block::PullQuote(text) => {
                each_of(text, visit);
            }
            Block::List { items, .. } => items.iter().for_each(|item| each_inline(item, visit)),
            Block::Quote { blocks, cite } => {
                each_inline(blocks, visit);
                each_of(cite, visit);
            }
            Block::Passage { blocks, .. } => each_inline(blocks, visit),
            Block::Table(table) => {
                each_of(&table.caption, visit);
                for cell in table.head.iter().chain(&table.rows).flatten() {
                    each_of(&cell.text, visit);
                }
            }
            Block::Figure(_)
            | Block::Gallery { .. }
            | Block::Code(_)
            | Block::Rule
            | Block::Embed(_)
            | Block::Omission(_) => {}
        }
    }
}

fn each_of(inlines: &[Inline], visit: &mut dyn FnMut(&Inline)) {
    for inline in inlines {
        visit(inline);
        each_of(inline.inner(), visit);
    }
}

/// The beginning of the text as plain text, for an index: paragraphs, headings, lists and
/// quotations, up to the block that reaches `bytes`.
pub fn opening(blocks: &[Block], bytes: usize) -> String {
    let mut text = String::new();
    push_opening(blocks, bytes, &mut text);
    text
}

fn push_opening(blocks: &[Block], bytes: usize, out: &mut String) {
    for block in blocks {
        if out.len() >= bytes {
            return;
        }
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => push_text(text, out),
            Block::List { items, .. } => items.iter().for_each(|item| push_opening(item, bytes, out)),
            Block::Quote { blocks, .. } | Block::Passage { blocks, .. } => push_opening(blocks, bytes, out),
            Block::Table(_)
            | Block::Code(_)
            | Block::PullQuote(_)
            | Block::Figure(_)
            | Block::Gallery { .. }
            | Block::Rule
            | Block::Embed(_)
            | Block::Omission(_) => {}
        }
        out.push('\n');
    }
}

/// The word count of `blocks`; captions and pull quotes do not count.
pub fn word_count(blocks: &[Block]) -> u32 {
    blocks.iter().map(words_of_block).fold(0, u32::saturating_add)
}

fn words_of_block(block: &Block) -> u32 {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => words(text),
        Block::List { items, .. } => items.iter().map(|item| word_count(item)).fold(0, u32::saturating_add),
        Block::Quote { blocks, cite } => word_count(blocks).saturating_add(words(cite)),
        Block::Table(table) => table
            .head
            .iter()
            .chain(&table.rows)
            .flatten()
            .map(|cell| words(&cell.text))
            .fold(0, u32::saturating_add),
        Block::Passage { blocks, .. } => word_count(blocks),
        Block::Code(text) => count(text),
        Block::PullQuote(_)
        | Block::Figure(_)
        | Block::Gallery { .. }
        | Block::Rule
        | Block::Embed(_)
        | Block::Omission(_) => 0,
    }
}

fn words(inlines: &[Inline]) -> u32 {
    count(&plain_text(inlines))
}

fn count(text: &str) -> u32 {
    u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX)
}
