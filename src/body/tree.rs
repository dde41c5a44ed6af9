//! A parsed body, restricted to the allow-list: one tree type for both parsers.
//!
//! The adapters copy a parser's tree into it, so that the walk makes no calls to JavaScript and is
//! compiled once. Elements and attributes that are not in the allow-list cannot be represented.

use std::borrow::Cow;

use super::dropped::Dropped;
use super::elements::{Attribute, Element, Fate};
use super::marks;
use super::names::look_up;
use super::page_budget::PageBudget;
use super::quirks::{Role, Roles};

/// Deepest nesting that is kept. Deeper nodes move up, in order. The walk recurses into this tree, so
/// this bounds its stack.
const MAX_DEPTH: usize = 100;

/// Most bytes of text and attributes. A parser can make many elements of one long tag.
const MAX_BYTES: usize = 4 << 20;

/// A body as elements and text, in document order.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<NodeData>,
    /// Whether the body goes on: it takes more than a page may ([`PageBudget`]).
    pub(super) is_cut: bool,
}

#[derive(Debug)]
struct NodeData {
    content: NodeContent,
    /// The index after its last descendant.
    end: usize,
}

#[derive(Debug)]
enum NodeContent {
    Text(String),
    Element(Element, Roles, Vec<(Attribute, String)>),
}

/// Builds a tree from a parser's, node by node.
pub(super) struct Builder<'d> {
    nodes: Vec<NodeData>,
    /// The open elements; `None` for an unwrapped one.
    path: Vec<Option<usize>>,
    depth: usize,
    bytes: usize,
    budget: PageBudget,
    dropped: &'d mut Dropped,
}

impl<'d> Builder<'d> {
    pub(super) fn new(dropped: &'d mut Dropped) -> Builder<'d> {
        let (nodes, path, budget) = (Vec::new(), Vec::new(), PageBudget::new());
        Builder { nodes, path, depth: 0, bytes: 0, budget, dropped }
    }

    /// Adds text, with character references decoded.
    pub(super) fn text(&mut self, text: String) {
        self.dropped.come_to(&text);
        let text = match marks::limited(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(limited) => {
                self.dropped.add("marks");
                limited
            }
        };
        let text = match self.budget.take(&text) {
            kept if kept.len() == text.len() => text,
            kept => kept.to_owned(),
        };
        self.bytes += text.len();
        self.push(NodeContent::Text(text));
    }

    /// Enters an element and returns the attributes to copy; `None`: it is dropped with its content; do not
    /// enter or close it.
    pub(super) fn open(&mut self, name: &str) -> Option<&'static [Attribute]> {
        match look_up(name) {
            (name, Fate::Drop(_)) => {
                self.dropped.add(name);
                None
            }
            (_, Fate::Keep(element)) if self.depth < MAX_DEPTH || element.is_void() => {
                self.path.push(Some(self.nodes.len()));
                self.depth += 1;
                self.budget.element(element);
                self.push(NodeContent::Element(element, Roles::default(), Vec::new()));
                Some(element.attributes())
            }
            (_, Fate::Keep(_) | Fate::Through | Fate::Text) => {
                self.path.push(None);
                Some(&[])
            }
        }
    }

    /// Adds an attribute of the element just opened.
    pub(super) fn attribute(&mut self, attribute: Attribute, value: String) {
        self.bytes += value.len();
        if let Some(NodeData { content: NodeContent::Element(_, roles, attributes), .. }) =
            self.nodes.last_mut()
        {
            if attribute == Attribute::Class {
                *roles = Roles::of(&value);
            } else {
                attributes.push((attribute, value));
            }
        }
    }

    /// Leaves an element.
    pub(super) fn close(&mut self) {
        if let Some(Some(index)) = self.path.pop() {
            self.depth -= 1;
            let end = self.nodes.len();
            if let Some(entry) = self.nodes.get_mut(index) {
                entry.end = end;
            }
        }
    }

    /// Whether nothing more can be added.
    pub(super) fn is_full(&self) -> bool {
        self.bytes > MAX_BYTES || self.budget.is_spent()
    }

    /// The tree, without the rest of a long body; `None` if its attributes are too long.
    pub(super) fn finish(mut self) -> Option<Tree> {
        while !self.path.is_empty() {
            self.close();
        }
        let is_cut = self.budget.is_spent();
        (self.bytes <= MAX_BYTES).then_some(Tree { nodes: self.nodes, is_cut })
    }

    fn push(&mut self, content: NodeContent) {
        let end = self.nodes.len() + 1;
        self.nodes.push(NodeData { content, end });
    }
}

impl Tree {
    /// The top-level nodes.
    pub(super) fn top(&self) -> Children<'_> {
        Children { tree: self, next: 0, end: self.nodes.len() }
    }

    /// All nodes, in document order.
    pub(super) fn all(&self) -> Descendants<'_> {
        Descendants(self.top())
    }
}

/// A node of a [`Tree`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'t> {
    tree: &'t Tree,
    index: usize,
    entry: &'t NodeData,
}

impl<'t> Node<'t> {
    /// Its text, if it is text.
    pub(super) fn text(self) -> Option<&'t str> {
        match &self.entry.content {
            NodeContent::Text(text) => Some(text),
            NodeContent::Element(..) => None,
        }
    }

    /// Its element, if it is one.
    pub(super) fn element(self) -> Option<Element> {
        match &self.entry.content {
            NodeContent::Text(_) => None,
            NodeContent::Element(element, ..) => Some(*element),
        }
    }

    /// The value of an attribute; `Some("")` if it has none.
    pub(super) fn attribute(self, attribute: Attribute) -> Option<&'t str> {
        let NodeContent::Element(_, _, attributes) = &self.entry.content else { return None };
        attributes.iter().find(|(known, _)| *known == attribute).map(|(_, value)| value.as_str())
    }

    /// Whether one of its classes has this role.
    pub(super) fn has(self, role: Role) -> bool {
        match &self.entry.content {
            NodeContent::Element(_, roles, _) => roles.has(role),
            NodeContent::Text(_) => false,
        }
    }

    /// Its index, unique in the tree.
    pub(super) fn index(self) -> usize {
        self.index
    }

    /// Its children.
    pub(super) fn children(self) -> Children<'t> {
        Children { tree: self.tree, next: self.index + 1, end: self.entry.end }
    }

    /// Its descendants, in document order.
    pub(super) fn descendants(self) -> Descendants<'t> {
        Descendants(self.children())
    }
}

/// An iterator over sibling nodes.
#[derive(Clone)]
pub(super) struct Children<'t> {
    tree: &'t Tree,
    next: usize,
    end: usize,
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        if self.next >= self.end {
            return None;
        }
        let node = Node { tree: self.tree, index: self.next, entry: self.tree.nodes.get(self.next)? };
        self.next = node.entry.end;
        Some(node)
    }
}

/// An iterator over nodes and their descendants.
#[derive(Clone)]
pub(super) struct Descendants<'t>(Children<'t>);

impl Descendants<'_> {
    /// Skips the descendants of `node`, the last one returned.
    pub(super) fn pass_over(&mut self, node: Node) {
        self.0.next = node.entry.end;
    }
}

impl<'t> Iterator for Descendants<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        let node = self.0.next()?;
        self.0.next = node.index + 1;
        Some(node)
    }
}
