//! What the reader should know about the age of what is shown.

use super::errors::LoadError;

/// What stands above a page that is not as new as it could be.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Without a network; kept at this time (milliseconds since the epoch).
    Offline(f64),
    /// The server is silent; kept at this time.
    Silent(f64),
    /// The network is slow; kept at this time.
    Loading(f64),
    /// Some of the sources could not be read, and nothing of them was kept.
    Incomplete,
    /// The story that is shown has changed since it was kept.
    StoryChanged,
    /// This many new stories wait to be shown.
    NewStories(usize),
}

impl Notice {
    /// Why what is shown was kept at the time `at`.
    pub(super) fn because(error: &LoadError, at: f64) -> Notice {
        if *error == LoadError::Offline { Notice::Offline(at) } else { Notice::Silent(at) }
    }
}
