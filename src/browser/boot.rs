//! What `public/boot.js` began before this program was there: `window.datelineBoot`.

use js_sys::{Array, Function, Map, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Why the static panel is shown.
#[derive(Clone, Copy, Debug)]
pub enum Failure {
    /// The program could not start.
    Start,
    /// The program panicked.
    Panic,
}

fn field(name: &str) -> Option<JsValue> {
    let window = super::window()?;
    let boot = Reflect::get(&window, &"datelineBoot".into()).ok()?;
    Reflect::get(&boot, &name.into()).ok().filter(|value| !value.is_undefined())
}

/// The path below which the site lives, with a slash at both ends.
pub fn base() -> String {
    field("base").and_then(|base| base.as_string()).unwrap_or_else(|| "/".to_owned())
}

/// The text of the configuration block.
pub fn config_block() -> String {
    field("config").and_then(|config| config.as_string()).unwrap_or_default()
}

/// The answer that is under way for `address`, if it was asked for; each is handed out once.
pub fn take_asked(address: &str) -> Option<Promise> {
    let asked: Map = field("asked")?.dyn_into().ok()?;
    let answer = asked.get(&address.into());
    asked.delete(&address.into());
    answer.dyn_into().ok()
}

/// Whether the page's policy kept us from asking for something at the origin of `address`.
pub fn was_blocked_by_policy(address: &str) -> bool {
    let blocked: Option<Array> = field("blocked").and_then(|blocked| blocked.dyn_into().ok());
    blocked.is_some_and(|blocked| {
        blocked
            .iter()
            .filter_map(|uri| uri.as_string())
            .any(|uri| address.starts_with(&uri) || uri.starts_with(address))
    })
}

/// What the script's function `name` comes to.
pub fn call(name: &str) -> Option<JsValue> {
    field(name)?.dyn_into::<Function>().ok()?.call0(&JsValue::UNDEFINED).ok()
}

/// What the script's function `name` comes to for `argument`.
pub fn call_with(name: &str, argument: &str) -> Option<JsValue> {
    field(name)?.dyn_into::<Function>().ok()?.call1(&JsValue::UNDEFINED, &argument.into()).ok()
}

/// Whether a file of this release was found to be gone from the host.
pub fn is_outdated() -> bool {
    field("isOutdated").is_some_and(|value| value.is_truthy())
}

/// The site is in its place: the start is no longer watched.
pub fn has_started() {
    drop(call("started"));
}

/// Shows the static panel that is part of `index.html`.
pub fn show_failure(failure: Failure) {
    let reason = match failure {
        Failure::Start => "start",
        Failure::Panic => "panic",
    };
    if let Some(fail) = field("fail").and_then(|fail| fail.dyn_into::<Function>().ok()) {
        // There is nothing left to try if the panel itself fails.
        drop(fail.call1(&JsValue::UNDEFINED, &reason.into()));
    }
}
