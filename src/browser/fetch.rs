//! Fetches text over the network, with a time-out, few retries and a size limit; requests are aborted when
//! the reader leaves the page.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::{Request, Response};
use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, ReadableStreamDefaultReader, RequestCache, RequestInit};

use super::{boot, timer};
#[cfg(feature = "quirks")]
use crate::text::charset;

/// How long a server may be silent, before its answer and between two chunks of it, in milliseconds. There is
/// no limit for the whole of a large answer on a slow line.
const MAX_SILENCE: i32 = 10_000;
/// How often a request is repeated after it has failed for a reason that may pass.
const RETRIES: u32 = 2;
/// The first pause before a retry is at most this long, in milliseconds; the next twice that.
const FIRST_PAUSE: f64 = 600.0;
/// A server that asks for patience gets at most this much, in milliseconds.
const MAX_PAUSE: f64 = 5_000.0;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The device says that it has no network.
    Offline,
    /// The server could not be reached, or does not let this site ask (CORS).
    Unreachable,
    /// The page's Content Security Policy does not allow the server.
    BlockedByPolicy,
    /// The server did not answer in time.
    TimedOut,
    /// The server answered with an error.
    Status(u16),
    /// The answer is larger than the limit.
    TooLarge,
    /// The reader has left the page.
    Left,
}

impl FetchError {
    fn may_pass(&self) -> bool {
        match self {
            FetchError::Unreachable | FetchError::TimedOut => true,
            FetchError::Status(status) => matches!(status, 408 | 429 | 500..),
            FetchError::Offline | FetchError::BlockedByPolicy | FetchError::TooLarge | FetchError::Left => {
                false
            }
        }
    }
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The body.
    pub text: String,
    /// The values of the headers in [`COUNTS`].
    pub counts: [Option<u32>; 2],
}

/// Headers with the total number of stories and of pages. A server of another origin has to expose them
/// (CORS).
const COUNTS: [&str; 2] = ["x-wp-total", "x-wp-totalpages"];

/// Requests that end together when the reader leaves the page; dropping it ends them.
pub struct RequestScope(Option<AbortController>);

impl RequestScope {
    /// A scope that lasts until it is dropped.
    pub fn begin() -> RequestScope {
        RequestScope(AbortController::new().ok())
    }

    /// The signal that aborts the requests of the scope.
    pub fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }
}

