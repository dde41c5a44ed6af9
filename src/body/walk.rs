//! From a parsed body to blocks: each node by its element. Elements without a rule here only give their words.

use std::rc::Rc;

use super::dropped::Dropped;
use super::elements::{Attribute, Element};
use super::figure_links::within_link;
use super::flow::Flow;
use super::images::Picture;
use super::inlines::InlineKind;
use super::quirks::Role;
use super::tree::{Children, Node, Tree};
use super::walker::{Walker, is_hidden};
use crate::article::{Block, SafeUrl};

/// The blocks of a body; addresses are resolved against `base`.
pub(super) fn blocks(tree: &Tree, base: Option<&SafeUrl>, dropped: &mut Dropped) -> Vec<Block> {
    let mut walker = Walker::new(base, dropped);
    let mut blocks = walker.all(tree);
    if blocks.is_empty() {
        walker.opens_noscript = true;
        blocks = walker.all(tree);
    }
    if let Some(top) = top_level(&blocks) {
        raise_headings(&mut blocks, top);
    }
    blocks
}

impl Walker<'_, '_> {
    fn all(&mut self, tree: &Tree) -> Vec<Block> {
        self.seen = self.keys_of_pictures(tree);
        let mut flow = Flow::new();
        self.walk(tree.top(), &mut flow);
        flow.into_blocks()
    }

    /// Writes `nodes` into `flow`. Recursive by the depth of the tree, which is limited.
    pub(super) fn walk(&mut self, nodes: Children, flow: &mut Flow) {
        for node in nodes {
            self.node(node, flow);
        }
    }

    /// Writes `node` into `flow`.
    pub(super) fn node(&mut self, node: Node, flow: &mut Flow) {
        for (index, text) in node.text().into_iter().flat_map(|text| self.lines(text)).enumerate() {
            if index > 0 {
                flow.run.line_break();
            }
            flow.text(text);
        }
        let Some(element) = node.element() else { return };
        if is_hidden(node) {
            self.dropped.add("hidden");
            return;
        }
        if element.is_block() && !flow.is_line() && self.known_by_class(node, flow) {
            return;
        }
        match element {
            Element::Emphasis | Element::Cite => self.inline(node, InlineKind::Emphasis, flow),
            Element::Strong => self.inline(node, InlineKind::Strong, flow),
            Element::Subscript => self.inline(node, InlineKind::Subscript, flow),
            Element::Superscript => self.inline(node, InlineKind::Superscript, flow),
            Element::Code => self.inline(node, InlineKind::Code, flow),
            Element::Span | Element::Source => self.walk(node.children(), flow),
            Element::Link => {
                let kind = self.link(node).unwrap_or(InlineKind::Plain);
                self.inline(node, kind, flow);
            }
            Element::Quotation => {
                flow.text("“");
                self.walk(node.children(), flow);
                flow.text("”");
            }
            Element::Break => flow.run.line_break(),
            Element::Image | Element::Picture => self.loose_picture(node, flow),
            Element::Frame | Element::Video | Element::Audio => self.loose_embed(node, flow),
            Element::NoScript => self.noscript(node, flow),
            Element::Figure => self.figure(node, flow),
            Element::Term => {
                flow.end_paragraph();
                self.inline(node, InlineKind::Strong, flow);
                flow.end_paragraph();
            }
            Element::Rule if !flow.is_line() => flow.push(Block::Rule),
            Element::Heading(level) if !flow.is_line() => self.heading(node, level, flow),
            Element::Bulleted | Element::Numbered if flow.may_nest() => {
                self.list(node, element == Element::Numbered, flow);
            }
            Element::Quote if flow.may_nest() => self.quote(node, flow),
            Element::Table if !flow.is_line() => self.table(node, &[], flow),
            Element::Verbatim if !flow.is_line() => verbatim(node, flow),
            _ => self.division(node, flow),
        }
    }

    /// What has no meaning of its own but stands apart.
    pub(super) fn division(&mut self, node: Node, flow: &mut Flow) {
        flow.end_paragraph();
        self.walk(node.children(), flow);
        flow.end_paragraph();
    }

