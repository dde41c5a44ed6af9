//! The configuration half of a release: from the template of the site, which has nothing of a publisher, to the page
//! that every address of the site is served or printed with. `.ci/finish.mjs` does the same for those who build the
//! site themselves; a test holds both to the same result.

mod edit;
mod hosting;
mod policy;

pub use hosting::{headers, redirects};

use serde_json::{Map, Value};

use crate::article::SafeUrl;
use crate::config::Config;
use crate::site::print::tags::HtmlTag;
use edit::{append_to_head, escaped, fill, rewrite, start_tags, written};

/// An origin that no site has, for addresses that are the site's own.
const OWN: &str = "https://own.invalid";

/// Attributes of the template that name files of the site.
const ADDRESSES: [&str; 10] = [
    "href",
    "src",
    "data-base",
    "data-js",
    "data-wasm",
    "data-lists",
    "data-search",
    "data-feeds",
    "data-search-worker",
    "data-printed",
];

/// What the page of a site is made of.
pub struct ShellSettings<'a> {
    /// The configuration block, as the browser will read it.
    pub block: &'a str,
    /// The path that the site lives below, with a slash at both ends.
    pub base: &'a str,
    /// The hashes of the inline scripts of the template, as a policy names them.
    pub scripts: &'a [String],
    /// Where the answer for oEmbed is, below the site, if there is one.
    pub oembed: Option<&'a str>,
    /// Whether the program's first file reads the edition, so that the reader of other feeds can come later.
    pub is_exact: bool,
}

/// The page of a site, made of the `template`.
pub fn configure(template: &str, settings: &ShellSettings) -> String {
    let ShellSettings { block, base, scripts, oembed, is_exact } = settings;
    let Some(own) = SafeUrl::web(&format!("{OWN}{base}"), None) else { return template.to_owned() };
    let (mut config, _) = Config::read(block, &own);
    if !names_embeds(block) {
        config.embeds.sort();
    }
    let block = block.replace('<', "\\u003c");
    let html = rewrite(template, |tag| below(base, tag));
    let html = fill(&html, |tag| tag.attribute("id") == Some("dateline"), |_, _| block.clone());
    let html = rewrite(&html, |tag| {
        (!is_exact && tag.attribute("data-feeds").is_some()).then(|| tag.with("data-feeds-early", ""))
    });
    let html = fill_shell(&html, &config);
    let first = config.sources.iter().find_map(|source| own_path(&source.url));
    let preload = first.map(|href| {
        written("link", &[("rel", "preload"), ("as", "fetch"), ("crossorigin", ""), ("href", &href)])
    });
    let feed = config.feed.as_ref().map(|feed| {
        let (href, name) = (address(feed), paper(&config));
        written(
            "link",
            &[("rel", "alternate"), ("type", feed_type(&href)), ("title", &name), ("href", &href)],
        )
    });
    let oembed = oembed.map(|file| {
        let (href, name) = (format!("{base}{file}"), paper(&config));
        written(
            "link",
            &[("rel", "alternate"), ("type", "application/json+oembed"), ("title", &name), ("href", &href)],
        )
    });
    let html = [preload, feed, oembed].iter().flatten().fold(html, |html, link| append_to_head(&html, link));
    let mut origins: Vec<String> = Vec::new();
    for source in &config.sources {
        let article = source.article.as_deref().and_then(|article| SafeUrl::web(&plain(article), Some(&own)));
        for address in [Some(source.url.clone()), article].into_iter().flatten() {
            let origin = address.origin().filter(|origin| *origin != OWN).map(str::to_owned);
            origins.extend(origin.filter(|origin| !origins.contains(origin)));
        }
    }
    let policy = policy::policy(scripts, &origins, &config.embeds);
    add_policy(&html, &policy)
}

/// The manifest with the publisher's name, language and direction. Not JSON: as it was.
pub fn manifest(text: &str, config: &Config) -> String {
    let Ok(Value::Object(mut manifest)) = serde_json::from_str::<Value>(text) else { return text.to_owned() };
    manifest.remove("description");
    let name = paper(config);
    let direction = config.language.direction().as_str();
    for (key, value) in [
        ("name", name.as_str()),
        ("short_name", name.as_str()),
        ("lang", config.language.tag()),
        ("dir", direction),
    ] {
        manifest.insert(key.to_owned(), value.into());
    }
    serde_json::to_string_pretty(&Value::Object(manifest))
        .map_or_else(|_| text.to_owned(), |json| json + "\n")
}

