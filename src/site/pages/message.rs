//! A page with a message: what happened, whose fault it is not, and what to do.

use crate::browser::page;
use crate::browser::timer::{self, spawn};
use crate::element::Live;
use crate::element::{El, div, el, text};
use crate::route::Route;
use crate::site::context::{AppContext, MessageKind, Prepared};
use crate::site::head;
use crate::site::state::Site;
use crate::site::story_loader::LoadError;
use crate::site::words::{self, fill};

/// Pauses before automatic retries, in seconds; after these the page retries only when asked.
const TRIES_BY_ITSELF: [u32; 2] = [20, 60];

/// The action that may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WayOn {
    /// None on this page.
    None,
    /// A retry, when the reader asks for one.
    Retry,
    /// A retry, also an automatic one.
    RetryByItself,
    /// A reload of the page.
    Reload,
}

/// The words of a message and its action.
struct MessagePage {
    heading: String,
    text: String,
    /// Lines for the publisher.
    details: Vec<String>,
    way_on: WayOn,
    /// Whether a search may find the missing page.
    offers_search: bool,
}

/// "We can't find that page."
pub fn not_found(site: &Site) -> Prepared {
    let message = &site.words.not_found;
    let page = MessagePage {
        heading: message.heading.to_owned(),
        text: message.text.to_owned(),
        details: Vec::new(),
        way_on: WayOn::None,
        offers_search: true,
    };
    prepared(site, message, page)
}

/// The message for an error after which there is nothing to show.
pub fn of_error(site: &Site, error: &LoadError) -> Prepared {
    let words = site.words;
    let (message, way_on) = match error {
        LoadError::NoSuchStory | LoadError::Left => return not_found(site),
        LoadError::NotAnswering => (&words.not_answering, WayOn::RetryByItself),
        LoadError::NotAFeed => (&words.not_a_feed, WayOn::Retry),
        LoadError::Blocked(_) => (&words.blocked, WayOn::None),
        LoadError::Offline => (&words.offline, WayOn::Retry),
        LoadError::NoSource => (&words.misconfigured, WayOn::None),
        LoadError::NewRelease => (&words.new_release, WayOn::Reload),
    };
    let origin = if let LoadError::Blocked(origin) = error { origin } else { "" };
    // Nothing could be loaded: a wrong setting may be why, and the publisher is looking.
    let details = site.problems.iter().map(ToString::to_string).collect();
    let page = MessagePage {
        heading: message.heading.to_owned(),
        text: fill(message.text, &[("origin", origin)]),
        details,
        way_on,
        offers_search: false,
    };
    prepared(site, message, page)
}

/// The feed was read, and there is nothing in it.
pub fn empty_edition(site: &Site) -> Prepared {
    let message = &site.words.empty_edition;
    let page = MessagePage {
        heading: message.heading.to_owned(),
        text: message.text.to_owned(),
        details: Vec::new(),
        way_on: WayOn::Retry,
        offers_search: false,
    };
    prepared(site, message, page)
}

fn prepared(site: &Site, message: &words::Message, page: MessagePage) -> Prepared {
    let head = head::of_message(site, message.title);
    let may_pass = matches!(page.way_on, WayOn::Retry | WayOn::RetryByItself);
    let kind = if may_pass { MessageKind::MayPass } else { MessageKind::Final };
    let mut prepared = Prepared::new(head, Box::new(move |context| vec![view(context, &page)]));
    prepared.message = Some(kind);
    prepared
}

fn view(context: &AppContext, message: &MessagePage) -> El {
    let words = context.site.words;
    let front = Route::Front { page: 1 };
    let is_front = context.navigator.visit.get_untracked().route == front;
    let countdown = Live::new(None::<u32>);
    if message.way_on == WayOn::RetryByItself {
        count_down(context, &countdown);
    }
    let seconds = move || {
        let again = |seconds: u32| format!(" {}", fill(words.again_in, &[("seconds", &seconds.to_string())]));
        countdown.get().map(|seconds| text(&again(seconds))).into_iter().collect()
    };
    let details = (!message.details.is_empty()).then(|| {
        el("ul").class("msg__details").children(message.details.iter().map(|line| el("li").text(line)))
    });
    let retry = (message.way_on != WayOn::None).then(|| {
        let (context, way_on) = (context.clone(), message.way_on);
        let label = match way_on {
            WayOn::Reload => words.load_again,
            WayOn::RetryByItself => words.try_again_now,
            WayOn::Retry | WayOn::None => words.try_again,
        };
        let button = el("button").class("btn btn--solid").attr("type", "button").text(label);
        button.on("click", move |_| match way_on {
            WayOn::Reload => page::reload(),
            _ => context.navigator.arrive_again(),
        })
    });
    let home = (!is_front)
        .then(|| el("a").class("btn").attr("href", &context.site.href(&front)).text(words.front_page));
    let search = message.offers_search.then(|| {
        let href = context.site.href(&Route::Search { query: String::new() });
        el("a").class("btn btn--solid").attr("href", &href).text(words.search_stories)
    });
    div("msg")
        .child(el("h1").attr("tabindex", "-1").text(&message.heading))
        .child(el("p").text(&message.text).live(seconds))
        .children(details)
        .child(div("msg__acts").children(retry).children(search).children(home))
}

/// Retries automatically while the message is on the page. The time until then is written once: no countdown
/// runs under the reader's eyes.
fn count_down(context: &AppContext, countdown: &Live<Option<u32>>) {
    let tried = context.loader.count_try();
    let Some(seconds) = TRIES_BY_ITSELF.get(tried) else { return };
    countdown.set(Some(*seconds));
    let context = context.clone();
    let number = context.navigator.visit.get_untracked().number;
    let mut left = *seconds;
    spawn(Box::pin(async move {
        let is_here = || context.navigator.visit.get_untracked().number == number;
        // One second at a time, so that leaving the page ends it.
        while left > 0 && is_here() {
            timer::sleep(1_000).await;
            left -= 1;
        }
        if is_here() {
            context.navigator.arrive_again();
        }
    }));
}
