//! A JSON text as a [`Value`].
//!
//! Decodes into one type and without exact fractions, which saves a reader 3.8 kB of download against
//! `serde_json`'s decoder (docs/decisions/0005-own-json.md). Tests compare it with `serde_json`.

use serde_json::{Map, Number, Value};

use super::cursor::Cursor;
use super::error::{BREAKS_OFF, MALFORMED, SyntaxError, Why};

/// How deep lists and objects may be nested, as in `serde_json`.
const MAX_DEPTH: usize = 127;

/// The value of `text`, with nothing after it.
///
/// Of two fields of the same name the last counts. An unpaired surrogate is an error. Fractions may be
/// wrong in their last digits, and numbers beyond the range of `f64` are an error.
///
/// # Errors
/// [`SyntaxError`], with message and position.
///
/// ```
/// let feed = dateline::json::value(r#"{"title": "The Courier", "items": []}"#)?;
/// assert_eq!(feed["title"], "The Courier");
/// assert_eq!(dateline::json::value("[1, 2").unwrap_err().why, "it breaks off");
/// # Ok::<(), dateline::json::SyntaxError>(())
/// ```
pub fn value(text: &str) -> Result<Value, SyntaxError> {
    let mut cursor = Cursor { text, at: 0 };
    let value = match cursor.value(MAX_DEPTH) {
        Ok(_) if cursor.peek().is_some() => Err(MALFORMED),
        other => other,
    };
    value.map_err(|why| cursor.error(why))
}

