//! The Guardian's open platform: a search, or one item.

use super::envelope::Envelope;
use super::error::FeedError;
use super::facts::{Fact, Facts, FieldRow, How};
use super::fields::{Fields, Log};
use super::page::{FeedPage, SkipReason};
use super::{lookup, people, picture, story};
use crate::article::{Article, Author, Image, SafeUrl, Status};

/// Parameters of a search that are invalid for an item, or would exclude its text.
const OF_SEARCH: [&str; 12] = [
    "q",
    "page",
    "page-size",
    "order-by",
    "section",
    "tag",
    "from-date",
    "to-date",
    "query-fields",
    "use-date",
    "order-date",
    "lang",
];

pub(super) fn read(
    envelope: &Envelope,
    address: &SafeUrl,
    page: &mut FeedPage,
    log: &Log,
) -> Result<(), FeedError> {
    let expected = || FeedError::no_list("/response/results");
    let response = envelope.inner("response")?.ok_or_else(expected)?;
    let list = if response.has("results", '[') { "results" } else { "content" };
    let stories = response.inner(list)?.ok_or_else(expected)?;
    stories.read_stories(page, log, &|item| article(item, address, stories.is_list()));
    let top = response.beside(list);
    if let Some(top) = Fields::of(&top, "/response".to_owned(), log).filter(|_| stories.is_list()) {
        page.total = top.size("total");
        if let (Some(current), Some(pages)) = (top.size("currentPage"), top.size("pages"))
            && current < pages
        {
            page.next = lookup::page_address(address, current + 1);
        }
    }
    Ok(())
}

const STORY: [FieldRow; 16] = [
    (Fact::Id, How::Text, "id"),
    (Fact::Url, How::Page, "webUrl"),
    (Fact::Headline, How::Plain, "fields.headline"),
    (Fact::Headline, How::Plain, "webTitle"),
    (Fact::Standfirst, How::Plain, "fields.trailText"),
    (Fact::Standfirst, How::Plain, "fields.standfirst"),
    (Fact::Html, How::Markup, "fields.body"),
    (Fact::Byline, How::Plain, "fields.byline"),
    (Fact::Published, How::Date, "webPublicationDate"),
    (Fact::Published, How::Date, "fields.firstPublicationDate"),
    (Fact::Updated, How::Date, "fields.lastModified"),
    (Fact::Language, How::Text, "fields.lang"),
    (Fact::Section, How::Plain, "sectionName"),
    (Fact::SectionId, How::Text, "sectionId"),
    (Fact::Words, How::Size, "fields.wordcount"),
    (Fact::Picture, How::Address, "fields.thumbnail"),
];

/// Fields of the picture in newer elements, and of each of its sizes in older ones.
const PICTURE: [FieldRow; 8] = [
    (Fact::Alt, How::Plain, "alt"),
    (Fact::Alt, How::Plain, "altText"),
    (Fact::Caption, How::Plain, "caption"),
    (Fact::Credit, How::Plain, "credit"),
    (Fact::Source, How::Plain, "source"),
    (Fact::Photographer, How::Plain, "photographer"),
    (Fact::Copyright, How::Plain, "copyright"),
    (Fact::HidesCredit, How::Denied, "displayCredit"),
];

const SIZE: [FieldRow; 5] = [
    (Fact::Picture, How::Address, "typeData.secureFile"),
    (Fact::Picture, How::Address, "file"),
    (Fact::Width, How::Size, "typeData.width"),
    (Fact::Height, How::Size, "typeData.height"),
    (Fact::Mime, How::Text, "mimeType"),
];

fn article(item: &Fields, address: &SafeUrl, is_listed: bool) -> Result<Article, SkipReason> {
    let mut facts = Facts::gather(&STORY, item, address);
    let base = facts.address(Fact::Url).unwrap_or(address).clone();
    let fields = item.extension("fields");
    let blocks = item.extension("blocks");
    facts.add_text(Fact::Html, body_of_blocks(&blocks));
    if let Some(id) = item.text("id").filter(|_| is_listed) {
        let wanted = [("show-fields", "all"), ("show-blocks", "main"), ("show-tags", "all")];
        let path = ["/", &id].concat();
        facts.add_address(Fact::Elsewhere, lookup::with_query(address, &path, &wanted, &OF_SEARCH));
    }
    let thumbnail = facts.take_address(Fact::Picture);
    let mut article = facts.into_article(&base, item)?;
    if item.flag("isGone") || item.flag("isExpired") {
        article.status = Status::Cancelled;
    } else if fields.denies("isLive") {
        article.status = Status::Withheld;
    }
    let mut contributors = Vec::new();
    for tag in item.objects("tags") {
        match (tag.text("type").as_deref(), tag.plain("webTitle")) {
            (Some("keyword"), Some(name)) => story::add_tag(&mut article.tags, &name),
            (Some("contributor"), Some(name)) if !people::is_among(&name, &contributors) => {
                contributors.push(Author { name, url: tag.page_address("webUrl", &base), role: None });
            }
            _ => {}
        }
    }
    name_contributors(&mut article.authors, contributors);
    article.hero = main_picture(item, &blocks, &base).or_else(|| thumbnail.map(Image::at));
    Ok(article)
}

/// A byline that names one contributor stays as printed and gets the contributor's page; if it names
/// several, they become separate authors.
fn name_contributors(byline: &mut Vec<Author>, mut contributors: Vec<Author>) {
    if let Some(printed) = byline.first_mut() {
        contributors.retain(|one| printed.name.contains(&one.name));
        if contributors.len() < 2 {
            printed.url = contributors.pop().and_then(|only| only.url);
            return;
        }
    }
    *byline = contributors;
}

/// A text in blocks, as sent with `show-blocks`: newest first for a live blog.
fn body_of_blocks(blocks: &Fields) -> Option<String> {
    let mut html = String::new();
    for block in blocks.objects("body") {
        if let Some(title) = block.text("title") {
            html.push_str("<h2>");
            html.push_str(&title.replace('&', "&amp;").replace('<', "&lt;"));
            html.push_str("</h2>");
        }
        html.push_str(&block.markup("bodyHtml").unwrap_or_default());
    }
    (!html.is_empty()).then_some(html)
}

/// The main picture: from the blocks, else from the older list of elements.
fn main_picture(item: &Fields, blocks: &Fields, base: &SafeUrl) -> Option<Image> {
    let newer = blocks.extension("main").objects("elements");
    for (index, element) in newer.iter().chain(&item.objects("elements")).enumerate() {
        let is_main = index < newer.len() || element.text("relation").as_deref() == Some("main");
        if is_main && element.text("type").as_deref() == Some("image") {
            let image = image(element, base);
            if image.is_some() {
                return image;
            }
        }
    }
    None
}

fn image(element: &Fields, base: &SafeUrl) -> Option<Image> {
    let assets = element.objects("assets");
    let mut sizes = Vec::new();
    for asset in &assets {
        sizes.extend(picture::size_of(&mut Facts::gather(&SIZE, asset, base)));
    }
    let about = element.object("imageTypeData").or_else(|| assets.first()?.object("typeData"));
    let mut said = about.map_or_else(Facts::default, |about| Facts::gather(&PICTURE, &about, base));
    picture::widest_first(&mut sizes);
    picture::of_sizes(sizes, &mut said)
}
