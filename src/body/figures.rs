//! Figures: pictures with their caption and credit, galleries, and other content with a caption.

use super::boilerplate::without_endings;
use super::elements::{Attribute, Element};
use super::embeds::embed_of;
use super::figure_links::within_link;
use super::flow::Flow;
use super::images::Picture;
use super::inlines::Run;
use super::quirks::Role;
use super::tree::Node;
use super::walker::{Walker, is_hidden, is_short};
use super::words::words;
use crate::article::{Block, Embed, Image, Omission, OmissionKind, Style, plain_text};
use crate::credit::{self, Evidence};

/// Longest source that is recognised, in bytes.
const MAX_SOURCE_BYTES: usize = 200;

/// The parts of a figure, without those of nested figures.
#[derive(Default)]
struct Parts<'t> {
    captions: Vec<Node<'t>>,
    figures: Vec<Node<'t>>,
    /// The number of pictures, without those of nested figures.
    pictures: usize,
    quote: Option<Node<'t>>,
    table: Option<Node<'t>>,
    /// Whether there is any other content besides text.
    holds_more: bool,
}

impl Walker<'_, '_> {
    /// A figure of any kind.
    pub(super) fn figure(&mut self, node: Node, flow: &mut Flow) {
        if let Some(kind) = missing(node) {
            let title = Some(words(node, &|_| false)).filter(|title| !title.is_empty());
            let href = node.descendants().find_map(|inner| inner.attribute(Attribute::Href));
            let address = href.and_then(|href| self.web_address(href)).or_else(|| self.page.cloned());
            return flow.push(Block::Omission(Omission { kind, title, address }));
        }
        let parts = take_apart(node);
        let is_gallery = node.has(Role::Gallery) || parts.pictures > 1 || !parts.figures.is_empty();
        if node.has(Role::Bookmark) && self.bookmark(node, &parts, flow) {
            return;
        }
        if let (Some(table), false) = (parts.table, parts.holds_more) {
            return self.table(table, &parts.captions, flow);
        }
        if parts.table.is_some() || parts.quote.is_some() || parts.holds_more {
            return self.captioned(node, &parts, flow);
        }
        if is_gallery {
            return self.gallery(node, flow);
        }
        let image = self.pictures(node).into_iter().find_map(image_of);
        let image = image.or_else(|| self.only_without_script(node));
        match image {
            Some(mut image) => {
                self.describe(&mut image, node);
                within_link(&mut image, flow);
                flow.push(Block::Figure(image));
            }
            None => self.linked_embed(node, &parts, flow),
        }
    }

    /// Handles elements that are figures by their class; returns whether `node` is one.
    pub(super) fn figure_by_class(&mut self, node: Node, flow: &mut Flow) -> bool {
        let is_figure = node.element() == Some(Element::Figure);
        if is_figure || !node.has(Role::Gallery) && !node.has(Role::Figure) && !node.has(Role::Bookmark) {
            return false;
        }
        // Some pages call a whole column a gallery: its words must not become a caption.
        let has_text =
            !words(node, &|inner| is_figure_like(inner) || is_caption(inner) || is_credit(inner)).is_empty();
        if has_text && node.has(Role::Gallery) {
            return false;
        }
        self.figure(node, flow);
        true
    }

    /// A gallery. Its own caption is a sibling of the figures in it.
    fn gallery(&mut self, node: Node, flow: &mut Flow) {
        let mut images = Vec::new();
        let mut others = Vec::new();
        let mut nodes = node.descendants();
        while let Some(inner) = nodes.next() {
            if is_figure_like(inner) {
                nodes.pass_over(inner);
                let mut figure = flow.inner();
                self.figure(inner, &mut figure);
                for block in figure.into_blocks() {
                    match block {
                        Block::Figure(image) => images.push(image),
                        other => others.push(other),
                    }
                }
            } else if matches!(inner.element(), Some(Element::Image | Element::Picture)) {
                nodes.pass_over(inner);
                images.extend(self.picture_at(inner).into_iter().find_map(image_of));
            } else if inner.element() == Some(Element::NoScript) || is_hidden(inner) {
                nodes.pass_over(inner);
            }
        }
        if images.len() > 1 {
            let parts = take_apart(node);
            let is_link = |inner: Node| inner.element() == Some(Element::Link);
            // A caption with links becomes a paragraph: a gallery's caption is plain text.
            let has_links = parts.captions.iter().any(|caption| caption.descendants().any(is_link));
            let caption = Some(words(node, &|inner| is_figure_like(inner) || has_links && is_caption(inner)));
            flow.push(Block::Gallery { images, caption: caption.filter(|caption| !caption.is_empty()) });
            if has_links {
                self.captions(&parts, flow);
            }
        } else if let Some(mut image) = images.pop() {
            if image.caption.is_none() && image.credit.is_none() {
                self.describe(&mut image, node);
            }
            flow.push(Block::Figure(image));
        } else {
            // Not by walking the figures again: that would take twice the time for each level.
            flow.end_paragraph();
            flow.text(&words(node, &is_figure_like));
        }
        for other in others {
            flow.push(other);
        }
    }

