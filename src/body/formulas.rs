//! Formulas (`MathML`) as text: superscript, subscript, slashes for fractions.
//!
//! Text rather than `MathML`: it works on cards, in search, in feeds, in screen readers and in every browser,
//! and needs no type of its own. Two-dimensional content, such as a matrix, becomes rows.

use super::elements::{Attribute, Element};
use super::flow::Flow;
use super::inlines::InlineKind;
use super::tree::Node;
use super::walker::Walker;
use crate::article::Style;

impl Walker<'_, '_> {
    /// A formula; a display formula becomes a paragraph.
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

    /// A rendered formula (`MathJax`, `KaTeX`): its `MathML` copy, or all of its content if there is none.
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

    /// One part of a formula, also outside of a `math` element.
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

    /// Superscript or subscript; nested in the same style it is written with a sign and brackets.
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

    /// In brackets, unless it is a single symbol or number.
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
