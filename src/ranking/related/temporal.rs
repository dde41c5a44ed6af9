//! When time matters: news of the day belongs with news of that day, background with background
//! of any year.
//!
//! The edition itself tells which of the two a story is. If the stories that are most like it
//! were published around it far more often than chance would have it, then being near in time is
//! evidence, and its strength is how much more often. A day on which the edition has a story in
//! three thousand proves a lot; in a month of three hundred stories a day the same days prove
//! little. If the stories most like it lie anywhere, time says nothing and counts nothing.

use crate::ranking::index::Index;
use super::Candidate;
use crate::ranking::index::segment::UNDATED;
use crate::ranking::weights::{exp2, float, log2};

/// Stories further apart than this, in minutes, are not near. Nearness falls to a half within 30
/// hours, to a tenth within three days: how long a news story runs.
const FAR: u32 = 6 * 24 * 60;
/// How many of the stories most like the one being read are asked.
const WITNESSES: usize = 50;
/// One half of a witness says from the start that time is chance: a single one proves nothing.
const DOUBT: f32 = 0.5;
/// How much of the evidence of time counts: all of it beside a headline alone (10 words; in
/// fact a little more, as a headline hardly tells stories apart), the less the more words have
/// been compared. 1 in `TRUST_IN_TIME + words / WORDS_AGAINST_TIME` of its logarithm.
const TRUST_IN_TIME: f32 = 0.3;
const WORDS_AGAINST_TIME: f32 = 35.0;
/// More words than this say no more against it.
const MOST_WORDS: u32 = 128;

/// How near two moments are: 1, the same, to 0, [`FAR`] apart or more.
pub(super) fn nearness(one: i32, other: i32) -> f32 {
    let minutes = one.abs_diff(other);
    if minutes >= FAR {
        return 0.0;
    }
    let rest = 1.0 - float(minutes) / float(FAR);
    rest * rest * rest
}

/// How near to `date` a story of the language is on average: what chance would have.
pub(super) fn chance(date: i32, index: &Index, language: u8) -> f32 {
    let (mut dated, mut near) = (1.0_f32, 1.0_f32);
    for segment in index.segments() {
        for (other, spoken) in segment.dates.iter().zip(&segment.languages) {
            if *other != UNDATED && *spoken == language {
                dated += 1.0;
                near += nearness(date, *other);
            }
        }
    }
    (near / dated).min(0.98)
}

/// What the likeness of a story is multiplied with, 1 and more, by how near it is in time.
pub(super) struct Time {
    date: i32,
    near: f32,
    far: f32,
    trust: f32,
}

impl Time {
    /// Learns from `alike`, the stories most like the one of `date`, best first.
    ///
    /// `words` is how many words were compared, `chance` what [`chance`] says. None if time has
    /// nothing to say.
    pub(super) fn of(date: i32, words: u32, alike: &[Candidate], chance: f32) -> Option<Time> {
        let (mut near, mut asked) = (DOUBT * chance, DOUBT);
        for other in alike.iter().take(WITNESSES) {
            if other.date != UNDATED {
                near += other.likeness * nearness(date, other.date);
                asked += other.likeness;
            }
        }
        let observed = (near / asked).min(0.98);
        (observed > chance).then(|| Time {
            date,
            near: observed / chance,
            far: (1.0 - observed) / (1.0 - chance),
            trust: 1.0 / (TRUST_IN_TIME + float(words.min(MOST_WORDS)) / WORDS_AGAINST_TIME),
        })
    }

    /// The factor for a story of this date; 1 for one without.
    pub(super) fn factor(&self, other: i32) -> f32 {
        if other == UNDATED {
            return 1.0;
        }
        let near = nearness(self.date, other);
        let evidence = near * self.near + (1.0 - near) * self.far;
        exp2(log2((evidence / self.far).max(1.0)) * self.trust)
    }
}
