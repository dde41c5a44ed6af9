//! The unparsed text of a story: HTML or plain, also where a system has confused the two.

#[cfg(feature = "quirks")]
use std::borrow::Cow;

use super::fields::Fields;
use super::note::Note;
use super::words::{has_tag, without_cdata};
use crate::article::Markup;
use crate::body;

/// The markup of `html`, else of `text`.
///
/// HTML whose tags are all escaped is decoded; plain text with paired tags is treated as HTML, and character
/// references in it are decoded; XML's CDATA delimiters around either are removed.
pub(super) fn markup(html: Option<String>, text: Option<String>, fields: &Fields) -> Option<Markup> {
    if let Some(html) = html {
        let inner = without_cdata(&html);
        #[cfg(feature = "quirks")]
        let inner = &*without_marks_of_xml(inner);
        if inner.contains("&lt;") && !has_tag(inner, false) {
            let decoded = body::decode(inner);
            if has_tag(&decoded, true) {
                fields.note("", || Note::EscapedHtml);
                return Some(Markup::Html(decoded));
            }
        }
        #[cfg(feature = "quirks")]
        if inner.contains("&amp;lt;") && !has_tag(inner, false) {
            let decoded = body::decode(&body::decode(inner));
            if has_tag(&decoded, true) {
                fields.note("", || Note::EscapedHtml);
                return Some(Markup::Html(decoded));
            }
        }
        // Blank lines between paragraphs without tags would be lost.
        #[cfg(feature = "quirks")]
        if !inner.contains('<') && inner.contains("\n\n") {
            return Some(plain(body::decode(inner), fields));
        }
        return Some(Markup::Html(if inner.len() == html.len() { html } else { inner.to_owned() }));
    }
    let text = text?;
    let inner = without_cdata(&text);
    if has_tag(inner, true) {
        fields.note("", || Note::HtmlInText);
        return Some(Markup::Html(inner.to_owned()));
    }
    let decoded = body::decode(inner);
    #[cfg(feature = "quirks")]
    if decoded.starts_with('<') && has_tag(&decoded, true) {
        fields.note("", || Note::EscapedHtml);
        return Some(Markup::Html(decoded));
    }
    Some(plain(decoded, fields))
}

/// Plain text, without shortcodes.
#[cfg(feature = "quirks")]
fn plain(text: String, fields: &Fields) -> Markup {
    match body::cleaned_of_shortcodes(&text) {
        Some(cleaned) => {
            fields.note("", || Note::ShortcodesLeftOut);
            Markup::Text(cleaned)
        }
        None => Markup::Text(text),
    }
}

#[cfg(not(feature = "quirks"))]
fn plain(text: String, _: &Fields) -> Markup {
    Markup::Text(text)
}

/// HTML without XML's CDATA delimiters: a browser turns the section into a comment, and its text would be lost.
#[cfg(feature = "quirks")]
fn without_marks_of_xml(html: &str) -> Cow<'_, str> {
    if !html.contains("]]") {
        return Cow::Borrowed(html);
    }
    let mut html = Cow::Borrowed(html);
    for (open, close) in [("<![CDATA[", "]]>"), ("&lt;![CDATA[", "]]&gt;")] {
        if html.contains(open) || html.trim_end().ends_with(close) {
            html = Cow::Owned(html.replace(open, "").replace(close, ""));
        }
    }
    html
}
