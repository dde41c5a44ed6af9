//! Files that came with a story: recordings, films, papers.

use super::safe_url::SafeUrl;

/// A file that came with a story and is not in its text. Pictures are [`Image`](super::Image)s.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Where it is.
    pub url: SafeUrl,
    /// What a reader can do with it.
    pub kind: AttachmentKind,
    /// Its media type, in lower case and without parameters (RFC 6838).
    pub mime: String,
    /// What the publisher calls it.
    pub title: Option<String>,
    /// Its size in bytes.
    pub bytes: Option<u32>,
    /// How long it plays, in seconds.
    pub seconds: Option<u32>,
}

/// What a reader can do with an attachment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttachmentKind {
    /// Hear it.
    Audio,
    /// Watch it.
    Video,
    /// Open it.
    Paper,
}

impl AttachmentKind {
    /// What a file of the media type `mime` is for; pictures are no attachments.
    pub fn of(mime: &str) -> AttachmentKind {
        match mime.split('/').next() {
            Some("audio") => AttachmentKind::Audio,
            Some("video") => AttachmentKind::Video,
            _ => AttachmentKind::Paper,
        }
    }
}
