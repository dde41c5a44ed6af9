//! Something that lives at another publisher: a box that says what it is, and loads it only when asked.

use web_sys::HtmlElement;

use super::icon;
use crate::article::{Embed, Player};
use crate::browser::page;
use crate::site::Site;
use crate::site::element::{El, div, el};
use crate::site::words::fill;

/// Frames may run their own scripts in their own origin, and nothing else of ours.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-presentation allow-popups";
/// What a player needs.
const ALLOW: &str = "fullscreen; picture-in-picture; encrypted-media";

/// The box; with a player a press loads it, without one there is a link.
pub fn embed(site: &Site, embed: &Embed) -> El {
    let words = site.words;
    let player = embed.player.as_ref().filter(|player| site.config.may_play(player));
    let host = match player {
        Some(player) => host(player),
        None => embed.address.host().unwrap_or_default().trim_start_matches("www."),
    };
    let name = embed.title.clone().unwrap_or_else(|| fill(words.video_from, &[("host", host)]));
    let open = el("a").link(&embed.address).text(&fill(words.open_at, &[("host", host)]));
    let label = fill(words.not_loaded, &[("name", &name)]);
    let group = div("embed").attr("role", "group").attr("aria-label", &label);
    let title = el("p").child(el("b").text(&name));
    let Some(player) = player else {
        return group.child(title).child(open.class("btn"));
    };
    let frame = frame_address(player);
    let place = group.handle();
    let load = el("button")
        .class("btn btn--solid")
        .attr("type", "button")
        .child(icon("#i-play"))
        .text(words.load_video)
        .on("click", move |_| {
            if let Some(place) = &place {
                load_frame(place, &name, &frame);
            }
        });
    group.child(title).child(el("p").text(words.nothing_is_sent)).child(load).child(open)
}

/// Puts the frame in the place of the words, and the focus into it.
fn load_frame(place: &HtmlElement, name: &str, address: &str) {
    let frame = el("iframe")
        .attr("title", name)
        .attr("sandbox", SANDBOX)
        .attr("allow", ALLOW)
        .attr("referrerpolicy", "strict-origin-when-cross-origin")
        .attr("src", address);
    place.set_text_content(None);
    drop(place.set_attribute("aria-label", name));
    if let Some(frame) = frame.handle() {
        drop(place.append_child(&frame));
        page::focus(&frame);
    }
}

fn host(player: &Player) -> &'static str {
    match player {
        Player::YouTube(_) => "youtube.com",
        Player::Vimeo(_) => "vimeo.com",
    }
}

/// The address of the frame, rebuilt from a checked id.
fn frame_address(player: &Player) -> String {
    match player {
        Player::YouTube(id) => format!("https://www.youtube-nocookie.com/embed/{id}"),
        Player::Vimeo(id) => format!("https://player.vimeo.com/video/{id}?dnt=1"),
    }
}
