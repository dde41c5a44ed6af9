//! The text of a story: each block its element, every text a text node.

use super::caption::figcaption;
use super::embed;
use super::meta::in_the_sites_language;
use super::picture::{self, Slot};
use crate::article::{
    Block, Cell, Direction, Image, Inline, Language, Omission, OmissionKind, SafeUrl, Table, TableRow,
    Tongue, plain_text,
};
use crate::element::{El, div, el, svg, text};
use crate::site::state::Site;
use crate::site::words::fill;

/// The text of a story without the block `repeated`; the first paragraph begins with the dateline
/// where the place is known.
pub fn text_of(site: &Site, blocks: &[Block], repeated: Option<usize>, place: Option<&str>) -> Vec<El> {
    let mut place = place;
    let shown = blocks.iter().enumerate().filter(|(at, _)| Some(*at) != repeated);
    let shown = shown.map(|(_, block)| match (block, place) {
        (Block::Paragraph(words), Some(filed_from)) => {
            place = None;
            let dateline = el("b").class("dateline").text(filed_from);
            el("p").child(dateline).text(" — ").children(inlines(site, words))
        }
        (other, _) => block_view(site, other),
    });
    in_parts(shown.collect())
}

/// Most blocks that stand one below the other without being divided into parts; no story that is read has more.
const MAX_UNDIVIDED: usize = 300;

/// The number of blocks in a part.
const BLOCKS_OF_A_PART: usize = 50;

/// Blocks in parts, if they are many: a browser styles and lays out a part when it comes near the window
/// (`content-visibility`). 19,000 paragraphs take a tenth of the time.
fn in_parts(blocks: Vec<El>) -> Vec<El> {
    if blocks.len() <= MAX_UNDIVIDED {
        return blocks;
    }
    let mut left = blocks.into_iter().peekable();
    let mut parts = Vec::new();
    while left.peek().is_some() {
        parts.push(div("part").children(left.by_ref().take(BLOCKS_OF_A_PART)));
    }
    parts
}

fn blocks(site: &Site, blocks: &[Block]) -> Vec<El> {
    text_of(site, blocks, None, None)
}

fn block_view(site: &Site, block: &Block) -> El {
    match block {
        Block::Paragraph(words) => el("p").children(inlines(site, words)),
        Block::Heading { level, text: words } => el(match level {
            2 => "h2",
            3 => "h3",
            _ => "h4",
        })
        .children(inlines(site, words)),
        Block::List { numbers: None, items } => {
            el("ul").children(items.iter().map(|item| el("li").children(item_view(site, item))))
        }
        Block::List { numbers: Some(numbers), items } => {
            let number = |value: i32| value.to_string();
            let list = el("ol")
                .maybe("type", numbers.style.value())
                .maybe("start", numbers.start().map(number).as_deref());
            list.children(items.iter().enumerate().map(|(index, item)| {
                let own = numbers.own_value(index).map(number);
                el("li").maybe("value", own.as_deref()).children(item_view(site, item))
            }))
        }
        Block::Quote { blocks: inner, cite } => {
            let cite =
                (!cite.is_empty()).then(|| el("footer").child(el("cite").children(inlines(site, cite))));
            el("blockquote").children(blocks(site, inner)).children(cite)
        }
        // It repeats the story, so it is not read aloud.
        Block::PullQuote(words) => {
            el("p").class("pull").attr("aria-hidden", "true").children(inlines(site, words))
        }
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
        Block::Passage { tongue, blocks: inner } => spoken(el("div"), tongue).children(blocks(site, inner)),
        Block::Omission(omission) => omission_view(site, omission),
    }
}

/// The line for an omission: the kind and the title of the missing element, and a link to it.
fn omission_view(site: &Site, omission: &Omission) -> El {
    let what = match omission.kind {
        OmissionKind::Graphic => site.words.missing_graphic,
        OmissionKind::Table => site.words.missing_table,
        OmissionKind::Media => site.words.missing_media,
        OmissionKind::Text => site.words.missing_text,
    };
    let open = omission
        .address
        .as_ref()
        .map(|url| el("a").link(url).text(&fill(site.words.open_at, &[("host", url.host_name())])));
    let title =
        omission.title.as_deref().map(|title| el("b").attr("lang", "").attr("dir", "auto").text(title));
    in_the_sites_language(site, el("p").class("missing"))
        .text(what)
        .text(" ")
        .children(title)
        .text(" ")
        .children(open)
}

/// An element whose words are in a language or a direction of their own.
fn spoken(element: El, tongue: &Tongue) -> El {
    element
        .maybe("lang", tongue.language.as_ref().map(Language::tag))
        .maybe("dir", tongue.direction.map(Direction::as_str))
}

/// The id of an anchor in the text: our own, whatever the publisher's is.
fn place_id(number: u16) -> String {
    format!("at-{number}")
}

/// The first paragraph of a list item has no `p`.
fn item_view(site: &Site, item: &[Block]) -> Vec<El> {
    match item {
        [Block::Paragraph(words), rest @ ..] => {
            let mut parts = inlines(site, words);
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
        // A link around a picture without alternative text still needs a name.
        Some(url) => link(site, url)
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
    let caption = (!named.is_empty()).then(|| el("caption").children(inlines(site, &table.caption)));
    let head = (!table.head.is_empty()).then(|| rows(site, el("thead"), &table.head, true));
    let body =
        el("table").children(caption).children(head).child(rows(site, el("tbody"), &table.rows, false));
    div("tablebox").attr("role", "region").attr("aria-label", label).attr("tabindex", "0").child(body)
}

fn rows(site: &Site, part: El, rows: &[TableRow], is_head: bool) -> El {
    part.children(
        rows.iter().map(|cells| el("tr").children(cells.iter().map(|cell| cell_view(site, cell, is_head)))),
    )
}

fn cell_view(site: &Site, cell: &Cell, is_head: bool) -> El {
    let is_heading = cell.heading || is_head;
    let scope = is_heading.then_some(if is_head { "col" } else { "row" });
    let span = |count: u8| (count > 1).then(|| u32::from(count));
    el(if is_heading { "th" } else { "td" })
        .maybe("scope", scope)
        .size("colspan", span(cell.columns))
        .size("rowspan", span(cell.rows))
        .children(inlines(site, &cell.text))
}

/// A link to our page of a story, if `to` is the address of one, else outward.
fn link(site: &Site, to: &SafeUrl) -> El {
    match site.link_to(to) {
        Some(own) => el("a").attr("href", &own),
        None => el("a").link(to),
    }
}

/// A run of text.
fn inlines(site: &Site, inlines: &[Inline]) -> Vec<El> {
    inlines.iter().map(|part| inline(site, part)).collect()
}

fn inline(site: &Site, part: &Inline) -> El {
    match part {
        Inline::Text(words) => text(words),
        Inline::Code(words) => el("code").text(words),
        Inline::Break => el("br"),
        Inline::Link { to, text: words } => link(site, to).children(inlines(site, words)),
        Inline::Jump { to, text: words } => {
            el("a").attr("href", &format!("#{}", place_id(*to))).children(inlines(site, words))
        }
        Inline::Place(number) => el("span").attr("id", &place_id(*number)).attr("tabindex", "-1"),
        Inline::Ruby { base, reading } => {
            let mark = |sign| el("rp").text(sign);
            el("ruby").text(base).child(mark("(")).child(el("rt").text(reading)).child(mark(")"))
        }
        Inline::Passage(tongue, inner) => spoken(el("span"), tongue).children(inlines(site, inner)),
        Inline::Styled(style, inner) => el(style.tag()).children(inlines(site, inner)),
    }
}
