//! Peculiarities of systems, themes and plug-ins: the meanings of their class names, with their origin.
//!
//! One list for each system. A known class gives its element a [`Role`]; all others are ignored. To add one,
//! add a line here, in alphabetical order, and a body to `tests/corpus/bodies.txt`.

/// The role of an element by its class, whatever its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A pull quote.
    PullQuote,
    /// Text for screen readers only, next to its visual equivalent; or a button or time display of a player.
    Unseen,
    /// A verse: its line breaks are significant, its other white space is not.
    Verse,
    /// A picture with its caption, other than a `figure`.
    Figure,
    /// A caption other than a `figcaption`.
    Caption,
    /// The pictures of a gallery.
    Gallery,
    /// The credit of a picture.
    Credit,
    /// A picture that represents the characters in its `alt`.
    Symbol,
    /// A figure that may hold only the bare address of a failed embed.
    BareEmbed,
    /// A link card, and its parts.
    Bookmark,
    BookmarkTitle,
    /// A file card.
    #[cfg(feature = "ghost")]
    FileCard,
    #[cfg(feature = "ghost")]
    BookmarkText,
    #[cfg(feature = "ghost")]
    BookmarkAuthor,
    #[cfg(feature = "ghost")]
    BookmarkPublisher,
    /// Not part of the story: share buttons, lists of other stories, advertisements.
    Boilerplate,
    /// A link such as "Continue reading", if it is short.
    MoreLink,
    /// A rendered formula; of the several copies in it the `math` element is used.
    Formula,
    /// Struck-out text.
    #[cfg(feature = "quirks")]
    Struck,
    /// A placeholder that a script fills with a video.
    #[cfg(feature = "quirks")]
    VideoBox,
    /// A line of our own format about missing content.
    MissingGraphic,
    MissingTable,
    MissingMedia,
    MissingText,
    /// Quotations that a script turns into a post.
    PostOnInstagram,
    #[cfg(feature = "players")]
    PostOnX,
    #[cfg(feature = "players")]
    PostOnTikTok,
    #[cfg(feature = "players")]
    PostOnBluesky,
}

/// The roles of one element, as a bit set.
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

    /// Whether there are no roles.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn add(&mut self, role: Role) {
        self.0 |= 1 << role as u32;
    }
}

