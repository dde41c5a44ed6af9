//! Tests of the configuration block.

use super::read::{EMBEDS, FORMATS};
use super::{Config, ConfigProblem, ConfigProblemKind, StripForm};
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
    assert_eq!(problems.iter().filter(|problem| problem.problem == ConfigProblemKind::Secret).count(), 2);
    let (config, _) = read(r#"{"sources": [{"url": "https://user:pass@feeds.example/"}]}"#);
    assert!(config.sources.is_empty());
}

#[test]
fn every_format_is_set_by_its_name() {
    for (name, format) in Format::NAMES {
        let (config, problems) = read(&format!(r#"{{"sources": [{{"url": "f", "format": "{name}"}}]}}"#));
        assert_eq!((config.sources[0].format, problems.len()), (format, 0));
        assert!(FORMATS.contains(name));
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
        assert!(EMBEDS.contains(name) && config.embeds.iter().any(|known| known == name));
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

/// The feed is offered only if it is configured: the address of a source may hold a key.
#[test]
fn readers_are_offered_the_feed_that_is_named_and_no_source() {
    let (config, problems) = read(r#"{"sources": [{"url": "/api/?key=k"}], "feed": "rss.xml"}"#);
    assert_eq!(config.feed.unwrap().as_str(), "https://paper.example/news/rss.xml");
    assert_eq!(problems, []);
    assert_eq!(read(r#"{"sources": [{"url": "/api/?key=k"}]}"#).0.feed, None);
}
