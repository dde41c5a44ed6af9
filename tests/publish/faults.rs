//! Faults: killed runs, two at once, what is gone, and what has not changed.

use std::fs;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use super::project::TestProject;

fn paper(test: &str, stories: usize) -> TestProject {
    let project = TestProject::new(test, &json!(["stories"]));
    for number in 0..stories {
        project.story(
            &format!("s-{number}"),
            &format!("Story {number}"),
            &format!("<p>Text {number} of the old edition.</p>"),
        );
    }
    project
}

/// Fails unless every page and file is whole, and what is named is there.
fn is_readable(project: &TestProject) {
    let head: Value = serde_json::from_str(&project.text("edition/feed.json")).unwrap();
    let files = project.files();
    for item in head["items"].as_array().unwrap() {
        let file = format!("edition/{}", item["_dateline"]["article"].as_str().unwrap());
        let story: Value = serde_json::from_str(&project.text(&file)).unwrap();
        assert_eq!(story["items"][0]["id"], item["id"]);
    }
    if let Some(next) = head["next_url"].as_str() {
        assert!(files.contains(&format!("edition/{next}")), "{next}");
    }
    for path in project.pages() {
        assert!(project.text(&path).trim_end().ends_with("</html>"), "{path} is not whole");
    }
}

#[test]
fn a_run_that_is_killed_at_any_moment_leaves_a_site_that_can_be_read() {
    let project = paper("killed", 120);
    project.build();
    let mut killed = 0;
    for turn in 0..30 {
        for number in 0..120 {
            let text = format!("<p>Text {number} of edition {turn}.</p>");
            project.story(&format!("s-{number}"), &format!("Story {number} of {turn}"), &text);
        }
        let mut run = project.command().stdout(std::process::Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_millis(10 + turn * 15));
        killed += usize::from(run.try_wait().unwrap().is_none());
        drop(run.kill());
        run.wait().unwrap();
        is_readable(&project);
    }
    assert!(killed >= 5, "only {killed} runs were killed before they had ended");
    let done = project.build();
    assert_eq!(done["stories"].as_u64(), Some(120));
    assert!(project.text("article/s-7.html").contains("Text 7 of edition 29."));
    let drafts =
        project.files().into_iter().filter(|path| path.starts_with("article/") && path.contains(".draft"));
    assert_eq!(drafts.count(), 0, "drafts of killed runs are removed");
}

#[test]
fn a_second_run_at_the_same_time_is_told_to_wait() {
    let project = paper("twice", 3);
    project.build();
    let lock = fs::File::options().write(true).open(project.folder.join(".dateline/.press.lock")).unwrap();
    lock.lock().unwrap();
    let run = project.run();
    assert!(!run.status.success() && String::from_utf8_lossy(&run.stderr).contains("another run"), "{run:?}");
}

#[test]
fn what_has_not_changed_is_not_written_again() {
    let project = paper("unchanged", 40);
    let first = project.build();
    assert!(first["written"].as_u64() > Some(80), "{first}");
    let again = project.build();
    assert_eq!((&again["nothingChanged"], &again["written"]), (&json!(true), &json!(0)));
    project.story("s-7", "Story 7 is another", "<p>New.</p>");
    let changed = project.build();
    assert_eq!(changed["nothingChanged"], false);
    assert!(changed["written"].as_u64() < Some(30), "{changed}");
    // The newest story is named on every page, and for that no page is made again.
    project.newest("newest", "The newest of all");
    let one_more = project.build();
    assert!(one_more["written"].as_u64() < Some(30), "{one_more}");
    assert!(project.text("index.html").contains("The newest of all"));
    assert!(project.text("article/s-7.html").contains("Story 7 is another"));
    // A picture that was changed under the same name.
    project.story("p", "With a picture", "<p><img src=\"a.jpg\" alt=\"\"></p>");
    project.write("stories/a.jpg", "one");
    project.build();
    project.write("stories/a.jpg", "another");
    project.build();
    assert_eq!(project.text("edition/stories/a.jpg"), "another");
}

