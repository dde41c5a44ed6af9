//! Search as a part of its own, which the worker fetches once the reader opens the search page.

use super::fields::Fields;
use super::message;
use crate::ranking::index::Index;
use crate::ranking::search::Searcher;

/// The answer to [`message::ask_search`].
// Not inlined: it is by this function that the module is cut (.ci/finish/finder.mjs).
#[inline(never)]
pub(super) fn answer(index: &Index, searcher: &mut Searcher, fields: &mut Fields) -> String {
    message::with_request(fields, &mut |request| message::results(&searcher.search(index, request)))
}
