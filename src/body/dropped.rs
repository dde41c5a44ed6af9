//! What has been left out of a body, by name.

/// Names of elements and how often each was left out.
#[derive(Debug, Default)]
pub(super) struct Dropped(Vec<(&'static str, u32)>);

impl Dropped {
    /// Counts one `name`.
    pub(super) fn add(&mut self, name: &'static str) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => self.0.push((name, 1)),
        }
    }

    /// The list, in the order in which the names came up.
    pub(super) fn into_list(self) -> Vec<(String, u32)> {
        self.0.into_iter().map(|(name, count)| (name.to_owned(), count)).collect()
    }
}
