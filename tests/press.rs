//! `dateline head` and `dateline split` as a publisher runs it: on full disks, killed, twice at once, into a closed pipe.
#![cfg(all(unix, not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "corpus/generated.rs"]
mod generated;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use serde_json::Value;

const DATELINE: &str = env!("CARGO_BIN_EXE_dateline");

/// An empty folder for one test.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("press").join(test);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn press(arguments: &[&Path]) -> Output {
    Command::new(DATELINE).args(arguments).output().unwrap()
}

fn split(feed: &Path, edition: &Path) -> Output {
    press(&[Path::new("split"), feed, edition])
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// All files below a folder.
fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let mut files = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path);
            }
        }
    }
    files
}

/// Slugs of related stories that have no file, and names of pages that are none.
fn dead_links(edition: &Path) -> Vec<String> {
    let slugs: BTreeSet<String> = files(&edition.join("a"))
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let mut dead = Vec::new();
    for path in files(edition).iter().filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
        let page = json(path);
        for item in page["items"].as_array().unwrap() {
            for related in item["_dateline"]["found"].as_array().into_iter().flatten() {
                let slug = related["_dateline"]["slug"].as_str().unwrap();
                if !slugs.contains(slug) {
                    dead.push(format!("{}: {slug}", path.display()));
                }
            }
        }
        let next = page["next_url"].as_str().map(|next| path.parent().unwrap().join(next));
        if next.as_ref().is_some_and(|next| !next.is_file()) {
            dead.push(format!("{}: {next:?}", path.display()));
        }
    }
    dead
}

#[test]
fn a_run_that_is_killed_leaves_no_link_to_what_is_not_there() {
    let folder = folder("killed");
    let feed = folder.join("feed.json");
    let edition = folder.join("edition");
    let mut links = 0;
    for round in 0..12_u64 {
        // Each round has more stories, and new related news for old ones.
        let count = usize::try_from(120 + 20 * round).unwrap();
        fs::write(&feed, generated::feed(0..count)).unwrap();
        let mut run = Command::new(DATELINE)
            .args([Path::new("split"), &feed, &edition])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // Until it has begun to write, and then a moment of another length each time.
        let before = if edition.is_dir() { files(&edition).len() } else { 0 };
        while run.try_wait().unwrap().is_none() && (!edition.is_dir() || files(&edition).len() <= before + 1)
        {
            std::thread::sleep(Duration::from_millis(2));
        }
        std::thread::sleep(Duration::from_millis(25 * round));
        drop(run.kill());
        run.wait().unwrap();
        assert_eq!(dead_links(&edition), Vec::<String>::new(), "round {round}");
        links += files(&edition).len();
    }
    assert!(links > 1_000, "nothing was written");
    let whole = split(&feed, &edition);
    assert!(whole.status.success(), "{}", errors(&whole));
    assert!(!files(&edition).iter().any(|path| dateline::disk::is_draft(path)), "drafts are left");
    assert_eq!(dead_links(&edition), Vec::<String>::new());
    let fresh = folder.join("fresh");
    assert!(split(&feed, &fresh).status.success());
    let names = |root: &Path| -> BTreeSet<PathBuf> {
        files(root).iter().map(|path| path.strip_prefix(root).unwrap().to_owned()).collect()
    };
    assert!(names(&fresh).is_subset(&names(&edition)), "the run after it wrote less than a fresh one");
    for path in names(&fresh).iter().filter(|path| path.starts_with("a")) {
        let found = |root: &Path| json(&root.join(path))["items"][0]["_dateline"]["found"].is_array();
        assert_eq!(found(&edition), found(&fresh), "{}", path.display());
    }
}

/// A limit on the size of files stands for a disk that is full.
#[test]
fn a_full_disk_leaves_the_old_edition_as_it_was() {
    let folder = folder("full");
    let articles = folder.join("articles");
    fs::create_dir(&articles).unwrap();
    let story = |number: usize, date: &str| {
        let text = "<p>One sentence of it.</p>".repeat(4);
        let item = format!(
            r#"{{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{{"id":"{number}","title":"Story {number}",
                "date_published":"{date}T10:00:00Z","content_html":"{text}","_dateline":{{"slug":"story-{number}"}}}}]}}"#
        );
        fs::write(articles.join(format!("story-{number}.json")), item).unwrap();
    };
    for number in 0..70 {
        story(number, "2023-09-01");
    }
    assert!(press(&[Path::new("head"), &folder]).status.success());
    let before: Vec<(PathBuf, Vec<u8>)> =
        files(&folder).into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect();
    for number in 70..90 {
        story(number, "2023-09-02");
    }
    let full = Command::new("sh")
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 4; exec \"$0\" head \"$1\"",
            DATELINE,
            folder.to_str().unwrap(),
        ])
        .output()
        .unwrap();
    assert!(!full.status.success(), "there was room");
    assert!(errors(&full).contains("feed-3.json"), "{}", errors(&full));
    for (path, content) in before {
        assert!(fs::read(&path).unwrap() == content, "{} was changed", path.display());
    }
    assert!(!files(&folder).iter().any(|path| dateline::disk::is_draft(path)));
}

