//! `WordPress`, `wp/v2/posts?_embed`: pages of posts, or one post; also files of a static export.
//!
//! Also read: the fields of Newspack (subtitle, credits) and of the Media Credit plugin.

use super::lenient::Lenient;
use super::people::people;
use serde_json::Value;

use super::envelope::Envelope;
use super::error::FeedError;
use super::facts::{Fact, Facts, FieldRow, How};
use super::fields::{Fields, Log};
use super::format::Format;
use super::note::Note;
use super::page::{FeedPage, SkipReason};
use super::picture::{self, Size};
use super::{attachments, lookup, sections, story};
use crate::article::{Access, Article, Author, Image, SafeUrl};

/// The default of `per_page`.
const PER_PAGE: u32 = 10;

/// Taxonomies of layout or authorship, not of subject.
const NO_TOPICS: [&str; 6] =
    ["post_format", "language", "nav_menu", "post_translations", "term_language", "wp_theme"];

/// Taxonomies whose terms are the authors: of Co-Authors Plus, `PublishPress` Authors, Bylines.
const OF_AUTHORS: [&str; 3] = ["author", "ppma_author", "byline"];

/// Fields in which plug-ins name the authors: Newspack, Co-Authors Plus, `PublishPress` Authors.
const LISTS_OF_AUTHORS: [&str; 4] = ["newspack_author_info", "coauthors", "authors", "ppma_author"];

pub(super) fn read(
    envelope: &Envelope,
    address: &SafeUrl,
    page: &mut FeedPage,
    log: &Log,
) -> Result<(), FeedError> {
    // WordPress.com's own API (v1, v1.1, v1.2).
    if let Some(posts) = envelope.inner("posts")?.filter(Envelope::is_list) {
        posts.read_stories(page, log, &|post| article(post, address));
        let top = envelope.beside("posts");
        if let Some(top) = Fields::of(&top, String::new(), log) {
            page.total = top.size("found");
            let handle = top.extension("meta").text("next_page");
            page.next = handle.and_then(|handle| {
                lookup::with_query(address, address.path(), &[("page_handle", &handle)], &["page", "offset"])
            });
        }
        return Ok(());
    }
    if !envelope.is_list() && envelope.field("id").or(envelope.field("ID")).is_none() {
        return Err(FeedError::no_list(""));
    }
    envelope.read_stories(page, log, &|post| article(post, address));
    // A static export has no total: a full page suggests a next one. A page with more posts than requested
    // is a static file that ignores the parameter.
    let most = lookup::number(address, "per_page").unwrap_or(PER_PAGE);
    if envelope.is_list() && u32::try_from(envelope.members.len()) == Ok(most) {
        page.next = lookup::page_address(address, lookup::page_number(address) + 1);
    }
    Ok(())
}

const STORY: [FieldRow; 21] = [
    (Fact::Id, How::Text, "id"),
    (Fact::Id, How::Text, "ID"),
    (Fact::Url, How::Page, "link"),
    (Fact::Url, How::Page, "URL"),
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
    // WordPress.com, and exports that have plain fields.
    (Fact::Picture, How::Address, "post_thumbnail.URL"),
    (Fact::Picture, How::Address, "featured_image"),
    (Fact::Width, How::Size, "post_thumbnail.width"),
    (Fact::Height, How::Size, "post_thumbnail.height"),
    (Fact::Mime, How::Text, "post_thumbnail.mime_type"),
    (Fact::Alt, How::Plain, "post_thumbnail.alt"),
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
    let is_text = |name: &str| matches!(post.value(name), Some(Value::String(_)));
    if is_text("title") {
        facts.add_text(Fact::Headline, post.plain("title"));
    }
    if is_text("content") {
        facts.add_text(Fact::Html, post.markup("content"));
    }
    facts.add_text(Fact::Standfirst, excerpt(post));
    if lookup::parameter(address, "slug").is_none() && !post.has("content") {
        facts.add_address(Fact::Elsewhere, lookup::text_of(address, Format::WordPress, post));
    }
    let mut picture = Facts::default();
    facts.move_picture(&mut picture);
    let mut article = facts.into_article(&base, post)?;
    if !is_text("content") && post.extension("content").flag("protected") || post.text("password").is_some() {
        article.access = Access::Locked;
    }
    article.status = story::status(post, "status");
    let embedded = post.extension("_embedded");
    article.authors = people::<Lenient>(&embedded, "author", "link", &base);
    if article.authors.is_empty() && matches!(post.value("author"), Some(Value::Object(_))) {
        article.authors = people::<Lenient>(post, "author", "URL", &base);
    }
    let writers = listed_authors(post, &base);
    topics(post, &embedded, writers, &mut article);
    files(post, &base, &mut article);
    let media = embedded.objects("wp:featuredmedia");
    article.hero = media.first().and_then(|media| hero(media, &base)).or_else(|| {
        let sizes = picture::size_of(&mut picture).into_iter().collect();
        picture::of_sizes(sizes, &mut picture)
    });
    Ok(article)
}

