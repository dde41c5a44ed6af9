//! Formatting numbers without `core::fmt`, which is kilobytes of wasm.

/// Appends the hexadecimal digits of the lowest `4 * count` bits of `number`, in lower case.
pub fn push_hexadecimal(text: &mut String, number: u64, count: u32) {
    for place in (0..count).rev() {
        let digit = u32::try_from(number >> (4 * place) & 15).unwrap_or(0);
        text.extend(char::from_digit(digit, 16));
    }
}

/// Appends the decimal digits of `number`.
pub fn push_decimal(text: &mut String, number: u32) {
    let mut unit = 1_000_000_000;
    while unit > 0 {
        if number >= unit || unit == 1 {
            text.extend(char::from_digit(number / unit % 10, 10));
        }
        unit /= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::{push_decimal, push_hexadecimal};

    #[test]
    fn digits_are_those_that_formatting_writes() {
        for number in [0, 7, 10, 999, 1_000, 40_302, u32::MAX] {
            let (mut decimal, mut hexadecimal) = (String::new(), String::new());
            push_decimal(&mut decimal, number);
            push_hexadecimal(&mut hexadecimal, number.into(), 8);
            assert_eq!((decimal, hexadecimal), (number.to_string(), format!("{number:08x}")));
        }
    }
}
