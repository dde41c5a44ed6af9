//! The formats of the reader's language, by `Intl`, so that no calendar and no table of numbers is in the
//! wasm.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The `format` function of a formatter of this `kind` (`DateTimeFormat`, `NumberFormat`), for the language
/// `tag` (BCP 47). `None`: the browser does not know the language, or an option.
pub fn formatter(kind: &str, tag: &str, options: &[(&str, &str)]) -> Option<Function> {
    // Without a prototype: what another script adds to that of all objects would be taken for options.
    let wanted = Object::<JsValue>::create(JsValue::NULL.unchecked_ref());
    for (name, value) in options {
        Reflect::set(&wanted, &(*name).into(), &(*value).into()).ok()?;
    }
    // By `Reflect`, which returns exceptions as errors: an unknown language or option throws one.
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor: Function = Reflect::get(&intl, &kind.into()).ok()?.dyn_into().ok()?;
    let arguments = Array::of2(&Array::of1(&tag.into()), &wanted);
    let formatter = Reflect::construct(&constructor, &arguments).ok()?;
    Reflect::get(&formatter, &"format".into()).ok()?.dyn_into().ok()
}

/// A count as readers of the language `tag` write it: "3,193".
pub fn count(count: usize, tag: &str) -> String {
    let written = formatter("NumberFormat", tag, &[])
        .and_then(|format| format.call1(&JsValue::UNDEFINED, &count.into()).ok()?.as_string());
    written.unwrap_or_else(|| count.to_string())
}
