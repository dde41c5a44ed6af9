//! Thin adapters to the platform. They know the browser and nothing of news.
//!
//! On the host, where pages are printed and tested, there is no window: nothing is read and nothing is
//! done.

#[cfg(feature = "site")]
pub mod boot;
pub mod clock;
pub mod console;
#[cfg(feature = "site")]
pub mod fetch;
#[cfg(feature = "site")]
pub mod head;
pub mod intl;
#[cfg(feature = "site")]
pub mod later_file;
#[cfg(feature = "site")]
pub mod offline_cache;
#[cfg(feature = "site")]
pub mod page;
#[cfg(feature = "site")]
pub mod panic;
#[cfg(feature = "site")]
pub mod part;
#[cfg(feature = "site")]
pub mod search_worker;
#[cfg(feature = "site")]
pub mod share;
pub mod storage;

#[cfg(feature = "site")]
pub mod timer;

/// The window; `None` on the host.
pub fn window() -> Option<web_sys::Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}
