//! Ghost's Content API: pages of posts, or one post.

use super::envelope::Envelope;
use super::fields::{Fields, Log};
use super::lookup::{self, story_address};
use super::picture::{self, About};
use super::story::{self, Outline};
use super::{FeedError, FeedPage, Format, SkipReason};
use crate::article::{Access, Article, Image, Markup, Rendition, SafeUrl, Slug};
use crate::body;

/// How much of the text serves as standfirst where the editor wrote none, in characters.
const STANDFIRST_FROM_TEXT: usize = 200;

/// The sizes that Ghost makes of every picture, in pixels.
const SIZES: [u32; 4] = [600, 1_000, 1_600, 2_400];

pub(super) fn read(envelope: &Envelope, address: &SafeUrl) -> Result<FeedPage, FeedError> {
    let posts = envelope.inner("posts")?.filter(Envelope::is_list).ok_or_else(|| story::no_list("/posts"))?;
    let (mut page, log) = (FeedPage::default(), Log::default());
    posts.read_stories(&mut page, &log, &|post| article(post, address));
    let top = envelope.beside("posts");
    if let Some(top) = Fields::of(&top, String::new(), &log) {
        let pages = top.extension("meta").extension("pagination");
        page.next = pages.size("next").and_then(|next| lookup::page_address(address, next));
        page.total = pages.size("total");
    }
    page.warnings = log.into_warnings();
    Ok(page)
}

fn article(post: &Fields, address: &SafeUrl) -> Result<Article, SkipReason> {
    let url = post.web_address("url", address);
    let base = url.as_ref().unwrap_or(address).clone();
    let slug = post.text("slug");
    let html = post.markup("html");
    // `?fields=` may have left the text out; behind a paywall it is there and empty.
    let is_short = !post.names().any(|name| name == "html") && !address.path().contains("/slug/");
    let elsewhere = || {
        let slug = Slug::from_text(slug.as_deref().filter(|_| is_short)?)?;
        story_address(address, Format::Ghost, &slug)
    };
    let standfirst = post
        .text("custom_excerpt")
        .or_else(|| Some(story::beginning(&post.text("excerpt")?, STANDFIRST_FROM_TEXT)));
    let hero = hero(post, html.as_deref().unwrap_or_default(), &base);
    let access = access(post, html.is_some() || is_short);
    let outline = Outline {
        id: post.text("id").or_else(|| post.text("uuid")),
        elsewhere: elsewhere(),
        url,
        slug,
        headline: post.text("title"),
        standfirst: standfirst.map(|text| body::plain(body::Snippet::Text(&text))),
        markup: html.map(Markup::Html),
    };
    let mut article = story::article(outline, &base)?;
    article.access = access;
    article.published = post.date("published_at");
    article.updated = post.date("updated_at");
    article.featured = post.flag("featured");
    article.status = story::status(post, "status");
    article.hero = hero;
    let mut authors = post.objects("authors");
    if authors.is_empty() {
        authors.extend(post.object("primary_author"));
    }
    article.authors = story::people(&authors, "url", &base, false);
    topics(post, &mut article);
    Ok(article)
}

/// The primary tag is the section, the other public ones are topics.
fn topics(post: &Fields, article: &mut Article) {
    for tag in post.object("primary_tag").into_iter().chain(post.objects("tags")) {
        let Some(name) = tag.text("name") else { continue };
        if name.starts_with('#') || tag.text("visibility").as_deref() == Some("internal") {
            continue;
        }
        let section = story::section(&name, tag.text("slug").as_deref());
        if article.section.is_none() {
            article.section = section;
        } else if article.section != section {
            story::add_tag(&mut article.tags, &name);
        }
    }
}

/// Behind a paywall the text is cut or empty.
fn access(post: &Fields, has_text: bool) -> Access {
    let is_public = post.text("visibility").is_none_or(|visibility| visibility == "public");
    let is_open = if post.has("access") { post.flag("access") } else { is_public };
    match (is_open, has_text) {
        (true, _) => Access::Full,
        (false, true) => Access::Preview,
        (false, false) => Access::Locked,
    }
}

fn hero(post: &Fields, html: &str, base: &SafeUrl) -> Option<Image> {
    let mut image = Image::at(post.web_address("feature_image", base)?);
    let caption = post.markup("feature_image_caption");
    let link = caption.as_deref().and_then(|html| body::first_link(html, base));
    let about = About {
        alt: post.text("feature_image_alt"),
        caption: post.plain("feature_image_caption"),
        ..About::default()
    };
    picture::describe(&mut image, about);
    if let (Some(credit), Some((to, text))) = (&mut image.credit, link)
        && !text.is_empty()
        && (credit.text.contains(&text) || text.contains(&credit.text))
    {
        credit.url = Some(to);
    }
    image.renditions = sizes(&image.url, html, base);
    Some(image)
}

/// Smaller copies of a picture that this Ghost keeps itself. The interface lists none; that the
/// text has pictures in such sizes shows that there are some.
fn sizes(url: &SafeUrl, html: &str, base: &SafeUrl) -> Vec<Rendition> {
    let folder = "/content/images/";
    let has_sizes = html.contains("/content/images/size/w") && url.is_same_origin(base);
    let Some((before, behind)) = url.as_str().split_once(folder).filter(|_| has_sizes) else {
        return Vec::new();
    };
    if behind.starts_with("size/") {
        return Vec::new();
    }
    let sized = |width: &u32| {
        let address = [before, folder, "size/w", &width.to_string(), "/", behind].concat();
        Some(Rendition { url: SafeUrl::web(&address, None)?, width: *width, mime: None })
    };
    SIZES.iter().filter_map(sized).collect()
}
