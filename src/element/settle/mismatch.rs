//! Development builds say where a printed page is another than the one that is laid over it.

use web_sys::Node;

use super::document;

/// The attribute of the root element of a printed page.
const PRINTED: &str = "data-printed";

/// Warns that the page has `wanted` where the printed one has the node `at`, which is made anew.
pub fn report(wanted: &str, at: Option<&Node>) {
    let root = document().and_then(|document| document.document_element());
    // The end of a live part in which nothing was printed is no mismatch.
    let at = at.filter(|at| at.node_type() != Node::COMMENT_NODE);
    let Some(at) = at.filter(|_| root.is_some_and(|root| root.has_attribute(PRINTED))) else { return };
    let place = at.parent_node().map(|parent| parent.node_name()).unwrap_or_default();
    let found = at.node_name();
    let words = format!("Dateline: the printed page has {found} in {place}, where this page has {wanted}.");
    web_sys::console::warn_1(&words.into());
}
