//! `WordPress`, `wp/v2/posts?_embed`: pages of posts, or one post; also such files of a static export.
//!
//! Also read: the fields of Newspack (subtitle, credits) and of the Media Credit plugin.

use super::envelope::Envelope;
use super::fields::{Fields, Log};
use super::lookup::{self, story_address};
use super::picture::{self, About, Size};
use super::story::{self, Outline};
use super::{FeedError, FeedPage, Format, SkipReason};
use crate::article::{Access, Article, Image, Language, Markup, SafeUrl, Slug};
use crate::credit;

/// How many posts a page has if the address does not say it.
const PER_PAGE: u32 = 10;

/// A link that themes put behind an excerpt.
const MORE_LINK: &str = "<a class=\"more-link\"";

pub(super) fn read(envelope: &Envelope, address: &SafeUrl) -> Result<FeedPage, FeedError> {
    if !envelope.is_list() && envelope.field("id").is_none() {
        return Err(story::no_list(""));
    }
    let (mut page, log) = (FeedPage::default(), Log::default());
    envelope.read_stories(&mut page, &log, &|post| article(post, address));
    // A static export says nowhere whether there is more: a full page promises it. A page with
    // more than it was asked for is a file that is always the same.
    let most = lookup::number(address, "per_page").unwrap_or(PER_PAGE);
    if envelope.is_list() && u32::try_from(envelope.parts.len()) == Ok(most) {
        page.next = lookup::page_address(address, lookup::page_number(address) + 1);
    }
    page.warnings = log.into_warnings();
    Ok(page)
}

fn article(post: &Fields, address: &SafeUrl) -> Result<Article, SkipReason> {
    let url = post.web_address("link", address);
    let base = url.as_ref().unwrap_or(address).clone();
    let slug = post.text("slug");
    let content = post.extension("content");
    let meta = post.extension("meta");
    let is_protected = content.flag("protected");
    let elsewhere = || {
        let is_asked_for = lookup::parameter(address, "slug").is_some() || post.has("content");
        let slug = Slug::from_text(slug.as_deref().filter(|_| !is_asked_for)?)?;
        story_address(address, Format::WordPress, &slug)
    };
    let outline = Outline {
        id: post.text("id"),
        elsewhere: elsewhere(),
        url,
        slug,
        headline: rendered(post, "title"),
        standfirst: meta.plain("newspack_post_subtitle").or_else(|| excerpt(&post.extension("excerpt"))),
        markup: content.markup("rendered").map(Markup::Html),
    };
    let mut article = story::article(outline, &base)?;
    if is_protected {
        article.access = Access::Locked;
    }
    article.published = post.date("date_gmt").or_else(|| post.date("date"));
    article.updated = post.date("modified_gmt").or_else(|| post.date("modified"));
    article.featured = post.flag("sticky");
    article.status = story::status(post, "status");
    article.language = post.text("lang").and_then(|tag| Language::parse(&tag));
    let embedded = post.extension("_embedded");
    article.authors = story::people(&embedded.objects("author"), "link", &base, true);
    topics(&embedded, &mut article);
    let media = embedded.objects("wp:featuredmedia");
    article.hero = media
        .first()
        .and_then(|media| hero(media, &base))
        .or_else(|| post.web_address("jetpack_featured_media_url", &base).map(Image::at));
    Ok(article)
}

/// The HTML in `name`, or in its `rendered`, as plain text.
fn rendered(fields: &Fields, name: &str) -> Option<String> {
    match fields.value(name)? {
        serde_json::Value::String(_) => fields.plain(name),
        _ => fields.object(name)?.plain("rendered"),
    }
}

/// An excerpt without what the theme puts behind it.
fn excerpt(excerpt: &Fields) -> Option<String> {
    if excerpt.flag("protected") {
        return None;
    }
    let html = excerpt.markup("rendered")?;
    let html = html.split(MORE_LINK).next().unwrap_or_default();
    let text = crate::body::plain(html);
    let words = text.trim_end_matches(['.', '…', '[', ']', ' ']);
    if words.is_empty() {
        None
    } else if text.ends_with("[…]") {
        Some([words, "…"].concat())
    } else {
        Some(text)
    }
}

/// The first category is the section, all other terms are topics.
fn topics(embedded: &Fields, article: &mut Article) {
    for (pointer, terms) in embedded.list("wp:term") {
        for term in embedded.objects_in(&pointer, terms) {
            let Some(name) = term.plain("name") else { continue };
            let slug = term.text("slug");
            let is_category = term.text("taxonomy").as_deref() == Some("category");
            if is_category && slug.as_deref() == Some("uncategorized") {
                continue;
            }
            if is_category && article.section.is_none() {
                article.section = story::section(&name, slug.as_deref());
            } else {
                story::add_tag(&mut article.tags, &name);
            }
        }
    }
}

fn hero(media: &Fields, base: &SafeUrl) -> Option<Image> {
    let details = media.extension("media_details");
    let mut sizes = Vec::new();
    if let Some(url) = media.web_address("source_url", base) {
        let (width, height) = (details.size("width"), details.size("height"));
        sizes.push(Size { url, width, height, mime: media.text("mime_type") });
    }
    for (_, size) in details.members("sizes") {
        sizes.extend(picture::size(&size, ["source_url", "width", "height", "mime_type"], base));
    }
    let meta = media.extension("meta");
    let plugin = media.extension("media_credit");
    let raw = plugin.extension("raw");
    let file = details.extension("image_meta");
    let credit = meta.plain("_media_credit").map(|credit| match meta.plain("_navis_media_credit_org") {
        Some(organisation) => credit::join(&credit, &organisation),
        None => credit,
    });
    let credit = credit
        .or_else(|| meta.plain("_navis_media_credit_org"))
        .or_else(|| plugin.plain("plaintext"))
        .or_else(|| raw.plain("plaintext"));
    let credit_url = meta.web_address("_media_credit_url", base).or_else(|| raw.web_address("url", base));
    picture::of_sizes(
        sizes,
        About {
            alt: media.plain("alt_text"),
            caption: rendered(media, "caption"),
            credit,
            credit_url,
            file_credit: file.plain("credit"),
            file_copyright: file.plain("copyright"),
            ..About::default()
        },
    )
}
