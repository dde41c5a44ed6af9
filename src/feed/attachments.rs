//! What came with a story besides its text: `attachments` of JSON Feed.

use super::fields::Fields;
use super::note::Note;
use super::reading::{Reading, plain};
use crate::article::{Article, Attachment, AttachmentKind, Image, SafeUrl};

/// More files than this came with no story.
const MAX_ATTACHMENTS: usize = 50;

/// Reads the list `attachments` of `item` into `article`: pictures as pictures, the first of them as the one that
/// leads the story if it has none; the same file twice is one.
pub(super) fn read<R: Reading>(item: &Fields, base: &SafeUrl, article: &mut Article) {
    for entry in item.objects("attachments").iter().take(MAX_ATTACHMENTS) {
        let Some(url) = entry.web_address("url", base) else { continue };
        let mime = entry.text("mime_type").unwrap_or_default();
        let mime = mime.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let title = plain::<R>(entry, "title");
        if mime.starts_with("image/") || mime.is_empty() && url.is_of_picture_file() {
            let mut image = Image::at(url);
            image.alt = title;
            add_picture(image, article);
        } else if article.attachments.iter().all(|known| known.url != url) {
            let kind = AttachmentKind::of(&mime);
            if kind == AttachmentKind::Paper {
                entry.note("", || Note::AttachmentLinked(mime.clone()));
            }
            let (bytes, seconds) = (entry.size("size_in_bytes"), entry.size("duration_in_seconds"));
            article.attachments.push(Attachment { url, kind, mime, title, bytes, seconds });
        }
    }
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
