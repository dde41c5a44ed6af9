//! Third-party embeds: videos, audio, frames.

use std::ops::RangeInclusive;

use super::elements::{Attribute, Element};
#[cfg(feature = "players")]
use super::quirks::Role;
use super::sizes::pixels;
use super::text::collapsed;
use super::tree::Node;
use super::walker::Walker;
use crate::article::{Embed, Player, SafeUrl, Service};

/// Titles that players give to every frame.
const NO_TITLES: [&str; 4] = ["YouTube video player", "vimeo-player", "Embedded content", "video"];

impl Walker<'_, '_> {
    /// The embed of a frame, video or audio element; `None` without a safe address, and for invisible
    /// frames.
    pub(super) fn embed(&mut self, node: Node) -> Option<Embed> {
        let (name, is_frame) = match node.element() {
            Some(Element::Frame) => ("iframe", true),
            Some(Element::Video) => ("video", false),
            _ => ("audio", false),
        };
        let is_unseen = |attribute| node.attribute(attribute).and_then(pixels).is_some_and(|size| size < 2);
        let is_hidden = is_frame && (is_unseen(Attribute::Width) || is_unseen(Attribute::Height));
        let source =
            |node: Node| node.attribute(Attribute::Src).and_then(|address| self.web_address(address));
        let lazy = node.attribute(Attribute::LazySrc).and_then(|address| self.web_address(address));
        let inner =
            || node.children().filter(|child| child.element() == Some(Element::Source)).find_map(source);
        let Some(address) = lazy.or_else(|| source(node)).or_else(inner).filter(|_| !is_hidden) else {
            self.dropped.add(name);
            return None;
        };
        if self.frames_left == 0 {
            self.dropped.add(name);
            self.is_cut = true;
            return None;
        }
        self.frames_left -= 1;
        let title = node.attribute(Attribute::Title).map(collapsed);
        let title = title.filter(|title| !title.is_empty() && !NO_TITLES.contains(&title.as_str()));
        Some(match name {
            "audio" => file_of(address, title, Service::AudioFile),
            "video" => file_of(address, title, Service::VideoFile),
            _ => frame_of(address, title),
        })
    }
}

/// The embed for `address`: with a player if the service is known, else a link.
pub(super) fn embed_of(address: SafeUrl, title: Option<String>) -> Embed {
    let player = player(&address);
    let page = player.as_ref().and_then(|player| SafeUrl::web(&page(player)?, None));
    Embed { address: page.unwrap_or(address), title, player }
}

fn page(player: &Player) -> Option<String> {
    match player.service {
        #[cfg(feature = "players")]
        Service::Bluesky => {
            Some(["https://bsky.app/profile/", &player.id.replace("/app.bsky.feed.post/", "/post/")].concat())
        }
        _ => player.page(),
    }
}

/// The embed for a frame; without a known service as a plain frame, for hosts that the publisher names.
fn frame_of(address: SafeUrl, title: Option<String>) -> Embed {
    let mut embed = embed_of(address, title);
    if embed.player.is_none()
        && let Some(id) = embed.address.as_str().strip_prefix("https://")
    {
        embed.player = Some(Player { service: Service::Frame, id: id.to_owned() });
    }
    embed
}

/// The embed for an audio or video element; without a known service as a media file.
pub(super) fn file_of(address: SafeUrl, title: Option<String>, service: Service) -> Embed {
    let mut embed = embed_of(address, title);
    if embed.player.is_none() {
        embed.player = Player::of_file(service, &embed.address);
    }
    embed
}

/// Characters allowed in an id besides letters and digits.
const OF_IDS: &[u8] = b"-_";

