//! Every kind of source becomes the native edition.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::json;

use super::project::TestProject;

#[test]
fn rss_with_texts_pictures_and_credits() {
    let project = TestProject::new("rss", &json!([{ "url": "rss.xml" }]));
    project.write("rss.xml", include_str!("fixtures/rss.xml"));
    let done = project.build();
    assert_eq!(
        (done["stories"].as_u64(), done["faults"].as_array().map(Vec::len)),
        (Some(2), Some(0)),
        "{done}"
    );
    let ferry = project.item("ferry-and-fog");
    assert_eq!(ferry["title"], "Ferry & fog: no crossing before noon");
    assert_eq!(ferry["date_published"], "2026-11-20T07:15:00Z");
    assert_eq!(ferry["authors"][0]["name"], "Jo Doe");
    assert_eq!(ferry["tags"], json!(["Ferries"]));
    assert_eq!(ferry["image"], "https://post.example/fog.jpg");
    let ours = &ferry["_dateline"];
    assert_eq!(ours["section"]["name"], "Harbour");
    assert_eq!(
        (&ours["image"]["caption"], &ours["image"]["credit"]),
        (&json!("Fog over the pier."), &json!("Mo Roe"))
    );
    assert_eq!(ferry["attachments"][0]["mime_type"], "audio/mpeg");
    let text = ferry["content_html"].as_str().unwrap();
    assert!(text.contains("https://post.example/timetable") && !text.contains("evil"), "{text}");
    assert_eq!(project.item("short")["content_html"], "<p>All of it is here.</p>");
    assert!(project.text("article/ferry-and-fog.html").contains("Second paragraph."));
}

/// Many systems that do not know how long a file is say that it has no bytes, for RSS wants a number.
#[test]
fn a_file_of_no_bytes_has_no_length_and_is_no_fault() {
    let project = TestProject::new("rss-length", &json!(["feed.xml"]));
    let item = r#"<item><title>Fog</title><guid>fog</guid><description>Fog over the harbour.</description>
        <pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate>
        <enclosure url="https://post.example/fog.mp3" type="audio/mpeg" length="0"/></item>"#;
    project
        .write("feed.xml", &format!("<rss version=\"2.0\"><channel><title>T</title>{item}</channel></rss>"));
    let done = project.build();
    assert_eq!((&done["faults"], &done["stories"]), (&json!([]), &json!(1)));
}

#[test]
fn atom_in_another_language() {
    let project = TestProject::new("atom", &json!(["atom.xml"]));
    project.write("atom.xml", include_str!("fixtures/atom.xml"));
    project.build();
    let item = project.item("haushalt");
    assert_eq!(item["title"], "Rat beschließt Haushalt");
    assert_eq!((&item["language"], &item["summary"]), (&json!("de"), &json!("Nach sechs Stunden.")));
    assert_eq!(
        (&item["authors"][0]["name"], &item["_dateline"]["section"]["name"]),
        (&json!("Ines Amt"), &json!("Rathaus"))
    );
}

#[test]
fn an_export_of_wordpress() {
    let project = TestProject::new("wordpress", &json!([{ "url": "wordpress.xml" }]));
    project.write("wordpress.xml", include_str!("fixtures/wordpress.xml"));
    let done = project.build();
    assert_eq!((done["stories"].as_u64(), done["held"].as_u64()), (Some(2), Some(1)), "{done}");
    let item = project.item("library");
    assert_eq!(item["title"], "Library stays open & warm");
    assert_eq!(
        (&item["summary"], &item["authors"][0]["name"]),
        (&json!("The heating is on."), &json!("Jo Student"))
    );
    assert_eq!(item["date_published"], "2026-11-18T09:30:00Z");
    assert_eq!(
        (&item["_dateline"]["section"]["name"], &item["tags"]),
        (&json!("Campus life"), &json!(["Books"]))
    );
    let image = &item["_dateline"]["image"];
    assert_eq!((&image["alt"], &image["credit"]), (&json!("Rows of desks"), &json!("Mo Roe")));
    let text = item["content_html"].as_str().unwrap();
    assert!(
        text.contains("<p>Second <strong>paragraph</strong>.</p>") && text.contains("<blockquote>"),
        "{text}"
    );
    assert_eq!(project.item("secret")["_dateline"]["access"], "locked");
    let all: String = project
        .files()
        .iter()
        .filter(|path| !path.contains("site-1") && !path.starts_with("share/"))
        .map(|path| project.text(path))
        .collect();
    for secret in ["jo@campus.example", "Only with the password", "open sesame", "Not yet."] {
        assert!(!all.contains(secret), "{secret}");
    }
}

