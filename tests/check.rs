//! What the check says of files, and how bad it calls them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may fail loudly")]

use std::path::Path;

use dateline::article::Timestamp;
use dateline::check::{FeedSummary, HeldBack, NotShown, Report, StoryFindings, Verdict, to_json};

/// The first second of 2030.
fn now() -> Timestamp {
    Timestamp::from_seconds(1_893_456_000).unwrap()
}

fn check(path: &Path) -> Vec<Report> {
    dateline::check::check(path, now())
}

fn check_text(text: &str) -> FeedSummary {
    dateline::check::check_text(text, now()).unwrap()
}

#[test]
fn pictures_credits_and_what_is_left_out_are_counted() {
    let text = std::fs::read_to_string("tests/fixtures/ghost/posts-1.json").unwrap();
    let found = check_text(&text);
    assert_eq!((found.format, found.stories, found.pictures, found.credits), ("ghost", 3, 4, 2));
    assert!(found.dropped.contains(&("button".to_owned(), 2)), "{:?}", found.dropped);
}

#[test]
fn a_picture_above_the_story_and_in_its_text_is_one() {
    let text = r#"{"items": [{"id": 1, "url": "https://a.example/1", "title": "A", "image": "/p.jpg",
        "content_html": "<p>x</p><figure><img src='/p-300x200.jpg'><figcaption>B. (Photo by Jo Doe)</figcaption></figure>"}]}"#;
    let found = check_text(text);
    assert_eq!((found.pictures, found.credits), (1, 1));
}

#[test]
fn what_is_held_back_is_no_story() {
    let [report] = check(Path::new("tests/fixtures/ninjs/items/held.json")).try_into().unwrap();
    let text = report.to_string();
    let found = report.result.unwrap();
    assert_eq!((found.stories, found.held), (0, 1));
    assert!(text.contains("\n  \"Held\" (urn:wire:2026:held)\n    held back: it is withheld"), "{text}");
}

#[test]
fn an_embargo_holds_a_story_back_until_it_has_passed() {
    let until = |date: &str| {
        check_text(&format!(
            r#"{{"items": [{{"id": 1, "title": "A", "_dateline": {{"embargo_until": "{date}"}}}}]}}"#
        ))
    };
    assert_eq!(until("2029-12-31T23:59:59Z").stories, 1);
    let later = until("2030-01-01T00:00:01Z");
    assert_eq!(later.stories, 0);
    let why = of(&later, "1").held.unwrap();
    assert_eq!(why.to_string(), "it is under embargo until 2030-01-01T00:00:01Z");
}

#[test]
fn of_several_states_of_a_story_one_is_a_story() {
    let found = check_text(
        r#"{"items": [{"id": 1, "title": "A"}, {"id": 1, "title": "A"}, {"id": 2, "url": "https://a.example/", "title": "B"},
            {"id": 3, "url": "https://a.example/", "title": "C"}, {"id": 4, "title": "D", "date_published": "2029-01-01T00:00:00Z"},
            {"id": 4, "title": "D", "date_published": "2029-01-02T00:00:00Z", "_dateline": {"status": "cancelled"}}]}"#,
    );
    assert_eq!((found.stories, found.held, found.repeated), (3, 1, 2));
}

