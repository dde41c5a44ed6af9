//! The stories of an edition: merged page by page, looked up by name, sorted by date.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::page_cursor::PageCursor;
use crate::article::{Article, Block, Body, SafeUrl, Section, Slug, Tag, Timestamp};
use crate::feed::FeedPage;

/// Everything that has been loaded so far.
#[derive(Clone, Default)]
pub struct Edition {
    /// In order of arrival; a story keeps its place, and a withdrawn one leaves it empty.
    stories: Vec<Option<Rc<Article>>>,
    /// By place: the source of the story; if several have it, the first of them in the configuration.
    owners: Vec<usize>,
    /// By place: a text that is preferred to the one in the article, because it is parsed already or came with
    /// another version of the story; else [`Body::None`].
    texts: Vec<Body>,
    /// By place: the date of the version that withdrew the story; an older version does not restore it.
    withdrawn: Vec<Option<Timestamp>>,
    /// Places in `stories`, newest first; stories without a date last, in order of arrival.
    order: Vec<usize>,
    /// Places in `stories` by every name of a story; see [`Name`].
    names: BTreeMap<String, usize>,
    /// One for the stories of each source, and one for each section that has pages of its own.
    pub(super) cursors: Vec<PageCursor>,
}

/// Further sections are ignored: in a feed with a section per story they mean nothing.
const MAX_SECTIONS: usize = 200;

/// The names of a story. One map for all of them: each further map type is 4 kB of wasm.
struct Name;

impl Name {
    fn slug(slug: &Slug) -> String {
        format!("slug {slug}")
    }

    fn id(source: usize, id: &str) -> String {
        format!("id {source} {id}")
    }

    fn address(url: &SafeUrl) -> String {
        format!("url {}", url.page_key())
    }

    fn hash(hash: u32) -> String {
        format!("hash {hash}")
    }
}

/// The result of merging a story.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    New,
    Updated,
    Held,
    Folded,
}

/// The result of merging a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Merged {
    /// Stories that were added.
    pub new: usize,
    /// Stories that were already loaded.
    pub updated: usize,
    /// Stories that may not be shown: withheld, cancelled, under embargo or dated in the future.
    pub held: usize,
    /// Duplicates of stories of a source earlier in the configuration, whose version is kept.
    pub folded: usize,
}

impl Edition {
    /// Merges one page of the source with the number `source`, which came from `address`.
    ///
    /// A loaded story of the same source and id is replaced or withdrawn if the new version is not older.
    /// Stories of different sources at the same address are one story, and the source that comes first in the
    /// configuration takes precedence. A `next` that was read before is a loop and is not followed.
    pub fn merge_page(
        &mut self,
        source: usize,
        address: &SafeUrl,
        mut page: FeedPage,
        now: Timestamp,
    ) -> Merged {
        let mut merged = Merged::default();
        // Newest first, each story is appended; oldest first, each insertion would shift all others.
        if page.articles.first().map(Article::dated) < page.articles.last().map(Article::dated) {
            page.articles.reverse();
        }
        let covered_until = page.articles.iter().filter_map(Article::dated).min();
        for article in page.articles {
            match self.add_or_withdraw(source, article, now) {
                Change::New => merged.new += 1,
                Change::Updated => merged.updated += 1,
                Change::Held => merged.held += 1,
                Change::Folded => merged.folded += 1,
            }
        }
        for named in page.sections {
            let place = self.cursor(source, Some(named.section));
            if let Some(cursor) = self.cursors.get_mut(place) {
                cursor.total = named.count.or(cursor.total);
                if let Some(feed) = named.feed {
                    cursor.set_first(feed, covered_until);
                }
            }
        }
        let is_asked = |cursor: &PageCursor| cursor.source == source && cursor.next() == Some(address);
        let asked = self.cursors.iter().position(is_asked);
        let place = asked.unwrap_or_else(|| self.cursor(source, None));
        if let Some(cursor) = self.cursors.get_mut(place) {
            cursor.mark_read(address);
            if let Some(next) = page.next {
                cursor.push_next(next, covered_until);
            }
            cursor.total = page.total.or(cursor.total);
            if page.search.is_some() {
                cursor.search = page.search;
            }
        }
        merged
    }

