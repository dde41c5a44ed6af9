//! What a parser makes of printed elements is what they were printed from: elements by chance, with the texts that a
//! printer is most likely to get wrong.

use dateline::element::{El, el, text};
use scraper::{ElementRef, Html, Node};

/// An element, or a text, as a parser gives it.
#[derive(Clone, Debug, PartialEq)]
enum Parsed {
    Words(String),
    Of(String, Vec<(String, String)>, Vec<Parsed>),
}

/// Elements that may stand in one another, so that a parser moves none.
const NAMES: [&str; 6] = ["div", "section", "span", "em", "pre", "blockquote"];
const ATTRIBUTES: [&str; 4] = ["title", "class", "alt", "data-x"];
const WORDS: [&str; 16] = [
    "plain",
    "<b>",
    "</div>",
    "&",
    "&amp;",
    "&lt;",
    "\"",
    "'",
    "<!--",
    "-->",
    "]]>",
    "\n",
    "\r",
    "\u{a0}",
    "\u{2028}",
    "=x onload=y",
];

struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most
    }

    fn words(&mut self) -> String {
        (0..self.below(4)).map(|_| WORDS[self.below(WORDS.len())]).collect()
    }

    fn element(&mut self, depth: usize) -> Parsed {
        let mut attributes = Vec::new();
        for name in ATTRIBUTES {
            if self.below(3) == 0 {
                attributes.push((name.to_owned(), self.words()));
            }
        }
        let mut children: Vec<Parsed> = Vec::new();
        for _ in 0..self.below(4) {
            match (self.below(2), children.last_mut()) {
                (0, _) if depth > 0 => children.push(self.element(depth - 1)),
                (_, Some(Parsed::Words(before))) => before.push_str(&self.words()),
                _ => children.push(Parsed::Words(self.words())),
            }
            children.retain(|child| *child != Parsed::Words(String::new()));
        }
        Parsed::Of(NAMES[self.below(NAMES.len())].to_owned(), attributes, children)
    }
}

fn element(of: &Parsed) -> El {
    match of {
        Parsed::Words(words) => text(words),
        Parsed::Of(name, attributes, children) => {
            let name = NAMES.into_iter().find(|known| known == name).unwrap();
            let attribute = |own: &str| ATTRIBUTES.into_iter().find(|known| *known == own).unwrap();
            let with = attributes.iter().fold(el(name), |el, (name, value)| el.attr(attribute(name), value));
            with.children(children.iter().map(element))
        }
    }
}

fn read(element: ElementRef) -> Parsed {
    let children = element.children().map(|child| match (child.value(), ElementRef::wrap(child)) {
        (Node::Text(words), _) => Parsed::Words(words.to_string()),
        (_, Some(element)) => read(element),
        (other, None) => panic!("nobody has printed {other:?}"),
    });
    let children = children.collect();
    let element = element.value();

    let mut attributes = Vec::new();
    for name in ATTRIBUTES {
        attributes.extend(element.attr(name).map(|value| (name.to_owned(), value.to_owned())));
    }
    assert_eq!(attributes.len(), element.attrs().count(), "an attribute that nobody has printed");
    Parsed::Of(element.name().to_owned(), attributes, children)
}

#[test]
fn what_was_printed_is_what_a_parser_reads() {
    let mut chance = Chance(7);
    for _ in 0..4_000 {
        let made = chance.element(4);
        let html = element(&made).html();
        let parsed = Html::parse_fragment(&html);
        let found: Vec<Parsed> = parsed.root_element().child_elements().map(read).collect();
        assert_eq!(found, [made], "{html}");
    }
}
