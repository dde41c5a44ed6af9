//! Dateline: a news site that runs in the reader's browser.
//!
//! This is the map of the crate; `docs/ARCHITECTURE.md` has the picture. Data goes through it one way:
//!
//! ```text
//! publisher's JSON ─▶ feed ─▶ article ─▶ edition ─▶ site ─▶ reader
//!                       └─▶ body ─▶ article::Block
//! ```
//!
//! Every room, a folder or file of `src/`, has a line here with the rooms that it may import.
//! `tests/architecture` reads these lines and the imports, and fails where they differ.
//!
//! Pure rooms, compiled and tested on the host, without a browser, a clock or globals:
//! - [`text`]: letters, percent-encoding, hashes, digits. Depends on nothing.
//! - [`json`]: JSON, decoded or cut into its members. Depends on nothing.
//! - [`article`]: the model. Depends on `text`.
//! - [`credit`]: picture credits. Depends on `article` and `text`.
//! - [`body`]: untrusted HTML to blocks, by allow-list; its adapter to the browser's parser is compiled
//!   for wasm only. Depends on `article`, `credit` and `text`.
//! - [`feed`]: from a publisher's JSON to articles. Depends on `article`, `body`, `credit`, `json` and `text`.
//! - [`config`]: the publisher's settings in `index.html`. Depends on `article`, `feed` and `json`.
//! - [`edition`]: the stories that this reader has loaded. Depends on `article`, `feed` and `config`.
//! - [`route`]: the addresses of the site. Depends on `article` and `text`.
//! - [`ranking`]: related news and search. Depends on `article` and `text`.
//! - [`search_worker`]: related news and search as a program of their own, and the messages that pages
//!   exchange with it. Depends on `article`, `body`, `edition` and `ranking`.
//!
//! For publishers, compiled for the host only:
//! - `disk`: bounded reads, atomic writes, one run at a time. Depends on `text`.
//! - `press`: from article files, or from one feed of any size, to an edition. Depends on `article`,
//!   `body`, `disk`, `edition`, `feed`, `ranking` and `text`.
//! - `check`: the contents of a publisher's files, and what a reader would not get as it was sent. Depends on
//!   `article`, `body`, `disk`, `edition`, `feed` and `text`.
//!
//! - `publish`: a newsroom's whole site: sources, edition, printed pages, feeds, files for hosts. Depends on
//!   `article`, `body`, `config`, `disk`, `feed`, `json`, `press`, `route`, `site` and `text`.
//!
//! Rooms of the browser, compiled for the host as well, where pages are printed as HTML and tested:
//! - [`browser`]: thin adapters that know the platform and nothing of news. Depends on `text`.
//! - [`element`]: elements as data, rendered into the document or printed as HTML. Depends on `article`.
//! - [`site`]: pages and components. Depends on `article`, `body`, `browser`, `config`, `credit`,
//!   `edition`, `element`, `feed`, `ranking`, `route` and `search_worker`.
//! - [`widget`]: stories on anybody's page, in the components of the site. Depends on `article`, `body`, `browser`,
//!   `config`, `element`, `feed`, `json`, `ranking`, `route` and `site`.
//!
//! The programs in `src/bin/` may import every room, and no room imports them.

pub mod article;
pub mod ranking;
pub mod search_worker;
pub mod text;

#[cfg(feature = "news")]
pub mod body;
#[cfg(feature = "news")]
pub mod config;
#[cfg(feature = "news")]
pub mod credit;
#[cfg(feature = "news")]
pub mod edition;
#[cfg(feature = "news")]
pub mod element;
#[cfg(feature = "news")]
pub mod feed;
#[cfg(feature = "news")]
pub mod json;
#[cfg(feature = "news")]
pub mod route;

#[cfg(all(feature = "site", not(target_arch = "wasm32")))]
pub mod check;
#[cfg(all(feature = "site", not(target_arch = "wasm32")))]
pub mod disk;
#[cfg(all(feature = "site", not(target_arch = "wasm32")))]
pub mod press;
#[cfg(all(feature = "program", not(target_arch = "wasm32")))]
pub mod publish;

#[cfg(feature = "news")]
pub mod browser;
#[cfg(feature = "news")]
pub mod site;
#[cfg(feature = "widget")]
pub mod widget;
