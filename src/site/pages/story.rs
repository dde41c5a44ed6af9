//! A story: breadcrumb, head, byline and times, picture, text, corrections, topics, and beside it
//! related and latest news.

use std::rc::Rc;

use web_sys::AbortSignal;

use super::story_sidebar;
use crate::article::{Article, Attachment, AttachmentKind, Block, Image, Slug, Timestamp, word_count};
use crate::body;
use crate::browser::part::{self, ProgramPart};
use crate::browser::timer::{self, Work};
use crate::element::{El, div, el, text};
use crate::ranking::Related;
use crate::route::Route;
use crate::site::components::caption::figcaption;
use crate::site::components::picture::{self, Slot};
use crate::site::components::{access, blocks, byline, corrections, labels, meta, section, tools};
use crate::site::context::{AppContext, Prepared};
use crate::site::head;
use crate::site::state::Site;
use crate::site::story_loader::{LoadError, Opened};
use crate::site::words::fill;

/// How long a story that is loaded waits for the rest of the edition, in milliseconds.
const WAIT_FOR_EDITION: i32 = 400;

/// A story with its lead picture in the right place.
struct StoryPage {
    story: Rc<Article>,
    hero: Option<Image>,
    text: Rc<[Block]>,
    /// The index of the block of the text that repeats the hero.
    repeated: Option<usize>,
    /// A picture that is no hero and is shown at the beginning of the text.
    portrait: Option<Image>,
}

pub fn from_memory(context: &AppContext, slug: &Slug) -> Option<Prepared> {
    context.loader.story_in_memory(slug).map(|story| prepared(context, story))
}

pub async fn prepare(
    context: &AppContext,
    slug: &Slug,
    visit: Option<AbortSignal>,
) -> Result<Prepared, LoadError> {
    // The story and the edition are loaded concurrently, each once; the story does not wait long.
    let loader = Rc::clone(&context.loader);
    let mut edition: Work<'static, _> = Box::pin(async move { loader.first_pages().await });
    let mut story: Work<_> = Box::pin(context.loader.story(slug, visit.clone()));
    let (story, early) = timer::first_then(&mut story, &mut edition, WAIT_FOR_EDITION).await;
    let found = match story {
        Ok(None) => {
            match early {
                Some(arrived) => arrived,
                None => edition.await,
            }?;
            context.loader.story_of_the_edition(slug, visit).await
        }
        found => {
            if early.is_none() {
                // The edition continues to load: the sidebar is rendered when it is there.
                timer::spawn(Box::pin(async move { drop(edition.await) }));
            }
            found.and_then(|story| story.ok_or(LoadError::NoSuchStory))
        }
    };
    found.map(|story| prepared(context, story))
}

fn prepared(context: &AppContext, opened: Opened) -> Prepared {
    let Opened { article: story, text } = opened;
    let (hero, repeated) = body::lead_picture(&story, &text);
    let (hero, portrait) = match hero {
        Some(hero) if hero.is_portrait() => (None, Some(hero)),
        hero => (hero, None),
    };
    let head =
        head::of_story(&context.site, &story, hero.as_ref().or(portrait.as_ref()).or(story.hero.as_ref()));
    let section = story.section.as_ref().map(|section| section.id.clone());
    let page = StoryPage { story, hero, text, repeated, portrait };
    let mut prepared = Prepared::new(head, Box::new(move |context| view(context, &page)));
    prepared.section = section;
    prepared
}

fn view(context: &AppContext, page: &StoryPage) -> Vec<El> {
    let site = &context.site;
    let story = &page.story;
    // An opinion says that it is one.
    let is_opinion = site.opinion_section(story).is_some();
    let head = el("header")
        .class(if is_opinion { "article__head article__head--voice" } else { "article__head" })
        .children(labels::kicker_line(site, story, el("p")))
        .child(el("h1").attr("tabindex", "-1").text(&story.headline))
        .children(standfirst(page).map(|text| el("p").class("standfirst").text(text)));
    let hero = page.hero.as_ref().map(|hero| {
        el("figure")
            .class("article__hero")
            .child(div("pic bleed").child(picture::picture(site, hero, Slot::Hero)))
            .children(figcaption(site, hero))
    });
    let text = div("prose")
        .children(page.portrait.as_ref().map(|image| blocks::figure(site, image)))
        .children(blocks::text_of(site, &page.text, page.repeated, story.place.as_deref()))
        .children(attachments(page))
        .children(about(site, story))
        .children(access::notice(site, story, page.text.is_empty()));
    let address = site.public_address(&Route::to(story));
    let foot = div("foot")
        .children(corrections::corrections(site, story))
        .children(topics(site, story))
        .child(el("p").class("print-only").attr("dir", "ltr").text(&address));
    let article = labels::in_its_language(site, story, el("article").class("article"))
        .child(breadcrumb(site, story))
        .child(head)
        .child(rail(site, page))
        .children(hero)
        .child(div("article__body").child(text).child(foot))
        .live(when_known(context, story, story_sidebar::sidebar));
    vec![article, div("after").live(when_known(context, story, story_sidebar::more_of_section))]
}

/// The standfirst, unless the text begins with it.
fn standfirst(page: &StoryPage) -> Option<&str> {
    page.story.standfirst.as_deref().filter(|text| !body::is_opening(text, &page.text))
}