    /// Whether all stories of `page` are loaded already: a static server, which ignores the page number
    /// in the address, sends the same page again and again.
    pub fn has_all(&self, source: usize, page: &FeedPage) -> bool {
        !page.articles.is_empty() && page.articles.iter().all(|article| self.place(source, article).is_some())
    }

    /// The index of the source's cursor for all stories or for `section`, which is created if missing.
    fn cursor(&mut self, source: usize, section: Option<Section>) -> usize {
        let is_same = |cursor: &PageCursor| match (&cursor.section, &section) {
            (Some(own), Some(other)) => own.id == other.id,
            (own, other) => own.is_none() && other.is_none(),
        };
        let place = self.cursors.iter().position(|cursor| cursor.source == source && is_same(cursor));
        place.unwrap_or_else(|| {
            self.cursors.push(PageCursor::new(source, section));
            self.cursors.len() - 1
        })
    }

    /// Merges a story that was fetched individually, with its body. `false`: it may not be shown.
    pub fn merge_story(&mut self, source: usize, article: Article, now: Timestamp) -> bool {
        self.add_or_withdraw(source, article, now) != Change::Held
    }

    fn add_or_withdraw(&mut self, source: usize, article: Article, now: Timestamp) -> Change {
        let place = self.place(source, &article);
        let owner = place.and_then(|place| self.owners.get(place)).copied();
        if let (Some(at), Some(owner)) = (place, owner)
            && owner != source
        {
            self.names.insert(Name::id(source, &article.id), at);
            if owner < source {
                return Change::Folded;
            }
            // This source takes precedence, whatever the dates of the two versions.
            self.hand_over(at, source);
            if !article.may_be_shown(now) {
                self.withdraw(source, &article, Some(at));
                return Change::Held;
            }
            self.add(source, article, Some(at));
            return Change::Updated;
        }
        let changed = article.changed();
        let known = place.and_then(|place| self.at(place)).map(|known| known.changed());
        if !article.may_be_shown(now) {
            // A withdrawal without a date always counts.
            if changed.is_none() || known.is_none_or(|known| changed >= known) {
                self.withdraw(source, &article, place);
            }
            return Change::Held;
        }
        let withdrawn = place.and_then(|place| *self.withdrawn.get(place)?);
        if known.is_none() && changed < withdrawn {
            return Change::Held;
        }
        if self.add(source, article, place) { Change::New } else { Change::Updated }
    }

    /// The preferred text of a story of this edition.
    pub fn text(&self, story: &Article) -> Body {
        let place = self.names.get(&Name::slug(&story.slug));
        match place.and_then(|&place| self.texts.get(place)) {
            Some(Body::None) | None => story.body.clone(),
            Some(better) => better.clone(),
        }
    }

    /// Keeps the parsed text of the story `slug`, so that it is parsed once.
    pub fn keep_text(&mut self, slug: &Slug, text: Rc<[Block]>) {
        let place = self.names.get(&Name::slug(slug)).copied();
        if let Some(kept) = place.and_then(|place| self.texts.get_mut(place)) {
            *kept = Body::Blocks(text);
        }
    }

    /// The story with this slug, or with this id at any source; also one whose slug has changed since, by the
    /// hash suffix.
    pub fn story(&self, key: &str) -> Option<Rc<Article>> {
        let slug = Slug::of_own(key);
        let by_slug = || self.names.get(&Name::slug(slug.as_ref()?));
        let sources = || self.cursors.iter().filter(|cursor| cursor.section.is_none());
        let by_id = || sources().find_map(|cursor| self.names.get(&Name::id(cursor.source, key)));
        let by_hash = || self.names.get(&Name::hash(slug.as_ref()?.hash()?));
        by_slug().or_else(by_id).or_else(by_hash).and_then(|&place| self.at(place)).cloned()
    }

    /// The story at an address of its publisher; a fragment that names no story of its own is ignored.
    pub fn story_at(&self, address: &SafeUrl) -> Option<&Rc<Article>> {
        let whole = Name::address(address);
        let page = whole.split('#').next().unwrap_or_default();
        let place = self.names.get(&whole).or_else(|| self.names.get(page))?;
        self.at(*place)
    }

