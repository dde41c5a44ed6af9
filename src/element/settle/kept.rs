//! Nodes that outlive the live part that they are in: a page to come back to.

use std::cell::RefCell;

use web_sys::Node;

use super::{Effects, El, insert, settle};

/// The nodes of a page with their effects. They stay when the live part around them shows something else, and can be
/// put back: listeners, pictures and lists that have grown are as they were.
#[derive(Default)]
pub struct Kept {
    nodes: RefCell<Vec<Node>>,
    effects: RefCell<Effects>,
}

impl Kept {
    /// Whether there are nodes, and they are in no document now.
    pub fn is_away(&self) -> bool {
        self.nodes.borrow().first().is_some_and(|node| node.parent_node().is_none())
    }

    /// Puts the nodes back before `at` if there are no `children`; else makes nodes of these, or reuses those from
    /// `at` on. Returns the next node to reuse.
    pub(super) fn settle(&self, children: Vec<El>, parent: &Node, at: Option<&Node>) -> Option<Node> {
        if children.is_empty() {
            for node in self.nodes.borrow().iter() {
                insert(node, parent, at);
            }
            return at.cloned();
        }
        let (mut nodes, mut effects, mut next) = (Vec::new(), Effects::new(), at.cloned());
        for child in children {
            next = settle(child, parent, next.as_ref(), &mut effects);
            nodes.extend(match &next {
                Some(next) => next.previous_sibling(),
                None => parent.last_child(),
            });
        }
        self.nodes.replace(nodes);
        drop(self.effects.replace(effects));
        next
    }
}
