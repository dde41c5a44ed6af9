//! A run that takes from the last one what has not changed makes what a run makes that reads everything.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use super::generated;
use super::project::TestProject;

/// What is in all files of a site.
fn contents(project: &TestProject) -> BTreeMap<String, Vec<u8>> {
    let root = project.folder.join("public");
    project.files().into_iter().map(|path| (path.clone(), fs::read(root.join(&path)).unwrap())).collect()
}

fn assert_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>, what: &str) {
    let paths = one.keys().chain(other.keys());
    let different: Vec<&String> = paths.filter(|path| one.get(*path) != other.get(*path)).collect();
    assert!(different.is_empty(), "{what}: {different:?}");
}

fn feed(stories: &[Value]) -> String {
    let stories: Vec<String> = stories.iter().map(Value::to_string).collect();
    let head = r#""version": "https://jsonfeed.org/version/1.1", "authors": [{"name": "Desk"}]"#;
    format!("{{{head}, \"items\": [\n{}\n]}}\n", stories.join(",\n"))
}

/// The record of known stories.
fn records(project: &TestProject) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(project.folder.join(".dateline")).into_iter().flatten();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "known")).collect()
}

#[test]
fn stories_that_are_known_are_as_if_they_had_been_read() {
    let (project, reader) =
        (TestProject::new("known", &json!(["feed.json"])), TestProject::new("read", &json!(["feed.json"])));
    let all: Value = serde_json::from_str(&generated::feed(0..104)).unwrap();
    let all = all["items"].as_array().unwrap();
    let mut stories = all[..101].to_vec();
    let build = |stories: &[Value], what: &str| {
        for project in [&project, &reader] {
            project.write("feed.json", &feed(stories));
        }
        for record in records(&reader) {
            fs::remove_file(record).unwrap();
        }
        let (done, read) = (project.build(), reader.build());
        for about in ["stories", "held", "faults", "notes", "written", "removed"] {
            assert_eq!(done[about], read[about], "{what}: {about}");
        }
        assert_same(&contents(&project), &contents(&reader), what);
        done
    };
    // A first run makes the same lists, head and pages of the edition, and names no other files.
    let compare_with_first = |stories: &[Value], what: &str| {
        let first = TestProject::new("first", &json!(["feed.json"]));
        first.write("feed.json", &feed(stories));
        first.build();
        // Related news stay where they may (decision 6), and pages of stories have the latest news of their day.
        let is_of_story = |path: &str| path.starts_with("article/") || path.starts_with("edition/a/");
        let (mut again, mut first) = (contents(&project), contents(&first));
        // Files of older runs stay for readers of an older head.
        again.retain(|path, _| {
            !is_of_story(path) && (!path.starts_with("edition/") || first.contains_key(path))
        });
        first.retain(|path, _| !is_of_story(path));
        assert_same(&again, &first, what);
    };
    build(&stories, "the first run");
    assert_eq!(records(&project).len(), 1);
    stories.insert(0, all[102].clone());
    build(&stories, "one more");
    stories[60]["title"] = "Another headline".into();
    stories[61]["content_html"] = "<p>Another text.</p>".into();
    build(&stories, "two changed");
    compare_with_first(&stories, "one more, two changed");
    stories.remove(30);
    build(&stories, "one less");
    stories.reverse();
    build(&stories, "another order");
    compare_with_first(&stories, "one less, another order");
    // Something is wrong with a story: it is named at each run, by its place in the file.
    stories[7]["date_published"] = "yesterday".into();
    stories[9] = json!("no story");
    stories[12]["_dateline"]["status"] = "withheld".into();
    stories.push(json!({ "id": "held", "title": "Held", "content_html": "<p>x</p>", "date_published": "2999-01-01T00:00:00Z" }));
    build(&stories, "two that are wrong, two that are held");
    stories.insert(0, all[103].clone());
    let done = build(&stories, "one more, and what was wrong still is");
    assert_eq!(
        (done["held"].as_u64(), done["faults"].as_array().map(Vec::len)),
        (Some(2), Some(3)),
        "{done}"
    );
}

#[test]
fn a_fault_of_a_story_is_named_by_its_place_though_others_are_not_read() {
    let project = TestProject::new("known-faults", &json!(["feed.json"]));
    let story = |id: &str| json!({ "id": id, "title": id, "content_html": "<p>x</p>", "date_published": "2026-11-20T10:00:00Z" });
    let mut stories = vec![story("a"), story("b"), json!({}), story("c")];
    project.write("feed.json", &feed(&stories));
    let faults = |done: &Value| done["faults"].to_string();
    let first = project.build();
    assert!(faults(&first).contains("feed.json: /items/2"), "{first}");
    stories.insert(0, story("d"));
    project.write("feed.json", &feed(&stories));
    let again = project.build();
    assert!(faults(&again).contains("feed.json: /items/3"), "{again}");
    assert_eq!(again["stories"].as_u64(), Some(4));
}

#[test]
fn a_damaged_record_is_no_record() {
    let project = TestProject::new("known-damaged", &json!(["stories"]));
    for number in 0..5 {
        project.story(&format!("s-{number}"), &format!("Story {number}"), "<p>Text.</p>");
    }
    project.build();
    let record = records(&project).remove(0);
    let text = fs::read_to_string(&record).unwrap();
    assert!(text.contains("Story 3") && !text.contains("<p>Text"), "{text}");
    for damaged in [
        text.replace("\"slug\":\"s-3\"", "\"slug\":\"../s-3\""),
        text[..text.len() / 2].to_owned(),
        text.replace('\t', " "),
        "\u{0}".to_owned(),
    ] {
        fs::write(&record, damaged).unwrap();
        project.newest("newest", &format!("Newest of {}", text.len()));
        project.build();
        assert!(project.has("article/s-3.html") && project.has("article/newest.html"));
        assert!(!project.files().iter().any(|path| path.contains("..")));
        fs::remove_file(project.folder.join("stories/newest.json")).unwrap();
        project.build();
    }
}
