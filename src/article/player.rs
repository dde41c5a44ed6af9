//! Third-party players: the known services and the addresses of their frames.

use super::safe_url::SafeUrl;

/// A player. The address of its frame is rebuilt from a validated id, never taken from a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Player {
    /// The service.
    pub service: Service,
    /// The id of the content: letters, digits and `-_.:/@`; for [`Service::Frame`] a whole address
    /// without `https://`.
    pub id: String,
}

/// Services whose players are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "names of companies")]
pub enum Service {
    YouTube,
    Vimeo,
    TikTok,
    X,
    Bluesky,
    Instagram,
    Spotify,
    SoundCloud,
    Datawrapper,
    /// A Mastodon server, which the publisher has to name.
    Mastodon,
    /// Any frame, at a host that the publisher has to name.
    Frame,
    /// An audio file, played by the browser itself.
    AudioFile,
    /// A video file, played by the browser itself.
    VideoFile,
}

/// The kind of content, for labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "they say it themselves")]
pub enum Medium {
    Video,
    Post,
    Audio,
    Chart,
    Page,
}

struct ServiceEntry {
    service: Service,
    /// The name in the configuration; empty: the publisher names the host instead.
    name: &'static str,
    medium: Medium,
    /// Prefix and suffix of the id in the address of the frame.
    frame: [&'static str; 2],
    /// Prefix of the id in the address of the page; empty: the address cannot be rebuilt.
    page: &'static str,
}

static ENTRIES: [ServiceEntry; 10] = [
    ServiceEntry {
        service: Service::YouTube,
        name: "youtube",
        medium: Medium::Video,
        frame: ["https://www.youtube-nocookie.com/embed/", ""],
        page: "https://www.youtube.com/watch?v=",
    },
    ServiceEntry {
        service: Service::Vimeo,
        name: "vimeo",
        medium: Medium::Video,
        frame: ["https://player.vimeo.com/video/", "?dnt=1"],
        page: "https://vimeo.com/",
    },
    ServiceEntry {
        service: Service::TikTok,
        name: "tiktok",
        medium: Medium::Video,
        frame: ["https://www.tiktok.com/player/v1/", ""],
        page: "",
    },
    ServiceEntry {
        service: Service::X,
        name: "x",
        medium: Medium::Post,
        frame: ["https://platform.twitter.com/embed/Tweet.html?dnt=true&id=", ""],
        page: "https://x.com/i/status/",
    },
    ServiceEntry {
        service: Service::Bluesky,
        name: "bluesky",
        medium: Medium::Post,
        frame: ["https://embed.bsky.app/embed/", ""],
        page: "",
    },
    ServiceEntry {
        service: Service::Instagram,
        name: "instagram",
        medium: Medium::Post,
        frame: ["https://www.instagram.com/", "/embed/"],
        page: "https://www.instagram.com/",
    },
    ServiceEntry {
        service: Service::Spotify,
        name: "spotify",
        medium: Medium::Audio,
        frame: ["https://open.spotify.com/embed/", ""],
        page: "https://open.spotify.com/",
    },
    ServiceEntry {
        service: Service::SoundCloud,
        name: "soundcloud",
        medium: Medium::Audio,
        frame: ["https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/", ""],
        page: "",
    },
    ServiceEntry {
        service: Service::Datawrapper,
        name: "datawrapper",
        medium: Medium::Chart,
        frame: ["https://datawrapper.dwcdn.net/", "/"],
        page: "",
    },
    ServiceEntry {
        service: Service::Mastodon,
        name: "",
        medium: Medium::Post,
        frame: ["https://", "/embed"],
        page: "https://",
    },
];

const ANY_FRAME: ServiceEntry = ServiceEntry {
    service: Service::Frame,
    name: "",
    medium: Medium::Page,
    frame: ["https://", ""],
    page: "",
};

static ANY_AUDIO: ServiceEntry =
    ServiceEntry { service: Service::AudioFile, medium: Medium::Audio, ..ANY_FRAME };

static ANY_VIDEO: ServiceEntry =
    ServiceEntry { service: Service::VideoFile, medium: Medium::Video, ..ANY_FRAME };

impl Service {
    /// The services that a publisher may choose in the configuration: name, and prefix of the frame's address.
    pub fn frames() -> impl Iterator<Item = (&'static str, &'static str)> {
        ENTRIES.iter().filter(|entry| !entry.name.is_empty()).map(|entry| (entry.name, entry.frame[0]))
    }

    /// The names of the services that a publisher may choose in the configuration.
    pub fn names() -> impl Iterator<Item = &'static str> {
        ENTRIES.iter().map(|entry| entry.name).filter(|name| !name.is_empty())
    }

    fn entry(self) -> &'static ServiceEntry {
        match self {
            Service::AudioFile => &ANY_AUDIO,
            Service::VideoFile => &ANY_VIDEO,
            _ => ENTRIES.iter().find(|entry| entry.service == self).unwrap_or(&ANY_FRAME),
        }
    }

    /// The kind of content it plays.
    pub fn medium(self) -> Medium {
        self.entry().medium
    }
}

impl Player {
    /// The HTML element that plays the file; `None`: it needs a frame.
    pub fn element(&self) -> Option<&'static str> {
        match self.service {
            Service::AudioFile => Some("audio"),
            Service::VideoFile => Some("video"),
            _ => None,
        }
    }

    /// A player for the file at `address`; `None` if a page may not load it.
    pub fn of_file(service: Service, address: &SafeUrl) -> Option<Player> {
        let id = address.as_str().strip_prefix("https://")?.to_owned();
        Some(Player { service, id })
    }

    /// The address of the frame.
    pub fn frame(&self) -> String {
        let [before, behind] = self.service.entry().frame;
        [before, &self.id, behind].concat()
    }

    /// The address of the page, where it can be rebuilt.
    pub fn page(&self) -> Option<String> {
        let page = self.service.entry().page;
        (!page.is_empty()).then(|| [page, &self.id].concat())
    }

    /// The allow-list entry that permits it: the name of the service, or the host.
    pub fn key(&self) -> &str {
        match self.service.entry().name {
            "" => self.id.split(['/', '?', '#']).next().unwrap_or_default(),
            name => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Player, Service};

    #[test]
    fn frames_and_pages_are_rebuilt() {
        let player = |service, id: &str| Player { service, id: id.into() };
        let tweet = player(Service::X, "20");
        assert_eq!(tweet.frame(), "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=20");
        assert_eq!((tweet.page().as_deref(), tweet.key()), (Some("https://x.com/i/status/20"), "x"));
        let toot = player(Service::Mastodon, "social.example/@a/1");
        assert_eq!(
            (toot.frame().as_str(), toot.key()),
            ("https://social.example/@a/1/embed", "social.example")
        );
        let map = player(Service::Frame, "maps.example/embed?x=1");
        assert_eq!((map.frame().as_str(), map.key()), ("https://maps.example/embed?x=1", "maps.example"));
        assert_eq!(map.page(), None);
    }
}
