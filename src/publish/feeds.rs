//! Feeds for readers of other programs: RSS 2.0, Atom and JSON Feed of the newest stories, with their texts.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::article::{Article, Body, LinkFate, SafeUrl, Timestamp, change_links};
use crate::body;
use crate::press::native::{self, Addresses, Content, format::VERSION};
use crate::route::{self, Route};

/// How many stories a feed has.
pub const MAX_STORIES: usize = 60;

/// The site that feeds and lists of addresses are of.
pub struct FeedSite<'a> {
    /// The name of the paper.
    pub name: &'a str,
    /// The language of the paper.
    pub language: &'a str,
    /// The address of the front page.
    pub url: &'a SafeUrl,
}

impl FeedSite<'_> {
    /// The address of a page.
    pub fn page(&self, route: &Route) -> String {
        format!("{}{}", self.url.as_str().trim_end_matches('/'), route.href("/"))
    }

    fn file(&self, name: &str) -> String {
        format!("{}{name}", self.url.as_str())
    }
}

/// A story of a feed, with its text.
pub struct FeedStory {
    article: Article,
    html: Option<String>,
}

impl FeedStory {
    /// The story, whose addresses are absolute, of the edition with the head at `head`.
    pub fn of(mut article: Article, site: &FeedSite, head: &SafeUrl) -> FeedStory {
        let blocks = body::exact_text(&article, &article.body)
            .or_else(|| body::of_story(&article, &article.body).map(|parsed| parsed.blocks));
        // An edition links to files of stories, which only the program shows as pages.
        let page_of = |address: &SafeUrl| {
            let page = |slug| SafeUrl::web(&site.page(&Route::Article { slug }), None);
            route::story_of_file(address, head).and_then(page).map_or(LinkFate::Same, LinkFate::To)
        };
        let html = blocks.map(|mut blocks| {
            change_links(&mut blocks, &page_of);
            let html = native::html(&blocks, Addresses::HEAD);
            article.body = Body::Blocks(blocks.into());
            html
        });
        FeedStory { article, html: html.filter(|html| !html.is_empty()) }
    }

    fn page(&self, site: &FeedSite) -> String {
        site.page(&Route::to(&self.article))
    }
}

/// A text as XML, without the characters that XML cannot have.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(character),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(character),
        }
    }
    out
}

fn element(out: &mut String, name: &str, text: &str) {
    // Writing to a text never fails.
    _ = writeln!(out, "<{name}>{}</{name}>", xml(text));
}

fn maybe(out: &mut String, name: &str, text: Option<&str>) {
    if let Some(text) = text {
        element(out, name, text);
    }
}

/// RSS 2.0.
pub fn rss(site: &FeedSite, stories: &[FeedStory]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:media=\"http://search.yahoo.com/mrss/\">\n<channel>\n",
    );
    element(&mut out, "title", site.name);
    element(&mut out, "link", site.url.as_str());
    element(&mut out, "description", site.name);
    element(&mut out, "language", site.language);
    _ = writeln!(
        out,
        "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"{}\"/>",
        xml(&site.file("rss.xml"))
    );
    for story in stories {
        let article = &story.article;
        out.push_str("<item>\n");
        element(&mut out, "title", &article.headline);
        element(&mut out, "link", &story.page(site));
        _ = writeln!(out, "<guid isPermaLink=\"false\">{}</guid>", xml(&article.id));
        maybe(&mut out, "pubDate", article.dated().map(rfc_2822).as_deref());
        for author in &article.authors {
            element(&mut out, "dc:creator", &author.name);
        }
        let section = article.section.iter().map(|section| &section.name);
        for topic in section.chain(article.tags.iter().map(|tag| &tag.name)) {
            element(&mut out, "category", topic);
        }
        maybe(&mut out, "description", article.standfirst.as_deref());
        maybe(&mut out, "content:encoded", story.html.as_deref());
        media(&mut out, article);
        out.push_str("</item>\n");
    }
    out.push_str("</channel>\n</rss>\n");
    out
}

/// The lead picture, with whose it is.
fn media(out: &mut String, article: &Article) {
    let Some(hero) = &article.hero else { return };
    _ = writeln!(out, "<media:content medium=\"image\" url=\"{}\">", xml(hero.url.as_str()));
    maybe(out, "media:description", hero.caption.as_deref());
    maybe(out, "media:credit", hero.credit.as_ref().map(|credit| credit.text.as_str()));
    out.push_str("</media:content>\n");
}