#[test]
fn several_sources_are_one_edition_and_a_story_is_taken_once() {
    let fields = json!({ "id": "nr", "headline": "name", "text": "body", "url": "link", "section": "desk" });
    let project = TestProject::new(
        "several",
        &json!([{ "url": "rss.xml", "section": "Sea" }, { "url": "list.json", "list": "data", "fields": fields }, "stories"]),
    );
    project.write("rss.xml", include_str!("fixtures/rss.xml"));
    let list = json!({ "data": [
        { "nr": 1, "name": "The same ferry", "body": "<p>x</p>", "link": "https://post.example/ferry-and-fog/", "desk": "A" },
        { "nr": "post-1", "name": "Another with its id", "body": "<p>y</p>", "link": "https://list.example/other", "desk": "A" }] });
    project.write("list.json", &list.to_string());
    project.story("boats", "Boats", "<p>Boats. <img src=\"pictures/boat.jpg\" alt=\"A boat\"></p>");
    project.write("stories/pictures/boat.jpg", "a picture");
    project.write("stories/pictures/other.jpg", "another");
    project.write("stories/.hidden.json", "{");
    let done = project.build();
    assert_eq!(done["stories"].as_u64(), Some(4), "{done}");
    assert_eq!(project.item("ferry-and-fog")["_dateline"]["section"]["name"], "Sea");
    assert_eq!(project.item("ferry-and-fog")["tags"], json!(["Harbour", "Ferries"]));
    assert!(project.item("other")["id"] != "post-1");
    assert_eq!(project.text("edition/stories/pictures/boat.jpg"), "a picture");
    assert!(!project.has("edition/stories/pictures/other.jpg"), "what no story names stays at home");
    assert!(
        project
            .text("article/boats.html")
            .contains("https://paper.example/news/edition/stories/pictures/boat.jpg")
    );
}

#[test]
fn a_folder_with_head_and_articles_is_read_as_an_edition() {
    let project = TestProject::new("edition", &json!(["edition"]));
    for (from, to) in [("feed.json", "feed.json"), ("feed-2.json", "feed-2.json")] {
        let bundled = concat!(env!("CARGO_MANIFEST_DIR"), "/public/edition/");
        project
            .write(&format!("edition/{to}"), &std::fs::read_to_string(format!("{bundled}{from}")).unwrap());
    }
    let articles = concat!(env!("CARGO_MANIFEST_DIR"), "/public/edition/articles");
    let mut count = 0;
    for entry in std::fs::read_dir(articles).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        project.write(&format!("edition/articles/{name}"), &std::fs::read_to_string(path).unwrap());
        count += 1;
    }
    let done = project.build();
    assert_eq!(done["stories"].as_u64(), Some(count), "{done}");
    assert!(done["faults"].as_array().unwrap().is_empty(), "{done}");
}

/// A server that answers as `answer` says: given the path and the headers.
fn server(answer: impl Fn(&str, &str) -> String + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let (mut request, mut buffer) = (String::new(), [0; 4096]);
            while !request.contains("\r\n\r\n") {
                match stream.read(&mut buffer) {
                    Ok(count) if count > 0 => request.push_str(&String::from_utf8_lossy(&buffer[..count])),
                    _ => break,
                }
            }
            let path = request.split_whitespace().nth(1).unwrap_or_default().to_owned();
            drop(stream.write_all(answer(&path, &request).as_bytes()));
        }
    });
    address
}

fn ok(body: &str, headers: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n{headers}\r\n{body}", body.len())
}