    /// Caption and credit of `image` from the text of its figure, without nested figures.
    fn describe(&mut self, image: &mut Image, figure: Node) {
        let mut credits = Vec::new();
        let mut nodes = figure.descendants();
        // Some put the source before the caption, in an element of its own: "Image source, Getty Images".
        let mut sources = Vec::new();
        while let Some(node) = nodes.next() {
            let is_credit = is_credit(node) && !is_hidden(node) && !is_figure_like(node);
            if is_credit {
                credits.push(words(node, &|_| false));
            } else if cfg!(feature = "quirks") && (is_labelled_source(node) || is_credit_line(node, figure)) {
                sources.push(node.index());
                credits.push(credit::strip_label(&words_with_labels(node)).to_owned());
            }
            let is_source = sources.last() == Some(&node.index());
            if is_credit || is_source || is_figure_like(node) || is_caption(node) || is_hidden(node) {
                // A credit in the caption counts, but not a source outside of it.
                if !is_caption(node) || is_credit {
                    nodes.pass_over(node);
                }
            }
        }
        credits.retain(|credit| !credit.is_empty());
        let field = credits.join(" / ");
        let is_source = |node: Node| sources.contains(&node.index());
        let caption = words(figure, &|node| is_figure_like(node) || is_credit(node) || is_source(node));
        let choice = credit::choose(Evidence {
            field: Some(field.as_str()).filter(|field| !field.is_empty()),
            caption: Some(without_endings(&caption)),
            ..Evidence::default()
        });
        image.caption = choice.caption;
        image.credit = choice.credit;
        self.follow(image, figure);
    }

    /// A figure without a picture: a quotation, a video, code.
    fn captioned(&mut self, node: Node, parts: &Parts, flow: &mut Flow) {
        flow.end_paragraph();
        let mut inner = flow.inner();
        for child in node.children() {
            if !is_caption(child) {
                self.node(child, &mut inner);
            }
        }
        let mut blocks = inner.into_blocks();
        let mut caption = flow.line();
        for node in &parts.captions {
            self.walk(node.children(), &mut caption);
            caption.end_paragraph();
        }
        let (caption, more) = caption.into_line();
        match blocks.as_mut_slice() {
            [Block::Quote { cite, .. }] if cite.is_empty() => *cite = super::quotes::cited(caption),
            [
                Block::Embed(Embed { title: title @ None, .. })
                | Block::Omission(Omission { title: title @ None, .. }),
            ] if !caption.is_empty() => {
                *title = Some(plain_text(&caption));
            }
            _ if !caption.is_empty() => blocks.push(Block::Paragraph(caption)),
            _ => {}
        }
        for block in blocks.into_iter().chain(more) {
            flow.push(block);
        }
    }

    /// The picture of a figure that has none outside of `noscript`.
    fn only_without_script(&mut self, node: Node) -> Option<Image> {
        let noscript = node.descendants().find(|inner| inner.element() == Some(Element::NoScript))?;
        self.pictures(noscript).into_iter().find_map(image_of)
    }

    /// A card that Ghost makes of a link.
    fn bookmark(&mut self, node: Node, parts: &Parts, flow: &mut Flow) -> bool {
        let mut links = node.descendants().filter_map(|inner| inner.attribute(Attribute::Href));
        let Some(address) = links.next().and_then(|href| self.web_address(href)) else { return false };
        let part = |role| {
            let found = node.descendants().find(|inner| inner.has(role));
            found.map(|part| words(part, &|_| false)).filter(|text| !text.is_empty())
        };
        flow.push(Block::Embed(embed_of(address, part(Role::BookmarkTitle))));
        // A quoted excerpt. Only Ghost has such cards.
        #[cfg(feature = "ghost")]
        if let Some(text) = part(Role::BookmarkText).filter(|_| flow.may_nest()) {
            let by = part(Role::BookmarkAuthor).or_else(|| part(Role::BookmarkPublisher));
            let cite = super::quotes::cited(by.map(crate::article::Inline::Text).into_iter().collect());
            flow.push(Block::Quote {
                blocks: vec![Block::Paragraph(vec![crate::article::Inline::Text(text)])],
                cite,
            });
        }
        self.captions(parts, flow);
        true
    }

