//! Ghost's own export (Settings → Migration): a database as JSON. It becomes an answer of Ghost's Content API.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

/// The export in `answer` as an answer of the Content API; `None` if it is no export.
pub(super) fn to_content_api(answer: &Value) -> Option<String> {
    let data = answer
        .pointer("/db/0/data")
        .or_else(|| answer.get("data").filter(|data| data.get("posts_tags").is_some()))?;
    let posts = data.get("posts")?.as_array()?;
    let tags = joined(data, "posts_tags", "tag_id", "tags", &["name", "slug", "visibility"]);
    let authors = joined(data, "posts_authors", "author_id", "users", &["name", "slug", "website"]);
    let about = by_post(data, "posts_meta");
    let posts: Vec<Value> = posts
        .iter()
        .filter(|post| post.get("type").and_then(Value::as_str).is_none_or(|kind| kind == "post"))
        .filter_map(|post| {
            let mut post = post.as_object()?.clone();
            let id = id_of(post.get("id")?)?;
            for field in ["feature_image_alt", "feature_image_caption"] {
                if let Some(value) =
                    about.get(&id).and_then(|about| about.get(field)).filter(|value| !value.is_null())
                {
                    post.insert(field.to_owned(), value.clone());
                }
            }
            post.insert("tags".to_owned(), tags.get(&id).cloned().unwrap_or_default().into());
            post.insert("authors".to_owned(), authors.get(&id).cloned().unwrap_or_default().into());
            // Neither the source of the text nor what only the system needs.
            for field in [
                "mobiledoc",
                "lexical",
                "plaintext",
                "comment_id",
                "codeinjection_head",
                "codeinjection_foot",
            ] {
                post.remove(field);
            }
            post.retain(|_, value| !value.is_null());
            Some(Value::Object(post))
        })
        .collect();
    Some(json!({ "posts": posts, "meta": { "pagination": { "total": posts.len() } } }).to_string())
}

fn id_of(value: &Value) -> Option<String> {
    match value {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

fn rows<'v>(data: &'v Value, table: &str) -> &'v [Value] {
    data.get(table).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The rows of a table that has one for a post, by the post.
fn by_post<'v>(data: &'v Value, table: &str) -> HashMap<String, &'v Value> {
    rows(data, table).iter().filter_map(|row| Some((id_of(row.get("post_id")?)?, row))).collect()
}

/// What `link` joins to each post, in its order: some fields of the rows of `table`.
fn joined(data: &Value, link: &str, key: &str, table: &str, fields: &[&str]) -> HashMap<String, Vec<Value>> {
    let known: HashMap<String, Value> = rows(data, table)
        .iter()
        .filter_map(|row| {
            let kept: Map<String, Value> = fields
                .iter()
                .filter_map(|field| {
                    Some(((*field).to_owned(), row.get(*field).filter(|value| !value.is_null())?.clone()))
                })
                .collect();
            Some((id_of(row.get("id")?)?, Value::Object(kept)))
        })
        .collect();
    let mut links: Vec<(u64, String, String)> = rows(data, link)
        .iter()
        .filter_map(|row| {
            let order = row.get("sort_order").and_then(Value::as_u64).unwrap_or(0);
            Some((order, id_of(row.get("post_id")?)?, id_of(row.get(key)?)?))
        })
        .collect();
    links.sort();
    let mut joined: HashMap<String, Vec<Value>> = HashMap::new();
    for (_, post, other) in links {
        if let Some(value) = known.get(&other) {
            joined.entry(post).or_default().push(value.clone());
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::to_content_api;
    use crate::article::SafeUrl;
    use crate::feed::{Format, read};
    use serde_json::json;

    #[test]
    fn an_export_has_sections_bylines_and_captions() {
        let export = json!({"db": [{"meta": {"version": "5.0"}, "data": {
            "posts": [
                {"id": "p1", "title": "Ferry", "slug": "ferry", "html": "<p>Text</p>", "type": "post", "status": "published",
                 "published_at": "2026-11-20T10:00:00.000Z", "feature_image": "__GHOST_URL__/content/images/f.jpg", "custom_excerpt": null},
                {"id": "p2", "title": "Draft", "slug": "draft", "html": "<p>x</p>", "type": "post", "status": "draft"},
                {"id": "p3", "title": "About", "slug": "about", "html": "<p>x</p>", "type": "page", "status": "published"}],
            "posts_meta": [{"post_id": "p1", "feature_image_caption": "The ferry. Photo: Jo Doe", "feature_image_alt": "A ferry"}],
            "tags": [{"id": "t1", "name": "Harbour", "slug": "harbour", "visibility": "public"}, {"id": "t2", "name": "Ships", "slug": "ships", "visibility": "public"}],
            "posts_tags": [{"post_id": "p1", "tag_id": "t2", "sort_order": 1}, {"post_id": "p1", "tag_id": "t1", "sort_order": 0}],
            "users": [{"id": "u1", "name": "Mo", "email": "mo@paper.example"}],
            "posts_authors": [{"post_id": "p1", "author_id": "u1", "sort_order": 0}]}}]});
        let text = to_content_api(&export).unwrap();
        assert!(!text.contains("mo@paper.example"), "no address of a person");
        let address = SafeUrl::web("https://paper.example/", None).unwrap();
        let page = read(&text, &address, Format::Auto).unwrap();
        let shown: Vec<&str> = page.articles.iter().map(|one| one.headline.as_str()).collect();
        assert_eq!(shown, ["Ferry", "Draft"]);
        let ferry = &page.articles[0];
        assert_eq!(ferry.section.as_ref().map(|one| one.name.as_str()), Some("Harbour"));
        assert_eq!(ferry.authors[0].name, "Mo");
        let hero = ferry.hero.as_ref().unwrap();
        assert_eq!(hero.credit.as_ref().map(|credit| credit.text.as_str()), Some("Jo Doe"));
        assert_eq!(hero.url.as_str(), "https://paper.example/content/images/f.jpg");
        assert!(
            !page.articles[1]
                .may_be_shown(crate::article::Timestamp::from_civil(2027, 1, 1, 0, 0, 0).unwrap())
        );
    }

    #[test]
    fn an_answer_of_the_interface_is_no_export() {
        assert_eq!(to_content_api(&json!({"posts": []})), None);
    }
}
