//! A newsroom's whole site, from `dateline.json` to the folder that is put on a host. Host only.
//!
//! - [`project`]: the settings.
//! - [`sources`]: where stories come from.
//! - [`shell`] and [`site_files`]: the prebuilt site, with the publisher's name, colours and policy.
//! - [`begin`] and [`serve`]: a new project, and looking at one while it is written.
//! - [`build`]: all of it, in the order in which nothing names what is not there.

mod begin;
mod build;
mod colours;
mod copies;
mod error;
mod feeds;
mod output;
mod pages;
mod pictures;
pub mod project;
mod serve;
mod share;
pub mod shell;
pub mod site_files;
mod sitemap;
pub mod sources;
mod widget;

pub use begin::begin;
pub use build::{BuildOptions, BuildReport, Progress, build};
pub use error::PublishError;
pub use serve::{ServeOptions, serve};
