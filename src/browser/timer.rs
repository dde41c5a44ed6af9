//! Timers and futures.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::Poll;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Resolves after `milliseconds`; never, if the page is going away.
pub async fn sleep(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = super::window() {
            drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds));
        }
    });
    drop(JsFuture::from(promise).await);
}

/// How long a tab that is not shown, which paints nothing, waits for a frame, in milliseconds.
const NO_FRAME: i32 = 100;

/// Resolves when the browser has painted what the document has now.
pub async fn painted() {
    let frame = Promise::new(&mut |resolve, _| {
        if let Some(window) = super::window() {
            drop(window.request_animation_frame(&resolve));
            drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, NO_FRAME));
        }
    });
    drop(JsFuture::from(frame).await);
    // The frame is painted after its callbacks.
    sleep(0).await;
}

/// A boxed future: one type for all asynchronous work.
pub type Work<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Starts work that nobody waits for. Boxed, so that there is one type of it. On the host, which has no
/// network and no event loop, it does not run.
pub fn spawn(work: Work<'static, ()>) {
    if cfg!(target_arch = "wasm32") {
        wasm_bindgen_futures::spawn_local(work);
    }
}

/// Work in progress whose result several callers wait for.
pub struct Shared<T> {
    result: Rc<RefCell<Option<T>>>,
    done: Promise,
}

impl<T: Clone + 'static> Shared<T> {
    /// Starts `work`; it runs to its end whether somebody waits for it or not.
    pub fn start(work: Work<'static, T>) -> Shared<T> {
        let result = Rc::new(RefCell::new(None));
        let kept = Rc::clone(&result);
        let mut resolve = None;
        let done = Promise::new(&mut |resolves, _| resolve = Some(resolves));
        spawn(Box::pin(async move {
            let result = work.await;
            kept.replace(Some(result));
            drop(resolve.map(|resolve| resolve.call0(&JsValue::UNDEFINED)));
        }));
        Shared { result, done }
    }

    /// The result of the work. `None` only if the page is going away.
    pub fn wait(&self) -> Work<'static, Option<T>> {
        let (result, done) = (Rc::clone(&self.result), self.done.clone());
        Box::pin(async move {
            drop(JsFuture::from(done).await);
            result.borrow().clone()
        })
    }
}

/// The result of `work`, if it is ready within `milliseconds`; else the work can be awaited again.
pub async fn within<T>(work: &mut Work<'_, T>, milliseconds: i32) -> Option<T> {
    let mut time = pin!(sleep(milliseconds));
    poll_fn(|context| {
        if let Poll::Ready(result) = work.as_mut().poll(context) {
            return Poll::Ready(Some(result));
        }
        time.as_mut().poll(context).map(|()| None)
    })
    .await
}

/// The result of `first`, while `second` runs as well; then `second` gets `milliseconds` more.
pub async fn first_then<T, U>(
    first: &mut Work<'_, T>,
    second: &mut Work<'_, U>,
    milliseconds: i32,
) -> (T, Option<U>) {
    let mut early = None;
    let result = poll_fn(|context| {
        if early.is_none()
            && let Poll::Ready(done) = second.as_mut().poll(context)
        {
            early = Some(done);
        }
        first.as_mut().poll(context)
    })
    .await;
    if early.is_none() {
        early = within(second, milliseconds).await;
    }
    (result, early)
}

/// The results of all `works`, in their order; they run concurrently.
pub async fn all<T>(works: Vec<Work<'_, T>>) -> Vec<T> {
    let mut works: Vec<(Work<'_, T>, Option<T>)> = works.into_iter().map(|work| (work, None)).collect();
    poll_fn(|context| {
        let mut waits = false;
        for (work, result) in &mut works {
            if result.is_none() {
                match work.as_mut().poll(context) {
                    Poll::Ready(done) => *result = Some(done),
                    Poll::Pending => waits = true,
                }
            }
        }
        if waits { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    works.into_iter().filter_map(|(_, result)| result).collect()
}
