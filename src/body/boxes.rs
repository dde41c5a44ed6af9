//! Placeholder elements that a script fills: players, charts, lazy-loaded pictures. Their attributes tell the
//! content.

use std::borrow::Cow;

use super::elements::{DroppedContent, Element, Fate};
use super::embeds::player;
use super::entities::decode;
use super::lexer::{Attributes, HtmlToken, Lexer};
use super::names::look_up;
use super::quirks::{LAZY_SOURCES, LAZY_SRCSETS, PLACEHOLDERS, PLAYERS, Role, Roles};
use super::shortcodes;
use crate::article::SafeUrl;

/// How much of an element's content, in bytes, is checked for a player or text of its own.
const MAX_CONTENT_BYTES: usize = 2_000;

/// Attributes with the address of the content.
const ADDRESSES: [&str; 6] = [
    "data-oembed-url",
    "data-embed-url",
    "data-video-url",
    "data-video-src",
    "data-iframe-src",
    "data-embed",
];

/// Attributes with the id of a `YouTube` video, on any element.
const YOUTUBE_IDS: [&str; 6] =
    ["data-youtube-id", "data-youtube", "data-ytid", "data-yt-id", "data-yt", "data-youtube-video-id"];

/// Attributes with the id of a video at the service that the class or another attribute names.
const IDS: [&str; 7] = [
    "data-video_id",
    "data-video-id",
    "data-videoid",
    "data-plyr-embed-id",
    "data-embed-id",
    "data-id",
    "video-id",
];

/// Services by their name in the class or the provider attribute, with the address prefix of an id.
const SERVICES: [(&str, &str); 6] = [
    ("youtube", "https://www.youtube.com/embed/"),
    ("vimeo", "https://player.vimeo.com/video/"),
    ("dailymotion", "https://www.dailymotion.com/embed/video/"),
    ("tiktok", "https://www.tiktok.com/embed/"),
    ("infogram-embed", "https://e.infogram.com/"),
    ("streamable", "https://streamable.com/e/"),
];

/// Extensions of media files.
const MEDIA_FILES: [&str; 6] = [".mp4", ".m4v", ".webm", ".mp3", ".m4a", ".m3u8"];

/// Suffixes of the classes of elements that a script turns into players.
const PLAYER_CLASSES: [&str; 7] =
    ["video", "player", "playlist", "video-container", "video-embed", "video-wrapper", "youtube"];

/// The future content of a placeholder element.
pub(super) enum Filled {
    /// The content at an address.
    Address(String),
    /// A player whose address is unknown.
    Player,
}

/// The address of the content of a custom element that a script turns into a player.
pub(super) fn custom_player(name: &str, mut attributes: Attributes) -> Option<String> {
    let mut known = PLAYERS.iter().filter(|(known, ..)| known.eq_ignore_ascii_case(name)).peekable();
    if known.peek().is_some()
        && let Some(address) = known.find_map(|(_, wanted, before)| {
            let (_, id) = attributes.clone().find(|(name, _)| name.eq_ignore_ascii_case(wanted))?;
            Some([*before, id].concat())
        })
    {
        return Some(address);
    }
    let is_player = name.contains('-') && attributes.any(|(name, _)| name == "data-video-id");
    is_player.then(|| brightcove(&attributes)).flatten()
}

/// The future content of the element with these attributes; `behind` is the markup after its start tag. `None`
/// if the element is not a placeholder.
pub(super) fn filled(name: &str, attributes: &Attributes, behind: &Lexer) -> Option<Filled> {
    let is_told = attributes.clone().any(|(name, value)| name.starts_with("data-") && !value.is_empty())
        || is_of_player(name, attributes);
    if !is_told || shows_something(name, behind) {
        return None;
    }
    match address(attributes) {
        Some(address) => Some(Filled::Address(address)),
        None if is_empty(name, behind) && is_of_player(name, attributes) => Some(Filled::Player),
        None => None,
    }
}

fn value<'a>(attributes: &Attributes<'a>, wanted: &str) -> Option<&'a str> {
    let (_, value) = attributes.clone().find(|(name, _)| name.eq_ignore_ascii_case(wanted))?;
    Some(value).filter(|value| !value.is_empty())
}

fn is_of_player(name: &str, attributes: &Attributes) -> bool {
    name.contains('-') && is_player_class(name) || value(attributes, "class").is_some_and(is_player_class)
}

