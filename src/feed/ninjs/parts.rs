//! The several texts of an item: by role and type in ninjs 2.x and 3.x, by name in 1.x.

use crate::article::{Markup, Status};
use crate::feed::fields::Fields;
use crate::feed::story;
use crate::feed::words::words;

/// A text with its role and type.
pub(super) struct RoleText {
    pub role: String,
    mime: String,
    value: String,
}

impl RoleText {
    pub fn plain(&self) -> String {
        words(&self.value)
    }
}

/// The texts in the list `list` and in all fields whose names begin with `prefix`.
pub(super) fn roles(item: &Fields, list: &str, prefix: &str) -> Vec<RoleText> {
    let mut kinds = Vec::new();
    for entry in item.objects(list) {
        if let Some(value) = entry.markup("value") {
            let role = entry.text("role").unwrap_or_default();
            let mime = entry.any_text(&["contentType", "contenttype"]).unwrap_or_default();
            kinds.push(RoleText { role, mime, value });
        }
    }
    for name in item.names() {
        let Some(role) = name.strip_prefix(prefix) else { continue };
        if let Some(value) = item.markup(name) {
            let is_html = ["html", "xhtml", "richtext", "html5"].contains(&role);
            let mime = if is_html { "text/html" } else { "" }.to_owned();
            kinds.push(RoleText { role: role.to_owned(), mime, value });
        }
    }
    kinds
}

/// The first text with one of `wanted` roles, in the order of `wanted`.
pub(super) fn plain(kinds: &[RoleText], wanted: &[&str]) -> Option<String> {
    let with = |role: &&str| kinds.iter().find(|kind| kind.role == *role).map(RoleText::plain);
    wanted.iter().find_map(with).filter(|text| !text.is_empty())
}

/// The text of a story, chosen by type rather than by role, the richest first.
pub(super) fn body(item: &Fields) -> Option<Markup> {
    let mut best: Option<(u8, RoleText)> = None;
    for kind in roles(item, "bodies", "body_") {
        let rank = rank(&kind);
        if best.as_ref().is_none_or(|(known, _)| rank > *known) {
            best = Some((rank, kind));
        }
    }
    let (rank, kind) = best?;
    Some(if rank == PLAIN { Markup::Text(kind.value) } else { Markup::Html(kind.value) })
}

const PLAIN: u8 = 1;

fn rank(kind: &RoleText) -> u8 {
    let mime = kind.mime.to_ascii_lowercase();
    if mime.contains("xhtml") {
        3
    } else if mime.contains("html") {
        4
    } else if mime.contains("nitf") || kind.value.contains("<body.content") || kind.role == "nitf" {
        2
    } else if mime.contains("xml") {
        // Another markup language.
        0
    } else {
        PLAIN
    }
}

/// Whether a picture may be shown at all.
pub(super) fn may_show(media: &Fields) -> bool {
    ["pubstatus", "pubStatus"].iter().all(|name| story::status(media, name) == Status::Usable)
}
