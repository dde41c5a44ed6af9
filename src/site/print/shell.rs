//! The finished `index.html` as the shell of printed pages: what each page has of its own goes into its places, all
//! else stays as the build has written it, with the policy and the script that it allows.

use std::error::Error;
use std::fmt;

use super::tags::{HtmlTag, end_of, tags};
use crate::article::Language;
use crate::element::print::start_tag;

/// The attribute of the root element of a printed page.
pub const PRINTED: &str = "data-printed";

/// A finished `index.html`, cut where pages differ.
#[derive(Debug)]
pub struct Shell {
    pieces: Vec<ShellPiece>,
}

#[derive(Debug)]
enum ShellPiece {
    /// As the build has written it.
    Raw(String),
    /// The entries of the head that each page has of its own.
    Head,
    /// What readers without scripts are told.
    Notice,
    /// The `.site`.
    Site,
}

/// Why a file is no shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShellError {
    /// It has no such element.
    Missing(&'static str),
}

impl fmt::Display for ShellError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ShellError::Missing(element) = self;
        write!(f, "index.html has no {element}: take the one that `make build` has written into dist/")
    }
}

impl Error for ShellError {}

/// What a page puts into the shell.
pub struct PageParts<'a> {
    pub head: &'a str,
    pub notice: &'a str,
    pub site: &'a str,
}

impl Shell {
    /// Reads the `index.html` of a built site.
    ///
    /// # Errors
    /// It is another file.
    pub fn read(html: &str, language: &Language) -> Result<Shell, ShellError> {
        let tags = tags(html);
        let mut cuts = Vec::new();
        let mut skeletons = String::new();
        for (number, tag) in tags.iter().enumerate().filter(|(_, tag)| !tag.is_end) {
            let whole = || {
                let end = end_of(&tags, number).and_then(|end| tags.get(end)).map_or(tag.end, |end| end.end);
                (tag.start, end)
            };
            let own = (tag.start, tag.end);
            match tag.name.as_str() {
                "html" => cuts.push((own, ShellPiece::Raw(root(tag, language)))),
                "title" => cuts.push((own, ShellPiece::Head)),
                "noscript" => cuts.push((whole(), ShellPiece::Notice)),
                "div" if tag.has("class", "site") => cuts.push((whole(), ShellPiece::Site)),
                "div" if tag.attribute("class").is_some_and(|class| class.starts_with("sk ")) => {
                    let (start, end) = whole();
                    skeletons.push_str(html.get(start..end).unwrap_or_default());
                }
                "script" if tag.attribute("data-wasm").is_some() => {
                    cuts.push((own, ShellPiece::Raw(format!("{}</script>", late(tag)))));
                }
                _ if is_of_a_page(tag) => cuts.push((own, ShellPiece::Raw(String::new()))),
                _ => {}
            }
        }
        let has = |wanted: fn(&ShellPiece) -> bool| cuts.iter().any(|(_, piece)| wanted(piece));
        if !has(|piece| matches!(piece, ShellPiece::Head)) {
            return Err(ShellError::Missing("<title>"));
        }
        if !has(|piece| matches!(piece, ShellPiece::Site)) {
            return Err(ShellError::Missing("<div class=\"site\">"));
        }
        if !tags.iter().any(|tag| tag.name == "script" && tag.attribute("data-wasm").is_some()) {
            return Err(ShellError::Missing("<script data-wasm>"));
        }
        Ok(Shell { pieces: pieces(html, cuts, &skeletons) })
    }

    /// The document of a page.
    pub fn fill(&self, parts: &PageParts) -> String {
        let mut out = String::new();
        for piece in &self.pieces {
            out.push_str(match piece {
                ShellPiece::Raw(html) => html,
                ShellPiece::Head => parts.head,
                ShellPiece::Notice => parts.notice,
                ShellPiece::Site => parts.site,
            });
        }
        out
    }
}

/// The page between the cuts. The skeletons, which the program shows while a further page loads, are kept where
/// nobody sees or finds them.
fn pieces(html: &str, cuts: Vec<((usize, usize), ShellPiece)>, skeletons: &str) -> Vec<ShellPiece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for ((start, end), piece) in cuts {
        // In the `.site`, which goes as a whole.
        if start < at {
            continue;
        }
        pieces.push(ShellPiece::Raw(html.get(at..start).unwrap_or_default().to_owned()));
        let is_site = matches!(piece, ShellPiece::Site);
        let is_gone = matches!(&piece, ShellPiece::Raw(nothing) if nothing.is_empty());
        pieces.push(piece);
        if is_site {
            pieces.push(ShellPiece::Raw(format!("\n<template><div hidden>{skeletons}</div></template>")));
        }
        let is_line = is_gone && html.get(end..).is_some_and(|rest| rest.starts_with('\n'));
        at = end + usize::from(is_line);
    }
    pieces.push(ShellPiece::Raw(html.get(at..).unwrap_or_default().to_owned()));
    pieces
}

fn root(tag: &HtmlTag, language: &Language) -> String {
    let own = [("lang", language.tag()), ("dir", language.direction().as_str())];
    let others = tag.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let others = others.filter(|(name, _)| !matches!(*name, "lang" | "dir" | PRINTED));
    start_tag("html", own.into_iter().chain(others).chain([(PRINTED, "")]))
}

/// The script that starts the program: on a page that is there, nothing of it comes before what is seen.
fn late(tag: &HtmlTag) -> String {
    let own = tag.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    start_tag("script", own.filter(|(name, _)| *name != "fetchpriority").chain([("fetchpriority", "low")]))
}

/// Whether an entry of the head is that of one page, or asks for what a printed page needs only later.
fn is_of_a_page(tag: &HtmlTag) -> bool {
    let is = |attribute: &str, names: &[&str]| {
        tag.attribute(attribute).is_some_and(|value| names.iter().any(|name| value.starts_with(name)))
    };
    match tag.name.as_str() {
        "meta" => is("name", &["description", "robots", "twitter:"]) || is("property", &["og:", "article:"]),
        "link" => {
            tag.has("rel", "canonical")
                || tag.has("rel", "modulepreload")
                || tag.has("rel", "preload") && tag.has("as", "fetch")
        }
        "script" => tag.has("type", "application/ld+json"),
        _ => false,
    }
}
