//! Time counts where the edition shows that it matters, and nowhere else.

use dateline::ranking::index::Document;
use dateline::ranking::related::Options;

use crate::paper::{DAY, Paper, START};

const SUBJECTS: [&str; 10] = [
    "Marigold ferry",
    "apple harvest",
    "Kelm tunnel",
    "mayoral election",
    "mask museum",
    "malaria vaccine",
    "nurses strike",
    "valley drought",
    "Orth airport",
    "puppet theatre",
];
const VIEWS: [&str; 8] = [
    "minister visits",
    "doubts surround",
    "prices of",
    "looking at",
    "court and",
    "mayor defends",
    "voices about",
    "numbers on",
];

/// Eighty stories, of each subject eight, published when `day` says.
fn stories(day: impl Fn(i64, i64) -> i64) -> (Vec<String>, Vec<i64>) {
    let mut texts = Vec::new();
    let mut dates = Vec::new();
    for (subject, name) in (0..).zip(SUBJECTS) {
        for (view, words) in (0..).zip(VIEWS) {
            texts.push(format!("{words} {name}"));
            dates.push(START + day(subject, view) * DAY);
        }
    }
    (texts, dates)
}

/// How many of the five best of all stories are of the same days.
fn share_of_the_same_days((texts, dates): &(Vec<String>, Vec<i64>)) -> f64 {
    let documents: Vec<Document> = texts
        .iter()
        .zip(dates)
        .map(|(text, date)| Document { headline: text, date: Some(*date), ..Document::default() })
        .collect();
    let paper = Paper::of(&documents);
    let (mut near, mut all) = (0.0, 0.0);
    for (number, date) in (0..).zip(dates) {
        for found in paper.with(number, &Options { count: 3, ..Options::RANKING_ONLY }) {
            all += 1.0;
            near += f64::from(u8::from((dates[found.number as usize] - date).abs() <= 2 * DAY));
        }
    }
    near / all
}

#[test]
fn news_of_the_day_is_shown_with_news_of_that_day() {
    // Each subject is in the news twice: four views in one week of the year, four in another.
    let news = stories(|subject, view| subject * 30 + view / 4 * 180 + view % 2);
    let share = share_of_the_same_days(&news);
    assert!(share > 0.9, "{share}");
}

#[test]
fn dates_that_say_nothing_change_nothing() {
    let background = stories(|subject, view| (subject * 7919 + view * 104_729) % 300);
    let documents = |dated: bool| -> Vec<Document> {
        let lines = background.0.iter().zip(&background.1);
        lines
            .map(|(text, date)| Document {
                headline: text,
                date: dated.then_some(*date),
                ..Document::default()
            })
            .collect()
    };
    let (with, without) = (Paper::of(&documents(true)), Paper::of(&documents(false)));
    let mut same = 0;
    for number in 0..80 {
        let best =
            |paper: &Paper| paper.with(number, &Options::RANKING_ONLY).first().map(|found| found.number / 8);
        same += u32::from(best(&with) == best(&without));
    }
    assert!(same >= 76, "{same} of 80 keep the subject of their best");
}

#[test]
fn stories_without_a_date_are_ranked_by_what_they_say() {
    let (texts, dates) = stories(|subject, _| subject * 30);
    let mut documents: Vec<Document> = texts
        .iter()
        .zip(&dates)
        .map(|(text, date)| Document { headline: text, date: Some(*date), ..Document::default() })
        .collect();
    documents[1].date = None;
    let paper = Paper::of(&documents);
    assert!(paper.with(0, &Options::RANKING_ONLY).iter().any(|found| found.number == 1));
    assert_eq!(paper.with(1, &Options::RANKING_ONLY)[0].number / 8, 0);
}
