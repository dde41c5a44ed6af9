//! The document's head for each page: title, description, sharing, structured data.

use super::state::Site;
use super::structured_data::Data;
use super::words::fill;
#[cfg(not(target_arch = "wasm32"))]
use crate::article::CreditOrigin;
use crate::article::{Article, Author, Image, Language, SafeUrl, Timestamp};
use crate::browser::head::DocumentHead;
use crate::route::Route;

/// The picture of pages that have none of their own, which the publisher has named.
pub fn share_image(site: &Site) -> Option<String> {
    site.config.share_image.as_ref().map(|image| image.as_str().to_owned())
}

/// The head of a page that is no story.
pub fn of_page(site: &Site, title: &str, description: String, route: &Route) -> DocumentHead {
    let name = site.name();
    DocumentHead {
        title: fill(site.words.title_of, &[("page", title), ("name", &name)]),
        description: Some(description),
        canonical: Some(site.public_address(route)),
        kind: "website",
        share_title: title.to_owned(),
        image: share_image(site),
        site_name: name,
        ..DocumentHead::default()
    }
}

/// The head of the front page.
pub fn of_front(site: &Site) -> DocumentHead {
    let name = site.name();
    let title = fill(site.words.title_front_page, &[("name", &name)]);
    let description = fill(site.words.description_front_page, &[("name", &name)]);
    let canonical = site.public_address(&Route::Front { page: 1 });
    let data = Data::of("WebSite")
        .text("name", &name)
        .text("url", &canonical)
        .text("inLanguage", site.config.language.tag());
    DocumentHead {
        share_title: name.clone(),
        image: share_image(site),
        title,
        description: Some(description),
        canonical: Some(canonical),
        kind: "website",
        site_name: name,
        json_ld: Some(data.into_json()),
        ..DocumentHead::default()
    }
}

/// The head of a page that says what went wrong: no address, and nothing for search engines.
pub fn of_message(site: &Site, title: &str) -> DocumentHead {
    let name = site.name();
    DocumentHead {
        title: fill(site.words.title_of, &[("page", title), ("name", &name)]),
        kind: "website",
        share_title: title.to_owned(),
        site_name: name,
        no_index: true,
        ..DocumentHead::default()
    }
}

/// The head of a story, with `NewsArticle` (schema.org) as structured data.
pub fn of_story(site: &Site, story: &Article, hero: Option<&Image>) -> DocumentHead {
    let name = site.name();
    // The canonical address is the story's page elsewhere, if it has one; else our own.
    let canonical = story.url.as_ref().filter(|url| url.is_web()).map(|url| url.as_str().to_owned());
    let canonical = canonical.unwrap_or_else(|| site.public_address(&Route::to(story)));
    let image = hero.map(widest_known);
    let raster = image.clone().filter(|image| !is_drawing(image));
    let has_raster = raster.is_some();
    DocumentHead {
        title: fill(site.words.title_of, &[("page", &story.headline), ("name", &name)]),
        description: story.standfirst.clone(),
        kind: "article",
        share_title: story.headline.clone(),
        image: raster.or_else(|| share_image(site)),
        image_alt: hero.and_then(|hero| hero.alt.clone()).filter(|alt| has_raster && !alt.is_empty()),
        json_ld: Some(news_article(story, &canonical, hero.zip(image.as_deref()), &name).into_json()),
        canonical: Some(canonical),
        site_name: name,
        ..DocumentHead::default()
    }
}

/// The widest rendition, because services show the picture of a shared link large; they know no AVIF, and SVG
/// is taken only if there is nothing else.
fn widest_known(hero: &Image) -> String {
    let known = |mime: Option<&str>| matches!(mime, None | Some("image/jpeg" | "image/png" | "image/webp"));
    let known = hero.renditions.iter().filter(|rendition| known(rendition.mime.as_deref()));
    let widest = known.max_by_key(|rendition| (!is_drawing(rendition.url.as_str()), rendition.width));
    widest.map_or(&hero.url, |rendition| &rendition.url).as_str().to_owned()
}

/// Whether an address leads to a drawing in SVG, which no service renders that shows shared links.
fn is_drawing(address: &str) -> bool {
    address
        .split(['?', '#'])
        .next()
        .and_then(|path| path.rsplit_once('.'))
        .is_some_and(|(_, kind)| kind == "svg")
}

fn news_article(story: &Article, canonical: &str, image: Option<(&Image, &str)>, publisher: &str) -> Data {
    let author = |author: &Author| {
        Data::of("Person").text("name", &author.name).maybe("url", author.url.as_ref().map(SafeUrl::as_str))
    };
    let date = |date: Option<Timestamp>| date.map(|date| date.to_string());
    let tags = story.tags.iter().map(|tag| tag.name.as_str());
    let image = image.map(|(hero, url)| image_object(hero, url));
    Data::of("NewsArticle")
        .text("headline", &story.headline)
        .text("mainEntityOfPage", canonical)
        .data("publisher", Data::of("NewsMediaOrganization").text("name", publisher))
        .list("author", story.authors.iter().map(author).collect())
        .maybe("description", story.standfirst.as_deref())
        .maybe("datePublished", date(story.published).as_deref())
        .maybe("dateModified", date(story.updated.or(story.published)).as_deref())
        .maybe("articleSection", story.section.as_ref().map(|section| section.name.as_str()))
        .maybe("inLanguage", story.language.as_ref().map(Language::tag))
        .maybe("keywords", (!story.tags.is_empty()).then(|| joined(tags)).as_deref())
        .list("image", image.into_iter().collect())
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut list = String::new();
    for word in words {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(word);
    }
    list
}

/// Who holds the rights, where the publisher says that.
#[cfg(not(target_arch = "wasm32"))]
fn rights_holder(hero: &Image) -> Option<&str> {
    let credit = hero.credit.as_ref()?;
    (credit.origin == CreditOrigin::RightsHolder).then_some(credit.text.as_str())
}

fn image_object(hero: &Image, url: &str) -> Data {
    let size = |pixels: Option<u32>| pixels.map(|pixels| pixels.to_string());
    let data = Data::of("ImageObject")
        .text("url", url)
        .text("contentUrl", url)
        .maybe("width", size(hero.width).as_deref())
        .maybe("height", size(hero.height).as_deref())
        .maybe("caption", hero.caption.as_deref())
        .maybe("creditText", hero.credit.as_ref().map(|credit| credit.text.as_str()));
    // Who reads that reads printed pages.
    #[cfg(not(target_arch = "wasm32"))]
    let data = data.maybe("copyrightNotice", rights_holder(hero));
    data
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::image_object;
    use crate::article::{Credit, CreditOrigin, Image, SafeUrl};

    #[test]
    fn a_rights_holder_stands_in_the_structured_data() {
        let of = |origin: CreditOrigin| {
            let mut image = Image::at(SafeUrl::web("https://news.example/a.jpg", None).unwrap());
            image.credit = Some(Credit { text: "Jo Doe".to_owned(), url: None, origin });
            image_object(&image, "https://news.example/a.jpg").into_json()
        };
        let notice = "\"copyrightNotice\":\"Jo Doe\"";
        assert!(of(CreditOrigin::RightsHolder).contains(notice));
        assert!(!of(CreditOrigin::Field).contains(notice) && of(CreditOrigin::Field).contains("creditText"));
    }
}