#[test]
fn an_address_is_asked_with_its_tag_and_its_last_answer_is_kept() {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let (seen, is_down) = (Arc::clone(&asked), Arc::new(Mutex::new(false)));
    let down = Arc::clone(&is_down);
    let address = server(move |_, request| {
        let has_tag = request.to_ascii_lowercase().contains("if-none-match: \"v1\"");
        seen.lock().unwrap().push(has_tag);
        if *down.lock().unwrap() {
            return "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                .to_owned();
        }
        if has_tag {
            return "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n".to_owned();
        }
        ok(include_str!("fixtures/rss.xml"), "ETag: \"v1\"\r\n")
    });
    let project = TestProject::new("fetched", &json!([{ "url": format!("{address}/rss") }]));
    assert_eq!(project.build()["nothingChanged"], false);
    let again = project.build();
    assert_eq!((&again["nothingChanged"], &again["stories"]), (&json!(true), &json!(2)));
    assert_eq!(*asked.lock().unwrap(), [false, true]);
    *is_down.lock().unwrap() = true;
    let stale = project.build();
    assert!(
        stale["notes"][0].as_str().unwrap().contains("status 503; what it sent the last time"),
        "{stale}"
    );
    assert!(!project.files().iter().any(|path| path.contains(".tag")), "nothing of that is put on a host");
}

#[test]
fn further_pages_are_read_until_there_is_none() {
    let posts = |page: usize| {
        let posts: Vec<_> = (0..10)
            .map(|place| {
                let id = page * 10 + place;
                json!({ "id": id, "slug": format!("post-{id}"), "link": format!("https://wp.example/post-{id}/"), "type": "post",
                    "status": "publish", "date_gmt": format!("2026-01-{:02}T10:00:00", id % 28 + 1), "title": { "rendered": format!("Post {id}") },
                    "excerpt": { "rendered": "" }, "content": { "rendered": "<p>Text.</p>" } })
            })
            .collect();
        serde_json::Value::Array(posts).to_string()
    };
    let address = server(move |path, _| {
        let page = path.split("page=").last().and_then(|page| page.parse().ok()).unwrap_or(1);
        if page > 3 {
            return "HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}".to_owned();
        }
        ok(&posts(page), "")
    });
    let project =
        TestProject::new("paged", &json!([{ "url": format!("{address}/wp-json/wp/v2/posts?_embed") }]));
    assert_eq!(project.build()["stories"].as_u64(), Some(30));
}

#[test]
fn an_address_is_checked_like_a_file() {
    let address = server(|_, _| ok(include_str!("../fixtures/json-feed/feed-2.json"), ""));
    let check = |address: &str| {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["check", "--json", address])
            .output();
        let run = run.unwrap();
        (run.status.code(), serde_json::from_slice::<serde_json::Value>(&run.stdout).unwrap())
    };
    let (code, report) = check(&format!("{address}/feed.json"));
    assert_eq!((code, report[0]["verdict"].as_str()), (Some(0), Some("good")), "{report}");
    let (code, report) = check("http://127.0.0.1:9/feed.json");
    assert!(code == Some(2) && report.to_string().contains("could not be reached"), "{report}");
}

#[test]
fn items_in_files_of_their_own_are_fetched_and_nobody_else_is_asked() {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&asked);
    let address = server(move |path, _| {
        seen.lock().unwrap().push(path.to_owned());
        match path {
            "/index.json" => ok(r#"["a.json", "http://127.0.0.1:9/evil.json", "none.json"]"#, ""),
            "/a.json" => ok(
                r#"{"uri": "urn:a", "type": "text", "headline": "Wheat", "body_html": "<p>Dearer.</p>", "pubstatus": "usable",
                    "versioncreated": "2026-11-20T10:00:00Z", "language": "en"}"#,
                "",
            ),
            _ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_owned(),
        }
    });
    let project = TestProject::new("index", &json!([{ "url": format!("{address}/index.json") }]));
    let done = project.build();
    assert_eq!(done["stories"].as_u64(), Some(1), "{done}");
    assert!(done["notes"].to_string().contains("/none.json is not there"), "{done}");
    assert!(done["faults"].to_string().contains("127.0.0.1:9/evil.json, which is elsewhere"), "{done}");
    assert_eq!(*asked.lock().unwrap(), ["/index.json", "/a.json", "/none.json"]);
}

#[test]
fn a_source_that_is_not_there_changes_nothing() {
    let project = TestProject::new("gone", &json!(["stories"]));
    project.story("boats", "Boats", "<p>Boats.</p>");
    project.build();
    let before = project.files();
    project.set(&json!({ "name": "C", "url": "https://paper.example/", "sources": ["stories", "http://127.0.0.1:9/feed"] }));
    let run = project.run();
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(!run.status.success() && said.contains("127.0.0.1:9/feed could not be reached"), "{said}");
    assert_eq!(project.files(), before);
}
