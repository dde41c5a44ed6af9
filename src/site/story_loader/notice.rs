//! The notice about the age of the stories shown.

use super::errors::LoadError;

/// The notice above a page that is not as new as it could be.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Without a network; cached at this time (milliseconds since the epoch).
    Offline(f64),
    /// The server is silent; cached at this time.
    Silent(f64),
    /// The network is slow; cached at this time.
    Loading(f64),
    /// Some of the sources could not be read, and nothing of them is cached.
    Incomplete,
    /// The story that is shown has changed since it was cached.
    StoryChanged,
    /// This many new stories wait to be shown.
    NewStories(usize),
}

impl Notice {
    /// The notice for stories that were cached at the time `at`, and are shown because of `error`.
    pub(super) fn because(error: &LoadError, at: f64) -> Notice {
        if *error == LoadError::Offline { Notice::Offline(at) } else { Notice::Silent(at) }
    }
}
