//! The head of a printed page: what it says of itself, and what the browser asks for before it sees the page.

use super::tags::{HtmlTag, tags};
use crate::browser::head::DocumentHead;
use crate::element::{El, el};

/// The entries of the head of a page, a line each, as `browser::head` writes them into a document.
pub fn head(head: &DocumentHead, fediverse: Option<&str>, preloads: Vec<El>) -> String {
    let named = |name: &str, content: &str| el("meta").attr("name", name).attr("content", content);
    let property = |name: &str, content: Option<&str>| {
        content.map(|content| el("meta").attr("property", name).attr("content", content))
    };
    let mut entries = vec![el("title").text(&head.title)];
    entries.extend(head.description.as_deref().map(|text| named("description", text)));
    entries.push(named("robots", if head.no_index { "noindex" } else { "max-image-preview:large" }));
    entries.extend(head.canonical.as_deref().map(|to| el("link").attr("rel", "canonical").attr("href", to)));
    entries.extend(
        [
            property("og:title", Some(&head.share_title)),
            property("og:description", head.description.as_deref()),
            property("og:type", Some(head.kind)),
            property("og:site_name", Some(&head.site_name)),
            property("og:url", head.canonical.as_deref()),
            property("og:image", head.image.as_deref()),
            property("og:image:alt", head.image_alt.as_deref()),
        ]
        .into_iter()
        .flatten(),
    );
    entries.push(named("twitter:card", if head.image.is_some() { "summary_large_image" } else { "summary" }));
    entries.extend(fediverse.map(|account| named("fediverse:creator", account)));
    entries.extend(preloads);
    let mut lines: Vec<String> = entries.iter().map(El::html).collect();
    lines.extend(head.json_ld.as_deref().map(data_block));
    lines.join("\n")
}

/// Structured data in a script element, whose text no parser unescapes: without `<` it can neither end the element
/// nor begin a comment in it. In JSON `<` is only ever part of a string.
fn data_block(json: &str) -> String {
    format!("<script type=\"application/ld+json\">{}</script>", json.replace('<', "\\u003c"))
}

/// A link that has the browser ask for the picture of the page that is to be there first.
pub fn lead_picture(site: &str) -> Option<El> {
    let tags = tags(site);
    let at = tags.iter().position(|tag| tag.name == "img" && tag.has("fetchpriority", "high"))?;
    let image = tags.get(at)?;
    // The first source of the picture is the one that browsers take which know its type; others leave the link alone.
    let before = tags.get(..at)?.iter().rev().take_while(|tag| tag.name == "source");
    let source = before.last().unwrap_or(image);
    let value = |tag: &HtmlTag, name: &str| tag.attribute(name).map(str::to_owned);
    let link = el("link").attr("rel", "preload").attr("as", "image").attr("fetchpriority", "high");
    let link = match value(source, "srcset") {
        Some(set) => link
            .attr("imagesrcset", &set)
            .maybe("imagesizes", value(source, "sizes").as_deref())
            .maybe("type", value(source, "type").as_deref()),
        None => link.attr("href", &value(image, "src")?),
    };
    Some(link.maybe("referrerpolicy", value(image, "referrerpolicy").as_deref()))
}

/// A link that has the browser fetch a file of the edition when nothing else is on the line.
pub fn later_file(href: &str) -> El {
    el("link")
        .attr("rel", "preload")
        .attr("as", "fetch")
        .attr("crossorigin", "")
        .attr("fetchpriority", "low")
        .attr("href", href)
}

#[cfg(test)]
mod tests {
    use super::{data_block, lead_picture};

    #[test]
    fn data_cannot_leave_its_script() {
        let block = data_block("{\"headline\":\"</script><!--<script>\"}");
        assert_eq!(
            block,
            "<script type=\"application/ld+json\">{\"headline\":\"\\u003c/script>\\u003c!--\\u003cscript>\"}</script>"
        );
    }

    #[test]
    fn the_picture_that_is_asked_for_is_the_one_that_the_page_shows() {
        let link = |html: &str| lead_picture(html).map(|link| link.html());
        let img = "<img fetchpriority=\"high\" referrerpolicy=\"no-referrer\" src=\"/a.jpg\">";
        let plain = r#"<link rel="preload" as="image" fetchpriority="high" href="/a.jpg" referrerpolicy="no-referrer">"#;
        assert_eq!(link(img).as_deref(), Some(plain));
        let source =
            |kind: &str| format!("<source type=\"image/{kind}\" sizes=\"100vw\" srcset=\"/a.{kind} 640w\">");
        let picture = format!("<img src=\"/x\"><picture>{}{}{img}</picture>", source("avif"), source("webp"));
        let modern = r#"<link rel="preload" as="image" fetchpriority="high" imagesrcset="/a.avif 640w" imagesizes="100vw" type="image/avif" referrerpolicy="no-referrer">"#;
        assert_eq!(link(&picture).as_deref(), Some(modern));
        assert_eq!(link("<img src=\"/x\" loading=\"lazy\">"), None);
    }
}
