//! Blocks as a short text, so that tests and readers see at a glance what a body came to.

#![allow(
    clippy::format_push_string,
    clippy::indexing_slicing,
    dead_code,
    reason = "short, and not every test uses all of it"
)]

use dateline::article::{
    Block, Direction, Image, Inline, Language, Markup, Omission, Player, SafeUrl, Service, Style, TableRow,
    Tongue,
};
use dateline::body;

/// One line for each block, two spaces in for each level; `⏎` is a line break.
pub fn outline(blocks: &[Block]) -> String {
    let mut out = String::new();
    write_blocks(blocks, 0, &mut out);
    out
}

fn write_blocks(blocks: &[Block], level: usize, out: &mut String) {
    for block in blocks {
        write_block(block, level, out);
    }
}

fn line(level: usize, text: &str, out: &mut String) {
    out.push_str(&"  ".repeat(level));
    out.push_str(&text.replace('\n', "\\n"));
    out.push('\n');
}

fn write_block(block: &Block, level: usize, out: &mut String) {
    match block {
        Block::Paragraph(text) => line(level, &format!("p: {}", inlines(text)), out),
        Block::Heading { level: heading, text } => {
            line(level, &format!("h{heading}: {}", inlines(text)), out);
        }
        Block::List { numbers, items } => {
            let style = numbers.as_ref().and_then(|numbers| numbers.style.value());
            line(
                level,
                [if numbers.is_some() { "ol" } else { "ul" }, style.unwrap_or_default()].join(" ").trim_end(),
                out,
            );
            for (index, item) in items.iter().enumerate() {
                // Numbers are seen where they are not 1, 2, 3.
                let value = numbers.as_ref().map(|numbers| numbers.values[index]);
                let told = value.filter(|value| usize::try_from(*value) != Ok(index + 1));
                line(level + 1, &told.map_or("li".to_owned(), |value| format!("li {value}")), out);
                write_blocks(item, level + 2, out);
            }
        }
        Block::Quote { blocks, cite } => {
            line(level, &format!("quote: {}", inlines(cite)), out);
            write_blocks(blocks, level + 1, out);
        }
        Block::PullQuote(text) => line(level, &format!("pull: {}", inlines(text)), out),
        Block::Figure(image) => write_image("figure", image, level, out),
        Block::Gallery { images, caption } => {
            line(level, &format!("gallery: {}", caption.as_deref().unwrap_or("-")), out);
            for image in images {
                write_image("image", image, level + 1, out);
            }
        }
        Block::Table(table) => {
            line(level, &format!("table: {}", inlines(&table.caption)), out);
            for row in &table.head {
                line(level + 1, &format!("head: {}", cells(row)), out);
            }
            for row in &table.rows {
                line(level + 1, &format!("row: {}", cells(row)), out);
            }
        }
        Block::Code(text) => line(level, &format!("code: {text}"), out),
        Block::Rule => line(level, "rule", out),
        Block::Embed(embed) => {
            let player = match &embed.player {
                Some(Player { service, id }) => format!(" {service:?} {id}"),
                None => String::new(),
            };
            let title = embed.title.as_deref().unwrap_or("-");
            line(level, &format!("embed: {}{player} title={title}", embed.address), out);
        }
        Block::Passage { tongue, blocks } => {
            line(level, &format!("in {}", self::tongue(tongue)), out);
            write_blocks(blocks, level + 1, out);
        }
        Block::Omission(Omission { kind, title, address }) => {
            let title = title.as_deref().unwrap_or("-");
            let address = address.as_ref().map_or("-", SafeUrl::as_str);
            line(level, &format!("missing {}: {title} at {address}", kind.name()), out);
        }
    }
}

