//! The addresses of the site: parsing and formatting, without side effects.
//!
//! | address | page |
//! |---|---|
//! | `/` | front page |
//! | `/section/:section` | section |
//! | `/topic/:tag` | topic |
//! | `/article/:slug` | story |
//! | `/search?q=` | search |
//!
//! Lists take `?page=N`: the number of pages of stories shown.

pub mod search;

use crate::article::{Article, SafeUrl, Slug};
use crate::text::percent;

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The front page.
    Front {
        /// Pages of stories below the strips, from 1.
        page: u32,
    },
    /// The stories of a section.
    Section {
        /// The section.
        id: Slug,
        /// Pages of stories, from 1.
        page: u32,
    },
    /// The stories about a topic.
    Topic {
        /// The topic.
        id: Slug,
        /// Pages of stories, from 1.
        page: u32,
    },
    /// A story.
    Article {
        /// The story.
        slug: Slug,
    },
    /// Search.
    Search {
        /// The query string, as [`search::SearchParams`] parses it.
        query: String,
    },
    /// An address that leads nowhere.
    NotFound,
}

/// Largest number of pages accepted from an address.
const MAX_PAGES: u32 = 1000;

impl Route {
    /// The paths below the base that lead to a page, except the front page; `*` is one segment. For hosts that
    /// need a list of routes.
    pub const PATHS: [&'static str; 4] = ["article/*", "section/*", "topic/*", "search"];

    /// The page at `path` with `query` (with or without `?`), on a site deployed below `base` ("/" or
    /// "/news/"). `None` if the path is not below it and so belongs to another site.
    pub fn read(path: &str, query: &str, base: &str) -> Option<Route> {
        let inner = match path.strip_prefix(base) {
            Some(inner) => inner,
            None if path == base.trim_end_matches('/') => "",
            None => return None,
        };
        let page = page(query);
        let mut segments = inner.split('/').filter(|segment| !segment.is_empty());
        let route = match (segments.next(), segments.next(), segments.next()) {
            (None | Some("index.html"), None, None) => Route::Front { page },
            (Some("section"), Some(id), None) => {
                read_slug(id).map_or(Route::NotFound, |id| Route::Section { id, page })
            }
            (Some("topic"), Some(id), None) => {
                read_slug(id).map_or(Route::NotFound, |id| Route::Topic { id, page })
            }
            (Some("article"), Some(slug), None) => {
                read_slug(slug).map_or(Route::NotFound, |slug| Route::Article { slug })
            }
            (Some("search"), None, None) => Route::Search { query: query.trim_start_matches('?').to_owned() },
            _ => Route::NotFound,
        };
        Some(route)
    }

    /// The address of the page, below `base`.
    pub fn href(&self, base: &str) -> String {
        let listed = |folder: &str, page: u32| match page {
            0 | 1 => format!("{base}{folder}"),
            page => format!("{base}{folder}?page={page}"),
        };
        match self {
            Route::Front { page } => listed("", *page),
            Route::Section { id, page } => listed(&format!("section/{}", encoded(id)), *page),
            Route::Topic { id, page } => listed(&format!("topic/{}", encoded(id)), *page),
            Route::Article { slug } => format!("{base}article/{}", encoded(slug)),
            Route::Search { query } if query.is_empty() => format!("{base}search"),
            Route::Search { query } => format!("{base}search?{query}"),
            Route::NotFound => base.to_owned(),
        }
    }

    /// The page of `article`.
    pub fn to(article: &Article) -> Route {
        Route::Article { slug: article.slug.clone() }
    }

    /// The same list with another number of pages; other routes have none.
    pub fn with_page(&self, page: u32) -> Route {
        let mut route = self.clone();
        if let Route::Front { page: own }
        | Route::Section { page: own, .. }
        | Route::Topic { page: own, .. } = &mut route
        {
            *own = page;
        }
        route
    }
}

/// The template of a story's file in an edition that `press split` wrote, relative to its head.
pub const EDITION_FILE: &str = "a/{hash}/{slug}.json";

/// The story whose file is at `address`, in the edition with the head at `head`. `press split` writes links within an
/// edition so.
pub fn story_of_file(address: &SafeUrl, head: &SafeUrl) -> Option<Slug> {
    let name = address.path().rsplit('/').next()?.strip_suffix(".json")?;
    let slug = Slug::of_own(name)?;
    let file = SafeUrl::web(&article_file(EDITION_FILE, &slug), Some(head))?;
    (file == *address).then_some(slug)
}

/// The address of the file of the story `slug`, from a publisher's template with `{slug}` and, where stories
/// are spread over 256 folders, `{hash}`: [`Slug::folder`] as two hexadecimal digits.
pub fn article_file(template: &str, slug: &Slug) -> String {
    file_named(template, slug, &encoded(slug))
}

/// The same for a story whose publisher uses a different slug, `own`, which names the file.
#[cfg(feature = "source-queries")]
pub fn own_article_file(template: &str, slug: &Slug, own: &str) -> String {
    let mut name = String::new();
    percent::push_encoded(&mut name, &percent::decoded(own), percent::is_unreserved);
    // A slug of dots alone would lead out of the folder.
    if own.chars().any(char::is_alphanumeric) {
        file_named(template, slug, &name)
    } else {
        article_file(template, slug)
    }
}

fn file_named(template: &str, slug: &Slug, name: &str) -> String {
    template.replace("{hash}", &format!("{:02x}", u32::from(slug.folder()))).replace("{slug}", name)
}

fn page(query: &str) -> u32 {
    query
        .trim_start_matches('?')
        .split('&')
        .find_map(|pair| pair.strip_prefix("page="))
        .and_then(|page| page.parse().ok())
        .map_or(1, |page: u32| page.clamp(1, MAX_PAGES))
}

/// The slug in an address. Other spellings (in capitals, with other punctuation, encoded twice) lead to the
/// same page, whose canonical address has the correct one.
fn read_slug(segment: &str) -> Option<Slug> {
    let decoded = percent::decoded(segment);
    // Bytes that are not UTF-8, and a path within a segment.
    if decoded.contains(['/', '\\']) || decoded.contains('%') && decoded == segment {
        return None;
    }
    Slug::of_own(&decoded)
}

/// Percent-encodes non-ASCII characters; a slug has no others that need it.
fn encoded(slug: &Slug) -> String {
    let mut out = String::with_capacity(slug.as_str().len());
    percent::push_encoded(&mut out, slug.as_str(), |byte| byte.is_ascii());
    out
}

#[cfg(test)]
mod tests {
    use super::{Route, article_file};
    use crate::article::Slug;