#[test]
fn elements_that_nobody_knows_and_that_hold_nothing_are_counted_by_name() {
    let html = r"<p>A <u class='x'></u><my-box a='1'><p>B</p></my-box></p><amp-ad src='a'> <!-- --> </amp-ad><AMP-AD src='b'/>
        <gu-atom data-id='1'></gu-atom><svg><path d='M0 0'/><x-y a='1'></x-y></svg><script><z-z a='1'></z-z></script><map><area href='/a'></map>
        <no-attributes></no-attributes><n\u001b[31m-x a='1'></n\u001b[31m-x>";
    let html = html.replace('\n', " ");
    let found = check_text(&format!(r#"{{"items": [{{"id": 1, "title": "A", "content_html": "{html}"}}]}}"#));
    let dropped: Vec<(&str, u32)> =
        found.dropped.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    assert_eq!(
        dropped,
        [("svg", 1), ("script", 1), ("amp-ad", 2), ("gu-atom", 1), ("area", 1), ("an unknown element", 1)]
    );
}

#[test]
fn links_that_lead_nowhere_any_more_are_counted() {
    let dropped = |html: &str| {
        let item = format!(
            r#"{{"items": [{{"id": 1, "title": "A", "url": "https://a.example/1/", "content_html": "{html}"}}]}}"#
        );
        check_text(&item).dropped
    };
    for kept in [
        "<p><a href='/x?y#z'>x</a> <a href='#top'>top</a> <a name='top'>y</a></p>",
        "<figure><a href='/p.jpg'><img src='/p-300x200.jpg'></a><figcaption>Photo: <a href='https://jo.example/'>Jo</a></figcaption></figure>",
        "<figure><a href='https://shop.example/'><img src='/p.jpg'></a></figure>",
        "<figure><img src='/p.jpg'><figcaption>At <a href='/fair'>the fair</a></figcaption></figure>",
        "<p>x <a href='https://shop.example/'><img src='/p.jpg'></a></p>",
        "<div class='gallery'><img src='/p.jpg'><img src='/q.jpg'><p class='gallery-caption'>At <a href='/fair'>the fair</a></p></div>",
        "<ul><li><table><tr><th>k</th><td><a href='/x'>x</a></td></tr></table></li></ul>",
        "<figure class='kg-card kg-bookmark-card'><a href='https://b.example/?ref=x'><div class='kg-bookmark-title'>B</div></a></figure>",
    ] {
        assert_eq!(dropped(kept), [], "{kept}");
    }
    for lost in [
        "<div class='gallery'><a href='/fair'><img src='/p.jpg'></a><img src='/q.jpg'></div>",
        "<p><a href='javascript:alert(1)'>x</a></p>",
    ] {
        assert_eq!(dropped(lost), [("a".to_owned(), 1)], "{lost}");
    }
}

#[test]
fn all_of_an_index_is_checked() {
    let [report] = check(Path::new("tests/fixtures/ninjs/index.json")).try_into().unwrap();
    assert_eq!(report.result.unwrap().listed, 29);
    let addresses: Vec<String> = (0..50).map(|number| format!("\"{number}.json\"")).collect();
    let found = check_text(&format!("[{},\"ftp://x/\"]", addresses.join(",")));
    assert_eq!((found.listed, found.skipped), (50, 1));
}

#[test]
fn a_folder_without_feeds_is_nothing_that_was_checked() {
    let reports = check(Path::new("src/credit"));
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0].verdict(), Verdict::Unreadable);
    assert!(reports[0].to_string().ends_with("holds no .json file"));
}

#[test]
fn more_wrong_fields_than_are_named_are_said_to_be_more() {
    let items: Vec<String> =
        (0..250).map(|id| format!(r#"{{"id": {id}, "title": "A", "date_published": "soon"}}"#)).collect();
    let report = Report {
        path: "feed.json".into(),
        result: Ok(check_text(&format!(r#"{{"items": [{}]}}"#, items.join(",")))),
    };
    assert!(report.to_string().ends_with("\n  there may be more: only 200 fields are named"));
}

#[test]
fn skipped_stories_are_faults_and_other_files_unreadable() {
    let verdict = |path: &str| check(Path::new(path)).iter().map(Report::verdict).max();
    assert_eq!(verdict("tests/fixtures/wordpress/posts-1.json"), Some(Verdict::Good));
    assert_eq!(verdict("tests/fixtures/json-feed"), Some(Verdict::Faulty));
    assert_eq!(verdict("Cargo.toml"), Some(Verdict::Unreadable));
    assert_eq!(verdict("nowhere.json"), Some(Verdict::Unreadable));
    assert_eq!((Verdict::Good as u8, Verdict::Faulty as u8, Verdict::Unreadable as u8), (0, 1, 2));
}

#[test]
fn a_report_names_the_place_of_what_was_skipped() {
    let [report] = check(Path::new("tests/fixtures/ninjs/list.json")).try_into().unwrap();
    let text = report.to_string();
    assert!(text.contains("ninjs, 3 stories, 6 pictures, "), "{text}");
    assert!(text.contains("\n    skipped: has neither"), "{text}");
}

#[test]
#[cfg(unix)]
fn a_folder_that_links_to_itself_and_files_that_never_end_are_left() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("check-links");
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(folder.join("below")).unwrap();
    std::fs::copy("tests/fixtures/wordpress/posts-1.json", folder.join("below/posts.json")).unwrap();
    std::os::unix::fs::symlink(&folder, folder.join("below/again")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.join("zero.json")).unwrap();
    let reports = check(&folder);
    assert_eq!(reports.iter().map(Report::verdict).collect::<Vec<_>>(), [Verdict::Good, Verdict::Unreadable]);
    assert!(reports[1].to_string().ends_with("is a device or a pipe, and no file"), "{}", reports[1]);
    assert_eq!(check(Path::new("/dev/zero"))[0].verdict(), Verdict::Unreadable);
}

/// The entry that says something of the story with that id.
fn of<'f>(found: &'f FeedSummary, id: &str) -> &'f StoryFindings {
    found.findings.iter().find(|story| story.id == id).unwrap_or_else(|| panic!("{found:?}"))
}

#[test]
fn each_story_is_told_of_by_name_and_place_in_an_editors_words() {
    let text = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
        {"id": "fine", "title": "Nothing to say", "content_html": "<p>x</p>", "date_published": "2023-01-01T00:00:00Z", "language": "en"},
        {"id": "lossy", "title": "Lossy \u001b[31m story", "url": "https://a.example/1", "date_published": "soon", "language": "en",
         "content_html": "<p><a href='javascript:x'>a</a> <a href='vbscript:x'>b</a></p><script>x</script><iframe></iframe>"},
        7,
        {"id": "bare", "title": "Bare", "image": "/p.jpg", "language": "en", "_dateline": {"image": {"caption": "At the quay"}}}]}"#;
    let found = check_text(text);
    assert_eq!((found.stories, found.skipped, found.pictures, found.captions), (3, 1, 1, 1));
    assert_eq!(found.findings.iter().map(|story| story.id.as_str()).collect::<Vec<_>>(), ["lossy", ""]);
    assert_eq!(found.findings[1].pointer.as_deref(), Some("/items/2"));
    let report = Report { path: "feed.json".into(), result: Ok(found) }.to_string();
    for expected in [
        "feed.json: json-feed, 3 stories, 1 picture, 1 caption, 0 credits, 1 skipped\n",
        "  left out of the texts: 1 script, 1 frame that is no known player, 2 links of which only the words stay\n",
        "    left out of the text: 2 links of which only the words stay\n",
        "    date_published should be a date",
        "  /items/2\n    skipped: a story must be an object",
    ] {
        assert!(report.contains(expected), "{expected:?} is not in:\n{report}");
    }
    assert!(!report.contains('\u{1b}') && !report.contains("Nothing to say"), "{report}");
}

#[test]
fn what_is_guessed_is_told_of_the_story_it_is_in() {
    let found = check_text(
        r#"{"items": [{"id": 1, "title": "A", "language": "en"}, {"id": 2, "content_text": "No title here.", "language": "en"}]}"#,
    );
    let story = of(&found, "2");
    assert_eq!(story.pointer.as_deref(), Some("/items/1"));
    assert!(story.fields.iter().any(|field| field.contains("no headline")), "{story:?}");
}

#[test]
fn a_story_that_another_one_hides_is_named() {
    let found = check_text(
        r#"{"items": [{"id": "a", "title": "Old words", "language": "en", "date_published": "2029-01-01T00:00:00Z"},
            {"id": "a", "title": "New words", "language": "en", "date_published": "2029-01-02T00:00:00Z"},
            {"id": "b", "title": "Gone", "language": "en", "date_published": "2029-01-01T00:00:00Z"},
            {"id": "b", "title": "Gone", "language": "en", "date_published": "2029-01-02T00:00:00Z", "_dateline": {"status": "cancelled"}}]}"#,
    );
    assert_eq!((found.stories, found.held, found.repeated), (1, 1, 2));
    let merged: Vec<_> =
        found.findings.iter().map(|story| (story.pointer.as_deref(), story.not_shown)).collect();
    assert_eq!(
        merged,
        [
            (Some("/items/0"), Some(NotShown::SameId)),
            (Some("/items/2"), Some(NotShown::Withdrawn)),
            (Some("/items/3"), None)
        ]
    );
    assert_eq!(found.findings[2].held, Some(HeldBack::Cancelled));
}

