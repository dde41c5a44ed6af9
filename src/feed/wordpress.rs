//! `WordPress`, `wp/v2/posts?_embed`: pages of posts, or one post; also such files of a static export.
//!
//! Also read: the fields of Newspack (subtitle, credits) and of the Media Credit plugin.

use serde_json::Value;

use super::envelope::Envelope;
use super::facts::{Fact, Facts, FieldRow, How};
use super::fields::{Fields, Log};
use super::picture::{self, Size};
use super::{FeedError, FeedPage, Format, SkipReason, lookup, story};
use crate::article::{Access, Article, Image, SafeUrl};

/// How many posts a page has if the address does not say it.
const PER_PAGE: u32 = 10;

/// A link that themes put behind an excerpt.
const MORE_LINK: &str = "<a class=\"more-link\"";

pub(super) fn read(
    envelope: &Envelope,
    address: &SafeUrl,
    page: &mut FeedPage,
    log: &Log,
) -> Result<(), FeedError> {
    if !envelope.is_list() && envelope.field("id").is_none() {
        return Err(story::no_list(""));
    }
    envelope.read_stories(page, log, &|post| article(post, address));
    // A static export says nowhere whether there is more: a full page promises it. A page with
    // more than it was asked for is a file that is always the same.
    let most = lookup::number(address, "per_page").unwrap_or(PER_PAGE);
    if envelope.is_list() && u32::try_from(envelope.members.len()) == Ok(most) {
        page.next = lookup::page_address(address, lookup::page_number(address) + 1);
    }
    Ok(())
}

const STORY: [FieldRow; 13] = [
    (Fact::Id, How::Text, "id"),
    (Fact::Url, How::Address, "link"),
    (Fact::Slug, How::Text, "slug"),
    (Fact::Headline, How::Plain, "title.rendered"),
    (Fact::Standfirst, How::Plain, "meta.newspack_post_subtitle"),
    (Fact::Html, How::Markup, "content.rendered"),
    (Fact::Published, How::Date, "date_gmt"),
    (Fact::Published, How::Date, "date"),
    (Fact::Updated, How::Date, "modified_gmt"),
    (Fact::Updated, How::Date, "modified"),
    (Fact::Featured, How::Flag, "sticky"),
    (Fact::Language, How::Text, "lang"),
    (Fact::Picture, How::Address, "jetpack_featured_media_url"),
];

const PICTURE: [FieldRow; 14] = [
    (Fact::Picture, How::Address, "source_url"),
    (Fact::Width, How::Size, "media_details.width"),
    (Fact::Height, How::Size, "media_details.height"),
    (Fact::Mime, How::Text, "mime_type"),
    (Fact::Alt, How::Plain, "alt_text"),
    (Fact::Caption, How::Plain, "caption.rendered"),
    (Fact::Credit, How::Plain, "meta._media_credit"),
    (Fact::CreditOrganisation, How::Plain, "meta._navis_media_credit_org"),
    (Fact::CreditUrl, How::Address, "meta._media_credit_url"),
    (Fact::CreditUrl, How::Address, "media_credit.raw.url"),
    (Fact::Credit, How::Plain, "media_credit.plaintext"),
    (Fact::Credit, How::Plain, "media_credit.raw.plaintext"),
    (Fact::FileCredit, How::Plain, "media_details.image_meta.credit"),
    (Fact::FileCopyright, How::Plain, "media_details.image_meta.copyright"),
];

fn article(post: &Fields, address: &SafeUrl) -> Result<Article, SkipReason> {
    let mut facts = Facts::gather(&STORY, post, address);
    let base = facts.address(Fact::Url).unwrap_or(address).clone();
    // A plain title, as some exports have it.
    if matches!(post.value("title"), Some(Value::String(_))) {
        facts.add_text(Fact::Headline, post.plain("title"));
    }
    facts.add_text(Fact::Standfirst, excerpt(&post.extension("excerpt")));
    if lookup::parameter(address, "slug").is_none() && !post.has("content") {
        facts.add_address(Fact::Elsewhere, lookup::text_of(address, Format::WordPress, post));
    }
    let picture = facts.take_address(Fact::Picture);
    let mut article = story::article(&mut facts, &base)?;
    if post.extension("content").flag("protected") {
        article.access = Access::Locked;
    }
    article.status = story::status(post, "status");
    let embedded = post.extension("_embedded");
    article.authors = story::people(&embedded.objects("author"), "link", &base, true);
    topics(&embedded, &mut article);
    let media = embedded.objects("wp:featuredmedia");
    article.hero = media.first().and_then(|media| hero(media, &base)).or_else(|| picture.map(Image::at));
    Ok(article)
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
    let mut about = Facts::gather(&PICTURE, media, base);
    let mut sizes: Vec<Size> = picture::size_of(&mut about).into_iter().collect();
    for (_, size) in media.extension("media_details").members("sizes") {
        sizes.extend(picture::size(&size, ["source_url", "width", "height", "mime_type"], base));
    }
    picture::of_sizes(sizes, &mut about)
}