impl Cursor<'_> {
    /// Recurses into nested values, at most `depth` levels deep.
    fn value(&mut self, depth: usize) -> Result<Value, Why> {
        match self.peek() {
            Some(b'"') => Ok(Value::String(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'{' | b'[') if depth == 0 => Err("it is nested too deep"),
            Some(b'[') => self.list(depth - 1),
            Some(b'{') => self.object(depth - 1),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Result<Value, Why> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let words = [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))];
        for (word, value) in words {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        self.fail()
    }

    fn list(&mut self, depth: usize) -> Result<Value, Why> {
        self.at += 1;
        let mut entries = Vec::new();
        while !self.takes(b']') {
            if !entries.is_empty() {
                self.expect(b',')?;
            }
            entries.push(self.value(depth)?);
        }
        Ok(Value::Array(entries))
    }

    fn object(&mut self, depth: usize) -> Result<Value, Why> {
        self.at += 1;
        let mut fields = Map::new();
        let mut is_first = true;
        while !self.takes(b'}') {
            if !is_first {
                self.expect(b',')?;
            }
            is_first = false;
            if self.peek() != Some(b'"') {
                return self.fail();
            }
            let name = self.string()?;
            self.expect(b':')?;
            let value = self.value(depth)?;
            fields.insert(name, value);
        }
        Ok(Value::Object(fields))
    }

    /// A string, from its opening quote.
    fn string(&mut self) -> Result<String, Why> {
        self.at += 1;
        let mut string = String::new();
        let mut start = self.at;
        loop {
            match self.byte() {
                Some(b'"') => {
                    string.push_str(self.since(start));
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => {
                    string.push_str(self.since(start));
                    self.at += 1;
                    string.push(self.escape()?);
                    start = self.at;
                }
                Some(0..=0x1f) => return Err("a text in it has a raw control character"),
                Some(_) => self.at += 1,
                None => return Err(BREAKS_OFF),
            }
        }
    }

    /// The character of an escape, after its backslash.
    fn escape(&mut self) -> Result<char, Why> {
        let byte = self.byte().ok_or(BREAKS_OFF)?;
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut code = self.unit()?;
                if (0xd800..0xdc00).contains(&code)
                    && self.text.get(self.at..).is_some_and(|rest| rest.starts_with("\\u"))
                {
                    self.at += 2;
                    let low = self.unit()?;
                    let is_low = (0xdc00..0xe000).contains(&low);
                    // Anything else is not a Unicode scalar value.
                    code =
                        if is_low { 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00) } else { u32::MAX };
                }
                char::from_u32(code).ok_or("a text in it has half a character")?
            }
            _ => return Err("a text in it has a wrong escape"),
        })
    }

    /// A UTF-16 code unit as four hexadecimal digits.
    fn unit(&mut self) -> Result<u32, Why> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(MALFORMED)?;
        self.at += 4;
        let mut unit = 0;
        for digit in digits.chars() {
            unit = unit * 16 + digit.to_digit(16).ok_or(MALFORMED)?;
        }
        Ok(unit)
    }

    fn number(&mut self) -> Result<Value, Why> {
        let is_negative = self.takes(b'-');
        let zero = self.byte() == Some(b'0');
        let Digits { value: mut mantissa, taken, left, mut exact } = self.digits(0.0, Some(0))?;
        if zero && taken > 1 {
            return Err(MALFORMED);
        }
        let mut exponent = left;
        if self.byte() == Some(b'.') {
            self.at += 1;
            let more = self.digits(mantissa, None)?;
            (mantissa, exact) = (more.value, None);
            exponent = exponent.saturating_sub(more.taken);
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            let is_negative = match self.byte() {
                Some(sign @ (b'+' | b'-')) => {
                    self.at += 1;
                    sign == b'-'
                }
                _ => false,
            };
            let power = self.digits(0.0, Some(0))?.exact;
            let power = power.and_then(|power| i32::try_from(power).ok()).unwrap_or(i32::MAX / 2);
            exponent = exponent.saturating_add(if is_negative { -power } else { power });
            exact = None;
        }
        if let Some(whole) = exact {
            if !is_negative {
                return Ok(whole.into());
            }
            // "-0" is a float.
            if let Some(below) = 0_i64.checked_sub_unsigned(whole).filter(|below| *below != 0) {
                return Ok(below.into());
            }
        }
        let scaled = scaled(mantissa, exponent);
        Number::from_f64(if is_negative { -scaled } else { scaled })
            .map(Value::Number)
            .ok_or("a number in it is too large")
    }

    /// One or more digits, appended to those in `value`.
    fn digits(&mut self, value: f64, exact: Option<u64>) -> Result<Digits, Why> {
        let mut digits = Digits { value, taken: 0, left: 0, exact };
        let start = self.at;
        while let Some(digit @ b'0'..=b'9') = self.byte() {
            let digit = digit - b'0';
            digits.exact =
                digits.exact.and_then(|exact| exact.checked_mul(10)?.checked_add(u64::from(digit)));
            if digits.value < ENOUGH {
                digits.value = digits.value * 10.0 + f64::from(digit);
                digits.taken = digits.taken.saturating_add(1);
            } else {
                digits.left = digits.left.saturating_add(1);
            }
            self.at += 1;
        }
        if self.at == start { self.fail() } else { Ok(digits) }
    }
}

/// Beyond this value further digits do not change an `f64`, but their number still counts.
const ENOUGH: f64 = 1e18;

/// Digits of a number.
struct Digits {
    /// The previous value with the digits appended, up to [`ENOUGH`].
    value: f64,
    /// How many digits went into `value`.
    taken: i32,
    /// How many further digits were skipped.
    left: i32,
    /// The exact value of all digits, if it fits.
    exact: Option<u64>,
}

/// `value` times ten to the power of `exponent`.
fn scaled(value: f64, exponent: i32) -> f64 {
    /// With larger exponents every number is zero or infinite.
    const MAX_EXPONENT: u32 = 700;
    let mut value = value;
    if value == 0.0 {
        return value;
    }
    for _ in 0..exponent.unsigned_abs().min(MAX_EXPONENT) {
        if exponent < 0 {
            value /= 10.0;
        } else {
            value *= 10.0;
        }
    }
    value
}