#[test]
fn a_second_run_waits_for_no_one_and_says_so() {
    let folder = folder("twice");
    let feed = folder.join("feed.json");
    fs::write(&feed, generated::feed(0..3)).unwrap();
    let edition = folder.join("edition");
    let held = dateline::disk::FolderLock::take(&edition).unwrap();
    let second = split(&feed, &edition);
    assert_eq!(second.status.code(), Some(1));
    assert!(errors(&second).contains("another run is writing here"), "{}", errors(&second));
    drop(held);
    assert!(split(&feed, &edition).status.success());
}

#[test]
fn the_feed_that_is_read_is_never_written_over() {
    let folder = folder("input");
    for path in ["feed.json", "a/00/feed.json", "p/feed.json"] {
        let feed = folder.join(path);
        fs::create_dir_all(feed.parent().unwrap()).unwrap();
        let text = generated::feed(0..3);
        fs::write(&feed, &text).unwrap();
        let refused = split(&feed, &folder);
        assert_eq!(refused.status.code(), Some(1), "{path}");
        assert!(errors(&refused).contains("name another folder"), "{}", errors(&refused));
        assert_eq!(fs::read_to_string(&feed).unwrap(), text);
    }
}

#[test]
fn what_never_ends_is_not_read() {
    let folder = folder("endless");
    let edition = folder.join("edition");
    for path in ["/dev/zero", folder.to_str().unwrap()] {
        let refused = split(Path::new(path), &edition);
        assert!(errors(&refused).contains("and no file"), "{path}: {}", errors(&refused));
    }
}

#[test]
fn a_reader_who_has_seen_enough_is_no_fault() {
    let folder = folder("pipe");
    let feed = folder.join("feed.json");
    fs::write(&feed, generated::feed(0..3)).unwrap();
    let script = "\"$0\" split \"$1\" \"$2\" | true; test ${PIPESTATUS[0]} = 0";
    for _ in 0..3 {
        let run = Command::new("bash")
            .args(["-c", script, DATELINE, feed.to_str().unwrap(), folder.join("edition").to_str().unwrap()])
            .output()
            .unwrap();
        assert!(run.status.success() && run.stderr.is_empty(), "{}", errors(&run));
    }
}

#[test]
fn an_empty_folder_and_a_file_are_told_what_to_do() {
    let folder = folder("empty");
    let empty = press(&[Path::new("head"), &folder]);
    assert!(errors(&empty).contains("a file for each story"), "{}", errors(&empty));
    assert_eq!(files(&folder).len(), 0);
    let feed = folder.join("feed.json");
    fs::write(&feed, "{}").unwrap();
    let file = press(&[Path::new("head"), &feed]);
    assert!(errors(&file).contains("dateline split"), "{}", errors(&file));
    let help = press(&[Path::new("split"), Path::new("--help")]);
    assert!(help.status.success() && String::from_utf8_lossy(&help.stdout).contains("--leave-out"));
}

#[test]
fn a_file_of_ten_posts_is_an_edition_and_perhaps_not_all_of_it() {
    let folder = folder("ten-posts");
    let feed = folder.join("posts.json");
    let posts: Vec<String> = (1..=10)
        .map(|id| {
            format!(
                r#"{{"id":{id},"slug":"post-{id}","link":"https://a.example/post-{id}/","type":"post","status":"publish",
                    "date_gmt":"2023-09-{id:02}T10:00:00","title":{{"rendered":"Post {id}"}},
                    "content":{{"rendered":"<p>Text.</p>"}},"excerpt":{{"rendered":""}}}}"#
            )
        })
        .collect();
    fs::write(&feed, format!("[{}]", posts.join(","))).unwrap();
    let run = split(&feed, &folder.join("edition"));
    assert!(run.status.success(), "{}", errors(&run));
    let words = String::from_utf8_lossy(&run.stdout);
    assert!(words.contains("10 stories") && words.contains("per_page=100"), "{words}");
}
