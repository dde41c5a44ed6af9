//! Attachments of a story: `attachments` of JSON Feed.

use super::fields::Fields;
use super::note::Note;
use super::reading::{Reading, plain};
use crate::article::{Article, Attachment, AttachmentKind, Image, SafeUrl};

/// Most attachments of a story.
const MAX_ATTACHMENTS: usize = 50;

/// Reads the list `attachments` of `item` into `article`: pictures as pictures, the first of them as the hero
/// if there is none; duplicates are dropped.
pub(super) fn read<R: Reading>(item: &Fields, base: &SafeUrl, article: &mut Article) {
    for entry in item.objects("attachments").iter().take(MAX_ATTACHMENTS) {
        let Some(url) = entry.web_address("url", base) else { continue };
        let mime = entry.text("mime_type").unwrap_or_default();
        let title = plain::<R>(entry, "title");
        let (bytes, seconds) = (entry.size("size_in_bytes"), entry.size("duration_in_seconds"));
        let file = Attachment { url, kind: AttachmentKind::Paper, mime, title, bytes, seconds };
        add(file, entry, article);
    }
    #[cfg(feature = "quirks")]
    read_of_others(item, base, article);
}

/// Attachments outside of the JSON Feed standard: plain addresses, and enclosures as in RSS.
#[cfg(feature = "quirks")]
fn read_of_others(item: &Fields, base: &SafeUrl, article: &mut Article) {
    for address in item.list("attachments").iter().filter_map(|(_, entry)| entry.as_str()) {
        add_at(address, "", base, item, article);
    }
    for list in ["enclosure", "enclosures"] {
        for entry in item.objects(list).iter().take(MAX_ATTACHMENTS) {
            let Some(address) = entry.any_text(&["url", "href"]) else { continue };
            add_at(
                &address,
                &entry.any_text(&["type", "mime_type"]).unwrap_or_default(),
                base,
                entry,
                article,
            );
        }
    }
}

/// Adds the file at `address`, with metadata from `entry`.
#[cfg(feature = "quirks")]
pub(super) fn add_at(address: &str, mime: &str, base: &SafeUrl, entry: &Fields, article: &mut Article) {
    let Some(url) = SafeUrl::web(address, Some(base)) else { return };
    let (kind, mime) = (AttachmentKind::Paper, mime.to_owned());
    add(
        Attachment { url, kind, mime, title: None, bytes: entry.size("length"), seconds: None },
        entry,
        article,
    );
}

/// Adds a file of any kind, determined by its media type, or else by its file extension.
fn add(mut file: Attachment, entry: &Fields, article: &mut Article) {
    file.mime = file.mime.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    #[cfg(feature = "quirks")]
    if !file.mime.contains('/') || file.mime == "application/octet-stream" {
        file.mime = type_of_name(&file.url);
    }
    if file.mime.starts_with("image/") || file.mime.is_empty() && file.url.is_of_picture_file() {
        let mut image = Image::at(file.url);
        image.alt = file.title;
        add_picture(image, article);
    } else if article.attachments.iter().all(|known| known.url != file.url) {
        file.kind = AttachmentKind::of(&file.mime);
        if file.kind == AttachmentKind::Paper {
            entry.note("", || Note::AttachmentLinked(file.mime.clone()));
        }
        article.attachments.push(file);
    }
}

/// The media type for a file extension; empty if that is unknown.
#[cfg(feature = "quirks")]
fn type_of_name(url: &SafeUrl) -> String {
    const TYPES: [(&str, &str); 16] = [
        ("aac", "audio/aac"),
        ("flac", "audio/flac"),
        ("gif", "image/gif"),
        ("jpeg", "image/jpeg"),
        ("jpg", "image/jpeg"),
        ("m4a", "audio/mp4"),
        ("m4v", "video/mp4"),
        ("mov", "video/quicktime"),
        ("mp3", "audio/mpeg"),
        ("mp4", "video/mp4"),
        ("ogg", "audio/ogg"),
        ("opus", "audio/ogg"),
        ("pdf", "application/pdf"),
        ("png", "image/png"),
        ("wav", "audio/wav"),
        ("webm", "video/webm"),
    ];
    let (_, end) = url.path().rsplit_once('.').unwrap_or_default();
    let found = TYPES.iter().find(|(known, _)| known.eq_ignore_ascii_case(end));
    found.map_or("", |(_, mime)| mime).to_owned()
}

fn add_picture(image: Image, article: &mut Article) {
    let mut known = article.hero.iter().chain(&article.pictures);
    if !known.any(|known| known.is_same_picture(&image)) {
        match article.hero {
            None => article.hero = Some(image),
            Some(_) => article.pictures.push(image),
        }
    }
}
