//! The Guardian's open platform: a search, or one item.

use super::envelope::Envelope;
use super::fields::{Fields, Log};
use super::lookup;
use super::picture::{self, About};
use super::story::{self, Outline};
use super::{FeedError, FeedPage, SkipReason};
use crate::article::{Article, Author, Image, Language, Markup, SafeUrl, Status};

/// Parameters of a search that an item does not take, or that would leave its text out.
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

pub(super) fn read(envelope: &Envelope, address: &SafeUrl) -> Result<FeedPage, FeedError> {
    let expected = || story::no_list("/response/results");
    let response = envelope.inner("response")?.ok_or_else(expected)?;
    let (mut page, log) = (FeedPage::default(), Log::default());
    let list = if response.has("results", '[') { "results" } else { "content" };
    let stories = response.inner(list)?.ok_or_else(expected)?;
    stories.read_stories(&mut page, &log, &|item| article(item, address, stories.is_list()));
    let top = response.beside(list);
    if let Some(top) = Fields::of(&top, "/response".to_owned(), &log).filter(|_| stories.is_list()) {
        page.total = top.size("total");
        if let (Some(current), Some(pages)) = (top.size("currentPage"), top.size("pages"))
            && current < pages
        {
            page.next = lookup::page_address(address, current + 1);
        }
    }
    page.warnings = log.into_warnings();
    Ok(page)
}

fn article(item: &Fields, address: &SafeUrl, is_listed: bool) -> Result<Article, SkipReason> {
    let id = item.text("id");
    let url = item.web_address("webUrl", address);
    let base = url.as_ref().unwrap_or(address).clone();
    let fields = item.extension("fields");
    let blocks = item.extension("blocks");
    let markup = fields.markup("body").or_else(|| body_of_blocks(&blocks));
    let elsewhere = || {
        let path = ["/", id.as_deref().filter(|_| is_listed)?].concat();
        let wanted = [("show-fields", "all"), ("show-blocks", "main"), ("show-tags", "all")];
        lookup::with_query(address, &path, &wanted, &OF_SEARCH)
    };
    let outline = Outline {
        elsewhere: elsewhere(),
        url,
        slug: None,
        headline: fields.plain("headline").or_else(|| item.plain("webTitle")),
        standfirst: fields.plain("trailText").or_else(|| fields.plain("standfirst")),
        markup: markup.map(Markup::Html),
        id: id.clone(),
    };
    let mut article = story::article(outline, &base)?;
    article.published = item.date("webPublicationDate").or_else(|| fields.date("firstPublicationDate"));
    article.updated = fields.date("lastModified");
    article.language = fields.text("lang").and_then(|tag| Language::parse(&tag));
    if item.flag("isGone") || item.flag("isExpired") {
        article.status = Status::Cancelled;
    } else if fields.denies("isLive") {
        article.status = Status::Withheld;
    }
    article.section =
        item.text("sectionName").and_then(|name| story::section(&name, item.text("sectionId").as_deref()));
    let mut contributors = Vec::new();
    for tag in item.objects("tags") {
        match (tag.text("type").as_deref(), tag.text("webTitle")) {
            (Some("keyword"), Some(name)) => story::add_tag(&mut article.tags, &name),
            (Some("contributor"), Some(name)) => {
                contributors.push(Author { name, url: tag.web_address("webUrl", &base), role: None });
            }
            _ => {}
        }
    }
    article.authors = authors(fields.plain("byline").as_deref(), contributors);
    article.hero =
        main_picture(item, &blocks, &base).or_else(|| fields.web_address("thumbnail", &base).map(Image::at));
    Ok(article)
}

/// The byline as it is printed, with the page of the one contributor that it names; the
/// contributors each by themselves where it names several.
fn authors(byline: Option<&str>, contributors: Vec<Author>) -> Vec<Author> {
    let Some(mut author) = byline.and_then(|byline| story::byline(byline, None)) else {
        return contributors;
    };
    let mut named = contributors.into_iter().filter(|one| author.name.contains(&one.name));
    match (named.next(), named.next()) {
        (Some(first), Some(second)) => [first, second].into_iter().chain(named).collect(),
        (Some(only), None) => {
            author.url = only.url;
            vec![author]
        }
        _ => vec![author],
    }
}

/// A report in blocks, as it is sent with `show-blocks`: newest first for a story that goes on.
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

/// The picture above the story: of the block, else of the older list of elements.
fn main_picture(item: &Fields, blocks: &Fields, base: &SafeUrl) -> Option<Image> {
    let is_image = |element: &Fields| element.text("type").as_deref() == Some("image");
    let of_block = blocks.extension("main").objects("elements").into_iter().filter(is_image);
    let is_main = |element: &Fields| element.text("relation").as_deref() == Some("main");
    let older = item.objects("elements").into_iter().filter(|element| is_image(element) && is_main(element));
    of_block.chain(older).find_map(|element| image(&element, base))
}

fn image(element: &Fields, base: &SafeUrl) -> Option<Image> {
    let mut sizes = Vec::new();
    let assets = element.objects("assets");
    for asset in &assets {
        let data = asset.extension("typeData");
        let address = data.web_address("secureFile", base).or_else(|| asset.web_address("file", base));
        if let Some(url) = address {
            let (width, height) = (data.size("width"), data.size("height"));
            sizes.push(picture::Size { url, width, height, mime: asset.text("mimeType") });
        }
    }
    // The smallest comes first in some, the original in others.
    let widest = sizes.iter().map(|size| size.width).max();
    let first = sizes.iter().position(|size| Some(size.width) == widest)?;
    sizes.swap(0, first);
    // Older elements say of each size what newer ones say of the picture.
    let newer = element.object("imageTypeData");
    let about = newer.or_else(|| assets.first()?.object("typeData"));
    let about = about.as_ref();
    let said = |name: &str| about.and_then(|about| about.plain(name));
    picture::of_sizes(
        sizes,
        About {
            alt: said("alt").or_else(|| said("altText")),
            caption: said("caption"),
            credit: said("credit"),
            source: said("source"),
            photographer: said("photographer"),
            copyright: said("copyright"),
            hides_credit: about.is_some_and(|about| about.denies("displayCredit")),
            ..About::default()
        },
    )
}
