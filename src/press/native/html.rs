//! Blocks as HTML from which [`body::parse`](crate::body::parse) makes the same blocks.

use std::fmt::Write as _;

use super::Addresses;
use crate::article::{
    Block, Cell, Embed, Image, Inline, Omission, Rendition, SafeUrl, Style, Table, TableRow, Tongue,
};

/// The HTML of a text.
///
/// It can hold nothing that blocks cannot hold: no script, no style, no id.
pub fn html(blocks: &[Block], addresses: Addresses) -> String {
    let mut writer = Writer { out: String::new(), addresses };
    writer.blocks(blocks);
    writer.out
}

struct Writer {
    out: String,
    addresses: Addresses,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) => self.line("p", text),
            Block::Heading { level: 2, text } => self.line("h2", text),
            Block::Heading { level: 3, text } => self.line("h3", text),
            Block::Heading { text, .. } => self.line("h4", text),
            Block::List { numbers: None, items } => self.around("ul", |writer| {
                for item in items {
                    writer.item(item, None);
                }
            }),
            Block::List { numbers: Some(numbers), items } => {
                self.out.push_str("<ol");
                if let Some(kind) = numbers.style.value() {
                    self.attribute("type", kind);
                }
                if let Some(start) = numbers.start() {
                    self.attribute("start", &start.to_string());
                }
                self.out.push('>');
                for (index, item) in items.iter().enumerate() {
                    self.item(item, numbers.own_value(index));
                }
                self.close("ol");
            }
            Block::Quote { blocks, cite } => self.around("blockquote", |writer| {
                writer.blocks(blocks);
                writer.source(cite);
            }),
            Block::PullQuote(text) => {
                self.out.push_str("<figure class=\"pullquote\"><blockquote>");
                self.line("p", text);
                self.out.push_str("</blockquote></figure>");
            }
            Block::Figure(image) => self.figure(image),
            Block::Gallery { images, caption } => {
                self.out.push_str("<div class=\"gallery\">");
                for image in images {
                    self.figure(image);
                }
                if let Some(caption) = caption {
                    self.out.push_str("<p class=\"gallery-caption\">");
                    self.text(caption);
                    self.out.push_str("</p>");
                }
                self.out.push_str("</div>");
            }
            Block::Table(table) => self.table(table),
            Block::Code(code) => self.around("pre", |writer| writer.text(code)),
            Block::Rule => self.out.push_str("<hr>"),
            Block::Embed(embed) => self.embed(embed),
            Block::Passage { tongue, blocks } => {
                self.open_tongue("div", tongue);
                self.blocks(blocks);
                self.close("div");
            }
            Block::Omission(omission) => self.omission(omission),
        }
    }

    /// The line for an omission, recognised by its class.
    fn omission(&mut self, omission: &Omission) {
        self.out.push_str("<figure");
        self.attribute("class", &format!("missing-{}", omission.kind.name()));
        self.out.push('>');
        if let Some(address) = &omission.address {
            self.out.push_str("<a");
            self.address("href", address);
            self.out.push('>');
        }
        self.text(omission.title.as_deref().unwrap_or_default());
        if omission.address.is_some() {
            self.out.push_str("</a>");
        }
        self.close("figure");
    }

    fn open_tongue(&mut self, name: &str, tongue: &Tongue) {
        self.out.push('<');
        self.out.push_str(name);
        if let Some(language) = &tongue.language {
            self.attribute("lang", language.tag());
        }
        if let Some(direction) = tongue.direction {
            self.attribute("dir", direction.as_str());
        }
        self.out.push('>');
    }

    /// An embed with a player is written as its frame, one without as a link card.
    fn embed(&mut self, embed: &Embed) {
        if let Some(player) = &embed.player {
            let name = player.element().unwrap_or("iframe");
            self.out.push('<');
            self.out.push_str(name);
            // If the page can be rebuilt from the player, the frame is enough; else the address of the embed
            // is needed.
            match player.page() {
                Some(_) => self.attribute("src", &player.frame()),
                None => self.address("src", &embed.address),
            }
            if let Some(title) = &embed.title {
                self.attribute("title", title);
            }
            self.out.push('>');
            self.close(name);
            return;
        }
        self.out.push_str("<figure class=\"kg-bookmark-card\"><a");
        self.address("href", &embed.address);
        self.out.push('>');
        match &embed.title {
            Some(title) => {
                self.out.push_str("<span class=\"kg-bookmark-title\">");
                self.text(title);
                self.out.push_str("</span>");
            }
            None => self.text(embed.address.as_str()),
        }
        self.out.push_str("</a></figure>");
    }

    /// A list item; one that is a paragraph only needs no `p`.
    fn item(&mut self, item: &[Block], value: Option<i32>) {
        self.out.push_str("<li");
        if let Some(value) = value {
            self.attribute("value", &value.to_string());
        }
        self.out.push('>');
        match item {
            [Block::Paragraph(text)] => self.inlines(text),
            blocks => self.blocks(blocks),
        }
        self.close("li");
    }

    /// The attribution of a quotation. All of it is in `cite`, where a leading dash does not count.
    fn source(&mut self, cite: &[Inline]) {
        let has_emphasis = cite.iter().any(holds_emphasis);
        match cite {
            [] => {}
            cite if has_emphasis => self.line("footer", cite),
            cite => self.around("footer", |writer| writer.line("cite", cite)),
        }
    }

    fn figure(&mut self, image: &Image) {
        self.around("figure", |writer| {
            if let Some(url) = &image.leads_to {
                writer.out.push_str("<a");
                writer.address("href", url);
                writer.out.push('>');
            }
            writer.picture(image);
            if image.leads_to.is_some() {
                writer.out.push_str("</a>");
            }
            if image.caption.is_none() && image.credit.is_none() {
                return;
            }
            writer.around("figcaption", |writer| {
                for (text, url) in image.caption_pieces() {
                    if let Some(url) = url {
                        writer.out.push_str("<a");
                        writer.address("href", url);
                        writer.out.push('>');
                    }
                    writer.text(text);
                    if url.is_some() {
                        writer.out.push_str("</a>");
                    }
                }
                let Some(credit) = &image.credit else { return };
                writer.out.push_str(" <span class=\"credit\">");
                if let Some(url) = &credit.url {
                    writer.out.push_str("<a");
                    writer.address("href", url);
                    writer.out.push('>');
                }
                // On one line, as a credit in a field of its own is read.
                let words: Vec<&str> = credit.text.split_whitespace().collect();
                writer.text(&words.join(" "));
                writer.out.push_str(if credit.url.is_some() { "</a></span>" } else { "</span>" });
            });
        });
    }

    /// Sizes of one type make a `source` each, in their order; those without a type at the end
    /// belong to the picture itself.
    fn picture(&mut self, image: &Image) {
        let mut groups: Vec<&[Rendition]> =
            image.renditions.chunk_by(|one, other| one.mime == other.mime).collect();
        let own = groups.pop_if(|group| group.iter().all(|rendition| rendition.mime.is_none()));
        if !groups.is_empty() {
            self.out.push_str("<picture>");
        }
        for group in &groups {
            self.out.push_str("<source");
            if let Some(mime) = group.first().and_then(|rendition| rendition.mime.as_deref()) {
                self.attribute("type", mime);
            }
            self.srcset(group);
            self.out.push('>');
        }
        self.out.push_str("<img");
        self.address("src", &image.url);
        for (name, size) in [("width", image.width), ("height", image.height)] {
            if let Some(size) = size {
                self.attribute(name, &size.to_string());
            }
        }
        if let Some(alt) = &image.alt {
            self.attribute("alt", alt);
        }
        if let Some(own) = own {
            self.srcset(own);
        }
        self.out.push('>');
        if !groups.is_empty() {
            self.out.push_str("</picture>");
        }
    }

    fn srcset(&mut self, renditions: &[Rendition]) {
        let mut srcset = String::new();
        for rendition in renditions {
            let separator = if srcset.is_empty() { "" } else { ", " };
            let mut address = self.addresses.write(&rendition.url);
            // A comma at either end would separate addresses.
            if address.ends_with(',') {
                address.truncate(address.len() - 1);
                address.push_str("%2C");
            }
            // Writing to a string cannot fail.
            let _ = write!(srcset, "{separator}{address} {}w", rendition.width);
        }
        self.attribute("srcset", &srcset);
    }

    fn table(&mut self, table: &Table) {
        self.around("table", |writer| {
            if !table.caption.is_empty() {
                writer.line("caption", &table.caption);
            }
            // Also without rows: a table of one column and no head would be parsed as a layout.
            writer.around("thead", |writer| writer.rows(&table.head));
            writer.around("tbody", |writer| writer.rows(&table.rows));
        });
    }

    fn rows(&mut self, rows: &[TableRow]) {
        for row in rows {
            self.around("tr", |writer| {
                for cell in row {
                    writer.cell(cell);
                }
            });
        }
    }

    fn cell(&mut self, cell: &Cell) {
        let name = if cell.heading { "th" } else { "td" };
        self.out.push('<');
        self.out.push_str(name);
        for (name, span) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
            if span > 1 {
                self.attribute(name, &span.to_string());
            }
        }
        self.out.push('>');
        self.inlines(&cell.text);
        self.close(name);
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Styled(style, inner) => self.line(style.tag(), inner),
                Inline::Jump { to, text } => {
                    self.out.push_str("<a");
                    self.attribute("href", &format!("#at-{to}"));
                    self.out.push('>');
                    self.inlines(text);
                    self.out.push_str("</a>");
                }
                Inline::Place(number) => {
                    self.out.push_str("<span");
                    self.attribute("id", &format!("at-{number}"));
                    self.out.push_str("></span>");
                }
                Inline::Ruby { base, reading } => self.around("ruby", |writer| {
                    writer.text(base);
                    writer.around("rt", |writer| writer.text(reading));
                }),
                Inline::Passage(tongue, inner) => {
                    self.open_tongue("span", tongue);
                    self.inlines(inner);
                    self.close("span");
                }
                Inline::Code(code) => self.around("code", |writer| writer.text(code)),
                Inline::Link { to, text } => {
                    self.out.push_str("<a");
                    self.address("href", to);
                    self.out.push('>');
                    self.inlines(text);
                    self.out.push_str("</a>");
                }
                Inline::Break => self.out.push_str("<br>"),
            }
        }
    }

    fn line(&mut self, name: &str, inlines: &[Inline]) {
        self.around(name, |writer| writer.inlines(inlines));
    }

    fn around(&mut self, name: &str, inside: impl FnOnce(&mut Writer)) {
        self.out.push('<');
        self.out.push_str(name);
        self.out.push('>');
        inside(self);
        self.close(name);
    }

    fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn address(&mut self, name: &str, url: &SafeUrl) {
        let address = self.addresses.write(url);
        self.attribute(name, &address);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.text(value);
        self.out.push('"');
    }

    fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                other => self.out.push(other),
            }
        }
    }
}

fn holds_emphasis(inline: &Inline) -> bool {
    matches!(inline, Inline::Styled(Style::Emphasis, _)) || inline.inner().iter().any(holds_emphasis)
}
