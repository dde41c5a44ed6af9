//! The document's head: title, description, canonical address, Open Graph, JSON-LD.
//!
//! Each entry is changed in place if `index.html` has it, else added, else removed: nothing of the previous
//! page stays.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

/// The head of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentHead {
    /// The window's title.
    pub title: String,
    /// One sentence or two.
    pub description: Option<String>,
    /// The canonical address of the page.
    pub canonical: Option<String>,
    /// `og:type`.
    pub kind: &'static str,
    /// The title without the name of the site.
    pub share_title: String,
    /// The address of a picture.
    pub image: Option<String>,
    /// The alternative text of the picture.
    pub image_alt: Option<String>,
    /// The name of the site.
    pub site_name: String,
    /// Whether search engines should leave the page out.
    pub no_index: bool,
    /// Structured data, as JSON.
    pub json_ld: Option<String>,
}

/// Writes `head` into the document.
pub fn write(head: &DocumentHead) {
    let Some(document) = super::window().and_then(|window| window.document()) else { return };
    document.set_title(&head.title);
    meta(&document, "name", "description", head.description.as_deref());
    meta(
        &document,
        "name",
        "robots",
        Some(if head.no_index { "noindex" } else { "max-image-preview:large" }),
    );
    meta(&document, "property", "og:title", Some(&head.share_title));
    meta(&document, "property", "og:description", head.description.as_deref());
    meta(&document, "property", "og:type", Some(head.kind));
    meta(&document, "property", "og:site_name", Some(&head.site_name));
    meta(&document, "property", "og:url", head.canonical.as_deref());
    meta(&document, "property", "og:image", head.image.as_deref());
    meta(&document, "property", "og:image:alt", head.image_alt.as_deref());
    let card = if head.image.is_some() { "summary_large_image" } else { "summary" };
    meta(&document, "name", "twitter:card", Some(card));
    entry(&document, "link[rel=canonical]", head.canonical.is_some(), |link| {
        drop(link.set_attribute("rel", "canonical"));
        drop(link.set_attribute("href", head.canonical.as_deref().unwrap_or_default()));
    });
    json_ld(&document, head.json_ld.as_deref());
}

fn meta(document: &Document, key: &str, name: &str, content: Option<&str>) {
    entry(document, &format!("meta[{key}='{name}']"), content.is_some(), |meta| {
        drop(meta.set_attribute(key, name));
        drop(meta.set_attribute("content", content.unwrap_or_default()));
    });
}

fn entry(document: &Document, selector: &str, wanted: bool, write: impl FnOnce(&Element)) {
    let found = document.query_selector(selector).ok().flatten();
    if !wanted {
        if let Some(found) = found {
            found.remove();
        }
        return;
    }
    let element = found.or_else(|| {
        let kind = if selector.starts_with("link") { "link" } else { "meta" };
        let element = document.create_element(kind).ok()?;
        document.head()?.append_child(&element).ok()?;
        Some(element)
    });
    if let Some(element) = element {
        write(&element);
    }
}

/// Under Trusted Types a script element takes no text. Firefox asks that of data as well, whenever a script that has not
/// run comes into the page or is changed; so this is a copy of one that has run, which counts as run itself.
fn json_ld(document: &Document, json: Option<&str>) {
    if let Ok(Some(old)) = document.query_selector("script[type='application/ld+json']") {
        old.remove();
    }
    let Some(json) = json else { return };
    let write = || {
        let has_run = document.query_selector("script:not([src],[type])").ok()??;
        let script: Element = has_run.clone_node().ok()?.unchecked_into();
        script.set_attribute("type", "application/ld+json").ok()?;
        script.append_child(&document.create_text_node(json)).ok()?;
        document.head()?.append_child(&script).ok()
    };
    if write().is_none() {
        super::console::warn("The structured data of this page could not be written.");
    }
}
