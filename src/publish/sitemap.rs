//! Lists of addresses for search engines: all pages, and the stories of the last two days.

use std::fmt::Write;

use super::feeds::{FeedSite, xml};
use crate::article::{Language, Timestamp};
use crate::press::ListedStory;
use crate::route::Route;

/// The most addresses of one file, as the protocol has it.
const MAX_ADDRESSES: usize = 50_000;
/// The most stories of a news sitemap, as its readers have it.
const MAX_NEWS: usize = 1_000;
/// How long a story is news to its readers, in seconds.
const NEWS_FOR: i64 = 2 * 24 * 3600;

const START: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const SCHEMA: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The files of the sitemap: name and content. From 50,000 addresses on, the first is an index of the others, which
/// come before it.
pub fn sitemap(site: &FeedSite, lists: &[Route], stories: &[ListedStory]) -> Vec<(String, String)> {
    sitemap_of(site, lists, stories, MAX_ADDRESSES)
}

fn sitemap_of(
    site: &FeedSite,
    lists: &[Route],
    stories: &[ListedStory],
    most: usize,
) -> Vec<(String, String)> {
    let mut entries: Vec<String> = lists.iter().map(|route| entry(&site.page(route), None)).collect();
    let own = stories.iter().rev().filter(|story| !story.has_page_elsewhere);
    entries.extend(
        own.map(|story| entry(&site.page(&Route::Article { slug: story.slug.clone() }), story.changed)),
    );
    let file =
        |entries: &[String]| format!("{START}<urlset xmlns=\"{SCHEMA}\">\n{}</urlset>\n", entries.concat());
    if entries.len() <= most {
        return vec![("sitemap.xml".to_owned(), file(&entries))];
    }
    let mut files: Vec<(String, String)> = entries
        .chunks(most)
        .enumerate()
        .map(|(number, entries)| (format!("sitemap-{}.xml", number + 1), file(entries)))
        .collect();
    let named = files.iter().fold(String::new(), |text, (name, _)| {
        text + "<sitemap><loc>" + &xml(&format!("{}{name}", site.url.as_str())) + "</loc></sitemap>\n"
    });
    let index = format!("{START}<sitemapindex xmlns=\"{SCHEMA}\">\n{named}</sitemapindex>\n");
    files.push(("sitemap.xml".to_owned(), index));
    files
}

fn entry(address: &str, changed: Option<Timestamp>) -> String {
    let changed = changed.map(|changed| format!("<lastmod>{changed}</lastmod>")).unwrap_or_default();
    format!("<url><loc>{}</loc>{changed}</url>\n", xml(address))
}

/// The news sitemap: the stories of the last two days.
pub fn news(site: &FeedSite, stories: &[ListedStory], now: Timestamp) -> String {
    let mut out = format!(
        "{START}<urlset xmlns=\"{SCHEMA}\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n"
    );
    let recent = stories.iter().rev().filter(|story| !story.has_page_elsewhere).filter_map(|story| {
        let published = story.published?;
        (now.seconds() - published.seconds() <= NEWS_FOR).then_some((story, published))
    });
    for (story, published) in recent.take(MAX_NEWS) {
        let language = story.language.as_ref().map_or(site.language, Language::tag);
        // Writing to a text never fails.
        _ = writeln!(
            out,
            "<url><loc>{}</loc><news:news><news:publication><news:name>{}</news:name><news:language>{}</news:language>\
             </news:publication><news:publication_date>{published}</news:publication_date><news:title>{}</news:title>\
             </news:news></url>",
            xml(&site.page(&Route::Article { slug: story.slug.clone() })),
            xml(site.name),
            xml(language.split('-').next().unwrap_or(language)),
            xml(&story.headline),
        );
    }
    out.push_str("</urlset>\n");
    out
}

/// `robots.txt`: everything may be read, and where the lists are.
pub fn robots(site: &FeedSite) -> String {
    let url = site.url.as_str();
    format!("User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\nSitemap: {url}news-sitemap.xml\n")
}

#[cfg(test)]
mod tests {
    use super::{news, sitemap_of};
    use crate::article::{SafeUrl, Slug, Timestamp};
    use crate::press::ListedStory;
    use crate::publish::feeds::FeedSite;
    use crate::route::Route;

    fn story(name: &str, hour: u32) -> ListedStory {
        let date = Timestamp::from_civil(2026, 11, 20, hour, 0, 0);
        ListedStory {
            slug: Slug::from_text(name).unwrap(),
            headline: format!("{name} & more"),
            language: None,
            published: date,
            changed: date,
            has_page_elsewhere: name == "elsewhere",
            drawing: None,
            file: 0,
        }
    }

    #[test]
    fn many_addresses_have_an_index_and_none_is_of_another_site() {
        let url = SafeUrl::web("https://paper.example/news/", None).unwrap();
        let site = FeedSite { name: "A", language: "en-GB", url: &url };
        let stories = [story("one", 1), story("elsewhere", 2), story("two", 3), story("three", 4)];
        let files = sitemap_of(&site, &[Route::Front { page: 1 }], &stories, 2);
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        assert!(files[0].1.contains("<loc>https://paper.example/news/</loc>"), "{files:?}");
        assert!(files[2].1.contains("<loc>https://paper.example/news/sitemap-2.xml</loc>"));
        assert!(!files.iter().any(|(_, text)| text.contains("elsewhere")));
        assert_eq!(sitemap_of(&site, &[], &stories, 10).len(), 1);
    }

    #[test]
    fn news_is_what_is_not_older_than_two_days() {
        let url = SafeUrl::web("https://paper.example/", None).unwrap();
        let site = FeedSite { name: "A & B", language: "en-GB", url: &url };
        let now = Timestamp::from_civil(2026, 11, 22, 3, 30, 0).unwrap();
        let text = news(&site, &[story("old", 1), story("new", 4)], now);
        assert!(
            text.contains("<news:title>new &amp; more</news:title>")
                && text.contains("<news:name>A &amp; B<")
        );
        assert!(text.contains("<news:language>en<") && !text.contains("old"), "{text}");
    }
}
