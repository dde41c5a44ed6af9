//! Elements, built once with plain DOM calls; what changes in them is held by Leptos' signals.
//!
//! Why not `view!`: its views have a type of their own each, and for this site they measured
//! 262 kB of wasm (brotli) where the budget for everything is 150 kB. A news page is built once
//! and thrown away whole, so it needs no diffing; see `docs/decisions/0002-elements.md`.
//!
//! A text from a feed becomes a text node or the value of an attribute, and nothing else: there is
//! no way here to set markup, and [`El::link`] takes addresses that were checked.

use std::cell::RefCell;

use leptos::prelude::RenderEffect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, Node};

use crate::article::SafeUrl;

const SVG: &str = "http://www.w3.org/2000/svg";

/// `rel` of every link that leads to an address from a feed.
const OUTWARD: &str = "noopener noreferrer";

/// A node on its way into the page, with the effects that keep it up to date.
///
/// One pointer, and no method is inlined: a page is hundreds of these calls in a row, and passing
/// the node and its effects by value in each took a third of the program.
pub struct El(Box<Growing>);

struct Growing {
    node: Node,
    effects: Effects,
}

/// Effects that end when they are dropped.
type Effects = Vec<RenderEffect<()>>;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// An HTML element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El::from(document().and_then(|document| document.create_element(tag).ok()))
}

/// An SVG element.
#[inline(never)]
pub fn svg(tag: &'static str) -> El {
    El::from(document().and_then(|document| document.create_element_ns(Some(SVG), tag).ok()))
}

/// An HTML element with a class.
#[inline(never)]
pub fn div(class: &str) -> El {
    el("div").class(class)
}

/// A run of text.
#[inline(never)]
pub fn text(text: &str) -> El {
    let node = document().map(|document| document.create_text_node(text));
    El::around(node.map_or_else(nothing, Node::from))
}

/// A document always gives an element for a name of ours; if it ever does not, nothing stands in
/// its place (adding it fails, and the failure is dropped) and the rest of the page is built.
fn nothing() -> Node {
    JsValue::NULL.unchecked_into()
}

impl From<Option<Element>> for El {
    fn from(element: Option<Element>) -> El {
        El::around(element.map_or_else(nothing, Node::from))
    }
}

impl El {
    fn around(node: Node) -> El {
        El(Box::new(Growing { node, effects: Vec::new() }))
    }

    /// A copy of a node of our own `index.html`.
    pub fn copy_of(element: &Element) -> El {
        let copy = element.clone_node_with_deep(true).ok();
        El::around(copy.unwrap_or_else(nothing))
    }

    fn element(&self) -> Option<&Element> {
        self.0.node.dyn_ref()
    }

    /// Sets an attribute. Addresses from feeds go through [`El::link`] or [`El::source`].
    #[inline(never)]
    pub fn attr(self, name: &str, value: &str) -> El {
        if let Some(element) = self.element() {
            drop(element.set_attribute(name, value));
        }
        self
    }

    /// Sets an attribute if there is a value for it.
    #[inline(never)]
    pub fn maybe(self, name: &str, value: Option<&str>) -> El {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Sets a number as an attribute if there is one.
    #[inline(never)]
    pub fn size(self, name: &str, value: Option<u32>) -> El {
        self.maybe(name, value.map(|value| value.to_string()).as_deref())
    }

    /// Sets the class.
    #[inline(never)]
    pub fn class(self, class: &str) -> El {
        self.attr("class", class)
    }

    /// Sets a style property through the CSSOM: the page's policy forbids `style` attributes.
    #[inline(never)]
    pub fn style(self, property: &str, value: &str) -> El {
        if let Some(element) = self.0.node.dyn_ref::<web_sys::HtmlElement>() {
            drop(element.style().set_property(property, value));
        }
        self
    }

    /// Links to an address from outside.
    #[inline(never)]
    pub fn link(self, to: &SafeUrl) -> El {
        self.attr("href", to.as_str()).attr("rel", OUTWARD)
    }

    /// Adds a run of text.
    #[inline(never)]
    pub fn text(self, words: &str) -> El {
        self.child(text(words))
    }

    /// Adds a child.
    #[inline(never)]
    pub fn child(mut self, child: El) -> El {
        self.add(child);
        self
    }

    /// Adds children, or none.
    pub fn children(mut self, children: impl IntoIterator<Item = El>) -> El {
        for child in children {
            self.add(child);
        }
        self
    }

    #[inline(never)]
    fn add(&mut self, mut child: El) {
        drop(self.0.node.append_child(&child.0.node));
        self.0.effects.append(&mut child.0.effects);
    }

    /// Listens to an event. The listener lives as long as the node, so it must not hold a node of
    /// the same page, but find it from the event: what this program holds no collector sees through,
    /// and a node that its own listener holds is there for ever, with the whole page around it.
    pub fn on(self, event: &str, listener: impl FnMut(Event) + 'static) -> El {
        let listener = Closure::<dyn FnMut(Event)>::new(listener).into_js_value();
        drop(self.0.node.add_event_listener_with_callback(event, listener.unchecked_ref()));
        self
    }

    /// An attribute that follows signals; `None` removes it.
    pub fn live_attr(mut self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        if let Some(element) = self.element().cloned() {
            self.0.effects.push(RenderEffect::new(move |_| {
                drop(match value() {
                    Some(value) => element.set_attribute(name, &value),
                    None => element.remove_attribute(name),
                });
            }));
        }
        self
    }

    /// Adds children that follow signals: they are built anew when a signal that they read changes.
    pub fn live(mut self, children: impl Fn() -> Vec<El> + 'static) -> El {
        let end = text("");
        drop(self.0.node.append_child(&end.0.node));
        let region = Region { parent: self.0.node.clone(), end: end.0.node, present: RefCell::default() };
        let children: Box<dyn Fn() -> Vec<El>> = Box::new(children);
        self.0.effects.push(RenderEffect::new(move |_| region.show(children())));
        self
    }

    /// Puts the element in the place of `old`, for the life of the document.
    pub fn replace(self, old: &Element) {
        drop(old.replace_with_with_node_1(&self.0.node));
        std::mem::forget(self.0.effects);
    }

    /// Adds the element to a place that is on the page already. It must have no live parts.
    pub fn append_to(self, place: &Element) {
        drop(place.append_child(&self.0.node));
    }

    /// Hands out the node, for an effect that acts on it later.
    pub fn handle(&self) -> Option<web_sys::HtmlElement> {
        self.0.node.dyn_ref().cloned()
    }
}

/// The children between the beginning of a live part and its end.
struct Region {
    parent: Node,
    end: Node,
    present: RefCell<(Vec<Node>, Effects)>,
}

impl Region {
    fn show(&self, children: Vec<El>) {
        let mut nodes = Vec::with_capacity(children.len());
        let mut effects = Vec::new();
        for mut child in children {
            drop(self.parent.insert_before(&child.0.node, Some(&self.end)));
            effects.append(&mut child.0.effects);
            nodes.push(child.0.node);
        }
        let (old, ended) = self.present.replace((nodes, effects));
        for node in old {
            drop(self.parent.remove_child(&node));
        }
        drop(ended);
    }
}
