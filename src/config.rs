//! What the publisher sets: one block of JSON in `index.html`.
//!
//! ```html
//! <script type="application/json" id="dateline">{ "name": "…", "sources": [{ "url": "…" }] }</script>
//! ```
//!
//! Nothing here comes from the page's own address. A wrong value is named and left out; the site
//! starts with what is right.

use std::fmt;

use serde_json::Value;

use crate::article::{Language, Player, SafeUrl, Section, Service, Slug};
use crate::feed::{Fields, Format, Log};

/// All settings of a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The name of the paper.
    pub name: String,
    /// The language of the site.
    pub language: Language,
    /// Where the stories come from; they are merged.
    pub sources: Vec<Source>,
    /// Sections in the order of the navigation; empty: found in the feed.
    pub sections: Vec<SectionSetting>,
    /// Sections that have a strip on the front page, in order; empty: the first ones that have stories.
    pub home_sections: Vec<Slug>,
    /// The time zone that times are shown in (IANA, "Europe/Berlin"); `None`: the reader's.
    pub time_zone: Option<String>,
    /// The site's public address, for canonical links.
    pub url: Option<SafeUrl>,
    /// Services whose players, and hosts whose frames, a reader may load into a story.
    pub embeds: Vec<String>,
    /// Links in the footer: about, contact, imprint.
    pub links: Vec<FooterLink>,
    /// The line at the very end of every page.
    pub legal: Option<String>,
}

/// Where stories come from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The address of the feed, absolute.
    pub url: SafeUrl,
    /// Its format.
    pub format: Format,
    /// The address of one story's file, with `{slug}` where its slug goes and, in a large edition,
    /// `{hash}` for its folder; `None`: stories are found in the feed only.
    pub article: Option<String>,
    /// The section of all its stories; the sections that it names itself become topics.
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
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub url: SafeUrl,
}

/// A setting that is wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigProblem {
    /// Which setting: a JSON Pointer into the block.
    pub setting: String,
    /// What is wrong with it.
    pub problem: Wrong,
}

/// What can be wrong with a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The block is not JSON.
    NotJson(String),
    /// There is no such setting.
    UnknownSetting,
    /// It is of the wrong type or form; the text says what it should be.
    NotA(&'static str),
    /// There is no source of stories.
    NoSource,
    /// It looks like a secret, and everybody can read the page.
    Secret,
}

impl fmt::Display for ConfigProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let setting = if self.setting.is_empty() { "the block" } else { &self.setting };
        write!(formatter, "{setting}: ")?;
        match &self.problem {
            Wrong::NotJson(why) => write!(formatter, "is not JSON ({why})"),
            Wrong::UnknownSetting => formatter.write_str("there is no such setting"),
            Wrong::NotA(expected) => write!(formatter, "should be {expected}"),
            Wrong::NoSource => formatter.write_str("names no feed, so there is nothing to show"),
            Wrong::Secret => formatter
                .write_str("looks like a secret; every reader can read this page, so it was left out"),
        }
    }
}

const SETTINGS: [&str; 10] = [
    "name",
    "language",
    "sources",
    "sections",
    "homeSections",
    "timeZone",
    "url",
    "links",
    "legal",
    "embeds",
];
const SOURCE_SETTINGS: [&str; 4] = ["url", "format", "article", "section"];
const SECTION_SETTINGS: [&str; 4] = ["id", "name", "description", "form"];
const LINK_SETTINGS: [&str; 2] = ["label", "url"];

/// What a source's format can be; see [`Format::NAMES`].
const FORMATS: &str = "\"auto\", \"json-feed\", \"wordpress\", \"ghost\", \"ninjs\" or \"guardian\"";

/// What may be named under `embeds`; see [`Service::names`].
const EMBEDS: &str = "a list of \"youtube\", \"vimeo\", \"tiktok\", \"x\", \"bluesky\", \"instagram\", \
    \"spotify\", \"soundcloud\", \"datawrapper\" and of hosts such as \"maps.example\"";

/// Names of settings that would give a secret away; a content key that is meant for browsers goes
/// into the address.
const SECRETS: [&str; 6] = ["password", "secret", "user", "admin", "token", "credential"];

