//! Embeds: a box that names the content of another publisher, and loads it only when asked.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::icon;
use crate::article::{Embed, Medium};
use crate::browser::page;
use crate::element::{El, div, el};
use crate::site::state::Site;
use crate::site::words::{Words, fill};

/// Frames may run their own scripts in their own origin, and have no access to ours.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-presentation allow-popups";
/// The permissions of a player.
const ALLOW: &str = "fullscreen; picture-in-picture; encrypted-media";

/// The box; with a player a press loads it, without one there is a link.
pub fn embed(site: &Site, embed: &Embed) -> El {
    let words = site.words;
    let medium = embed.player.as_ref().map_or(Medium::Page, |player| player.service.medium());
    let said = said(words, medium);
    let player = embed.player.as_ref().filter(|player| site.config.may_play(player));
    let host = embed.address.host().unwrap_or_default().trim_start_matches("www.");
    let name = embed.title.clone().unwrap_or_else(|| fill(said.from, &[("host", host)]));
    let open = el("a").link(&embed.address).text(&fill(words.open_at, &[("host", host)]));
    let label = fill(words.not_loaded, &[("name", &name)]);
    let group = div(said.class).attr("role", "group").attr("aria-label", &label);
    let title = el("p").child(el("b").text(&name));
    let Some(player) = player else {
        return group.child(title).child(open.class("btn"));
    };
    let (frame, element) = (player.frame(), player.element());
    let load = el("button")
        .class("btn btn--solid")
        .attr("type", "button")
        .child(icon("#i-play"))
        .text(said.load)
        .on("click", move |event| load_frame(&event, &name, &frame, element));
    let promise = fill(said.nothing_is_sent, &[("host", host)]);
    group.child(title).child(el("p").text(&promise)).child(load).child(open)
}

/// Replaces the words by the frame, and moves the focus into it.
fn load_frame(press: &Event, name: &str, address: &str, element: Option<&'static str>) {
    let button = press.current_target().and_then(|button| button.dyn_into::<Element>().ok());
    let Some(place) = button.and_then(|button| button.parent_element()) else { return };
    let frame = match element {
        Some(player) => {
            el(player).attr("controls", "").attr("autoplay", "").attr("aria-label", name).attr("src", address)
        }
        None => el("iframe")
            .attr("title", name)
            .attr("sandbox", SANDBOX)
            .attr("allow", ALLOW)
            .attr("referrerpolicy", "strict-origin-when-cross-origin")
            .attr("src", address),
    };
    place.set_text_content(None);
    drop(place.set_attribute("aria-label", name));
    if let Some(frame) = frame.append_to(&place).and_then(|frame| frame.dyn_into().ok()) {
        page::focus(&frame);
    }
}

/// The words for a kind of medium.
struct EmbedWords {
    class: &'static str,
    from: &'static str,
    load: &'static str,
    nothing_is_sent: &'static str,
}

fn said(words: &Words, medium: Medium) -> EmbedWords {
    let (class, from, load) = match medium {
        Medium::Video => ("embed", words.video_from, words.load_video),
        Medium::Post => ("embed embed--post", words.post_from, words.load_post),
        Medium::Audio => ("embed embed--audio", words.audio_from, words.load_audio),
        Medium::Chart => ("embed embed--post", words.chart_from, words.load_chart),
        Medium::Page => ("embed", words.content_from, words.load_content),
    };
    let is_video = medium == Medium::Video;
    let nothing_is_sent = if is_video { words.nothing_is_sent } else { words.nothing_is_sent_to };
    EmbedWords { class, from, load, nothing_is_sent }
}