/// Atom.
pub fn atom(site: &FeedSite, stories: &[FeedStory]) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        xml(site.language)
    );
    element(&mut out, "title", site.name);
    element(&mut out, "id", site.url.as_str());
    let newest = stories.iter().filter_map(|story| story.article.changed()).max();
    element(&mut out, "updated", &newest.unwrap_or(Timestamp::EPOCH).to_string());
    _ = writeln!(out, "<link rel=\"self\" href=\"{}\"/>", xml(&site.file("atom.xml")));
    _ = writeln!(out, "<link rel=\"alternate\" href=\"{}\"/>", xml(site.url.as_str()));
    for story in stories {
        let article = &story.article;
        out.push_str("<entry>\n");
        element(&mut out, "title", &article.headline);
        element(&mut out, "id", &format!("{}#{}", story.page(site), article.identity()));
        _ = writeln!(out, "<link rel=\"alternate\" href=\"{}\"/>", xml(&story.page(site)));
        maybe(&mut out, "published", article.published.map(|date| date.to_string()).as_deref());
        element(&mut out, "updated", &article.changed().unwrap_or(Timestamp::EPOCH).to_string());
        let authors: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
        for author in if authors.is_empty() { vec![site.name] } else { authors } {
            _ = writeln!(out, "<author><name>{}</name></author>", xml(author));
        }
        let section = article.section.iter().map(|section| &section.name);
        for topic in section.chain(article.tags.iter().map(|tag| &tag.name)) {
            _ = writeln!(out, "<category term=\"{}\"/>", xml(topic));
        }
        maybe(&mut out, "summary", article.standfirst.as_deref());
        if let Some(html) = &story.html {
            _ = writeln!(out, "<content type=\"html\">{}</content>", xml(html));
        }
        out.push_str("</entry>\n");
    }
    out.push_str("</feed>\n");
    out
}

/// JSON Feed 1.1.
pub fn json_feed(site: &FeedSite, stories: &[FeedStory]) -> String {
    let items = stories.iter().filter_map(|story| {
        let mut item =
            serde_json::to_value(native::item(&story.article, Content::Whole, Addresses::HEAD)).ok()?;
        item.as_object_mut()?.insert("url".to_owned(), story.page(site).into());
        // Related news are of this site's own pages.
        item.pointer_mut("/_dateline")?.as_object_mut()?.remove("found");
        Some(item)
    });
    let feed = json!({
        "version": VERSION,
        "title": site.name,
        "home_page_url": site.url.as_str(),
        "feed_url": site.file("feed.json"),
        "language": site.language,
        "items": items.collect::<Vec<Value>>(),
    });
    format!("{feed}\n")
}

/// The stories of `articles` that have a text or a card to show.
pub fn stories(articles: Vec<Article>, site: &FeedSite, head: &SafeUrl) -> Vec<FeedStory> {
    let shown = articles.into_iter().filter(|article| !matches!(article.body, Body::Elsewhere(_)));
    shown.map(|article| FeedStory::of(article, site, head)).collect()
}

/// "Thu, 07 Sep 2023 18:05:00 GMT", as RSS has it.
fn rfc_2822(date: Timestamp) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let text = date.to_string();
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let day = usize::try_from(date.seconds().div_euclid(86_400).rem_euclid(7)).unwrap_or_default();
    let month = part(5, 7).parse::<usize>().ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
    format!(
        "{}, {} {} {} {} GMT",
        DAYS.get(day).copied().unwrap_or_default(),
        part(8, 10),
        month.copied().unwrap_or_default(),
        part(0, 4),
        part(11, 19)
    )
}

#[cfg(test)]
mod tests {
    use super::{rfc_2822, xml};
    use crate::article::Timestamp;

    #[test]
    fn a_date_is_written_as_rss_has_it() {
        let date = Timestamp::from_civil(2023, 9, 7, 18, 5, 0).unwrap();
        assert_eq!(rfc_2822(date), "Thu, 07 Sep 2023 18:05:00 GMT");
    }

    #[test]
    fn no_text_leaves_its_element() {
        assert_eq!(xml("</title>\u{0}\u{8}]]>&\"\n"), "&lt;/title&gt;]]&gt;&amp;&quot;\n");
    }
}
