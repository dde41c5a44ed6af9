//! The widget: a newsroom's stories on anybody's page.
//!
//! This is the pure part: from the attributes of a `<dateline-widget>` and the text of a feed to elements. The
//! script that fetches, puts the elements into the page and speaks with it is `public/widget/rest.js`; what a
//! partner may rely on is in `docs/WIDGET.md`.
//!
//! ```text
//! attributes ─▶ Settings ─┐
//! text of a feed ─▶ Newsroom ─▶ Showing ─▶ JSON ─▶ rest.js ─▶ shadow root
//! ```

mod choice;
mod error;
mod layout;
mod newsroom;
mod platform;
#[cfg(feature = "widget-stories")]
mod related_to;
mod settings;
mod showing;
mod stories;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;

pub use error::WidgetError;
pub use newsroom::{FeedOptions, Newsroom};
pub use settings::{Layout, Opening, Settings};
pub use showing::{Showing, show};
