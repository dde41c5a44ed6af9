//! Converts a parsed body to blocks, node by node. Elements without a rule here contribute only their text.

use std::collections::BTreeMap;
use std::rc::Rc;

#[cfg(feature = "quirks")]
use super::bare_addresses::embed_bare_addresses;
use super::boilerplate::{is_more, is_share_address, is_share_heading, without_endings};
use super::dropped::Dropped;
use super::elements::{Attribute, Element};
use super::figure_links::within_link;
use super::flow::Flow;
use super::images::Picture;
use super::inlines::{InlineKind, is_dinkus};
use super::numbers::FirstNumber;
use super::quirks::Role;
use super::text::collapsed;
use super::tree::{Children, Node, Tree};
use super::walker::{BodySource, Walker, is_boilerplate, is_hidden, is_short};
use super::words::words;
use crate::article::{
    Block, Direction, Inline, Language, NumberStyle, Numbers, OmissionKind, SafeUrl, Style, Tongue,
    each_inline,
};
use crate::text::letters::is_letter;
use crate::text::percent;

/// The blocks of the body of `source`.
pub(super) fn blocks(tree: &Tree, source: BodySource, dropped: &mut Dropped) -> Vec<Block> {
    let mut walker = Walker::new(source, dropped);
    walker.tongue.direction = Some(direction_of(tree));
    walker.places = walker.places_of(tree);
    let mut blocks = walker.all(tree);
    if blocks.is_empty() {
        walker.opens_noscript = true;
        blocks = walker.all(tree);
    }
    if !walker.places.is_empty() {
        let (mut written, mut wanted) = (Vec::new(), Vec::new());
        each_inline(&blocks, &mut |inline| match inline {
            Inline::Place(number) => written.push(usize::from(*number)),
            Inline::Jump { to, .. } => wanted.push(usize::from(*to)),
            _ => {}
        });
        written.retain(|number| wanted.contains(number));
        // An anchor, or all links to it, may have been dropped with their parents; the order may have changed.
        if written != (1..=walker.places.len()).collect::<Vec<_>>() {
            walker.places.retain(|_, number| written.contains(number));
            for number in walker.places.values_mut() {
                *number = written.iter().position(|other| other == number).map_or(0, |index| index + 1);
            }
            blocks = walker.all(tree);
        }
    }
    #[cfg(feature = "quirks")]
    embed_bare_addresses(&mut blocks, &mut walker.frames_left);
    if walker.is_cut {
        blocks.push(walker.omission(OmissionKind::Media, None));
    }
    if let Some(top) = top_level(&blocks) {
        raise_headings(&mut blocks, top);
    }
    blocks
}

/// Most letters that are counted for the direction of a body.
const MAX_LETTERS: usize = 2_000;

/// The direction of the majority of the letters without a `dir`; if all have one, of all letters.
fn direction_of(tree: &Tree) -> Direction {
    let (mut all, mut rtl) = (0, 0);
    let mut nodes = tree.all();
    while let Some(node) = nodes.next() {
        if node.attribute(Attribute::Dir).is_some() {
            nodes.pass_over(node);
        }
        count_letters(node, &mut all, &mut rtl);
    }
    if all == 0 {
        tree.all().for_each(|node| count_letters(node, &mut all, &mut rtl));
    }
    if rtl * 2 > all { Direction::Rtl } else { Direction::Ltr }
}

fn count_letters(node: Node, all: &mut usize, rtl: &mut usize) {
    for letter in node.text().unwrap_or_default().chars().filter(|next| is_letter(*next)) {
        if *all == MAX_LETTERS {
            return;
        }
        *all += 1;
        *rtl += usize::from(
            matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'),
        );
    }
}

impl Walker<'_, '_> {
    fn all(&mut self, tree: &Tree) -> Vec<Block> {
        self.seen = self.keys_of_pictures(tree);
        self.quotations = 0;
        self.marked.clear();
        let mut flow = Flow::new();
        self.walk(tree.top(), &mut flow);
        let places = flow.run.take_places();
        let mut blocks = flow.into_blocks();
        if !places.is_empty() {
            blocks.push(Block::Paragraph(places.into_iter().map(Inline::Place).collect()));
        }
        blocks
    }

    /// The ids that links within the text lead to, numbered in document order.
    fn places_of(&self, tree: &Tree) -> BTreeMap<String, usize> {
        let mut places = BTreeMap::new();
        for node in tree.all() {
            if let Some(id) = node.attribute(Attribute::Href).and_then(|href| self.fragment(href)) {
                places.insert(id, 0);
            }
        }
        let mut count = 0;
        for node in tree.all() {
            if let Some(number) = node.attribute(Attribute::Id).and_then(|id| places.get_mut(id))
                && *number == 0
            {
                count += 1;
                *number = count;
            }
        }
        places.retain(|_, number| *number > 0);
        places
    }

