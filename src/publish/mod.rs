//! A newsroom's whole site, from `dateline.json` to the folder that is put on a host. Host only.
//!
//! - [`project`]: the settings.
//! - [`sources`]: where stories come from.
//! - [`shell`] and [`site_files`]: the prebuilt site, with the publisher's name, colours and policy.

mod error;
pub mod project;
pub mod shell;
pub mod site_files;
pub mod sources;

pub use error::PublishError;
