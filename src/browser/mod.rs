//! Thin adapters to the platform. They know the browser and nothing of news.

pub mod boot;
pub mod clock;
pub mod console;
pub mod fetch;
pub mod head;
pub mod intl;
pub mod offline_cache;
pub mod page;
pub mod panic;
pub mod search_worker;
pub mod share;
pub mod storage;
pub mod supplement;
pub mod timer;