    fn lines<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        text.splitn(if self.keeps_lines { usize::MAX } else { 1 }, '\n')
    }

    fn inline(&mut self, node: Node, kind: InlineKind, flow: &mut Flow) {
        flow.run.open(kind);
        self.walk(node.children(), flow);
        flow.run.close();
    }

    /// Elements whose class says more than their name.
    fn known_by_class(&mut self, node: Node, flow: &mut Flow) -> bool {
        if node.has(Role::PullQuote) {
            self.pull_quote(node, flow);
            return true;
        }
        if node.has(Role::Verse) {
            let outside = std::mem::replace(&mut self.keeps_lines, true);
            self.division(node, flow);
            self.keeps_lines = outside;
            return true;
        }
        self.figure_by_class(node, flow)
    }

    /// An address within this page would lead to the publisher's: we have no ids.
    fn link(&self, node: Node) -> Option<InlineKind> {
        let href = node.attribute(Attribute::Href)?;
        if href.trim_start().starts_with('#') {
            return None;
        }
        let to = SafeUrl::parse(href, self.base)?;
        Some(InlineKind::Link(Rc::new(to), Rc::clone(&self.budget)))
    }

    fn heading(&mut self, node: Node, level: u8, flow: &mut Flow) {
        let mut line = flow.line();
        self.walk(node.children(), &mut line);
        let (text, blocks) = line.into_line();
        if !text.is_empty() {
            flow.push(Block::Heading { level, text });
        }
        for block in blocks {
            flow.push(block);
        }
    }

    fn list(&mut self, node: Node, ordered: bool, flow: &mut Flow) {
        let mut items: Vec<Vec<Block>> = Vec::new();
        let mut between = flow.inner();
        for child in node.children() {
            if child.element() == Some(Element::Item) && !is_hidden(child) {
                push_between(std::mem::replace(&mut between, flow.inner()), &mut items);
                let mut item = flow.inner();
                self.walk(child.children(), &mut item);
                items.push(item.into_blocks());
            } else {
                self.node(child, &mut between);
            }
        }
        push_between(between, &mut items);
        items.retain(|item| !item.is_empty());
        if !items.is_empty() {
            flow.push(Block::List { ordered, items });
        }
    }

    /// What stands in for scripts: only its pictures, and only those that are nowhere else. If
    /// the body is empty otherwise, all of it.
    fn noscript(&mut self, node: Node, flow: &mut Flow) {
        if self.opens_noscript {
            self.walk(node.children(), flow);
            return;
        }
        self.dropped.add("noscript");
        for picture in self.pictures(node) {
            if let Picture::Image(image) = picture
                && self.seen.insert(image.url.picture_key().to_owned(), 0).is_none()
            {
                flow.push(Block::Figure(*image));
            }
        }
    }

    fn loose_picture(&mut self, node: Node, flow: &mut Flow) {
        for picture in self.picture_at(node) {
            match picture {
                Picture::Image(mut image) => {
                    within_link(&mut image, flow);
                    flow.push(Block::Figure(*image));
                }
                Picture::Symbol(text) => flow.text(&text),
            }
        }
    }

    fn loose_embed(&mut self, node: Node, flow: &mut Flow) {
        if let Some(embed) = self.embed(node) {
            flow.push(Block::Embed(embed));
        }
    }
}

/// Adds what stands in a list but in no item: a list belongs to the item before it.
fn push_between(between: Flow, items: &mut Vec<Vec<Block>>) {
    let mut rest = Vec::new();
    for block in between.into_blocks() {
        match items.last_mut().filter(|_| rest.is_empty() && matches!(block, Block::List { .. })) {
            Some(item) => item.push(block),
            None => rest.push(block),
        }
    }
    items.push(rest);
}

/// Text whose white space counts.
fn verbatim(node: Node, flow: &mut Flow) {
    let mut code = String::new();
    for node in node.descendants() {
        match node.text() {
            Some(text) => {
                code.extend(text.chars().filter(|next| !next.is_control() || matches!(next, '\n' | '\t')));
            }
            None if node.element() == Some(Element::Break) => code.push('\n'),
            None => {}
        }
    }
    let code = code.trim_end().trim_start_matches('\n');
    if !code.is_empty() {
        flow.push(Block::Code(code.to_owned()));
    }
}

/// The highest level of the headings, as the publisher has them.
fn top_level(blocks: &[Block]) -> Option<u8> {
    let level = |block: &Block| match block {
        Block::Heading { level, .. } => Some((*level).max(2)),
        Block::Quote { blocks, .. } => top_level(blocks),
        Block::List { items, .. } => items.iter().filter_map(|item| top_level(item)).min(),
        _ => None,
    };
    blocks.iter().filter_map(level).min()
}

/// Makes `top` the second level, below the headline, and keeps three levels.
fn raise_headings(blocks: &mut [Block], top: u8) {
    for block in blocks {
        match block {
            Block::Heading { level, .. } => *level = (2 + (*level).max(2).saturating_sub(top)).min(4),
            Block::Quote { blocks, .. } => raise_headings(blocks, top),
            Block::List { items, .. } => items.iter_mut().for_each(|item| raise_headings(item, top)),
            _ => {}
        }
    }
}
