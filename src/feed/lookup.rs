//! Request addresses for a source: the next page, one story, a search. They are fetched by the loader.

use super::fields::Fields;
use super::format::Format;
use super::page::FeedPage;
use crate::article::{SafeUrl, Slug};
use crate::text::percent;

/// Totals in the response headers of a paginated list (`WordPress`: `X-WP-Total`, `X-WP-TotalPages`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Number of stories on all pages.
    pub stories: Option<u32>,
    /// Number of pages.
    pub pages: Option<u32>,
}

impl FeedPage {
    /// Applies the totals from the response headers of `address`, which are more reliable than a guess from
    /// the length of the list.
    pub fn apply_counts(&mut self, address: &SafeUrl, counts: Counts) {
        if let Some(pages) = counts.pages {
            let number = page_number(address);
            self.next = if number < pages { page_address(address, number + 1) } else { None };
        }
        self.total = counts.stories.or(self.total);
    }
}

/// The address of the story `slug` at a source, if the source can be queried for it.
///
/// `WordPress` and Ghost are queried by slug. The Guardian has full-text search only, so the response may
/// hold others as well. `None`: the source has to be read page by page.
pub fn story_address(source: &SafeUrl, format: Format, slug: &Slug) -> Option<SafeUrl> {
    address_of(source, format, slug.as_str())
}

fn address_of(source: &SafeUrl, format: Format, slug: &str) -> Option<SafeUrl> {
    match format.or_expected(source) {
        Format::WordPress => with_query(source, source.path(), &[("slug", slug)], &PAGING),
        Format::Ghost => {
            let mut path = source.path().trim_end_matches('/').to_owned();
            path.push_str("/slug/");
            percent::push_encoded(&mut path, slug, percent::is_unreserved);
            path.push('/');
            with_query(source, &path, &[], &PAGING)
        }
        Format::Guardian => search_address(source, format, &slug.replace('-', " ")),
        Format::Auto | Format::JsonFeed | Format::Ninjs => None,
    }
}

/// The address of the full text of a story in a list, by the source's own slug in its field `slug`.
pub(super) fn text_of(list: &SafeUrl, format: Format, story: &Fields) -> Option<SafeUrl> {
    address_of(list, format, &percent::decoded(&story.text("slug")?))
}

/// The address of a search for `words` at a source; `None` if it has no search.
pub fn search_address(source: &SafeUrl, format: Format, words: &str) -> Option<SafeUrl> {
    match format.or_expected(source) {
        Format::WordPress => with_query(source, source.path(), &[("search", words)], &PAGING),
        Format::Guardian => {
            with_query(source, source.path(), &[("q", words), ("order-by", "relevance")], &PAGING)
        }
        Format::Auto | Format::JsonFeed | Format::Ghost | Format::Ninjs => None,
    }
}

/// Parameters for paging and filtering a list.
const PAGING: [&str; 10] =
    ["page", "offset", "per_page", "limit", "search", "q", "order", "orderby", "order-by", "page-size"];

/// The address of the page `number` of a list.
pub(super) fn page_address(address: &SafeUrl, number: u32) -> Option<SafeUrl> {
    with_query(address, address.path(), &[("page", &number.to_string())], &[])
}

/// The page number of a list in `address`, from 1.
pub(super) fn page_number(address: &SafeUrl) -> u32 {
    number(address, "page").unwrap_or(1)
}

/// The query parameter `name` of `address`, as a number.
pub(super) fn number(address: &SafeUrl, name: &str) -> Option<u32> {
    parameter(address, name)?.parse().ok()
}

/// The query parameter `name` of `address`.
pub(super) fn parameter<'a>(address: &'a SafeUrl, name: &str) -> Option<&'a str> {
    let (_, query) = query(address)?;
    let mut values = query.split('&').filter_map(|pair| pair.split_once('='));
    Some(values.find(|(known, _)| *known == name)?.1)
}

/// The address without its query, and the query.
fn query(address: &SafeUrl) -> Option<(&str, &str)> {
    address.as_str().split('#').next()?.split_once('?')
}

