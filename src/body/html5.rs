//! The host's parser: html5ever, by way of `scraper`. Never part of the wasm.

use scraper::{Html, Node};

use super::dropped::Dropped;
use super::tree::{Builder, Tree};

/// `html` as a tree; `None` if there is too much of it.
pub(super) fn read(html: &str, dropped: &mut Dropped) -> Option<Tree> {
    let document = Html::parse_document(html);
    let mut builder = Builder::new(dropped);
    let body = *document.root_element().child_elements().find(|element| element.value().name() == "body")?;
    let mut path = vec![body];
    let mut next = body.first_child();
    while !builder.is_full() {
        let Some(node) = next else {
            let Some(parent) = path.pop().filter(|node| *node != body) else { break };
            builder.close();
            next = parent.next_sibling();
            continue;
        };
        match node.value() {
            Node::Text(text) => builder.text(text.to_string()),
            Node::Element(element) => {
                if let Some(wanted) = builder.open(element.name()) {
                    for attribute in wanted {
                        if let Some(value) = element.attr(attribute.name()) {
                            builder.attribute(*attribute, value.to_owned());
                        }
                    }
                    path.push(node);
                    next = node.first_child();
                    continue;
                }
            }
            _ => {}
        }
        next = node.next_sibling();
    }
    builder.finish()
}
