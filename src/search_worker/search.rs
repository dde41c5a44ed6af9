//! Search in the worker: a file of its own, which is loaded when the reader opens the search page.

use super::codec::Decoder;
use super::protocol;
use crate::ranking::index::Index;
use crate::ranking::search::Searcher;

/// The answer to [`protocol::encode_search`].
// Not inlined: the wasm module is cut at this function (.ci/finish/search-worker.mjs).
#[inline(never)]
pub(super) fn answer(index: &Index, searcher: &mut Searcher, decoder: &mut Decoder) -> String {
    protocol::with_request(decoder, &mut |request| protocol::encode_results(&searcher.search(index, request)))
}
