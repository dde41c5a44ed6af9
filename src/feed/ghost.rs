//! Ghost's Content API: pages of posts, or one post.

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
use super::{lookup, picture, sections, story};
use crate::article::{Access, Article, Image, Rendition, SafeUrl, shortened};
use crate::body;
use crate::json;

/// Length of the standfirst taken from the text where the editor wrote none, in characters.
const STANDFIRST_FROM_TEXT: usize = 200;

/// The sizes that Ghost makes of every picture, in pixels.
const SIZES: [u32; 4] = [600, 1_000, 1_600, 2_400];

pub(super) fn read(
    envelope: &Envelope,
    address: &SafeUrl,
    page: &mut FeedPage,
    log: &Log,
) -> Result<(), FeedError> {
    let posts = envelope.inner("posts")?.filter(Envelope::is_list);
    let posts = posts.ok_or_else(|| FeedError::no_list("/posts"))?;
    posts.read_stories(page, log, &|post| article(post, address));
    let top = envelope.beside("posts");
    if let Some(top) = Fields::of(&top, String::new(), log) {
        let pages = top.extension("meta").extension("pagination");
        page.next = pages.size("next").and_then(|next| lookup::page_address(address, next));
        page.total = pages.size("total");
    }
    Ok(())
}

/// The placeholder for the site's address in exports, and in responses that a cache or a script took from the
/// database, in any format.
pub(super) const HOME: &str = "__GHOST_URL__";

/// The response with [`HOME`] replaced by the site's address: the origin of the first story with an address,
/// else that of the feed's home page, else that of the response. `None` if that is unknown or is [`HOME`]
/// itself.
pub(super) fn with_home(answer: &Envelope, address: &SafeUrl) -> Option<String> {
    let origin = |value: &Value, name: &str| {
        let url = SafeUrl::web(value.get(name)?.as_str()?, None)?;
        url.origin().map(str::to_owned)
    };
    let of_story = ["posts", "items"].iter().find_map(|list| {
        let stories = answer.inner(list).ok()??;
        stories.members.iter().find_map(|story| origin(&json::value(story.raw).ok()?, "url"))
    });
    let of_feed = || origin(&answer.beside("items"), "home_page_url");
    let home = of_story.or_else(of_feed).or_else(|| address.origin().map(str::to_owned));
    let home = home.filter(|home| !home.contains(HOME))?;
    Some(answer.raw.replace(HOME, &home))
}

const STORY: [FieldRow; 12] = [
    (Fact::Id, How::Text, "id"),
    (Fact::Id, How::Text, "uuid"),
    (Fact::Url, How::Page, "url"),
    (Fact::Slug, How::Text, "slug"),
    (Fact::Headline, How::Plain, "title"),
    (Fact::Standfirst, How::Plain, "custom_excerpt"),
    (Fact::Excerpt, How::Plain, "excerpt"),
    (Fact::Html, How::Markup, "html"),
    (Fact::Published, How::Date, "published_at"),
    (Fact::Updated, How::Date, "updated_at"),
    (Fact::Featured, How::Flag, "featured"),
    (Fact::Picture, How::Address, "feature_image"),
];

const PICTURE: [FieldRow; 2] =
    [(Fact::Alt, How::Plain, "feature_image_alt"), (Fact::Caption, How::Plain, "feature_image_caption")];

fn article(post: &Fields, address: &SafeUrl) -> Result<Article, SkipReason> {
    let mut facts = Facts::gather(&STORY, post, address);
    let base = facts.address(Fact::Url).unwrap_or(address).clone();
    let excerpt = facts.text(Fact::Excerpt);
    facts.add_text(Fact::Standfirst, excerpt.map(|text| shortened(&text, STANDFIRST_FROM_TEXT)));
    // `?fields=` may have excluded the text; behind a paywall it is present but empty.
    let is_short = !post.names().any(|name| name == "html") && !address.path().contains("/slug/");
    if is_short {
        facts.add_address(Fact::Elsewhere, lookup::text_of(address, Format::Ghost, post));
    }
    let access = access(post, is_short || facts.has(Fact::Html));
    let picture = facts.take_address(Fact::Picture);
    let mut article = facts.into_article(&base, post)?;
    article.access = access;
    article.status = story::status(post, "status");
    let html = post.value("html").and_then(Value::as_str).unwrap_or_default();
    article.hero = picture.map(|url| hero(url, post, html, &base));
    article.authors = people::<Lenient>(post, "authors", "url", &base);
    // `author` until Ghost 1.22.
    for name in ["primary_author", "author"] {
        if article.authors.is_empty() {
            article.authors = people::<Lenient>(post, name, "url", &base);
        }
    }
    topics(post, &mut article);
    Ok(article)
}

/// The primary tag is the section, the other public ones are topics.
fn topics(post: &Fields, article: &mut Article) {
    let mut tags = post.objects("tags");
    if let Some(primary) = post.object("primary_tag") {
        tags.insert(0, primary);
    }
    for tag in &tags {
        let Some(name) = tag.plain("name") else { continue };
        if name.starts_with('#') || tag.text("visibility").as_deref() == Some("internal") {
            continue;
        }
        if sections::is_default(&name, tag.text("slug").as_deref()) {
            tag.note("", || Note::NoSection(name));
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

fn hero(url: SafeUrl, post: &Fields, html: &str, base: &SafeUrl) -> Image {
    let mut image = Image::at(url);
    picture::describe(&mut image, &mut Facts::gather(&PICTURE, post, base));
    let caption = post.value("feature_image_caption").and_then(Value::as_str).unwrap_or_default();
    if let (Some(credit), Some((to, text))) = (&mut image.credit, body::first_link(caption, base))
        && !text.is_empty()
        && (credit.text.contains(&text) || text.contains(&credit.text))
    {
        credit.url = Some(to);
    }
    image.renditions = sizes(&image.url, html, base);
    image
}

/// Smaller copies of a picture that this Ghost server keeps itself. The API does not list them; pictures in
/// these sizes in the text show that they exist.
fn sizes(url: &SafeUrl, html: &str, base: &SafeUrl) -> Vec<Rendition> {
    let folder = "/content/images/";
    let has_sizes = html.contains("/content/images/size/w") && url.is_same_origin(base);
    let Some((before, behind)) = url.as_str().split_once(folder).filter(|_| has_sizes) else {
        return Vec::new();
    };
    if behind.starts_with("size/") {
        return Vec::new();
    }
    let mut sizes = Vec::new();
    for width in SIZES {
        let address = [before, folder, "size/w", &width.to_string(), "/", behind].concat();
        if let Some(url) = SafeUrl::web(&address, None) {
            sizes.push(Rendition { url, width, mime: None });
        }
    }
    sizes
}
