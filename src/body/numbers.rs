//! The numbers of the items of a list (HTML Standard §4.4.5, "ordinal value").

use super::elements::Attribute;
use super::tree::Node;

/// Largest number that is accepted.
const MAX_NUMBER: i32 = 1_000_000;

/// Counts the items of a list.
pub(super) struct FirstNumber {
    next: Option<i32>,
    step: i32,
}

impl FirstNumber {
    /// Numbers the items of `list`; if it is reversed without a `start`, [`FirstNumber::all`] shifts them at
    /// the end.
    pub(super) fn of(list: Node) -> FirstNumber {
        let is_reversed = list.attribute(Attribute::Reversed).is_some();
        let start = list.attribute(Attribute::Start).and_then(number);
        FirstNumber { next: start.or((!is_reversed).then_some(1)), step: if is_reversed { -1 } else { 1 } }
    }

    /// The number of the next `item`. Provisional numbers of a reversed list without a `start` are negative,
    /// from -1 on.
    pub(super) fn number(&mut self, item: Node) -> i32 {
        let number = item.attribute(Attribute::Value).and_then(number).or(self.next).unwrap_or(-1);
        self.next = Some((number + self.step).clamp(-MAX_NUMBER, MAX_NUMBER));
        number
    }

    /// The numbers of all items; items without one continue from the previous item.
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
