//! Before parsing: limits, and a text that every parser reads in the same way.
//!
//! Markup is rewritten in one linear pass so that only elements and attributes of the allow-list
//! reach a parser, each in one spelling. What has no place in a story goes here already: scripts,
//! styles, SVG, templates, comments and event handlers never get near a document, so parsing them
//! reports no violation of the page's content security policy, either. Still the walk behind it
//! is the gate and takes nothing for granted.

use super::dropped::Dropped;
use super::elements::{Attribute, DroppedContent, Element, FRAME, Fate};
use super::lexer::{Attributes, HtmlToken, Lexer};
use super::names::look_up;
use super::walker::MAX_PICTURES;

/// Most bytes of markup that are parsed.
const MAX_BYTES: usize = 1 << 20;

/// Most tags that reach the parser, and what only begins like one; and as many end tags.
const MAX_TAGS: u32 = 20_000;

/// Most elements that are open at a time, less those whose end tag may be left out. Every
/// parser takes quadratic time for nested ones.
const MAX_OPEN: u32 = 200;

/// Most tables within each other. An end tag within a table ends nothing outside of it, so that
/// each level can hide [`MAX_OPEN`] open elements.
const MAX_TABLES: u32 = 16;

/// Most elements that a parser makes of all tags, counting those that it opens again by itself.
const MAX_ELEMENTS: u32 = 60_000;

/// How many elements a link that ends another counts for.
const IMPLIED_END: u32 = 20;

/// Longest attribute value, in bytes: a generous `srcset`. What is longer is a picture in the
/// address (`data:`), and is left out.
const MAX_VALUE_BYTES: usize = 16 * 1024;

/// `html` as a document for a parser; `None` if it is over a limit.
///
/// Takes linear time for any text. What it leaves out is counted in `dropped`.
pub(super) fn clean(html: &str, dropped: &mut Dropped) -> Option<String> {
    if html.len() > MAX_BYTES {
        return None;
    }
    let mut cleaner = Cleaner {
        lexer: Lexer::new(html),
        out: String::with_capacity(html.len() + DOCUMENT.len()),
        dropped,
        open: Vec::new(),
        tags: 0,
        ends: 0,
        elements: 0,
        pictures: 0,
        unclosed: Vec::new(),
        gap: false,
    };
    cleaner.out.push_str(DOCUMENT);
    while let Some(token) = cleaner.lexer.next() {
        cleaner.token(token)?;
    }
    (cleaner.tags.max(cleaner.ends) <= MAX_TAGS).then_some(cleaner.out)
}

/// Longer than any named character reference; numbers may be longer.
const MAX_REFERENCE_BYTES: usize = 40;

/// Most kinds of elements whose end tag is looked for in vain.
const MAX_UNCLOSED: usize = 2;

/// Without a doctype a table stays within a paragraph.
const DOCUMENT: &str = "<!DOCTYPE html><body>";

struct Cleaner<'a, 'd> {
    lexer: Lexer<'a>,
    out: String,
    dropped: &'d mut Dropped,
    /// How many elements of a kind are open at most.
    open: Vec<(Element, u32)>,
    tags: u32,
    /// End tags: one that ends nothing can be an empty element.
    ends: u32,
    elements: u32,
    pictures: u32,
    /// Elements that lack an end tag somewhere, so that looking for one has no end.
    unclosed: Vec<&'static str>,
    /// Whether something has been left out since the last output.
    gap: bool,
}

