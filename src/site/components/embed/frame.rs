//! The frame or player that takes the place of an embed's words.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::article::Player;
use crate::browser::page;
use crate::element::{El, el};

/// Frames may run their own scripts in their own origin, and have no access to ours.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-presentation allow-popups";
/// The permissions of a player.
const ALLOW: &str = "fullscreen; picture-in-picture; encrypted-media";

/// `button`, which loads the player when it is pressed.
pub fn loading(button: El, name: String, player: &Player) -> El {
    let (frame, element) = (player.frame(), player.element());
    button.on("click", move |event| load_frame(&event, &name, &frame, element))
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
