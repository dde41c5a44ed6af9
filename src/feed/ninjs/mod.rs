//! IPTC ninjs 1.x, 2.x and 3.x, and the dialect of Superdesk: one item, a list of items, or an
//! index, which is a list of the addresses of items.
//!
//! 1.x has objects by name and names in lower case where 2.x and 3.x have lists and names in camel
//! case; real items mix them, so each fact is looked for in all its places.

mod parts;

use parts::{Kind, roles};

use super::envelope::Envelope;
use super::fields::{Fields, Log};
use super::picture::{self, About};
use super::story::{self, Outline};
use super::{FeedError, FeedPage, SkipReason, Skipped};
use crate::article::{Article, Author, Image, Language, SafeUrl, Status};
use crate::body;

/// How many items of an index are fetched at a time.
const ITEMS_A_PAGE: usize = 20;

/// Names of the association that leads a story, best first.
const LEADING: [&str; 5] = ["featuremedia", "mainpic", "main", "featured", "hero"];

/// Media that have a still picture to show.
const PICTURES: [&str; 3] = ["picture", "graphic", "image"];

pub(super) fn read(envelope: &Envelope, address: &SafeUrl) -> Result<FeedPage, FeedError> {
    let inner;
    let mut items = envelope;
    for name in ["items", "_items"] {
        if envelope.has(name, '[')
            && let Some(list) = envelope.inner(name)?
        {
            inner = list;
            items = &inner;
            break;
        }
    }
    if !items.is_list() && items.field("uri").or(items.field("guid")).is_none() {
        return Err(story::no_list(""));
    }
    let (mut page, log) = (FeedPage::default(), Log::default());
    if items.is_list() && items.parts.first().is_some_and(|first| first.raw.starts_with('"')) {
        index(items, address, &mut page);
    } else {
        items.read_stories(&mut page, &log, &|item| article(item, address));
    }
    page.warnings = log.into_warnings();
    Ok(page)
}

/// A bounded number of the addresses in an index. The fragment of the index's own address says
/// which come next, so that the pages of one file have different addresses.
fn index(items: &Envelope, address: &SafeUrl, page: &mut FeedPage) {
    let (file, from) = address.as_str().split_once('#').unwrap_or((address.as_str(), "0"));
    let from: usize = from.parse().unwrap_or(0);
    for (index, item) in items.parts.iter().enumerate().skip(from).take(ITEMS_A_PAGE) {
        let text = serde_json::from_str::<serde_json::Value>(item.raw).unwrap_or_default();
        match text.as_str().and_then(|text| SafeUrl::web(text, Some(address))) {
            Some(item) => page.listed.push(item),
            None => page.skipped.push(Skipped {
                pointer: ["/", &index.to_string()].concat(),
                reason: SkipReason::NotAnAddress,
            }),
        }
    }
    let next = from.saturating_add(ITEMS_A_PAGE);
    if next < items.parts.len() {
        page.next = SafeUrl::web(&[file, "#", &next.to_string()].concat(), None);
    }
    page.total = u32::try_from(items.parts.len()).ok();
}

fn article(item: &Fields, address: &SafeUrl) -> Result<Article, SkipReason> {
    // `uri` names the item; what is there is for machines.
    let url = item.web_address("canonical_url", address).or_else(|| item.web_address("url", address));
    let descriptions = roles(item, "descriptions", "description_");
    let markup = parts::body(item);
    let language = item.text("language").and_then(|tag| Language::parse(&tag));
    let outline = Outline {
        id: item.any_text(&["uri", "guid", "altid"]),
        url,
        slug: None,
        headline: headline(item),
        standfirst: parts::plain(&descriptions, &["summary", "abstract", "short", "text", "", "main"])
            .or_else(|| parts::plain(&descriptions, &["caption", "html", "richtext"])),
        markup,
        elsewhere: None,
    };
    let mut article = story::article(outline, address)?;
    let created = ["firstpublished", "firstPublished", "firstcreated", "firstCreated"];
    let changed = ["versioncreated", "versionCreated"];
    let first = |names: &[&str]| names.iter().find_map(|name| item.date(name));
    article.updated = first(&changed);
    article.published = first(&created).or(article.updated);
    article.authors = authors(item, address, language.as_ref());
    article.language = language;
    article.place = item.text("located").filter(|place| !place.is_empty());
    hold_back(item, &mut article);
    article.section = item
        .objects("service")
        .first()
        .and_then(|service| story::section(&service.text("name").or_else(|| service.text("code"))?, None));
    for list in ["subject", "subjects", "genre", "genres"] {
        for subject in item.objects(list) {
            if let Some(name) = subject.any_text(&["name", "title"]) {
                story::add_tag(&mut article.tags, &name);
            }
        }
    }
    for keyword in item.texts("keywords") {
        story::add_tag(&mut article.tags, &keyword);
    }
    let priority = item.size("urgency").or_else(|| item.size("priority"));
    article.priority =
        priority.and_then(|priority| u8::try_from(priority).ok()).filter(|priority| *priority <= 9);
    article.words = item.size("wordcount").or_else(|| item.size("wordCount"));
    pictures(item, address, &mut article);
    Ok(article)
}