fn tongue(tongue: &Tongue) -> String {
    let language = tongue.language.as_ref().map(Language::tag);
    let parts = [language, tongue.direction.map(Direction::as_str)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn write_image(name: &str, image: &Image, level: usize, out: &mut String) {
    let mut text = format!("{name}: {}", image.url);
    if image.width.is_some() || image.height.is_some() {
        text += &format!(" {}x{}", image.width.unwrap_or(0), image.height.unwrap_or(0));
    }
    if let Some(alt) = &image.alt {
        text += &format!(" alt={alt:?}");
    }
    if let Some(caption) = &image.caption {
        text += &format!(" caption={caption:?}");
    }
    for link in &image.links {
        text += &format!(" [{:?} {}]", link.text, link.url);
    }
    if let Some(url) = &image.leads_to {
        text += &format!(" to {url}");
    }
    if let Some(credit) = &image.credit {
        text += &format!(" credit={:?} ({:?})", credit.text, credit.origin);
        if let Some(url) = &credit.url {
            text += &format!(" at {url}");
        }
    }
    for rendition in &image.renditions {
        let mime = rendition.mime.as_deref().unwrap_or("");
        text += &format!(
            " {{{}w {}{}{mime}}}",
            rendition.width,
            rendition.url,
            if mime.is_empty() { "" } else { " " }
        );
    }
    line(level, &text, out);
}

fn cells(row: &TableRow) -> String {
    let cells = row.iter().map(|cell| {
        let mark = if cell.heading { "#" } else { "" };
        let span = if (cell.columns, cell.rows) == (1, 1) {
            String::new()
        } else {
            format!("<{}x{}>", cell.columns, cell.rows)
        };
        format!("{mark}{span}{}", inlines(&cell.text))
    });
    cells.collect::<Vec<_>>().join(" | ")
}

/// Inlines as in Markdown; `~` and `^` for lowered and raised.
pub fn inlines(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) => out += text,
            Inline::Styled(style, inner) => {
                let [open, close] = match style {
                    Style::Emphasis => ["*", "*"],
                    Style::Strong => ["**", "**"],
                    Style::Subscript => ["~", "~"],
                    Style::Superscript => ["^", "^"],
                    Style::Struck => ["~~", "~~"],
                    Style::Inserted => ["++", "++"],
                    Style::Underlined => ["__", "__"],
                    Style::Small => ["<small>", "</small>"],
                    Style::Marked => ["==", "=="],
                };
                out += &format!("{open}{}{close}", self::inlines(inner));
            }
            Inline::Jump { to, text } => out += &format!("[{}](#{to})", self::inlines(text)),
            Inline::Place(number) => out += &format!("{{#{number}}}"),
            Inline::Ruby { base, reading } => out += &format!("{{{base}|{reading}}}"),
            Inline::Passage(tongue, inner) => {
                out += &format!("{{{}: {}}}", self::tongue(tongue), self::inlines(inner));
            }
            Inline::Code(text) => out += &format!("`{text}`"),
            Inline::Link { to, text } => out += &format!("[{}]({to})", self::inlines(text)),
            Inline::Break => out.push('⏎'),
        }
    }
    out
}

