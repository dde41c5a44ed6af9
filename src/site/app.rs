//! The frame around the pages, and the order in which a page replaces another.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::RenderEffect;
use web_sys::HtmlElement;

use super::components::{footer, masthead, notice, wire};
use super::desk::Desk;
use super::element::{El, div, el};
use super::live::Live;
use super::navigation::{Arrival, Navigator, Visit};
use super::pages::{self, Prepared};
use super::search::SearchClient;
use super::words::fill;
use super::{Site, reader};
use crate::browser::boot::{self, Failure};
use crate::browser::fetch;
use crate::browser::head;
use crate::browser::page::{self, Voice};
use crate::browser::timer::{self, Work, spawn};

/// How long the page before stays when the next is not ready, in milliseconds.
const KEEP_OLD_PAGE: i32 = 300;
/// When a screen reader is told that stories are loading, in milliseconds after the link.
const SAY_LOADING: i32 = 1_000;
/// How long the static skeleton stays before the masthead works, in milliseconds.
const KEEP_STATIC_SHELL: i32 = 800;
/// When the rest of the program is asked for, in milliseconds after the first page.
const AFTER_FIRST_PAGE: i32 = 50;
/// `aria-current` on the page that is shown.
const CURRENT_PAGE: &str = "page";
/// `aria-current` on the section of a story.
const CURRENT_SECTION: &str = "true";

/// All that pages and components are given.
#[derive(Clone)]
pub struct Newsroom {
    pub site: Rc<Site>,
    pub desk: Rc<Desk>,
    pub search_client: Rc<SearchClient>,
    pub navigator: Rc<Navigator>,
    /// The skeletons that `index.html` paints before this program is there: front page and story.
    pub skeletons: [Option<HtmlElement>; 2],
    /// What `<main>` shows.
    pub shown: Live<Option<Rc<Prepared>>>,
}

/// Starts the site in the document: the program's one entry.
pub fn start() {
    let Some(site) = Site::open() else {
        boot::show_failure(Failure::Start);
        return;
    };
    // Leptos' root: the owner of all signals, and what runs their effects. It lives as long as the
    // document; our elements are put in their place when the first page is ready.
    leptos::mount::mount_to_body(move || open(site));
}

fn open(site: Rc<Site>) {
    let newsroom = Newsroom {
        desk: Desk::new(Rc::clone(&site)),
        search_client: SearchClient::new(&site),
        navigator: Navigator::start(&site.base),
        skeletons: [page::find(".sk--front"), page::find(".sk--story")],
        shown: Live::new(None),
        site,
    };
    reader::announce_direction(&newsroom.site);
    let search_client = Rc::clone(&newsroom.search_client);
    spawn(Box::pin(async move {
        first_page(newsroom).await;
        // So that the next page is there at once; a page that needs it asks again.
        timer::sleep(AFTER_FIRST_PAGE).await;
        search_client.start().await;
    }));
}

/// The first view is mounted once, with its data, where the skeleton stood. If the data is late,
/// the masthead is mounted before it, so that the reader can go elsewhere.
async fn first_page(newsroom: Newsroom) {
    let visit = newsroom.navigator.visit.peek();
    let requests = fetch::Visit::begin();
    let signal = requests.signal();
    let mut work: Work<_> = Box::pin(pages::prepare(&newsroom, &visit.route, signal));
    if let Some(prepared) = timer::within(&mut work, KEEP_STATIC_SHELL).await {
        if let Some(prepared) = prepared {
            show(&newsroom, prepared);
        }
        mount(&newsroom);
        follow_visits(&newsroom, requests);
        spawn(Box::pin(settle(newsroom.clone(), visit.clone())));
        return;
    }
    show(&newsroom, Prepared::loading(&newsroom.site, &visit.route));
    mount(&newsroom);
    follow_visits(&newsroom, requests);
    page::say(Voice::Polite, newsroom.site.words.loading_stories.to_owned());
    let prepared = work.await;
    show_if_not_late(&newsroom, &visit, prepared);
}

/// Puts the site where the static shell stood.
fn mount(newsroom: &Newsroom) {
    let Some(shell) = page::find(".site") else {
        boot::show_failure(Failure::Start);
        return;
    };
    frame(newsroom).replace(&shell);
}

fn frame(newsroom: &Newsroom) -> El {
    let (shown, handle) = (newsroom.shown.clone(), newsroom.clone());
    let page = move || shown.get().map(|prepared| prepared.view(&handle)).unwrap_or_default();
    let skip = el("a").class("skip").attr("href", "#main").text(newsroom.site.words.skip_to_content);
    let main = el("main").class("wrap").attr("id", "main").attr("tabindex", "-1");
    div("site")
        .child(skip)
        .child(masthead::masthead(newsroom))
        .child(wire::wire(newsroom))
        .child(main.child(notice::notice(newsroom)).live(page))
        .child(footer::footer(newsroom))
}

