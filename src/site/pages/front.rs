//! The front page: lead, secondary stories, Latest, a strip for each section, the rest.

use std::rc::Rc;

use web_sys::AbortSignal;

use super::message;
use crate::article::Article;
use crate::edition::{Front, Listing, PAGE_OF_STORIES, Strip};
use crate::element::{El, Kept, div, el};
use crate::route::Route;
use crate::site::components::card::{self, Variant};
use crate::site::components::picture::{self, Slot};
use crate::site::components::{labels, latest, load_more, meta, oxford, section, strip, strip_head};
use crate::site::context::{AppContext, KeptFront, Prepared};
use crate::site::head;
use crate::site::navigation::Arrival;
use crate::site::state::Site;
use crate::site::story_loader::LoadError;
use crate::site::words::fill;

/// How many stories the list at the foot shows before "Load more" is pressed.
const FIRST_REST: usize = PAGE_OF_STORIES / 2;

/// The front page as it was laid out, and the number of pages in its list.
struct FrontPage {
    front: Rc<Front>,
    pages: u32,
}

pub fn from_memory(context: &AppContext, pages: u32) -> Option<Prepared> {
    let is_loaded = {
        let edition = context.site.edition.borrow();
        edition.has_first_page() && !edition.is_empty()
    };
    if !is_loaded {
        return None;
    }
    let front = context.loader.front();
    let wanted = rest_wanted(pages);
    let enough = {
        let edition = context.site.edition.borrow();
        front.more(&edition, wanted).stories.len() == wanted || edition.next_pages().next().is_none()
    };
    // A front page with the first page of its list is shown as it is; one whose list had grown is loaded
    // first.
    (enough || pages == 1).then(|| prepared(context, front, pages))
}

pub async fn prepare(
    context: &AppContext,
    pages: u32,
    visit: Option<AbortSignal>,
) -> Result<Prepared, LoadError> {
    context.loader.first_pages().await?;
    if context.site.edition.borrow().is_empty() {
        return Ok(message::empty_edition(&context.site));
    }
    let front = context.loader.front();
    if pages > 1 {
        let wanted = rest_wanted(pages);
        let count = || front.more(&context.site.edition.borrow(), wanted).stories.len();
        while count() < wanted && context.loader.next_pages(None, visit.clone()).await? {}
    }
    Ok(prepared(context, front, pages))
}

fn prepared(context: &AppContext, front: Rc<Front>, pages: u32) -> Prepared {
    let nodes = kept(context, &front, pages);
    let page = FrontPage { front, pages };
    let head = head::of_front(&context.site);
    let layout = move |context: &AppContext| {
        let children = if nodes.is_away() { Vec::new() } else { view(context, &page) };
        vec![El::kept(&nodes, children)]
    };
    let mut prepared = Prepared::new(head, Box::new(layout));
    prepared.is_front = true;
    prepared
}

/// The nodes of the front page: those that the reader comes back to, if nothing is new in them, else none yet. Laying
/// a front page out takes several times as long as putting it back.
fn kept(context: &AppContext, front: &Rc<Front>, pages: u32) -> Rc<Kept> {
    let mut last = context.kept_front.borrow_mut();
    let comes_back = matches!(context.navigator.visit.get_untracked().arrival, Arrival::Returned { .. });
    let same = last.as_ref().filter(|last| {
        comes_back && last.pages == pages && Rc::ptr_eq(&last.front, front) && last.nodes.is_away()
    });
    if let Some(same) = same {
        return Rc::clone(&same.nodes);
    }
    let nodes = Rc::new(Kept::default());
    *last = Some(KeptFront { front: Rc::clone(front), pages, nodes: Rc::clone(&nodes) });
    nodes
}

fn rest_wanted(pages: u32) -> usize {
    FIRST_REST + PAGE_OF_STORIES * (pages as usize - 1)
}

fn view(context: &AppContext, page: &FrontPage) -> Vec<El> {
    let site = &context.site;
    let words = site.words;
    let front = &page.front;
    let heading = fill(words.heading_front_page, &[("name", &site.name())]);
    let secondary = front.secondary.iter().map(|story| card::card(site, story, Variant::Secondary));
    let secondary =
        (!front.secondary.is_empty()).then(|| div("cards front__more thumbs").children(secondary));
    let top = section("front__main", "top-h")
        .child(el("h2").class("vh").attr("id", "top-h").text(words.top_stories))
        .children(front.lead.as_ref().map(|lead| lead_view(site, lead, &front.also)))
        .children(secondary);
    let latest = (!front.latest.is_empty()).then(|| {
        section("front__side", "latest-h")
            .child(oxford())
            .child(el("h2").attr("id", "latest-h").text(words.latest))
            .children(latest::rail(site, &front.latest))
    });
    let mut parts = vec![
        el("h1").class("vh").attr("tabindex", "-1").text(&heading),
        div("front").child(top).children(latest),
    ];
    parts.extend(front.strips.iter().enumerate().map(|(index, strip)| strip_view(site, strip, index)));
    parts.extend(rest_view(context, page));
    parts
}

fn lead_view(site: &Site, lead: &Article, also: &[Rc<Article>]) -> El {
    let links = also
        .iter()
        .map(|story| labels::in_its_language(site, story, el("li")).child(card::headline_link(site, story)));
    let links = (!also.is_empty()).then(|| el("ul").class("also").children(links));
    let media = lead
        .hero
        .as_ref()
        .map(|hero| div("lead__media bleed").child(picture::picture(site, hero, Slot::Lead)));
    let words = div("lead__text stack")
        .children(lead.card_standfirst().map(|dek| el("p").class("dek").text(&dek)))
        .children(meta::meta(site, lead))
        .children(links);
    let class = if media.is_some() { "lead" } else { "lead lead--plain" };
    let head =
        div("lead__head").child(card::heading(site, lead, labels::kicker_line(site, lead, el("span"))));
    labels::in_its_language(site, lead, el("article").class(class)).child(head).children(media).child(words)
}

fn strip_view(site: &Site, strip: &Strip, index: usize) -> El {
    let id = format!("strip-{index}");
    let href = site.href(&Route::Section { id: strip.section.id.clone(), page: 1 });
    let body = strip::stories(site, strip.layout, &strip.stories);
    section("strip", &id).child(strip_head(site, &id, &strip.section.name, Some(&href))).child(body)
}

fn rest_view(context: &AppContext, page: &FrontPage) -> Option<El> {
    let site = &context.site;
    let front = Rc::clone(&page.front);
    let is_empty = {
        let edition = site.edition.borrow();
        edition.next_pages().next().is_none() && front.more(&edition, 1).stories.is_empty()
    };
    let list = load_more::GrowingList {
        route: Route::Front { page: page.pages },
        above: front.len(),
        listing: Box::new(move |context: &AppContext, count: usize| -> Listing {
            front.more(&context.site.edition.borrow(), count)
        }),
        first: rest_wanted(page.pages),
        // The list is of all stories, so the edition's total is the list's.
        section: None,
        knows_total: true,
        variant: Variant::Row,
        class: "cards rows two",
    };
    (!is_empty).then(|| {
        section("strip", "rest-h")
            .child(strip_head(site, "rest-h", site.words.more_stories, None))
            .children(load_more::view(context, list))
    })
}
