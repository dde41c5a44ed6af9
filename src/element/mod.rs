//! Elements as data: a page before it is in the document.
//!
//! An [`El`] is a text, a tag with its attributes, listeners and children, or a live part that
//! follows signals. The browser renders it into the document ([`settle`]): new nodes are made, or those
//! that are there are reused (hydration). On any host it is printed as HTML ([`El::print`]); the widget's
//! program writes it as JSON. Pages and
//! components are plain functions that return it, written like Leptos' builder syntax, so they are
//! tested without a browser.
//!
//! Why not `view!`: its views have a type of their own each, which measured 66 to 71 kB more for
//! this site, where the budget for everything is 150 kB; see `docs/decisions/0002-elements.md`.
//!
//! A text from a feed becomes a text node or the value of an attribute, and nothing else: there is
//! no way here to set markup, and [`El::link`] takes addresses that were checked.
//!
//! ```
//! use dateline::element::{div, el};
//!
//! let card = div("card").child(el("h3").text("Bread & roses"));
//! assert_eq!(card.html(), r#"<div class="card"><h3>Bread &amp; roses</h3></div>"#);
//! ```

#[cfg(feature = "widget")]
pub mod data;
#[cfg(feature = "site")]
mod live;
pub mod print;
#[cfg(feature = "site")]
pub mod settle;

#[cfg(feature = "site")]
use std::rc::Rc;

#[cfg(feature = "site")]
use web_sys::Element;
use web_sys::Event;

use crate::article::SafeUrl;

#[cfg(feature = "site")]
pub use live::Live;
#[cfg(feature = "site")]
pub use settle::Kept;

/// `rel` of every link that leads to an address from a feed.
const OUTWARD: &str = "noopener noreferrer";

/// A part of a page: a text, an element with all that is in it, or a live part.
///
/// One pointer, and no method is inlined: a page is hundreds of these calls in a row, and passing
/// the parts by value in each took a third of the program.
pub struct El(Box<ElData>);

enum ElData {
    Text(String),
    Tag(TagData),
    Live(Children),
    /// A copy of an element of the document.
    #[cfg(feature = "site")]
    Copy(Element, &'static str),
    /// Nodes that are put back if there are any, else made of the children and kept.
    #[cfg(feature = "site")]
    Kept(Rc<Kept>, Vec<El>),
}

/// An element of HTML or SVG.
struct TagData {
    name: &'static str,
    is_svg: bool,
    attributes: Vec<(&'static str, String)>,
    live_attributes: Vec<(&'static str, Value)>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<El>,
}

/// Makes the children of a live part; it is called again when a signal that it read has changed.
type Children = Box<dyn Fn() -> Vec<El>>;
/// Makes the value of a live attribute; `None`: the element does not have the attribute.
type Value = Box<dyn Fn() -> Option<String>>;
type Listener = Box<dyn FnMut(Event)>;

fn tag(name: &'static str, is_svg: bool) -> El {
    El(Box::new(ElData::Tag(TagData {
        name,
        is_svg,
        attributes: Vec::new(),
        live_attributes: Vec::new(),
        listeners: Vec::new(),
        children: Vec::new(),
    })))
}

/// An HTML element.
#[inline(never)]
pub fn el(name: &'static str) -> El {
    tag(name, false)
}

/// An SVG element.
#[inline(never)]
pub fn svg(name: &'static str) -> El {
    tag(name, true)
}

/// A `div` with a class.
#[inline(never)]
pub fn div(class: &str) -> El {
    el("div").class(class)
}

/// A run of text.
#[inline(never)]
pub fn text(text: &str) -> El {
    El(Box::new(ElData::Text(text.to_owned())))
}

impl El {
    /// A copy of an element of our own `index.html`, with another class.
    #[cfg(feature = "site")]
    pub fn copy_of(element: &Element, class: &'static str) -> El {
        El(Box::new(ElData::Copy(element.clone(), class)))
    }

    /// A part of a page that can be taken out of the document and put back. Without `children` it is put back.
    #[cfg(feature = "site")]
    pub fn kept(kept: &Rc<Kept>, children: Vec<El>) -> El {
        El(Box::new(ElData::Kept(Rc::clone(kept), children)))
    }

    fn tag(&mut self) -> Option<&mut TagData> {
        match &mut *self.0 {
            ElData::Tag(tag) => Some(tag),
            _ => None,
        }
    }

    /// Sets an attribute; a second value for one takes the place of the first. Addresses from feeds
    /// go through [`El::link`].
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &str) -> El {
        if let Some(tag) = self.tag() {
            tag.attributes.retain(|(present, _)| *present != name);
            tag.attributes.push((name, value.to_owned()));
        }
        self
    }

    /// Sets an attribute if there is a value for it.
    #[inline(never)]
    pub fn maybe(self, name: &'static str, value: Option<&str>) -> El {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Sets a number as an attribute if there is one.
    #[inline(never)]
    pub fn size(self, name: &'static str, value: Option<u32>) -> El {
        self.maybe(name, value.map(|value| value.to_string()).as_deref())
    }

    /// Sets the class.
    #[inline(never)]
    pub fn class(self, class: &str) -> El {
        self.attr("class", class)
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

    /// Merges adjacent texts, as they are in a page that was printed and parsed again.
    #[inline(never)]
    fn add(&mut self, child: El) {
        let Some(tag) = self.tag() else { return };
        if let ElData::Text(words) = &*child.0 {
            if words.is_empty() {
                return;
            }
            if let Some(ElData::Text(before)) = tag.children.last_mut().map(|last| &mut *last.0) {
                before.push_str(words);
                return;
            }
        }
        tag.children.push(child);
    }

    /// Listens to an event. The listener lives as long as the node, so it must not hold a node of the same
    /// page, but find it from the event: the garbage collector does not see into this program, so a node that
    /// its own listener holds is never freed, nor is the whole page around it.
    pub fn on(mut self, event: &'static str, listener: impl FnMut(Event) + 'static) -> El {
        if let Some(tag) = self.tag() {
            tag.listeners.push((event, Box::new(listener)));
        }
        self
    }

    /// An attribute that follows signals; `None` removes it.
    pub fn live_attr(mut self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        if let Some(tag) = self.tag() {
            tag.live_attributes.push((name, Box::new(value)));
        }
        self
    }

    /// Adds children that follow signals: they are built again when a signal that they read changes.
    pub fn live(mut self, children: impl Fn() -> Vec<El> + 'static) -> El {
        if let Some(tag) = self.tag() {
            tag.children.push(El(Box::new(ElData::Live(Box::new(children)))));
        }
        self
    }
}