#[test]
fn machines_get_the_same_as_json() {
    let reports = check(Path::new("tests/fixtures/ninjs"));
    let json: serde_json::Value = serde_json::from_str(&to_json(&reports).unwrap()).unwrap();
    let files = json.as_array().unwrap();
    assert_eq!(files.len(), reports.len());
    let held = files.iter().find(|file| file["path"].as_str().unwrap().ends_with("held.json")).unwrap();
    assert_eq!((held["verdict"].as_str(), held["feed"]["held"].as_u64()), (Some("good"), Some(1)));
    assert_eq!(held["feed"]["findings"][0]["shown"].as_bool(), Some(false));
    assert_eq!(held["feed"]["findings"][0]["says"][0].as_str(), Some("held back: it is withheld"));
}

#[test]
#[cfg(unix)]
fn the_program_helps_and_does_not_mind_a_reader_who_has_seen_enough() {
    let program = env!("CARGO_BIN_EXE_dateline");
    let run = |arguments: &[&str]| {
        std::process::Command::new(program).arg("check").args(arguments).output().unwrap()
    };
    let help = run(&["--help"]);
    assert!(help.status.success() && String::from_utf8_lossy(&help.stdout).contains("--json"));
    assert_eq!(run(&[]).status.code(), Some(2));
    assert_eq!(run(&["--jsn", "tests/fixtures"]).status.code(), Some(2));
    assert_eq!(run(&["--json", "nowhere.json"]).status.code(), Some(2));
    let script = "\"$0\" check tests/fixtures | true; test ${PIPESTATUS[0]} -lt 3";
    let piped = std::process::Command::new("bash").args(["-c", script, program]).output().unwrap();
    assert!(piped.status.success() && piped.stderr.is_empty());
}
