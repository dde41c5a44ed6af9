//! Lists of a newsroom's own (Strapi, Directus, `NewsArticle` of schema.org): the settings say what its fields are
//! called, and the list becomes JSON Feed.

use serde_json::{Map, Value, json};

/// Where a field goes in an item of JSON Feed.
const PLACES: [(&str, &str); 17] = [
    ("id", "/id"),
    ("headline", "/title"),
    ("standfirst", "/summary"),
    ("text", "/content_html"),
    ("url", "/url"),
    ("published", "/date_published"),
    ("updated", "/date_modified"),
    ("tags", "/tags"),
    ("authors", "/authors"),
    ("image", "/image"),
    ("language", "/language"),
    ("slug", "/_dateline/slug"),
    ("section", "/_dateline/section"),
    ("kicker", "/_dateline/kicker"),
    ("alt", "/_dateline/image/alt"),
    ("caption", "/_dateline/image/caption"),
    ("credit", "/_dateline/image/credit"),
];

/// Where names stand in objects that are given for a text.
const NAMES: [&str; 6] = ["name", "title", "label", "url", "attributes", "data"];

/// The names of a list and its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldMap {
    /// Where the list is: names with dots between them; empty: the file itself is the list.
    list: String,
    /// Our name of a field, and where it is in an entry.
    fields: Vec<(String, String)>,
}

impl FieldMap {
    /// The field map of a source in the settings, if it has one.
    ///
    /// # Errors
    /// What is wrong with it, after the pointer of the source.
    pub fn of(source: &Value) -> Result<Option<FieldMap>, String> {
        let (list, fields) = (source.get("list"), source.get("fields"));
        if list.is_none() && fields.is_none() {
            return Ok(None);
        }
        let Some(Value::Object(fields)) = fields else {
            return Err(
                "/fields should say what the fields are called: { \"headline\": \"title\" }".to_owned()
            );
        };
        let mut map = FieldMap {
            list: list.and_then(Value::as_str).unwrap_or_default().to_owned(),
            ..FieldMap::default()
        };
        for (name, place) in fields {
            let known = PLACES.iter().any(|(known, _)| known == name);
            let Some(place) = place.as_str().filter(|_| known) else {
                let names: Vec<&str> = PLACES.iter().map(|(name, _)| *name).collect();
                return Err(format!("/fields/{name}: there are {}, and each is a text", names.join(", ")));
            };
            map.fields.push((name.clone(), place.to_owned()));
        }
        if !map.fields.iter().any(|(name, _)| name == "headline") {
            return Err("/fields needs \"headline\"".to_owned());
        }
        Ok(Some(map))
    }

    /// The list in `answer` as JSON Feed.
    ///
    /// # Errors
    /// When there is no such list.
    pub fn to_json_feed(&self, answer: &Value) -> Result<String, String> {
        let list = if self.list.is_empty() { Some(answer) } else { at(answer, &self.list) };
        let Some(Value::Array(list)) = list else {
            return Err(format!("has no list at {:?}: see \"list\" of the source", self.list));
        };
        let items: Vec<Value> = list.iter().map(|entry| self.item(entry)).collect();
        Ok(json!({ "version": crate::press::native::format::VERSION, "items": items }).to_string())
    }

    fn item(&self, entry: &Value) -> Value {
        let mut item = json!({ "_dateline": {} });
        for (name, place) in &self.fields {
            let Some(value) = at(entry, place).filter(|value| !value.is_null()) else { continue };
            let pointer = PLACES.iter().find(|(known, _)| known == name).map_or("", |(_, pointer)| pointer);
            let value = match name.as_str() {
                "authors" => {
                    Value::Array(texts(value).into_iter().map(|name| json!({ "name": name })).collect())
                }
                "tags" => texts(value).into(),
                _ => match texts(value).into_iter().next() {
                    Some(text) => text.into(),
                    None => continue,
                },
            };
            put(&mut item, pointer, value);
        }
        item
    }
}

/// The value at names with dots between them; a number is a place in a list.
fn at<'v>(value: &'v Value, names: &str) -> Option<&'v Value> {
    names.split('.').try_fold(value, |value, name| match value {
        Value::Array(list) => name.parse::<usize>().ok().and_then(|place| list.get(place)),
        _ => value.get(name),
    })
}

/// The texts of a value: of lists each, of objects their name.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::Object(fields) => {
            let named = NAMES.iter().find_map(|name| fields.get(*name));
            named.map(texts).unwrap_or_default()
        }
        Value::Bool(_) | Value::Null => Vec::new(),
    }
}

fn put(item: &mut Value, pointer: &str, value: Value) {
    let mut place = item;
    for name in pointer.split('/').skip(1) {
        if !place.is_object() {
            *place = Value::Object(Map::new());
        }
        let Some(fields) = place.as_object_mut() else { return };
        place = fields.entry(name).or_insert(Value::Null);
    }
    *place = value;
}

#[cfg(test)]
mod tests {
    use super::FieldMap;
    use serde_json::{Value, json};

    #[test]
    fn a_list_of_strapi_becomes_json_feed() {
        let source = json!({"list": "data", "fields": {"id": "id", "headline": "attributes.title", "text": "attributes.body",
            "authors": "attributes.writers.data", "image": "attributes.cover.data.attributes.url", "credit": "attributes.credit"}});
        let map = FieldMap::of(&source).unwrap().unwrap();
        let answer = json!({"data": [{"id": 7, "attributes": {"title": "A", "body": "<p>x</p>", "credit": null,
            "writers": {"data": [{"attributes": {"name": "Jo"}}, {"attributes": {"name": "Mo"}}]},
            "cover": {"data": {"attributes": {"url": "/uploads/a.jpg"}}}}}]});
        let feed: Value = serde_json::from_str(&map.to_json_feed(&answer).unwrap()).unwrap();
        let expected = json!({"id": "7", "title": "A", "content_html": "<p>x</p>", "image": "/uploads/a.jpg",
            "authors": [{"name": "Jo"}, {"name": "Mo"}], "_dateline": {}});
        assert_eq!(feed["items"][0], expected);
    }

    #[test]
    fn a_wrong_field_map_is_named() {
        assert_eq!(FieldMap::of(&json!({"url": "x"})), Ok(None));
        for (source, said) in [
            (json!({"list": "data"}), "/fields should say"),
            (json!({"fields": {"title": "a"}}), "/fields/title: there are id, headline"),
            (json!({"fields": {"id": "a"}}), "needs \"headline\""),
        ] {
            assert!(FieldMap::of(&source).unwrap_err().contains(said), "{source}");
        }
        let map = FieldMap::of(&json!({"list": "a.b", "fields": {"headline": "t"}})).unwrap().unwrap();
        assert!(map.to_json_feed(&json!({"a": {}})).is_err());
    }
}
