//! A strict reader for texts in the form that `press` writes, which needs no HTML parser.
//!
//! An edition that `press` wrote has texts in one canonical form (`press::native::html`): each tag has one
//! spelling, with its attributes in one order. The code for that form is a tenth of the lenient reader's, and
//! is all that a first story needs. It never guesses: any text in another form is left to the lenient reader.

use super::marks::has_few_marks;
use crate::article::{
    Article, Block, Body, CaptionLink, Cell, Credit, CreditOrigin, Direction, Image, Inline, Language,
    Markup, NumberStyle, Numbers, Rendition, SafeUrl, Style, Table, TableRow, Tongue,
};

/// Deepest nesting of elements: as deep as `press` writes.
const MAX_DEPTH: u8 = 24;

/// Longest text, in bytes; a longer one is cut by the lenient reader, as is one of more elements.
const MAX_BYTES: usize = 600_000;

/// Most elements with words in them of one text.
const MAX_ELEMENTS: usize = 6_000;

/// What a picture or a table cell counts as; a cell once for each slot of the grid that it spans.
const LARGE_ELEMENT: usize = 12;

/// The text of a story, if it needs no lenient reader: because `press` wrote it, or because there is none.
pub fn exact_text(article: &Article, text: &Body) -> Option<Vec<Block>> {
    match text {
        Body::None if article.pictures.is_empty() => Some(Vec::new()),
        Body::Unparsed(manuscript) if manuscript.is_exact => match &manuscript.markup {
            Markup::Html(html) => read(html, &manuscript.base),
            Markup::Text(_) => None,
        },
        _ => None,
    }
}

/// The blocks of `html`, addresses resolved against `base`; `None` if anything in it deviates from the form
/// that `press` writes.
fn read(html: &str, base: &SafeUrl) -> Option<Vec<Block>> {
    let mut reader = ExactReader { rest: html, base, depth: 0, elements_left: MAX_ELEMENTS };
    if html.len() > MAX_BYTES {
        return None;
    }
    let mut blocks = Vec::new();
    while !reader.rest.is_empty() {
        blocks.push(reader.block()?);
    }
    Some(blocks)
}

struct ExactReader<'a> {
    rest: &'a str,
    base: &'a SafeUrl,
    depth: u8,
    elements_left: usize,
}

