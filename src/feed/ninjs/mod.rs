//! IPTC ninjs 1.x, 2.x and 3.x, and the dialect of Superdesk: one item, a list of items, or an
//! index, which is a list of the addresses of items.
//!
//! 1.x has named members and names in lower case where 2.x and 3.x have lists and names in camel case; real
//! items mix them, so all variants of each field are read.

mod parts;

use crate::feed::lenient::Lenient;
use crate::feed::people::people;
use parts::{RoleText, roles};

use super::envelope::Envelope;
use super::error::FeedError;
use super::facts::{Fact, Facts, FieldRow, How};
use super::fields::{Fields, Log};
use super::note::Note;
use super::page::{FeedPage, SkipReason, Skipped};
use super::{picture, story};
use crate::article::{Article, Attachment, AttachmentKind, Image, Markup, SafeUrl, Status};
use crate::json;

/// How many items of an index are fetched at a time.
const ITEMS_A_PAGE: usize = 20;

/// Names of the association with the hero, best first.
const LEADING: [&str; 5] = ["featuremedia", "mainpic", "main", "featured", "hero"];

/// Superdesk roles of people who are not authors.
const NO_AUTHORS: [&str; 4] = ["editor", "subeditor", "sub-editor", "producer"];

/// Types, profiles and genres of items that are meant for other newsrooms.
const NO_NEWS: [&str; 8] =
    ["planning", "event", "advisory", "advisories", "media advisory", "daybook", "forward planning", "test"];

/// Media that have a still picture to show.
const PICTURES: [&str; 3] = ["picture", "graphic", "image"];

pub(super) fn read(
    envelope: &Envelope,
    address: &SafeUrl,
    page: &mut FeedPage,
    log: &Log,
) -> Result<(), FeedError> {
    let inner;
    let mut items = envelope;
    for name in ["items", "_items", "item"] {
        if envelope.has(name, '[')
            && let Some(list) = envelope.inner(name)?
        {
            inner = list;
            items = &inner;
            break;
        }
    }
    if !items.is_list() && items.field("uri").or(items.field("guid")).is_none() {
        return Err(FeedError::no_list(""));
    }
    if items.is_list() && items.members.first().is_some_and(|first| first.raw.starts_with('"')) {
        index(items, address, page);
    } else {
        items.read_stories(page, log, &|item| article(item, address));
    }
    Ok(())
}

/// A page of the addresses in an index. The fragment of the index's own address holds the offset, so that
/// the pages of one file have different addresses.
fn index(items: &Envelope, address: &SafeUrl, page: &mut FeedPage) {
    let (file, from) = address.as_str().split_once('#').unwrap_or((address.as_str(), "0"));
    let from: usize = from.parse().unwrap_or(0);
    for (index, item) in items.members.iter().enumerate().skip(from).take(ITEMS_A_PAGE) {
        let text = json::value(item.raw).unwrap_or_default();
        match text.as_str().and_then(|text| SafeUrl::web(text, Some(address))) {
            Some(item) => page.listed.push(item),
            None => page.skipped.push(Skipped {
                pointer: ["/", &index.to_string()].concat(),
                reason: SkipReason::NotAnAddress,
            }),
        }
    }
    let next = from.saturating_add(ITEMS_A_PAGE);
    if next < items.members.len() {
        page.next = SafeUrl::web(&[file, "#", &next.to_string()].concat(), None);
    }
    page.total = u32::try_from(items.members.len()).ok();
}

const STORY: [FieldRow; 23] = [
    (Fact::Id, How::Text, "uri"),
    (Fact::Id, How::Text, "guid"),
    // `uri` identifies the item; its target is for machines, not for readers.
    (Fact::Url, How::Page, "canonical_url"),
    (Fact::Url, How::Page, "url"),
    (Fact::Headline, How::Plain, "headline"),
    (Fact::Byline, How::Plain, "byline"),
    (Fact::Byline, How::Plain, "by"),
    (Fact::Place, How::Plain, "located"),
    (Fact::Language, How::Text, "language"),
    (Fact::Published, How::Date, "firstpublished"),
    (Fact::Published, How::Date, "firstPublished"),
    (Fact::Published, How::Date, "firstcreated"),
    (Fact::Published, How::Date, "firstCreated"),
    (Fact::Published, How::Date, "versioncreated"),
    (Fact::Published, How::Date, "versionCreated"),
    (Fact::Updated, How::Date, "versioncreated"),
    (Fact::Updated, How::Date, "versionCreated"),
    (Fact::Priority, How::Size, "urgency"),
    (Fact::Priority, How::Size, "priority"),
    (Fact::Words, How::Size, "wordcount"),
    (Fact::Words, How::Size, "wordCount"),
    (Fact::Excerpt, How::Plain, "title"),
    (Fact::Excerpt, How::Plain, "slugline"),
];

const PICTURE: [FieldRow; 11] = [
    (Fact::Source, How::Plain, "infosource"),
    (Fact::Source, How::Plain, "source"),
    (Fact::PictureByline, How::Plain, "byline"),
    (Fact::PictureByline, How::Plain, "by"),
    (Fact::Credit, How::Plain, "creditline"),
    (Fact::Credit, How::Plain, "creditLine"),
    (Fact::Credit, How::Plain, "credit"),
    (Fact::Holder, How::Plain, "copyrightholder"),
    (Fact::Holder, How::Plain, "copyrightHolder"),
    (Fact::Copyright, How::Plain, "copyrightnotice"),
    (Fact::Copyright, How::Plain, "copyrightNotice"),
];

