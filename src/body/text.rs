//! Bodies and snippets as plain text, without a parser.

use super::elements::{DroppedContent, Element, Fate};
use super::entities::decode;
use super::flow::Flow;
use super::inlines::Run;
use super::lexer::{HtmlToken, Lexer};
use super::names::look_up;
use crate::article::{Block, Markup, SafeUrl, plain_text};

/// Most bytes of words of a body that is read as plain text; the rest is cut off.
const MAX_BYTES: usize = 1 << 20;

/// Most paragraphs of such a body; all further text is in the last one.
const MAX_PARAGRAPHS: u32 = 10_000;

/// A line that is longer, in bytes, was not broken to fit a width: it is a paragraph.
const LONG_LINE: usize = 120;

/// Lines that are all at least this long, in bytes, were broken to fit a width.
const WRAPPED_LINE: usize = 50;

/// A piece of a publisher's text.
#[derive(Clone, Copy, Debug)]
pub enum Snippet<'a> {
    /// HTML.
    Html(&'a str),
    /// Plain text.
    Text(&'a str),
}

impl<'a> From<&'a str> for Snippet<'a> {
    fn from(html: &'a str) -> Snippet<'a> {
        Snippet::Html(html)
    }
}

impl<'a> From<&'a String> for Snippet<'a> {
    fn from(html: &'a String) -> Snippet<'a> {
        Snippet::Html(html)
    }
}

impl<'a> From<&'a Markup> for Snippet<'a> {
    fn from(markup: &'a Markup) -> Snippet<'a> {
        match markup {
            Markup::Html(html) => Snippet::Html(html),
            Markup::Text(text) => Snippet::Text(text),
        }
    }
}

/// Plain text on one line of a title, an excerpt or a caption; a `&str` is HTML.
///
/// Tags go; scripts, styles and the like go with their content; character references are decoded
/// exactly once (the usual names, and numbers; unknown ones stay); white space is collapsed,
/// between blocks to one space. Takes linear time and needs no parser.
pub fn plain<'a>(snippet: impl Into<Snippet<'a>>) -> String {
    plain_snippet(snippet.into())
}

fn plain_snippet(snippet: Snippet) -> String {
    let mut run = Run::new();
    match snippet {
        Snippet::Text(text) => run.text(text),
        Snippet::Html(html) => read(html, &mut |piece| match piece {
            Piece::Text(text) => run.text(&decode(text)),
            Piece::Line | Piece::Paragraph => run.end_line(),
        }),
    }
    plain_text(&run.take())
}

/// The first link in `html`, resolved against `base`, and what it says; `None` without a safe
/// web address.
pub fn first_link(html: &str, base: &SafeUrl) -> Option<(SafeUrl, String)> {
    let mut link = None;
    let mut run = Run::new();
    for token in Lexer::new(html) {
        match token {
            HtmlToken::Start { name, mut attributes, .. }
                if link.is_none() && name.eq_ignore_ascii_case("a") =>
            {
                let (_, href) = attributes.find(|(name, _)| name.eq_ignore_ascii_case("href"))?;
                link = Some(SafeUrl::web(&decode(href), Some(base))?);
            }
            HtmlToken::Text(text) if link.is_some() => run.text(&decode(text)),
            HtmlToken::End(name) if link.is_some() && name.eq_ignore_ascii_case("a") => break,
            _ => {}
        }
    }
    Some((link?, plain_text(&run.take())))
}

/// `text` on one line.
pub(super) fn collapsed(text: &str) -> String {
    plain_snippet(Snippet::Text(text))
}

/// The paragraphs of plain text.
///
/// Blank lines separate them. A single line break separates them, too, if a line is longer than
/// any that was broken to fit; it is a space between lines that were; else it is a line break.
pub(super) fn paragraphs(text: &str) -> Vec<Block> {
    let mut flow = Limited::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().chain([""]) {
        if !line.trim().is_empty() {
            lines.push(line);
            continue;
        }
        let is_unbroken = lines.iter().any(|line| line.len() > LONG_LINE);
        let all_but_last = lines.split_last().map_or(&[][..], |(_, lines)| lines);
        let is_wrapped = all_but_last.iter().all(|line| line.trim_end().len() >= WRAPPED_LINE);
        for line in lines.drain(..) {
            flow.text(line);
            if is_unbroken {
                flow.end_paragraph();
            } else if is_wrapped {
                flow.text(" ");
            } else {
                flow.flow.run.line_break();
            }
        }
        flow.end_paragraph();
    }
    flow.flow.into_blocks()
}

/// The paragraphs of HTML that is too large or too deep to be parsed; links and pictures go.
pub(super) fn paragraphs_of_html(html: &str) -> Vec<Block> {
    let mut flow = Limited::new();
    read(html, &mut |piece| match piece {
        Piece::Text(text) => {
            for (index, part) in text.split("\n\n").enumerate() {
                if index > 0 {
                    flow.end_paragraph();
                }
                flow.text(&decode(part));
            }
        }
        Piece::Line => flow.flow.run.end_line(),
        Piece::Paragraph => flow.end_paragraph(),
    });
    flow.flow.into_blocks()
}

struct Limited {
    flow: Flow,
    paragraphs: u32,
    bytes: usize,
}

impl Limited {
    fn new() -> Limited {
        Limited { flow: Flow::new(), paragraphs: 0, bytes: MAX_BYTES }
    }

    fn text(&mut self, text: &str) {
        let text = text.get(..text.floor_char_boundary(self.bytes)).unwrap_or_default();
        self.bytes -= text.len();
        self.flow.text(text);
    }

    fn end_paragraph(&mut self) {
        if self.paragraphs < MAX_PARAGRAPHS {
            self.paragraphs += u32::from(!self.flow.run.is_empty());
            self.flow.end_paragraph();
        } else {
            self.flow.run.end_line();
        }
    }
}

enum Piece<'a> {
    /// Characters, references not decoded.
    Text(&'a str),
    /// The end of a line.
    Line,
    /// The end of a paragraph.
    Paragraph,
}

fn read(html: &str, take: &mut dyn FnMut(Piece)) {
    let mut lexer = Lexer::new(html);
    let mut ends_nowhere = Vec::new();
    while let Some(token) = lexer.next() {
        let (name, is_start) = match token {
            HtmlToken::Text(text) => {
                take(Piece::Text(text));
                continue;
            }
            HtmlToken::Start { name, .. } => (name, true),
            HtmlToken::End(name) => (name, false),
            HtmlToken::Nothing => continue,
        };
        match look_up(name) {
            (_, Fate::Keep(Element::Break)) => take(Piece::Line),
            (_, Fate::Keep(element)) if element.is_block() => take(Piece::Paragraph),
            // A second search for what is not there would take quadratic time.
            (known, Fate::Drop(DroppedContent::Raw | DroppedContent::Foreign))
                if is_start && !ends_nowhere.contains(&known) && lexer.raw_text(known).is_none() =>
            {
                ends_nowhere.push(known);
            }
            _ => {}
        }
    }
}
