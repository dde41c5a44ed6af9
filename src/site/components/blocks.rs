//! The text of a story: each block its element, every text a text node.

use super::caption::figcaption;
use super::embed;
use super::picture::{self, Slot};
use crate::article::{Block, Cell, Image, Inline, Table, TableRow, plain_text};
use crate::element::{El, div, el, svg, text};
use crate::site::state::Site;

/// The text of a story without the block `repeated`; the first paragraph begins with the dateline
/// where the place is known.
pub fn text_of(site: &Site, blocks: &[Block], repeated: Option<usize>, place: Option<&str>) -> Vec<El> {
    let mut place = place;
    let shown = blocks.iter().enumerate().filter(|(at, _)| Some(*at) != repeated);
    shown
        .map(|(_, block)| match (block, place) {
            (Block::Paragraph(words), Some(filed_from)) => {
                place = None;
                let dateline = el("b").class("dateline").text(filed_from);
                el("p").child(dateline).text(" — ").children(inlines(words))
            }
            (other, _) => block_view(site, other),
        })
        .collect()
}

fn blocks(site: &Site, blocks: &[Block]) -> Vec<El> {
    text_of(site, blocks, None, None)
}

fn block_view(site: &Site, block: &Block) -> El {
    match block {
        Block::Paragraph(words) => el("p").children(inlines(words)),
        Block::Heading { level, text: words } => el(match level {
            2 => "h2",
            3 => "h3",
            _ => "h4",
        })
        .children(inlines(words)),
        Block::List { ordered, items } => {
            let list = el(if *ordered { "ol" } else { "ul" });
            list.children(items.iter().map(|item| el("li").children(item_view(site, item))))
        }
        Block::Quote { blocks: inner, cite } => {
            let cite = (!cite.is_empty()).then(|| el("footer").child(el("cite").children(inlines(cite))));
            el("blockquote").children(blocks(site, inner)).children(cite)
        }
        // It repeats the story, so it is not read aloud.
        Block::PullQuote(words) => el("p").class("pull").attr("aria-hidden", "true").children(inlines(words)),
        Block::Figure(image) => figure(site, image),
        Block::Gallery { images, caption } => {
            let caption = caption.as_deref().map(|caption| el("p").class("gallery__caption").text(caption));
            div("gallery")
                .attr("role", "group")
                .children(images.iter().map(|image| figure(site, image)))
                .children(caption)
        }
        Block::Table(table) => table_view(site, table),
        Block::Code(code) => el("pre").attr("tabindex", "0").child(el("code").text(code)),
        Block::Rule => el("hr"),
        Block::Embed(thing) => embed::embed(site, thing),
    }
}

/// The first paragraph of a list item is set without one.
fn item_view(site: &Site, item: &[Block]) -> Vec<El> {
    match item {
        [Block::Paragraph(words), rest @ ..] => {
            let mut parts = inlines(words);
            parts.extend(blocks(site, rest));
            parts
        }
        other => blocks(site, other),
    }
}

/// A picture within the text, in its own shape.
pub fn figure(site: &Site, image: &Image) -> El {
    let (width, height) = image.width.zip(image.height).unwrap_or((3, 2));
    // An empty drawing has the shape of the picture, and with it the frame: the page's policy
    // forbids a `style` attribute.
    let view_box = format!("0 0 {width} {height}");
    let shape = svg("svg").class("pic__shape").attr("viewBox", &view_box).attr("aria-hidden", "true");
    let frame = div("pic pic--shaped").child(shape);
    let shown = picture::picture(site, image, Slot::Body);
    let shown = match &image.leads_to {
        // A picture without words is still a link to somewhere.
        Some(url) => el("a")
            .link(url)
            .maybe("aria-label", image.alt.as_deref().is_none_or(str::is_empty).then_some(url.as_str()))
            .child(shown),
        None => shown,
    };
    el("figure")
        .maybe("class", image.is_portrait().then_some("tall"))
        .child(frame.child(shown))
        .children(figcaption(site, image))
}

/// In a region of its own that scrolls sideways and can be reached by keyboard.
fn table_view(site: &Site, table: &Table) -> El {
    let named = plain_text(&table.caption);
    let label = if named.is_empty() { site.words.table } else { &named };
    let caption = (!named.is_empty()).then(|| el("caption").children(inlines(&table.caption)));
    let head = (!table.head.is_empty()).then(|| rows(el("thead"), &table.head, true));
    let body = el("table").children(caption).children(head).child(rows(el("tbody"), &table.rows, false));
    div("tablebox").attr("role", "region").attr("aria-label", label).attr("tabindex", "0").child(body)
}

fn rows(part: El, rows: &[TableRow], is_head: bool) -> El {
    part.children(
        rows.iter().map(|cells| el("tr").children(cells.iter().map(|cell| cell_view(cell, is_head)))),
    )
}

fn cell_view(cell: &Cell, is_head: bool) -> El {
    let is_heading = cell.heading || is_head;
    let scope = is_heading.then_some(if is_head { "col" } else { "row" });
    let span = |count: u8| (count > 1).then(|| u32::from(count));
    el(if is_heading { "th" } else { "td" })
        .maybe("scope", scope)
        .size("colspan", span(cell.columns))
        .size("rowspan", span(cell.rows))
        .children(inlines(&cell.text))
}

/// A run of text.
fn inlines(inlines: &[Inline]) -> Vec<El> {
    inlines.iter().map(inline).collect()
}

fn inline(part: &Inline) -> El {
    let (tag, inner) = match part {
        Inline::Text(words) => return text(words),
        Inline::Code(words) => return el("code").text(words),
        Inline::Break => return el("br"),
        Inline::Link { to, text: words } => return el("a").link(to).children(inlines(words)),
        Inline::Emphasis(inner) => ("em", inner),
        Inline::Strong(inner) => ("strong", inner),
        Inline::Subscript(inner) => ("sub", inner),
        Inline::Superscript(inner) => ("sup", inner),
    };
    el(tag).children(inlines(inner))
}