/// The player for an address at a known service.
pub(super) fn player(address: &SafeUrl) -> Option<Player> {
    let host = address.host()?;
    let bare = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
    let mut segments = address.path().split('/').filter(|segment| !segment.is_empty());
    let mut next = || segments.next().unwrap_or_default();
    let (first, second) = (next(), next());
    #[cfg(feature = "players")]
    let third = next();
    let (service, id) = match bare {
        "youtube.com" | "youtube-nocookie.com" => (
            Service::YouTube,
            match first {
                "watch" => parameter(address, "v=")?,
                "embed" | "v" | "shorts" | "live" => second,
                _ => return None,
            },
        ),
        "youtu.be" => (Service::YouTube, first),
        "vimeo.com" => (Service::Vimeo, first),
        "player.vimeo.com" if first == "video" => (Service::Vimeo, second),
        #[cfg(feature = "players")]
        "twitter.com" | "x.com" | "mobile.twitter.com" if second == "status" => (Service::X, third),
        #[cfg(feature = "players")]
        "platform.twitter.com" if first == "embed" => (Service::X, parameter(address, "id=")?),
        #[cfg(feature = "players")]
        "tiktok.com" if second == "video" => (Service::TikTok, third),
        #[cfg(feature = "players")]
        "tiktok.com" if first == "embed" || first == "player" => {
            (Service::TikTok, if third.is_empty() { second } else { third })
        }
        #[cfg(feature = "players")]
        "datawrapper.dwcdn.net" => (Service::Datawrapper, first),
        #[cfg(feature = "players")]
        "instagram.com" if ["p", "reel", "tv"].contains(&first) => {
            return joined(Service::Instagram, first, "/", second, 5..=40);
        }
        #[cfg(feature = "players")]
        "open.spotify.com" => {
            let (kind, id) = if first == "embed" { (second, third) } else { (first, second) };
            let is_known = ["track", "album", "playlist", "episode", "show", "artist"].contains(&kind);
            return joined(Service::Spotify, kind, "/", id, 22..=22).filter(|_| is_known);
        }
        #[cfg(feature = "players")]
        "w.soundcloud.com" => return soundcloud(parameter(address, "url=")?),
        #[cfg(feature = "players")]
        "embed.bsky.app" if first == "embed" => {
            let is_post = third == "app.bsky.feed.post";
            return bluesky(second, next()).filter(|_| is_post);
        }
        #[cfg(feature = "players")]
        "bsky.app" if first == "profile" && third == "post" => return bluesky(second, next()),
        #[cfg(not(feature = "players"))]
        _ => return None,
        #[cfg(feature = "players")]
        _ => return mastodon(address, host, [first, second, third], next()),
    };
    let is_digits = id.bytes().all(|byte| byte.is_ascii_digit());
    let is_id = match service {
        // Playlists and channels have words of eleven characters in the place of an id.
        Service::YouTube => is_part(id, 11..=11) && !["videoseries", "live_stream"].contains(&id),
        Service::Datawrapper => is_part(id, 5..=5),
        Service::Vimeo => is_digits && is_part(id, 1..=15) && !id.starts_with('0'),
        _ => is_digits && is_part(id, 1..=20),
    };
    is_id.then(|| Player { service, id: id.to_owned() })
}

fn is_part(text: &str, lengths: RangeInclusive<usize>) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || OF_IDS.contains(&byte);
    lengths.contains(&text.len()) && text.bytes().all(is_plain)
}

#[cfg(feature = "players")]
fn joined(
    service: Service,
    first: &str,
    between: &str,
    id: &str,
    lengths: RangeInclusive<usize>,
) -> Option<Player> {
    is_part(id, lengths).then(|| Player { service, id: [first, between, id].concat() })
}

#[cfg(feature = "players")]
/// The player for `https://api.soundcloud.com/tracks/1`, in any spelling that players use.
fn soundcloud(url: &str) -> Option<Player> {
    let url = url.replace("%3A", ":").replace("%3a", ":").replace("%2F", "/").replace("%2f", "/");
    let (_, path) = url.split_once("//api.soundcloud.com/")?;
    let (kind, id) = path.split_once('/')?;
    // The number may follow a URN prefix: `soundcloud:tracks:1`.
    let id = id.split(['?', '&', '%', '/']).next()?;
    let id = id.rsplit(':').next()?;
    let is_known = ["tracks", "playlists"].contains(&kind) && id.bytes().all(|byte| byte.is_ascii_digit());
    joined(Service::SoundCloud, kind, "/", id, 1..=15).filter(|_| is_known)
}

#[cfg(feature = "players")]
/// Frames need the author's DID, which does not change with the handle.
fn bluesky(author: &str, post: &str) -> Option<Player> {
    let id = author.strip_prefix("did:plc:")?;
    is_part(id, 10..=40).then_some(())?;
    joined(Service::Bluesky, author, "/app.bsky.feed.post/", post, 5..=30)
}

