//! The browser's parser, run on an inert document.
//!
//! `Document.parseHTML` (Sanitizer API) where available, else `DOMParser` with a Trusted Types policy.
//! Both create a document without a browsing context: scripts do not run, event handlers are not
//! compiled, and nothing is fetched. Only names, texts and attributes of its nodes are read, each once;
//! never `.href` and `.src`, as they resolve against a `<base>` of the text.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomParser, Element, Node};

use super::dropped::Dropped;
use super::tree::{Builder, Tree};

/// The policy that the page's content security policy must allow (`trusted-types`) for browsers
/// with Trusted Types and without `Document.parseHTML`: Safari 26.
const POLICY: &str = "dateline-inert";

thread_local! {
    /// A policy can be created once.
    static TRUST: JsValue = create_policy().unwrap_or(JsValue::UNDEFINED);
}

/// `html` as a tree; `None` if there is too much of it or the browser refuses to parse.
pub(super) fn read(html: &str, dropped: &mut Dropped) -> Option<Tree> {
    let html = JsValue::from_str(html);
    let document = parse_and_sanitize(&html).or_else(|_| parse_only(&html)).ok()?;
    let mut builder = Builder::new(dropped);
    let mut path: Vec<Node> = Vec::new();
    let mut next = document.body()?.first_child();
    while !builder.is_full() {
        let Some(node) = next else {
            let Some(parent) = path.pop() else { break };
            builder.close();
            next = parent.next_sibling();
            continue;
        };
        match node.node_type() {
            Node::ELEMENT_NODE => {
                let element: &Element = node.unchecked_ref();
                if let Some(wanted) = builder.open(&element.local_name()) {
                    if !wanted.is_empty() && element.has_attributes() {
                        for attribute in wanted {
                            if let Some(value) = element.get_attribute(attribute.name()) {
                                builder.attribute(*attribute, value);
                            }
                        }
                    }
                    next = node.first_child();
                    path.push(node);
                    continue;
                }
            }
            Node::TEXT_NODE => builder.text(node.node_value().unwrap_or_default()),
            _ => {}
        }
        next = node.next_sibling();
    }
    builder.finish()
}

/// Parses with `Document.parseHTML`. Its default configuration drops pictures; an empty one allows everything
/// except scripts and other active content.
fn parse_and_sanitize(html: &JsValue) -> Result<Document, JsValue> {
    let class = Reflect::get(&js_sys::global(), &"Document".into())?;
    let options = Object::new();
    Reflect::set(&options, &"sanitizer".into(), &Object::new())?;
    method(&class, "parseHTML")?.call2(&class, html, &options)?.dyn_into()
}

fn parse_only(html: &JsValue) -> Result<Document, JsValue> {
    let trusted = TRUST.with(|policy| match method(policy, "createHTML") {
        Ok(create) => create.call1(policy, html),
        Err(_) => Ok(html.clone()),
    })?;
    let parser = DomParser::new()?;
    // web-sys takes a string here, which Trusted Types refuse.
    method(&parser, "parseFromString")?.call2(&parser, &trusted, &"text/html".into())?.dyn_into()
}

/// A policy that passes every text unchanged: the parsed document never gets into a page.
fn create_policy() -> Result<JsValue, JsValue> {
    let global = js_sys::global();
    let factory = Reflect::get(&global, &"trustedTypes".into())?;
    let rules = Object::new();
    // `String` returns a text unchanged, and needs no closure.
    Reflect::set(&rules, &"createHTML".into(), &Reflect::get(&global, &"String".into())?)?;
    method(&factory, "createPolicy")?.call2(&factory, &POLICY.into(), &rules)
}

fn method(object: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(object, &name.into())?.dyn_into()
}
