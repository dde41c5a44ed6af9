//! A paper of invented stories: some about one thing, the others about anything.

use dateline::ranking::index::{Document, Index};
use dateline::ranking::related::{Match, Options, Reason, related};

/// A day, in seconds.
pub const DAY: i64 = 86_400;
/// When the stories of a test begin, in seconds since 1970.
pub const START: i64 = 1_700_000_000;

/// An index with the stories that it was made from.
pub struct Paper<'a> {
    pub index: Index,
    stories: Vec<Document<'a>>,
}

impl<'a> Paper<'a> {
    pub fn of(stories: &[Document<'a>]) -> Paper<'a> {
        let mut index = Index::default();
        for story in stories {
            index.add(story);
        }
        while !index.seal_slice(1_000) {}
        Paper { index, stories: stories.to_vec() }
    }

    /// What a reader of story `number` is shown.
    pub fn shown(&self, number: u32) -> Vec<Match> {
        self.with(number, &Options::default())
    }

    pub fn with(&self, number: u32, options: &Options) -> Vec<Match> {
        let mut excluded = options.excluded.to_vec();
        excluded.push(number);
        related(&self.index, &self.stories[number as usize], &Options { excluded: &excluded, ..*options })
    }

    pub fn numbers(&self, number: u32) -> Vec<u32> {
        self.shown(number).iter().map(|found| found.number).collect()
    }

    pub fn reasons(&self, number: u32) -> Vec<Reason> {
        self.shown(number).into_iter().filter_map(|found| found.reason).collect()
    }
}

/// A story with a headline and nothing else.
pub fn headline(headline: &str) -> Document<'_> {
    Document { headline, language: "en", ..Document::default() }
}

/// A story of a day.
pub fn dated(headline: &str, day: i64) -> Document<'_> {
    Document { date: Some(START + day * DAY), ..self::headline(headline) }
}

/// Headlines that have nothing to do with each other.
pub const OTHERS: [&str; 24] = [
    "Bakers of the old town raise prices",
    "Choir sings in an empty harbour hall",
    "Frost ruins half of the apple harvest",
    "New tram line opens after nine years",
    "Chess club wins the northern league",
    "School kitchen cooks without gas",
    "Painter gives her house to the museum",
    "Wind park pays for the swimming pool",
    "Lost dog returns on the night bus",
    "Council argues about parking fees",
    "Library lends tools and telescopes",
    "Carpenters search for apprentices",
    "Storm closes both mountain passes",
    "Doctor leaves the island without successor",
    "Court allows the brewery to grow",
    "Fire brigade celebrates a century",
    "Rents fall for the first time",
    "Beekeepers warn of a silent spring",
    "Orchestra tours with borrowed violins",
    "Bridge weighs more than its drawing says",
    "Cinema shows silent films again",
    "Marathon runs past the prison",
    "Glass factory turns off its oldest oven",
    "Post office moves into the pharmacy",
];

/// The other stories, one a day, and before them the given ones.
pub fn among_others<'a>(stories: &[Document<'a>]) -> Vec<Document<'a>> {
    let others = OTHERS.iter().zip(0..).map(|(text, day)| dated(text, 10 * day));
    stories.iter().copied().chain(others).collect()
}
