//! Mounts the frame around the pages, and swaps one page for the next.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::RenderEffect;

use super::components::picture::failures;
use super::context::{AppContext, MessageKind, Prepared};
use super::frame::frame;
use super::navigation::{Arrival, Navigator, Visit};
use super::pages;
use super::reader;
use super::search::SearchClient;
use super::state::Site;
use super::story_loader::{Notice, StoryLoader, prefetch};
use super::words::fill;
use crate::browser::boot::{self, Failure};
use crate::browser::fetch;
use crate::browser::head;
use crate::browser::page::{self, Politeness};
use crate::browser::part::{self, ProgramPart};
use crate::browser::timer::{self, Work, spawn};
use crate::element::Live;

/// How long the previous page stays when the next is not ready, in milliseconds.
const KEEP_OLD_PAGE: i32 = 300;
/// When a screen reader is told that stories are loading, in milliseconds after the link.
const SAY_LOADING: i32 = 1_000;
/// How long the static skeleton stays before the masthead is mounted, in milliseconds.
const KEEP_STATIC_SHELL: i32 = 800;
/// When the rest of the program is loaded, in milliseconds after the first page.
const AFTER_FIRST_PAGE: i32 = 50;

/// Starts the site in the document: the program's one entry.
pub fn start() {
    let Some(site) = Site::open() else {
        boot::show_failure(Failure::Start);
        return;
    };
    // Leptos' root: the owner of all signals, and the runner of their effects. It lives as long as the
    // document; our elements are put in their place when the first page is ready.
    leptos::mount::mount_to_body(move || open(site));
}

fn open(site: Rc<Site>) {
    let context = AppContext {
        loader: StoryLoader::new(Rc::clone(&site)),
        search_client: SearchClient::new(&site),
        navigator: Navigator::start(&site.base, !boot::is_printed()),
        skeletons: [page::find(".sk--front"), page::find(".sk--story")],
        shown: Live::new(None),
        painted: Live::new(0),
        kept_front: Rc::default(),
        is_printed: boot::is_printed(),
        site,
    };
    reader::announce_direction(&context.site);
    failures::watch_for_failures(context.site.words.picture_unavailable);
    follow_network(&context);
    let (search_client, loader) = (Rc::clone(&context.search_client), Rc::clone(&context.loader));
    spawn(Box::pin(async move {
        first_page(context).await;
        // Loaded early, so that the next page is there at once; a page that needs it asks again.
        timer::sleep(AFTER_FIRST_PAGE).await;
        search_client.start().await;
        if part::is_loaded(ProgramPart::Lists) {
            prefetch::start(&loader);
        }
    }));
}

/// The first view is mounted once, with its data, in the place of the skeleton, or over the printed page. If the data
/// is late, the masthead is mounted before it, so that the reader can go elsewhere.
async fn first_page(context: AppContext) {
    let visit = context.navigator.visit.get_untracked();
    let requests = fetch::RequestScope::begin();
    let signal = requests.signal();
    let mut work: Work<_> = Box::pin(pages::prepare(&context, &visit.route, signal));
    // A printed page is read already, and until the program has all that it needs, links are the browser's.
    let patience = if context.is_printed { i32::MAX } else { KEEP_STATIC_SHELL };
    if let Some(prepared) = timer::within(&mut work, patience).await {
        if let Some(prepared) = prepared {
            if context.is_printed && prepared.message.is_some() {
                boot::show_failure(Failure::Start);
                return;
            }
            show(&context, prepared);
        }
        mount(&context);
        follow_visits(&context, &visit, requests);
        spawn(Box::pin(settle(context.clone(), visit.clone())));
        return;
    }
    show(&context, pages::loading(&context.site, &visit.route));
    mount(&context);
    follow_visits(&context, &visit, requests);
    page::announce(Politeness::Polite, context.site.words.loading_stories.to_owned());
    let prepared = work.await;
    show_if_not_late(&context, &visit, prepared);
}

/// Mounts the site in the place of the static shell.
fn mount(context: &AppContext) {
    let Some(shell) = page::find(".site") else {
        boot::show_failure(Failure::Start);
        return;
    };
    frame(context).take_over(&shell);
    boot::has_started();
}

/// Mounts the site again in the place of one that another script has damaged; effects of the damaged one do
/// not change the page any more.
fn mount_anew(context: &AppContext) {
    if let Some(empty) = page::find(".site").as_ref().and_then(page::empty_in_place_of) {
        frame(context).take_over(&empty);
    }
}

/// From now on every visit after `first` swaps the page.
fn follow_visits(context: &AppContext, first: &Visit, first_requests: fetch::RequestScope) {
    context.navigator.take_links();
    let requests = RefCell::new(first_requests);
    let context = context.clone();
    let visit = context.navigator.visit.clone();
    let first = first.number;
    let effect = RenderEffect::new(move |_| {
        let visit = visit.get();
        if visit.number == first {
            return;
        }
        // Ends the requests of the page that is being left.
        let mine = fetch::RequestScope::begin();
        let signal = mine.signal();
        requests.replace(mine);
        spawn(Box::pin(swap(context.clone(), visit, signal)));
    });
    // For the life of the document.
    std::mem::forget(effect);
}