    /// The id in the fragment of an address, if it leads into this text.
    fn fragment(&self, href: &str) -> Option<String> {
        let href = href.trim();
        let id = match href.strip_prefix('#') {
            Some(id) => id,
            None => {
                let (page, id) = href.split_once('#')?;
                let own = self.page.or(self.base)?.as_str().split('#').next()?;
                (page == own).then_some(id)?
            }
        };
        (!id.is_empty()).then(|| percent::decoded(id))
    }

    /// Adds an anchor for `node`, if a link within the text leads to it.
    pub(super) fn mark_place(&mut self, node: Node, flow: &mut Flow) {
        if let Some(number) = node.attribute(Attribute::Id).and_then(|id| self.places.get(id))
            && !self.marked.contains(number)
        {
            self.marked.push(*number);
            flow.run.place(u16::try_from(*number).unwrap_or(u16::MAX));
        }
    }

    /// Runs `walk` in the language and direction of `node`, within a passage if these differ from the
    /// surrounding ones.
    pub(super) fn in_tongue(&mut self, node: Node, flow: &mut Flow, walk: impl FnOnce(&mut Self, &mut Flow)) {
        self.mark_place(node, flow);
        let Some(tongue) = self.own_tongue(node) else { return walk(self, flow) };
        let is_block = node.element().is_some_and(Element::is_block) && !flow.is_line();
        if is_block && !flow.may_nest() {
            return walk(self, flow);
        }
        let outside = self.tongue.clone();
        self.tongue.language = tongue.language.clone().or_else(|| outside.language.clone());
        self.tongue.direction = tongue.direction.or(outside.direction);
        if is_block {
            let mut inner = flow.inner();
            walk(self, &mut inner);
            let blocks = inner.into_blocks();
            if !blocks.is_empty() {
                flow.push(Block::Passage { tongue, blocks });
            }
        } else {
            flow.run.open(InlineKind::Passage(Rc::new(tongue)));
            walk(self, flow);
            flow.run.close();
        }
        self.tongue = outside;
    }

    fn own_tongue(&self, node: Node) -> Option<Tongue> {
        let language = node.attribute(Attribute::Lang).and_then(Language::parse);
        let is_other = |language: &Language| {
            !self.tongue.language.as_ref().is_some_and(|known| known.is_same_language(language))
        };
        let language = language.filter(is_other);
        let direction = match node.attribute(Attribute::Dir).map(str::trim) {
            Some(dir) if dir.eq_ignore_ascii_case("rtl") => Some(Direction::Rtl),
            Some(dir) if dir.eq_ignore_ascii_case("ltr") => Some(Direction::Ltr),
            _ => None,
        };
        let direction = direction.filter(|direction| self.tongue.direction != Some(*direction));
        (language.is_some() || direction.is_some()).then_some(Tongue { language, direction })
    }

