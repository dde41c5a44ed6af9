//! A small set with known answers, ranked the way `rank` does it.

use dateline::ranking::index::Document;
use dateline::ranking::related::Options;

use crate::paper::Paper;

/// Three stories of each event, as three papers would tell it.
const EVENTS: [[(&str, &str); 3]; 6] = [
    [
        (
            "Ferry runs aground off Port Ansel",
            "All 112 passengers of the Marigold were taken ashore before dawn.",
        ),
        ("Passengers rescued from the Marigold", "The ferry hit a sandbank off Port Ansel in thick fog."),
        (
            "Fog blamed for Marigold grounding",
            "Investigators in Port Ansel question the captain of the ferry.",
        ),
    ],
    [
        ("Central bank of Vesland cuts rates", "Governor Ilse Tamm calls inflation beaten, and growth weak."),
        (
            "Tamm: inflation is beaten",
            "The governor of the central bank lowers the key rate to two per cent.",
        ),
        ("Cheaper loans after surprise rate cut", "Banks in Vesland follow the central bank within hours."),
    ],
    [
        ("Orth museum returns masks to Tarro", "Eleven masks taken in 1897 go back to the island."),
        ("Tarro welcomes its masks home", "After a century the museum of Orth gives up its collection."),
        ("Who owns the masks of Tarro?", "A return, and the questions that it leaves to museums."),
    ],
    [
        ("Glacier above Kelm breaks apart", "Villages in the valley are evacuated as ice dams the river."),
        ("Kelm evacuated after ice fall", "The river behind the broken glacier rises by the hour."),
        (
            "Ice dam threatens valley of Kelm",
            "Engineers want to blast a channel through the glacier's remains.",
        ),
    ],
    [
        ("Solar aircraft lands after 19 days", "Pilot Juno Reyes circled the equator without fuel."),
        ("Reyes lands: around the world by sun", "The solar aircraft has proved itself, its makers say."),
        ("Nineteen days in a solar aircraft", "Juno Reyes on sleep, storms and silence above the equator."),
    ],
    [
        ("Nurses at Lund hospital walk out", "The union wants two more nurses on each ward at night."),
        ("Lund: strike closes wards", "Nurses say that nights in the hospital are dangerous."),
        ("Hospital and union talk in Lund", "On the third day of the strike both sides look for a way out."),
    ],
];

#[test]
fn stories_of_one_event_find_each_other() {
    let stories: Vec<Document> = EVENTS
        .iter()
        .flatten()
        .map(|(headline, standfirst)| Document {
            headline,
            standfirst,
            language: "en",
            ..Document::default()
        })
        .collect();
    let paper = Paper::of(&stories);
    let mut found = 0;
    for number in 0..18 {
        let ranking = paper.with(number, &Options { count: 2, ..Options::RANKING_ONLY });
        found += ranking.iter().filter(|found| found.number / 3 == number / 3).count();
    }
    assert!(found >= 34, "{found} of 36");
}
