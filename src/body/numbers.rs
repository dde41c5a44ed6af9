//! The numbers of the items of a list (HTML Standard §4.4.5, "ordinal value").

use super::elements::Attribute;
use super::tree::Node;

/// Largest number that is believed.
const MAX_NUMBER: i32 = 1_000_000;

/// Counts the items of a list.
pub(super) struct FirstNumber {
    next: Option<i32>,
    step: i32,
}

impl FirstNumber {
    /// The numbers of the items of `list`; where it counts down without a `start`, that follows at the end.
    pub(super) fn of(list: Node) -> FirstNumber {
        let is_reversed = list.attribute(Attribute::Reversed).is_some();
        let start = list.attribute(Attribute::Start).and_then(number);
        FirstNumber { next: start.or((!is_reversed).then_some(1)), step: if is_reversed { -1 } else { 1 } }
    }

    /// The number of `item`, which comes next. Counting down from an unknown number it is below 0, from -1 on.
    pub(super) fn number(&mut self, item: Node) -> i32 {
        let number = item.attribute(Attribute::Value).and_then(number).or(self.next).unwrap_or(-1);
        self.next = Some((number + self.step).clamp(-MAX_NUMBER, MAX_NUMBER));
        number
    }

    /// The numbers of all items; those without one of their own follow from the ones before.
    pub(super) fn all(&self, items: impl Iterator<Item = Option<i32>>) -> Vec<i32> {
        let mut values: Vec<i32> = Vec::new();
        for number in items {
            let follows = values.last().map_or(1, |last| last + self.step);
            values.push(number.unwrap_or(follows));
        }
        // It counts down to 1.
        if self.step < 0 && values.first() == Some(&-1) {
            let count = i32::try_from(values.len()).unwrap_or(MAX_NUMBER);
            for value in &mut values {
                *value += count + 1;
            }
        }
        values
    }
}

fn number(text: &str) -> Option<i32> {
    text.trim().parse().ok().filter(|number: &i32| number.abs() <= MAX_NUMBER)
}