    fn slug(text: &str) -> Slug {
        Slug::from_text(text).unwrap()
    }

    #[test]
    fn every_page_is_found_at_its_own_address() {
        for base in ["/", "/news/"] {
            for route in [
                Route::Front { page: 1 },
                Route::Front { page: 3 },
                Route::Section { id: slug("current affairs"), page: 2 },
                Route::Topic { id: slug("قطار كيم"), page: 1 },
                Route::Article { slug: slug("Überfall — 2,000 Züge") },
                Route::Search { query: String::new() },
                Route::Search { query: "q=port+ansel&section=Climate".to_owned() },
            ] {
                let href = route.href(base);
                assert!(href.is_ascii(), "{href}");
                let (path, query) = href.split_once('?').unwrap_or((&href, ""));
                assert_eq!(Route::read(path, query, base), Some(route), "{href}");
            }
        }
    }

    #[test]
    fn unknown_addresses_are_not_found() {
        for path in [
            "/nowhere",
            "/article",
            "/article/a/b",
            "/section/",
            "/article/a%2Fb",
            "/article/%FF",
            "/article/..",
        ] {
            assert_eq!(Route::read(path, "", "/"), Some(Route::NotFound), "{path}");
        }
    }

    #[test]
    fn a_story_is_found_however_its_address_is_written() {
        for path in [
            "/article/Caf%C3%A9-Noir",
            "/article/caf%c3%a9-noir",
            "/article/caf%25C3%25A9+noir",
            "/article/Café%20noir/",
        ] {
            let route = Route::read(path, "", "/");
            assert_eq!(route, Some(Route::Article { slug: slug("café noir") }), "{path}");
            assert_eq!(route.unwrap().href("/"), "/article/caf%C3%A9-noir");
        }
    }

    #[test]
    fn an_address_outside_the_base_is_another_sites() {
        assert_eq!(Route::read("/shop/", "", "/news/"), None);
        assert_eq!(Route::read("/news", "", "/news/"), Some(Route::Front { page: 1 }));
    }

    #[test]
    fn absurd_page_numbers_are_kept_in_bounds() {
        for (query, page) in [
            ("?page=0", 1),
            ("?page=-1", 1),
            ("?page=99999999999", 1),
            ("?page=5000", 1000),
            ("x=1&page=4", 4),
        ] {
            assert_eq!(Route::read("/", query, "/"), Some(Route::Front { page }), "{query}");
        }
    }

    #[test]
    fn the_file_of_a_story_follows_from_its_slug() {
        assert_eq!(article_file("a/{slug}.json", &slug("né")), "a/n%C3%A9.json");
        assert_eq!(article_file("a/{hash}/{slug}.json", &slug("né")), "a/f8/n%C3%A9.json");
    }

    #[cfg(feature = "source-queries")]
    #[test]
    fn the_file_of_a_story_with_a_slug_of_its_own_has_that() {
        let of_own = |own| super::own_article_file("a/{slug}.json", &slug("cafe"), own);
        for (own, file) in [
            ("Café+Noir", "a/Caf%C3%A9%2BNoir.json"),
            ("caf%C3%A9", "a/caf%C3%A9.json"),
            ("../x", "a/..%2Fx.json"),
            ("..", "a/cafe.json"),
        ] {
            assert_eq!(of_own(own), file, "{own}");
        }
    }
}
