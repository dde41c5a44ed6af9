//! Elements in a real document: made new, laid over what is there, and kept up to date.

use std::cell::Cell;
use std::rc::Rc;

use dateline::element::settle::{Effects, append, settle};
use dateline::element::{El, Live, div, el, svg, text};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Document, Element, HtmlElement};

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// An empty place on the page.
fn empty_place() -> Element {
    let place = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&place).unwrap();
    place
}

/// A place with the nodes that a parser makes of the printed `el`: nothing follows a signal there yet.
fn printed(el: El) -> Element {
    let place = empty_place();
    drop(new_at(&place, el));
    place
}

/// Lays `el` over the first node of `place`, as a page is laid over what was printed.
fn lay_over(place: &Element, el: El) -> Effects {
    let mut effects = Effects::new();
    settle(el, place, place.first_child().as_ref(), &mut effects);
    effects
}

fn new_at(place: &Element, el: El) -> Effects {
    let mut effects = Effects::new();
    append(el, place, &mut effects);
    effects
}

/// Effects run in a later task.
async fn tick() {
    dateline::browser::timer::sleep(0).await;
}

/// The mounted root that owns effects; without it none would run.
fn with_leptos() {
    leptos::mount::mount_to_body(|| ());
}

fn story(headline: &str) -> El {
    el("article")
        .class("story")
        .child(el("h1").text(headline))
        .child(svg("svg").child(svg("use").attr("href", "#i")))
        .child(el("p").text("One ").child(el("b").text("two")).text(" three"))
}

#[wasm_bindgen_test]
fn what_is_made_new_is_what_is_printed() {
    let place = empty_place();
    let _effects = new_at(&place, story("A & B <c>"));
    assert_eq!(place.inner_html(), story("A & B <c>").html());
}

#[wasm_bindgen_test]
fn a_printed_element_is_taken_over_node_by_node() {
    let place = printed(story("Printed"));
    let heading = place.query_selector("h1").unwrap().unwrap();
    let strong = place.query_selector("b").unwrap().unwrap();
    let icon = place.query_selector("use").unwrap().unwrap();
    let _effects = lay_over(&place, story("Corrected"));
    assert_eq!(place.inner_html(), story("Corrected").html());
    for (node, selector) in [(heading, "h1"), (strong, "b"), (icon, "use")] {
        assert!(place.query_selector(selector).unwrap().unwrap() == node, "{selector} was made anew");
    }
}

#[wasm_bindgen_test]
fn focus_and_typed_words_stay_when_a_page_is_taken_over() {
    let form = || div("search").child(el("input").attr("type", "search").attr("id", "typed"));
    let place = printed(form());
    let field: web_sys::HtmlInputElement =
        place.query_selector("input").unwrap().unwrap().dyn_into().unwrap();
    field.focus().unwrap();
    field.set_value("half a wo");
    let _effects = lay_over(&place, form());
    assert!(document().active_element().unwrap() == **field);
    assert_eq!(field.value(), "half a wo");
}

#[wasm_bindgen_test]
fn a_listener_is_attached_to_what_was_printed() {
    let place = printed(el("button").text("Go"));
    let pressed = Rc::new(Cell::new(0));
    let counted = Rc::clone(&pressed);
    let button = el("button").text("Go").on("click", move |_| counted.set(counted.get() + 1));
    let _effects = lay_over(&place, button);
    place.query_selector("button").unwrap().unwrap().dyn_into::<HtmlElement>().unwrap().click();
    assert_eq!(pressed.get(), 1);
}

#[wasm_bindgen_test]
fn what_does_not_match_is_made_anew_and_what_is_left_over_goes() {
    let other = el("article").class("story").child(el("h2").text("Other")).child(el("p").text("x"));
    let place = printed(other.child(el("aside").text("left over")));
    let _effects =
        lay_over(&place, el("article").class("story").child(el("h1").text("A")).child(el("p").text("y")));
    assert_eq!(place.inner_html(), "<article class=\"story\"><h1>A</h1><p>y</p></article>");
}

#[wasm_bindgen_test]
fn what_was_printed_for_no_reader_goes_and_what_the_reader_has_opened_stays() {
    let choice = |is_dark: bool| {
        let radio = |is_on: bool| el("input").attr("type", "radio").maybe("checked", is_on.then_some(""));
        el("details").child(radio(!is_dark)).child(radio(is_dark))
    };
    let place = printed(choice(false));
    let details = place.query_selector("details").unwrap().unwrap();
    details.set_attribute("open", "").unwrap();
    details.set_attribute("data-extension", "x").unwrap();
    let _effects = lay_over(&place, choice(true));
    let inputs = "<input type=\"radio\"><input type=\"radio\" checked=\"\">";
    assert_eq!(place.inner_html(), format!("<details open=\"\" data-extension=\"x\">{inputs}</details>"));
}

#[wasm_bindgen_test]
fn a_picture_is_not_reused_for_another() {
    let picture = |address: &str| div("pic").child(el("img").attr("alt", "").attr("src", address));
    let place = printed(picture("/a.svg"));
    let image = place.query_selector("img").unwrap().unwrap();
    let _effects = lay_over(&place, picture("/a.svg"));
    assert!(image.is_connected());
    let _effects = lay_over(&place, picture("/b.svg"));
    assert!(!image.is_connected(), "it would show the old picture until the new one is there");
    assert_eq!(place.inner_html(), picture("/b.svg").html());
}