/// From now on every visit swaps the page.
fn follow_visits(newsroom: &Newsroom, first_requests: fetch::Visit) {
    let requests = RefCell::new(first_requests);
    let newsroom = newsroom.clone();
    let visit = newsroom.navigator.visit.clone();
    let first = visit.peek().number;
    let effect = RenderEffect::new(move |_| {
        let visit = visit.get();
        if visit.number == first {
            return;
        }
        // Ends the requests of the page that is being left.
        let mine = fetch::Visit::begin();
        let signal = mine.signal();
        requests.replace(mine);
        spawn(Box::pin(swap(newsroom.clone(), visit, signal)));
    });
    // For the life of the document.
    std::mem::forget(effect);
}

/// One swap of `<main>`: title, page, scroll, focus, in this order.
async fn swap(newsroom: Newsroom, visit: Visit, requests: Option<web_sys::AbortSignal>) {
    let in_memory = pages::from_memory(&newsroom, &visit.route);
    if in_memory.is_some() {
        show_if_not_late(&newsroom, &visit, in_memory);
        return;
    }
    let mut work: Work<_> = Box::pin(pages::prepare(&newsroom, &visit.route, requests));
    let mut prepared = timer::within(&mut work, KEEP_OLD_PAGE).await;
    if prepared.is_none() {
        if is_late(&newsroom, &visit) {
            return;
        }
        show(&newsroom, Prepared::loading(&newsroom.site, &visit.route));
        page::scroll_to(0.0);
        prepared = timer::within(&mut work, SAY_LOADING - KEEP_OLD_PAGE).await;
    }
    let prepared = match prepared {
        Some(prepared) => prepared,
        None => {
            page::say(Voice::Polite, newsroom.site.words.loading_stories.to_owned());
            work.await
        }
    };
    show_if_not_late(&newsroom, &visit, prepared);
}

/// Whether the reader has gone on since.
fn is_late(newsroom: &Newsroom, visit: &Visit) -> bool {
    newsroom.navigator.visit.peek().number != visit.number
}

fn show_if_not_late(newsroom: &Newsroom, visit: &Visit, prepared: Option<Prepared>) {
    if let Some(prepared) = prepared.filter(|_| !is_late(newsroom, visit)) {
        show(newsroom, prepared);
        spawn(Box::pin(settle(newsroom.clone(), visit.clone())));
    }
}

/// Writes the head and swaps the page.
pub fn show(newsroom: &Newsroom, prepared: Prepared) {
    head::write(&prepared.head);
    newsroom.shown.set(Some(Rc::new(prepared)));
}

/// After the swap: the position, then the focus. Effects run in a later task, so the page is not
/// there before the next tick.
async fn settle(newsroom: Newsroom, visit: Visit) {
    leptos::task::tick().await;
    if is_late(&newsroom, &visit) {
        return;
    }
    match &visit.arrival {
        Arrival::Loaded(scroll) => {
            if let Some(scroll) = scroll {
                page::scroll_to(*scroll);
            }
            if let Some(breaking) = newsroom.site.edition.borrow().breaking() {
                let words = fill(newsroom.site.words.breaking_said, &[("headline", &breaking.headline)]);
                if !reader::has_dismissed(&breaking.id) {
                    page::say(Voice::Polite, words);
                }
            }
        }
        Arrival::Followed => {
            page::scroll_to(0.0);
            // Who comes to search wants to type.
            match page::find("main input[type=search]") {
                Some(field) => page::focus(&field),
                None => focus_heading(),
            }
        }
        Arrival::Returned { scroll, followed } => {
            page::scroll_to(*scroll);
            match followed.as_deref().and_then(page::find_link) {
                Some(link) => page::focus(&link),
                None => focus_heading(),
            }
        }
    }
}

/// The h1 is read, and reading goes on from there.
pub fn focus_heading() {
    if let Some(heading) = page::find("main h1") {
        page::focus(&heading);
    }
}

/// The value of `aria-current` of a link in the navigation.
pub fn current(prepared: Option<&Prepared>, section: &crate::article::Slug) -> Option<&'static str> {
    let prepared = prepared?;
    (prepared.section.as_ref() == Some(section)).then_some(if prepared.is_section_page {
        CURRENT_PAGE
    } else {
        CURRENT_SECTION
    })
}
