//! The time rail: the newest stories with their times along a line.

use std::rc::Rc;

use super::{card, labels, meta};
use crate::article::Article;
use crate::element::{El, el};
use crate::site::state::Site;

/// The list, and above it the date of its newest story if that is not today. A time without a date is of that
/// day; stories of other days have their date. A story without a date has no time.
pub fn rail(site: &Site, stories: &[Rc<Article>]) -> Vec<El> {
    let newest = stories.iter().filter_map(|story| story.dated()).max();
    let day = newest.and_then(|newest| {
        let words = site.clock.date_if_not_today(newest.milliseconds())?;
        Some(el("p").class("rail__day meta").child(meta::time(newest, &words)))
    });
    let items = stories.iter().map(|story| {
        let time = story
            .dated()
            .zip(newest)
            .map(|(at, newest)| meta::time(at, &site.clock.narrow(at.milliseconds(), newest.milliseconds())));
        labels::in_its_language(site, story, el("li")).children(time).child(card::headline_link(site, story))
    });
    let list = el("ol").class("rail").children(items);
    day.into_iter().chain([list]).collect()
}