#[cfg(debug_assertions)]
#[wasm_bindgen_test]
fn a_development_build_says_where_a_printed_page_is_another() {
    use js_sys::Reflect;
    use wasm_bindgen::prelude::Closure;
    let said = Rc::new(Cell::new(0));
    let console = Reflect::get(&web_sys::window().unwrap(), &"console".into()).unwrap();
    let warn = Reflect::get(&console, &"warn".into()).unwrap();
    let counted = Rc::clone(&said);
    let count = Closure::<dyn FnMut(String)>::new(move |words: String| {
        counted.set(counted.get() + usize::from(words.contains("printed page has H2 in ARTICLE")));
    });
    Reflect::set(&console, &"warn".into(), count.as_ref()).unwrap();
    let root = document().document_element().unwrap();
    let page = |heading: &'static str| el("article").child(el(heading).text("A"));
    for is_printed in [false, true] {
        root.toggle_attribute_with_force("data-printed", is_printed).unwrap();
        let place = printed(page("h2"));
        let _effects = lay_over(&place, page("h1"));
    }
    root.remove_attribute("data-printed").unwrap();
    Reflect::set(&console, &"warn".into(), &warn).unwrap();
    // One is made anew, and the other is left over.
    assert_eq!(said.get(), 2);
}

#[wasm_bindgen_test]
fn an_element_of_an_extension_does_not_make_the_rest_anew() {
    let ours = || el("div").child(el("p").text("a")).child(el("p").text("b"));
    let place = printed(ours());
    let badge = document().create_element("ext-badge").unwrap();
    place.first_element_child().unwrap().prepend_with_node_1(&badge).unwrap();
    let last = place.query_selector("p:last-child").unwrap().unwrap();
    let _effects = lay_over(&place, ours());
    assert!(place.query_selector("p:last-of-type").unwrap().unwrap() == last);
}

fn counter() -> (Live<u32>, El) {
    let count = Live::new(0);
    let shown = count.clone();
    let line =
        el("p").text("Showing ").live(move || vec![text(&format!("{} stories", shown.get()))]).text("!");
    (count, line)
}

#[wasm_bindgen_test]
async fn a_live_part_survives_normalize() {
    with_leptos();
    let place = empty_place();
    let (count, line) = counter();
    let _effects = new_at(&place, line);
    place.normalize();
    count.set(2);
    tick().await;
    assert_eq!(place.text_content().unwrap(), "Showing 2 stories!");
    count.set(3);
    tick().await;
    assert_eq!(place.text_content().unwrap(), "Showing 3 stories!");
}

#[wasm_bindgen_test]
async fn a_live_part_survives_a_translator() {
    with_leptos();
    let place = empty_place();
    let (count, line) = counter();
    let _effects = new_at(&place, line);
    // As translators do it: the text goes, a pair of elements with other words takes its place.
    let p = place.first_element_child().unwrap();
    let nodes = p.child_nodes();
    for at in 0..nodes.length() {
        let node = nodes.item(at).unwrap();
        if node.node_type() == web_sys::Node::TEXT_NODE {
            let (outer, inner) =
                (document().create_element("font").unwrap(), document().create_element("font").unwrap());
            inner.set_text_content(Some("übersetzt "));
            outer.append_child(&inner).unwrap();
            p.replace_child(&outer, &node).unwrap();
        }
    }
    for value in [30, 43] {
        count.set(value);
        tick().await;
        let words = place.text_content().unwrap();
        assert_eq!(words, format!("übersetzt {value} storiesübersetzt "), "nothing stale stays");
    }
}

#[wasm_bindgen_test]
async fn a_live_part_whose_marks_were_removed_finds_its_place_again() {
    with_leptos();
    let place = empty_place();
    let (count, line) = counter();
    let _effects = new_at(&place, line);
    let p = place.first_element_child().unwrap();
    let nodes = p.child_nodes();
    let comments: Vec<_> = (0..nodes.length())
        .filter_map(|at| nodes.item(at))
        .filter(|node| node.node_type() == web_sys::Node::COMMENT_NODE)
        .collect();
    assert_eq!(comments.len(), 2);
    for comment in comments {
        p.remove_child(&comment).unwrap();
    }
    count.set(5);
    tick().await;
    assert_eq!(p.text_content().unwrap(), "Showing 5 stories!");
}

#[wasm_bindgen_test]
async fn a_live_part_moves_with_an_element_that_wraps_it() {
    with_leptos();
    let place = empty_place();
    let (count, line) = counter();
    let _effects = new_at(&place, line);
    let p = place.first_element_child().unwrap();
    let wrapper = document().create_element("mark").unwrap();
    while let Some(node) = p.first_child() {
        wrapper.append_child(&node).unwrap();
    }
    p.append_child(&wrapper).unwrap();
    count.set(6);
    tick().await;
    assert_eq!(place.text_content().unwrap(), "Showing 6 stories!");
}

#[wasm_bindgen_test]
async fn what_was_printed_stays_until_there_is_something_to_show() {
    with_leptos();
    let place = printed(el("aside").live(|| vec![el("p").text("Related news")]));
    let related: Live<Option<&str>> = Live::new(None);
    let shown = related.clone();
    let aside = el("aside").live(move || shown.get().map(|words| el("p").text(words)).into_iter().collect());
    let _effects = lay_over(&place, aside);
    assert_eq!(place.text_content().unwrap(), "Related news");
    let paragraph = place.query_selector("p").unwrap().unwrap();
    related.set(Some("Related news, ranked"));
    tick().await;
    assert_eq!(place.text_content().unwrap(), "Related news, ranked");
    assert!(place.query_selector("p").unwrap().unwrap() == paragraph, "laid over, not made anew");
    related.set(None);
    tick().await;
    assert_eq!(place.text_content().unwrap(), "");
}
