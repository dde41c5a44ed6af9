//! Search and related news on the page's side: the search page with its session, and the client of
//! the search worker.

mod archive;
mod choices;
mod client;
mod older_stories;
mod page;
mod phrases;
mod result_row;
mod session;
mod whole_edition;
mod worker_client;

pub use client::SearchClient;
pub use page::{prepare, view};
