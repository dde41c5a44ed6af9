//! Reading the configuration block, field by field: a wrong setting costs only itself.

use serde_json::Value;

use super::problem::{ConfigProblem, ConfigProblemKind};
use super::settings::{Config, FooterLink, SectionSetting, Source, StripForm};
use crate::article::{Language, SafeUrl, Section, Service, Slug};
use crate::feed::{Fields, Format, Log};
use crate::json;

/// The names of all settings. The build checks them before it compiles anything (tests/facts.rs).
pub const SETTINGS: [&str; 13] = [
    "name",
    "language",
    "sources",
    "sections",
    "homeSections",
    "timeZone",
    "url",
    "feed",
    "shareImage",
    "fediverse",
    "links",
    "legal",
    "embeds",
];
/// The names of the settings of a source.
pub const SOURCE_SETTINGS: [&str; 4] = ["url", "format", "article", "section"];
/// The names of the settings of a section.
pub const SECTION_SETTINGS: [&str; 4] = ["id", "name", "description", "form"];
/// The names of the settings of a link in the footer.
pub const LINK_SETTINGS: [&str; 2] = ["label", "url"];

/// The formats that a source can name; see [`Format::NAMES`].
pub(super) const FORMATS: &str =
    "\"auto\", \"json-feed\", \"wordpress\", \"ghost\", \"ninjs\" or \"guardian\"";

/// The names that `embeds` can have; see [`Service::names`].
pub(super) const EMBEDS: &str = "a list of \"youtube\", \"vimeo\", \"tiktok\", \"x\", \"bluesky\", \"instagram\", \
    \"spotify\", \"soundcloud\", \"datawrapper\" and of hosts such as \"maps.example\"";

/// Names of settings that would expose a secret; a content key that is meant for browsers goes into
/// the address.
pub const SECRETS: [&str; 6] = ["password", "secret", "user", "admin", "token", "credential"];

impl Config {
    /// Reads the block. `base` is the address of the site's front page; relative addresses are
    /// resolved against it.
    ///
    /// Never fails: a wrong setting is left out, and is one of the problems.
    pub fn read(block: &str, base: &SafeUrl) -> (Config, Vec<ConfigProblem>) {
        let mut problems = Vec::new();
        let value: Value = json::value(block).unwrap_or_else(|found| {
            let (line, column) = found.line_and_column(block);
            let why = format!("{}, line {line}, column {column}", found.why);
            problems.push(ConfigProblem { setting: String::new(), problem: ConfigProblemKind::NotJson(why) });
            Value::Object(serde_json::Map::new())
        });
        let log = Log::default();
        let reader = ConfigReader { base, problems: &mut problems };
        let config = reader.config(&value, &log);
        problems.extend(log.into_warnings().into_iter().map(|warning| ConfigProblem {
            setting: warning.pointer,
            problem: ConfigProblemKind::NotA(warning.problem.expectation()),
        }));
        (config, problems)
    }
}

/// Whether a text has the form `@name@host`.
#[cfg(not(target_arch = "wasm32"))]
fn is_account(text: &str) -> bool {
    let part =
        |part: &str| !part.is_empty() && part.chars().all(|one| one.is_alphanumeric() || "._-".contains(one));
    let account = text.strip_prefix('@').and_then(|rest| rest.split_once('@'));
    account.is_some_and(|(name, host)| part(name) && part(host) && host.contains('.'))
}

/// Reads the fields of the block and notes what is wrong with them.
struct ConfigReader<'a> {
    base: &'a SafeUrl,
    problems: &'a mut Vec<ConfigProblem>,
}

impl ConfigReader<'_> {
    fn config(mut self, value: &Value, log: &Log) -> Config {
        let mut config = Config {
            name: "Dateline".to_owned(),
            language: Language::default(),
            sources: Vec::new(),
            sections: Vec::new(),
            home_sections: Vec::new(),
            time_zone: None,
            url: None,
            feed: None,
            share_image: None,
            #[cfg(not(target_arch = "wasm32"))]
            fediverse: None,
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
                    None => {
                        self.wrong("/language", ConfigProblemKind::NotA("a language tag such as \"en-GB\""));
                    }
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
            config.feed = top.web_address("feed", self.base);
            config.share_image = top.web_address("shareImage", self.base);
            #[cfg(not(target_arch = "wasm32"))]
            if let Some(account) = top.text("fediverse") {
                if is_account(&account) {
                    config.fediverse = Some(account);
                } else {
                    let wanted = "an account such as \"@desk@social.example\"";
                    self.wrong("/fediverse", ConfigProblemKind::NotA(wanted));
                }
            }
            if top.has("embeds") {
                config.embeds = top.texts("embeds");
                config.embeds.retain(|name| self.is_embed(name));
            }
            config.links = top.objects("links").iter().filter_map(|link| self.link(link)).collect();
            config.legal = top.text("legal");
        }
        if config.sources.is_empty() {
            self.wrong("/sources", ConfigProblemKind::NoSource);
        }
        config
    }

    fn source(&mut self, source: &Fields, sections: &[SectionSetting]) -> Option<Source> {
        self.check_names(source, &SOURCE_SETTINGS);
        let format = match source.text("format") {
            None => Format::Auto,
            Some(name) => Format::named(&name).unwrap_or_else(|| {
                self.wrong(&format!("{}/format", source.pointer()), ConfigProblemKind::NotA(FORMATS));
                Format::Auto
            }),
        };
        let article = source.text("article").filter(|template| {
            let usable = template.contains("{slug}")
                && SafeUrl::web(&template.replace("{slug}", "a"), Some(self.base)).is_some();
            if !usable {
                self.wrong(
                    &format!("{}/article", source.pointer()),
                    ConfigProblemKind::NotA("an address with {slug} in it"),
                );
            }
            usable
        });
        let url = source.web_address("url", self.base);
        if url.is_none() && !source.has("url") {
            self.wrong(
                &format!("{}/url", source.pointer()),
                ConfigProblemKind::NotA("the address of a feed"),
            );
        }
        // A configured section, if its id or name matches.
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
            self.wrong(&format!("{}/id", fields.pointer()), ConfigProblemKind::NotA("the id of a section"));
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
                self.wrong(&format!("{}/form", fields.pointer()), ConfigProblemKind::NotA(expected));
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
            self.wrong("/embeds", ConfigProblemKind::NotA(EMBEDS));
        }
        is_known
    }

    fn link(&mut self, link: &Fields) -> Option<FooterLink> {
        self.check_names(link, &LINK_SETTINGS);
        let url = SafeUrl::parse(&link.text("url")?, Some(self.base));
        if url.is_none() {
            self.wrong(&format!("{}/url", link.pointer()), ConfigProblemKind::NotA("an address"));
        }
        Some(FooterLink { label: link.text("label")?, url: url? })
    }

    fn check_names(&mut self, fields: &Fields, known: &[&str]) {
        for name in fields.names().filter(|name| !known.contains(name)) {
            let lower = name.to_ascii_lowercase();
            let secret = SECRETS.iter().any(|secret| lower.contains(secret));
            let problem = if secret { ConfigProblemKind::Secret } else { ConfigProblemKind::UnknownSetting };
            self.wrong(&format!("{}/{name}", fields.pointer()), problem);
        }
    }

    fn wrong(&mut self, setting: &str, problem: ConfigProblemKind) {
        self.problems.push(ConfigProblem { setting: setting.to_owned(), problem });
    }
}
