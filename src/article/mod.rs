//! The data model of a news story, independent of publisher and format.
//!
//! Every feed format converts into these types, and every page is laid out from them.
//! Nothing here depends on a browser, a clock or HTML.

mod attachment;
mod body;
mod image;
mod language;
#[cfg(feature = "news")]
mod links;
mod player;
#[cfg(not(target_arch = "wasm32"))]
mod record;
mod safe_url;
mod slug;
mod story;
mod time;

pub use attachment::{Attachment, AttachmentKind};
pub use body::{
    Block, Cell, Embed, Inline, NumberStyle, Numbers, Omission, OmissionKind, Style, Table, TableRow, Tongue,
    each_inline, opening, plain_text, word_count,
};
pub use image::{CaptionLink, Credit, CreditOrigin, Image, Rendition};
pub use language::{Direction, Language};
#[cfg(feature = "news")]
pub use links::{LinkFate, change_links};
pub use player::{Medium, Player, Service};
pub use safe_url::SafeUrl;
pub use slug::Slug;
pub use story::{
    Access, Article, Author, BREAKING_FOR, Body, Correction, MAX_CARD_STANDFIRST, Manuscript, Markup, Reason,
    Related, Section, Status, Tag, UPDATE_SHOWS_AFTER, identity, reading_minutes, shortened,
};
pub use time::Timestamp;