/// `address` with another path, with the parameters `set` and without those in `without`.
pub(super) fn with_query(
    address: &SafeUrl,
    path: &str,
    set: &[(&str, &str)],
    without: &[&str],
) -> Option<SafeUrl> {
    let mut text = address.origin()?.to_owned();
    text.push_str(path);
    let mut mark = '?';
    for pair in query(address).map_or("", |(_, query)| query).split('&') {
        let name = pair.split('=').next().unwrap_or_default();
        let is_set = set.iter().any(|(known, _)| *known == name);
        if !pair.is_empty() && !is_set && !without.contains(&name) {
            text.push(mark);
            text.push_str(pair);
            mark = '&';
        }
    }
    for (name, value) in set {
        text.push(mark);
        text.push_str(name);
        text.push('=');
        percent::push_encoded(&mut text, value, percent::is_unreserved);
        mark = '&';
    }
    SafeUrl::web(&text, None)
}

#[cfg(test)]
mod tests {
    use super::{Counts, Format, page_address, search_address, story_address};
    use crate::article::{SafeUrl, Slug};
    use crate::feed::FeedPage;

    fn address(text: &str) -> SafeUrl {
        SafeUrl::web(text, None).unwrap()
    }

    fn story(source: &str, slug: &str) -> Option<String> {
        let slug = Slug::from_text(slug).unwrap();
        Some(story_address(&address(source), Format::Auto, &slug)?.as_str().to_owned())
    }

    #[test]
    fn one_story_is_asked_for_by_its_slug() {
        assert_eq!(
            story("https://n.example/wp-json/wp/v2/posts?_embed&per_page=20&page=3", "a-b").as_deref(),
            Some("https://n.example/wp-json/wp/v2/posts?_embed&slug=a-b")
        );
        assert_eq!(
            story("https://n.example/?rest_route=/wp/v2/posts", "né").as_deref(),
            Some("https://n.example/?rest_route=/wp/v2/posts&slug=n%C3%A9")
        );
        assert_eq!(
            story("https://g.example/ghost/api/content/posts/?key=0a&include=authors,tags&limit=9", "a-b")
                .as_deref(),
            Some("https://g.example/ghost/api/content/posts/slug/a-b/?key=0a&include=authors,tags")
        );
        assert_eq!(
            story("https://content.guardianapis.com/search?api-key=x&order-by=newest&page-size=50", "a-b")
                .as_deref(),
            Some("https://content.guardianapis.com/search?api-key=x&q=a%20b&order-by=relevance")
        );
        assert_eq!(story("https://n.example/feed.json", "a-b"), None);
    }

    #[test]
    fn a_format_that_was_set_counts_more_than_the_address() {
        let slug = Slug::from_text("a").unwrap();
        let source = address("https://n.example/posts");
        assert!(story_address(&source, Format::WordPress, &slug).is_some());
        assert!(story_address(&source, Format::Ninjs, &slug).is_none());
    }

    #[test]
    fn words_to_search_for_are_encoded() {
        let search = |source, format| search_address(&address(source), format, "a&b c#");
        assert_eq!(
            search("https://n.example/wp-json/wp/v2/posts?_embed#x", Format::Auto).unwrap().as_str(),
            "https://n.example/wp-json/wp/v2/posts?_embed&search=a%26b%20c%23"
        );
        assert!(search("https://g.example/ghost/api/content/posts/", Format::Auto).is_none());
        assert!(search("https://content.guardianapis.com/search", Format::Auto).is_some());
    }

    #[test]
    fn the_next_page_keeps_the_rest_of_the_address() {
        let next = |text| page_address(&address(text), 2).unwrap().as_str().to_owned();
        assert_eq!(next("https://n.example/p"), "https://n.example/p?page=2");
        assert_eq!(next("https://n.example/p?page=1&a=%20b&c"), "https://n.example/p?a=%20b&c&page=2");
    }

    #[test]
    fn what_the_server_counts_decides_whether_there_is_more() {
        let source = address("https://n.example/wp-json/wp/v2/posts?page=2");
        let mut page = FeedPage::default();
        page.apply_counts(&source, Counts { stories: Some(25), pages: Some(3) });
        assert!(page.next.as_ref().unwrap().as_str().ends_with("page=3"));
        assert_eq!(page.total, Some(25));
        page.apply_counts(&source, Counts { stories: None, pages: Some(2) });
        assert_eq!((page.next.clone(), page.total), (None, Some(25)));
        page.next = Some(source.clone());
        page.apply_counts(&source, Counts::default());
        assert_eq!(page.next, Some(source));
    }
}
