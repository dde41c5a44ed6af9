//! Files attached to a story: audio, video, documents.

use super::safe_url::SafeUrl;

/// A file attached to a story that is not part of its text. Pictures are [`Image`](super::Image)s.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
pub struct Attachment {
    /// The address of the file.
    pub url: SafeUrl,
    /// How the file is offered to the reader.
    pub kind: AttachmentKind,
    /// Its media type, in lower case and without parameters (RFC 6838).
    pub mime: String,
    /// The publisher's title for it.
    pub title: Option<String>,
    /// Its size in bytes.
    pub bytes: Option<u32>,
    /// Playing time in seconds.
    pub seconds: Option<u32>,
}

/// How an attachment is offered to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
pub enum AttachmentKind {
    /// To listen to.
    Audio,
    /// To watch.
    Video,
    /// To open: any file that is neither audio nor video.
    Paper,
}

impl AttachmentKind {
    /// The kind for the media type `mime`; pictures are not attachments.
    pub fn of(mime: &str) -> AttachmentKind {
        match mime.split('/').next() {
            Some("audio") => AttachmentKind::Audio,
            Some("video") => AttachmentKind::Video,
            _ => AttachmentKind::Paper,
        }
    }
}
