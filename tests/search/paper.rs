//! An edition to search in.

use dateline::ranking::index::{Document, Index};
use dateline::ranking::search::{Request, Results, Searcher};

/// Stories, and what finds them.
#[derive(Default)]
pub struct Paper {
    index: Index,
    searcher: Searcher,
    headlines: Vec<String>,
}

impl Paper {
    /// A paper with these headlines.
    pub fn of(headlines: &[&str]) -> Paper {
        let mut paper = Paper::default();
        for headline in headlines {
            paper.add(&Document { headline, ..Document::default() });
        }
        paper
    }

    /// Takes in a story.
    pub fn add(&mut self, document: &Document) {
        self.index.add(document);
        self.searcher.add(document);
        self.headlines.push(document.headline.to_owned());
        while !self.index.seal_slice(20_000) {}
    }

    /// What a request finds.
    pub fn ask(&mut self, request: &Request) -> Results {
        self.searcher.search(&self.index, request)
    }

    /// What a reader who types this sees first.
    pub fn search(&mut self, typed: &str) -> Results {
        self.ask(&Request { typed, count: 10, wants_facets: true, ..Request::default() })
    }

    /// The headlines of what was found.
    pub fn headlines(&self, results: &Results) -> Vec<&str> {
        results.hits.iter().map(|hit| self.headlines[hit.story as usize].as_str()).collect()
    }

    /// The headlines that a reader who types this sees.
    pub fn found(&mut self, typed: &str) -> Vec<String> {
        let results = self.search(typed);
        self.headlines(&results).into_iter().map(str::to_owned).collect()
    }
}
