//! The publisher's configuration: one block of JSON in `index.html`.
//!
//! ```html
//! <script type="application/json" id="dateline">{ "name": "…", "sources": [{ "url": "…" }] }</script>
//! ```
//!
//! Nothing here comes from the page's own address. A wrong value is named and left out; the site
//! starts with the others.

mod problem;
mod read;
mod settings;
#[cfg(test)]
mod tests;

pub use problem::{ConfigProblem, ConfigProblemKind};
pub use read::{LINK_SETTINGS, SECRETS, SECTION_SETTINGS, SETTINGS, SOURCE_SETTINGS};
pub use settings::{Config, FooterLink, SectionSetting, Source, StripForm};
