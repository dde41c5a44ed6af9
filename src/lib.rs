//! Dateline: a news site that runs in the reader's browser.
//!
//! The map of the house. Data walks through it in one direction:
//!
//! ```text
//! publisher's JSON ─▶ feed ─▶ article ─▶ edition ─▶ site ─▶ reader
//!                       └─▶ body ─▶ article::Block
//! ```
//!
//! Pure rooms, compiled and tested on the host, without a browser, a clock or globals:
//! - [`article`]: the model. Depends on nothing.
//! - [`credit`]: whose a picture is. Depends on `article`.
//! - [`body`]: untrusted HTML to blocks, by allow-list. Depends on `article` and `credit`; its
//!   adapter to the browser's parser is compiled for wasm only.
//! - [`feed`]: from a publisher's JSON to articles. Depends on `article`, `body`, `credit`.
//! - [`config`]: what the publisher sets in `index.html`. Depends on `article` and `feed`.
//! - [`edition`]: what this reader has loaded. Depends on `article`, `body`, `feed`, `config`.
//! - [`ranking`]: which stories belong together. Depends on `article`.
//! - [`finder`]: related news and search as a program of their own, and what pages say to it. Depends
//!   on `ranking`; its page half on `article`, `body` and `edition` too.
//!
//! For publishers, compiled for the host only:
//! - `press`: from article files, or from one feed of any size, to an edition. Depends on `article`,
//!   `body`, `feed`, `ranking`.
//! - `check`: what is in a publisher's files, and what a reader would not see of it. Depends on
//!   `article`, `body`, `feed`, `edition`.
//!
//! Rooms of the browser, compiled for wasm only:
//! - `browser`: thin adapters that know the platform and nothing of news.
//! - `site`: pages and components. Depends on everything above; nothing depends on it. Its
//!   [`routes`](route) are pure and stand beside it.

pub mod article;
pub mod finder;
pub mod ranking;

#[cfg(feature = "site")]
pub mod body;
#[cfg(feature = "site")]
pub mod config;
#[cfg(feature = "site")]
pub mod credit;
#[cfg(feature = "site")]
pub mod edition;
#[cfg(feature = "site")]
pub mod feed;
#[cfg(feature = "site")]
pub mod route;

#[cfg(all(feature = "site", not(target_arch = "wasm32")))]
pub mod check;
#[cfg(all(feature = "site", not(target_arch = "wasm32")))]
pub mod press;

#[cfg(all(feature = "site", target_arch = "wasm32"))]
pub mod browser;
#[cfg(all(feature = "site", target_arch = "wasm32"))]
pub mod site;
