//! The text of a story, as it came: HTML or plain, also where a system has written one for the other.

use super::fields::Fields;
use super::note::Note;
use super::words::{has_tag, without_cdata};
use crate::article::Markup;
use crate::body;

/// The markup of `html`, else of `text`.
///
/// HTML of which all tags are escaped is decoded; plain text with tags in pairs is HTML, and character references
/// in it are decoded; the marks of XML around either go.
pub(super) fn markup(html: Option<String>, text: Option<String>, fields: &Fields) -> Option<Markup> {
    if let Some(html) = html {
        let inner = without_cdata(&html);
        if inner.contains("&lt;") && !has_tag(inner, false) {
            let decoded = body::decode(inner);
            if has_tag(&decoded, true) {
                fields.note("", || Note::EscapedHtml);
                return Some(Markup::Html(decoded));
            }
        }
        return Some(Markup::Html(if inner.len() == html.len() { html } else { inner.to_owned() }));
    }
    let text = text?;
    let inner = without_cdata(&text);
    if has_tag(inner, true) {
        fields.note("", || Note::HtmlInText);
        return Some(Markup::Html(inner.to_owned()));
    }
    Some(Markup::Text(body::decode(inner)))
}