    /// The slug of the unloaded story at `address`, if that is certainly a story: its path holds a date and has
    /// the form of the addresses of loaded stories at the same host, from a source that may be queried.
    #[cfg(feature = "source-queries")]
    pub fn slug_of_unloaded(&self, address: &SafeUrl, may_ask: &dyn Fn(usize) -> bool) -> Option<Slug> {
        let address = address.without_tracking();
        let page = address.as_str().split('#').next().unwrap_or_default();
        let address = &SafeUrl::web(page, None)?;
        let form = dated_form(address)?;
        let has_form = |place: &&usize| {
            let own = self.at(**place).and_then(|story| Some((story, story.url.as_ref()?)));
            let is_alike = own.is_some_and(|(story, url)| {
                dated_form(url).as_ref() == Some(&form) && Slug::of_address(url).as_ref() == Some(&story.slug)
            });
            is_alike && self.owners.get(**place).is_some_and(|source| may_ask(*source))
        };
        self.order.iter().take(MAX_ALIKE).find(has_form)?;
        Slug::of_address(address)
    }

    fn at(&self, place: usize) -> Option<&Rc<Article>> {
        self.stories.get(place)?.as_ref()
    }

    /// All stories in order of arrival. Each keeps its place when it is updated; a withdrawn one leaves
    /// it empty.
    pub fn by_place(&self) -> &[Option<Rc<Article>>] {
        &self.stories
    }

    /// All stories, newest first.
    pub fn newest(&self) -> impl Iterator<Item = &Rc<Article>> + Clone {
        self.order.iter().filter_map(|&place| self.at(place))
    }

    /// The stories of a section, newest first.
    pub fn in_section(&self, id: &Slug) -> impl Iterator<Item = &Rc<Article>> {
        self.newest().filter(move |article| article.section.as_ref().is_some_and(|section| section.id == *id))
    }

    /// The stories about a topic, newest first.
    pub fn about(&self, tag: &Slug) -> impl Iterator<Item = &Rc<Article>> {
        self.newest().filter(move |article| article.tags.iter().any(|own| own.id == *tag))
    }

    /// The topic with this id, with the name its newest story gives it.
    pub fn topic(&self, id: &Slug) -> Option<Tag> {
        self.newest().flat_map(|article| &article.tags).find(|tag| tag.id == *id).cloned()
    }

