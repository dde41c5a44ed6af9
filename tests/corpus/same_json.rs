//! The decoder of feeds against `serde_json`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use dateline::json::value;
use serde_json::Value;

/// Both give the same value, or both a fault. Fractions are compared to nine digits.
pub fn assert_same(text: &str) {
    let (ours, theirs) = (value(text), serde_json::from_str::<Value>(text));
    match (&ours, &theirs) {
        (Ok(ours), Ok(theirs)) => assert!(is_same(ours, theirs), "{text}: {ours} is not {theirs}"),
        (Err(_), Err(_)) => {}
        _ => panic!("{text}: {ours:?} but {theirs:?}"),
    }
}

fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            let (a, b) = (one.as_f64().unwrap(), other.as_f64().unwrap());
            one == other
                || one.is_f64() && other.is_f64() && (a - b).abs() <= b.abs() * 1e-9 + f64::MIN_POSITIVE
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| one.0 == other.0 && is_same(one.1, other.1))
        }
        _ => one == other,
    }
}

/// Texts with all that there is in JSON, right and wrong.
pub const TEXTS: [&str; 60] = [
    "null",
    "true",
    " false ",
    "nul",
    "nulll",
    "True",
    "",
    " ",
    "\"\"",
    "\"a",
    "a\"",
    "\"é\\u00e9\\n\\/\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud83d\"",
    "\"\\ude00\"",
    "\"\\ud83d\\u0041\"",
    "\"\\ud83dx\"",
    "\"\\x\"",
    "\"\\u12\"",
    "\"\\u12g4\"",
    "\"\\u+123\"",
    "\"\u{1}\"",
    "\"\t\"",
    "\"\\",
    "0",
    "-0",
    "01",
    "-",
    "1.",
    ".5",
    "1.5",
    "-1.25e2",
    "1e",
    "1e+",
    "1E5",
    "1e-400",
    "1e400",
    "-1e400",
    "0e999999999999",
    "1e-999999999999",
    "123456789012345678901234567890",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775808",
    "-9223372036854775809",
    "0.1e1",
    "3.14159",
    "[]",
    "[1,]",
    "[,1]",
    "[1 2]",
    "[1,[2,{\"a\":[]}]]",
    "{}",
    "{\"a\":1,}",
    "{\"a\" : 1 , \"b\":\n[true]}",
    "{\"a\":1 \"b\":2}",
    "{a:1}",
    "{\"a\":1,\"a\":2}",
    "{\"a\"}",
    "[1]x",
];