fn headline(item: &Fields) -> Option<String> {
    let headlines = roles(item, "headlines", "headline_");
    item.text("headline")
        .or_else(|| parts::plain(&headlines, &["main", "", "text", "short"]))
        .or_else(|| headlines.first().map(Kind::plain))
        .or_else(|| item.any_text(&["title", "name", "slugline"]))
}

/// Nothing shows that is withheld, cancelled or under an embargo that has not passed or cannot be
/// understood.
fn hold_back(item: &Fields, article: &mut Article) {
    for name in ["pubstatus", "pubStatus"] {
        let status = story::status(item, name);
        if status != Status::Usable {
            article.status = status;
        }
    }
    for name in ["embargoed", "embargoedUntil", "embargoeduntil", "embargo"] {
        if item.has(name) {
            match item.date(name) {
                Some(until) => article.embargo_until = article.embargo_until.max(Some(until)),
                // Superdesk sends an empty text where there is none.
                None if item.text(name).is_none() && !item.flag(name) => {}
                None => article.status = Status::Withheld,
            }
        }
    }
}

fn authors(item: &Fields, address: &SafeUrl, language: Option<&Language>) -> Vec<Author> {
    let mut authors = story::people(&item.objects("authors"), "url", address, false);
    if authors.is_empty() {
        let byline = item.any_text(&["byline", "by"]);
        authors.extend(byline.and_then(|byline| story::byline(&body::plain(&byline), language)));
    }
    authors
}

/// The picture that leads the story, and all others; of a picture that is sent by itself, that.
fn pictures(item: &Fields, address: &SafeUrl, article: &mut Article) {
    let is_picture =
        |fields: &Fields| fields.text("type").is_none_or(|kind| PICTURES.contains(&kind.as_str()));
    let mut found: Vec<(usize, Image)> = Vec::new();
    for (name, media) in item.members("associations") {
        if is_picture(&media)
            && parts::may_show(&media)
            && let Some(image) = image(&media, address)
        {
            let rank = LEADING.iter().position(|leading| *leading == name).unwrap_or(LEADING.len());
            found.push((rank, image));
        }
    }
    if item.has("renditions")
        && is_picture(item)
        && let Some(image) = image(item, address)
    {
        // The text of a picture is its caption already.
        if image.caption.is_some() {
            article.standfirst = None;
        }
        found.insert(0, (0, image));
    }
    let best = found.iter().map(|(rank, _)| *rank).min();
    if let Some(lead) = found.iter().position(|(rank, _)| Some(*rank) == best) {
        article.hero = Some(found.remove(lead).1);
    }
    article.pictures = found.into_iter().map(|(_, image)| image).collect();
}

fn image(media: &Fields, address: &SafeUrl) -> Option<Image> {
    let mut sizes = Vec::new();
    for (_, rendition) in media.members("renditions") {
        let kind = if rendition.has("contentType") { "contentType" } else { "mimetype" };
        let size = picture::size(&rendition, ["href", "width", "height", kind], address);
        sizes.extend(size.filter(|size| size.mime.as_deref().is_none_or(|mime| mime.starts_with("image/"))));
    }
    // The publisher's own order says nothing: the widest is the original.
    let widest = sizes.iter().map(|size| size.width).max();
    let first = sizes.iter().position(|size| Some(size.width) == widest)?;
    sizes.swap(0, first);
    let descriptions = roles(media, "descriptions", "description_");
    let source = media.any_text(&["infosource", "source"]);
    let mut holder = media.objects("infoSources").into_iter().chain(media.objects("infosources"));
    let holder = holder.find_map(|source| source.text("name"));
    picture::of_sizes(
        sizes,
        About {
            // Superdesk's text of a picture is what is seen.
            alt: parts::plain(&descriptions, &["alt", "alttext", "altText"])
                .or_else(|| media.plain("body_text")),
            caption: parts::plain(&descriptions, &["caption", "text", "", "main", "html", "richtext"]),
            credit: parts::plain(&descriptions, &["creditline", "credit"])
                .or_else(|| media.any_text(&["creditline", "creditLine", "credit"])),
            source,
            byline: media.any_text(&["byline", "by"]),
            rights_holder: holder.or_else(|| media.any_text(&["copyrightholder", "copyrightHolder"])),
            copyright: media.any_text(&["copyrightnotice", "copyrightNotice"]),
            ..About::default()
        },
    )
}