/// A class and its role.
type Quirk = (&'static str, Role);

/// Parts of the class names of credits in any system: "element-image__credit" (the Guardian), "media-credit"
/// (the `WordPress` plug-in of that name), "photographer".
const CREDITS: [&str; 5] = ["credit", "byline", "attribution", "copyright", "photographer"];

const SYSTEMS: &[&[Quirk]] = &[
    &WORDPRESS,
    &GHOST,
    &GUARDIAN,
    &SERVICES,
    &COMMON,
    &OWN,
    #[cfg(feature = "quirks")]
    &PLUG_INS,
];

/// Our own format, as `press` writes it.
const OWN: [Quirk; 4] = [
    ("missing-graphic", Role::MissingGraphic),
    ("missing-media", Role::MissingMedia),
    ("missing-table", Role::MissingTable),
    ("missing-text", Role::MissingText),
];

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
const GHOST: [Quirk; 10] = [
    ("kg-audio-player", Role::Unseen),
    ("kg-bookmark-author", Role::BookmarkAuthor),
    ("kg-bookmark-card", Role::Bookmark),
    ("kg-bookmark-description", Role::BookmarkText),
    ("kg-bookmark-publisher", Role::BookmarkPublisher),
    ("kg-bookmark-title", Role::BookmarkTitle),
    ("kg-file-card", Role::FileCard),
    ("kg-gallery-card", Role::Gallery),
    ("kg-video-overlay", Role::Unseen),
    ("kg-video-player-container", Role::Unseen),
];

/// Classes of Ghost's cards that our own format uses, too: it writes link cards as bookmarks.
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

/// Classes shared by many themes and wikis.
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

/// Plug-ins, themes and scripts, of `WordPress` and of others.
#[cfg(feature = "quirks")]
const PLUG_INS: [Quirk; 157] = [
    ("MathJax", Role::Formula),                                        // MathJax 2
    ("MathJax_Preview", Role::Unseen),                                 // MathJax 2
    ("OUTBRAIN", Role::Boilerplate),                                   // Outbrain
    ("a2a_kit", Role::Boilerplate),                                    // AddToAny
    ("abh_box", Role::Boilerplate),                                    // Starbox
    ("addthis_toolbox", Role::Boilerplate),                            // AddThis
    ("addtoany_content", Role::Boilerplate),                           // AddToAny
    ("addtoany_list", Role::Boilerplate),                              // AddToAny
    ("addtoany_share_save_container", Role::Boilerplate),              // AddToAny
    ("ads", Role::Boilerplate),                                        // many themes
    ("adsbygoogle", Role::Boilerplate),                                // AdSense
    ("advads-content", Role::Boilerplate),                             // Advanced Ads
    ("advertisement", Role::Boilerplate),                              // many themes
    ("author-box", Role::Boilerplate),                                 // author boxes of themes
    ("author-box-wrap", Role::Boilerplate),                            // the same
    ("bs-shortcode-list", Role::Boilerplate), // Publisher (BetterStudio): lists of other stories
    ("code-block", Role::Boilerplate),        // Ad Inserter
    ("crp_related", Role::Boilerplate),       // Contextual Related Posts
    ("disqus_thread", Role::Boilerplate),     // Disqus
    ("dpsp-content-wrapper", Role::Boilerplate), // Grow Social
    ("dpsp-share-text", Role::Boilerplate),   // Grow Social
    ("embed-youtube", Role::VideoBox),        // Embed Plus
    ("entry-share", Role::Boilerplate),       // themes by StudioPress
    ("essb_links", Role::Boilerplate),        // Easy Social Share Buttons
    ("et_social_inline", Role::Boilerplate),  // Monarch (Elegant Themes)
    ("excerpt-more", Role::MoreLink),         // themes: the same
    ("ez-toc-container", Role::Boilerplate),  // Easy Table of Contents
    ("ezoic-ad", Role::Boilerplate),          // Ezoic
    ("ezoic-adpicker-ad", Role::Boilerplate), // Ezoic
    ("fb-comments", Role::Boilerplate),       // Facebook
    ("fb-like", Role::Boilerplate),           // Facebook
    ("fb-share-button", Role::Boilerplate),   // Facebook
    ("feedflare", Role::Boilerplate),         // FeedBurner
    ("gdrts-rating-block", Role::Boilerplate), // GD Rating System
    ("gh-subscribe", Role::Boilerplate),      // Ghost themes
    ("has-text-strikethrough", Role::Struck), // themes
    ("heateorSssClear", Role::Boilerplate),   // Sassy Social Share
    ("heateor_sss_sharing_container", Role::Boilerplate), // Sassy Social Share
    ("hide-caption", Role::Boilerplate),      // NPR: a button below a picture
    ("hupso-share-buttons", Role::Boilerplate), // Hupso
    ("inline-related", Role::Boilerplate),    // themes
    ("jetpack-likes-widget-wrapper", Role::Boilerplate), // Jetpack
    ("jetpack_subscription_widget", Role::Boilerplate), // Jetpack
    ("jp-post-flair", Role::Boilerplate),     // Jetpack
    ("jp-relatedposts", Role::Boilerplate),   // Jetpack
    ("jp-relatedposts-i2", Role::Boilerplate), // Jetpack: the block
    ("katex", Role::Formula),                 // KaTeX
    ("katex-display", Role::Formula),         // KaTeX
    ("katex-html", Role::Unseen),             // KaTeX: the copy for the eye
    ("kg-signup-card", Role::Boilerplate),    // Ghost: a form for a newsletter
    ("kofi-button", Role::Boilerplate),       // Ko-fi
    ("line-through", Role::Struck),           // Tailwind, and what a style says
    ("lyte-wrapper", Role::VideoBox),         // WP YouTube Lyte
    ("m-a-box", Role::Boilerplate),           // Molongui
    ("mailmunch-forms-in-post-middle", Role::Boilerplate), // MailMunch
    ("mashsb", Role::Boilerplate),            // MashShare
    ("mashsb-container", Role::Boilerplate),  // MashShare
    ("mc4wp-form", Role::Boilerplate),        // Mailchimp for WordPress
    ("meta-nav", Role::Unseen),               // core's themes: an arrow
    ("molongui-post-byline", Role::Boilerplate), // Molongui
    ("more-link", Role::MoreLink),            // core: "Continue reading"
    ("moretag", Role::MoreLink),              // themes: the same
    ("mw-editsection", Role::Unseen),         // MediaWiki: [edit]
    ("mwe-math-element", Role::Formula),      // MediaWiki
    ("nc_socialPanel", Role::Boilerplate),    // Social Warfare
    ("newsletter-signup", Role::Boilerplate), // many themes
    ("nf-form-cont", Role::Boilerplate),      // Ninja Forms
    ("noprint", Role::Unseen),                // MediaWiki
    ("om-inline", Role::Boilerplate),         // OptinMonster
    ("optin-monster", Role::Boilerplate),     // OptinMonster
    ("outbrain", Role::Boilerplate),          // Outbrain
    ("podcast_meta", Role::Boilerplate),      // Seriously Simple Podcasting
    ("post-ratings", Role::Boilerplate),      // WP-PostRatings
    ("post-related", Role::Boilerplate),      // themes
    ("post-share", Role::Boilerplate),        // themes
    ("post-tags", Role::Boilerplate),         // themes: topics are read from their field
    ("post-views", Role::Boilerplate),        // Post Views Counter
    ("powerpress_links", Role::Boilerplate),  // PowerPress: links to download and subscribe
    ("pp-multiple-authors-boxes-wrapper", Role::Boilerplate), // PublishPress Authors
    ("printfriendly", Role::Boilerplate),     // PrintFriendly
    ("pvc_stats", Role::Boilerplate),         // Page View Count
    ("read-more", Role::MoreLink),            // themes: the same
    ("read-more-link", Role::MoreLink),       // themes: the same
    ("readmore", Role::MoreLink),             // themes: the same
    ("readmore-link", Role::MoreLink),        // themes: the same
    ("related-articles", Role::Boilerplate),  // themes
    ("related-posts", Role::Boilerplate),     // themes
    ("related-stories", Role::Boilerplate),   // themes
    ("relatedposts", Role::Boilerplate),      // themes
    ("rll-youtube-player", Role::VideoBox),   // WP Rocket
    ("robots-nocontent", Role::Boilerplate),  // Jetpack
    ("rp4wp-related-posts", Role::Boilerplate), // Related Posts for WordPress
    ("saboxplugin-wrap", Role::Boilerplate),  // Simple Author Box
    ("sassy-social-share", Role::Boilerplate), // Sassy Social Share
    ("screen-reader", Role::Unseen),          // themes
    ("scriptlesssocialsharing", Role::Boilerplate), // Scriptless Social Sharing
    ("sd-block", Role::Boilerplate),          // Jetpack
    ("sd-like", Role::Boilerplate),           // Jetpack
    ("sd-sharing", Role::Boilerplate),        // Jetpack
    ("sfsi_plus_widget", Role::Boilerplate),  // the same
    ("sfsi_responsive_icons", Role::Boilerplate), // Ultimate Social Media
    ("sfsi_widget", Role::Boilerplate),       // Ultimate Social Media
    ("share-bar", Role::Boilerplate),         // themes
    ("share-buttons", Role::Boilerplate),     // themes
    ("share-links", Role::Boilerplate),       // themes
    ("shareaholic-canvas", Role::Boilerplate), // Shareaholic
    ("sharebar", Role::Boilerplate),          // themes
    ("shared-counts-wrap", Role::Boilerplate), // Shared Counts
    ("sharedaddy", Role::Boilerplate),        // Jetpack
    ("sharethis-inline-share-buttons", Role::Boilerplate), // ShareThis
    ("sharing-buttons", Role::Boilerplate),   // themes
    ("simplesocialbuttons", Role::Boilerplate), // Simple Social Buttons
    ("sociable", Role::Boilerplate),          // Sociable
    ("social-buttons", Role::Boilerplate),    // themes
    ("social-share", Role::Boilerplate),      // themes
    ("social-share-buttons", Role::Boilerplate), // themes
    ("ssba", Role::Boilerplate),              // Simple Share Buttons Adder
    ("ssba-classic-2", Role::Boilerplate),    // Simple Share Buttons Adder
    ("strikethrough", Role::Struck),          // themes
    ("swp_social_panel", Role::Boilerplate),  // Social Warfare
    ("taboola", Role::Boilerplate),           // Taboola
    ("td-a-rec", Role::Boilerplate),          // Newspaper (tagDiv)
    ("td-post-sharing", Role::Boilerplate),   // Newspaper (tagDiv)
    ("td_block_related_posts", Role::Boilerplate), // Newspaper (tagDiv)
    ("tds-newsletter", Role::Boilerplate),    // Newspaper (tagDiv)
    ("text-strike", Role::Struck),            // themes
    ("text-strikethrough", Role::Struck),     // themes
    ("toc_container", Role::Boilerplate),     // Table of Contents Plus
    ("tptn_counter", Role::Boilerplate),      // Top 10
    ("tweetthis", Role::Boilerplate),         // Tweet This
    ("u-screen-reader-only", Role::Unseen),   // themes
    ("visually-hidden-text", Role::Unseen),   // the BBC
    ("visuallyhidden", Role::Unseen),         // HTML5 Boilerplate
    ("wabtn_container", Role::Boilerplate),   // WhatsApp Share Button
    ("wp-biographia-container-around", Role::Boilerplate), // WP Biographia
    ("wp-block-file__button", Role::Boilerplate), // Gutenberg: the link to a file, once more
    ("wp-block-jetpack-mailchimp", Role::Boilerplate), // Jetpack
    ("wp-block-jetpack-related-posts", Role::Boilerplate), // Jetpack
    ("wp-block-jetpack-sharing-buttons", Role::Boilerplate), // Jetpack
    ("wp-block-jetpack-subscriptions", Role::Boilerplate), // Jetpack
    ("wp-block-newspack-blocks-homepage-articles", Role::Boilerplate), // Newspack: lists of other stories
    ("wp-block-outermost-social-sharing", Role::Boilerplate), // Social Sharing Block
    ("wp-block-post-excerpt__more-link", Role::MoreLink), // Gutenberg: the same
    ("wp-block-post-terms", Role::Boilerplate), // Gutenberg
    ("wp-block-read-more", Role::MoreLink),   // Gutenberg: the same
    ("wp-block-social-links", Role::Boilerplate), // Gutenberg
    ("wp-block-yoast-seo-related-links", Role::Boilerplate), // Yoast
    ("wp-post-author-wrap", Role::Boilerplate), // WP Post Author
    ("wp_rp_content", Role::Boilerplate),     // WordPress Related Posts
    ("wpcf7", Role::Boilerplate),             // Contact Form 7
    ("wpdiscuz", Role::Boilerplate),          // wpDiscuz
    ("wpra-reactions-container", Role::Boilerplate), // WP Reactions
    ("wpulike", Role::Boilerplate),           // WP ULike
    ("yarpp", Role::Boilerplate),             // Yet Another Related Posts Plugin
    ("yarpp-related", Role::Boilerplate),     // the same
    ("youtube-player", Role::VideoBox),       // Lazy Load for Videos
    ("zem_rp_wrap", Role::Boilerplate),       // Related Posts by Zemanta
];

/// Attributes with the address of pictures and frames that a script loads lazily, or after consent.
#[cfg(feature = "quirks")]
pub(super) const LAZY_SOURCES: &[&str] = &[
    "data-lazy-src",           // a3 Lazy Load, WP Rocket, Jetpack
    "data-original",           // jQuery Lazy Load
    "data-original-src",       // themes
    "data-orig-src",           // Avada
    "data-actualsrc",          // Zhihu
    "data-cfsrc",              // Cloudflare Mirage
    "data-img-src",            // themes
    "data-image-src",          // themes
    "data-ll-src",             // Lazy Loader
    "data-lazy",               // slick
    "data-echo",               // echo.js
    "data-defer-src",          // themes
    "data-delayed-url",        // LinkedIn
    "data-ezsrc",              // Ezoic
    "data-opt-src",            // Optimole
    "data-pagespeed-lazy-src", // mod_pagespeed
    "data-perfmatters-src",    // Perfmatters
    "data-litespeed-src",      // LiteSpeed Cache
    "data-flickity-lazyload",  // Flickity
    "data-runner-src",         // Tribune
    "nitro-lazy-src",          // NitroPack
    "data-cookieblock-src",    // Cookiebot
    "data-src-cmplz",          // Complianz
    "data-cmplz-src",          // Complianz
    "data-cmp-src",            // consentmanager
    "data-consent-src",        // Klaro and others
    "data-suppressedsrc",      // iubenda
    "data-cky-src",            // CookieYes
    "data-uc-src",             // Usercentrics
    "data-borlabs-src",        // Borlabs Cookie
];

/// The same for `srcset`.
#[cfg(feature = "quirks")]
pub(super) const LAZY_SRCSETS: &[&str] = &[
    "data-lazy-srcset",  // a3 Lazy Load, WP Rocket
    "data-original-set", // themes
    "data-orig-srcset",  // Avada
    "data-opt-srcset",   // Optimole
    "nitro-lazy-srcset", // NitroPack
];

#[cfg(not(feature = "quirks"))]
pub(super) const LAZY_SOURCES: &[&str] = &["data-lazy-src", "data-original"];
#[cfg(not(feature = "quirks"))]
pub(super) const LAZY_SRCSETS: &[&str] = &["data-lazy-srcset", "data-original-set"];

/// Custom elements that scripts turn into players: name, attribute with the id, and prefix of the id.
#[cfg(feature = "quirks")]
pub(super) const PLAYERS: [(&str, &str, &str); 18] = [
    ("amp-brid-player", "data-video", "https://services.brid.tv/services/iframe/video/"), // AMP
    ("amp-dailymotion", "data-videoid", "https://www.dailymotion.com/embed/video/"),      // AMP
    ("amp-facebook", "data-href", ""),                                                    // AMP
    ("amp-instagram", "data-shortcode", "https://www.instagram.com/p/"),                  // AMP
    (
        "amp-soundcloud",
        "data-trackid",
        "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/",
    ), // AMP
    ("amp-tiktok", "data-src", "https://www.tiktok.com/embed/"),                          // AMP
    ("amp-twitter", "data-tweetid", "https://twitter.com/i/status/"),                     // AMP
    ("amp-vimeo", "data-videoid", "https://player.vimeo.com/video/"),                     // AMP
    ("amp-youtube", "data-videoid", "https://www.youtube.com/embed/"),                    // AMP
    ("dailymotion-player", "video", "https://www.dailymotion.com/embed/video/"),          // Dailymotion
    ("lite-tiktok", "videoid", "https://www.tiktok.com/embed/"),                          // lite-tiktok
    ("lite-vimeo", "videoid", "https://player.vimeo.com/video/"),                         // lite-vimeo-embed
    ("lite-youtube", "videoid", "https://www.youtube.com/embed/"), // lite-youtube-embed
    ("lite-youtube", "video-id", "https://www.youtube.com/embed/"), // the same as a web component
    ("oembed", "url", ""),                                         // CKEditor 5
    ("tiktok-video", "src", ""),                                   // media-chrome
    ("vimeo-video", "src", ""),                                    // media-chrome
    ("youtube-video", "src", ""),                                  // media-chrome
];

/// Names of placeholder files, shown until a script has loaded the picture.
pub(super) const PLACEHOLDERS: &[&str] = &[
    "1x1.gif",
    "1x1.png",
    "1px.png",
    "b.gif",
    "blank.gif",
    "clear.gif",
    "pixel.gif",
    "pixel.png",
    "spacer.gif",
    "transparent.gif",
    "transparent.png",
    #[cfg(feature = "quirks")]
    "ajax-loader.gif",
    #[cfg(feature = "quirks")]
    "dot.gif",
    #[cfg(feature = "quirks")]
    "empty.gif",
    #[cfg(feature = "quirks")]
    "gray.gif",
    #[cfg(feature = "quirks")]
    "grey.gif",
    #[cfg(feature = "quirks")]
    "lazy.png",
    #[cfg(feature = "quirks")]
    "lazy.svg",
    #[cfg(feature = "quirks")]
    "lazy_placeholder.gif",
    #[cfg(feature = "quirks")]
    "lazyload.gif",
    #[cfg(feature = "quirks")]
    "loader.gif",
    #[cfg(feature = "quirks")]
    "loading.gif",
    #[cfg(feature = "quirks")]
    "placeholder.gif",
    #[cfg(feature = "quirks")]
    "placeholder.png",
    #[cfg(feature = "quirks")]
    "placeholder.svg",
    #[cfg(feature = "quirks")]
    "spinner.gif",
    #[cfg(feature = "quirks")]
    "trans.gif",
    #[cfg(feature = "quirks")]
    "white.gif",
];

/// Prefixes of the hosts of analytics services, and names of their tracking pixels.
pub(super) const COUNTERS: &[&str] = &[
    "analytics.",
    "beacon.",
    "count.",
    "counter.",
    "metrics.",
    "pixel.",
    "pixels.",
    "stats.",
    "track.",
    "tracking.",
    #[cfg(feature = "quirks")]
    "ad.",
    #[cfg(feature = "quirks")]
    "ads.",
    #[cfg(feature = "quirks")]
    "b.scorecardresearch.",
    #[cfg(feature = "quirks")]
    "bat.bing.",
    #[cfg(feature = "quirks")]
    "feedproxy.google.",
    #[cfg(feature = "quirks")]
    "feeds.feedburner.",
    #[cfg(feature = "quirks")]
    "sb.scorecardresearch.",
    #[cfg(feature = "quirks")]
    "www.google-analytics.",
];

#[cfg(test)]
mod tests {
    use super::{Role, Roles, SYSTEMS};

    #[test]
    fn every_class_of_the_lists_is_found() {
        for list in SYSTEMS {
            assert!(list.is_sorted_by(|one, other| one.0 < other.0), "{list:?}");
            for (class, role) in *list {
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
