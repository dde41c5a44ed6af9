//! The request and the results of a search.

use super::facets::{Facets, Filters};
use super::highlight::Span;

/// A query and which of its results are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'a> {
    /// The text of the search field.
    pub typed: &'a str,
    /// Which of the matching stories are wanted.
    pub filters: Filters<'a>,
    /// The newest first, not the best.
    pub is_newest_first: bool,
    /// How many results to skip.
    pub offset: usize,
    /// How many results to return, from there.
    pub count: usize,
    /// Whether to count sections, authors, tags and times of the matching stories, and to suggest another
    /// query where nothing matches; both take longer than the results themselves.
    pub wants_facets: bool,
    /// The time now, in minutes since 1970, from which the times are counted.
    pub now: Option<i32>,
    /// Numbers of stories that must never come: superseded by a newer state under another number, or
    /// withdrawn.
    pub excluded: &'a [u32],
}

/// The result of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// How many stories match in all.
    pub total: u32,
    /// The part that was asked for.
    pub hits: Vec<Hit>,
    /// A corrected query that matches, if nothing matched and facets were requested.
    pub did_you_mean: Option<String>,
    /// The counts, if they were asked for.
    pub facets: Facets,
}

/// A story that was found, and the parts of its texts to show and to highlight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its number in the index.
    pub story: u32,
    /// The highlights in the headline.
    pub headline: Vec<Span>,
    /// The extract of the standfirst.
    pub extract: Span,
    /// The highlights in the extract, by places in the whole standfirst.
    pub standfirst: Vec<Span>,
    /// Where the words are, if nothing is highlighted.
    pub matched_in: MatchedIn,
}

/// Where a story has the words of the query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum MatchedIn {
    /// In the headline or in the shown part of the standfirst, where they are highlighted.
    #[default]
    Highlights,
    /// In the text.
    Body,
    /// In this tag.
    Tag(String),
    /// In the name of this section.
    Section(String),
    /// In the name of this author, person or place.
    Name(String),
}
