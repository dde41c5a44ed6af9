//! Sanitizes markup before it is parsed: enforces limits, and normalizes it so that all parsers agree.
//!
//! Markup is rewritten in one linear pass so that only elements and attributes of the allow-list reach a
//! parser, each in one spelling. Scripts, styles, SVG, templates, comments and event handlers are dropped
//! here and never get near a document, so that parsing reports no violation of the page's content security
//! policy, either. The security boundary is still the walk, which does not rely on this pass.

#[cfg(feature = "quirks")]
use super::boxes::{self, Filled};
use super::dropped::Dropped;
use super::elements::{Attribute, DroppedContent, Element, FRAME, Fate, GRAPHIC};
use super::embeds::player;
use super::lexer::{Attributes, HtmlToken, Lexer};
use super::names::look_up;
use super::quirks::Roles;
#[cfg(feature = "quirks")]
use super::shortcodes;
use super::sizes::pixels;
use super::walker::MAX_PICTURES;
use crate::article::SafeUrl;

/// Most bytes of markup that are parsed.
const MAX_BYTES: usize = 1 << 20;

/// Most start tags that reach the parser, including any `<` in text; and as many end tags.
const MAX_TAGS: u32 = 20_000;

/// Most elements that are open at a time, not counting those whose end tag is optional. Every parser
/// takes quadratic time for nested ones.
const MAX_OPEN: u32 = 200;

/// Deepest nesting of tables. An end tag within a table ends nothing outside of it, so that each level
/// can hide [`MAX_OPEN`] open elements.
const MAX_TABLES: u32 = 16;

/// Most elements that a parser creates, counting those that it reopens by itself.
const MAX_ELEMENTS: u32 = 60_000;

/// The cost, in elements, of a link that implicitly ends another.
const IMPLIED_END: u32 = 20;

/// How many bytes of an address cost as much as an element, where a parser reopens a link in each block.
const ADDRESS_BYTES_OF_AN_ELEMENT: usize = 100;

/// Longest attribute value, in bytes: a generous `srcset`. Longer ones are pictures inlined as `data:`
/// addresses, and are dropped.
const MAX_VALUE_BYTES: usize = 16 * 1024;

/// `html` as a document for a parser; `None` if it is over a limit.
///
/// Takes linear time for any text. Dropped elements are counted in `dropped`.
pub(super) fn clean(html: &str, dropped: &mut Dropped) -> Option<String> {
    if html.len() > MAX_BYTES {
        return None;
    }
    let mut cleaner = Cleaner {
        #[cfg(feature = "quirks")]
        html,
        lexer: Lexer::new(html),
        out: String::with_capacity(html.len() + DOCUMENT.len()),
        dropped,
        open: Vec::new(),
        tags: 0,
        ends: 0,
        elements: 0,
        link_bytes: 0,
        pictures: 0,
        unclosed: Vec::new(),
        repeated: Vec::new(),
        spans: Vec::new(),
        gap: false,
    };
    cleaner.out.push_str(DOCUMENT);
    while let Some(token) = cleaner.lexer.next() {
        cleaner.token(token)?;
        if cleaner.tags.max(cleaner.ends) > MAX_TAGS {
            return None;
        }
    }
    Some(cleaner.out)
}

/// Longer than any named character reference; numbers may be longer.
const MAX_REFERENCE_BYTES: usize = 40;

/// Most kinds of elements whose missing end tag is searched for.
const MAX_UNCLOSED: usize = 2;

/// Without a doctype a table stays within a paragraph.
const DOCUMENT: &str = "<!DOCTYPE html><body>";