/// One swap of `<main>`: title, page, scroll, focus, in this order.
async fn swap(context: AppContext, visit: Visit, requests: Option<web_sys::AbortSignal>) {
    let in_memory = pages::from_memory(&context, &visit.route);
    if in_memory.is_some() {
        show_if_not_late(&context, &visit, in_memory);
        return;
    }
    let mut work: Work<_> = Box::pin(pages::prepare(&context, &visit.route, requests));
    let mut prepared = timer::within(&mut work, KEEP_OLD_PAGE).await;
    if prepared.is_none() {
        if is_late(&context, &visit) {
            return;
        }
        show(&context, pages::loading(&context.site, &visit.route));
        page::scroll_to(0.0);
        prepared = timer::within(&mut work, SAY_LOADING - KEEP_OLD_PAGE).await;
    }
    let prepared = match prepared {
        Some(prepared) => prepared,
        None => {
            page::announce(Politeness::Polite, context.site.words.loading_stories.to_owned());
            work.await
        }
    };
    show_if_not_late(&context, &visit, prepared);
}

/// Whether a newer visit has begun.
fn is_late(context: &AppContext, visit: &Visit) -> bool {
    context.navigator.visit.get_untracked().number != visit.number
}

fn show_if_not_late(context: &AppContext, visit: &Visit, prepared: Option<Prepared>) {
    if let Some(prepared) = prepared.filter(|_| !is_late(context, visit)) {
        if visit.arrival == Arrival::Followed {
            // Before the swap, while nothing has to be laid out for it.
            page::scroll_to(0.0);
        } else {
            // Who comes back finds all of the page at once, and the place in it.
            context.painted.set(visit.number + 1);
        }
        show(context, prepared);
        spawn(Box::pin(settle(context.clone(), visit.clone())));
    }
}

/// Writes the head and swaps the page.
fn show(context: &AppContext, prepared: Prepared) {
    head::write(&prepared.head);
    context.shown.set(Some(Rc::new(prepared)));
}

/// Whether the page is in the document: its heading is.
fn is_page_there() -> bool {
    page::find("main h1").is_some()
}

/// Another script may have removed the nodes that the page is rendered into (`normalize`, a remover of white
/// space, a translator): then the page is mounted again, and if that does not help, the reader is told.
async fn ensure_page(context: &AppContext) {
    if is_page_there() {
        return;
    }
    mount_anew(context);
    leptos::task::tick().await;
    if !is_page_there() {
        boot::show_failure(Failure::Panic);
    }
}

/// When the device is online again, repeats a failed page, or refreshes stories that are old or incomplete.
fn follow_network(context: &AppContext) {
    let context = context.clone();
    page::on_window("online", move |_| {
        let is_waiting =
            context.shown.get_untracked().is_some_and(|page| page.message == Some(MessageKind::MayPass));
        let notice = context.loader.notice.get_untracked();
        if is_waiting {
            context.navigator.arrive_again();
        } else if matches!(notice, Some(Notice::Offline(_) | Notice::Silent(_) | Notice::Incomplete)) {
            let loader = Rc::clone(&context.loader);
            spawn(Box::pin(async move { loader.refresh_behind().await }));
        }
    });
}

/// After the swap: the scroll position; when the page is painted, the focus, and what may come later. Effects run in
/// a later task, so the page is not there before the next tick.
async fn settle(context: AppContext, visit: Visit) {
    leptos::task::tick().await;
    if is_late(&context, &visit) {
        return;
    }
    ensure_page(&context).await;
    match &visit.arrival {
        Arrival::Loaded(scroll) => {
            if context.is_printed {
                // The reader was there first, and may have scrolled, typed and chosen.
                drop(boot::call("takenOver"));
            } else if let Some(scroll) = scroll {
                page::scroll_to(*scroll);
            }
            let edition = context.site.edition.borrow();
            if let Some((breaking, true)) = reader::wire_story(&context.site, &edition) {
                let words = fill(context.site.words.breaking_said, &[("headline", &breaking.headline)]);
                page::announce(Politeness::Polite, words);
            }
        }
        Arrival::Followed => {}
        Arrival::Returned { scroll, followed } => {
            page::scroll_to(*scroll);
            match followed.as_deref().and_then(page::find_link) {
                Some(link) => page::focus(&link),
                None => page::focus_heading(),
            }
        }
    }
    // What follows would lay out the page for itself.
    timer::painted().await;
    if is_late(&context, &visit) {
        return;
    }
    if visit.arrival == Arrival::Followed {
        // The search page has a search field, in which the reader wants to type.
        if let Some(target) = page::find("main input[type=search]").or_else(page::heading) {
            page::focus_in_view(&target);
        }
    }
    context.painted.set(visit.number + 1);
}
