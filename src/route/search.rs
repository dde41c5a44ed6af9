//! The parameters in the address of the search page: the query and its filters.

use crate::text::percent;

/// Names of the time filters in the address, in the order of
/// [`TIMES`](crate::ranking::search::TIMES).
pub const WITHIN: [&str; 4] = ["day", "week", "month", "year"];

/// Longest value accepted from an address, in bytes.
const MAX_FIELD_BYTES: usize = 2_000;

/// The state of the search page; all of it is in the address, so that Back and a shared link restore it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchParams {
    /// The query as typed.
    pub typed: String,
    /// The name of a section; empty: any.
    pub section: String,
    /// The name of a tag; empty: any.
    pub tag: String,
    /// The name of an author; empty: any.
    pub author: String,
    /// An index into [`WITHIN`].
    pub within: Option<usize>,
    /// Sort by date, not by relevance.
    pub is_newest_first: bool,
}

impl SearchParams {
    /// Parses a query string, with or without `?`; unknown parameters are ignored.
    pub fn read(query: &str) -> SearchParams {
        let mut params = SearchParams::default();
        for pair in query.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = decoded(value);
            match name {
                "q" => params.typed = value,
                "section" => params.section = value,
                "tag" => params.tag = value,
                "author" => params.author = value,
                "within" => params.within = WITHIN.iter().position(|known| *known == value),
                "order" => params.is_newest_first = value == "newest",
                _ => {}
            }
        }
        params
    }

    /// Whether any filter is set.
    pub fn has_choice(&self) -> bool {
        [&self.section, &self.tag, &self.author].iter().any(|name| !name.is_empty()) || self.within.is_some()
    }

    /// The query string, without `?`; empty if no parameter is set.
    pub fn query(&self) -> String {
        let within = self.within.and_then(|within| WITHIN.get(within)).copied().unwrap_or_default();
        let order = if self.is_newest_first { "newest" } else { "" };
        let fields = [
            ("q", self.typed.trim()),
            ("section", &self.section),
            ("tag", &self.tag),
            ("author", &self.author),
            ("within", within),
            ("order", order),
        ];
        let mut query = String::new();
        for (name, value) in fields {
            if !value.is_empty() {
                if !query.is_empty() {
                    query.push('&');
                }
                query.push_str(name);
                query.push('=');
                encode(value, &mut query);
            }
        }
        query
    }
}

/// A value of a query (WHATWG URL, `application/x-www-form-urlencoded`), cut where it is too long.
fn decoded(value: &str) -> String {
    // An encoded byte takes three characters.
    let value: Vec<u8> =
        value.bytes().take(3 * MAX_FIELD_BYTES).map(|byte| if byte == b'+' { b' ' } else { byte }).collect();
    let mut bytes = percent::decoded_bytes(&value);
    bytes.truncate(MAX_FIELD_BYTES);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn encode(value: &str, out: &mut String) {
    for (index, words) in value.split(' ').enumerate() {
        if index > 0 {
            out.push('+');
        }
        percent::push_encoded(out, words, percent::is_unreserved);
    }
}

#[cfg(test)]
mod tests {
    use super::SearchParams;

    #[test]
    fn what_search_params_say_comes_back_from_its_address() {
        let params = SearchParams {
            typed: "\"Port Ansel\" -ferry 100% + Ä&=?#/قطار 東京".to_owned(),
            section: "Current affairs".to_owned(),
            tag: "C++".to_owned(),
            author: "Ada & Co".to_owned(),
            within: Some(2),
            is_newest_first: true,
        };
        let query = params.query();
        assert!(query.is_ascii() && !query.contains([' ', '"', '#', '?', '/']), "{query}");
        assert_eq!(SearchParams::read(&query), params);
        assert_eq!(SearchParams::read(&format!("?{query}")), params);
    }

    #[test]
    fn nothing_asked_is_an_empty_query() {
        assert_eq!(SearchParams::default().query(), "");
        assert_eq!(SearchParams::read(""), SearchParams::default());
    }

    #[test]
    fn broken_escapes_and_unknown_names_do_no_harm() {
        for (query, typed) in [
            ("q=%", "%"),
            ("q=%4", "%4"),
            ("q=%zz", "%zz"),
            ("q=%FFa", "\u{fffd}a"),
            ("x=1&q=a&within=ever&order=old", "a"),
            ("q", ""),
        ] {
            let expected = SearchParams { typed: typed.to_owned(), ..SearchParams::default() };
            assert_eq!(SearchParams::read(query), expected, "{query}");
        }
    }

    #[test]
    fn an_endless_query_is_cut() {
        let long = format!("q={}", "a".repeat(1_000_000));
        assert_eq!(SearchParams::read(&long).typed.len(), super::MAX_FIELD_BYTES);
    }
}
