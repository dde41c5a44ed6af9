//! Changes of JSON by its structure: fields go, come twice, change places, types and depth.

use serde_json::{Map, Value, json};

use super::generated::Chance;
use super::text;

/// `text` with a few changes, now and then with broken syntax as well.
pub fn changed(chance: &mut Chance, text: &str) -> String {
    let Ok(mut value) = serde_json::from_str::<Value>(text) else {
        return text::edited(chance, text, &text::JSON);
    };
    for _ in 0..=chance.below(6) {
        change(chance, &mut value);
    }
    let text = value.to_string();
    if chance.below(8) == 0 { text::edited(chance, &text, &text::JSON) } else { text }
}

/// `text` as it is or with white space around it, and with a few changes of its letters.
pub fn respelt(chance: &mut Chance, text: &str, _: &[String]) -> String {
    let text = if chance.below(2) == 0 { format!(" {text}\n") } else { text.to_owned() };
    text::edited(chance, &text, &text::JSON)
}

/// Changes one thing somewhere in `value`.
fn change(chance: &mut Chance, value: &mut Value) {
    let spare = somewhere(chance, value).clone();
    let place = somewhere(chance, value);
    match chance.below(12) {
        0 => *place = replacement(chance),
        1 => *place = spare,
        2 => *place = json!([place.take()]),
        3 => *place = json!({ text::word(chance, &text::JSON): place.take() }),
        4 => *place = nested(place.take(), 1 + chance.below(200)),
        5 => remove(chance, place),
        6 => double(chance, place),
        7 => rename(chance, place),
        8 => *place = other_type(place.take()),
        9 => *place = Value::String(replacement(chance).to_string()),
        _ => edit(chance, place),
    }
}

/// A place: the top, or by chance deeper and deeper.
pub fn somewhere<'a>(chance: &mut Chance, value: &'a mut Value) -> &'a mut Value {
    let mut place = value;
    loop {
        let parts = match &*place {
            Value::Array(entries) => entries.len(),
            Value::Object(fields) => fields.len(),
            _ => 0,
        };
        if parts == 0 || chance.below(6) == 0 {
            return place;
        }
        let part = chance.below(parts);
        place = match place {
            Value::Array(entries) => &mut entries[part],
            Value::Object(fields) => fields.values_mut().nth(part).unwrap(),
            other => return other,
        };
    }
}

fn replacement(chance: &mut Chance) -> Value {
    let choices = [
        json!(null),
        json!(""),
        json!([]),
        json!({}),
        json!(false),
        json!(true),
        json!(0),
        json!(-1),
        json!(999_999_999),
        json!(4_294_967_296_u64),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e300),
        json!(0.5),
        json!([null, [], {}, "", 0]),
        json!({"": {"": ""}}),
        json!("\u{0}\u{feff}\u{202e}\u{10ffff}"),
        json!("x".repeat(9_000)),
        json!("<p>&#0;&#xd800;</p><"),
        json!("javascript:alert(1)"),
        json!("//"),
        json!("0000-00-00T99:99:99Z"),
        json!("9999-12-31T23:59:59-23:59"),
    ];
    let choice = chance.below(choices.len() + 3);
    choices.get(choice).cloned().unwrap_or_else(|| {
        let texts = [*chance.of(&text::DATES), *chance.of(&text::ADDRESSES), *chance.of(&text::HEADLINES)];
        json!(chance.of(&texts))
    })
}

fn nested(mut value: Value, depth: usize) -> Value {
    for level in 0..depth {
        value = if level % 2 == 0 { json!([value]) } else { json!({ "a": value }) };
    }
    value
}

fn remove(chance: &mut Chance, value: &mut Value) {
    match value {
        Value::Array(entries) if !entries.is_empty() => {
            entries.remove(chance.below(entries.len()));
        }
        Value::Object(fields) if !fields.is_empty() => {
            let name = fields.keys().nth(chance.below(fields.len())).unwrap().clone();
            fields.remove(&name);
        }
        other => *other = Value::Null,
    }
}

fn double(chance: &mut Chance, value: &mut Value) {
    match value {
        Value::Array(entries) if !entries.is_empty() => {
            let entry = entries[chance.below(entries.len())].clone();
            for _ in 0..=chance.below(40) {
                entries.push(entry.clone());
            }
        }
        Value::String(text) => *text = text.repeat(1 + chance.below(3)),
        _ => {}
    }
}

/// Lets two fields change their names, or gives one a name from somewhere else.
fn rename(chance: &mut Chance, value: &mut Value) {
    let Value::Object(fields) = value else { return };
    let mut names: Vec<String> = fields.keys().cloned().collect();
    names.push(text::word(chance, &text::JSON));
    let (one, other) = (chance.of(&names).clone(), chance.of(&names).clone());
    let renamed: Map<String, Value> = std::mem::take(fields)
        .into_iter()
        .map(|(name, value)| match name {
            name if name == one => (other.clone(), value),
            name if name == other => (one.clone(), value),
            name => (name, value),
        })
        .collect();
    *fields = renamed;
}

fn other_type(value: Value) -> Value {
    match value {
        Value::Number(number) => Value::String(number.to_string()),
        Value::String(text) => text.parse::<i64>().map_or_else(|_| json!({ "rendered": text }), Value::from),
        Value::Array(entries) => {
            let named = entries.into_iter().enumerate().map(|(index, entry)| (index.to_string(), entry));
            Value::Object(named.collect())
        }
        Value::Object(fields) => fields.into_iter().map(|(_, value)| value).collect(),
        Value::Bool(flag) => json!(u8::from(flag)),
        Value::Null => json!("null"),
    }
}

fn edit(chance: &mut Chance, value: &mut Value) {
    if let Value::String(text) = value {
        let parts = [&text::CAPTION_PARTS[..], &text::DATE_PARTS, &text::ADDRESS_PARTS, &text::MARKUP_PARTS];
        let parts = *chance.of(&parts);
        *text = text::edited(chance, text, parts);
    }
}
