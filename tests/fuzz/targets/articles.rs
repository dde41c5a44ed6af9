//! Stories that no feed has ever had: every field by chance, also with what no reader lets through.

use std::rc::Rc;

use dateline::article::{
    Access, Article, Author, Block, Body, CaptionLink, Cell, Correction, Credit, CreditOrigin, Direction,
    Embed, Image, Inline, Language, NumberStyle, Numbers, Omission, OmissionKind, Rendition, SafeUrl,
    Section, Slug, Status, Style, Table, Tag, Timestamp, Tongue,
};

use super::generated::Chance;
use super::text;

fn words(chance: &mut Chance) -> String {
    let text = *chance.of(&text::HEADLINES);
    let parts = *chance.of(&[&text::CAPTION_PARTS[..], &text::MARKUP_PARTS, &text::HEADLINE_PARTS]);
    text::edited(chance, text, parts)
}

fn maybe<T>(chance: &mut Chance, make: impl FnOnce(&mut Chance) -> T) -> Option<T> {
    (chance.below(2) == 0).then(|| make(chance))
}

fn some<T>(chance: &mut Chance, most: usize, make: impl Fn(&mut Chance) -> T) -> Vec<T> {
    (0..chance.below(most + 1)).map(|_| make(chance)).collect()
}

fn address(chance: &mut Chance) -> SafeUrl {
    loop {
        let address = *chance.of(&text::ADDRESSES);
        let address = text::edited(chance, address, &text::ADDRESS_PARTS);
        if let Some(url) = SafeUrl::web(&address, Some(&super::promises::home())) {
            return url;
        }
    }
}

fn moment(chance: &mut Chance) -> Timestamp {
    let seconds = i64::try_from(chance.number() % 300_000_000_000).unwrap() - 60_000_000_000;
    Timestamp::from_seconds(seconds).unwrap()
}

fn slug(chance: &mut Chance) -> Slug {
    let name = words(chance);
    Slug::from_text(&name).unwrap_or_else(|| Slug::numbered(&name))
}

fn size(chance: &mut Chance) -> u32 {
    u32::try_from(chance.number() % 5_000).unwrap()
}

fn image(chance: &mut Chance) -> Image {
    Image {
        url: address(chance),
        width: maybe(chance, size),
        height: maybe(chance, size),
        alt: maybe(chance, words),
        caption: maybe(chance, words),
        links: some(chance, 2, |chance| CaptionLink { text: words(chance), url: address(chance) }),
        leads_to: maybe(chance, address),
        credit: maybe(chance, |chance| Credit {
            text: words(chance),
            url: maybe(chance, address),
            origin: CreditOrigin::Caption,
        }),
        focus: maybe(chance, |chance| (u8::try_from(chance.below(101)).unwrap(), 50)),
        renditions: some(chance, 3, |chance| Rendition {
            url: address(chance),
            width: size(chance),
            mime: maybe(
                chance,
                |chance| if chance.below(2) == 0 { "image/webp".to_owned() } else { words(chance) },
            ),
        }),
    }
}

const STYLES: [Style; 9] = [
    Style::Emphasis,
    Style::Strong,
    Style::Subscript,
    Style::Superscript,
    Style::Struck,
    Style::Inserted,
    Style::Underlined,
    Style::Small,
    Style::Marked,
];

const TAGS: [&str; 3] = ["ar", "en-GB", "he"];

fn tongue(chance: &mut Chance) -> Tongue {
    Tongue {
        language: maybe(chance, |chance| {
            Language::parse(TAGS.get(chance.below(TAGS.len())).unwrap()).unwrap()
        }),
        direction: maybe(chance, |chance| *chance.of(&[Direction::Ltr, Direction::Rtl])),
    }
}

fn inlines(chance: &mut Chance, depth: usize) -> Vec<Inline> {
    some(chance, 3, |chance| match chance.below(if depth == 0 { 5 } else { 12 }) {
        0 => Inline::Text(words(chance)),
        1 => Inline::Code(words(chance)),
        2 => Inline::Break,
        3 => Inline::Ruby { base: words(chance), reading: words(chance) },
        4 => Inline::Place(u16::try_from(chance.below(4)).unwrap()),
        5 => Inline::Jump { to: u16::try_from(chance.below(4)).unwrap(), text: inlines(chance, depth - 1) },
        6 => Inline::Passage(tongue(chance), inlines(chance, depth - 1)),
        7..11 => Inline::Styled(*chance.of(&STYLES), inlines(chance, depth - 1)),
        _ => Inline::Link { to: address(chance), text: inlines(chance, depth - 1) },
    })
}

