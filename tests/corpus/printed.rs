//! Prints the pages of a built site into a copy of it: front page, search, sections, topics and every story that the
//! edition's pages name.
//!
//! ```text
//! cargo run --example printed -- dist OUT http://127.0.0.1:8080/ [EDITION]
//! ```
//!
//! EDITION is the folder that takes the place of `edition/` below the site; without it, that of the site is read.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a tool of tests may fail loudly"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use dateline::article::{SafeUrl, Slug, Timestamp};
use dateline::feed::{self, FeedPage, Format};
use dateline::route::{Route, article_file};
use dateline::site::print::Printer;

struct Files {
    address: SafeUrl,
    site: PathBuf,
    edition: Option<PathBuf>,
}

impl Files {
    /// The page of stories at an address below the site, if there is one.
    fn page(&self, address: &SafeUrl) -> Option<FeedPage> {
        let path = address.as_str().strip_prefix(self.address.as_str())?;
        let file = match (&self.edition, path.strip_prefix("edition/")) {
            (Some(edition), Some(below)) => edition.join(below),
            _ => self.site.join(path),
        };
        let text = fs::read_to_string(file).ok()?;
        Some(feed::read(&text, address, Format::Auto).expect("a feed"))
    }
}

fn main() {
    let mut given = env::args().skip(1);
    let mut next = || given.next();
    let site = PathBuf::from(next().expect("the built site"));
    let out = PathBuf::from(next().expect("where to print"));
    let address = SafeUrl::web(&next().expect("the address"), None).expect("an address");
    let files = Files { address: address.clone(), site, edition: next().map(PathBuf::from) };

    let index = fs::read_to_string(files.site.join("index.html")).expect("index.html");
    let (_, config) = index.split_once("id=\"dateline\">").expect("a configuration");
    let (config, _) = config.split_once("</script>").expect("its end");
    let now =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs();
    let now = Timestamp::from_seconds(i64::try_from(now).expect("a date")).expect("a date");
    let (printer, problems) = Printer::new(config, &address, now);
    assert!(problems.is_empty(), "{problems:?}");
    let shell = printer.shell(&index).expect("a shell");

    let config: serde_json::Value = serde_json::from_str(config).expect("JSON");
    let source = &config["sources"][0];
    let first = SafeUrl::web(source["url"].as_str().expect("a source"), Some(&address)).expect("an address");
    let template = source["article"].as_str().expect("files of articles");
    printer.merge_page(0, &first, files.page(&first).expect("the feed"));

    let mut stories: BTreeSet<Slug> = BTreeSet::new();
    let mut lists: BTreeSet<String> = BTreeSet::new();
    let mut page = files.page(&first);
    while let Some(FeedPage { articles, next, .. }) = page {
        for article in articles {
            lists.extend(article.section.iter().map(|section| format!("section/{}", section.id)));
            lists.extend(article.tags.iter().map(|tag| format!("topic/{}", tag.id)));
            stories.insert(article.slug);
        }
        page = next.and_then(|next| files.page(&next));
    }
    lists.extend(
        config["sections"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|section| format!("section/{}", section["id"].as_str().expect("an id"))),
    );

    let write = |path: &str, html: Option<String>| {
        let html = html.unwrap_or_else(|| panic!("{path} needs stories that are not there"));
        let file = out.join(format!("{path}.html"));
        fs::create_dir_all(file.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(file, html).expect("a file");
    };
    write("index", printer.document(&shell, &Route::Front { page: 1 }));
    write("search", printer.document(&shell, &Route::Search { query: String::new() }));
    for path in &lists {
        let route = Route::read(&format!("/{path}"), "", "/").expect("a list");
        write(path, printer.list_document(&shell, &route, |_, at| files.page(at)));
    }
    for slug in &stories {
        let at = SafeUrl::web(&article_file(template, slug), Some(&address)).expect("an address");
        let file = files.page(&at).unwrap_or_else(|| panic!("{at} is not there"));
        write(&format!("article/{slug}"), printer.story_document(&shell, slug, 0, file));
    }
    println!("{} pages", 2 + lists.len() + stories.len());
}
