//! The sidebar and the foot of a story: related and latest news, and more of its section. Part of the
//! supplement.

use std::rc::Rc;

use crate::article::{Article, Slug};
use crate::element::{El, div, el};
use crate::ranking::Related;
use crate::route::Route;
use crate::site::components::card::{self, Variant};
use crate::site::components::reason::words_of;
use crate::site::components::{latest, oxford, section, strip_head};
use crate::site::context::AppContext;
use crate::site::state::Site;

const LATEST: usize = 5;
const MORE_OF_SECTION: usize = 4;

/// The other stories on the page of a story; none is there twice.
struct Sidebar {
    related: Vec<Related>,
    latest: Vec<Rc<Article>>,
    of_section: Vec<Rc<Article>>,
}

fn stories_of(site: &Site, story: &Article, related: &[Related]) -> Sidebar {
    let edition = site.edition.borrow();
    // Related stories first; Latest takes the newest of the rest. Related stories may have been withdrawn
    // since they were found. Those that the story's file names need not be loaded.
    let is_there = |related: &&Related| {
        !story.found.is_empty() || edition.story(related.article.slug.as_str()).is_some()
    };
    let related: Vec<Related> = related.iter().filter(is_there).cloned().collect();
    let mut placed: Vec<Slug> = related.iter().map(|related| related.article.slug.clone()).collect();
    placed.push(story.slug.clone());
    let latest: Vec<_> =
        edition.newest().filter(|other| !placed.contains(&other.slug)).take(LATEST).cloned().collect();
    placed.extend(latest.iter().map(|story| story.slug.clone()));
    let of_section = story.section.as_ref().map(|section| {
        let free = edition.in_section(&section.id).filter(|other| !placed.contains(&other.slug));
        free.take(MORE_OF_SECTION).cloned().collect()
    });
    Sidebar { related, latest, of_section: of_section.unwrap_or_default() }
}

/// The sidebar: beside the story on a wide page, below it on a narrow one.
#[inline(never)]
pub fn sidebar(context: &AppContext, story: &Rc<Article>, related: &[Related]) -> Option<El> {
    let site = &context.site;
    let words = site.words;
    let sidebar = stories_of(site, story, related);
    let related = (!sidebar.related.is_empty()).then(|| {
        let rows = sidebar.related.iter().map(|related| {
            card::related(site, &related.article, related.reason.as_ref().map(|why| words_of(site, why)))
        });
        part("rel-h", words.related_news, [div("cards rows").children(rows)])
    });
    let latest = (!sidebar.latest.is_empty())
        .then(|| part("lat-h", words.latest_news, latest::rail(site, &sidebar.latest)));
    if related.is_none() && latest.is_none() {
        return None;
    }
    // Beside a story that runs the other way, the rest of the page still runs the site's.
    let language = &site.config.language;
    let aside = el("aside").class("side").attr("aria-label", words.more_news);
    let place = div("article__side")
        .attr("dir", language.direction().as_str())
        .attr("lang", language.tag())
        .child(aside.children(related).children(latest));
    Some(place)
}

fn part(id: &str, heading: &str, list: impl IntoIterator<Item = El>) -> El {
    section("side__part", id).child(oxford()).child(el("h2").attr("id", id).text(heading)).children(list)
}

/// More of the story's section, at the foot of the page.
#[inline(never)]
pub fn more_of_section(context: &AppContext, story: &Rc<Article>, related: &[Related]) -> Option<El> {
    let site = &context.site;
    let stories = stories_of(site, story, related).of_section;
    let of = story.section.as_ref().filter(|_| !stories.is_empty())?;
    let href = site.href(&Route::Section { id: of.id.clone(), page: 1 });
    let cards = stories.iter().map(|story| card::card(site, story, Variant::Quad));
    let heading = strip_head(site, "next-h", &site.section_name(of), Some(&href));
    Some(section("strip", "next-h").child(heading).child(div("cards quad thumbs").children(cards)))
}
