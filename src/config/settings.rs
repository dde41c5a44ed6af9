//! The settings of a site, as types.

use crate::article::{Language, Player, SafeUrl, Section, Slug};
use crate::feed::Format;

/// All settings of a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The name of the paper.
    pub name: String,
    /// The language of the site.
    pub language: Language,
    /// The sources of stories; they are merged.
    pub sources: Vec<Source>,
    /// Sections in the order of the navigation; empty: found in the feed.
    pub sections: Vec<SectionSetting>,
    /// Sections that have a strip on the front page, in order; empty: the first ones that have stories.
    pub home_sections: Vec<Slug>,
    /// The time zone that times are shown in (IANA, "Europe/Berlin"); `None`: the reader's.
    pub time_zone: Option<String>,
    /// The site's public address, for canonical links.
    pub url: Option<SafeUrl>,
    /// The feed that readers are offered, in the footer and by autodiscovery. Never implied by a source: the
    /// address of a source may hold a key, or be useless to readers.
    pub feed: Option<SafeUrl>,
    /// The social card image of pages that have no picture of their own, or only a drawing: a raster file of
    /// about 1200 × 630 pixels.
    pub share_image: Option<SafeUrl>,
    /// The newsroom's account in the fediverse, which is named beside its shared links. Only printed pages have it:
    /// whoever reads it runs no script.
    #[cfg(not(target_arch = "wasm32"))]
    pub fediverse: Option<String>,
    /// The allow-list of embeds: services whose players, and hosts whose frames, a reader may load into a
    /// story.
    pub embeds: Vec<String>,
    /// Links in the footer: about, contact, imprint.
    pub links: Vec<FooterLink>,
    /// The line at the very end of every page.
    pub legal: Option<String>,
}

/// A source of stories.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The address of the feed, absolute.
    pub url: SafeUrl,
    /// Its format.
    pub format: Format,
    /// The address of one story's file, with `{slug}` where its slug goes and, in a large edition,
    /// `{hash}` for its folder; `None`: stories are found in the feed only.
    pub article: Option<String>,
    /// The section of all its stories; the sections named in the feed become topics.
    pub section: Option<Section>,
}

/// A section as the publisher wants it.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionSetting {
    /// Its id and its name.
    pub section: Section,
    /// A sentence below its name on the section page.
    pub description: Option<String>,
    /// How its strip on the front page is laid out; `None`: by turns.
    pub form: Option<StripForm>,
}

/// The forms a strip of the front page can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StripForm {
    /// One big story and four rows.
    Feature,
    /// Four cards.
    Quad,
    /// Two big stories.
    Duo,
    /// Three opinions, text only.
    Text,
}

/// A link in the footer.
#[derive(Clone, Debug, PartialEq)]
pub struct FooterLink {
    /// Its text.
    pub label: String,
    /// The target.
    pub url: SafeUrl,
}

impl Config {
    /// Whether a reader may load `player` into a story.
    pub fn may_play(&self, player: &Player) -> bool {
        // A media file is loaded only on request, and cannot run scripts.
        player.element().is_some() || self.embeds.iter().any(|allowed| allowed == player.key())
    }

    /// Whether a feed may name a file at `address`: at the origin of a source, or of its articles. `site` is the
    /// address of the front page.
    pub fn may_be_asked(&self, address: &SafeUrl, site: &SafeUrl) -> bool {
        self.sources.iter().any(|source| {
            let template = source.article.as_ref().map(|template| template.replace(['{', '}'], ""));
            let articles = template.and_then(|template| SafeUrl::web(&template, Some(site)));
            source.url.is_same_origin(address)
                || articles.is_some_and(|articles| articles.is_same_origin(address))
        })
    }

    /// The setting of the section `id`.
    pub fn section(&self, id: &Slug) -> Option<&SectionSetting> {
        self.sections.iter().find(|setting| setting.section.id == *id)
    }
}