#[test]
fn the_pages_of_stories_that_are_gone_or_withdrawn_are_gone() {
    let project = paper("gone-stories", 5);
    project.build();
    fs::remove_file(project.folder.join("stories/s-1.json")).unwrap();
    let withdrawn = json!({ "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": "s-2", "title": "x",
        "content_html": "<p>x</p>", "date_published": "2026-11-21T10:00:00Z", "_dateline": { "slug": "s-2", "status": "withheld" } }] });
    project.write("stories/s-2.json", &withdrawn.to_string());
    let done = project.build();
    assert_eq!(
        (done["stories"].as_u64(), done["removed"].as_u64(), done["held"].as_u64()),
        (Some(3), Some(2), Some(1))
    );
    // A headline that was withdrawn stands on no page any more, in no list of latest or related news.
    for path in project.pages() {
        assert!(!project.text(&path).contains("Story 2"), "{path}");
    }
    assert!(
        !project.has("article/s-1.html")
            && !project.has("article/s-2.html")
            && project.has("article/s-3.html")
    );
    assert!(!project.text("sitemap.xml").contains("s-2"));
}

#[test]
fn wrong_settings_are_named() {
    let project = TestProject::new("settings", &json!([]));
    for (settings, said) in [
        (json!({ "sources": [] }), "/sources names nothing"),
        (json!({ "sources": ["stories"], "url": "paper" }), "/url should be the public address"),
        (
            json!({ "sources": ["stories"], "url": "https://a.example/", "apiToken": "x" }),
            "looks like a secret",
        ),
        (
            json!({ "sources": ["stories"], "url": "https://a.example/", "colours": { "accent": "#eeeeee" } }),
            "contrast",
        ),
        (
            json!({ "sources": [{ "url": "a", "feilds": {} }], "url": "https://a.example/" }),
            "/sources/0/feilds",
        ),
        (json!({ "sources": ["nowhere"], "url": "https://a.example/" }), "nowhere is not there"),
        (json!({ "sources": ["stories"] }), "needs \"url\""),
    ] {
        project.set(&settings);
        let run = project.run();
        let words = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(!run.status.success() && words.contains(said), "{settings}: {words}");
    }
    project.write("dateline.json", "{ \"name\": \"x\",\n}");
    assert!(String::from_utf8_lossy(&project.run().stderr).contains("line 2"));
}

/// The files of the edition's stories without their related news, which are left as they are where they may.
fn stories_of(project: &TestProject) -> Vec<(String, Value)> {
    let files = project.files().into_iter().filter(|path| path.starts_with("edition/a/"));
    files
        .map(|path| {
            let mut file: Value = serde_json::from_str(&project.text(&path)).unwrap();
            file["items"][0]["_dateline"].as_object_mut().unwrap().remove("found");
            (path, file)
        })
        .collect()
}

#[test]
fn what_is_taken_from_the_last_run_is_what_a_first_run_makes() {
    let project = paper("again", 30);
    let addressed = |slug: &str, text: &str| {
        let story = json!({ "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": slug, "title": slug,
            "url": format!("https://old.example/{slug}"), "content_html": text, "date_published": "2026-11-20T11:00:00Z" }] });
        project.write(&format!("stories/{slug}.json"), &story.to_string());
    };
    addressed("links", "<p>See <a href=\"https://old.example/later?utm_source=x\">this</a>.</p>");
    project.build();
    assert!(project.text("article/links.html").contains("https://old.example/later"));
    // A story that another one has linked to all the time.
    addressed("later", "<p>It was linked to before it was here.</p>");
    project.story("s-3", "Story 3 has another headline", "<p>Text 3.</p>");
    project.build();
    assert!(project.text("article/links.html").contains("href=\"/news/article/later\""));
    // Cards of the changed story, in lists and in related news.
    let beside = project.files().into_iter().filter(|path| path.starts_with("edition/a/"));
    let stale = beside.filter(|path| project.text(path).contains("\"Story 3\"")).collect::<Vec<String>>();
    assert!(stale.is_empty(), "{stale:?}");
    // A file that somebody has removed, and one that is cut.
    let file = project.files().into_iter().find(|path| path.ends_with("/s-9.json")).unwrap();
    fs::remove_file(project.folder.join("public").join(&file)).unwrap();
    let cut = project.files().into_iter().find(|path| path.ends_with("/s-8.json")).unwrap();
    fs::write(project.folder.join("public").join(&cut), "{").unwrap();
    project.newest("newest", "The newest of all");
    project.build();
    let again = stories_of(&project);
    fs::remove_dir_all(project.folder.join(".dateline")).unwrap();
    fs::remove_dir_all(project.folder.join("public")).unwrap();
    project.build();
    assert_eq!(again.len(), 33);
    assert_eq!(again, stories_of(&project));
    // Another title is in every file.
    project.set(
        &json!({ "name": "Other", "language": "en-GB", "url": super::project::URL, "sources": ["stories"] }),
    );
    project.build();
    assert!(stories_of(&project).iter().all(|(_, file)| file["title"] == "Other"));
    // Nothing that was spooled stays.
    assert!(!project.folder.join(".dateline/texts.spool").exists());
}