#[cfg(feature = "players")]
/// `/@name/1/embed`, at any host.
fn mastodon(address: &SafeUrl, host: &str, [name, number, embed]: [&str; 3], more: &str) -> Option<Player> {
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    let is_post =
        address.as_str().starts_with("https://") && embed == "embed" && more.is_empty() && is_number;
    is_part(name.strip_prefix('@')?, 1..=60).then_some(())?;
    joined(Service::Mastodon, &[host, "/", name].concat(), "/", number, 5..=25).filter(|_| is_post)
}

fn parameter<'a>(address: &'a SafeUrl, name: &str) -> Option<&'a str> {
    let (_, query) = address.as_str().split('#').next()?.split_once('?')?;
    query.split('&').find_map(|parameter| parameter.strip_prefix(name))
}

#[cfg(feature = "players")]
/// Roles of `blockquote` elements that third-party scripts turn into posts.
const POSTS: [(Role, Service); 4] = [
    (Role::PostOnX, Service::X),
    (Role::PostOnInstagram, Service::Instagram),
    (Role::PostOnTikTok, Service::TikTok),
    (Role::PostOnBluesky, Service::Bluesky),
];

#[cfg(not(feature = "players"))]
impl Walker<'_, '_> {
    /// Without the players a quoted post stays a quotation, with its link.
    #[expect(clippy::unused_self, reason = "as below")]
    pub(super) fn post(&mut self, _quote: Node) -> Option<Embed> {
        None
    }
}

#[cfg(feature = "players")]
impl Walker<'_, '_> {
    /// The post that a `blockquote` embeds, by its class and its last link to that service.
    pub(super) fn post(&mut self, quote: Node) -> Option<Embed> {
        let (_, service) = POSTS.iter().find(|(role, _)| quote.has(*role))?;
        let links = quote.descendants().filter_map(|node| node.attribute(Attribute::Href));
        let mut found = None;
        for href in quote.attribute(Attribute::Href).into_iter().chain(links) {
            let address = SafeUrl::web(href, self.base);
            found = address
                .filter(|address| player(address).is_some_and(|player| player.service == *service))
                .or(found);
        }
        let address = self.web_address(found?.as_str())?;
        Some(embed_of(address, None))
    }
}

#[cfg(test)]
mod tests {
    use super::{embed_of, frame_of, player};
    use crate::article::{SafeUrl, Service};

    fn of(address: &str) -> Option<(Service, String)> {
        player(&SafeUrl::web(address, None).unwrap()).map(|player| (player.service, player.id))
    }

    #[test]
    fn players_are_known_by_all_their_addresses() {
        for (address, service, id) in [
            ("https://www.youtube.com/embed/dQw4w9WgXcQ?feature=oembed", Service::YouTube, "dQw4w9WgXcQ"),
            ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", Service::YouTube, "dQw4w9WgXcQ"),
            ("https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ#t=3", Service::YouTube, "dQw4w9WgXcQ"),
            ("http://youtu.be/dQw4w9WgXcQ", Service::YouTube, "dQw4w9WgXcQ"),
            ("https://youtube.com/shorts/dQw4w9WgXcQ/", Service::YouTube, "dQw4w9WgXcQ"),
            ("https://player.vimeo.com/video/76979871?h=8272103f6e", Service::Vimeo, "76979871"),
            ("https://vimeo.com/76979871", Service::Vimeo, "76979871"),
            ("https://twitter.com/name/status/20?ref_src=x", Service::X, "20"),
            ("https://x.com/name/status/20", Service::X, "20"),
            ("https://platform.twitter.com/embed/Tweet.html?id=20", Service::X, "20"),
            (
                "https://www.tiktok.com/@name/video/7000000000000000000",
                Service::TikTok,
                "7000000000000000000",
            ),
            ("https://www.tiktok.com/embed/v2/7000000000000000000", Service::TikTok, "7000000000000000000"),
            (
                "https://www.instagram.com/p/CxYz_12-abc/?utm_source=ig_embed",
                Service::Instagram,
                "p/CxYz_12-abc",
            ),
            ("https://www.instagram.com/reel/CxYz_12-abc/embed", Service::Instagram, "reel/CxYz_12-abc"),
            (
                "https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC?x=1",
                Service::Spotify,
                "track/4uLU6hMCjMI75M1A2tKUQC",
            ),
            (
                "https://open.spotify.com/episode/4uLU6hMCjMI75M1A2tKUQC",
                Service::Spotify,
                "episode/4uLU6hMCjMI75M1A2tKUQC",
            ),
            (
                "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/123&color=f",
                Service::SoundCloud,
                "tracks/123",
            ),
            (
                "https://w.soundcloud.com/player/?visual=true&url=https%3A%2F%2Fapi.soundcloud.com%2Fplaylists%2F9",
                Service::SoundCloud,
                "playlists/9",
            ),
            ("https://datawrapper.dwcdn.net/aB3dE/7/", Service::Datawrapper, "aB3dE"),
            (
                "https://bsky.app/profile/did:plc:abcdefghij234567/post/3kabcdefg2x",
                Service::Bluesky,
                "did:plc:abcdefghij234567/app.bsky.feed.post/3kabcdefg2x",
            ),
            (
                "https://embed.bsky.app/embed/did:plc:abcdefghij234567/app.bsky.feed.post/3kabcdefg2x",
                Service::Bluesky,
                "did:plc:abcdefghij234567/app.bsky.feed.post/3kabcdefg2x",
            ),
            ("https://social.example/@name/109501/embed", Service::Mastodon, "social.example/@name/109501"),
        ] {
            assert_eq!(of(address), Some((service, id.to_owned())), "{address}");
        }
    }