/// Blocks within each other up to `depth`.
pub fn blocks(chance: &mut Chance, depth: usize) -> Vec<Block> {
    some(chance, 4, |chance| match chance.below(if depth == 0 { 9 } else { 13 }) {
        0 => Block::Heading { level: u8::try_from(chance.below(7)).unwrap(), text: inlines(chance, 2) },
        1 => Block::PullQuote(inlines(chance, 2)),
        2 => Block::Figure(image(chance)),
        3 => Block::Gallery { images: some(chance, 3, image), caption: maybe(chance, words) },
        4 => Block::Table(Table {
            caption: inlines(chance, 1),
            head: some(chance, 2, row),
            rows: some(chance, 3, row),
        }),
        5 => Block::Code(words(chance)),
        6 => Block::Rule,
        7 => Block::Embed(Embed { address: address(chance), title: maybe(chance, words), player: None }),
        8 => Block::Paragraph(inlines(chance, 3)),
        9 => {
            let items = some(chance, 3, |chance| blocks(chance, depth - 1));
            let values = items.iter().map(|_| i32::try_from(chance.below(9)).unwrap() - 3).collect();
            Block::List {
                numbers: maybe(chance, |_| Numbers { style: NumberStyle::LowerRoman, values }),
                items,
            }
        }
        10 => Block::Passage { tongue: tongue(chance), blocks: blocks(chance, depth - 1) },
        11 => Block::Omission(Omission {
            kind: *chance.of(&[
                OmissionKind::Graphic,
                OmissionKind::Table,
                OmissionKind::Media,
                OmissionKind::Text,
            ]),
            title: maybe(chance, words),
            address: maybe(chance, address),
        }),
        _ => Block::Quote { blocks: blocks(chance, depth - 1), cite: inlines(chance, 2) },
    })
}

fn row(chance: &mut Chance) -> Vec<Cell> {
    some(chance, 3, |chance| Cell {
        heading: chance.below(2) == 0,
        columns: u8::try_from(chance.below(256)).unwrap(),
        rows: u8::try_from(chance.below(256)).unwrap(),
        text: inlines(chance, 2),
    })
}

/// A story.
pub fn article(chance: &mut Chance) -> Article {
    Article {
        // Our own format has all its pictures in the text.
        pictures: Vec::new(),
        attachments: Vec::new(),
        id: words(chance),
        slug: slug(chance),
        own_slug: None,
        headline: words(chance),
        standfirst: maybe(chance, words),
        kicker: maybe(chance, words),
        place: maybe(chance, words),
        url: maybe(chance, address),
        about: None,
        authors: some(chance, 3, |chance| Author {
            name: words(chance),
            url: maybe(chance, address),
            role: maybe(chance, words),
        }),
        body: match chance.below(4) {
            0 => Body::None,
            1 => Body::Elsewhere(address(chance)),
            _ => Body::Blocks(Rc::from(blocks(chance, 3))),
        },
        access: *chance.of(&[Access::Full, Access::Preview, Access::Locked]),
        published: maybe(chance, moment),
        updated: maybe(chance, moment),
        section: maybe(chance, |chance| Section { id: slug(chance), name: words(chance) }),
        tags: some(chance, 4, |chance| Tag { id: slug(chance), name: words(chance) }),
        language: maybe(chance, |_| Language::parse("ar-EG").unwrap()),
        hero: maybe(chance, image),
        hero_is_in_text: false,
        priority: maybe(chance, |chance| u8::try_from(chance.below(12)).unwrap()),
        breaking: chance.below(2) == 0,
        breaking_until: maybe(chance, moment),
        featured: chance.below(2) == 0,
        status: *chance.of(&[Status::Usable, Status::Withheld, Status::Cancelled]),
        embargo_until: maybe(chance, moment),
        related: some(chance, 3, words),
        found: Vec::new(),
        corrections: some(chance, 3, |chance| Correction {
            date: maybe(chance, moment),
            text: words(chance),
        }),
        words: maybe(chance, size),
    }
}
