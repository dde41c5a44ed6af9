//! Inputs as real newsrooms send them, and what a reader gets of each: read by `feed`, and once more from what
//! `dateline split` makes of it.
//!
//! A case is a folder in `tests/cases`:
//!
//! - `input.json`: a file as a publisher serves it;
//! - `expected.json`: `{"stories": {ID: {FIELD: VALUE}}}`, and optionally `"read_at"` (the address of the input),
//!   `"order"` (all ids, as they are shown), `"absent"` (ids that no reader may see), `"skipped"` (how many
//!   stories cannot be read) and `"press": false` (the file is not for `dateline split`, which then must refuse it).
//!
//! Of a story only the fields that are named are compared: those of [`facts`]. `body` is the story as its page
//! shows it, in the short form of `tests/corpus/outline.rs`, without a lead picture that it repeats; `lost` is what
//! `check` names. `"contains"` and `"never"` list words that the whole story must or must not have. A field of
//! `press` has the value after `dateline split` where that differs: `{"press": {"lost": []}}`.
//!
//! `CASES=name cargo test --test cases -- --nocapture` prints what the cases with `name` in theirs come to.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "corpus/outline.rs"]
mod outline;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::article::{Article, Body, Image, SafeUrl, Timestamp};
use dateline::feed::{self, FeedPage, Format};
use dateline::press::native::HOME;
use dateline::press::{Faults, PressError, split};
use dateline::text::charset;
use dateline::{body, credit};
use serde_json::{Map, Value, json};

/// What a story is, as far as a case can name it.
fn facts(article: &Article) -> Map<String, Value> {
    let parsed = body::of_story(article, &article.body);
    let blocks: Vec<_> = match (&article.body, &parsed) {
        (Body::Blocks(blocks), _) => blocks.to_vec(),
        (_, Some(parsed)) => parsed.blocks.clone(),
        _ => Vec::new(),
    };
    let (hero, repeated) = body::lead_picture(article, &blocks);
    let shown: Vec<_> = blocks
        .iter()
        .enumerate()
        .filter(|(at, _)| Some(*at) != repeated)
        .map(|(_, block)| block.clone())
        .collect();
    let outline = without_origins(&outline::outline(&shown));
    let lost = parsed.map(|parsed| body::left_out(&article.body, &parsed)).unwrap_or_default();
    let lost: Vec<String> = lost.iter().map(|(name, count)| format!("{name} {count}")).collect();
    let dated = |moment: Option<Timestamp>| moment.map(|moment| moment.to_string());
    let Value::Object(facts) = json!({
        "headline": article.headline,
        "slug": article.slug.as_str(),
        "standfirst": article.standfirst,
        "shown_standfirst": article.standfirst.as_deref().filter(|text| !body::is_opening(text, &blocks)),
        "kicker": article.kicker,
        "place": article.place,
        "url": article.url.as_ref().map(SafeUrl::as_str),
        "authors": article.authors.iter().map(|author| author.name.as_str()).collect::<Vec<_>>(),
        "published": dated(article.published),
        "updated": dated(article.updated),
        "embargo": dated(article.embargo_until),
        "section": article.section.as_ref().map(|section| section.name.as_str()),
        "tags": article.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(),
        "language": article.language.as_ref().map(dateline::article::Language::tag),
        "hero": hero.as_ref().map(picture),
        "card": article.hero.as_ref().map(|hero| hero.url.as_str()),
        "breaking": article.breaking,
        "about": article.about.as_ref().map(SafeUrl::as_str),
        "attachments": article.attachments.iter().map(|file| format!("{:?} {} {}", file.kind, file.mime, file.url)).collect::<Vec<_>>(),
        "body": outline.lines().collect::<Vec<_>>(),
        "lost": lost,
    }) else {
        panic!("no object")
    };
    facts
}

fn picture(image: &Image) -> Value {
    json!({
        "url": image.url.as_str(),
        "alt": image.alt,
        "caption": image.caption,
        "credit": image.credit.as_ref().map(|credit| credit.text.as_str()),
    })
}

/// Which rule found a credit is not seen, and another one once it is written.
fn without_origins(outline: &str) -> String {
    let origins = [
        "Field",
        "PhotographerAndSource",
        "PictureByline",
        "Caption",
        "BodyCaption",
        "RightsHolder",
        "FileMetadata",
    ];
    origins
        .iter()
        .fold(outline.to_owned(), |outline, origin| outline.replace(&format!("\" ({origin})"), "\""))
}

struct Case {
    name: String,
    input: PathBuf,
    expected: Value,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<Case> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| Case {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            input: path.join("input.json"),
            expected: serde_json::from_str(&fs::read_to_string(path.join("expected.json")).unwrap())
                .unwrap_or_else(|error| panic!("{}: {error}", path.display())),
        })
        .collect();
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    cases
}

fn now() -> Timestamp {
    feed::date::parse("2026-11-27T12:00:00Z").unwrap()
}

