//! How much nearness in time counts: news of the day belongs with news of that day, background with
//! background of any year.
//!
//! The edition itself tells the two apart. If the most similar stories were published around the one
//! being read far more often than the base rate of the edition, then nearness is evidence, and the
//! likelihood ratio is its strength. Where the edition has one story in three thousand on that day,
//! that is a lot; where it has three hundred stories a day for a month, little. Where similar stories
//! are spread over all times, time does not count.

use super::candidates::Candidate;
use crate::ranking::index::{Index, UNDATED};
use crate::ranking::math::{exp2, float, log2};

/// Stories so many minutes apart have proximity 0. It falls to a half within 30 hours and to a tenth
/// within three days, which is how long a news story runs.
const MAX_MINUTES_APART: u32 = 6 * 24 * 60;
/// How many of the most similar stories are the sample.
const SAMPLE: usize = 50;
/// Additive smoothing of the sample with the base rate, in stories: a single one proves nothing.
const PRIOR: f32 = 0.5;
/// The likelihood ratio is raised to the power of `1 / (BASE + words / WORDS)`: fully (and a little
/// more) beside a headline of 10 words alone, the less the more words the similarity has compared.
const BASE: f32 = 0.3;
const WORDS: f32 = 35.0;
/// More words than this change the power no further.
const MAX_WORDS: u32 = 128;

/// How near two moments are: 1, the same, to 0, six days apart or more.
pub(super) fn proximity(one: i32, other: i32) -> f32 {
    let minutes = one.abs_diff(other);
    if minutes >= MAX_MINUTES_APART {
        return 0.0;
    }
    let rest = 1.0 - float(minutes) / float(MAX_MINUTES_APART);
    rest * rest * rest
}

/// The base rate: the mean proximity to `date` of the stories of a language.
pub(super) fn base_rate(date: i32, index: &Index, language: u8) -> f32 {
    let (mut dated, mut near) = (1.0_f32, 1.0_f32);
    for segment in index.segments() {
        for (other, spoken) in segment.dates.iter().zip(&segment.languages) {
            if *other != UNDATED && *spoken == language {
                dated += 1.0;
                near += proximity(date, *other);
            }
        }
    }
    (near / dated).min(0.98)
}

/// The evidence of the dates, for the story being read.
pub(super) struct TimeEvidence {
    date: i32,
    /// How much more often than by chance similar stories are near …
    near: f32,
    /// … and far.
    far: f32,
    /// The power of the likelihood ratio.
    power: f32,
}

impl TimeEvidence {
    /// Learns from `similar`, the stories most similar to the one of `date`, best first.
    ///
    /// `words` is how many words were compared, `base_rate` the result of [`base_rate`]. `None` if the dates
    /// are no evidence.
    pub(super) fn of(date: i32, words: u32, similar: &[Candidate], base_rate: f32) -> Option<TimeEvidence> {
        let (mut near, mut all) = (PRIOR * base_rate, PRIOR);
        for other in similar.iter().take(SAMPLE) {
            if other.date != UNDATED {
                near += other.similarity * proximity(date, other.date);
                all += other.similarity;
            }
        }
        let observed = (near / all).min(0.98);
        (observed > base_rate).then(|| TimeEvidence {
            date,
            near: observed / base_rate,
            far: (1.0 - observed) / (1.0 - base_rate),
            power: 1.0 / (BASE + float(words.min(MAX_WORDS)) / WORDS),
        })
    }

    /// The factor of the similarity of a story of this date: 1 and more; 1 for an undated one.
    pub(super) fn factor(&self, other: i32) -> f32 {
        if other == UNDATED {
            return 1.0;
        }
        let near = proximity(self.date, other);
        let evidence = near * self.near + (1.0 - near) * self.far;
        exp2(log2((evidence / self.far).max(1.0)) * self.power)
    }
}