    /// The part of `stories`, newest first, in which the list of `section`, or of all stories, has no gaps.
    /// Stories that were loaded for another list, or by a deep link, must not appear where later pages would
    /// insert others before them.
    pub fn complete<'a>(
        &self,
        section: Option<&Slug>,
        stories: impl Iterator<Item = &'a Rc<Article>>,
    ) -> impl Iterator<Item = &'a Rc<Article>> {
        let covered_until = self.covered_until(section);
        stories.take_while(move |story| covered_until.is_none() || story.dated() >= covered_until)
    }

    /// The date down to which the list of `section`, or of all stories, has no gaps; `None`: to its end.
    fn covered_until(&self, section: Option<&Slug>) -> Option<Timestamp> {
        let mut covered_until = None;
        for all in self.cursors.iter().filter(|cursor| cursor.section.is_none()) {
            let own = self.own_cursor(all.source, section);
            // Pages of all stories and those of the section are each complete down to their own date.
            let whole = own.map_or(all.covered_until(), |own| own.covered_until().min(all.covered_until()));
            covered_until = covered_until.max(whole);
        }
        covered_until
    }

    /// The sections that the sources list and those of the loaded stories, the one with most stories
    /// first.
    pub fn sections(&self) -> Vec<Section> {
        let named = self.cursors.iter().filter_map(|cursor| Some((cursor.section.as_ref()?, cursor.total)));
        let loaded = self.newest().filter_map(|story| Some((story.section.as_ref()?, None)));
        // The number of stories that the sources give, and the number of loaded ones.
        let mut counted: Vec<(&Section, u32, u32)> = Vec::new();
        for (section, total) in named.chain(loaded) {
            let place = counted.iter().position(|(known, ..)| known.id == section.id);
            let place = place.unwrap_or(counted.len());
            if place == counted.len() && place < MAX_SECTIONS {
                counted.push((section, 0, 0));
            }
            if let Some((_, all, loaded)) = counted.get_mut(place) {
                *all = all.saturating_add(total.unwrap_or(0));
                *loaded += u32::from(total.is_none());
            }
        }
        // There are few, so an insertion sort will do: stable, largest first.
        let mut ordered: Vec<(&Section, u32)> = Vec::with_capacity(counted.len());
        for (section, all, loaded) in counted {
            let count = all.max(loaded);
            let place = ordered.partition_point(|(_, other)| *other >= count);
            ordered.insert(place, (section, count));
        }
        ordered.into_iter().map(|(section, _)| section.clone()).collect()
    }

    /// The newest story that is breaking news at the moment `now`.
    pub fn breaking(&self, now: Timestamp) -> Option<&Rc<Article>> {
        self.newest().find(|article| article.is_breaking(now))
    }

    /// How many stories are loaded.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Adds a source whose first page is not read yet. Until it is, the edition is incomplete, and its
    /// lists continue with that page.
    pub fn add_source(&mut self, source: usize, first_page: SafeUrl) {
        let place = self.cursor(source, None);
        if let Some(cursor) = self.cursors.get_mut(place) {
            cursor.push_next(first_page, None);
        }
    }

    /// Whether nothing is loaded.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Adds or updates a story; `true` if it is new.
    fn add(&mut self, source: usize, mut article: Article, place: Option<usize>) -> bool {
        let known = place.and_then(|place| self.at(place)).cloned();
        let place = self.named(source, &article, place);
        match &known {
            // The newest version determines the slug, whichever was loaded first; older slugs lead to it too.
            Some(known) if article.slug != known.slug && article.changed() > known.changed() => {
                self.give_slug(&mut article, place);
            }
            Some(known) => {
                self.names.entry(Name::slug(&article.slug)).or_insert(place);
                article.slug = known.slug.clone();
            }
            None => self.give_slug(&mut article, place),
        }
        let article = match &known {
            Some(known) => self.newer(place, known, article),
            None => Rc::new(article),
        };
        if known.is_some() {
            self.order.retain(|&other| other != place);
        }
        let date = article.dated();
        let at =
            self.order.partition_point(|&other| self.at(other).is_some_and(|other| other.dated() >= date));
        self.order.insert(at, place);
        if let Some(story) = self.stories.get_mut(place) {
            *story = Some(article);
        }
        known.is_none()
    }

    /// Assigns the slug of a story. If two stories would have the same, one keeps it, whichever was loaded
    /// first (see [`Article::has_slug_before`]), and the other gets a hash suffix.
    fn give_slug(&mut self, article: &mut Article, place: usize) {
        let name = Name::slug(&article.slug);
        self.names.insert(Name::hash(article.identity()), place);
        let other = self.names.get(&name).copied().filter(|&other| other != place);
        let holder = other.and_then(|other| Some((other, Rc::clone(self.at(other)?))));
        // A slug of an older version of another story gives way to this one.
        match holder.filter(|(_, holder)| holder.slug == article.slug) {
            Some((other, holder)) if self.comes_before(place, article, other, &holder) => {
                let mut renamed = Article::clone(&holder);
                renamed.slug = renamed.slug.with_hash(renamed.identity());
                self.names.insert(Name::slug(&renamed.slug), other);
                if let Some(story) = self.stories.get_mut(other) {
                    *story = Some(Rc::new(renamed));
                }
                self.names.insert(name, place);
            }
            Some(_) => {
                article.slug = article.slug.with_hash(article.identity());
                self.names.insert(Name::slug(&article.slug), place);
            }
            None => _ = self.names.insert(name, place),
        }
    }

    /// Whether the story at `place` wins a slug that both would have: the one of the source that comes first in
    /// the configuration, else the older one.
    fn comes_before(&self, place: usize, article: &Article, other: usize, holder: &Article) -> bool {
        match self.owners.get(place).cmp(&self.owners.get(other)) {
            Ordering::Equal => article.has_slug_before(holder),
            order => order == Ordering::Less,
        }
    }

    /// Empties a place for the story of a source that takes precedence.
    fn hand_over(&mut self, place: usize, source: usize) {
        self.order.retain(|&other| other != place);
        if let (Some(owner), Some(withdrawn), Some(text)) =
            (self.owners.get_mut(place), self.withdrawn.get_mut(place), self.texts.get_mut(place))
        {
            (*owner, *withdrawn, *text) = (source, None, Body::None);
        }
        // Its slug still leads here, until another story takes it.
        if let Some(story) = self.stories.get_mut(place) {
            *story = None;
        }
    }

    /// Registers the names of `article` for its place, which is a new and empty one if `place` is `None`.
    fn named(&mut self, source: usize, article: &Article, place: Option<usize>) -> usize {
        let place = place.unwrap_or_else(|| {
            self.stories.push(None);
            self.owners.push(source);
            self.texts.push(Body::None);
            self.withdrawn.push(None);
            self.stories.len() - 1
        });
        self.names.insert(Name::id(source, &article.id), place);
        if let Some(url) = &article.url {
            self.names.entry(Name::address(url)).or_insert(place);
        }
        place
    }

    /// The newer of two versions of the story at `place`. A text that is loaded already is kept if the
    /// newer version has none, and a parsed one if nothing has changed.
    fn newer(&mut self, place: usize, known: &Rc<Article>, mut new: Article) -> Rc<Article> {
        let is_newer = new.changed() >= known.changed();
        let same_state = new.updated == known.updated;
        let (has_new_text, had_text) = (has_text(&new.body), has_text(&known.body));
        // A card has less of the same story: no corrections, no related stories, no caption. Only its length is new.
        if same_state && had_text && !has_new_text {
            let mut known = Article::clone(known);
            known.words = known.words.or(new.words);
            return Rc::new(known);
        }
        if let Some(kept) = self.texts.get_mut(place) {
            let had_better = has_text(kept);
            if is_newer && has_new_text && !(same_state && matches!(kept, Body::Blocks(_))) {
                *kept = Body::None;
            } else if is_newer && !has_new_text && had_text && !had_better {
                *kept = known.body.clone();
            } else if !is_newer && has_new_text && !had_text && !had_better {
                *kept = new.body.clone();
            }
        }
        if !is_newer {
            return Rc::clone(known);
        }
        // Only the story's own file lists its related stories.
        if !has_new_text {
            new.found.clone_from(&known.found);
        }
        // Only a card has its length.
        new.words = new.words.or(known.words);
        Rc::new(new)
    }

    /// The place of the same story: with the same id in the same source, or the same address in another source.
    /// Two stories of one source with different ids are distinct, whatever their addresses.
    fn place(&self, source: usize, article: &Article) -> Option<usize> {
        let by_id = self.names.get(&Name::id(source, &article.id)).copied();
        by_id.or_else(|| {
            let place = *self.names.get(&Name::address(article.url.as_ref()?))?;
            (self.owners.get(place) != Some(&source)).then_some(place)
        })
    }

    fn withdraw(&mut self, source: usize, article: &Article, place: Option<usize>) {
        let place = self.named(source, article, place);
        self.order.retain(|&other| other != place);
        if let (Some(story), Some(at)) = (self.stories.get_mut(place), self.withdrawn.get_mut(place)) {
            *story = None;
            *at = article.changed().or(*at);
        }
    }
}

