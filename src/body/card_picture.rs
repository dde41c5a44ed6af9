//! The first large picture of a text, for the card of a story without a hero. Found without a parser, as it is
//! needed for every story of a feed.

use super::boxes;
use super::elements::{Attribute, Element, Fate};
use super::entities::decode;
use super::images::{candidates, is_no_picture};
use super::lexer::{Attributes, HtmlToken, Lexer};
use super::names::look_up;
use super::prescan::{hides, is_of_one_pixel};
use super::quirks::{Role, Roles};
use super::sizes::pixels;
use super::text::collapsed;
use crate::article::{Article, Body, Image, Markup, Rendition, SafeUrl};

/// Least width of a picture for a card, in pixels.
const MIN_WIDTH: u32 = 300;

/// Parts of the class names of pictures that do not belong to the story.
const NO_STORY: [&str; 4] = ["avatar", "icon", "logo", "emoji"];

/// Gives `article` a hero for its card, if it has none: its first attached picture, else the first large one in
/// its text.
pub fn add_card_picture(article: &mut Article) {
    if article.hero.is_some() {
        return;
    }
    if let Some(first) = article.pictures.first() {
        article.hero = Some(first.clone());
        article.hero_is_in_text = true;
    } else if let Body::Unparsed(manuscript) = &article.body
        && let Markup::Html(html) = &manuscript.markup
    {
        article.hero = first_large(html, &manuscript.base);
        article.hero_is_in_text = article.hero.is_some();
    }
}

fn first_large(html: &str, base: &SafeUrl) -> Option<Image> {
    Lexer::new(html).find_map(|token| match token {
        HtmlToken::Start { name, attributes, .. } if look_up(name).1 == Fate::Keep(Element::Image) => {
            large(attributes, base)
        }
        _ => None,
    })
}

fn large(attributes: Attributes, base: &SafeUrl) -> Option<Image> {
    let of_script = boxes::lazy_picture(&attributes);
    let (mut image, mut lazy, mut renditions) = (None, None, Vec::new());
    let (mut width, mut height, mut alt) = (None, None, None);
    for (name, value) in attributes {
        let address = |text: &str| SafeUrl::web(&decode(text), Some(base)).filter(|url| !is_no_picture(url));
        match Attribute::called(name) {
            Some(Attribute::Src) => image = address(value),
            Some(Attribute::LazySrc) => lazy = lazy.or_else(|| address(value)),
            Some(Attribute::Srcset | Attribute::LazySrcset) => {
                for (text, width) in candidates(&decode(value)) {
                    if let (Some(url), Some(width)) = (address(text), width) {
                        renditions.push(Rendition { url, width, mime: None });
                    }
                }
            }
            Some(Attribute::Width) => width = pixels(value),
            Some(Attribute::Height) => height = pixels(value),
            Some(Attribute::Alt) => alt = Some(collapsed(&decode(value))),
            Some(Attribute::Hidden) => return None,
            _ if name.eq_ignore_ascii_case("style") => {
                let style = decode(value);
                if hides(&style) || is_of_one_pixel(&style) {
                    return None;
                }
            }
            Some(Attribute::Class) => {
                let is_other = NO_STORY.iter().any(|part| value.contains(part));
                if is_other || Roles::of(value).has(Role::Symbol) {
                    return None;
                }
            }
            _ => {}
        }
    }
    renditions.truncate(16);
    let widest = renditions
        .iter()
        .max_by_key(|rendition| rendition.width)
        .map(|widest| (widest.url.clone(), widest.width));
    let of_script = of_script.and_then(|text| SafeUrl::web(&decode(text), Some(base)));
    let url = lazy.or(of_script).or(image).or_else(|| Some(widest.as_ref()?.0.clone()))?;
    let known = width.or(widest.map(|(_, width)| width));
    let is_large = known.map_or_else(|| url.is_of_picture_file(), |width| width >= MIN_WIDTH);
    let is_flat = height.is_some_and(|height| height < MIN_WIDTH / 3);
    (is_large && !is_flat).then(|| Image { width, height, alt, renditions, ..Image::at(url) })
}

#[cfg(test)]
mod tests {
    use super::first_large;
    use crate::article::SafeUrl;

    fn found(html: &str) -> Option<String> {
        let base = SafeUrl::web("https://p.example/story/", None);
        first_large(html, &base.unwrap()).map(|image| image.url.path().to_owned())
    }

    #[test]
    fn the_first_large_picture_of_a_text_is_found() {
        let html = "<p><img src=/i.png width=40 height=40><img class=avatar src=/a.jpg><img src=/b.gif width=1>x</p>\
            <img src=data:x data-src='/c.jpg?a=1&amp;b=2' width=800><img src=/d.jpg>";
        assert_eq!(found(html).as_deref(), Some("/c.jpg"));
        assert_eq!(found("<img srcset='/s.jpg 200w, /l.jpg 900w'>").as_deref(), Some("/l.jpg"));
        assert_eq!(found("<img src=/unknown.jpg>").as_deref(), Some("/unknown.jpg"));
    }

    #[test]
    fn counters_icons_and_what_may_be_anything_are_none() {
        for html in [
            "",
            "<p>x",
            "<img src=/px?id=1>",
            "<img src=https://pixel.example/a.jpg>",
            "<img src=/a.jpg width=120>",
            "<img src=/a.jpg width=728 height=90>",
            "<img src=/a.jpg hidden>",
            "<img src=/a.jpg style='display: none'>",
            "<img src=/a.jpg style='width:1px'>",
        ] {
            assert_eq!(found(html), None, "{html}");
        }
    }
}
