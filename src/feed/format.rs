//! The supported formats, by name.

/// The formats a source can be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// Detected from the response.
    #[default]
    Auto,
    /// JSON Feed 1.0 or 1.1, with or without `_dateline`.
    JsonFeed,
    /// `wp/v2/posts` of `WordPress`.
    WordPress,
    /// Ghost's Content API.
    Ghost,
    /// IPTC ninjs 1.x to 3.x, also as Superdesk writes it.
    Ninjs,
    /// The Guardian's open platform.
    Guardian,
}

impl Format {
    /// The names a publisher may write in the configuration.
    pub const NAMES: [(&'static str, Format); 6] = [
        ("auto", Format::Auto),
        ("json-feed", Format::JsonFeed),
        ("wordpress", Format::WordPress),
        ("ghost", Format::Ghost),
        ("ninjs", Format::Ninjs),
        ("guardian", Format::Guardian),
    ];

    /// The format called `name` in the configuration.
    pub fn named(name: &str) -> Option<Format> {
        Format::NAMES.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
    }

    /// The name of this format in the configuration.
    pub fn name(self) -> &'static str {
        Format::NAMES.iter().find(|(_, format)| *format == self).map_or("", |(name, _)| *name)
    }
}