/// The name of the paper, without the bar that marks its meridian.
pub fn paper(config: &Config) -> String {
    config.name.replace('|', "")
}

/// The media type of the feed at an address.
pub fn feed_type(address: &str) -> &'static str {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    if path.rsplit_once('.').is_some_and(|(_, ending)| ending == "json") {
        "application/feed+json"
    } else if path.contains("atom") {
        "application/atom+xml"
    } else {
        "application/rss+xml"
    }
}

fn names_embeds(block: &str) -> bool {
    serde_json::from_str::<Map<String, Value>>(block).is_ok_and(|block| block.contains_key("embeds"))
}

fn plain(template: &str) -> String {
    template.replace(['{', '}'], "")
}

/// The tag with its addresses below `base`; `None` if it has none.
fn below(base: &str, tag: HtmlTag) -> Option<HtmlTag> {
    let own: Vec<(String, String)> = tag
        .attributes
        .iter()
        .filter(|(name, value)| ADDRESSES.contains(&name.as_str()) && is_rooted(value))
        .map(|(name, value)| (name.clone(), format!("{base}{}", value.trim_start_matches('/'))))
        .collect();
    let changed = base != "/" && !own.is_empty();
    changed.then(|| own.iter().fold(tag, |tag, (name, value)| tag.with(name, value)))
}

fn is_rooted(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//")
}

/// The path of an address of the site's own, with its query.
fn own_path(address: &SafeUrl) -> Option<String> {
    let rest = address.as_str().strip_prefix(OWN).filter(|rest| rest.starts_with('/'))?;
    Some(rest.split('#').next().unwrap_or(rest).to_owned())
}

/// An address as a page of the site writes it.
fn address(address: &SafeUrl) -> String {
    own_path(address).unwrap_or_else(|| address.as_str().to_owned())
}

/// The publisher's name, language and feed, in the places that the template marks.
fn fill_shell(html: &str, config: &Config) -> String {
    let paper = paper(config);
    let name = escaped(&paper);
    let named = |pattern: &str| pattern.replace("{name}", &paper);
    let (language, direction) = (config.language.tag(), config.language.direction().as_str());
    let html = rewrite(html, |tag| match tag.name.as_str() {
        "html" => Some(tag.with("lang", language).with("dir", direction)),
        "meta" => {
            let pattern = tag.attribute("data-named")?.to_owned();
            Some(tag.without("data-named").with("content", &named(&pattern)))
        }
        _ => None,
    });
    let feed = config.feed.as_ref().map(address);
    let html = fill(
        &html,
        |tag| tag.attribute("data-feed").is_some(),
        |_, old| {
            let Some(href) = &feed else { return String::new() };
            rewrite(old, |tag| (tag.name == "a").then(|| tag.with("href", href)))
        },
    );
    let html = match feed {
        Some(_) => html,
        None => rewrite(&html, |tag| tag.attribute("data-feed").is_some().then(|| tag.with("hidden", ""))),
    };
    let html = fill(&html, |tag| tag.attribute("data-name").is_some(), |_, _| name.clone());
    let is_named = |tag: &HtmlTag| tag.name != "meta" && tag.attribute("data-named").is_some();
    let html =
        fill(&html, is_named, |tag, _| escaped(&named(tag.attribute("data-named").unwrap_or_default())));
    fill(&html, |tag| tag.name == "title" && tag.attribute("data-named").is_none(), |_, _| name.clone())
}

/// Puts the policy right after the charset, before anything that it governs.
fn add_policy(html: &str, policy: &str) -> String {
    let meta = written("meta", &[("http-equiv", "Content-Security-Policy"), ("content", policy)]);
    let charset =
        start_tags(html).into_iter().find(|tag| tag.name == "meta" && tag.attribute("charset").is_some());
    let at = charset.map_or(0, |tag| tag.alone().end);
    let (before, after) = html.split_at_checked(at).unwrap_or(("", html));
    format!("{before}\n{meta}{after}")
}

/// The addresses that the HTML of a story names: of pictures, recordings and links.
pub fn addresses_in(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in start_tags(html) {
        for (name, value) in tag.attributes {
            match name.as_str() {
                "src" | "href" | "poster" | "data-src" => found.push(value),
                "srcset" | "data-srcset" => {
                    let candidates =
                        value.split(',').filter_map(|candidate| candidate.split_whitespace().next());
                    found.extend(candidates.map(str::to_owned));
                }
                _ => {}
            }
        }
    }
    found
}
