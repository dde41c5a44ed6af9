//! A project in a folder of its own, and the program run on it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::{Value, json};

const DATELINE: &str = env!("CARGO_BIN_EXE_dateline");
pub const URL: &str = "https://paper.example/news/";

/// The template of a site, as a release has it, without its program.
pub fn template() -> &'static Path {
    static TEMPLATE: OnceLock<PathBuf> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let folder = folder("template");
        let boot = r#"<script type="module" src="/boot.js" data-base="/" data-js="/site.js" data-wasm="/site.wasm" data-feeds="/feeds.wasm"></script></head>"#;
        let page = include_str!("../../index.html").replace("</head>", boot).replace("/style/site.css", "/site-1.css");
        for (name, content) in [
            ("index.html", page.as_str()),
            ("site.json", r#"{"named": ["site-1.css"], "scripts": ["'sha256-x'"]}"#),
            ("site-1.css", "p{color:red}"),
            ("boot.js", "//"),
            ("manifest.webmanifest", r#"{"name": "Dateline", "icons": []}"#),
        ] {
            fs::write(folder.join(name), content).unwrap();
        }
        folder
    })
}

pub fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("publish").join(test);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

pub struct TestProject {
    pub folder: PathBuf,
}

impl TestProject {
    pub fn new(test: &str, sources: &Value) -> TestProject {
        let project = TestProject { folder: folder(test) };
        project.set(&json!({ "name": "Cour|ier", "language": "en-GB", "url": URL, "sources": sources }));
        project
    }

    pub fn set(&self, settings: &Value) {
        self.write("dateline.json", &settings.to_string());
    }

    pub fn write(&self, path: &str, content: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// A native story.
    pub fn story(&self, slug: &str, title: &str, text: &str) {
        self.dated_story(slug, title, text, "2026-11-20T10:00:00Z");
    }

    /// A native story that is newer than all others.
    pub fn newest(&self, slug: &str, title: &str) {
        self.dated_story(slug, title, "<p>Now.</p>", "2026-11-22T10:00:00Z");
    }

    fn dated_story(&self, slug: &str, title: &str, text: &str, date: &str) {
        let story = json!({ "version": "https://jsonfeed.org/version/1.1", "items": [{
            "id": slug, "title": title, "content_html": text, "date_published": date, "tags": ["Ships"],
            "_dateline": { "slug": slug, "section": { "id": "harbour", "name": "Harbour" } } }] });
        self.write(&format!("stories/{slug}.json"), &story.to_string());
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(DATELINE);
        command.arg("build").arg(&self.folder).arg("--json").arg("--site").arg(template());
        command
    }

    pub fn run(&self) -> Output {
        self.command().output().unwrap()
    }

    /// What a run that goes well says.
    pub fn build(&self) -> Value {
        let run = self.run();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        serde_json::from_slice(&run.stdout).unwrap()
    }

    pub fn text(&self, path: &str) -> String {
        let path = self.folder.join("public").join(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub fn has(&self, path: &str) -> bool {
        self.folder.join("public").join(path).exists()
    }

    /// The one item of an article file.
    pub fn item(&self, slug: &str) -> Value {
        let name = format!("{slug}.json");
        let path =
            self.files().into_iter().find(|path| path.starts_with("edition/a/") && path.ends_with(&name));
        let file: Value =
            serde_json::from_str(&self.text(&path.unwrap_or_else(|| panic!("no {slug}")))).unwrap();
        file["items"][0].clone()
    }

    /// All printed pages.
    pub fn pages(&self) -> Vec<String> {
        let pages = self.files().into_iter().filter(|path| path != "404.html");
        pages.filter(|path| Path::new(path).extension().is_some_and(|ending| ending == "html")).collect()
    }

    /// All files of the site.
    pub fn files(&self) -> BTreeSet<String> {
        let root = self.folder.join("public");
        let (mut open, mut files) = (vec![root.clone()], BTreeSet::new());
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    files.insert(path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned());
                }
            }
        }
        files
    }
}