struct Cleaner<'a, 'd> {
    #[cfg(feature = "quirks")]
    html: &'a str,
    lexer: Lexer<'a>,
    out: String,
    dropped: &'d mut Dropped,
    /// Upper bounds of the open elements, by kind.
    open: Vec<(Element, u32)>,
    tags: u32,
    /// The number of end tags: an unmatched one can create an empty element.
    ends: u32,
    elements: u32,
    /// The length of the address of the last link.
    link_bytes: usize,
    pictures: u32,
    /// Elements without an end tag, which is not searched for again.
    unclosed: Vec<&'static str>,
    /// Nested elements over [`MAX_ALIKE`] whose start tags were dropped: as many end tags are dropped, too.
    repeated: Vec<(Element, u32)>,
    /// The open `span` elements: whether each was passed on.
    spans: Vec<bool>,
    /// Whether something has been left out since the last output.
    gap: bool,
}

/// Deepest nesting of formatting elements of one kind that is passed on: a parser keeps no more of them open
/// either (HTML Standard, "Noah's Ark").
const MAX_ALIKE: u32 = 3;

/// How many tags of an `object` are searched for the address of its content.
const MAX_OBJECT_TAGS: usize = 20;

/// Least width and height of a chart, in pixels; smaller drawings are icons.
const MIN_GRAPHIC: u32 = 64;

/// A titled drawing of at least this width and height, in pixels, is a chart.
const MIN_CHART: u32 = 200;

