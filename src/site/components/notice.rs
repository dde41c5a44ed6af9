//! What the reader should know about the age of what is shown. A notice has no live role; its
//! words are said through the status line.

use crate::browser::page::{self, Politeness};
use crate::browser::timer::spawn;
use crate::element::{El, div, el};
use crate::site::context::AppContext;
use crate::site::story_loader::Notice;
use crate::site::words::fill;

/// The notice above the page, if there is one.
pub fn notice(context: &AppContext) -> El {
    let context = context.clone();
    div("notices").live(move || {
        let notice = context.loader.notice.get();
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
        Notice::NewStories(1) => (words.one_new_story.to_owned(), String::new()),
        Notice::NewStories(count) => {
            (fill(words.new_stories, &[("count", &count.to_string())]), String::new())
        }
    };
    page::announce(Politeness::Polite, format!("{what} {since}"));
    let context = context.clone();
    let button = |label: &str| el("button").class("btn").attr("type", "button").text(label);
    let action = match notice {
        Notice::Loading(_) => None,
        Notice::NewStories(_) => Some(button(words.show_them).on("click", move |_| {
            context.loader.lay_out_again();
            context.navigator.arrive_again();
        })),
        Notice::Offline(_) | Notice::Silent(_) => {
            Some(button(words.try_again).on("click", move |_| spawn(Box::pin(ask_again(context.clone())))))
        }
    };
    let line = el("p").child(el("b").text(&what)).text(" ").text(&since);
    div("notice").child(line).children(action)
}

async fn ask_again(context: AppContext) {
    match context.loader.refresh().await {
        Ok(()) => context.navigator.arrive_again(),
        Err(_) => page::announce(Politeness::Assertive, context.site.words.server_is_silent.to_owned()),
    }
}