/// How many of the newest stories are compared for the form of their addresses.
#[cfg(feature = "source-queries")]
const MAX_ALIKE: usize = 100;

/// The host of an address and the form of its path, if that has a year, a month and a name at its end: the
/// position of the year, the number of segments, and whether a day follows the month.
#[cfg(feature = "source-queries")]
fn dated_form(address: &SafeUrl) -> Option<String> {
    const MONTHS: &str = " jan feb mar apr may jun jul aug sep oct nov dec ";
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_year =
        |part: &str| part.len() == 4 && is_number(part) && (part.starts_with("19") || part.starts_with("20"));
    let is_month =
        |part: &str| part.len() == 2 && is_number(part) || part.len() == 3 && MONTHS.contains(part);
    let parts: Vec<&str> = address.path().split('/').filter(|part| !part.is_empty()).collect();
    let at = parts
        .windows(2)
        .position(|pair| matches!(pair, [year, month] if is_year(year) && is_month(month)))?;
    let (name, _) = parts.split_last()?;
    // A date without a name is a list of stories.
    let is_name = !is_number(name) && parts.len() > at + 2 && !address.as_str().contains('?');
    let day = parts.get(at + 2).is_some_and(|part| is_number(part));
    is_name.then(|| format!("{} {at} {} {day}", address.host().unwrap_or_default(), parts.len()))
}

fn has_text(body: &Body) -> bool {
    matches!(body, Body::Blocks(_) | Body::Unparsed(_))
}