fn is_player_class(class: &str) -> bool {
    let roles = Roles::of(class);
    let class = class.to_ascii_lowercase();
    let mut classes = class.split_ascii_whitespace();
    !roles.has(Role::Unseen)
        && !roles.has(Role::Boilerplate)
        && classes.any(|class| PLAYER_CLASSES.iter().any(|end| class.ends_with(end)))
}

fn address(attributes: &Attributes) -> Option<String> {
    let first = |names: &[&str]| names.iter().find_map(|name| value(attributes, name));
    if let Some(address) = first(&ADDRESSES).filter(|address| address.contains("//")) {
        return Some(address.to_owned());
    }
    if let Some(id) = first(&YOUTUBE_IDS).filter(|id| is_id(id)) {
        return Some(["https://www.youtube.com/embed/", id].concat());
    }
    let class = value(attributes, "class").unwrap_or_default().to_ascii_lowercase();
    let source = value(attributes, "data-src");
    if Roles::of(value(attributes, "class").unwrap_or_default()).has(Role::VideoBox)
        && let Some(address) = source.filter(|address| address.contains("//"))
    {
        return Some(address.to_owned());
    }
    if class.contains("flourish-embed") {
        return Some(["https://flo.uri.sh/", source?, "/embed"].concat());
    }
    if class.contains("fb-video") || class.contains("fb-post") {
        return value(attributes, "data-href").map(str::to_owned);
    }
    if let Some(address) = brightcove(attributes) {
        return Some(address);
    }
    let provider = first(&["data-plyr-provider", "data-provider", "data-service", "data-type"])
        .unwrap_or_default()
        .to_ascii_lowercase();
    let is_video_box = Roles::of(value(attributes, "class").unwrap_or_default()).has(Role::VideoBox);
    let service = SERVICES
        .iter()
        .find(|(name, _)| class.contains(name) || provider == *name || is_video_box && *name == "youtube");
    if let Some((_, before)) = service
        && let Some(id) = first(&IDS).filter(|id| is_id(id))
    {
        return Some([*before, id].concat());
    }
    attributes.clone().filter(|(name, _)| name.starts_with("data-")).find_map(|(_, value)| playable(value))
}

fn is_id(id: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (5..=64).contains(&id.len()) && id.bytes().all(is_plain)
}

/// The address of a Brightcove video, from account and id.
fn brightcove(attributes: &Attributes) -> Option<String> {
    let account = value(attributes, "data-account").or_else(|| value(attributes, "data-account-id"))?;
    let id = value(attributes, "data-video-id")?;
    let player = value(attributes, "data-player").unwrap_or("default");
    let is_plain = [account, id, player].iter().all(|part| is_id(part) || *part == "default");
    is_plain.then(|| {
        ["https://players.brightcove.net/", account, "/", player, "_default/index.html?videoId=", id].concat()
    })
}

/// The address in an attribute, also within JSON, if it is that of a known player or a media file.
fn playable(value: &str) -> Option<String> {
    let value = if value.contains(['&', '\\']) {
        Cow::Owned(decode(value).replace("\\/", "/"))
    } else {
        Cow::Borrowed(value)
    };
    let address = shortcodes::address(&value)?;
    let url = SafeUrl::web(address, None)?;
    let path = url.path().to_ascii_lowercase();
    let can_be_played = player(&url).is_some() || MEDIA_FILES.iter().any(|end| path.ends_with(end));
    can_be_played.then(|| address.to_owned())
}

/// Whether the element `name`, just opened, has neither text nor any other visible content.
fn is_empty(name: &str, behind: &Lexer) -> bool {
    let here = behind.within(MAX_CONTENT_BYTES);
    let mut after = here.clone();
    if !after.skip_element(name, false) {
        return false;
    }
    let mut inner = Lexer::new(here.until(&after));
    while let Some(token) = inner.next() {
        let says_something = match token {
            HtmlToken::Text(text) => !text.trim().is_empty(),
            HtmlToken::Start { name, .. } => match look_up(name).1 {
                Fate::Keep(element) => !matches!(element, Element::Division | Element::Span),
                Fate::Drop(DroppedContent::Raw) => inner.raw_text(name).is_none(),
                _ => false,
            },
            _ => false,
        };
        if says_something {
            return false;
        }
    }
    true
}

