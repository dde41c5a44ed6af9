//! The text of a story as typed blocks: all that a page can show, and nothing else.

use super::{Image, Player, SafeUrl};

/// A piece of a story that stands by itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A sub-heading of level 2, 3 or 4; level 1 is the headline's.
    Heading {
        /// 2 to 4.
        level: u8,
        /// What it says.
        text: Vec<Inline>,
    },
    /// A list; each item is a run of blocks.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// What is listed.
        items: Vec<Vec<Block>>,
    },
    /// A quotation with a source, and the source where it is named.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
        /// Who said it.
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
        /// What they show together.
        caption: Option<String>,
    },
    /// A table.
    Table(Table),
    /// Program text or other text whose white space counts.
    Code(String),
    /// A change of subject.
    Rule,
    /// Something that lives at another publisher.
    Embed(Embed),
}

/// A run of text within a block.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Characters.
    Text(String),
    /// `em`, `i`, `cite`.
    Emphasis(Vec<Inline>),
    /// `strong`, `b`.
    Strong(Vec<Inline>),
    /// Lowered, as in H₂O.
    Subscript(Vec<Inline>),
    /// Raised, as in m².
    Superscript(Vec<Inline>),
    /// Program text.
    Code(String),
    /// A link to a checked address.
    Link {
        /// Where to.
        to: SafeUrl,
        /// What it says.
        text: Vec<Inline>,
    },
    /// A line break.
    Break,
}

/// A table of a story.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Table {
    /// What the table shows.
    pub caption: Vec<Inline>,
    /// Rows of column headings.
    pub head: Vec<TableRow>,
    /// The rest.
    pub rows: Vec<TableRow>,
}

/// One row of a [`Table`].
pub type TableRow = Vec<Cell>;

/// One cell of a [`Table`].
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Whether it names its row or column.
    pub heading: bool,
    /// How many columns it takes, 1 to 100.
    pub columns: u8,
    /// How many rows it takes, 1 to 100.
    pub rows: u8,
    /// What is in it.
    pub text: Vec<Inline>,
}

/// Something that lives at another publisher and is loaded only when the reader asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Embed {
    /// Where a reader can see it without loading it here.
    pub address: SafeUrl,
    /// What it is called, if the publisher says so.
    pub title: Option<String>,
    /// How it can be played here; `None`: it is only linked.
    pub player: Option<Player>,
}

/// The characters of `inlines`, without any markup; line breaks become spaces.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_text(inlines, &mut out);
    out
}

fn push_text(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Subscript(inner)
            | Inline::Superscript(inner)
            | Inline::Link { text: inner, .. } => push_text(inner, out),
            Inline::Break => out.push(' '),
        }
    }
}

/// The beginning of the text in plain words, for an index: paragraphs, headings,
/// lists and quotations, until it has `bytes` or a block more.
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
            Block::Quote { blocks, .. } => push_opening(blocks, bytes, out),
            Block::Table(_)
            | Block::Code(_)
            | Block::PullQuote(_)
            | Block::Figure(_)
            | Block::Gallery { .. }
            | Block::Rule
            | Block::Embed(_) => {}
        }
        out.push('\n');
    }
}

/// How many words a reader reads in `blocks`; captions and repeated quotes do not count.
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
        Block::Code(text) => count(text),
        Block::PullQuote(_) | Block::Figure(_) | Block::Gallery { .. } | Block::Rule | Block::Embed(_) => 0,
    }
}

fn words(inlines: &[Inline]) -> u32 {
    count(&plain_text(inlines))
}

fn count(text: &str) -> u32 {
    u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX)
}
