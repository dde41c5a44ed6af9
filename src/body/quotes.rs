//! Quotations with their sources, and pull quotes.

use super::elements::Element;
use super::flow::Flow;
use super::inlines::is_blank;
use super::quirks::Role;
use super::tree::Node;
use super::walker::Walker;
use crate::article::{Block, Inline, Style, plain_text};

/// Longest source of a quotation that is marked only by a dash, in bytes.
const MAX_SOURCE_BYTES: usize = 160;

/// Characters that introduce a source: dashes and the white space around them.
const DASHES: [char; 6] = ['—', '–', '―', '-', ' ', '\u{a0}'];

impl Walker<'_, '_> {
    /// A quotation. Its source is a `footer`, a `cite` on a line of its own after all of the text, or a last
    /// paragraph that begins with a dash.
    pub(super) fn quote(&mut self, node: Node, flow: &mut Flow) {
        let mut text = flow.inner();
        let mut source = flow.line();
        let mut children = node.children();
        while let Some(child) = children.next() {
            let is_source = match child.element() {
                Some(Element::Footer) => true,
                Some(Element::Cite) => text.run.is_at_line_start() && children.clone().all(is_white_space),
                _ => false,
            };
            if is_source {
                self.walk(child.children(), &mut source);
                source.end_paragraph();
            } else {
                self.node(child, &mut text);
            }
        }
        let post = self.post(node);
        // Its text is only a generic label.
        let is_empty_post = post.is_some() && node.has(Role::PostOnInstagram);
        let mut blocks = if is_empty_post { Vec::new() } else { text.into_blocks() };
        let mut cite = cited(source.into_line().0);
        // A lone dash leaves nothing, and the paragraph before it becomes the last.
        while cite.is_empty()
            && blocks.len() > 1
            && let Some(Block::Paragraph(last)) = blocks.last()
            && is_source(last)
            && let Some(Block::Paragraph(last)) = blocks.pop()
        {
            cite = cited(last);
        }
        if !blocks.is_empty() {
            flow.push(Block::Quote { blocks, cite });
        } else if !cite.is_empty() {
            flow.push(Block::Paragraph(cite));
        }
        if let Some(post) = post {
            flow.push(Block::Embed(post));
        }
    }

    /// A pull quote, without paragraphs; its pictures follow it.
    pub(super) fn pull_quote(&mut self, node: Node, flow: &mut Flow) {
        let mut line = flow.line();
        self.walk(node.children(), &mut line);
        let (text, blocks) = line.into_line();
        if !text.is_empty() {
            flow.push(Block::PullQuote(text));
        }
        for block in blocks {
            flow.push(block);
        }
    }
}

/// A source, normalized for display.
pub(super) fn cited(inlines: Vec<Inline>) -> Vec<Inline> {
    without_emphasis(without_dash(inlines))
}

/// A source without its leading dash.
fn without_dash(mut inlines: Vec<Inline>) -> Vec<Inline> {
    // Lines of only dashes are dropped as well.
    let is_dash = |inline: &Inline| match inline {
        Inline::Text(text) => text.trim_start_matches(DASHES).is_empty(),
        other => *other == Inline::Break,
    };
    let dashes = inlines.iter().take_while(|inline| is_dash(inline)).count();
    drop(inlines.drain(..dashes));
    if let Some(Inline::Text(text)) = inlines.first_mut() {
        *text = text.trim_start_matches(DASHES).to_owned();
    }
    if is_blank(&inlines) { Vec::new() } else { inlines }
}

/// A source without emphasis, if it is emphasised as a whole.
fn without_emphasis(mut inlines: Vec<Inline>) -> Vec<Inline> {
    match inlines.pop() {
        Some(Inline::Styled(Style::Emphasis, inner)) if inlines.is_empty() => inner,
        last => {
            inlines.extend(last);
            inlines
        }
    }
}

fn is_source(inlines: &[Inline]) -> bool {
    let text = plain_text(inlines);
    text.len() <= MAX_SOURCE_BYTES && text.starts_with(['—', '―', '–'])
}

fn is_white_space(node: Node) -> bool {
    node.text().is_some_and(|text| text.trim().is_empty())
}
