//! The text of an element on one line.

use super::elements::Element;
use super::inlines::Run;
use super::tree::Node;
use super::walker::{is_boilerplate, is_hidden};
use crate::article::{Style, plain_text};

/// The text of `node` on one line, without hidden elements and those in `leave_out`.
pub(super) fn words(node: Node, leave_out: &dyn Fn(Node) -> bool) -> String {
    let mut run = Run::new();
    let mut nodes = node.descendants();
    while let Some(inner) = nodes.next() {
        let element = inner.element();
        let is_no_text = matches!(
            element,
            Some(Element::NoScript | Element::Frame | Element::Video | Element::Audio | Element::Graphic)
        );
        // Neither ruby annotations nor struck-out text count.
        let is_beside =
            matches!(element, Some(Element::Reading | Element::ReadingMark | Element::Styled(Style::Struck)));
        if is_no_text || is_beside || is_hidden(inner) || is_boilerplate(inner) || leave_out(inner) {
            nodes.pass_over(inner);
            if !is_beside {
                run.end_line();
            }
        } else if element.is_some_and(Element::is_block) {
            run.end_line();
        }
        run.text(inner.text().unwrap_or_default());
    }
    plain_text(&run.take())
}
