//! The export of `WordPress` (Tools → Export), WXR: RSS with the fields of a post. It becomes an answer of the REST
//! interface, which has the same fields.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::without_nulls;
use super::xml::{XmlElement, read};

/// Whether the file is such an export.
pub(super) fn is_export(text: &str) -> bool {
    text.contains("wordpress.org/export/")
}

/// The export as an answer of the REST interface.
///
/// # Errors
/// When it is no XML.
pub(super) fn to_rest(text: &str) -> Result<String, String> {
    let (mut posts, mut attachments, mut writers) = (Vec::new(), HashMap::new(), HashMap::new());
    read(text, &mut |node| match node.name.as_str() {
        "wp:author" => {
            let name = node.get("wp:author_display_name").or(node.get("wp:author_login"));
            if let (Some(login), Some(name)) = (node.get("wp:author_login"), name) {
                writers.insert(login.to_owned(), name.to_owned());
            }
        }
        "item" => match node.get("wp:post_type") {
            Some("attachment") => {
                if let Some(id) = node.get("wp:post_id") {
                    attachments.insert(id.to_owned(), node);
                }
            }
            Some("post") => posts.push(node),
            _ => {}
        },
        _ => {}
    })?;
    let posts: Vec<Value> = posts.iter().map(|node| post(node, &attachments, &writers)).collect();
    Ok(Value::Array(posts).to_string())
}

fn post(
    node: &XmlElement,
    attachments: &HashMap<String, XmlElement>,
    writers: &HashMap<String, String>,
) -> Value {
    let login = node.get("dc:creator").unwrap_or_default();
    let writer = writers.get(login).map_or(login, String::as_str);
    let terms: Vec<Value> = node
        .children
        .iter()
        .filter(|child| child.name == "category")
        .map(|term| {
            json!({
                "taxonomy": term.attribute("domain").unwrap_or("category"),
                "slug": term.attribute("nicename"),
                "name": term.text.trim(),
            })
        })
        .collect();
    let picture = meta(node, "_thumbnail_id").and_then(|id| attachments.get(id));
    let media: Vec<Value> = picture.into_iter().map(media).collect();
    // Drafts have a date of zeros.
    let date = |element: &str| {
        let date = node.get(element).filter(|date| !date.starts_with("0000"));
        date.map(|date| date.replacen(' ', "T", 1))
    };
    let password = node.get("wp:post_password");
    let content = match password {
        Some(_) => json!({ "rendered": "", "protected": true }),
        None => json!({ "rendered": paragraphs(node.get("content:encoded").unwrap_or_default()) }),
    };
    let post = json!({
        "id": node.get("wp:post_id"),
        "link": node.get("link"),
        "slug": node.get("wp:post_name"),
        "status": node.get("wp:status"),
        "type": "post",
        "sticky": node.get("wp:is_sticky") == Some("1"),
        "title": { "rendered": node.get("title") },
        "excerpt": { "rendered": node.get("excerpt:encoded").unwrap_or_default() },
        "content": content,
        "password": password.map(|_| "set"),
        "date_gmt": date("wp:post_date_gmt"),
        "modified_gmt": date("wp:post_modified_gmt"),
        "_embedded": { "author": [{ "name": writer }], "wp:term": [terms], "wp:featuredmedia": media },
    });
    without_nulls(post)
}

fn media(node: &XmlElement) -> Value {
    json!({
        "source_url": node.get("wp:attachment_url").or(node.get("guid")),
        "alt_text": meta(node, "_wp_attachment_image_alt").unwrap_or_default(),
        "caption": { "rendered": node.get("excerpt:encoded").unwrap_or_default() },
        "meta": {
            "_media_credit": meta(node, "_media_credit"),
            "_navis_media_credit_org": meta(node, "_navis_media_credit_org"),
        },
    })
}

/// A field of `wp:postmeta`.
fn meta<'e>(node: &'e XmlElement, key: &str) -> Option<&'e str> {
    let metas = node.children.iter().filter(|child| child.name == "wp:postmeta");
    metas.filter(|meta| meta.get("wp:meta_key") == Some(key)).find_map(|meta| meta.get("wp:meta_value"))
}

/// Elements around which `WordPress` makes no paragraphs.
const BLOCKS: [&str; 18] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "figure",
    "table",
    "div",
    "pre",
    "hr",
    "iframe",
    "section",
];

/// A text of the classic editor, in which empty lines divide paragraphs, with elements for these. A text of the block
/// editor has them already.
fn paragraphs(text: &str) -> String {
    if text.contains("<!-- wp:") || text.contains("<p>") || text.contains("<p ") {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n");
    let mut html = String::with_capacity(text.len() + 64);
    for part in text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()) {
        let element = part
            .trim_start_matches(['<', '/'])
            .split(|end: char| !end.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        let is_block = part.starts_with('<') && BLOCKS.contains(&element.to_ascii_lowercase().as_str());
        if is_block || part.starts_with("[caption") || part.starts_with("[gallery") {
            html.push_str(part);
        } else {
            html.push_str("<p>");
            html.push_str(&part.replace('\n', "<br>\n"));
            html.push_str("</p>");
        }
        html.push('\n');
    }
    html
}