impl ExactReader<'_> {
    /// Skips `written`, if it comes next; returns whether it does.
    #[inline(never)]
    fn takes(&mut self, written: &str) -> bool {
        let rest = self.rest.strip_prefix(written);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, written: &str) -> Option<()> {
        self.takes(written).then_some(())
    }

    /// Skips the end tag `name`, if it comes next; returns whether it does.
    #[inline(never)]
    fn ends(&mut self, name: &str) -> bool {
        let tag = self.rest.strip_prefix("</").and_then(|tag| tag.strip_prefix(name));
        let behind = tag.and_then(|tag| tag.strip_prefix('>'));
        self.rest = behind.unwrap_or(self.rest);
        behind.is_some()
    }

    /// The value of an optional attribute; `written` is everything before the value.
    #[inline(never)]
    fn attribute(&mut self, written: &str) -> Option<String> {
        let (value, rest) = self.rest.strip_prefix(written)?.split_once('"')?;
        self.rest = rest;
        unescaped(value)
    }

    fn number(&mut self, written: &str) -> Option<i32> {
        self.attribute(written)?.parse().ok()
    }

    #[inline(never)]
    fn address(&mut self, written: &str) -> Option<SafeUrl> {
        SafeUrl::web(&self.attribute(written)?, Some(self.base))
    }

    fn count(&mut self, elements: usize) -> Option<()> {
        self.elements_left = self.elements_left.checked_sub(elements)?;
        Some(())
    }

    /// A run of characters, possibly empty.
    #[inline(never)]
    fn characters(&mut self) -> Option<String> {
        let (text, rest) = self.rest.split_at_checked(self.rest.find('<')?)?;
        self.rest = rest;
        unescaped(text).filter(|text| has_few_marks(text))
    }

    /// The same, on one line.
    #[inline(never)]
    fn text(&mut self) -> Option<String> {
        self.characters().filter(|text| !text.chars().any(char::is_control))
    }

    /// The language and direction in a tag, after its name.
    fn tongue(&mut self) -> Option<Tongue> {
        let language = self.attribute(" lang=\"").and_then(|tag| Language::parse(&tag));
        let direction = match self.attribute(" dir=\"").as_deref() {
            Some("rtl") => Some(Direction::Rtl),
            Some("ltr") => Some(Direction::Ltr),
            _ => None,
        };
        self.expect(">")?;
        (language.is_some() || direction.is_some()).then_some(Tongue { language, direction })
    }

    /// Blocks, up to the end tag `name`.
    fn blocks(&mut self, name: &str) -> Option<Vec<Block>> {
        let mut blocks = Vec::new();
        while !self.ends(name) {
            blocks.push(self.block()?);
        }
        Some(blocks)
    }

    #[inline(never)]
    fn block(&mut self) -> Option<Block> {
        self.depth = self.depth.checked_add(1).filter(|depth| *depth <= MAX_DEPTH)?;
        let block = if self.takes("<p>") {
            Block::Paragraph(self.inlines("p")?)
        } else if self.takes("<h2>") {
            Block::Heading { level: 2, text: self.inlines("h2")? }
        } else if self.takes("<h3>") {
            Block::Heading { level: 3, text: self.inlines("h3")? }
        } else if self.takes("<h4>") {
            Block::Heading { level: 4, text: self.inlines("h4")? }
        } else if self.takes("<ul>") {
            Block::List { numbers: None, items: self.items("ul", &mut |_| Some(()))? }
        } else if self.takes("<ol") {
            self.numbered()?
        } else if self.takes("<blockquote>") {
            self.quote()?
        } else if self.takes("<figure class=\"pullquote\"><blockquote><p>") {
            let text = self.inlines("p")?;
            self.expect("</blockquote></figure>")?;
            Block::PullQuote(text)
        } else if self.takes("<figure>") {
            Block::Figure(self.figure()?)
        } else if self.takes("<table>") {
            Block::Table(self.table()?)
        } else if self.takes("<pre>") {
            Block::Code(self.code("pre")?)
        } else if self.takes("<hr>") {
            Block::Rule
        } else {
            self.expect("<div")?;
            Block::Passage { tongue: self.tongue()?, blocks: self.blocks("div")? }
        };
        self.depth -= 1;
        Some(block)
    }

    /// The items of the list `name`; `number` parses the attributes of each.
    fn items(
        &mut self,
        name: &str,
        number: &mut dyn FnMut(&mut Self) -> Option<()>,
    ) -> Option<Vec<Vec<Block>>> {
        let mut items = Vec::new();
        while !self.ends(name) {
            self.expect("<li")?;
            number(self)?;
            self.expect(">")?;
            // An item that is a single paragraph has no `p` tags.
            let is_blocks = BLOCKS.iter().any(|tag| self.rest.starts_with(tag));
            items.push(if is_blocks {
                self.blocks("li")?
            } else {
                let text = self.inlines("li")?;
                if text.is_empty() { Vec::new() } else { vec![Block::Paragraph(text)] }
            });
        }
        Some(items)
    }

    fn numbered(&mut self) -> Option<Block> {
        let style = self.attribute(" type=\"").map_or(NumberStyle::Decimal, |kind| NumberStyle::of(&kind));
        let mut next = self.number(" start=\"").unwrap_or(1);
        self.expect(">")?;
        let mut values = Vec::new();
        let items = self.items("ol", &mut |reader| {
            let value = reader.number(" value=\"").unwrap_or(next);
            next = value.saturating_add(1);
            values.push(value);
            Some(())
        })?;
        Some(Block::List { numbers: Some(Numbers { style, values }), items })
    }

    fn quote(&mut self) -> Option<Block> {
        let mut blocks = Vec::new();
        let mut cite = Vec::new();
        while !self.ends("blockquote") {
            if self.takes("<footer>") {
                let is_whole = self.takes("<cite>");
                cite = self.inlines(if is_whole { "cite" } else { "footer" })?;
                self.expect(if is_whole { "</footer></blockquote>" } else { "</blockquote>" })?;
                break;
            }
            blocks.push(self.block()?);
        }
        Some(Block::Quote { blocks, cite })
    }

    fn figure(&mut self) -> Option<Image> {
        self.count(LARGE_ELEMENT)?;
        let leads_to = self.takes("<a").then(|| self.address(" href=\""));
        if leads_to.is_some() {
            self.expect(">")?;
        }
        let mut renditions = Vec::new();
        let has_types = self.takes("<picture>");
        while has_types && self.takes("<source") {
            let mime = self.attribute(" type=\"");
            self.renditions(mime.as_deref(), &mut renditions)?;
            self.expect(">")?;
        }
        self.expect("<img")?;
        let mut image = Image::at(self.address(" src=\"")?);
        let mut size = |written| self.number(written).and_then(|pixels| u32::try_from(pixels).ok());
        (image.width, image.height) = (size(" width=\""), size(" height=\""));
        image.alt = self.attribute(" alt=\"");
        self.renditions(None, &mut renditions)?;
        image.renditions = renditions;
        self.expect(">")?;
        if has_types {
            self.expect("</picture>")?;
        }
        if let Some(leads_to) = leads_to {
            image.leads_to = Some(leads_to?);
            self.expect("</a>")?;
        }
        if self.takes("<figcaption>") {
            self.caption(&mut image)?;
        }
        self.expect("</figure>")?;
        Some(image).filter(Image::is_seen)
    }

    /// Adds the candidates of a `srcset`, if it comes next.
    fn renditions(&mut self, mime: Option<&str>, renditions: &mut Vec<Rendition>) -> Option<()> {
        let Some(srcset) = self.attribute(" srcset=\"") else { return Some(()) };
        for size in srcset.split(", ") {
            let (address, width) = size.strip_suffix('w')?.rsplit_once(' ')?;
            renditions.push(Rendition {
                url: SafeUrl::web(address, Some(self.base))?,
                width: width.parse().ok()?,
                mime: mime.map(str::to_owned),
            });
        }
        Some(())
    }

    /// A caption: text, links and the credit.
    fn caption(&mut self, image: &mut Image) -> Option<()> {
        let mut caption = String::new();
        while !self.ends("figcaption") {
            if self.takes("<a") {
                let (text, url) = self.linked()?;
                caption.push_str(&text);
                image.links.push(CaptionLink { text, url });
            } else if self.takes("<span class=\"credit\">") {
                let (text, url) = if self.takes("<a") {
                    let (text, url) = self.linked()?;
                    (text, Some(url))
                } else {
                    (self.text()?, None)
                };
                self.expect("</span></figcaption>")?;
                image.credit = Some(Credit { text, url, origin: CreditOrigin::Field });
                break;
            } else {
                let text = self.text().filter(|text| !text.is_empty())?;
                caption.push_str(&text);
            }
        }
        image.caption = Some(caption.trim().to_owned()).filter(|caption| !caption.is_empty());
        Some(())
    }

    /// The text and the target of a link, after the name of its tag.
    fn linked(&mut self) -> Option<(String, SafeUrl)> {
        let url = self.address(" href=\"")?;
        self.expect(">")?;
        let text = self.text()?;
        self.expect("</a>")?;
        Some((text, url))
    }

    fn table(&mut self) -> Option<Table> {
        let caption = if self.takes("<caption>") { self.inlines("caption")? } else { Vec::new() };
        self.expect("<thead>")?;
        let head = self.rows("thead")?;
        self.expect("<tbody>")?;
        let rows = self.rows("tbody")?;
        self.expect("</table>")?;
        Some(Table { caption, head, rows })
    }

    #[inline(never)]
    fn rows(&mut self, part: &str) -> Option<Vec<TableRow>> {
        let mut rows = Vec::new();
        while !self.ends(part) {
            self.expect("<tr>")?;
            let mut row = Vec::new();
            while !self.ends("tr") {
                let heading = self.takes("<th");
                if !heading {
                    self.expect("<td")?;
                }
                let mut span = |written| u8::try_from(self.number(written).unwrap_or(1)).ok();
                let (columns, rows) = (span(" colspan=\"")?, span(" rowspan=\"")?);
                self.expect(">")?;
                self.count(LARGE_ELEMENT * usize::from(columns) * usize::from(rows))?;
                let text = self.inlines(if heading { "th" } else { "td" })?;
                row.push(Cell { heading, columns, rows, text });
            }
            rows.push(row);
        }
        Some(rows)
    }

    /// Text with its styles and links, up to the end tag `name`.
    #[inline(never)]
    fn inlines(&mut self, name: &str) -> Option<Vec<Inline>> {
        self.depth = self.depth.checked_add(1).filter(|depth| *depth <= MAX_DEPTH)?;
        self.count(1)?;
        let mut inlines = Vec::new();
        while !self.ends(name) {
            let text = self.text()?;
            inlines.push(if text.is_empty() { self.inline()? } else { Inline::Text(text) });
        }
        self.depth -= 1;
        Some(inlines)
    }

    fn inline(&mut self) -> Option<Inline> {
        if self.takes("<a") {
            // Jumps to anchors in the text are not supported here.
            let is_jump = self.rest.starts_with(" href=\"#");
            let to = self.address(" href=\"").filter(|_| !is_jump)?;
            self.expect(">")?;
            return Some(Inline::Link { to, text: self.inlines("a")? });
        }
        if self.takes("<span") {
            return Some(Inline::Passage(self.tongue()?, self.inlines("span")?));
        }
        if self.takes("<br>") {
            return Some(Inline::Break);
        }
        if self.takes("<code>") {
            return Some(Inline::Code(self.code("code")?));
        }
        let (name, rest) = self.rest.strip_prefix('<')?.split_once('>')?;
        let style = Style::ALL.into_iter().find(|style| style.tag() == name)?;
        self.rest = rest;
        Some(Inline::Styled(style, self.inlines(style.tag())?))
    }

    /// Program text, up to the end tag `name`.
    fn code(&mut self, name: &str) -> Option<String> {
        let text = self.characters()?;
        self.ends(name).then_some(text)
    }
}

/// `text` with the four character references that `press` writes decoded.
#[inline(never)]
fn unescaped(text: &str) -> Option<String> {
    let mut parts = text.split('&');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';')?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            _ => return None,
        });
        out.push_str(rest);
    }
    Some(out)
}

/// The beginnings of list items that are more than a paragraph.
const BLOCKS: [&str; 12] = [
    "<p>",
    "<h2>",
    "<h3>",
    "<h4>",
    "<ul>",
    "<ol",
    "<blockquote>",
    "<figure",
    "<table>",
    "<pre>",
    "<hr>",
    "<div",
];
