//! Bodies and snippets as plain text, without a parser.

#[cfg(feature = "quirks")]
use std::borrow::Cow;

use super::boilerplate::{is_more, without_endings};
use super::elements::{DroppedContent, Element, Fate};
use super::entities::decode;
use super::flow::Flow;
use super::inlines::Run;
use super::lexer::{Attributes, HtmlToken, Lexer};
use super::names::look_up;
use super::page_budget::PageBudget;
use super::quirks::{Role, Roles};
#[cfg(feature = "quirks")]
use super::shortcodes;
use crate::article::{Block, Markup, SafeUrl, Style, plain_text};

/// A longer line, in bytes, was not hard-wrapped: it is a paragraph.
const LONG_LINE: usize = 120;

/// Lines that are all at least this long, in bytes, were hard-wrapped.
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
/// Tags are removed, scripts, styles and the like with their content; character references are decoded
/// exactly once (common names, and numbers; unknown ones stay); white space is collapsed, between blocks
/// to one space. Takes linear time and needs no parser.
pub fn plain<'a>(snippet: impl Into<Snippet<'a>>) -> String {
    plain_snippet(snippet.into())
}

/// Plain text of an excerpt or a caption, without boilerplate: links to the rest of the story, "appeared first
/// on", shortcodes.
pub fn excerpt<'a>(snippet: impl Into<Snippet<'a>>) -> String {
    let text = plain_snippet(snippet.into());
    #[cfg(feature = "quirks")]
    let text = match without_shortcodes(&text, &text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(kept) => collapsed(&kept),
    };
    let kept = without_endings(&text);
    if kept.len() < text.len() { kept.to_owned() } else { text }
}

fn plain_snippet(snippet: Snippet) -> String {
    let html = match snippet {
        Snippet::Text(text) => {
            let mut run = Run::new();
            run.text(text);
            return plain_text(&run.take());
        }
        Snippet::Html(html) => html,
    };
    let text = plain_html(html, true);
    // If everything is struck out or hidden, it is kept.
    if text.is_empty() && html.contains('<') { plain_html(html, false) } else { text }
}

fn plain_html(html: &str, leaves_out: bool) -> String {
    let mut run = Run::new();
    read(html, leaves_out, &mut |piece| match piece {
        Piece::Text(text) => {
            #[cfg(feature = "quirks")]
            let text = &*without_shortcodes(text, html);
            run.text(&decode(text));
        }
        Piece::Line | Piece::Paragraph => run.end_line(),
    });
    plain_text(&run.take())
}

/// Plain text without the shortcodes in it; `None` if it has none.
#[cfg(feature = "quirks")]
pub fn cleaned_of_shortcodes(text: &str) -> Option<String> {
    match without_shortcodes(text, text) {
        Cow::Borrowed(_) => None,
        Cow::Owned(kept) => Some(kept),
    }
}

#[cfg(feature = "quirks")]
fn without_shortcodes<'a>(text: &'a str, html: &str) -> Cow<'a, str> {
    let mut kept = Cow::Borrowed("");
    let mut rest = text;
    while let Some((before, _, behind)) = shortcodes::first(rest, html) {
        kept.to_mut().push_str(before);
        rest = behind;
    }
    if rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    kept.to_mut().push_str(rest);
    kept
}

/// The first link in `html`, resolved against `base`, and its text; `None` without a safe web address.
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
/// Blank lines separate them. A single line break separates them, too, if any line is too long to be
/// hard-wrapped; it is a space between hard-wrapped lines; else it is a line break. Also returns whether the text
/// goes on, as in [`paragraphs_of_html`].
pub(super) fn paragraphs(text: &str) -> (Vec<Block>, bool) {
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
    flow.finish()
}

