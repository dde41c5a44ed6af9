//! What is fuzzed: how inputs of each kind come about, and what must hold for every one.
//!
//! `main.rs` runs some rounds of each in `cargo test`; `guided` runs them for as long as anyone likes, led
//! by what the inputs reach.

#[path = "../../corpus/generated.rs"]
pub mod generated;
#[path = "../../corpus/hostile.rs"]
mod hostile;
#[path = "../../corpus/outline.rs"]
mod outline;
#[path = "../../corpus/same_json.rs"]
mod same_json;
#[path = "../../corpus/bodies.rs"]
mod shapes;

mod articles;
mod checks;
pub mod finding;
pub mod fixtures;
mod growth;
pub mod json;
mod promises;
mod shards;
mod text;

use dateline::feed::Format;

use generated::Chance;

/// Something that must keep its promises for any input.
pub struct Target {
    /// What it is called on the command line.
    pub name: &'static str,
    /// How many inputs are tried in `cargo test`.
    pub rounds: u64,
    /// What its inputs are.
    pub kind: Kind,
}

/// What the inputs of a target are.
pub enum Kind {
    /// Texts, found by changing those that are like what newsrooms write.
    Text {
        /// What is changed at first.
        fixtures: fn() -> Vec<String>,
        /// A text with changes; pieces of the fixtures may come in.
        change: fn(&mut Chance, &str, &[String]) -> String,
        check: fn(&str),
    },
    /// Decisions, of which the target makes something.
    Decisions { check: fn(&mut Chance) },
}

/// How many decisions an input of chance is; behind its end they are always the same.
const DECISIONS: usize = 2_000;

impl Target {
    /// Panics if `input` breaks a promise.
    pub fn check(&self, input: &[u8]) {
        match self.kind {
            Kind::Text { check, .. } => check(&String::from_utf8_lossy(input)),
            Kind::Decisions { check } => check(&mut Chance::decided_by(input)),
        }
    }

    /// What is changed at first.
    pub fn fixtures(&self) -> Vec<String> {
        match self.kind {
            Kind::Text { fixtures, .. } => fixtures(),
            Kind::Decisions { .. } => Vec::new(),
        }
    }

    /// `input` with changes that mean something; `None` where only bytes can be changed.
    pub fn changed(&self, chance: &mut Chance, input: &[u8], fixtures: &[String]) -> Option<String> {
        let Kind::Text { change, .. } = self.kind else { return None };
        Some(change(chance, &String::from_utf8_lossy(input), fixtures))
    }

    /// Any input.
    pub fn input(&self, chance: &mut Chance, fixtures: &[String]) -> Vec<u8> {
        let fixture = if fixtures.is_empty() { &String::new() } else { chance.of(fixtures) };
        match self.changed(chance, fixture.as_bytes(), fixtures) {
            Some(text) => text.into_bytes(),
            None => (0..DECISIONS).map(|_| chance.number().to_le_bytes()[0]).collect(),
        }
    }
}

const fn feed(name: &'static str, fixtures: fn() -> Vec<String>, check: fn(&str)) -> Target {
    let change = |chance: &mut Chance, text: &str, _: &[String]| json::changed(chance, text);
    Target { name, rounds: 250, kind: Kind::Text { fixtures, change, check } }
}

/// All targets.
pub const TARGETS: [Target; 19] = [
    Target {
        name: "json",
        rounds: 2_000,
        kind: Kind::Text { fixtures: fixtures::json, change: json::respelt, check: checks::json },
    },
    feed("auto", fixtures::feeds, |text| checks::feed(text, Format::Auto)),
    feed("json-feed", || fixtures::feeds_of(Format::JsonFeed), |text| checks::feed(text, Format::JsonFeed)),
    feed("wordpress", || fixtures::feeds_of(Format::WordPress), |text| checks::feed(text, Format::WordPress)),
    feed("ghost", || fixtures::feeds_of(Format::Ghost), |text| checks::feed(text, Format::Ghost)),
    feed("ninjs", || fixtures::feeds_of(Format::Ninjs), |text| checks::feed(text, Format::Ninjs)),
    feed("guardian", || fixtures::feeds_of(Format::Guardian), |text| checks::feed(text, Format::Guardian)),
    Target {
        name: "body",
        rounds: 1_500,
        kind: Kind::Text {
            fixtures: fixtures::bodies,
            change: text::shuffled_markup,
            check: promises::body_promises,
        },
    },
    Target {
        name: "caption",
        rounds: 12_000,
        kind: Kind::Text {
            fixtures: || fixtures::texts(&text::CAPTIONS),
            change: |chance, text, _| text::edited(chance, text, &text::CAPTION_PARTS),
            check: checks::caption,
        },
    },
    Target {
        name: "date",
        rounds: 30_000,
        kind: Kind::Text {
            fixtures: || fixtures::texts(&text::DATES),
            change: |chance, text, _| text::edited(chance, text, &text::DATE_PARTS),
            check: checks::date,
        },
    },
    Target {
        name: "address",
        rounds: 20_000,
        kind: Kind::Text {
            fixtures: || fixtures::texts(&text::ADDRESSES),
            change: |chance, text, _| text::edited(chance, text, &text::ADDRESS_PARTS),
            check: checks::address,
        },
    },
    Target {
        name: "slug",
        rounds: 12_000,
        kind: Kind::Text {
            fixtures: || fixtures::texts(&text::HEADLINES),
            change: |chance, text, _| text::edited(chance, text, &text::HEADLINE_PARTS),
            check: checks::slug,
        },
    },
    Target {
        name: "config",
        rounds: 2_000,
        kind: Kind::Text {
            fixtures: fixtures::configurations,
            change: |chance, text, _| json::changed(chance, text),
            check: checks::config,
        },
    },
    // What no reader lets through may not come out again, but it is written, and safe when it is read.
    Target { name: "article", rounds: 700, kind: Kind::Decisions { check: checks::any_article } },
    Target { name: "blocks", rounds: 800, kind: Kind::Decisions { check: checks::any_blocks } },
    Target {
        name: "finding",
        rounds: 800,
        kind: Kind::Decisions { check: finding::any_question_is_answered },
    },
    Target {
        name: "message",
        rounds: 2_000,
        kind: Kind::Text {
            fixtures: finding::messages,
            change: |chance, text, _| text::edited(chance, text, &finding::MESSAGE_PARTS),
            check: finding::any_message_is_answered,
        },
    },
    Target { name: "shards", rounds: 300, kind: Kind::Decisions { check: shards::any_files_are_searched } },
    Target { name: "growth", rounds: 20, kind: Kind::Decisions { check: growth::anything_long_is_read } },
];
