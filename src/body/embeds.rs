//! What lives at another publisher: videos, audio, frames.

use super::allow_list::Walker;
use super::elements::{Attribute, Element};
use super::images::pixels;
use super::text::collapsed;
use super::tree::Node;
use crate::article::{Embed, Player, SafeUrl};

/// Titles that players give to every frame.
const NO_TITLES: [&str; 4] = ["YouTube video player", "vimeo-player", "Embedded content", "video"];

impl Walker<'_, '_> {
    /// What a frame, video or audio element shows; `None` without a safe address, and for
    /// frames that are not to be seen.
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
        let title = node.attribute(Attribute::Title).map(collapsed);
        let title = title.filter(|title| !title.is_empty() && !NO_TITLES.contains(&title.as_str()));
        Some(if is_frame { embed_of(address, title) } else { Embed { address, title, player: None } })
    }
}

/// What is at `address`: a video that can be played here, or a link.
pub(super) fn embed_of(address: SafeUrl, title: Option<String>) -> Embed {
    match player(&address) {
        Some((player, page)) => {
            let address = SafeUrl::web(&page, None).unwrap_or(address);
            Embed { address, title, player: Some(player) }
        }
        None => Embed { address, title, player: None },
    }
}

/// The player of a video's address and the page of the video.
fn player(address: &SafeUrl) -> Option<(Player, String)> {
    let host = address.host()?;
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
    let mut segments = address.path().split('/').filter(|segment| !segment.is_empty());
    let first = segments.next().unwrap_or_default();
    let id = match host {
        "youtube.com" | "youtube-nocookie.com" => match first {
            "watch" => parameter(address, "v=")?,
            "embed" | "v" | "shorts" | "live" => segments.next()?,
            _ => return None,
        },
        "youtu.be" => first,
        "vimeo.com" => return vimeo(first),
        "player.vimeo.com" if first == "video" => return vimeo(segments.next()?),
        _ => return None,
    };
    let is_id =
        id.len() == 11 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    // Playlists and channels have words of eleven letters in the place of an id.
    let is_video = is_id && !["videoseries", "live_stream"].contains(&id);
    is_video.then(|| (Player::YouTube(id.to_owned()), "https://www.youtube.com/watch?v=".to_owned() + id))
}

fn vimeo(id: &str) -> Option<(Player, String)> {
    let is_number = (1..=15).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit());
    let number = id.parse().ok().filter(|number| is_number && *number > 0)?;
    Some((Player::Vimeo(number), "https://vimeo.com/".to_owned() + id))
}

fn parameter<'a>(address: &'a SafeUrl, name: &str) -> Option<&'a str> {
    let (_, query) = address.as_str().split('#').next()?.split_once('?')?;
    query.split('&').find_map(|parameter| parameter.strip_prefix(name))
}

#[cfg(test)]
mod tests {
    use super::{embed_of, player};
    use crate::article::{Player, SafeUrl};

    fn of(address: &str) -> Option<Player> {
        player(&SafeUrl::web(address, None).unwrap()).map(|(player, _)| player)
    }

    #[test]
    fn videos_are_known_by_all_their_addresses() {
        let youtube = Some(Player::YouTube("dQw4w9WgXcQ".into()));
        assert_eq!(of("https://www.youtube.com/embed/dQw4w9WgXcQ?feature=oembed"), youtube);
        assert_eq!(of("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"), youtube);
        assert_eq!(of("https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ#t=3"), youtube);
        assert_eq!(of("http://youtu.be/dQw4w9WgXcQ"), youtube);
        assert_eq!(of("https://youtube.com/shorts/dQw4w9WgXcQ/"), youtube);
        assert_eq!(
            of("https://player.vimeo.com/video/76979871?h=8272103f6e"),
            Some(Player::Vimeo(76_979_871))
        );
        assert_eq!(of("https://vimeo.com/76979871"), Some(Player::Vimeo(76_979_871)));
    }

    #[test]
    fn an_address_that_only_looks_like_a_video_is_a_link() {
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
        ] {
            assert_eq!(of(address), None, "{address}");
        }
    }

    #[test]
    fn the_address_of_a_video_is_rebuilt() {
        let address =
            SafeUrl::web("https://youtube.com/embed/dQw4w9WgXcQ?autoplay=1&origin=evil", None).unwrap();
        assert_eq!(embed_of(address, None).address.as_str(), "https://www.youtube.com/watch?v=dQw4w9WgXcQ");
    }
}
