//! A stable merge sort that is compiled once, whatever is sorted: the standard library's is generic,
//! and each of its copies is kilobytes of wasm.

/// Sorts indices by `is_before`; equal ones keep their order.
pub(in crate::ranking) fn merge_sort(numbers: &mut Vec<u32>, is_before: &dyn Fn(u32, u32) -> bool) {
    let length = numbers.len();
    let mut sorted = Vec::with_capacity(length);
    let mut run = 1;
    while run < length {
        sorted.clear();
        let mut rest = numbers.as_slice();
        while !rest.is_empty() {
            let (one, behind) = rest.split_at(run.min(rest.len()));
            let (other, behind) = behind.split_at(run.min(behind.len()));
            rest = behind;
            let (mut one, mut other) = (one.iter(), other.iter());
            let (mut left, mut right) = (one.next(), other.next());
            loop {
                match (left, right) {
                    (Some(a), Some(b)) if is_before(*b, *a) => {
                        sorted.push(*b);
                        right = other.next();
                    }
                    (Some(a), _) => {
                        sorted.push(*a);
                        left = one.next();
                    }
                    (None, Some(b)) => {
                        sorted.push(*b);
                        right = other.next();
                    }
                    (None, None) => break,
                }
            }
        }
        sorted = core::mem::replace(numbers, sorted);
        run *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::merge_sort;

    #[test]
    fn sorting_sorts_and_keeps_equals_in_order() {
        for length in [0, 1, 2, 3, 7, 64, 1000] {
            let mut numbers: Vec<u32> = (0..length).map(|number| number * 7919 % 1009).collect();
            let mut expected = numbers.clone();
            expected.sort_by_key(|number| number / 10);
            merge_sort(&mut numbers, &|one, other| one / 10 < other / 10);
            assert_eq!(numbers, expected);
        }
    }
}