impl Drop for RequestScope {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// The text at `address`, of at most `max_bytes`.
///
/// An answer that `boot.js` has requested already is used. Bytes that are not UTF-8 are replaced.
///
/// # Errors
/// [`FetchError`], after [`RETRIES`] retries with full jitter where the reason may pass.
pub async fn text(
    address: &str,
    max_bytes: usize,
    visit: Option<AbortSignal>,
) -> Result<Fetched, FetchError> {
    let mut pause = FIRST_PAUSE;
    let mut retries = RETRIES;
    let mut asked = boot::take_asked(address);
    loop {
        let (error, wait) =
            match attempt(address, max_bytes, visit.as_ref(), asked.take(), retries < RETRIES).await {
                Ok(fetched) => return Ok(fetched),
                Err(failed) => failed,
            };
        if !error.may_pass() || retries == 0 {
            return Err(error);
        }
        retries -= 1;
        let wait = wait.unwrap_or_else(|| js_sys::Math::random() * pause).min(MAX_PAUSE);
        #[expect(clippy::cast_possible_truncation, reason = "at most MAX_PAUSE")]
        timer::sleep(wait as i32).await;
        pause *= 2.0;
        if has_left(visit.as_ref()) {
            return Err(FetchError::Left);
        }
    }
}

fn has_left(visit: Option<&AbortSignal>) -> bool {
    visit.is_some_and(AbortSignal::aborted)
}

/// An error, and the pause before a retry that the server asks for, in milliseconds.
type Failed = (FetchError, Option<f64>);

/// A request. Its options have no prototype, so that properties that another script adds to all objects are
/// not taken for options.
fn request(address: &str, signal: &AbortSignal, again: bool) -> Option<Request> {
    let options: RequestInit = Object::<JsValue>::create(JsValue::NULL.unchecked_ref()).unchecked_into();
    options.set_signal(Some(signal));
    if again {
        // Browsers let a request wait for another one to the same address that fills their cache, even if
        // that one hangs: it was preloaded, and nobody can abort it.
        options.set_cache(RequestCache::NoStore);
    }
    web_sys::Request::new_with_str_and_init(address, &options).ok().map(Request::from)
}

async fn attempt(
    address: &str,
    max_bytes: usize,
    visit: Option<&AbortSignal>,
    asked: Option<Promise>,
    again: bool,
) -> Result<Fetched, Failed> {
    let clock = RequestTimer::start(visit).ok_or((FetchError::Unreachable, None))?;
    let asked_early = asked.clone();
    let answer = async {
        let response = match asked {
            Some(promise) => {
                let response = clock.race(promise).await.map_err(|()| (why(address, visit, &clock), None))?;
                Response::from(
                    response.dyn_into::<web_sys::Response>().map_err(|_| (FetchError::Unreachable, None))?,
                )
            }
            None => request(address, &clock.controller.signal(), again)
                .ok_or((FetchError::Unreachable, None))?
                .send()
                .await
                .map_err(|_| (why(address, visit, &clock), None))?,
        };
        if !response.ok() {
            let seconds = response.headers().get("retry-after").and_then(|after| after.parse::<u16>().ok());
            return Err((
                FetchError::Status(response.status()),
                seconds.map(|seconds| f64::from(seconds) * 1000.0),
            ));
        }
        let text = read(&response, max_bytes, &clock).await.map_err(|error| match error {
            Some(error) => (error, None),
            None => (why(address, visit, &clock), None),
        })?;
        let headers = response.headers();
        Ok(Fetched { text, counts: COUNTS.map(|name| headers.get(name)?.parse().ok()) })
    };
    let answer = answer.await;
    if let Some(asked) = asked_early.filter(|_| answer.is_err()) {
        boot::end_asked(&asked);
    }
    answer
}

/// The reason why a request without an answer failed; the platform says no more than that it did.
fn why(address: &str, visit: Option<&AbortSignal>, clock: &RequestTimer) -> FetchError {
    if has_left(visit) {
        FetchError::Left
    } else if clock.time_is_up.get() {
        FetchError::TimedOut
    } else if boot::was_blocked_by_policy(address) {
        FetchError::BlockedByPolicy
    } else if super::window().is_some_and(|window| !window.navigator().on_line()) {
        FetchError::Offline
    } else {
        FetchError::Unreachable
    }
}

/// Reads the body chunk by chunk, so that it is refused at the limit and not held in memory.
async fn read(
    response: &Response,
    max_bytes: usize,
    clock: &RequestTimer,
) -> Result<String, Option<FetchError>> {
    let Some(body) = response.body() else { return Ok(String::new()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().dyn_into().map_err(|_| None)?;
    let mut bytes = Vec::new();
    loop {
        let piece = clock.race(reader.read()).await.map_err(|()| None)?;
        clock.restart();
        let done = Reflect::get(&piece, &"done".into()).is_ok_and(|done| done.is_truthy());
        let value =
            Reflect::get(&piece, &"value".into()).ok().and_then(|value| value.dyn_into::<Uint8Array>().ok());
        if let Some(value) = value {
            let start = bytes.len();
            let end = start + value.length() as usize;
            if end > max_bytes {
                drop(reader.cancel());
                return Err(Some(FetchError::TooLarge));
            }
            bytes.resize(end, 0);
            if let Some(space) = bytes.get_mut(start..) {
                value.copy_to(space);
            }
        }
        if done {
            break;
        }
    }
    #[cfg(feature = "quirks")]
    if let Some(text) = in_other_encoding(response, &mut bytes) {
        return Ok(text);
    }
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// The text of an answer whose header or first bytes declare another encoding than UTF-8.
#[cfg(feature = "quirks")]
fn in_other_encoding(response: &Response, bytes: &mut [u8]) -> Option<String> {
    let content_type = response.headers().get("content-type").unwrap_or_default();
    let label = charset::label(bytes, &content_type)?;
    let decoder = web_sys::TextDecoder::new_with_label(label).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

/// Ends a request after [`MAX_SILENCE`] or when the reader leaves.
struct RequestTimer {
    controller: AbortController,
    /// Resolves when the request ends early.
    ended: Promise,
    timer: Cell<Option<i32>>,
    time_is_up: Rc<Cell<bool>>,
    on_silence: Closure<dyn FnMut()>,
    on_leave: Closure<dyn FnMut()>,
    visit: Option<AbortSignal>,
}

impl RequestTimer {
    fn start(visit: Option<&AbortSignal>) -> Option<RequestTimer> {
        let controller = AbortController::new().ok()?;
        if has_left(visit) {
            controller.abort();
        }
        let signal = controller.signal();
        let ended = Promise::new(&mut |resolve, _| {
            drop(signal.add_event_listener_with_callback("abort", &resolve));
        });
        let time_is_up = Rc::new(Cell::new(false));
        let on_silence = {
            let (controller, time_is_up) = (controller.clone(), Rc::clone(&time_is_up));
            Closure::<dyn FnMut()>::new(move || {
                time_is_up.set(true);
                controller.abort();
            })
        };
        let on_leave = {
            let controller = controller.clone();
            Closure::<dyn FnMut()>::new(move || controller.abort())
        };
        if let Some(visit) = visit {
            drop(visit.add_event_listener_with_callback("abort", on_leave.as_ref().unchecked_ref()));
        }
        let timer = RequestTimer {
            controller,
            ended,
            timer: Cell::new(None),
            time_is_up,
            on_silence,
            on_leave,
            visit: visit.cloned(),
        };
        timer.restart();
        Some(timer)
    }

    /// Restarts the timer: the server has sent something.
    fn restart(&self) {
        let Some(window) = super::window() else { return };
        let on_silence = self.on_silence.as_ref().unchecked_ref();
        let timer =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(on_silence, MAX_SILENCE).ok();
        if let Some(before) = self.timer.replace(timer) {
            window.clear_timeout_with_handle(before);
        }
    }

    /// The result of `promise`, unless the time is up or the reader leaves before.
    async fn race(&self, promise: Promise) -> Result<JsValue, ()> {
        let both = js_sys::Array::of2(&promise, &self.ended);
        let first = JsFuture::from(Promise::race(&both)).await.map_err(drop)?;
        if self.controller.signal().aborted() { Err(()) } else { Ok(first) }
    }
}

impl Drop for RequestTimer {
    fn drop(&mut self) {
        if let (Some(window), Some(timer)) = (super::window(), self.timer.get()) {
            window.clear_timeout_with_handle(timer);
        }
        if let Some(visit) = &self.visit {
            drop(visit.remove_event_listener_with_callback("abort", self.on_leave.as_ref().unchecked_ref()));
        }
    }
}
