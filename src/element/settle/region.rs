//! A live part in the document: the nodes between its two marks.
//!
//! The marks are comments: `normalize()` removes empty texts and translators replace texts, and both leave
//! comments alone. When the part changes, all nodes between the marks are removed, also those that a
//! translator has inserted.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::RenderEffect;
use wasm_bindgen::JsCast;
use web_sys::{Comment, Document, Node};

use super::{Effects, append, insert, settle};
use crate::element::print::{REGION_END, REGION_START, join_texts};
use crate::element::{Children, El};

pub struct Region {
    start: Node,
    end: Node,
    /// The first parent of the marks; they may move with a wrapper.
    parent: Node,
    /// The nodes of the last run.
    present: RefCell<Vec<Node>>,
    effects: RefCell<Effects>,
    /// Whether the printed nodes are still there, as there was nothing to show in their place yet.
    is_printed: Cell<bool>,
}

impl Region {
    /// Makes a new part before `at`, or takes over the printed one that begins at `at`. Returns the next node
    /// to reuse.
    pub fn settle(
        children: Children,
        parent: &Node,
        at: Option<&Node>,
        effects: &mut Effects,
    ) -> Option<Node> {
        let printed = at.and_then(printed_marks);
        let next = match &printed {
            Some((_, end)) => end.next_sibling(),
            None => at.cloned(),
        };
        let is_printed = printed.is_some();
        let (start, end) = printed.or_else(|| Some((mark(REGION_START)?, mark(REGION_END)?)))?;
        if !is_printed {
            insert(&start, parent, at);
            insert(&end, parent, at);
        }
        let region = Rc::new(Region {
            start,
            end,
            parent: parent.clone(),
            present: RefCell::default(),
            effects: RefCell::default(),
            is_printed: Cell::new(is_printed),
        });
        effects.push(RenderEffect::new(move |_| region.show(join_texts(children()))));
        next
    }

    fn show(&self, children: Vec<El>) {
        if self.is_printed.get() {
            // The printed nodes stay until there is something to show.
            if !children.is_empty() {
                self.is_printed.set(false);
                self.lay_over(children);
            }
            return;
        }
        let Some(parent) = self.find_place() else {
            // The page that holds the region is gone as well, or another script has taken it apart.
            web_sys::console::warn_1(&"Dateline: a part of the page was removed by another script.".into());
            return;
        };
        let last_old = self.end.previous_sibling().filter(|last| *last != self.start);
        let Some(document) = document() else { return };
        let mut effects = Effects::new();
        // Built in a fragment, so that all of it appears at once.
        let new = document.create_document_fragment();
        for child in children {
            append(child, &new, &mut effects);
        }
        let present = std::iter::successors(new.first_child(), Node::next_sibling).collect();
        insert(&new, &parent, Some(&self.end));
        self.remove_old(&parent, last_old.as_ref());
        self.present.replace(present);
        // The effects of the old children end here.
        drop(self.effects.replace(effects));
    }

    /// Renders the first state over the printed nodes.
    fn lay_over(&self, children: Vec<El>) {
        let Some(parent) = self.end.parent_node() else { return };
        let mut effects = Effects::new();
        let mut at = self.start.next_sibling();
        for child in children {
            at = settle(child, &parent, at.as_ref(), &mut effects);
        }
        while let Some(node) = at.filter(|node| *node != self.end) {
            at = node.next_sibling();
            drop(parent.remove_child(&node));
        }
        drop(self.effects.replace(effects));
    }

    /// Removes the nodes after the start mark up to `last`, and nodes of the last run that are elsewhere by
    /// now.
    fn remove_old(&self, parent: &Node, last: Option<&Node>) {
        let mut is_done = last.is_none();
        while !is_done && let Some(node) = self.start.next_sibling() {
            is_done = Some(&node) == last;
            drop(parent.remove_child(&node));
        }
        for node in self.present.take() {
            if let Some(place) = node.parent_node() {
                drop(place.remove_child(&node));
            }
        }
    }

    /// The parent of both marks. Missing marks are put back beside what is left of the region on the page,
    /// else into its first parent. `None`: the region has no place on the page any more.
    fn find_place(&self) -> Option<Node> {
        let (of_start, of_end) = (self.start.parent_node(), self.end.parent_node());
        if of_end.is_some() && of_start == of_end {
            return of_end;
        }
        let present = self.present.borrow();
        let is_on_page = |node: &&Node| node.parent_node().is_some_and(|parent| parent.is_connected());
        let first = present.iter().find(is_on_page);
        let last = present.iter().rev().find(is_on_page);
        let known = match (first, &of_end, &of_start) {
            (Some(node), _, _) => node.parent_node(),
            (None, Some(parent), _) | (None, None, Some(parent)) => Some(parent.clone()),
            (None, None, None) => None,
        };
        let parent = known
            .filter(Node::is_connected)
            .or_else(|| self.parent.is_connected().then(|| self.parent.clone()))?;
        let of = |node: &Node| node.parent_node().as_ref() == Some(&parent);
        let after_last = last.filter(|last| of(last)).and_then(Node::next_sibling);
        if !of(&self.end) {
            let start = Some(&self.start).filter(|start| of(start));
            let place = after_last.or_else(|| start.and_then(Node::next_sibling));
            insert(&self.end, &parent, place.as_ref());
        }
        let place = first.filter(|first| of(first)).unwrap_or(&self.end);
        insert(&self.start, &parent, Some(place));
        Some(parent)
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn mark(words: &str) -> Option<Node> {
    Some(document()?.create_comment(words).into())
}

/// The marks of a printed region that begins at `at`.
fn printed_marks(at: &Node) -> Option<(Node, Node)> {
    if !is_mark(at, REGION_START) {
        return None;
    }
    let mut depth = 0_usize;
    let mut next = at.next_sibling();
    while let Some(node) = next {
        if is_mark(&node, REGION_START) {
            depth += 1;
        } else if is_mark(&node, REGION_END) {
            match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return Some((at.clone(), node)),
            }
        }
        next = node.next_sibling();
    }
    None
}

fn is_mark(node: &Node, words: &str) -> bool {
    node.dyn_ref::<Comment>().is_some_and(|comment| comment.data() == words)
}
