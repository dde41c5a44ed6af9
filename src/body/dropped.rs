//! Counts of dropped elements of a body, by name.

#[cfg(not(target_arch = "wasm32"))]
use super::losses::{Loss, LossKind, MAX_LOSSES, last_words};

/// Names of elements and how often each was dropped.
#[derive(Debug, Default)]
pub(super) struct Dropped {
    counts: Vec<(&'static str, u32)>,
    /// Each dropped element with the words before it; for the publisher's tools.
    #[cfg(not(target_arch = "wasm32"))]
    losses: Vec<Loss>,
    #[cfg(not(target_arch = "wasm32"))]
    near: String,
}

impl Dropped {
    /// Counts one `name`.
    pub(super) fn add(&mut self, name: &'static str) {
        #[cfg(not(target_arch = "wasm32"))]
        if self.losses.len() < MAX_LOSSES {
            self.losses.push(Loss { kind: LossKind::of(name), near: self.near.clone() });
        }
        match self.counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => self.counts.push((name, 1)),
        }
    }

    /// Remembers the position in the text: its last words.
    #[cfg_attr(
        target_arch = "wasm32",
        expect(clippy::unused_self, clippy::needless_pass_by_ref_mut, reason = "as below")
    )]
    pub(super) fn come_to(&mut self, text: &str) {
        #[cfg(target_arch = "wasm32")]
        let _ = text;
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(words) = last_words(text) {
            self.near = words;
        }
    }

    /// Takes the losses, each with its position.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn take_losses(&mut self) -> Vec<Loss> {
        std::mem::take(&mut self.losses)
    }

    /// The counts, in the order in which the names first occurred.
    pub(super) fn into_list(self) -> Vec<(String, u32)> {
        self.counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect()
    }
}
