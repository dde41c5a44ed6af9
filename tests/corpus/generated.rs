//! A newsroom that writes as many stories as a test or a benchmark asks for, always the same ones.

#![allow(
    dead_code,
    clippy::format_push_string,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "not every user needs all of it; short; may fail loudly"
)]

/// The sections of the paper, each with the name that readers see.
pub const SECTIONS: [(&str, &str); 12] = [
    ("politics", "Politics"),
    ("business", "Business"),
    ("world", "World"),
    ("climate", "Climate"),
    ("science", "Science"),
    ("health", "Health"),
    ("education", "Education"),
    ("culture", "Culture"),
    ("sport", "Sport"),
    ("opinion", "Opinion"),
    ("travel", "Travel"),
    ("port-life", "Port life"),
];

const WHO: [&str; 16] = [
    "council",
    "harbour master",
    "ferry company",
    "school board",
    "museum",
    "rail union",
    "port authority",
    "fishing fleet",
    "library",
    "orchestra",
    "hospital",
    "weather office",
    "court",
    "mayor",
    "rowing club",
    "university",
];
const DOES: [&str; 16] = [
    "opens",
    "delays",
    "approves",
    "rejects",
    "repairs",
    "reviews",
    "extends",
    "doubles",
    "cancels",
    "publishes",
    "moves",
    "rebuilds",
    "insures",
    "measures",
    "sells",
    "defends",
];
const WHAT: [&str; 16] = [
    "night bus",
    "sea wall",
    "budget",
    "timetable",
    "lighthouse",
    "reading room",
    "wheat quota",
    "tram line",
    "flood map",
    "concert hall",
    "fish market",
    "footbridge",
    "water tariff",
    "archive",
    "turbine",
    "pilot fee",
];
const WHEN: [&str; 8] = [
    "after long debate",
    "before the winter",
    "for the third time",
    "against advice",
    "without a vote",
    "as costs rise",
    "at short notice",
    "in spite of protest",
];
const WORDS: [&str; 48] = [
    "the",
    "of",
    "and",
    "harbour",
    "people",
    "said",
    "in",
    "a",
    "report",
    "that",
    "was",
    "published",
    "on",
    "Monday",
    "by",
    "engineers",
    "who",
    "had",
    "measured",
    "tides",
    "for",
    "years",
    "before",
    "anyone",
    "asked",
    "whether",
    "wall",
    "would",
    "hold",
    "another",
    "winter",
    "although",
    "nobody",
    "doubts",
    "their",
    "figures",
    "residents",
    "near",
    "quay",
    "want",
    "more",
    "time",
    "than",
    "city",
    "has",
    "left",
    "to",
    "give",
];

/// The order of chance: the same numbers for the same seed (xorshift).
pub struct Chance {
    state: u64,
    /// What was decided before, the last decision first.
    decided: Vec<u8>,
}

impl Chance {
    /// Numbers for `seed`.
    pub fn new(seed: u64) -> Chance {
        Chance { state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1, decided: Vec::new() }
    }