/// Whether the element `name`, just opened, contains a player or text of its own, or is too long for a
/// placeholder.
fn shows_something(name: &str, behind: &Lexer) -> bool {
    let here = behind.within(MAX_CONTENT_BYTES);
    let mut after = here.clone();
    if !after.skip_element(name, false) {
        return true;
    }
    let is_shown = |token| match token {
        HtmlToken::Start { name, .. } => ["iframe", "video", "audio", "object", "embed", "p", "article"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name)),
        _ => false,
    };
    // A fallback for browsers without scripts has the same content.
    let inner = Lexer::new(here.until(&after));
    for token in inner {
        if let HtmlToken::Start { name: "noscript" | "template", .. } = token {
            return true;
        }
        if is_shown(token) {
            return true;
        }
    }
    false
}

/// The address of the content that a `script` element of the text inserts in its place.
pub(super) fn of_script(attributes: &Attributes) -> Option<String> {
    if let Some(id) = value(attributes, "id").and_then(|id| id.strip_prefix("infogram_0_")) {
        return is_id(id).then(|| ["https://e.infogram.com/", id].concat());
    }
    let source = value(attributes, "src")?;
    let (address, query) = source.split_once('?').unwrap_or((source, ""));
    let stem = address.strip_suffix(".js")?;
    if stem.contains("//cdn.jwplayer.com/players/") || stem.contains("//content.jwplatform.com/players/") {
        return Some([stem, ".html"].concat());
    }
    if stem.contains("//www.buzzsprout.com/") && query.contains("player=") {
        return Some([stem, "?iframe=true"].concat());
    }
    stem.contains("//gist.github.com/").then(|| stem.to_owned())
}

/// Shortest `data:` address, in bytes, that is a picture rather than a placeholder.
const MIN_DRAWING_BYTES: usize = 400;

/// Whether an `img` is a picture inlined as a `data:` address, which cannot be shown.
pub(super) fn is_drawn(attributes: &Attributes) -> bool {
    let source = value(attributes, "src").unwrap_or_default();
    let is_loaded_late =
        |name: &str| name.eq_ignore_ascii_case("srcset") || name.contains("src") && name.contains('-');
    source.starts_with("data:image")
        && source.len() >= MIN_DRAWING_BYTES
        && !attributes.clone().any(|(name, _)| is_loaded_late(name))
        && lazy_picture(attributes).is_none()
}

/// Whether a script is a TeX formula.
pub(super) fn is_formula(attributes: &Attributes) -> bool {
    value(attributes, "type").is_some_and(|kind| kind.starts_with("math/tex"))
}

/// The name of the element that plays the media file at an address.
pub(super) fn media_of(address: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    match () {
        () if [".mp3", ".m4a"].iter().any(|end| path.ends_with(end)) => Some("audio"),
        () if MEDIA_FILES.iter().any(|end| path.ends_with(end)) => Some("video"),
        () => None,
    }
}

/// The address of a lazy-loaded picture in a non-standard attribute, if its `src` is missing or may be a
/// placeholder.
pub(super) fn lazy_picture<'a>(attributes: &Attributes<'a>) -> Option<&'a str> {
    let is_known = |name: &str, list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(name));
    for (name, value) in attributes.clone() {
        let is_lazy = ["data-src", "data-srcset", "srcset"].contains(&name) && !value.starts_with("data:");
        if is_lazy || is_known(name, LAZY_SOURCES) || is_known(name, LAZY_SRCSETS) {
            return None;
        }
        if name.eq_ignore_ascii_case("src") && !may_hold_a_place(value) {
            return None;
        }
    }
    let is_picture = |value: &str| {
        let (file, _) = value.split_once(['?', '#']).unwrap_or((value, ""));
        let (_, end) = file.rsplit_once('.').unwrap_or_default();
        !value.contains(char::is_whitespace)
            && ["jpg", "jpeg", "png", "webp", "avif", "gif"]
                .iter()
                .any(|known| known.eq_ignore_ascii_case(end))
    };
    let mut all = attributes.clone().filter(|(name, _)| name.contains('-'));
    all.find(|(_, value)| is_picture(value)).map(|(_, value)| value)
}