/// Windows keeps these names, with any ending; and disks that do not tell capitals apart have one file for twins.
#[test]
fn no_file_has_a_name_that_a_disk_does_not_take() {
    let project = TestProject::new("names", &json!(["stories"]));
    let long = "long-".repeat(60);
    let slugs =
        ["con", "nul", "aux", "com1", "lpt9", "λογος", "λογοσ", long.as_str(), "trailing. ", "colon:stream"];
    let items: Vec<Value> = slugs
        .iter()
        .enumerate()
        .map(|(number, slug)| {
            json!({ "id": number.to_string(), "title": slug, "content_html": "<p>Text.</p>", "tags": ["NUL", "Prn", "x"],
                "date_published": "2026-11-20T10:00:00Z", "_dateline": { "slug": slug, "section": { "name": "Con" } } })
        })
        .collect();
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "items": items });
    project.write("stories/feed.json", &feed.to_string());
    let done = project.build();
    assert_eq!(done["stories"].as_u64(), Some(slugs.len() as u64), "{done}");
    let mut seen = std::collections::BTreeSet::new();
    for path in project.files() {
        for part in path.split('/') {
            let stem = part.split('.').next().unwrap().to_lowercase();
            let is_device = matches!(stem.as_str(), "con" | "nul" | "aux" | "prn" | "com1" | "lpt9");
            assert!(!is_device, "{path}");
            assert!(
                part.len() <= 255
                    && !part.ends_with(['.', ' '])
                    && !part.contains([':', '\\', '?', '*', '|']),
                "{path}"
            );
        }
        assert!(seen.insert(path.to_uppercase()), "{path} has a twin");
    }
    let pages = project.files().into_iter().filter(|path| path.starts_with("article/")).count();
    assert_eq!(pages, slugs.len());
    assert!(project.has("topic/x.html"));
    for page in ["section/con", "topic/nul", "topic/prn"] {
        assert!(done["notes"].to_string().contains(page), "{page} is lost in silence: {done}");
    }
}

/// On a disk of its own, which only Linux makes for anybody; where it does not, another test of the same is
/// `a_run_that_is_killed_at_any_moment_leaves_a_site_that_can_be_read`.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_a_site_that_can_be_read() {
    let project = paper("full-disk", 20);
    project.build();
    let long = "<p>More and more words.</p>".repeat(1_500);
    for number in 0..20 {
        project.story(&format!("s-{number}"), &format!("Story {number}"), &long);
    }
    // The project goes to a small disk, and what is there after the run comes back.
    let script = "mount -t tmpfs -o size=3m tmpfs \"$1\" || exit 42; cp -r \"$0/.\" \"$1\" || exit 43; shift
        status=0; \"$@\" || status=$?; rm -rf \"$OUT\"; cp -r \"$DISK/public\" \"$OUT\"; exit $status";
    let (disk, out) = (super::project::folder("full-disk-mount"), project.folder.join("public"));
    let mut command = std::process::Command::new("unshare");
    command
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", script])
        .arg(&project.folder)
        .arg(&disk);
    command
        .arg(env!("CARGO_BIN_EXE_dateline"))
        .arg("build")
        .arg(&disk)
        .arg("--site")
        .arg(super::project::template());
    let Ok(run) = command.env("OUT", &out).env("DISK", &disk).output() else { return };
    if run.status.code() == Some(42) || String::from_utf8_lossy(&run.stderr).contains("unshare") {
        return;
    }
    let words = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(1), "{words}");
    assert!(words.contains("The disk is full") && words.contains("make room"), "{words}");
    is_readable(&project);
    let is_left = |path: &String| path.contains(".draft") || path.contains(".press.lock");
    let left = project.files().into_iter().filter(is_left);
    assert_eq!(left.collect::<Vec<String>>(), Vec::<String>::new());
    // With room again it is made as if nothing had been.
    assert_eq!(project.build()["stories"].as_u64(), Some(20));
    assert!(project.text("article/s-7.html").contains("More and more words."));
}