    #[test]
    fn an_address_that_only_looks_like_a_player_is_a_link() {
        for address in [
            "https://www.youtube.com/embed/videoseries?list=PL1",
            "https://www.youtube.com/embed/live_stream?channel=x",
            "https://www.youtube.com/embed/dQw4w9WgXc",
            "https://www.youtube.com/embed/dQw4w9WgX%22Q",
            "https://www.youtube.com/embed/../evil",
            "https://www.youtube.com.evil.example/embed/dQw4w9WgXcQ",
            "https://notyoutube.com/embed/dQw4w9WgXcQ",
            "https://www.youtube.com/",
            "https://player.vimeo.com/video/12a",
            "https://player.vimeo.com/video/0",
            "https://vimeo.com/99999999999999999999999",
            "https://vimeo.com/+5",
            "https://x.com/name/status/20a",
            "https://x.com/name/status/",
            "https://www.instagram.com/name/",
            "https://www.instagram.com/p/a%2Fb%2Fc/",
            "https://open.spotify.com/embed/evil/4uLU6hMCjMI75M1A2tKUQC",
            "https://open.spotify.com/track/../../x",
            "https://w.soundcloud.com/player/?url=https%3A//evil.example/tracks/123",
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1x",
            "https://datawrapper.dwcdn.net/aB3dEf/7/",
            "https://bsky.app/profile/name.example/post/3kabcdefg2x",
            "https://bsky.app/profile/did:web:evil.example/post/3kabcdefg2x",
            "http://social.example/@name/109501/embed",
            "https://social.example/@name/109501",
            "https://social.example/@name/109501/embed/more",
        ] {
            assert_eq!(of(address), None, "{address}");
        }
    }

    #[test]
    fn the_address_of_a_page_is_rebuilt() {
        for (address, page) in [
            (
                "https://youtube.com/embed/dQw4w9WgXcQ?autoplay=1&origin=evil",
                "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            ),
            (
                "https://www.instagram.com/p/CxYz_12-abc/embed/captioned/",
                "https://www.instagram.com/p/CxYz_12-abc",
            ),
            (
                "https://embed.bsky.app/embed/did:plc:abcdefghij234567/app.bsky.feed.post/3kabcdefg2x?id=1",
                "https://bsky.app/profile/did:plc:abcdefghij234567/post/3kabcdefg2x",
            ),
            ("https://social.example/@name/109501/embed", "https://social.example/@name/109501"),
            ("https://datawrapper.dwcdn.net/aB3dE/7/", "https://datawrapper.dwcdn.net/aB3dE/7/"),
        ] {
            assert_eq!(embed_of(SafeUrl::web(address, None).unwrap(), None).address.as_str(), page);
        }
    }

    #[test]
    fn a_frame_elsewhere_has_a_player_only_over_https() {
        let key = |address| {
            frame_of(SafeUrl::web(address, None).unwrap(), None).player.map(|player| player.key().to_owned())
        };
        assert_eq!(key("https://maps.example/embed?x=1").as_deref(), Some("maps.example"));
        assert_eq!(key("https://maps.example:8443/embed").as_deref(), Some("maps.example:8443"));
        assert_eq!(key("http://maps.example/embed"), None);
    }
}