impl Config {
    /// Reads the block. `base` is the address of the site's front page; relative addresses are
    /// resolved against it.
    ///
    /// Never fails: what is wrong is returned beside what is right.
    pub fn read(block: &str, base: &SafeUrl) -> (Config, Vec<ConfigProblem>) {
        let mut problems = Vec::new();
        let value: Value = serde_json::from_str(block).unwrap_or_else(|error| {
            problems
                .push(ConfigProblem { setting: String::new(), problem: Wrong::NotJson(error.to_string()) });
            Value::Object(serde_json::Map::new())
        });
        let log = Log::default();
        let reader = Reader { base, problems: &mut problems };
        let config = reader.config(&value, &log);
        problems.extend(log.into_warnings().into_iter().map(|warning| ConfigProblem {
            setting: warning.pointer,
            problem: Wrong::NotA(warning.problem.expectation()),
        }));
        (config, problems)
    }

    /// Whether a reader may load `player` into a story.
    pub fn may_play(&self, player: &Player) -> bool {
        self.embeds.iter().any(|allowed| allowed == player.key())
    }

    /// The setting of the section `id`.
    pub fn section(&self, id: &Slug) -> Option<&SectionSetting> {
        self.sections.iter().find(|setting| setting.section.id == *id)
    }
}

struct Reader<'a> {
    base: &'a SafeUrl,
    problems: &'a mut Vec<ConfigProblem>,
}

