//! Embeds: a box that names the content of another publisher, and loads it only when asked.

#[cfg(feature = "site")]
mod frame;

#[cfg(feature = "site")]
use super::icon;
use super::meta::in_the_sites_language;
use crate::article::{Embed, Medium};
use crate::element::{El, div, el};
use crate::site::state::Site;
use crate::site::words::{Words, fill};

/// The box; with a player a press loads it, without one there is a link.
pub fn embed(site: &Site, embed: &Embed) -> El {
    let words = site.words;
    let medium = embed.player.as_ref().map_or(Medium::Page, |player| player.service.medium());
    let said = said(words, medium);
    let player = embed.player.as_ref().filter(|player| site.config.may_play(player));
    let host = embed.address.host_name();
    let name = embed.title.clone().unwrap_or_else(|| fill(said.from, &[("host", host)]));
    let open = el("a").link(&embed.address).text(&fill(words.open_at, &[("host", host)]));
    let label = fill(words.not_loaded, &[("name", &name)]);
    let group = div(said.class).attr("role", "group").attr("aria-label", &label);
    let group = in_the_sites_language(site, group);
    let title = el("b").text(&name);
    // The language of a publisher's title is not known.
    let title = if embed.title.is_some() { title.attr("lang", "").attr("dir", "auto") } else { title };
    let title = el("p").child(title);
    let Some(player) = player else {
        return group.child(title).child(open.class("btn"));
    };
    #[cfg(feature = "site")]
    {
        let button = el("button").class("btn btn--solid").attr("type", "button");
        let load = frame::loading(button.child(icon("#i-play")).text(said.load), name, player);
        let promise = fill(said.nothing_is_sent, &[("host", host)]);
        group.child(title).child(el("p").text(&promise)).child(load).child(open)
    }
    // The widget plays nothing: it has the link only.
    #[cfg(not(feature = "site"))]
    {
        let _ = player;
        group.child(title).child(open.class("btn"))
    }
}

/// The words for a kind of medium.
struct EmbedWords {
    class: &'static str,
    from: &'static str,
    #[cfg(feature = "site")]
    load: &'static str,
    #[cfg(feature = "site")]
    nothing_is_sent: &'static str,
}

fn said(words: &Words, medium: Medium) -> EmbedWords {
    let (class, from) = match medium {
        Medium::Video => ("embed", words.video_from),
        Medium::Post => ("embed embed--post", words.post_from),
        Medium::Audio => ("embed embed--audio", words.audio_from),
        Medium::Chart => ("embed embed--post", words.chart_from),
        Medium::Page => ("embed", words.content_from),
    };
    EmbedWords {
        class,
        from,
        #[cfg(feature = "site")]
        load: match medium {
            Medium::Video => words.load_video,
            Medium::Post => words.load_post,
            Medium::Audio => words.load_audio,
            Medium::Chart => words.load_chart,
            Medium::Page => words.load_content,
        },
        #[cfg(feature = "site")]
        nothing_is_sent: match medium {
            Medium::Video => words.nothing_is_sent,
            _ => words.nothing_is_sent_to,
        },
    }
}
