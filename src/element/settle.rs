//! Renders elements into the document: as new nodes, or by reusing those that are there (hydration).

mod kept;
#[cfg(debug_assertions)]
mod mismatch;
mod region;

use leptos::prelude::RenderEffect;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Node, Text};

use region::Region;

pub use kept::Kept;

use super::{El, ElData, Listener, TagData};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Effects of live parts and attributes; they end when they are dropped.
pub type Effects = Vec<RenderEffect<()>>;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

impl El {
    /// Renders the element over `old`, for the life of the document: nodes of the same kind are reused, with
    /// their focus and state, and all others are made anew.
    pub fn take_over(self, old: &Element) {
        let Some(parent) = old.parent_node() else { return };
        let mut effects = Effects::new();
        let after = settle(self, &parent, Some(old), &mut effects);
        // `old` was not reused: an element of another kind was inserted before it.
        if after.as_ref() == Some(old) {
            old.remove();
        }
        std::mem::forget(effects);
    }

    /// Appends the element to `place`, which is on the page already, and returns the node. It must have no
    /// live parts.
    pub fn append_to(self, place: &Element) -> Option<Node> {
        append(self, place, &mut Effects::new());
        place.last_child()
    }
}

/// Makes `el` new at the end of `parent`.
pub fn append(el: El, parent: &Node, effects: &mut Effects) {
    settle(el, parent, None, effects);
}

/// Reuses the node `at` for `el` if it is of the same kind, else makes a new node before `at`. Returns the
/// next node to reuse.
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
        ElData::Kept(kept, children) => kept.settle(children, parent, at),
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
    #[cfg(debug_assertions)]
    mismatch::report(&format!("<{}>", tag.name), at);
    let document = document()?;
    // The document always creates an element for a name of ours; if it ever does not, the element is left out
    // and the rest of the page is built.
    let made = if tag.is_svg {
        document.create_element_ns(Some(SVG), tag.name)
    } else {
        document.create_element(tag.name)
    };
    let element = made.ok()?;
    // A parent that is not in the document yet gets the element at once: a picture must be in its `picture`
    // before it gets an address, or the fallback would be fetched as well. The document gets it last, so that
    // a page appears whole.
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

/// The element of the same kind as `tag` at `at`, or after elements of a browser extension, whose names have
/// a hyphen.
fn find(tag: &TagData, at: &Node) -> Option<Element> {
    let mut element = at.dyn_ref::<Element>()?.clone();
    while element.local_name().contains('-') {
        element = element.next_element_sibling()?;
    }
    // An element with another class, such as a skeleton, is another part of the page; and one that shows another
    // picture would go on showing it until the new one is there.
    let is_equal = |wanted: &str| {
        let value = tag.attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.as_str());
        element.get_attribute(wanted).as_deref() == value
    };
    let is_same = element.local_name() == tag.name
        && (element.namespace_uri().as_deref() == Some(SVG)) == tag.is_svg
        && is_equal("class")
        && is_equal("src");
    is_same.then_some(element)
}

/// Renders children over the nodes from `at` on, and removes the rest.
fn settle_children(children: Vec<El>, parent: &Node, mut at: Option<Node>, effects: &mut Effects) {
    for child in children {
        at = settle(child, parent, at.as_ref(), effects);
    }
    while let Some(node) = at {
        #[cfg(debug_assertions)]
        mismatch::report("nothing", Some(&node));
        at = node.next_sibling();
        drop(parent.remove_child(&node));
    }
}

/// Sets the listeners and attributes of an element, and returns its children. Listeners come first: an
/// `error` must not be missed. The address of a picture comes last among the attributes, as pages set it
/// last.
fn dress(element: &Element, tag: TagData, is_there: bool, effects: &mut Effects) -> Vec<El> {
    for (event, listener) in tag.listeners {
        listen(element, event, listener);
    }
    if is_there {
        remove_others(element, &tag.attributes);
    }
    for (name, value) in tag.attributes {
        // Setting the same value again may load it again.
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

/// Attributes that an element of one kind and class has or has not.
const OPTIONAL: [&str; 10] =
    ["checked", "lang", "dir", "id", "width", "height", "srcset", "sizes", "loading", "value"];

/// Removes what a printed element has and this one has not, such as the choice that was printed and is not this
/// reader's. All else may be an extension's, or, as `open`, the reader's.
fn remove_others(element: &Element, own: &[(&'static str, String)]) {
    for name in OPTIONAL {
        if !own.iter().any(|(own, _)| *own == name) {
            drop(element.remove_attribute(name));
        }
    }
}

fn listen(element: &Element, event: &str, listener: Listener) {
    let listener = Closure::wrap(listener).into_js_value();
    drop(element.add_event_listener_with_callback(event, listener.unchecked_ref()));
}