impl Reader<'_> {
    fn config(mut self, value: &Value, log: &Log) -> Config {
        let mut config = Config {
            name: "Dateline".to_owned(),
            language: Language::default(),
            sources: Vec::new(),
            sections: Vec::new(),
            home_sections: Vec::new(),
            time_zone: None,
            url: None,
            embeds: Service::names().map(str::to_owned).collect(),
            links: Vec::new(),
            legal: None,
        };
        if let Some(top) = Fields::of(value, String::new(), log) {
            self.check_names(&top, &SETTINGS);
            if let Some(name) = top.text("name") {
                config.name = name;
            }
            if let Some(tag) = top.text("language") {
                match Language::parse(&tag) {
                    Some(language) => config.language = language,
                    None => self.wrong("/language", Wrong::NotA("a language tag such as \"en-GB\"")),
                }
            }
            config.sections =
                top.list("sections").into_iter().filter_map(|entry| self.section(entry, log)).collect();
            let sources = top.objects("sources");
            config.sources =
                sources.iter().filter_map(|source| self.source(source, &config.sections)).collect();
            config.home_sections =
                top.texts("homeSections").iter().filter_map(|id| Slug::from_text(id)).collect();
            config.time_zone = top.text("timeZone");
            config.url = top.web_address("url", self.base);
            if top.has("embeds") {
                config.embeds = top.texts("embeds");
                config.embeds.retain(|name| self.is_embed(name));
            }
            config.links = top.objects("links").iter().filter_map(|link| self.link(link)).collect();
            config.legal = top.text("legal");
        }
        if config.sources.is_empty() {
            self.wrong("/sources", Wrong::NoSource);
        }
        config
    }

    fn source(&mut self, source: &Fields, sections: &[SectionSetting]) -> Option<Source> {
        self.check_names(source, &SOURCE_SETTINGS);
        let format = match source.text("format") {
            None => Format::Auto,
            Some(name) => Format::named(&name).unwrap_or_else(|| {
                self.wrong(&format!("{}/format", source.pointer()), Wrong::NotA(FORMATS));
                Format::Auto
            }),
        };
        let article = source.text("article").filter(|template| {
            let usable = template.contains("{slug}")
                && SafeUrl::web(&template.replace("{slug}", "a"), Some(self.base)).is_some();
            if !usable {
                self.wrong(
                    &format!("{}/article", source.pointer()),
                    Wrong::NotA("an address with {slug} in it"),
                );
            }
            usable
        });
        let url = source.web_address("url", self.base);
        if url.is_none() && !source.has("url") {
            self.wrong(&format!("{}/url", source.pointer()), Wrong::NotA("the address of a feed"));
        }
        // A section that is set above is meant, by its id or by its name.
        let section = source.text("section").and_then(|name| {
            let id = Slug::from_text(&name)?;
            let set = sections.iter().map(|setting| &setting.section);
            let known = set.clone().find(|known| known.id == id || known.name == name).cloned();
            known.or_else(|| Section::named(&name))
        });
        Some(Source { url: url?, format, article, section })
    }

    fn section(&mut self, (pointer, entry): (String, &Value), log: &Log) -> Option<SectionSetting> {
        if let Some(name) = entry.as_str() {
            return Some(SectionSetting { section: Section::named(name)?, description: None, form: None });
        }
        let fields = Fields::of(entry, pointer, log)?;
        self.check_names(&fields, &SECTION_SETTINGS);
        let (id, name) = (fields.text("id"), fields.text("name"));
        let Some(id) = id.as_deref().or(name.as_deref()).and_then(Slug::from_text) else {
            self.wrong(&format!("{}/id", fields.pointer()), Wrong::NotA("the id of a section"));
            return None;
        };
        let form = fields.text("form").and_then(|form| {
            let known = match form.as_str() {
                "feature" => Some(StripForm::Feature),
                "quad" => Some(StripForm::Quad),
                "duo" => Some(StripForm::Duo),
                "text" => Some(StripForm::Text),
                _ => None,
            };
            if known.is_none() {
                let expected = "\"feature\", \"quad\", \"duo\" or \"text\"";
                self.wrong(&format!("{}/form", fields.pointer()), Wrong::NotA(expected));
            }
            known
        });
        let name = name.unwrap_or_else(|| id.to_string());
        Some(SectionSetting { section: Section { id, name }, description: fields.text("description"), form })
    }

    /// Whether `name` is a known service or a host.
    fn is_embed(&mut self, name: &str) -> bool {
        let is_host = || {
            let address = SafeUrl::web(&["https://", name, "/"].concat(), None);
            name.contains('.')
                && address.is_some_and(|address| address.as_str().split('/').nth(2) == Some(name))
        };
        let is_known = Service::names().any(|known| known == name) || is_host();
        if !is_known {
            self.wrong("/embeds", Wrong::NotA(EMBEDS));
        }
        is_known
    }

    fn link(&mut self, link: &Fields) -> Option<FooterLink> {
        self.check_names(link, &LINK_SETTINGS);
        let url = SafeUrl::parse(&link.text("url")?, Some(self.base));
        if url.is_none() {
            self.wrong(&format!("{}/url", link.pointer()), Wrong::NotA("an address"));
        }
        Some(FooterLink { label: link.text("label")?, url: url? })
    }

    fn check_names(&mut self, fields: &Fields, known: &[&str]) {
        for name in fields.names().filter(|name| !known.contains(name)) {
            let lower = name.to_ascii_lowercase();
            let secret = SECRETS.iter().any(|secret| lower.contains(secret));
            let problem = if secret { Wrong::Secret } else { Wrong::UnknownSetting };
            self.wrong(&format!("{}/{name}", fields.pointer()), problem);
        }
    }

    fn wrong(&mut self, setting: &str, problem: Wrong) {
        self.problems.push(ConfigProblem { setting: setting.to_owned(), problem });
    }
}

#[cfg(test)]
mod tests {
    use super::{Config, ConfigProblem, StripForm, Wrong};
    use crate::article::{Player, SafeUrl, Service};
    use crate::feed::Format;

    fn read(block: &str) -> (Config, Vec<ConfigProblem>) {
        Config::read(block, &SafeUrl::parse("https://paper.example/news/", None).unwrap())
    }

    #[test]
    fn a_relative_feed_is_found_beside_the_site() {
        let (config, problems) = read(r#"{"name": "Campus", "sources": [{"url": "edition/feed.json"}]}"#);
        assert_eq!(config.sources[0].url.as_str(), "https://paper.example/news/edition/feed.json");
        assert_eq!((config.name.as_str(), config.sources[0].format), ("Campus", Format::Auto));
        assert_eq!(problems, []);
    }

    #[test]
    fn unknown_and_wrong_settings_are_named_and_the_rest_is_used() {
        let (config, problems) = read(
            r#"{"nmae": "X", "language": "e n", "homeSections": 4, "sections": ["Climate", {"id": "sport", "form": "wild"}],
                "sources": [{"url": "f.json", "format": "rss"}, {"url": "javascript:alert(1)"}]}"#,
        );
        let named: Vec<_> = problems.iter().map(|problem| problem.setting.as_str()).collect();
        for expected in
            ["/nmae", "/language", "/homeSections", "/sections/1/form", "/sources/0/format", "/sources/1/url"]
        {
            assert!(named.contains(&expected), "{expected} is not among {named:?}");
        }
        assert_eq!((config.sources.len(), config.sections.len()), (1, 2));
        assert_eq!(config.language.tag(), "en");
    }