/// The paragraphs of HTML that is too large or too deep to be parsed; links and pictures are dropped. Also returns
/// whether the text goes on: it is longer than a page shows.
pub(super) fn paragraphs_of_html(html: &str) -> (Vec<Block>, bool) {
    let mut flow = Limited::new();
    read(html, false, &mut |piece| match piece {
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
    flow.finish()
}

/// Paragraphs, as many as a page shows.
struct Limited {
    flow: Flow,
    budget: PageBudget,
}

impl Limited {
    fn new() -> Limited {
        Limited { flow: Flow::new(), budget: PageBudget::new() }
    }

    fn text(&mut self, text: &str) {
        if !self.budget.is_spent() {
            self.flow.text(self.budget.take(text));
        }
    }

    fn end_paragraph(&mut self) {
        // As dear as an item: the text has been read in vain before.
        if !self.flow.run.is_empty() {
            self.budget.element(Element::Item);
        }
        self.flow.end_paragraph();
    }

    fn finish(self) -> (Vec<Block>, bool) {
        (self.flow.into_blocks(), self.budget.is_spent())
    }
}

enum Piece<'a> {
    /// Text; character references are not decoded.
    Text(&'a str),
    /// The end of a line.
    Line,
    /// The end of a paragraph.
    Paragraph,
}

/// Most elements whose missing end tag is searched for.
const MAX_UNENDED: usize = 4;

/// Reads `html` piece by piece. `leaves_out`: without text that is struck out, hidden or boilerplate.
fn read(html: &str, leaves_out: bool, take: &mut dyn FnMut(Piece)) {
    let mut lexer = Lexer::new(html);
    let mut ends_nowhere = Vec::new();
    let (mut unended, mut in_reading, mut quotations) = (0, false, 0_u32);
    #[cfg(feature = "quirks")]
    let mut is_raised = false;
    while let Some(token) = lexer.next() {
        let (name, attributes, is_start) = match token {
            #[cfg(feature = "quirks")]
            HtmlToken::Text(text) if is_raised && let Some(raised) = raised(text) => {
                take(Piece::Text(&raised));
                continue;
            }
            HtmlToken::Text(text) => {
                if !in_reading {
                    take(Piece::Text(text));
                }
                continue;
            }
            HtmlToken::Start { name, attributes, .. } => (name, attributes, true),
            HtmlToken::End(name) => (name, Attributes::NONE, false),
            HtmlToken::Nothing => continue,
        };
        let (known, fate) = look_up(name);
        #[cfg(feature = "quirks")]
        if fate == Fate::Keep(Element::Styled(Style::Superscript)) {
            is_raised = is_start;
        }
        in_reading = is_start && matches!(fate, Fate::Keep(Element::Reading | Element::ReadingMark));
        if cfg!(feature = "quirks")
            && is_start
            && leaves_out
            && unended < MAX_UNENDED
            && is_left_out(fate, attributes, name, &lexer)
        {
            if lexer.skip_element(name, false) {
                continue;
            }
            unended += 1;
        }
        match fate {
            Fate::Keep(Element::Break) => take(Piece::Line),
            Fate::Keep(Element::Quotation) => {
                quotations = if is_start { quotations + 1 } else { quotations.saturating_sub(1) };
                let is_outer = if is_start { quotations % 2 == 1 } else { quotations % 2 == 0 };
                take(Piece::Text(match (is_outer, is_start) {
                    (true, true) => "“",
                    (true, false) => "”",
                    (false, true) => "‘",
                    (false, false) => "’",
                }));
            }
            Fate::Keep(element) if element.is_block() => take(Piece::Paragraph),
            // Searching for a missing end tag again would take quadratic time.
            Fate::Drop(DroppedContent::Raw | DroppedContent::Foreign)
                if is_start && !ends_nowhere.contains(&known) && lexer.raw_text(known).is_none() =>
            {
                ends_nowhere.push(known);
            }
            _ => {}
        }
    }
}

/// A number in superscript characters: in plain text "10<sup>6</sup>" would be 106. `None` for other text.
#[cfg(feature = "quirks")]
fn raised(text: &str) -> Option<String> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raise = |next: char| match next {
        '-' | '−' | '–' => Some('⁻'),
        '+' => Some('⁺'),
        digit => DIGITS.get(usize::try_from(digit.to_digit(10)?).ok()?).copied(),
    };
    text.trim().chars().map(raise).collect::<Option<String>>().filter(|raised| !raised.is_empty())
}

/// Whether an element just opened is not part of the text.
fn is_left_out(fate: Fate, attributes: Attributes, name: &str, lexer: &Lexer) -> bool {
    match fate {
        Fate::Keep(Element::Styled(Style::Struck)) | Fate::Drop(DroppedContent::Repeated) => return true,
        Fate::Keep(element) if element.is_void() => return false,
        Fate::Keep(_) => {}
        _ => return false,
    }
    let is_short = || {
        let here = lexer.within(MAX_LINK_BYTES);
        let mut behind = here.clone();
        behind.skip_element(name, false).then(|| here.until(&behind))
    };
    for (name, value) in attributes {
        if name.eq_ignore_ascii_case("class") {
            let roles = Roles::of(value);
            #[cfg(feature = "quirks")]
            let is_struck = roles.has(Role::Struck);
            #[cfg(not(feature = "quirks"))]
            let is_struck = false;
            if is_struck
                || roles.has(Role::Boilerplate)
                || roles.has(Role::Unseen)
                || roles.has(Role::MoreLink) && is_short().is_some()
            {
                return true;
            }
        }
    }
    fate == Fate::Keep(Element::Link) && is_short().is_some_and(|inner| is_more(&plain_html(inner, true)))
}

/// Longest link to the rest of a story, in bytes of HTML.
const MAX_LINK_BYTES: usize = 300;