/// What each of `bodies` comes to, by name. Its last line is a number for
/// all that it comes to when it is cut off somewhere.
pub fn report<'a>(bodies: impl IntoIterator<Item = (String, &'a str)>) -> String {
    let base = SafeUrl::web("https://news.example/2026/story.html", None);
    let parsed = |html: &str| body::parse(&Markup::Html(html.to_owned()), base.as_ref());
    let mut out = String::new();
    for (name, html) in bodies {
        let whole = parsed(html);
        let dropped: Vec<String> =
            whole.dropped.iter().map(|(name, count)| format!(" {name} {count}")).collect();
        out += &format!("== {name}\n{}", outline(&whole.blocks));
        if !dropped.is_empty() {
            out += &format!("dropped:{}\n", dropped.join(","));
        }
        let cuts = (0..html.len()).step_by(3).filter_map(|end| html.get(..end));
        let number = cuts.fold(0xcbf2_9ce4_8422_2325, |number: u64, cut| {
            let outline = outline(&parsed(cut).blocks);
            outline
                .bytes()
                .fold(number, |number, byte| (number ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
        });
        out += &format!("cut: {number:016x}\n");
    }
    out
}

/// Fails if there is an address that a page must not have, or anything nested too deeply.
pub fn assert_safe(blocks: &[Block]) {
    assert_blocks(blocks, 1);
}

fn assert_blocks(blocks: &[Block], depth: usize) {
    assert!(depth <= 24);
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::PullQuote(text) => assert_inlines(text, depth + 1),
            Block::Heading { level, text } => {
                assert!((2..=4).contains(level));
                assert_inlines(text, depth + 1);
            }
            Block::List { items, numbers } => {
                assert!(!items.is_empty());
                assert!(numbers.as_ref().is_none_or(|numbers| numbers.values.len() == items.len()));
                for item in items {
                    assert_blocks(item, depth + 1);
                }
            }
            Block::Passage { tongue, blocks } => {
                assert!(tongue.language.is_some() || tongue.direction.is_some());
                assert_blocks(blocks, depth + 1);
            }
            Block::Omission(omission) => omission.address.iter().for_each(|url| assert_address(url, true)),
            Block::Quote { blocks, cite } => {
                assert_blocks(blocks, depth + 1);
                assert_inlines(cite, depth + 1);
            }
            Block::Figure(image) => assert_image(image),
            Block::Gallery { images, .. } => images.iter().for_each(assert_image),
            Block::Table(table) => {
                assert_inlines(&table.caption, depth + 1);
                for cell in table.head.iter().chain(&table.rows).flatten() {
                    assert!((1..=100).contains(&cell.columns) && (1..=100).contains(&cell.rows));
                    assert_inlines(&cell.text, depth + 1);
                }
            }
            Block::Code(_) | Block::Rule => {}
            Block::Embed(embed) => {
                assert_address(&embed.address, true);
                if let Some(player) = &embed.player {
                    assert_address(&SafeUrl::web(&player.frame(), None).unwrap(), true);
                    assert!(player.service == Service::Frame || !player.id.contains("//"));
                }
            }
        }
    }
}

fn assert_inlines(inlines: &[Inline], depth: usize) {
    assert!(depth <= 24);
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => assert!(!text.is_empty() && !text.contains('\0')),
            Inline::Ruby { base, reading } => assert!(!base.is_empty() && !reading.is_empty()),
            Inline::Jump { text, .. } => {
                assert!(!has_link(text), "a link in a link");
                assert_inlines(text, depth + 1);
            }
            Inline::Styled(_, inner) | Inline::Passage(_, inner) => assert_inlines(inner, depth + 1),
            Inline::Link { to, text } => {
                assert_address(to, false);
                assert!(!has_link(text), "a link in a link");
                assert_inlines(text, depth + 1);
            }
            Inline::Break | Inline::Place(_) => {}
        }
    }
}

fn has_link(inlines: &[Inline]) -> bool {
    let is_link = |inline: &Inline| matches!(inline, Inline::Link { .. } | Inline::Jump { .. });
    inlines.iter().any(|inline| is_link(inline) || has_link(inline.inner()))
}

fn assert_image(image: &Image) {
    assert_address(&image.url, true);
    assert!(image.width != Some(0) && image.height != Some(0));
    for rendition in &image.renditions {
        assert_address(&rendition.url, true);
        assert!(rendition.width > 0);
        if let Some(mime) = &rendition.mime {
            assert!(
                mime.starts_with("image/")
                    && mime.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/+.-".contains(&byte))
            );
        }
    }
    let credit = image.credit.as_ref().and_then(|credit| credit.url.as_ref());
    for url in image.links.iter().map(|link| &link.url).chain(&image.leads_to).chain(credit) {
        assert_address(url, true);
    }
}

/// Judges the text of an address by itself, not by the type's own word.
fn assert_address(address: &SafeUrl, is_web: bool) {
    let text = address.as_str();
    let is_special = |next: char| next.is_whitespace() || next.is_control() || "<>\"'`".contains(next);
    // Behind the path a backslash is a character like any other (WHATWG URL Standard).
    let path = text.split(['?', '#']).next().unwrap_or_default();
    let is_plain = !text.contains(is_special) && !path.contains('\\');
    let web = ["https://", "http://"].into_iter().find_map(|scheme| text.strip_prefix(scheme));
    let has_host = web
        .and_then(|rest| rest.split(['/', '?', '#']).next())
        .is_some_and(|host| !host.is_empty() && !host.contains('@'));
    let is_other = !is_web && (text.starts_with("mailto:") || text.starts_with("tel:"));
    assert!(is_plain && (has_host || is_other), "{text}");
}