fn breadcrumb(site: &Site, story: &Article) -> El {
    let step = |href: &str, name: &str| el("li").child(el("a").attr("href", href).text(name));
    let section = story.section.as_ref().map(|section| {
        let href = site.href(&Route::Section { id: section.id.clone(), page: 1 });
        step(&href, &site.section_name(section))
    });
    let here = el("span").attr("aria-current", "page").text(&story.headline);
    let here = labels::in_its_language(site, story, here);
    let steps = el("ol")
        .child(step(&site.href(&Route::Front { page: 1 }), site.words.home))
        .children(section)
        .child(el("li").child(here));
    let crumbs = el("nav").class("crumbs").attr("aria-label", site.words.breadcrumb);
    labels::of_the_site(site, story, crumbs).child(steps)
}

fn rail(site: &Site, page: &StoryPage) -> El {
    let words = site.words;
    let story = &page.story;
    let line = |label: &str, at: Timestamp, text: &str| {
        el("p").text(&format!("{label} ")).child(meta::time(at, text))
    };
    let published = story.dated().map(|at| line(words.published, at, &site.clock.full(at.milliseconds())));
    let updated = story.shown_update().zip(story.dated()).map(|(at, before)| {
        line(words.updated, at, &site.clock.full_after(at.milliseconds(), before.milliseconds()))
    });
    let place = story.place.as_deref();
    let place = place.map(|place| labels::words_of_story(site, story, el("p")).text(place));
    let who = el("div").children(byline::byline(site, story)).children(place);
    let when = el("div")
        .children(published)
        .children(updated)
        .children(meta::reading_time(site, word_count(&page.text)).map(|minutes| el("p").text(&minutes)));
    let rail = labels::of_the_site(site, story, div("article__rail"));
    rail.child(who).child(when).child(tools::story_tools(site, &story.headline))
}

/// A link to the page of another publisher that the story is about.
fn about(site: &Site, story: &Article) -> Option<El> {
    let url = story.about.as_ref()?;
    let host = url.host_name();
    let link = el("a").link(url).text(&fill(site.words.open_at, &[("host", host)]));
    Some(labels::of_the_site(site, story, el("p").class("notice")).child(link))
}

/// Audio and video, which load when the reader presses, and links to documents; without those in the text.
fn attachments(page: &StoryPage) -> impl Iterator<Item = El> {
    let is_in_text = |file: &&Attachment| {
        page.text.iter().any(|block| matches!(block, Block::Embed(embed) if embed.address == file.url))
    };
    page.story.attachments.iter().filter(move |file| !is_in_text(file)).map(|file| {
        let name = file.title.as_deref().or(file.url.path().rsplit('/').next()).unwrap_or_default();
        let link = el("a").link(&file.url).text(name);
        let player = match file.kind {
            AttachmentKind::Paper => return el("p").child(link).children(kind_and_size(file)),
            AttachmentKind::Audio => el("audio"),
            AttachmentKind::Video => el("video"),
        };
        let player = player.attr("controls", "").attr("preload", "none").attr("src", file.url.as_str());
        let caption = el("figcaption").child(link).children(kind_and_size(file));
        el("figure").child(player.attr("aria-label", name)).child(caption)
    })
}

/// " (PDF, 1.2 MB)", " (MPEG, 60:00)".
fn kind_and_size(file: &Attachment) -> Option<El> {
    let kind = file.mime.rsplit(['/', '+', '.', '-']).next().unwrap_or_default().to_ascii_uppercase();
    let minutes = file.seconds.map(|seconds| format!("{}:{:02}", seconds / 60, seconds % 60));
    let size = file.bytes.map(|bytes| {
        let tenths = (bytes / 100_000).max(1);
        format!("{}.{} MB", tenths / 10, tenths % 10)
    });
    let said: Vec<String> =
        [kind].into_iter().chain(minutes).chain(size).filter(|part| !part.is_empty()).collect();
    (!said.is_empty()).then(|| text(&format!(" ({})", said.join(", "))))
}

fn topics(site: &Site, story: &Article) -> Option<El> {
    let items = story.tags.iter().map(|tag| {
        let href = site.href(&Route::Topic { id: tag.id.clone(), page: 1 });
        el("li").child(el("a").attr("href", &href).text(&tag.name))
    });
    let heading = el("h2").class("label").attr("id", "topics-h");
    let heading = heading.child(labels::site_words(site, story, site.words.topics));
    (!story.tags.is_empty())
        .then(|| section("topics", "topics-h").child(heading).child(el("ul").children(items)))
}

/// The sidebar or the foot of a story, by `layout`. It is rendered when the story is painted, the edition is loaded
/// and the related stories are known, and stays as it is, so that nothing moves.
fn when_known(
    context: &AppContext,
    story: &Rc<Article>,
    layout: fn(&AppContext, &Rc<Article>, &[Related]) -> Option<El>,
) -> impl Fn() -> Vec<El> + 'static {
    let (context, story) = (context.clone(), Rc::clone(story));
    let visit = context.navigator.visit.get_untracked().number;
    move || {
        if context.painted.get() <= visit || context.loader.arrived.get() == 0 {
            return Vec::new();
        }
        let related = context.search_client.related(&story);
        // The code of the layout is loaded later.
        let related = related.filter(|_| part::is_loaded(ProgramPart::Lists));
        related.and_then(|related| layout(&context, &story, &related)).into_iter().collect()
    }
}
