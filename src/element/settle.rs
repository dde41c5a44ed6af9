//! Elements into the document: made new, or laid over the nodes that are there.

mod region;

use leptos::prelude::RenderEffect;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Node, Text};

use region::Region;

use super::{El, ElData, Listener, TagData};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Effects of live parts and attributes; they end when they are dropped.
pub type Effects = Vec<RenderEffect<()>>;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

impl El {
    /// Lays the element over `old`, for the life of the document: nodes of the same kind stay, with
    /// their focus and state, and all others are made anew.
    pub fn take_over(self, old: &Element) {
        let Some(parent) = old.parent_node() else { return };
        let mut effects = Effects::new();
        let after = settle(self, &parent, Some(old), &mut effects);
        // An element of another kind was put before the old one.
        if after.as_ref() == Some(old) {
            old.remove();
        }
        std::mem::forget(effects);
    }

    /// Adds the element to a place that is on the page already, and gives it. It must have no live
    /// parts.
    pub fn append_to(self, place: &Element) -> Option<Node> {
        append(self, place, &mut Effects::new());
        place.last_child()
    }
}

/// Makes `el` new at the end of `parent`.
pub fn append(el: El, parent: &Node, effects: &mut Effects) {
    settle(el, parent, None, effects);
}

/// Makes `el` of the node `at` if that is of the same kind, else makes it new before `at`. Gives the
/// node that comes next.
pub fn settle(el: El, parent: &Node, at: Option<&Node>, effects: &mut Effects) -> Option<Node> {
    match *el.0 {
        ElData::Text(words) => settle_text(&words, parent, at),
        ElData::Tag(tag) => settle_tag(tag, parent, at, effects),
        ElData::Live(children) => Region::settle(children, parent, at, effects),
        ElData::Copy(element, class) => {
            let copy = element.clone_node_with_deep(true).ok();
            if let Some(copy) = copy.and_then(|copy| copy.dyn_into::<Element>().ok()) {
                copy.set_class_name(class);
                insert(&copy, parent, at);
            }
            at.cloned()
        }
    }
}

/// Puts a node before `at`, or at the end.
pub fn insert(node: &Node, parent: &Node, at: Option<&Node>) {
    drop(parent.insert_before(node, at));
}

#[inline(never)]
fn settle_text(words: &str, parent: &Node, at: Option<&Node>) -> Option<Node> {
    if words.is_empty() {
        return at.cloned();
    }
    if let Some(node) = at.filter(|node| node.dyn_ref::<Text>().is_some()) {
        if node.node_value().as_deref() != Some(words) {
            node.set_node_value(Some(words));
        }
        return node.next_sibling();
    }
    if let Some(document) = document() {
        insert(&document.create_text_node(words), parent, at);
    }
    at.cloned()
}

fn settle_tag(tag: TagData, parent: &Node, at: Option<&Node>, effects: &mut Effects) -> Option<Node> {
    if let Some(element) = at.and_then(|at| find(&tag, at)) {
        let next = element.next_sibling();
        let children = dress(&element, tag, true, effects);
        settle_children(children, &element, element.first_child(), effects);
        return next;
    }
    let document = document()?;
    // A document always makes an element for a name of ours; if it ever does not, nothing takes its
    // place and the rest of the page is built.
    let made = if tag.is_svg {
        document.create_element_ns(Some(SVG), tag.name)
    } else {
        document.create_element(tag.name)
    };
    let element = made.ok()?;
    // Into a parent that is not in the document yet at once: a picture must be in its `picture`
    // before it gets an address, or the fallback would be fetched as well. Into the document last,
    // so that a page arrives whole.
    let is_shown = parent.is_connected();
    if !is_shown {
        insert(&element, parent, at);
    }
    let children = dress(&element, tag, false, effects);
    for child in children {
        append(child, &element, effects);
    }
    if is_shown {
        insert(&element, parent, at);
    }
    at.cloned()
}

/// The element of the same kind as `tag` at `at`, or behind elements of an extension, whose names have
/// a hyphen.
fn find(tag: &TagData, at: &Node) -> Option<Element> {
    let mut element = at.dyn_ref::<Element>()?.clone();
    while element.local_name().contains('-') {
        element = element.next_element_sibling()?;
    }
    // A skeleton is no page: its attributes would stay, and hide what takes its place.
    let class = tag.attributes.iter().find(|(name, _)| *name == "class").map(|(_, value)| value.as_str());
    let is_same = element.local_name() == tag.name
        && (element.namespace_uri().as_deref() == Some(SVG)) == tag.is_svg
        && element.get_attribute("class").as_deref() == class;
    is_same.then_some(element)
}

/// Lays children over those that are there, from `at` on, and removes what is left over.
fn settle_children(children: Vec<El>, parent: &Node, mut at: Option<Node>, effects: &mut Effects) {
    for child in children {
        at = settle(child, parent, at.as_ref(), effects);
    }
    while let Some(node) = at {
        at = node.next_sibling();
        drop(parent.remove_child(&node));
    }
}

/// Gives an element its listeners and attributes, and hands out its children. Listeners come first:
/// an `error` must not be missed. The address of a picture comes last among the attributes, for
/// pages set it last.
fn dress(element: &Element, tag: TagData, is_there: bool, effects: &mut Effects) -> Vec<El> {
    for (event, listener) in tag.listeners {
        listen(element, event, listener);
    }
    for (name, value) in tag.attributes {
        // A value that is set again may load again.
        if !is_there || element.get_attribute(name).as_deref() != Some(&value) {
            drop(element.set_attribute(name, &value));
        }
    }
    for (name, value) in tag.live_attributes {
        let element = element.clone();
        effects.push(RenderEffect::new(move |_| {
            drop(match value() {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            });
        }));
    }
    tag.children
}

fn listen(element: &Element, event: &str, listener: Listener) {
    let listener = Closure::wrap(listener).into_js_value();
    drop(element.add_event_listener_with_callback(event, listener.unchecked_ref()));
}