/// The differences between what `stories` are and what the case says, a line each.
fn differences(case: &Case, stories: &[Article], is_pressed: bool, out: &mut String) {
    let way = if is_pressed { "press" } else { "feed" };
    let name = &case.name;
    let shown: Vec<&Article> = stories.iter().filter(|story| story.may_be_shown(now())).collect();
    for (id, fields) in case.expected["stories"].as_object().into_iter().flatten() {
        let Some(story) = shown.iter().find(|story| story.id == *id) else {
            let _ = writeln!(out, "{name} ({way}): no story {id}");
            continue;
        };
        let facts = facts(story);
        for (field, right) in fields.as_object().unwrap() {
            match field.as_str() {
                "contains" | "never" => {
                    let whole = serde_json::to_string(&facts).unwrap();
                    for words in right.as_array().unwrap() {
                        let quoted = serde_json::to_string(words).unwrap();
                        let is_there = whole.contains(&quoted[1..quoted.len() - 1]);
                        if is_there != (field == "contains") {
                            let _ = writeln!(out, "{name} ({way}) {id}: {field} {words} fails in {whole}");
                        }
                    }
                }
                "press" => {}
                // After `dateline split` the same, unless the case names another value for there.
                "lost" if is_pressed && fields.get("press").is_none() => {}
                field => {
                    let pressed = fields.get("press").and_then(|press| press.get(field));
                    let right = pressed.filter(|_| is_pressed).unwrap_or(right);
                    let Some(found) = facts.get(field) else { panic!("{name}: no field is called {field}") };
                    if found != right {
                        let (found, right) = (pretty(found), pretty(right));
                        let _ = writeln!(out, "{name} ({way}) {id}: {field} is\n{found}\nnot\n{right}");
                    }
                }
            }
        }
    }
    for id in case.expected["absent"].as_array().into_iter().flatten() {
        if shown.iter().any(|story| story.id == *id) {
            let _ = writeln!(out, "{name} ({way}): {id} is shown");
        }
    }
    if let Some(order) = case.expected["order"].as_array() {
        let mut shown = shown;
        shown.sort_by_key(|story| std::cmp::Reverse(story.dated()));
        let found: Vec<&str> = shown.iter().map(|story| story.id.as_str()).collect();
        if found != order.iter().map(|id| id.as_str().unwrap()).collect::<Vec<_>>() {
            let _ = writeln!(out, "{name} ({way}): the order is {found:?}");
        }
    }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

fn read(case: &Case) -> FeedPage {
    let address =
        case.expected["read_at"].as_str().unwrap_or("https://edition.invalid/-/-/-/-/-/-/-/-/feed.json");
    let (text, _) = charset::decode_file(fs::read(&case.input).unwrap());
    feed::read(&text, &SafeUrl::web(address, None).unwrap(), Format::Auto)
        .unwrap_or_else(|error| panic!("{}: {error}", case.name))
}

/// The stories of an edition that `dateline split` wrote, from their files, with their texts.
fn pressed(case: &Case) -> Result<Vec<Article>, PressError> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases").join(&case.name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    let report = split(&case.input, &folder, Faults::LeaveOut, now())?;
    let mut stories = Vec::new();
    for path in report.written.iter().filter(|path| path.components().any(|part| part.as_os_str() == "a")) {
        let path = if path.is_absolute() { path.clone() } else { folder.join(path) };
        let address = SafeUrl::web(&format!("{HOME}a/00/story.json"), None).unwrap();
        stories
            .extend(feed::read(&fs::read_to_string(path).unwrap(), &address, Format::Auto).unwrap().articles);
    }
    Ok(stories)
}

#[test]
fn every_case_reads_as_its_desk_meant_it_from_the_feed_and_from_a_split_edition() {
    let only = std::env::var("CASES").ok();
    let mut wrong = String::new();
    for case in cases() {
        if only.as_ref().is_some_and(|only| !case.name.contains(only)) {
            continue;
        }
        let page = read(&case);
        if only.is_some() {
            for story in &page.articles {
                println!("{} {}: {}", case.name, story.id, pretty(&facts(story).into()));
            }
            println!("skipped {:?} warnings {:?}", page.skipped, page.warnings);
        }
        differences(&case, &page.articles, false, &mut wrong);
        let skipped = case.expected["skipped"].as_u64().unwrap_or(0);
        if skipped != page.skipped.len() as u64 {
            let _ = writeln!(wrong, "{}: skipped are {:?}", case.name, page.skipped);
        }
        match (pressed(&case), case.expected["press"] != json!(false)) {
            (Ok(stories), true) => differences(&case, &stories, true, &mut wrong),
            (Err(error), true) => _ = writeln!(wrong, "{} (press): {error:?}", case.name),
            (Ok(_), false) => _ = writeln!(wrong, "{}: press split takes it", case.name),
            (Err(_), false) => {}
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The rows of `tests/cases/captions.tsv`: a caption as it was written, and what is shown of it.
#[test]
fn every_caption_is_split_or_stays_whole() {
    let rows = include_str!("cases/captions.tsv").lines().filter(|row| !row.starts_with('#'));
    let mut wrong = String::new();
    for row in rows {
        let [written, caption, credit] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let split = credit::split_caption(written);
        let found = (split.caption.unwrap_or_default(), split.credit.unwrap_or_default());
        if found != (caption.to_owned(), credit.to_owned()) {
            let _ = writeln!(wrong, "{written}\n  {found:?}\n  not {:?}", (caption, credit));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