/// Audio of podcast plug-ins (Seriously Simple Podcasting, `PowerPress`), and the files that WordPress.com
/// lists with a post, except pictures, which are in the text.
fn files(post: &Fields, base: &SafeUrl, article: &mut Article) {
    let meta = post.extension("meta");
    for address in
        ["audio_file", "episode_file"].iter().filter_map(|name| post.text(name).or_else(|| meta.text(name)))
    {
        attachments::add_at(&address, "", base, post, article);
    }
    // Address, size and type, on a line each.
    for enclosure in post.texts("enclosure").into_iter().chain(meta.texts("enclosure")) {
        let mut lines = enclosure.lines();
        let address = lines.next().unwrap_or_default().trim();
        attachments::add_at(address, lines.nth(1).unwrap_or_default().trim(), base, post, article);
    }
    for (_, file) in post.members("attachments") {
        let mime = file.text("mime_type").unwrap_or_default();
        if let Some(address) = file.text("URL").filter(|_| !mime.starts_with("image/")) {
            attachments::add_at(&address, &mime, base, &file, article);
        }
    }
}

/// The excerpt, without the "more" link that themes append.
fn excerpt(post: &Fields) -> Option<String> {
    let html = match post.value("excerpt") {
        Some(Value::String(html)) => html.clone(),
        _ => {
            let excerpt = post.extension("excerpt");
            excerpt.markup("rendered").filter(|_| !excerpt.flag("protected"))?
        }
    };
    let mut kept = html.as_str();
    if let Some(at) = html.rfind("<a ")
        && let Some(link) = html.get(at..)
        && ["more-link", "read-more", "readmore", "more\"", "continue"]
            .iter()
            .any(|class| link.contains(class))
        && link.split_once("</a>").is_some_and(|(_, behind)| crate::body::plain(behind).is_empty())
    {
        kept = html.get(..at).unwrap_or_default();
    }
    Some(super::words::words(&crate::body::plain(kept))).filter(|text| !text.is_empty())
}

/// The authors that a plug-in lists in addition to the account that published the post; a list of numeric ids
/// has no names.
fn listed_authors(post: &Fields, base: &SafeUrl) -> Vec<Author> {
    let is_of_names = |name: &&&str| {
        post.list(name).iter().any(|(_, entry)| matches!(entry, Value::Object(_) | Value::String(_)))
    };
    let list = LISTS_OF_AUTHORS.iter().find(is_of_names);
    list.map(|list| people::<Lenient>(post, list, "link", base)).unwrap_or_default()
}

/// The first category is the section, all other terms are topics, except default and technical ones; terms of
/// author plug-ins such as Co-Authors Plus are the authors.
fn topics(post: &Fields, embedded: &Fields, listed: Vec<Author>, article: &mut Article) {
    let mut terms = Vec::new();
    for (pointer, list) in embedded.list("wp:term") {
        for term in embedded.objects_in(&pointer, list) {
            terms.push((term.text("taxonomy").unwrap_or_default(), term));
        }
    }
    for (list, taxonomy) in [("categories", "category"), ("tags", "post_tag")] {
        if matches!(post.value(list), Some(Value::Object(_))) {
            terms.extend(post.members(list).into_iter().map(|(_, term)| (taxonomy.to_owned(), term)));
        }
    }
    let mut writers = listed;
    let is_listed = !writers.is_empty();
    for (taxonomy, term) in &terms {
        let Some(name) = term.plain("name") else { continue };
        if OF_AUTHORS.contains(&taxonomy.as_str()) {
            if !is_listed {
                writers.push(Author { name, url: None, role: None });
            }
            continue;
        }
        if NO_TOPICS.contains(&taxonomy.as_str()) || name.starts_with("post-format-") {
            term.note("", || Note::NoTopic(name));
            continue;
        }
        let slug = term.text("slug");
        let section = story::section(&name, slug.as_deref());
        if taxonomy != "category" {
            story::add_tag(&mut article.tags, &name);
        } else if sections::is_default(&name, slug.as_deref()) {
            term.note("", || Note::NoSection(name));
        } else if article.section.is_none() {
            article.section = section;
        } else {
            story::add_tag(&mut article.tags, &name);
        }
    }
    if !writers.is_empty() {
        for account in std::mem::replace(&mut article.authors, writers) {
            if article.authors.iter().all(|writer| writer.name != account.name) {
                post.note("", || Note::NoAuthor(account.name));
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