    /// Numbers that `bytes` decide, a byte for most of them; always the same ones behind their end.
    pub fn decided_by(bytes: &[u8]) -> Chance {
        Chance { decided: bytes.iter().rev().copied().collect(), ..Chance::new(0) }
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        if !self.decided.is_empty() {
            return self.decided(6);
        }
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    fn decided(&mut self, bytes: usize) -> u64 {
        let from = self.decided.len().saturating_sub(bytes);
        self.decided.drain(from..).fold(0, |number, byte| number << 8 | u64::from(byte))
    }

    /// A number below `end`, which is at least 1.
    pub fn below(&mut self, end: usize) -> usize {
        let number = match end {
            ..=0x100 if !self.decided.is_empty() => self.decided(1),
            ..=0x1_0000 if !self.decided.is_empty() => self.decided(2),
            _ => self.number(),
        };
        usize::try_from(number % (end as u64)).unwrap()
    }

    /// One of `choices`.
    pub fn of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    fn sentence(&mut self, words: usize) -> String {
        let mut sentence: Vec<&str> = (0..words).map(|_| *self.of(&WORDS)).collect();
        sentence[0] =
            *self.of(&["Residents", "Engineers", "Nobody", "Everybody", "Councillors", "Two reports"]);
        sentence.join(" ") + "."
    }

    fn paragraph(&mut self, sentences: usize) -> String {
        let sentences: Vec<String> = (0..sentences)
            .map(|_| {
                let words = 8 + self.below(18);
                self.sentence(words)
            })
            .collect();
        sentences.join(" ")
    }
}

/// The headline of the story with this number.
pub fn headline(number: usize) -> String {
    let mut chance = Chance::new(number as u64 + 1);
    let (who, does) = (*chance.of(&WHO), *chance.of(&DOES));
    let (what, when) = (*chance.of(&WHAT), *chance.of(&WHEN));
    format!("{}{} {does} {what} {when}", &who[..1].to_uppercase(), &who[1..])
}

/// The slug of the story with this number.
pub fn slug(number: usize) -> String {
    format!("{}-{number}", headline(number).to_lowercase().replace(' ', "-"))
}

/// When the story with this number appeared: one every 97 minutes since 2006.
pub fn date(number: usize) -> String {
    let minutes = number * 97;
    let (days, minute) = (minutes / 1440, minutes % 1440);
    // Years of 360 days and months of 30: every such date exists but the last days of February.
    let (year, day) = (2006 + days / 336, days % 336);
    format!("{year}-{:02}-{:02}T{:02}:{:02}:00Z", day / 28 + 1, day % 28 + 1, minute / 60, minute % 60)
}

fn text(chance: &mut Chance, number: usize) -> String {
    let mut html = String::new();
    for paragraph in 0..4 + chance.below(6) {
        let sentences = 2 + chance.below(3);
        html += &format!("<p>{}</p>", chance.paragraph(sentences));
        match paragraph {
            1 => html += "<h2>What the figures say</h2>",
            2 if number.is_multiple_of(3) => {
                html += &format!(
                    "<figure><img src=\"../pictures/{number}-b.jpg\" alt=\"A drawing of a quay\" width=\"1200\" height=\"800\">\
                     <figcaption>{} (Image source: Harbour Desk)</figcaption></figure>",
                    chance.sentence(9)
                );
            }
            3 => {
                html += &format!(
                    "<blockquote><p>{}</p><footer>Ada Moreau, harbour engineer</footer></blockquote>",
                    chance.sentence(12)
                );
            }
            4 => {
                html += &format!(
                    "<ul><li>{}</li><li>See <a href=\"https://reports.example/{number}\">the report</a> &amp; its <em>annex</em></li></ul>",
                    chance.sentence(6)
                );
            }
            _ => {}
        }
    }
    html
}

/// One story as an item of a native feed with its text.
pub fn item(number: usize) -> String {
    let mut chance = Chance::new(number as u64 + 1_000_003);
    let (section, name) = *chance.of(&SECTIONS);
    let tags: Vec<String> = (0..2 + chance.below(3)).map(|_| format!("\"{}\"", chance.of(&WHAT))).collect();
    let mut item = format!(
        "{{\"id\":\"story:{number}\",\"title\":\"{}\",\"summary\":\"{}\",\"date_published\":\"{}\",",
        headline(number),
        chance.paragraph(1),
        date(number),
    );
    item += &format!("\"content_html\":\"{}\",", text(&mut chance, number).replace('"', "\\\""));
    item += &format!(
        "\"authors\":[{{\"name\":\"{}\"}}],",
        chance.of(&["Ada Moreau", "Ben Okri", "City desk", "Yara Haddad"])
    );
    item += &format!("\"tags\":[{}],\"image\":\"pictures/{number}.jpg\",", tags.join(","));
    item += &format!(
        "\"_dateline\":{{\"slug\":\"{}\",\"section\":{{\"id\":\"{section}\",\"name\":\"{name}\"}},\"kicker\":\"Harbour\",\
         \"image\":{{\"width\":1200,\"height\":800,\"alt\":\"{}\",\"caption\":\"{}\",\"credit\":\"Harbour Desk\",\"srcset\":[",
        slug(number),
        chance.sentence(7),
        chance.sentence(10),
    );
    let sizes = [320, 640, 960].map(|width| {
        format!("{{\"url\":\"pictures/{number}-{width}.avif\",\"width\":{width},\"type\":\"image/avif\"}}")
    });
    item + &sizes.join(",") + "]}}}"
}

/// A native feed of the stories with these numbers, newest first.
pub fn feed(numbers: std::ops::Range<usize>) -> String {
    let mut feed = String::from(
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Port Ansel Record\",\"items\":[\n",
    );
    for number in numbers.clone().rev() {
        feed += &item(number);
        feed += if number == numbers.start { "\n" } else { ",\n" };
    }
    feed + "]}\n"
}
