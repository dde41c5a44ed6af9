//! What is peculiar to a system, a theme or a plug-in: what its class names mean, and where each was seen.
//!
//! One list for each system. A class that says something about an element gives it a [`Role`]; all others say
//! nothing. Adding one is a line here, in the order of the alphabet, and a body in `tests/corpus/bodies.rs`.

/// What an element is by its class, whatever its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Words of the story that are set large.
    PullQuote,
    /// Only for screen readers, beside something that they cannot see; or a button or time of a player.
    Unseen,
    /// A verse: its line breaks count, its other white space does not.
    Verse,
    /// One picture with its caption, where it is no `figure`.
    Figure,
    /// A caption that is no `figcaption`.
    Caption,
    /// The pictures of a gallery.
    Gallery,
    /// Who made a picture.
    Credit,
    /// A picture that stands for the characters in its `alt`.
    Symbol,
    /// A figure that may hold nothing but the address of what could not be embedded.
    BareEmbed,
    /// The card of a link, and its parts.
    Bookmark,
    BookmarkTitle,
    #[cfg(feature = "ghost")]
    BookmarkText,
    #[cfg(feature = "ghost")]
    BookmarkAuthor,
    #[cfg(feature = "ghost")]
    BookmarkPublisher,
    /// Quotations that a script turns into a post.
    PostOnInstagram,
    #[cfg(feature = "players")]
    PostOnX,
    #[cfg(feature = "players")]
    PostOnTikTok,
    #[cfg(feature = "players")]
    PostOnBluesky,
}

/// The roles of one element, a bit each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Roles(u32);

impl Roles {
    /// The roles that a `class` attribute gives.
    pub(super) fn of(classes: &str) -> Roles {
        let mut roles = Roles::default();
        for class in classes.split_ascii_whitespace() {
            for list in SYSTEMS {
                if let Ok(found) = list.binary_search_by(|(known, _)| (*known).cmp(class))
                    && let Some((_, role)) = list.get(found)
                {
                    roles.add(*role);
                }
            }
            let class = class.to_ascii_lowercase();
            if CREDITS.iter().any(|credit| class.contains(credit)) {
                roles.add(Role::Credit);
            }
        }
        roles
    }

    /// Whether `role` is among them.
    pub(super) fn has(self, role: Role) -> bool {
        self.0 & 1 << role as u32 != 0
    }

    fn add(&mut self, role: Role) {
        self.0 |= 1 << role as u32;
    }
}

/// A class and what it means.
type Quirk = (&'static str, Role);

/// Parts of the class names of credits in any system: "element-image__credit" (the Guardian), "media-credit"
/// (the `WordPress` plug-in of that name), "photographer".
const CREDITS: [&str; 5] = ["credit", "byline", "attribution", "copyright", "photographer"];

const SYSTEMS: [&[Quirk]; 5] = [&WORDPRESS, &GHOST, &GUARDIAN, &SERVICES, &COMMON];

/// `WordPress`: the block editor and the classic one, and Jetpack.
const WORDPRESS: [Quirk; 16] = [
    ("blocks-gallery-caption", Role::Caption), // Gutenberg galleries until 5.9
    ("blocks-gallery-grid", Role::Gallery),    // the same
    ("gallery", Role::Gallery),                // [gallery] of the classic editor
    ("gallery-caption", Role::Caption),        // the same
    ("gallery-item", Role::Figure),            // the same
    ("latex", Role::Symbol),                   // Jetpack's formulas: pictures with the formula as `alt`
    ("screen-reader-text", Role::Unseen),      // core's themes
    ("tiled-gallery", Role::Gallery),          // Jetpack
    ("wp-block-embed", Role::BareEmbed),       // Gutenberg, where oEmbed failed
    ("wp-block-gallery", Role::Gallery),       // Gutenberg
    ("wp-block-pullquote", Role::PullQuote),   // Gutenberg
    ("wp-block-verse", Role::Verse),           // Gutenberg
    ("wp-caption", Role::Figure),              // [caption] of the classic editor
    ("wp-caption-text", Role::Caption),        // the same
    ("wp-element-caption", Role::Caption),     // Gutenberg since 6.1
    ("wp-smiley", Role::Symbol),               // core's smilies
];

/// Ghost's cards (Koenig).
#[cfg(feature = "ghost")]
const GHOST: [Quirk; 9] = [
    ("kg-audio-player", Role::Unseen),
    ("kg-bookmark-author", Role::BookmarkAuthor),
    ("kg-bookmark-card", Role::Bookmark),
    ("kg-bookmark-description", Role::BookmarkText),
    ("kg-bookmark-publisher", Role::BookmarkPublisher),
    ("kg-bookmark-title", Role::BookmarkTitle),
    ("kg-gallery-card", Role::Gallery),
    ("kg-video-overlay", Role::Unseen),
    ("kg-video-player-container", Role::Unseen),
];

/// What of Ghost's cards our own format uses, too: its cards of links are written as bookmarks.
#[cfg(not(feature = "ghost"))]
const GHOST: [Quirk; 6] = [
    ("kg-audio-player", Role::Unseen),
    ("kg-bookmark-card", Role::Bookmark),
    ("kg-bookmark-title", Role::BookmarkTitle),
    ("kg-gallery-card", Role::Gallery),
    ("kg-video-overlay", Role::Unseen),
    ("kg-video-player-container", Role::Unseen),
];

/// The Guardian.
const GUARDIAN: [Quirk; 1] = [("element-pullquote", Role::PullQuote)];

/// Posts of other services, as their own copy-and-paste code marks them.
#[cfg(feature = "players")]
const SERVICES: [Quirk; 4] = [
    ("bluesky-embed", Role::PostOnBluesky),
    ("instagram-media", Role::PostOnInstagram),
    ("tiktok-embed", Role::PostOnTikTok),
    ("twitter-tweet", Role::PostOnX),
];

#[cfg(not(feature = "players"))]
const SERVICES: [Quirk; 1] = [("instagram-media", Role::PostOnInstagram)];

/// What many themes and wikis share.
const COMMON: [Quirk; 11] = [
    ("emoji", Role::Symbol),                          // Twemoji, Discourse, GitHub
    ("emoticon", Role::Symbol),                       // phpBB, Confluence
    ("mwe-math-fallback-image-inline", Role::Symbol), // MediaWiki
    ("poem", Role::Verse),                            // MediaWiki
    ("pull-quote", Role::PullQuote),                  // newspaper themes
    ("pull_quote", Role::PullQuote),                  // the same
    ("pullquote", Role::PullQuote),                   // the same, and our own format
    ("smiley", Role::Symbol),                         // forums
    ("sr-only", Role::Unseen),                        // Bootstrap
    ("thumbcaption", Role::Caption),                  // MediaWiki
    ("visually-hidden", Role::Unseen),                // Bootstrap 5, Drupal
];

#[cfg(test)]
mod tests {
    use super::{Role, Roles, SYSTEMS};

    #[test]
    fn every_class_of_the_lists_is_found() {
        for list in SYSTEMS {
            assert!(list.is_sorted_by(|one, other| one.0 < other.0));
            for (class, role) in list {
                assert!(Roles::of(&format!("x {class} y")).has(*role), "{class}");
            }
        }
    }

    #[test]
    fn a_credit_is_known_by_a_part_of_its_class() {
        assert!(Roles::of("element-image__Credit").has(Role::Credit));
        assert!(!Roles::of("caption").has(Role::Credit));
    }
}
