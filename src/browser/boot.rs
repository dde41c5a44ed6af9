//! The interface to `public/boot.js`, which runs before this program: `window.datelineBoot`.

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

/// The pending answer to the script's request for `address`, if there is one; each is handed out once.
pub fn take_asked(address: &str) -> Option<Promise> {
    let asked: Map = field("asked")?.dyn_into().ok()?;
    let answer = asked.get(&address.into());
    asked.delete(&address.into());
    answer.dyn_into().ok()
}

/// Ends the script's request for `answer`, which nobody waits for any more.
pub fn end_asked(answer: &Promise) {
    if let Some(end) =
        Reflect::get(answer, &"end".into()).ok().and_then(|end| end.dyn_into::<Function>().ok())
    {
        drop(end.call0(answer));
    }
}

/// Whether the page's Content Security Policy has blocked a request to the origin of `address`.
pub fn was_blocked_by_policy(address: &str) -> bool {
    let blocked: Option<Array> = field("blocked").and_then(|blocked| blocked.dyn_into().ok());
    blocked.is_some_and(|blocked| {
        blocked
            .iter()
            .filter_map(|uri| uri.as_string())
            .any(|uri| address.starts_with(&uri) || uri.starts_with(address))
    })
}

/// Calls the script's function `name` and returns its result.
pub fn call(name: &str) -> Option<JsValue> {
    field(name)?.dyn_into::<Function>().ok()?.call0(&JsValue::UNDEFINED).ok()
}

/// Calls the script's function `name` with `argument` and returns its result.
pub fn call_with(name: &str, argument: &str) -> Option<JsValue> {
    field(name)?.dyn_into::<Function>().ok()?.call1(&JsValue::UNDEFINED, &argument.into()).ok()
}

/// Whether a file of this release was found to be gone from the host.
pub fn is_outdated() -> bool {
    field("isOutdated").is_some_and(|value| value.is_truthy())
}

/// Whether the document was printed with its page in it.
pub fn is_printed() -> bool {
    field("isPrinted").is_some_and(|value| value.is_truthy())
}

/// Tells the script that the site is mounted, so that it no longer watches the start.
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
