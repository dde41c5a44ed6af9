//! Formulas (`MathML`) as words: raised, lowered, with strokes for fractions.
//!
//! Words and not elements: they can be read on a card, in the search, in a feed and aloud, in every browser, and need no
//! type of their own. What a line cannot show, such as a matrix, comes in rows.

use super::elements::{Attribute, Element};
use super::flow::Flow;
use super::inlines::InlineKind;
use super::tree::Node;
use super::walker::Walker;
use crate::article::Style;

impl Walker<'_, '_> {
    /// A formula; in a display of its own a paragraph of its own.
    pub(super) fn formula(&mut self, node: Node, flow: &mut Flow) {
        let stands_alone =
            node.attribute(Attribute::Display).is_some_and(|display| display.trim() == "block");
        if stands_alone {
            flow.end_paragraph();
        }
        self.formula_parts(node, flow);
        if stands_alone {
            flow.end_paragraph();
        }
    }

    /// Of the copies of a formula that a program wrote the one in `MathML`, or all where there is none.
    pub(super) fn drawn_formula(&mut self, node: Node, flow: &mut Flow) {
        match node.descendants().find(|inner| inner.element() == Some(Element::Formula)) {
            Some(formula) => self.formula(formula, flow),
            None => self.walk(node.children(), flow),
        }
    }

    fn formula_parts(&mut self, node: Node, flow: &mut Flow) {
        for part in node.children() {
            self.formula_part(part, flow);
        }
    }

    /// One part of a formula, also where it stands by itself.
    pub(super) fn formula_part(&mut self, part: Node, flow: &mut Flow) {
        if let Some(text) = part.text() {
            flow.text(if text.trim().is_empty() { "" } else { text });
            return;
        }
        let mut parts = part.children().filter(|part| part.element().is_some() || is_word(*part));
        let mut next = || parts.next();
        match part.element() {
            Some(Element::Power) => {
                self.base(next(), flow);
                self.moved(next(), Style::Superscript, flow);
            }
            Some(Element::Index) => {
                self.base(next(), flow);
                self.moved(next(), Style::Subscript, flow);
            }
            Some(Element::Indices) => {
                self.base(next(), flow);
                self.moved(next(), Style::Subscript, flow);
                self.moved(next(), Style::Superscript, flow);
            }
            Some(Element::Fraction) => {
                self.grouped(next(), flow);
                flow.text("/");
                self.grouped(next(), flow);
            }
            Some(Element::Root) => {
                flow.text("√(");
                self.formula_parts(part, flow);
                flow.text(")");
            }
            Some(Element::FormulaRow) => {
                self.formula_parts(part, flow);
                flow.text("; ");
            }
            Some(element) if element.is_block() => self.node(part, flow),
            _ => self.formula_parts(part, flow),
        }
    }

    fn base(&mut self, part: Option<Node>, flow: &mut Flow) {
        if let Some(part) = part {
            self.formula_part(part, flow);
        }
    }

    /// Raised or lowered; within the same once more with a sign and brackets.
    fn moved(&mut self, part: Option<Node>, style: Style, flow: &mut Flow) {
        let Some(part) = part else { return };
        if flow.run.is_open(style) {
            flow.text(if style == Style::Superscript { "^(" } else { "_(" });
            self.formula_part(part, flow);
            flow.text(")");
            return;
        }
        flow.run.open(InlineKind::Styled(style));
        self.formula_part(part, flow);
        flow.run.close();
    }

    /// In brackets, unless it is one sign or number.
    fn grouped(&mut self, part: Option<Node>, flow: &mut Flow) {
        let Some(part) = part else { return };
        let is_group = |inner: Node| inner.element().is_none_or(|element| element == Element::FormulaGroup);
        let is_one = part.descendants().filter(|inner| is_word(*inner)).count() < 2
            && is_group(part)
            && part.descendants().all(is_group);
        if !is_one {
            flow.text("(");
        }
        self.formula_part(part, flow);
        if !is_one {
            flow.text(")");
        }
    }
}

fn is_word(node: Node) -> bool {
    node.text().is_some_and(|text| !text.trim().is_empty())
}