    /// Writes `nodes` into `flow`. Recurses into the tree, whose depth is limited.
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
        let Some(element) = node.element() else {
            self.dropped.come_to(node.text().unwrap_or_default());
            return;
        };
        if is_hidden(node) {
            self.dropped.add("hidden");
            return;
        }
        let is_added = || match element {
            Element::Paragraph | Element::Heading(_) | Element::Bulleted
                if is_short(node, MAX_ENDING_BYTES) =>
            {
                let says_so = |is_it: fn(&str) -> bool| is_it(&words(node, &|_| false));
                match element {
                    Element::Paragraph => says_so(is_ending) || shares_only(node),
                    Element::Heading(_) => says_so(is_share_heading),
                    _ => shares_only(node),
                }
            }
            _ => false,
        };
        // Editions that `press` wrote have no boilerplate.
        if cfg!(feature = "quirks") && (is_boilerplate(node) || is_added()) {
            self.dropped.add("boilerplate");
            return;
        }
        self.in_tongue(node, flow, |walker, flow| walker.element(node, element, flow));
    }

    fn element(&mut self, node: Node, element: Element, flow: &mut Flow) {
        if element.is_block() && !flow.is_line() && self.known_by_class(node, flow) {
            return;
        }
        match element {
            Element::Styled(style) => self.inline(node, InlineKind::Styled(style), flow),
            Element::Cite => self.inline(node, InlineKind::Styled(Style::Emphasis), flow),
            Element::Code => self.inline(node, InlineKind::Code, flow),
            Element::Span if cfg!(feature = "quirks") && node.has(Role::Formula) => {
                self.drawn_formula(node, flow);
            }
            #[cfg(feature = "quirks")]
            Element::Span if node.has(Role::Struck) => {
                self.inline(node, InlineKind::Styled(Style::Struck), flow);
            }
            Element::Ruby => ruby(node, flow),
            Element::ReadingMark => {}
            Element::Formula if cfg!(feature = "quirks") => self.formula(node, flow),
            Element::Power
            | Element::Index
            | Element::Indices
            | Element::Fraction
            | Element::Root
            | Element::FormulaRow
            | Element::FormulaGroup
                if cfg!(feature = "quirks") =>
            {
                self.formula_part(node, flow);
            }
            Element::Graphic => {
                let title = node.attribute(Attribute::Title).map(collapsed).filter(|title| !title.is_empty());
                self.dropped.add("graphic");
                let block = self.omission(OmissionKind::Graphic, title);
                flow.push(block);
            }
            // A stray ruby annotation is plain text; `press` has converted formulas to text.
            Element::Span
            | Element::Source
            | Element::Reading
            | Element::Formula
            | Element::Power
            | Element::Index
            | Element::Indices
            | Element::Fraction
            | Element::Root
            | Element::FormulaRow
            | Element::FormulaGroup => self.walk(node.children(), flow),
            Element::Link => {
                let kind = self.link(node).unwrap_or(InlineKind::Plain);
                self.inline(node, kind, flow);
            }
            Element::Quotation => {
                let (open, close) =
                    if self.quotations.is_multiple_of(2) { ("“", "”") } else { ("‘", "’") };
                self.quotations = self.quotations.wrapping_add(1);
                flow.text(open);
                self.walk(node.children(), flow);
                flow.text(close);
                self.quotations = self.quotations.wrapping_sub(1);
            }
            Element::Break => flow.run.line_break(),
            Element::Image | Element::Picture => self.loose_picture(node, flow),
            Element::Frame | Element::Video | Element::Audio => self.loose_embed(node, flow),
            Element::NoScript => self.noscript(node, flow),
            Element::Figure => self.figure(node, flow),
            Element::Term => {
                flow.end_paragraph();
                self.inline(node, InlineKind::Styled(Style::Strong), flow);
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

    /// An element without a meaning of its own, separated from its neighbours like a paragraph.
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

    /// Handles elements by their class; returns whether it was known.
    fn known_by_class(&mut self, node: Node, flow: &mut Flow) -> bool {
        if node.has(Role::PullQuote) {
            self.pull_quote(node, flow);
            return true;
        }
        #[cfg(feature = "ghost")]
        if node.has(Role::FileCard)
            && let Some(href) = node.descendants().find_map(|inner| inner.attribute(Attribute::Href))
            && let Some(to) = self.web_address(href)
        {
            let text = words(node, &|_| false);
            if !text.is_empty() {
                flow.push(Block::Paragraph(vec![Inline::Link { to, text: vec![Inline::Text(text)] }]));
            }
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

    fn link(&self, node: Node) -> Option<InlineKind> {
        let href = node.attribute(Attribute::Href)?;
        if let Some(id) = self.fragment(href) {
            let number = u16::try_from(*self.places.get(&id)?).ok()?;
            return Some(InlineKind::Jump(number));
        }
        if href.trim_start().starts_with('#') {
            return None;
        }
        let to = SafeUrl::parse(href, self.base)?.without_tracking();
        Some(InlineKind::Link(Rc::new(to), Rc::clone(&self.budget)))
    }

    fn heading(&mut self, node: Node, level: u8, flow: &mut Flow) {
        let mut line = flow.line();
        self.walk(node.children(), &mut line);
        let (text, blocks) = line.into_line();
        // A dash is never a heading.
        if is_dinkus(&text, 1) {
            flow.push(Block::Rule);
        } else if !text.is_empty() {
            flow.push(Block::Heading { level, text });
        }
        for block in blocks {
            flow.push(block);
        }
    }

    fn list(&mut self, node: Node, ordered: bool, flow: &mut Flow) {
        let mut items: Vec<(Option<i32>, Vec<Block>)> = Vec::new();
        let mut between = flow.inner();
        let mut next = FirstNumber::of(node);
        for child in node.children() {
            if child.element() == Some(Element::Item) && !is_hidden(child) {
                push_between(std::mem::replace(&mut between, flow.inner()), &mut items);
                let mut item = flow.inner();
                self.in_tongue(child, &mut item, |walker, item| walker.walk(child.children(), item));
                let number = next.number(child);
                items.push((Some(number), item.into_blocks()));
            } else {
                self.node(child, &mut between);
            }
        }
        push_between(between, &mut items);
        items.retain(|(_, item)| !item.is_empty());
        if items.is_empty() {
            return;
        }
        let numbers = ordered.then(|| Numbers {
            style: NumberStyle::of(node.attribute(Attribute::Type).unwrap_or_default().trim()),
            values: next.all(items.iter().map(|(number, _)| *number)),
        });
        flow.push(Block::List { numbers, items: items.into_iter().map(|(_, item)| item).collect() });
    }

    /// A fallback for scripts: only its pictures and frames, and only those that do not occur elsewhere. If
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
        for frame in node.descendants().filter(|inner| inner.element() == Some(Element::Frame)) {
            if let Some(embed) = self.embed(frame)
                && self.seen.insert(embed.address.as_str().to_owned(), 0).is_none()
            {
                flow.push(Block::Embed(embed));
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
            self.seen.insert(embed.address.as_str().to_owned(), 0);
            flow.push(Block::Embed(embed));
        } else if cfg!(feature = "quirks") && node.element() != Some(Element::Frame) {
            let block = self.omission(OmissionKind::Media, None);
            flow.push(block);
        }
    }
}

/// Adds content of a list outside of its items: a nested list belongs to the item before it.
fn push_between(between: Flow, items: &mut Vec<(Option<i32>, Vec<Block>)>) {
    let mut rest = Vec::new();
    for block in between.into_blocks() {
        match items.last_mut().filter(|_| rest.is_empty() && matches!(block, Block::List { .. })) {
            Some((_, item)) => item.push(block),
            None => rest.push(block),
        }
    }
    items.push((None, rest));
}

/// Longest paragraph that may be boilerplate, in bytes.
const MAX_ENDING_BYTES: usize = 400;

/// Whether `node` has links, all of them share buttons.
fn shares_only(node: Node) -> bool {
    let links = || node.descendants().filter_map(|inner| inner.attribute(Attribute::Href));
    links().next().is_some() && links().all(is_share_address)
}

/// Whether a paragraph consists of boilerplate: a link to the rest of the story, or to its first publication.
fn is_ending(text: &str) -> bool {
    !text.is_empty() && (is_more(text) || without_endings(text).is_empty())
}

/// Preformatted text.
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

/// The highest level of the publisher's headings.
fn top_level(blocks: &[Block]) -> Option<u8> {
    let level = |block: &Block| match block {
        Block::Heading { level, .. } => Some((*level).max(2)),
        Block::Quote { blocks, .. } | Block::Passage { blocks, .. } => top_level(blocks),
        Block::List { items, .. } => items.iter().filter_map(|item| top_level(item)).min(),
        _ => None,
    };
    blocks.iter().filter_map(level).min()
}

/// Shifts heading levels so that `top` becomes level 2, below the headline, and limits them to 4.
fn raise_headings(blocks: &mut [Block], top: u8) {
    for block in blocks {
        match block {
            Block::Heading { level, .. } => *level = (2 + (*level).max(2).saturating_sub(top)).min(4),
            Block::Quote { blocks, .. } | Block::Passage { blocks, .. } => raise_headings(blocks, top),
            Block::List { items, .. } => items.iter_mut().for_each(|item| raise_headings(item, top)),
            _ => {}
        }
    }
}

/// Ruby text as pairs of characters and annotation; a second annotation of the same characters is appended to
/// the first.
fn ruby(node: Node, flow: &mut Flow) {
    let (mut base, mut pair): (String, Option<(String, String)>) = (String::new(), None);
    let write = |flow: &mut Flow, pair: &mut Option<(String, String)>| match pair.take() {
        Some((base, reading)) if base.is_empty() || reading.is_empty() => {
            flow.text(&base);
            flow.text(&reading);
        }
        Some((base, reading)) => flow.run.thing(Inline::Ruby { base, reading }),
        None => {}
    };
    for part in node.children() {
        match part.element() {
            Some(Element::Reading) => {
                let (before, reading) = (collapsed(&std::mem::take(&mut base)), words(part, &|_| false));
                match &mut pair {
                    Some((_, first)) if before.is_empty() => first.push_str(&reading),
                    _ => {
                        write(flow, &mut pair);
                        pair = Some((before, reading));
                    }
                }
            }
            Some(Element::ReadingMark) => {}
            Some(_) => base.push_str(&words(part, &|_| false)),
            None => base.push_str(part.text().unwrap_or_default()),
        }
    }
    write(flow, &mut pair);
    flow.text(&base);
}
