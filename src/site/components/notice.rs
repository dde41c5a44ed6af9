//! The notice about the age of the stories shown. It has no live role: its words are announced in the polite
//! live region.

use crate::browser::page::{self, Politeness};
use crate::browser::timer::spawn;
use crate::element::{El, div, el};
use crate::site::context::{AppContext, MessageKind};
use crate::site::story_loader::{LoadError, Notice};
use crate::site::words::fill;

/// The notice above the page, if there is one. A page that is a message itself says what is wrong and what to
/// do, so there is no notice above it.
pub fn notice(context: &AppContext) -> El {
    let context = context.clone();
    div("notices").live(move || {
        let is_message = context.shown.get().is_some_and(|page| page.message == Some(MessageKind::MayPass));
        let notice = context.loader.notice.get().filter(|_| !is_message);
        notice.iter().map(|notice| notice_view(&context, notice)).collect()
    })
}

fn notice_view(context: &AppContext, notice: &Notice) -> El {
    let site = &context.site;
    let words = site.words;
    let kept = |at: &f64| fill(words.as_it_was, &[("time", &site.clock.full(*at))]);
    let (what, since) = match notice {
        Notice::Offline(at) => (words.you_are_offline.to_owned(), kept(at)),
        Notice::Silent(at) => (words.server_is_silent.to_owned(), kept(at)),
        Notice::Loading(at) => (words.still_loading.to_owned(), kept(at)),
        Notice::Incomplete => (words.some_did_not_load.to_owned(), String::new()),
        Notice::StoryChanged => (words.story_changed.to_owned(), String::new()),
        Notice::NewStories(1) => (words.one_new_story.to_owned(), String::new()),
        Notice::NewStories(count) => {
            (fill(words.new_stories, &[("count", &count.to_string())]), String::new())
        }
    };
    // A page that is left and returned to shows the notice again; it is announced once.
    if context.loader.is_unsaid(notice) {
        page::announce(Politeness::Polite, format!("{what} {since}"));
    }
    let context = context.clone();
    let button = |label: &str| el("button").class("btn").attr("type", "button").text(label);
    let action = match notice {
        Notice::Loading(_) => None,
        Notice::NewStories(_) => Some(button(words.show_them).on("click", move |_| {
            context.loader.lay_out_again();
            context.navigator.arrive_again();
        })),
        Notice::StoryChanged => Some(button(words.show_it).on("click", move |_| {
            context.loader.notice.set(None);
            context.navigator.arrive_again();
        })),
        Notice::Offline(_) | Notice::Silent(_) | Notice::Incomplete => {
            Some(button(words.try_again).on("click", move |_| spawn(Box::pin(ask_again(context.clone())))))
        }
    };
    let line = el("p").child(el("b").text(&what)).text(" ").text(&since);
    div("notice").child(line).children(action)
}

async fn ask_again(context: AppContext) {
    match context.loader.refresh().await {
        Ok(()) => context.navigator.arrive_again(),
        Err(error) => {
            let words = context.site.words;
            let is_offline = error == LoadError::Offline;
            let said = if is_offline { words.you_are_offline } else { words.server_is_silent };
            page::notify(Politeness::Assertive, said);
        }
    }
}
