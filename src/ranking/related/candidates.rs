//! The stories most similar to the one being read, before the rules of a page are applied.

/// The most candidates of a ranking.
pub(super) const MAX_CANDIDATES: usize = 96;

/// A story that may be shown.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    /// Its number in the index.
    pub(super) number: u32,
    /// Cosine similarity to the story being read, 0 to about 1.
    pub(super) similarity: f32,
    /// When it was published, in minutes since 1970, or [`UNDATED`](crate::ranking::index).
    pub(super) date: i32,
    /// Similarity times the factor of time; the order of candidates.
    pub(super) score: f32,
}

/// Inserts a candidate by falling score, after those with the same one.
pub(super) fn insert(best: &mut Vec<Candidate>, candidate: Candidate) {
    let place = best.partition_point(|other| other.score >= candidate.score);
    best.insert(place, candidate);
}