/// Whether the file at an address may be a placeholder: a script would not replace the address of an actual
/// picture.
fn may_hold_a_place(address: &str) -> bool {
    let file = address.split(['?', '#']).next().unwrap_or_default();
    let name = file.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    address.is_empty()
        || ["data:", "about:"].iter().any(|start| address.starts_with(start))
        || [".gif", ".svg"].iter().any(|end| name.ends_with(end))
        || PLACEHOLDERS.contains(&name.as_str())
        || ["placeholder", "blank", "lazy", "loading", "loader"].iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::{Filled, HtmlToken, Lexer, filled, lazy_picture, of_script};

    fn start<R>(html: &str, read: impl Fn(&str, &super::Attributes, &Lexer) -> R) -> R {
        let mut lexer = Lexer::new(html);
        match lexer.next() {
            Some(HtmlToken::Start { name, attributes, .. }) => read(name, &attributes, &lexer),
            _ => panic!("{html}"),
        }
    }

    #[test]
    fn an_empty_element_says_what_will_be_in_it() {
        for (html, found) in [
            (
                "<div class=youtube-embed data-video_id=dQw4w9WgXcQ></div>",
                "https://www.youtube.com/embed/dQw4w9WgXcQ",
            ),
            (
                "<div data-plyr-provider=vimeo data-plyr-embed-id=76979871></div>",
                "https://player.vimeo.com/video/76979871",
            ),
            (
                "<div data-x='{&quot;u&quot;:&quot;https:\\/\\/youtu.be\\/dQw4w9WgXcQ&quot;}'></div>",
                "https://youtu.be/dQw4w9WgXcQ",
            ),
            (
                "<div data-file='https://p.example/a.mp4'><button>Play</button></div>",
                "https://p.example/a.mp4",
            ),
            (
                "<div class=flourish-embed data-src=visualisation/1></div>",
                "https://flo.uri.sh/visualisation/1/embed",
            ),
            (
                "<div data-account=12345 data-video-id=67890></div>",
                "https://players.brightcove.net/12345/default_default/index.html?videoId=67890",
            ),
            ("<div class='x jw-video'></div>", "player"),
        ] {
            let address = start(html, |name, attributes, behind| match filled(name, attributes, behind) {
                Some(Filled::Address(address)) => address,
                Some(Filled::Player) => "player".to_owned(),
                None => "nothing".to_owned(),
            });
            assert_eq!(address, found, "{html}");
        }
    }

    #[test]
    fn what_shows_something_by_itself_is_no_box() {
        for html in [
            "<div data-oembed-url=https://youtu.be/dQw4w9WgXcQ><iframe src=x></iframe></div>",
            "<div class=video-story><p>Words.</p></div>",
            "<div data-url=https://p.example/story></div>",
            "<div class=spacer></div>",
            "<div data-youtube-id=dQw4w9WgXcQ>",
        ] {
            assert!(
                start(html, |name, attributes, behind| filled(name, attributes, behind).is_none()),
                "{html}"
            );
        }
    }

    #[test]
    fn scripts_that_draw_in_their_place_are_known() {
        let of = |html| start(html, |_, attributes, _| of_script(attributes));
        assert_eq!(
            of("<script id=infogram_0_ab-cd-ef src=x.js>").as_deref(),
            Some("https://e.infogram.com/ab-cd-ef")
        );
        assert_eq!(
            of("<script src=https://cdn.jwplayer.com/players/a-b.js>").as_deref(),
            Some("https://cdn.jwplayer.com/players/a-b.html")
        );
        assert_eq!(of("<script src=https://p.example/a.js>"), None);
    }

    #[test]
    fn a_picture_without_an_address_has_it_in_another_attribute() {
        let of =
            |html: &'static str| start(html, |_, attributes, _| lazy_picture(attributes).map(str::to_owned));
        for html in [
            "<img src=x.gif data-any='/a.jpg?w=1'>",
            "<img data-image=/a.jpg?w=1>",
            "<img src=data:, data-a=/a.jpg?w=1>",
        ] {
            assert_eq!(of(html).as_deref(), Some("/a.jpg?w=1"), "{html}");
        }
        for html in
            ["<img src=/b.jpg data-large=/a.jpg>", "<img data-src=/b.jpg data-a=/a.jpg>", "<img data-a=x>"]
        {
            assert_eq!(of(html), None, "{html}");
        }
    }
}
