//! The export of `WordPress` (Tools → Export), WXR: RSS with the fields of a post. It becomes an answer of the REST
//! interface, which has the same fields.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Value, json};

use super::without_nulls;

/// An element of the export with what is in it. Names keep their prefix, which exports never change.
#[derive(Debug, Default)]
struct ExportElement {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<ExportElement>,
}

impl ExportElement {
    fn child(&self, name: &str) -> Option<&ExportElement> {
        self.children.iter().find(|child| child.name == name)
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.trim()).filter(|text| !text.is_empty())
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// A field of `wp:postmeta`.
    fn meta(&self, key: &str) -> Option<&str> {
        let metas = self.children.iter().filter(|child| child.name == "wp:postmeta");
        metas.filter(|meta| meta.get("wp:meta_key") == Some(key)).find_map(|meta| meta.get("wp:meta_value"))
    }
}

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
    node: &ExportElement,
    attachments: &HashMap<String, ExportElement>,
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
    let picture = node.meta("_thumbnail_id").and_then(|id| attachments.get(id));
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

fn media(node: &ExportElement) -> Value {
    json!({
        "source_url": node.get("wp:attachment_url").or(node.get("guid")),
        "alt_text": node.meta("_wp_attachment_image_alt").unwrap_or_default(),
        "caption": { "rendered": node.get("excerpt:encoded").unwrap_or_default() },
        "meta": {
            "_media_credit": node.meta("_media_credit"),
            "_navis_media_credit_org": node.meta("_navis_media_credit_org"),
        },
    })
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

/// Passes each element below `channel` to `take`, so that no more than one is held with all that is in it.
fn read(text: &str, take: &mut dyn FnMut(ExportElement)) -> Result<(), String> {
    /// `rss` and `channel`, which hold everything.
    const OUTER: usize = 2;
    let mut reader = Reader::from_str(text);
    let mut open: Vec<ExportElement> = Vec::new();
    loop {
        let at = reader.buffer_position();
        let event = reader
            .read_event()
            .map_err(|error| format!("is no XML that can be read, at byte {at}: {error}"))?;
        match event {
            Event::Start(start) => {
                let attributes = start
                    .attributes()
                    .flatten()
                    .map(|one| (one.key.as_ref().to_owned(), unescaped(&one.value)));
                let node = ExportElement {
                    name: start.name().as_ref().to_owned(),
                    attributes: attributes.collect(),
                    ..ExportElement::default()
                };
                open.push(node);
            }
            Event::End(_) => {
                let Some(node) = open.pop() else { continue };
                let depth = open.len();
                match open.last_mut() {
                    Some(parent) if depth > OUTER => parent.children.push(node),
                    _ if depth == OUTER => take(node),
                    _ => {}
                }
            }
            Event::Text(words) => push(&mut open, &words),
            Event::CData(words) => push(&mut open, &words),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().ok().flatten().map(String::from);
                push(&mut open, &character.unwrap_or_else(|| unescaped(&format!("&{};", &*reference))));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn push(open: &mut [ExportElement], words: &str) {
    if let Some(node) = open.last_mut() {
        node.text.push_str(words);
    }
}

fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}