impl<'a> Cleaner<'a, '_> {
    /// `None` if a limit is reached.
    fn token(&mut self, token: HtmlToken<'a>) -> Option<()> {
        match token {
            HtmlToken::Text(text) => {
                // A parser tries each `<` as the beginning of a tag.
                self.tags += u32::try_from(text.bytes().filter(|byte| *byte == b'<').count()).ok()?;
                self.dropped.come_to(text);
                #[cfg(feature = "quirks")]
                self.text_with_shortcodes(text)?;
                #[cfg(not(feature = "quirks"))]
                self.text(text);
            }
            HtmlToken::Nothing => self.gap = true,
            HtmlToken::Start { name, attributes, self_closing } => match look_up(name) {
                (known, Fate::Keep(Element::Frame)) => self.frame(known, attributes, self_closing)?,
                (_, Fate::Keep(Element::Graphic)) => {
                    self.start(Element::Graphic, &attributes)?;
                    self.end(Element::Graphic);
                }
                (_, Fate::Keep(Element::Image)) if self.pictures == MAX_PICTURES => self.dropped.add("img"),
                #[cfg(feature = "quirks")]
                (_, Fate::Keep(Element::Image)) if boxes::is_drawn(&attributes) => {
                    self.drawing(alt_of(attributes))?;
                }
                (_, Fate::Keep(element @ (Element::Styled(_) | Element::Code)))
                    if count_of(&self.open, element) >= MAX_ALIKE =>
                {
                    change(&mut self.repeated, element, |count| *count += 1);
                    self.gap = true;
                }
                (_, Fate::Keep(Element::Span)) => {
                    let says_something = says_something(attributes.clone());
                    self.spans.push(says_something);
                    if says_something {
                        self.start(Element::Span, &attributes)?;
                    } else {
                        self.gap = true;
                    }
                }
                #[cfg(feature = "quirks")]
                (_, Fate::Keep(Element::Division)) => {
                    self.fill(name, &attributes)?;
                    self.start(Element::Division, &attributes)?;
                }
                (_, Fate::Keep(element)) => self.start(element, &attributes)?,
                (_, Fate::Through) => {
                    self.gap = true;
                    #[cfg(feature = "quirks")]
                    if let Some(address) = boxes::custom_player(name, attributes.clone()) {
                        self.frame_at(&address, title_of(attributes))?;
                    } else {
                        self.fill(name, &attributes)?;
                    }
                }
                (_, Fate::Text) => {
                    self.start(Element::Verbatim, &attributes)?;
                    let text = self.lexer.raw_text(name);
                    let text = text.unwrap_or_else(|| self.lexer.remainder());
                    self.text(&text.replace('&', "&amp;").replace('<', "&lt;"));
                    self.end(Element::Verbatim);
                }
                (known @ ("svg" | "canvas"), _) if cfg!(feature = "quirks") => {
                    self.graphic(known, attributes, self_closing)?;
                }
                #[cfg(feature = "quirks")]
                ("script", _)
                    if boxes::is_formula(&attributes) || boxes::of_script(&attributes).is_some() =>
                {
                    self.script(&attributes, self_closing)?;
                }
                (known, Fate::Drop(content)) => {
                    if content != DroppedContent::Repeated {
                        self.dropped.add(known);
                    }
                    self.gap = true;
                    match content {
                        DroppedContent::Void => {}
                        DroppedContent::Raw => self.skip_raw(known, self_closing),
                        DroppedContent::Nested | DroppedContent::Repeated => self.skip(known, false),
                        DroppedContent::Foreign if self_closing => {}
                        DroppedContent::Foreign => self.skip(known, true),
                    }
                }
            },
            HtmlToken::End(name) => match look_up(name) {
                (_, Fate::Keep(Element::Break)) => self.start(Element::Break, &Attributes::NONE)?,
                (_, Fate::Keep(Element::Span)) => match self.spans.pop() {
                    Some(false) => self.gap = true,
                    _ => self.end(Element::Span),
                },
                (_, Fate::Keep(element)) if count_of(&self.repeated, element) > 0 => {
                    change(&mut self.repeated, element, |count| *count -= 1);
                    self.gap = true;
                }
                (_, Fate::Keep(element))
                    if !element.is_void() && !matches!(element, Element::Frame | Element::Graphic) =>
                {
                    self.end(element);
                }
                _ => self.gap = true,
            },
        }
        Some(())
    }

    /// The content that a script inserts in its place: a player, or a TeX formula (`MathJax`).
    #[cfg(feature = "quirks")]
    fn script(&mut self, attributes: &Attributes<'a>, self_closing: bool) -> Option<()> {
        if let Some(address) = boxes::of_script(attributes) {
            self.frame_at(&address, None)?;
            self.skip_raw("script", self_closing);
        } else if let Some(formula) = self.lexer.raw_text("script") {
            self.start(Element::Code, &Attributes::NONE)?;
            self.text(&formula.replace('&', "&amp;").replace('<', "&lt;"));
            self.end(Element::Code);
        }
        Some(())
    }

    /// The content that a script will insert into the element just opened.
    #[cfg(feature = "quirks")]
    fn fill(&mut self, name: &str, attributes: &Attributes<'a>) -> Option<()> {
        match boxes::filled(name, attributes, &self.lexer) {
            Some(Filled::Address(address)) => match boxes::media_of(&address) {
                Some(media) => self.player(media, &address),
                None => self.frame_at(&address, title_of(attributes.clone())),
            },
            Some(Filled::Player) => {
                self.missing_media()?;
                self.dropped.add("video");
                Some(())
            }
            None => Some(()),
        }
    }

    #[cfg(feature = "quirks")]
    fn missing_media(&mut self) -> Option<()> {
        self.count(Element::Figure)?;
        self.out.push_str("<figure class=\"missing-media\">");
        self.end(Element::Figure);
        Some(())
    }

    /// Text with shortcodes of `WordPress`: captions and players are expanded, others are dropped.
    #[cfg(feature = "quirks")]
    fn text_with_shortcodes(&mut self, text: &'a str) -> Option<()> {
        let mut rest = text;
        while let Some((before, shortcode, behind)) = shortcodes::first(rest, self.html) {
            self.text(before);
            self.gap = true;
            rest = behind;
            if shortcode.is_end {
                if matches!(shortcode.name, "caption" | "wp_caption") {
                    self.end(Element::Division);
                }
                continue;
            }
            match shortcode.name {
                "caption" | "wp_caption" => {
                    self.count(Element::Division)?;
                    self.out.push_str("<div class=\"wp-caption\">");
                    if let Some(caption) = shortcode.value("caption") {
                        self.text(caption);
                    }
                }
                "gallery" | "playlist" => {
                    self.missing_media()?;
                    self.dropped.add("shortcode");
                }
                "audio" | "video" | "embed" | "youtube" | "vimeo" | "soundcloud" | "instagram" | "tweet" => {
                    let end = behind.find("[/").unwrap_or(0);
                    let (content, _) = behind.split_at_checked(end)?;
                    let Some(address) = shortcode.address().or_else(|| shortcodes::address(content)) else {
                        match shortcode.address_of_id() {
                            Some(address) => self.frame_at(&address, None)?,
                            None => self.dropped.add("shortcode"),
                        }
                        continue;
                    };
                    if shortcodes::address(content) == Some(address) {
                        rest = behind.get(end..)?;
                    }
                    self.player(shortcode.name, address)?;
                }
                _ => self.dropped.add("shortcode"),
            }
        }
        self.text(rest);
        Some(())
    }

    #[cfg(feature = "quirks")]
    fn player(&mut self, name: &str, address: &str) -> Option<()> {
        let element = match name {
            "audio" => Element::Audio,
            "video" => Element::Video,
            _ => return self.frame_at(address, None),
        };
        self.count(element)?;
        self.out.push('<');
        self.out.push_str(element.name());
        self.attribute(Attribute::Src, address);
        self.out.push('>');
        self.end(element);
        Some(())
    }

    fn text(&mut self, text: &str) {
        // A parser drops null characters, but only after it has seen that `<\0p>` is not a tag.
        for part in text.split('\0') {
            // The text on both sides of a dropped token must not combine into a tag or a reference.
            if self.gap && joins(&self.out) {
                self.tags += 1;
                self.out.push_str("<!---->");
            }
            self.gap = true;
            self.out.push_str(part);
        }
        self.gap = false;
    }

    fn start(&mut self, element: Element, attributes: &Attributes<'a>) -> Option<()> {
        self.count(element)?;
        self.out.push('<');
        self.out.push_str(element.name());
        let mut left: Vec<Attribute> = element.attributes().to_vec();
        #[cfg(feature = "quirks")]
        if element == Element::Image {
            if let Some(address) = boxes::lazy_picture(attributes) {
                self.attribute(Attribute::LazySrc, address);
            }
            // Lazy-loaded pictures may be hidden until their script runs.
            if attributes.clone().any(|(name, _)| Attribute::called(name) == Some(Attribute::LazySrc)) {
                left.retain(|attribute| *attribute != Attribute::Hidden);
            }
        }
        #[cfg(feature = "quirks")]
        if element == Element::Span
            && attributes.clone().any(|(name, value)| name.eq_ignore_ascii_case("style") && strikes(value))
        {
            left.retain(|attribute| *attribute != Attribute::Class);
            self.attribute(Attribute::Class, "line-through");
        }
        for (name, value) in attributes.clone() {
            let is_hidden = || {
                name.eq_ignore_ascii_case("style")
                    && (hides(value)
                        || cfg!(feature = "quirks") && element == Element::Image && is_of_one_pixel(value))
            };
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
            if attribute == Attribute::Href {
                self.link_bytes = value.len();
            }
            self.attribute(attribute, value);
        }
        self.out.push('>');
        #[cfg(feature = "quirks")]
        if element == Element::Division
            && let Some(address) = self.background(attributes.clone())
        {
            self.count(Element::Image)?;
            self.out.push_str("<img");
            self.attribute(Attribute::Src, address);
            self.out.push('>');
        }
        Some(())
    }

    fn attribute(&mut self, attribute: Attribute, value: &str) {
        self.out.push(' ');
        self.out.push_str(attribute.name());
        if matches!(attribute, Attribute::Hidden | Attribute::Reversed) {
            return;
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

    /// A frame or object; its content is a fallback for browsers without support.
    fn frame(&mut self, name: &'static str, attributes: Attributes<'a>, self_closing: bool) -> Option<()> {
        if cfg!(feature = "quirks") && (name == "object" || name == "embed") {
            let wanted = if name == "object" { "data" } else { "src" };
            let value = |wanted: &str| {
                let mut attributes = attributes.clone();
                attributes.find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
            };
            let inner = || if name == "object" { self.object_address() } else { None };
            let address = value(wanted).or_else(inner);
            if let Some(address) = address.filter(|address| is_picture(address, value("type"))) {
                self.count(Element::Image)?;
                self.out.push_str("<img");
                self.attribute(Attribute::Src, address);
                if let Some(title) = title_of(attributes) {
                    self.attribute(Attribute::Alt, title);
                }
                self.out.push('>');
                if name == "object" {
                    self.skip(name, false);
                }
                return Some(());
            }
            match address.filter(|address| can_be_shown(address, value("type"))) {
                Some(address) => {
                    self.frame_at(address, title_of(attributes))?;
                    if name == "object" {
                        self.skip(name, false);
                    }
                }
                // The object's fallback content is used instead.
                None => {
                    self.dropped.add(name);
                    self.gap = true;
                }
            }
            return Some(());
        }
        self.start(Element::Frame, &attributes)?;
        self.end(Element::Frame);
        match name {
            FRAME => {}
            "iframe" => self.skip_raw(name, self_closing),
            other => self.skip(other, false),
        }
        Some(())
    }

    fn frame_at(&mut self, address: &str, title: Option<&str>) -> Option<()> {
        self.count(Element::Frame)?;
        self.out.push('<');
        self.out.push_str(FRAME);
        self.attribute(Attribute::Src, address);
        if let Some(title) = title {
            self.attribute(Attribute::Title, title);
        }
        self.out.push('>');
        self.end(Element::Frame);
        Some(())
    }

    /// The address that an `object` gets from a `param` or an `embed` in it.
    fn object_address(&self) -> Option<&'a str> {
        let mut tags = self.lexer.clone();
        for _ in 0..MAX_OBJECT_TAGS {
            let (name, attributes) = match tags.next()? {
                HtmlToken::Start { name, attributes, .. } => (name, attributes),
                HtmlToken::End(name) if name.eq_ignore_ascii_case("object") => return None,
                _ => continue,
            };
            let is_movie =
                |value: &str| ["movie", "src", "url"].iter().any(|known| known.eq_ignore_ascii_case(value));
            let (wanted, is_it) = match name {
                "param" => {
                    ("value", attributes.clone().any(|(name, value)| name == "name" && is_movie(value)))
                }
                "embed" | "iframe" => ("src", true),
                _ => continue,
            };
            let mut attributes = attributes;
            if is_it
                && let Some((_, address)) = attributes.find(|(name, _)| name.eq_ignore_ascii_case(wanted))
            {
                return Some(address);
            }
        }
        None
    }

    /// A drawing: a chart leaves its title, an icon nothing.
    fn graphic(&mut self, name: &'static str, attributes: Attributes<'a>, self_closing: bool) -> Option<()> {
        let is_drawn = name == "canvas";
        let (mut title, mut sizes) = (None, Vec::new());
        for (name, value) in attributes {
            match name {
                "aria-label" => title = Some(value),
                "width" | "height" => sizes.extend(pixels(value)),
                "viewBox" | "viewbox" => sizes.extend(value.split([' ', ',']).skip(2).filter_map(pixels)),
                _ => {}
            }
        }
        let before = self.lexer.clone();
        if !self_closing {
            self.skip(name, !is_drawn);
        }
        let (mut has_text, mut is_title) = (false, false);
        for token in Lexer::new(before.until(&self.lexer)) {
            match token {
                HtmlToken::Start { name: "title", .. } => is_title = true,
                HtmlToken::Start { name: "text", .. } => has_text = true,
                HtmlToken::Text(text) if (is_title || is_drawn) && !text.trim().is_empty() => {
                    title = title.or(Some(text.trim()));
                    is_title = false;
                }
                _ => is_title = false,
            }
        }
        let is_small = sizes.iter().any(|size| *size < MIN_GRAPHIC);
        let is_large = sizes.len() > 1 && sizes.iter().all(|size| *size >= MIN_CHART);
        let is_chart = !is_small
            && (is_drawn
                || has_text
                || is_large && title.is_some()
                || count_of(&self.open, Element::Figure) > 0);
        if !is_chart {
            self.dropped.add(name);
            self.gap = true;
            return Some(());
        }
        self.drawing(title)
    }

    /// The placeholder of a drawing.
    fn drawing(&mut self, title: Option<&str>) -> Option<()> {
        self.count(Element::Graphic)?;
        self.out.push('<');
        self.out.push_str(GRAPHIC);
        if let Some(title) = title.filter(|title| title.len() <= MAX_VALUE_BYTES) {
            self.attribute(Attribute::Title, title);
        }
        self.out.push('>');
        self.end(Element::Graphic);
        Some(())
    }

    /// The background picture of an empty element, or of a cover block.
    #[cfg(feature = "quirks")]
    fn background(&self, attributes: Attributes<'a>) -> Option<&'a str> {
        let mut address = None;
        let mut is_cover = false;
        for (name, value) in attributes {
            match name {
                "data-bg" | "data-background" | "data-background-image" | "data-bg-src" | "data-bg-image" => {
                    address = Some(value);
                }
                "style" => {
                    let (_, image) = value.split_once("background-image:").unwrap_or_default();
                    let url = image.trim_start().strip_prefix("url(").and_then(|url| url.split(')').next());
                    address = address.or(url);
                }
                "class" => is_cover = value.contains("wp-block-cover"),
                _ => {}
            }
        }
        let address = address?.trim().trim_start_matches("url(").trim_end_matches(')');
        let address = ["&quot;", "&#039;", "&#39;", "\"", "'"]
            .iter()
            .find_map(|quote| address.strip_prefix(quote)?.strip_suffix(quote))
            .unwrap_or(address);
        let mut ahead = self.lexer.clone();
        let mut next = ahead.next();
        if matches!(next, Some(HtmlToken::Text(text)) if text.trim().is_empty()) {
            next = ahead.next();
        }
        (!address.is_empty() && (is_cover || matches!(next, Some(HtmlToken::End(_))))).then_some(address)
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

    /// Counts by kind, not with a stack: an end tag that would close elements of other kinds on a stack is
    /// ignored by parsers in some contexts.
    fn count(&mut self, element: Element) -> Option<()> {
        self.tags += 1;
        self.elements += 1;
        match element {
            Element::Image => self.pictures += 1,
            // A second link implicitly ends the first, which costs a parser more than an end tag.
            Element::Link => {
                self.elements += count_of(&self.open, element) * IMPLIED_END;
                change(&mut self.open, element, |count| *count = 1);
            }
            _ if element.ends_itself() => {}
            _ => change(&mut self.open, element, |count| *count += 1),
        }
        if element.is_block() {
            // The parser reopens at most three elements of a kind.
            let again =
                self.open.iter().filter(|(open, _)| open.is_formatting()).map(|(_, count)| count.min(&3));
            self.elements += again.sum::<u32>();
            if count_of(&self.open, Element::Link) > 0 {
                self.elements += u32::try_from(self.link_bytes / ADDRESS_BYTES_OF_AN_ELEMENT).ok()?;
            }
        }
        let open: u32 = self.open.iter().map(|(_, count)| count).sum();
        let tables = count_of(&self.open, Element::Table);
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

    /// Skips the content of `name`. If it has no end tag, only the tag itself is dropped: better some words
    /// too many than a truncated story.
    fn skip(&mut self, name: &'static str, is_foreign: bool) {
        if self.unclosed.contains(&name) || self.unclosed.len() >= MAX_UNCLOSED {
            return;
        }
        if !self.lexer.skip_element(name, is_foreign) {
            self.unclosed.push(name);
        }
    }
}

/// Media types that an `object` can show here or link to, by prefix; and file extensions.
const SHOWN_TYPES: [&str; 3] = ["application/pdf", "audio/", "video/"];
const SHOWN_FILES: [&str; 6] = [".pdf", ".mp3", ".mp4", ".m4a", ".webm", ".ogg"];

/// Whether an `object` or `embed` is a picture.
fn is_picture(address: &str, mime: Option<&str>) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let is_file = [".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"].iter().any(|end| path.ends_with(end));
    !address.starts_with("data:") && (is_file || mime.is_some_and(|mime| mime.starts_with("image/")))
}

/// Whether an `object` or `embed` is a known player or a supported file.
fn can_be_shown(address: &str, mime: Option<&str>) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let is_file = SHOWN_FILES.iter().any(|end| path.ends_with(end));
    let is_type = mime.is_some_and(|mime| SHOWN_TYPES.iter().any(|start| mime.starts_with(start)));
    let is_player = || SafeUrl::web(address, None).is_some_and(|address| player(&address).is_some());
    is_file || is_type || is_player()
}

/// The count of `element` in `counts`.
fn count_of(counts: &[(Element, u32)], element: Element) -> u32 {
    counts.iter().find(|(known, _)| *known == element).map_or(0, |(_, count)| *count)
}

/// Changes the count of `element`, which begins at 0.
fn change(counts: &mut Vec<(Element, u32)>, element: Element, change: impl FnOnce(&mut u32)) {
    match counts.iter_mut().find(|(known, _)| *known == element) {
        Some((_, count)) => change(count),
        None => {
            let mut count = 0;
            change(&mut count);
            counts.push((element, count));
        }
    }
}

/// Whether a `span` with these attributes means anything to the walk.
fn says_something(mut attributes: Attributes) -> bool {
    attributes.any(|(name, value)| match Attribute::called(name) {
        Some(Attribute::Class) => !Roles::of(value).is_empty(),
        Some(attribute) => Element::Span.attributes().contains(&attribute),
        None => {
            name.eq_ignore_ascii_case("style") && (hides(value) || cfg!(feature = "quirks") && strikes(value))
        }
    })
}

#[cfg(feature = "quirks")]
fn alt_of(mut attributes: Attributes<'_>) -> Option<&str> {
    attributes.find(|(name, _)| name.eq_ignore_ascii_case("alt")).map(|(_, alt)| alt)
}

fn title_of(mut attributes: Attributes<'_>) -> Option<&str> {
    attributes.find(|(name, _)| ["title", "playlabel", "aria-label"].contains(name)).map(|(_, title)| title)
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

/// Whether a `style` strikes text through.
fn strikes(style: &str) -> bool {
    let mut declarations = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    declarations.any(|(property, value)| {
        property.trim().starts_with("text-decoration") && value.contains("line-through")
    })
}

/// Whether a `style` makes a picture a tracking pixel.
pub(super) fn is_of_one_pixel(style: &str) -> bool {
    let mut declarations = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    declarations.any(|(property, value)| {
        ["width", "height"].contains(&property.trim()) && ["0", "0px", "1px"].contains(&value.trim())
    })
}

/// Whether a `style` hides its element visually.
pub(super) fn hides(style: &str) -> bool {
    let mut declarations = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    declarations.any(|(property, value)| {
        let (property, value) = (property.trim(), value.trim());
        let begins =
            |start: &str| value.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
        let is = |name: &str| property.eq_ignore_ascii_case(name);
        is("display") && begins("none")
            || is("visibility") && begins("hidden")
            || is("clip") && begins("rect(")
            || is("clip-path") && begins("inset(50%")
            || (is("left") || is("text-indent")) && begins("-999")
            || is("font-size") && (value == "0" || value == "0px")
    })
}
