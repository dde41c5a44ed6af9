//! The time rail: the newest stories with their times along a line.

use std::rc::Rc;

use super::{card, meta};
use crate::article::Article;
use crate::site::Site;
use crate::site::element::{El, el};

/// The list; a story without a date has no time.
pub fn rail(site: &Site, stories: &[Rc<Article>]) -> El {
    let items = stories.iter().map(|story| {
        let time = story.dated().map(|at| meta::time(at, &site.clock.narrow(at.milliseconds())));
        card::in_its_language(site, story, el("li")).children(time).child(card::headline_link(site, story))
    });
    el("ol").class("rail").children(items)
}
