//! The layout of the front page. No story appears twice.

use std::rc::Rc;

use super::listing::Listing;
use super::stories::Edition;
use super::strip_layout::{StripLayout, arrange};
use crate::article::{Article, Section, Slug};
use crate::config::{Config, StripForm};

/// The stories of the front page.
#[derive(Clone, Debug, PartialEq)]
pub struct Front {
    /// The lead story; `None` only if there are no stories.
    pub lead: Option<Rc<Article>>,
    /// Links below the lead: the editor's related stories.
    pub also: Vec<Rc<Article>>,
    /// The stories below the lead.
    pub secondary: Vec<Rc<Article>>,
    /// The newest of the rest.
    pub latest: Vec<Rc<Article>>,
    /// A strip for each section.
    pub strips: Vec<Strip>,
    /// The stories placed above.
    placed: Placed,
}

impl Front {
    /// How many stories are placed above the list of the remaining ones.
    pub fn len(&self) -> usize {
        self.placed.0.len()
    }

    /// Whether there is no story at all.
    pub fn is_empty(&self) -> bool {
        self.placed.0.is_empty()
    }

    /// The first `count` of the remaining stories, newest first.
    pub fn more(&self, edition: &Edition, count: usize) -> Listing {
        let rest = edition.complete(None, edition.newest()).filter(|story| self.placed.is_free(story));
        Listing::first(rest, count)
    }
}

/// The stories of one section on the front page.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The section.
    pub section: Section,
    /// How it is laid out.
    pub layout: StripLayout,
    /// Its stories.
    pub stories: Vec<Rc<Article>>,
}

/// The priority assumed for a story without one, on the scale of 1 to 9.
const MIDDLE_PRIORITY: u8 = 5;
const ALSO: usize = 3;
const SECONDARY: usize = 3;
const LATEST: usize = 10;
/// One big story and four rows.
const MAX_IN_STRIP: usize = 5;
/// A single story gets no strip; it stays in the list of the remaining ones.
const MIN_FOR_STRIP: usize = 2;
/// More sections would make the front page too long; readers go to the section pages instead.
const MAX_STRIPS: usize = 8;
const STRIP_FORMS_BY_TURNS: [StripForm; 4] =
    [StripForm::Feature, StripForm::Quad, StripForm::Duo, StripForm::Quad];
/// How many of the newest stories are candidates for the lead if none is marked.
pub const LEAD_CANDIDATES: usize = 6;
/// How much older, in seconds, a marked lead may be than the newest story before it gives way.
const LEAD_KEEPS_FOR: i64 = 3 * 24 * 3600;

/// Lays out the front page from the loaded stories.
pub fn front(edition: &Edition, config: &Config) -> Front {
    let mut page = Placed::default();
    let lead = lead(edition);
    page.place(lead.iter());
    let also = lead.as_deref().map(|lead| also(edition, lead)).unwrap_or_default();
    page.place(also.iter());
    let secondary = secondary(edition, &page);
    page.place(secondary.iter());
    let latest: Vec<_> = edition.newest().filter(|story| page.is_free(story)).take(LATEST).cloned().collect();
    page.place(latest.iter());
    let strips = strips(edition, config, &mut page);
    Front { lead, also, secondary, latest, strips, placed: page }
}

/// The stories placed already; a few dozen at most.
#[derive(Clone, Debug, Default, PartialEq)]
struct Placed(Vec<Slug>);

impl Placed {
    fn place<'a>(&mut self, stories: impl Iterator<Item = &'a Rc<Article>>) {
        self.0.extend(stories.map(|story| story.slug.clone()));
    }

    fn is_free(&self, story: &Article) -> bool {
        !self.0.contains(&story.slug)
    }
}

