//! Thin adapters to the platform. They know the browser and nothing of news.
//!
//! On the host, where pages are printed and tested, there is no window: nothing is read and nothing is
//! done.

pub mod boot;
pub mod clock;
pub mod console;
pub mod fetch;
pub mod head;
pub mod intl;
pub mod later_file;
pub mod offline_cache;
pub mod page;
pub mod panic;
pub mod part;
pub mod search_worker;
pub mod share;
pub mod storage;

pub mod timer;

/// The window; `None` on the host.
pub fn window() -> Option<web_sys::Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}
