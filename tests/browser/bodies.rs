//! The gate with the browser's parser: it gives what the host's gives, byte for byte.

#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "../corpus/heavy.rs"]
mod heavy;
#[path = "../corpus/hostile.rs"]
mod hostile;
#[path = "../corpus/outline.rs"]
mod outline;
#[path = "../corpus/bodies.rs"]
mod shapes;

use std::cell::RefCell;
use std::rc::Rc;

use dateline::article::{Markup, SafeUrl};
use dateline::body::parse;
use js_sys::{Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

fn compare(report: &str, expected: &str) {
    for (one, other) in report.split("\n== ").zip(expected.split("\n== ")) {
        assert_eq!(one, other);
    }
    assert_eq!(report.len(), expected.len());
}

fn corpus() -> String {
    outline::report(shapes::CORPUS.iter().map(|(name, html)| ((*name).to_owned(), *html)))
}

fn attacks() -> String {
    outline::report(hostile::HOSTILE.iter().enumerate().map(|(index, html)| (index.to_string(), *html)))
}

#[wasm_bindgen_test]
fn real_shapes_come_to_what_they_come_to_on_the_host() {
    compare(&corpus(), include_str!("../corpus/bodies.txt"));
}

#[wasm_bindgen_test]
fn attacks_come_to_what_they_come_to_on_the_host() {
    compare(&attacks(), include_str!("../corpus/hostile.txt"));
}

/// The page gets a policy under which any style, any handler, any `<base>`, any request and any
/// text for a parser that is not trusted is reported; then both parsers read everything.
#[wasm_bindgen_test]
async fn nothing_is_reported_or_fetched_with_either_parser() {
    let document = web_sys::window().unwrap().document().unwrap();
    let reports = Rc::new(RefCell::new(Vec::new()));
    let listed = Rc::clone(&reports);
    let listener = Closure::<dyn FnMut(JsValue)>::new(move |report: JsValue| {
        let part = |name: &str| {
            Reflect::get(&report, &name.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
        };
        let address = part("blockedURI");
        // The browser asks for the icon of the test's page by itself, whenever it pleases.
        if !address.ends_with("/favicon.ico") {
            listed.borrow_mut().push(format!("{} {address} {}", part("effectiveDirective"), part("sample")));
        }
    });
    let listener = listener.into_js_value();
    document.add_event_listener_with_callback("securitypolicyviolation", listener.unchecked_ref()).unwrap();
    let policy = document.create_element("meta").unwrap();
    policy.set_attribute("http-equiv", "Content-Security-Policy").unwrap();
    let rules = "require-trusted-types-for 'script'; trusted-types dateline-inert; base-uri 'none'; img-src 'none'; \
        media-src 'none'; frame-src 'none'; object-src 'none'; style-src 'none'; script-src-attr 'none'; font-src 'none'";
    policy.set_attribute("content", rules).unwrap();
    document.head().unwrap().append_child(&policy).unwrap();

    compare(&corpus(), include_str!("../corpus/bodies.txt"));
    compare(&attacks(), include_str!("../corpus/hostile.txt"));
    let class = Reflect::get(&js_sys::global(), &"Document".into()).unwrap();
    let modern = Reflect::get(&class, &"parseHTML".into()).unwrap();
    Reflect::delete_property(class.unchecked_ref::<js_sys::Object>(), &"parseHTML".into()).unwrap();
    compare(&corpus(), include_str!("../corpus/bodies.txt"));
    compare(&attacks(), include_str!("../corpus/hostile.txt"));
    if !modern.is_undefined() {
        Reflect::set(&class, &"parseHTML".into(), &modern).unwrap();
    }
    wait().await;
    assert_eq!(*reports.borrow(), [] as [String; 0]);

    // And the policy is in force.
    let probe = document.create_element("p").unwrap();
    probe.set_attribute("style", "color: red").unwrap();
    wait().await;
    assert_eq!(reports.borrow().len(), 1, "{:?}", reports.borrow());
}

async fn wait() {
    let window = web_sys::window().unwrap();
    let promise = Promise::new(&mut |done, _| {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 200).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

#[wasm_bindgen_test]
fn attacks_one_after_the_other_are_none_either() {
    let base = SafeUrl::web("https://news.example/2026/story.html", None);
    for chunk in hostile::HOSTILE.windows(3) {
        outline::assert_safe(&parse(&Markup::Html(chunk.concat()), base.as_ref()).blocks);
    }
}

#[wasm_bindgen_test]
fn heavy_bodies_end() {
    let base = SafeUrl::web("https://news.example/2026/story.html", None);
    for (_, html) in heavy::heavy() {
        outline::assert_safe(&parse(&Markup::Html(html), base.as_ref()).blocks);
    }
}