/// The story the editor featured, else the one of highest priority, else the newest with a picture that is not
/// portrait, else the newest.
fn lead(edition: &Edition) -> Option<Rc<Article>> {
    let newest_date = edition.newest().next()?.dated();
    let fresh = |story: &Article| match (story.dated(), newest_date) {
        (Some(date), Some(newest)) => newest.seconds() - date.seconds() <= LEAD_KEEPS_FOR,
        _ => true,
    };
    let marked = edition.newest().find(|story| story.featured && fresh(story));
    let candidates = || edition.newest().take(LEAD_CANDIDATES);
    marked
        .or_else(|| candidates().filter(|story| story.priority.is_some()).min_by_key(|story| story.priority))
        .or_else(|| candidates().find(|story| story.hero.as_ref().is_some_and(|hero| !hero.is_portrait())))
        .or_else(|| candidates().next())
        .cloned()
}

/// Without breaking news, which is in the line above the lead.
fn also(edition: &Edition, lead: &Article) -> Vec<Rc<Article>> {
    let mut also: Vec<Rc<Article>> = Vec::new();
    for story in lead.related.iter().filter_map(|key| edition.story(key)) {
        if story.slug != lead.slug && !story.breaking && also.iter().all(|other| other.slug != story.slug) {
            also.push(story);
        }
    }
    also.truncate(ALSO);
    also
}

/// By priority, then those with a picture, then the newest; at most one of a section while others have stories.
fn secondary(edition: &Edition, page: &Placed) -> Vec<Rc<Article>> {
    let weight = |story: &Article| (story.priority.unwrap_or(MIDDLE_PRIORITY), story.hero.is_none());
    let mut candidates: Vec<&Rc<Article>> = Vec::with_capacity(LATEST + SECONDARY);
    for story in edition.newest().filter(|story| page.is_free(story)).take(LATEST + SECONDARY) {
        let place = candidates.partition_point(|other| weight(other) <= weight(story));
        candidates.insert(place, story);
    }
    let mut chosen: Vec<Rc<Article>> = Vec::new();
    for distinct in [true, false] {
        for story in &candidates {
            let section_is_there =
                chosen.iter().any(|other| story.section.is_some() && other.section == story.section);
            let is_there = chosen.iter().any(|other| other.slug == story.slug);
            if chosen.len() < SECONDARY && !is_there && !(distinct && section_is_there) {
                chosen.push(Rc::clone(story));
            }
        }
    }
    chosen
}

fn strips(edition: &Edition, config: &Config, page: &mut Placed) -> Vec<Strip> {
    let wanted: Vec<Section> = if config.home_sections.is_empty() {
        let configured = config.sections.iter().map(|setting| setting.section.clone());
        if config.sections.is_empty() { edition.sections() } else { configured.collect() }
    } else {
        let found = edition.sections();
        let by_id = |id: &Slug| {
            config
                .section(id)
                .map(|setting| setting.section.clone())
                .or_else(|| found.iter().find(|section| section.id == *id).cloned())
        };
        config.home_sections.iter().filter_map(by_id).collect()
    };
    let mut turns = STRIP_FORMS_BY_TURNS.iter().cycle();
    let mut strips = Vec::new();
    for section in wanted {
        let free: Vec<Rc<Article>> =
            edition.in_section(&section.id).filter(|story| page.is_free(story)).cloned().collect();
        if free.len() < MIN_FOR_STRIP || strips.len() == MAX_STRIPS {
            continue;
        }
        let form = config.section(&section.id).and_then(|setting| setting.form);
        let form = form.unwrap_or_else(|| turns.next().copied().unwrap_or(StripForm::Quad));
        let (layout, stories) = arranged(form, &free, MAX_IN_STRIP);
        page.place(stories.iter());
        strips.push(Strip { section, layout, stories });
    }
    strips
}

/// The layout for `stories`, and the stories that it uses, in its order.
pub fn arranged(form: StripForm, stories: &[Rc<Article>], max: usize) -> (StripLayout, Vec<Rc<Article>>) {
    let pictures: Vec<bool> = stories.iter().map(|story| story.hero.is_some()).collect();
    let arrangement = arrange(form, &pictures, max);
    let taken = arrangement.order.iter().filter_map(|place| stories.get(*place)).cloned().collect();
    (arrangement.layout, taken)
}