    #[test]
    fn a_block_that_is_no_json_is_a_problem_and_no_panic() {
        for block in ["", "{", "[1]", "\"x\""] {
            let (config, problems) = read(block);
            assert!(config.sources.is_empty() && !problems.is_empty(), "{block}");
        }
    }

    #[test]
    fn secrets_are_left_out_and_named() {
        let (_, problems) = read(r#"{"sources": [{"url": "/f", "password": "x"}], "adminKey": "y"}"#);
        assert_eq!(problems.iter().filter(|problem| problem.problem == Wrong::Secret).count(), 2);
        let (config, _) = read(r#"{"sources": [{"url": "https://user:pass@feeds.example/"}]}"#);
        assert!(config.sources.is_empty());
    }

    #[test]
    fn every_format_is_set_by_its_name() {
        for (name, format) in Format::NAMES {
            let (config, problems) = read(&format!(r#"{{"sources": [{{"url": "f", "format": "{name}"}}]}}"#));
            assert_eq!((config.sources[0].format, problems.len()), (format, 0));
            assert!(super::FORMATS.contains(name));
        }
    }

    #[test]
    fn a_source_is_put_into_a_section_of_the_site_or_into_one_of_its_own() {
        let (config, problems) = read(
            r#"{"sections": [{"id": "world", "name": "World news"}],
                "sources": [{"url": "a", "section": "World news"}, {"url": "b", "section": "world"}, {"url": "c", "section": "Wire"}]}"#,
        );
        let ids = config.sources.iter().map(|source| source.section.as_ref().unwrap().id.as_str());
        assert_eq!(ids.collect::<Vec<_>>(), ["world", "world", "wire"]);
        assert_eq!(problems, []);
    }

    #[test]
    fn players_and_hosts_of_frames_are_chosen_by_name() {
        let player = |service, id: &str| Player { service, id: id.into() };
        let (config, problems) = read(
            r#"{"sources": [{"url": "f"}], "embeds": ["vimeo", "maps.example", "evil", "a b.example", "x.example/y"]}"#,
        );
        assert_eq!(problems.len(), 3);
        assert!(
            config.may_play(&player(Service::Vimeo, "1")) && !config.may_play(&player(Service::YouTube, "x"))
        );
        assert!(config.may_play(&player(Service::Frame, "maps.example/a")));
        assert!(!config.may_play(&player(Service::Frame, "maps.example.evil.example/a")));
        assert!(!config.may_play(&player(Service::Mastodon, "social.example/@a/12345")));
        let (config, _) = read(r#"{"sources": [{"url": "f"}]}"#);
        for name in Service::names() {
            assert!(super::EMBEDS.contains(name) && config.embeds.iter().any(|known| known == name));
        }
    }

    #[test]
    fn an_article_template_must_hold_the_slug() {
        let (config, problems) = read(r#"{"sources": [{"url": "f", "article": "a.json"}]}"#);
        assert_eq!((config.sources[0].article.as_deref(), problems.len()), (None, 1));
    }

    #[test]
    fn an_article_template_may_hold_the_folder_as_well() {
        let (config, problems) = read(r#"{"sources": [{"url": "f", "article": "a/{hash}/{slug}.json"}]}"#);
        assert_eq!(config.sources[0].article.as_deref(), Some("a/{hash}/{slug}.json"));
        assert!(problems.is_empty());
    }

    #[test]
    fn sections_keep_their_order_names_and_forms() {
        let (config, _) = read(
            r#"{"sources": [{"url": "f"}], "sections": [{"id": "opinion", "name": "Opinion", "form": "text"}, "Current affairs"]}"#,
        );
        let ids: Vec<_> = config.sections.iter().map(|setting| setting.section.id.as_str()).collect();
        assert_eq!(ids, ["opinion", "current-affairs"]);
        assert_eq!(config.sections[0].form, Some(StripForm::Text));
    }
}