fn article(item: &Fields, address: &SafeUrl) -> Result<Article, SkipReason> {
    let genres = ["genre", "genres"]
        .into_iter()
        .flat_map(|list| item.objects(list))
        .filter_map(|genre| genre.text("name"));
    let kinds = ["type", "profile"].into_iter().filter_map(|name| item.text(name));
    if kinds.chain(genres).any(|kind| NO_NEWS.contains(&kind.to_ascii_lowercase().as_str())) {
        return Err(SkipReason::NotNews);
    }
    let mut facts = Facts::gather(&STORY, item, address);
    let headlines = roles(item, "headlines", "headline_");
    facts.add_text(Fact::Headline, parts::plain(&headlines, &["main", "", "text", "short"]));
    facts.add_text(Fact::Headline, headlines.first().map(RoleText::plain));
    let title = facts.text(Fact::Excerpt);
    facts.add_text(Fact::Headline, title);
    let descriptions = roles(item, "descriptions", "description_");
    let wanted = ["summary", "abstract", "short", "text", "", "main", "caption", "html", "richtext"];
    facts.add_text(Fact::Standfirst, parts::plain(&descriptions, &wanted));
    match parts::body(item) {
        Some(Markup::Html(html)) => facts.add_text(Fact::Html, Some(html)),
        Some(Markup::Text(text)) => facts.add_text(Fact::Text, Some(text)),
        None => {}
    }
    let mut article = facts.into_article(address, item)?;
    // The printed byline takes precedence.
    if article.authors.is_empty() {
        article.authors = people::<Lenient>(item, "authors", "url", address);
        for author in item.objects("authors") {
            if let (Some(name), Some(role)) = (author.plain("name"), author.text("role"))
                && NO_AUTHORS.contains(&role.to_ascii_lowercase().as_str())
            {
                article.authors.retain(|known| known.name != name);
                author.note("", || Note::NoAuthor(name));
            }
        }
    }
    hold_back(item, &mut article);
    if let Some(service) = item.objects("service").first() {
        let name = service.plain("name").or_else(|| service.text("code"));
        article.section = name.and_then(|name| story::section(&name, None));
    }
    for list in ["subject", "subjects", "genre", "genres"] {
        for subject in item.objects(list) {
            if let Some(name) = subject.plain("name") {
                story::add_tag(&mut article.tags, &name);
            }
        }
    }
    for keyword in item.texts("keywords") {
        story::add_tag(&mut article.tags, &keyword);
    }
    pictures(item, address, &mut article);
    Ok(article)
}

/// Marks an item that must not be shown: withheld, cancelled, or under an embargo; one whose embargo
/// cannot be parsed is withheld.
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
                // Superdesk sends an empty string for no embargo.
                None if item.text(name).is_none() && !item.flag(name) => {}
                None => article.status = Status::Withheld,
            }
        }
    }
}

/// The hero and the further pictures of an item; the hero of a picture item is that picture.
fn pictures(item: &Fields, address: &SafeUrl, article: &mut Article) {
    let is_picture =
        |fields: &Fields| fields.text("type").is_none_or(|kind| PICTURES.contains(&kind.as_str()));
    let mut found: Vec<(usize, Image)> = Vec::new();
    for (name, media) in item.members("associations") {
        if let Some(recording) = recording(&media, address).filter(|_| parts::may_show(&media)) {
            article.attachments.push(recording);
        }
        if is_picture(&media)
            && parts::may_show(&media)
            && let Some(image) = image(&media, address)
        {
            let rank = LEADING.iter().position(|leading| *leading == name).unwrap_or(LEADING.len());
            found.push((rank, image));
        }
    }
    // An audio or video item.
    article.attachments.extend(recording(item, address));
    if item.has("renditions")
        && is_picture(item)
        && let Some(image) = image(item, address)
    {
        // The description of a picture item is its caption already.
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

/// An audio or video attachment, from the first rendition of that type.
fn recording(media: &Fields, address: &SafeUrl) -> Option<Attachment> {
    let kind = media.text("type").filter(|kind| kind == "audio" || kind == "video")?;
    let renditions = media.members("renditions");
    let found = renditions.iter().find_map(|(_, rendition)| {
        let mime = rendition.any_text(&["contentType", "mimetype"])?.to_ascii_lowercase();
        let size = rendition.size("sizeInBytes").or_else(|| rendition.size("sizeinbytes"));
        mime.starts_with(&kind).then_some((rendition.web_address("href", address)?, mime, size))
    });
    let (url, mime, bytes) = found?;
    let title = media.plain("headline").or_else(|| media.plain("title"));
    Some(Attachment {
        kind: AttachmentKind::of(&mime),
        url,
        mime,
        title,
        bytes,
        seconds: media.size("duration"),
    })
}

fn image(media: &Fields, address: &SafeUrl) -> Option<Image> {
    let mut sizes = Vec::new();
    for (_, rendition) in media.members("renditions") {
        let kind = if rendition.has("contentType") { "contentType" } else { "mimetype" };
        let size = picture::size(&rendition, ["href", "width", "height", kind], address);
        sizes.extend(size.filter(picture::is_picture));
    }
    picture::widest_first(&mut sizes);
    let descriptions = roles(media, "descriptions", "description_");
    let mut said = Facts::default();
    said.add_text(Fact::Credit, parts::plain(&descriptions, &["creditline", "credit"]));
    said.add_text(Fact::Alt, parts::plain(&descriptions, &["alt", "alttext", "altText"]));
    // Superdesk's `body_text` of a picture is its alternative text.
    said.add_text(Fact::Alt, media.plain("body_text"));
    let wanted = ["caption", "text", "", "main", "html", "richtext"];
    said.add_text(Fact::Caption, parts::plain(&descriptions, &wanted));
    for source in media.objects("infoSources") {
        said.add_text(Fact::Holder, source.plain("name"));
    }
    said.gather_more(&PICTURE, media, address);
    picture::of_sizes(sizes, &mut said)
}