impl<'a> Cleaner<'a, '_> {
    /// `None` if a limit is reached.
    fn token(&mut self, token: HtmlToken<'a>) -> Option<()> {
        match token {
            HtmlToken::Text(text) => {
                // To a parser each `<` is the beginning of a tag until it is none.
                self.tags += u32::try_from(text.bytes().filter(|byte| *byte == b'<').count()).ok()?;
                self.text(text);
            }
            HtmlToken::Nothing => self.gap = true,
            HtmlToken::Start { name, attributes, self_closing } => match look_up(name) {
                (known, Fate::Keep(Element::Frame)) => {
                    self.start(Element::Frame, attributes)?;
                    self.end(Element::Frame);
                    if known != FRAME {
                        self.skip_raw(known, self_closing);
                    }
                }
                (_, Fate::Keep(Element::Image)) if self.pictures == MAX_PICTURES => self.dropped.add("img"),
                (_, Fate::Keep(element)) => self.start(element, attributes)?,
                (_, Fate::Through) => self.gap = true,
                (_, Fate::Text) => {
                    self.start(Element::Verbatim, attributes)?;
                    let text = self.lexer.raw_text(name);
                    let text = text.unwrap_or_else(|| self.lexer.remainder());
                    self.text(&text.replace('&', "&amp;").replace('<', "&lt;"));
                    self.end(Element::Verbatim);
                }
                (known, Fate::Drop(content)) => {
                    self.dropped.add(known);
                    self.gap = true;
                    match content {
                        DroppedContent::Void => {}
                        DroppedContent::Raw => self.skip_raw(known, self_closing),
                        DroppedContent::Nested => self.skip(known, false),
                        DroppedContent::Foreign if self_closing => {}
                        DroppedContent::Foreign => self.skip(known, true),
                    }
                }
            },
            HtmlToken::End(name) => match look_up(name) {
                (_, Fate::Keep(Element::Break)) => self.start(Element::Break, Attributes::NONE)?,
                (_, Fate::Keep(element)) if !element.is_void() && element != Element::Frame => {
                    self.end(element);
                }
                _ => self.gap = true,
            },
        }
        Some(())
    }

    fn text(&mut self, text: &str) {
        // A parser drops nulls, but not before it has seen that `<\0p>` is no tag.
        for part in text.split('\0') {
            // What stood on both sides of something that has gone must not become a tag or a reference.
            if self.gap && joins(&self.out) {
                self.tags += 1;
                self.out.push_str("<!---->");
            }
            self.gap = true;
            self.out.push_str(part);
        }
        self.gap = false;
    }

    fn start(&mut self, element: Element, attributes: Attributes) -> Option<()> {
        self.count(element)?;
        self.out.push('<');
        self.out.push_str(element.name());
        let mut left: Vec<Attribute> = element.attributes().to_vec();
        for (name, value) in attributes {
            let is_hidden = || name.eq_ignore_ascii_case("style") && hides(value);
            let Some(attribute) =
                Attribute::called(name).or_else(|| is_hidden().then_some(Attribute::Hidden))
            else {
                continue;
            };
            let Some(index) = left.iter().position(|other| *other == attribute) else { continue };
            if value.len() > MAX_VALUE_BYTES {
                continue;
            }
            left.swap_remove(index);
            self.out.push(' ');
            self.out.push_str(attribute.name());
            if attribute == Attribute::Hidden {
                continue;
            }
            self.out.push_str("=\"");
            for (index, part) in value.split('"').enumerate() {
                if index > 0 {
                    self.out.push_str("&quot;");
                }
                self.out.push_str(part);
            }
            self.out.push('"');
        }
        self.out.push('>');
        Some(())
    }

    fn end(&mut self, element: Element) {
        if let Some((_, count)) = self.open.iter_mut().find(|(open, _)| *open == element) {
            *count = count.saturating_sub(1);
        }
        self.ends += 1;
        self.out.push_str("</");
        self.out.push_str(element.name());
        self.out.push('>');
    }

    /// Counts by kind, not with a stack: an end tag that ends elements of another kind, as a
    /// stack has it, is an end tag that a parser ignores in other places.
    fn count(&mut self, element: Element) -> Option<()> {
        self.tags += 1;
        self.elements += 1;
        let index = self.open.iter().position(|(open, _)| *open == element);
        let index = index.unwrap_or_else(|| {
            self.open.push((element, 0));
            self.open.len() - 1
        });
        let (_, count) = self.open.get_mut(index)?;
        match element {
            Element::Image => self.pictures += 1,
            // A second link ends the first, which costs a parser more than an end tag does.
            Element::Link => {
                self.elements += *count * IMPLIED_END;
                *count = 1;
            }
            _ if element.ends_itself() => {}
            _ => *count += 1,
        }
        if element.is_block() {
            // The parser opens at most three alike again.
            let again =
                self.open.iter().filter(|(open, _)| open.is_formatting()).map(|(_, count)| count.min(&3));
            self.elements += again.sum::<u32>();
        }
        let open: u32 = self.open.iter().map(|(_, count)| count).sum();
        let tables =
            self.open.iter().find(|(open, _)| *open == Element::Table).map_or(0, |(_, count)| *count);
        let fits = self.tags <= MAX_TAGS
            && self.elements <= MAX_ELEMENTS
            && open <= MAX_OPEN
            && tables <= MAX_TABLES;
        fits.then_some(())
    }

    /// Skips the content of a raw text element; to the end of the file if it has no end tag, as
    /// browsers do, but nothing where XHTML was meant (`<script src="x"/>`).
    fn skip_raw(&mut self, name: &'static str, self_closing: bool) {
        let known_unclosed = self.unclosed.contains(&name);
        if !known_unclosed && self.lexer.raw_text(name).is_some() {
            return;
        }
        self.unclosed.push(name);
        if !self_closing {
            self.lexer.remainder();
        }
    }

    /// Skips the content of `name`. If it has no end tag, only the tag itself goes: better some
    /// words too many than a story that breaks off.
    fn skip(&mut self, name: &'static str, is_foreign: bool) {
        if self.unclosed.contains(&name) || self.unclosed.len() >= MAX_UNCLOSED {
            return;
        }
        let mut lexer = self.lexer.clone();
        let mut depth = 1;
        while let Some(token) = lexer.next() {
            match token {
                HtmlToken::Start { name: inner, self_closing, .. } => {
                    if inner.eq_ignore_ascii_case(name) {
                        depth += u32::from(!(is_foreign && self_closing));
                    } else if let (inner, Fate::Drop(DroppedContent::Raw)) = look_up(inner)
                        && !is_foreign
                        && lexer.raw_text(inner).is_none()
                    {
                        break;
                    }
                }
                HtmlToken::End(inner) if inner.eq_ignore_ascii_case(name) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.lexer = lexer;
                return;
            }
        }
        self.unclosed.push(name);
    }
}

/// Whether text that follows `out` could change the meaning of its end.
fn joins(out: &str) -> bool {
    let is_of_reference = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let mut end = out.bytes().rev().take(MAX_REFERENCE_BYTES);
    match end.find(|byte| !is_of_reference(byte)) {
        Some(last) => matches!(last, b'&' | b'<' | b'/'),
        None => true,
    }
}

/// Whether a `style` hides its element.
fn hides(style: &str) -> bool {
    let mut declarations = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    declarations.any(|(property, value)| {
        property.trim().eq_ignore_ascii_case("display")
            && value.trim().get(..4).is_some_and(|value| value.eq_ignore_ascii_case("none"))
    })
}