    /// A figure without a picture: `WordPress` leaves the bare address of what it could not embed.
    fn linked_embed(&mut self, node: Node, parts: &Parts, flow: &mut Flow) {
        let text = words(node, &is_caption);
        let is_address = node.has(Role::BareEmbed) && text.starts_with("http") && !text.contains(' ');
        let address = Some(text.as_str()).filter(|_| is_address).and_then(|text| self.web_address(text));
        if let Some(address) = address {
            flow.push(Block::Embed(embed_of(address, None)));
            self.captions(parts, flow);
        } else if cfg!(feature = "quirks") && text.is_empty() && !parts.captions.is_empty() {
            // A script would fill it, with unknown content.
            self.dropped.add("graphic");
            let title = Some(words(node, &|_| false)).filter(|title| !title.is_empty());
            let block = self.omission(OmissionKind::Media, title);
            flow.push(block);
        } else {
            self.division(node, flow);
        }
    }

    fn captions(&mut self, parts: &Parts, flow: &mut Flow) {
        for caption in &parts.captions {
            self.node(*caption, flow);
        }
    }
}

/// The kind of missing content in a placeholder line of our own format.
fn missing(node: Node) -> Option<OmissionKind> {
    [
        (Role::MissingGraphic, OmissionKind::Graphic),
        (Role::MissingTable, OmissionKind::Table),
        (Role::MissingMedia, OmissionKind::Media),
        (Role::MissingText, OmissionKind::Text),
    ]
    .iter()
    .find_map(|(role, kind)| node.has(*role).then_some(*kind))
}

/// Whether an element in a figure is only a labelled source.
fn is_labelled_source(node: Node) -> bool {
    let is_line = matches!(
        node.element(),
        Some(Element::Paragraph | Element::Division | Element::Span | Element::Styled(_))
    );
    if !is_line || is_hidden(node) || node.descendants().any(|inner| inner.element() == Some(Element::Image))
    {
        return false;
    }
    let text = words_with_labels(node);
    text.len() <= MAX_SOURCE_BYTES && credit::is_labelled_source(&text)
}

/// Whether an element of a caption is a credit on a line of its own: a last paragraph, small print.
fn is_credit_line(node: Node, figure: Node) -> bool {
    let is_line = matches!(node.element(), Some(Element::Paragraph | Element::Styled(Style::Small)));
    if !is_line || is_hidden(node) || !is_short(node, MAX_SOURCE_BYTES) {
        return false;
    }
    let text = words(node, &|_| false);
    // It must parse as a credit after a sentence.
    let split = credit::split_caption(&["Here it is. ", &text].concat());
    split.credit.is_some_and(|credit| credit == text) && !is_short(figure, text.len() + 1)
}

/// The text of `node`, including labels for screen readers only.
fn words_with_labels(node: Node) -> String {
    let mut run = Run::new();
    node.descendants().for_each(|inner| run.text(inner.text().unwrap_or_default()));
    plain_text(&run.take())
}

fn image_of(picture: Picture) -> Option<Image> {
    match picture {
        Picture::Image(image) => Some(*image),
        Picture::Symbol(_) => None,
    }
}

fn take_apart(node: Node) -> Parts {
    let mut parts = Parts::default();
    let mut nodes = node.descendants();
    while let Some(inner) = nodes.next() {
        if is_figure_like(inner) {
            parts.figures.push(inner);
            nodes.pass_over(inner);
        } else if is_caption(inner) {
            parts.captions.push(inner);
            nodes.pass_over(inner);
        } else {
            match inner.element() {
                Some(Element::Image) => parts.pictures += 1,
                Some(Element::Quote) => parts.quote = Some(inner),
                Some(Element::Table) => parts.table = Some(inner),
                Some(
                    Element::Frame
                    | Element::Video
                    | Element::Audio
                    | Element::Verbatim
                    | Element::Bulleted
                    | Element::Numbered
                    | Element::Graphic
                    | Element::Heading(_),
                ) => parts.holds_more = true,
                _ => {}
            }
            let is_whole = matches!(
                inner.element(),
                Some(Element::NoScript | Element::Quote | Element::Table | Element::Video | Element::Audio)
            );
            if is_whole || is_hidden(inner) {
                nodes.pass_over(inner);
            }
        }
    }
    parts
}

fn is_figure_like(node: Node) -> bool {
    node.element() == Some(Element::Figure) || node.has(Role::Figure)
}

fn is_caption(node: Node) -> bool {
    node.element() == Some(Element::Caption) || node.has(Role::Caption)
}

fn is_credit(node: Node) -> bool {
    node.element() == Some(Element::Cite) || node.has(Role::Credit)
}
