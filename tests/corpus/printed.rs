//! Prints the pages of a built site into it: front page, search, and every section, topic and story that the pages of
//! its one source name. A page whose name no disk takes is left out, and said.
//!
//! ```text
//! cargo run --example printed -- dist http://127.0.0.1:8080/
//! ```
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

struct BuiltSite {
    address: SafeUrl,
    folder: PathBuf,
}

impl BuiltSite {
    /// The page of stories at an address below the site, if there is one.
    fn page(&self, address: &SafeUrl) -> Option<FeedPage> {
        let path = address.as_str().strip_prefix(self.address.as_str())?;
        let text = fs::read_to_string(self.folder.join(path)).ok()?;
        Some(feed::read(&text, address, Format::Auto).expect("a feed"))
    }

    fn write(&self, route: &Route, html: Option<String>) -> bool {
        let path = match route {
            Route::Front { .. } => "index".to_owned(),
            Route::Section { id, .. } => format!("section/{id}"),
            Route::Topic { id, .. } => format!("topic/{id}"),
            Route::Article { slug } => format!("article/{slug}"),
            Route::Search { .. } | Route::NotFound => "search".to_owned(),
        };
        let html = html.unwrap_or_else(|| panic!("{path} needs stories that are not there"));
        let file = self.folder.join(format!("{path}.html"));
        fs::create_dir_all(file.parent().unwrap_or(Path::new("."))).expect("a folder");
        let written = fs::write(file, html);
        if let Err(error) = &written {
            eprintln!("{path}: {error}");
        }
        written.is_ok()
    }
}

fn main() {
    let mut given = env::args().skip(1);
    let folder = PathBuf::from(given.next().expect("the built site"));
    let address = SafeUrl::web(&given.next().expect("the address"), None).expect("an address");
    let site = BuiltSite { address: address.clone(), folder };

    let index = fs::read_to_string(site.folder.join("404.html"))
        .expect("404.html, which is index.html as it was built");
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
    printer.merge_page(0, &first, site.page(&first).expect("the feed"));

    let (mut stories, mut lists) = (BTreeSet::new(), BTreeSet::new());
    let section = |id: Slug| Route::Section { id, page: 1 };
    let named = config["sections"].as_array().into_iter().flatten();
    lists.extend(
        named.filter_map(|named| Slug::from_text(named["id"].as_str()?)).map(|id| section(id).href("/")),
    );
    let mut page = site.page(&first);
    while let Some(FeedPage { articles, next, .. }) = page {
        for article in articles {
            lists.extend(article.section.iter().map(|own| section(own.id.clone()).href("/")));
            lists.extend(
                article.tags.iter().map(|tag| Route::Topic { id: tag.id.clone(), page: 1 }.href("/")),
            );
            stories.insert(article.slug);
        }
        page = next.and_then(|next| site.page(&next));
    }

    let mut count = 0;
    let mut write = |route: &Route, html| count += usize::from(site.write(route, html));
    let front = Route::Front { page: 1 };
    write(&front, printer.document(&shell, &front));
    let search = Route::Search { query: String::new() };
    write(&search, printer.document(&shell, &search));
    for path in &lists {
        let route = Route::read(path, "", "/").expect("a list");
        write(&route, printer.list_document(&shell, &route, |_, at| site.page(at)));
    }
    for slug in stories {
        let file = source["article"].as_str().map(|template| article_file(template, &slug));
        let file = file.and_then(|file| site.page(&SafeUrl::web(&file, Some(&address))?));
        let route = Route::Article { slug: slug.clone() };
        let html = match file {
            Some(file) => printer.story_document(&shell, &slug, (0, file), None),
            None => printer.document(&shell, &route),
        };
        write(&route, html);
    }
    println!("{count} pages");
}
