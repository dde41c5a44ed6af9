//! What holds for everything that comes out, whatever went in.

use std::rc::Rc;

use dateline::article::{
    Article, Block, Body, Credit, CreditOrigin, Image, Manuscript, Markup, SafeUrl, Slug, word_count,
};
use dateline::body;
use dateline::credit::{self, Evidence};
use dateline::feed::{self, Format};
use dateline::press::native::{self, Addresses, Content, HOME};

use super::outline;

/// The address that feeds are read at.
pub fn home() -> SafeUrl {
    SafeUrl::web(&format!("{HOME}feed.json"), None).unwrap()
}

/// A body comes to safe blocks, the same each time; as HTML they come to the same blocks.
pub fn body_promises(html: &str) {
    let parsed = body::parse(&Markup::Html(html.to_owned()), Some(&home()));
    outline::assert_safe(&parsed.blocks);
    body::plain(html);
    word_count(&parsed.blocks);
    assert_same_after_writing(parsed.blocks);
}

fn assert_same_after_writing(mut blocks: Vec<Block>) {
    let written = native::html(&blocks, Addresses::HEAD);
    let mut again = body::parse(&Markup::Html(written.clone()), Some(&home()));
    assert!(again.dropped.is_empty(), "{:?} of {written}", again.dropped);
    assert_same_if_read_exactly(&written, &again.blocks);
    forget_origins(&mut blocks);
    forget_origins(&mut again.blocks);
    assert_eq!(outline::outline(&again.blocks), outline::outline(&blocks), "{written}");
    assert!(again.blocks == blocks, "{written}\n{:?}\n{blocks:?}", again.blocks);
}

/// The reader of exact texts knows less than the other, and never something else.
fn assert_same_if_read_exactly(html: &str, blocks: &[Block]) {
    let (markup, base) = (Markup::Html(html.to_owned()), home());
    let text = Body::Unparsed(Rc::new(Manuscript { markup, base, is_exact: true }));
    let story = Article::new("1".into(), Slug::from_text("a").unwrap(), "A".into());
    if let Some(exact) = body::exact_text(&story, &text) {
        assert!(exact == blocks, "{html}\n{exact:?}\n{blocks:?}");
    }
}

/// A credit that was found somewhere has a place of its own once it is written, and is on one line there.
fn forget_origins(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Figure(image) => forget_origin(image),
            Block::Gallery { images, .. } => images.iter_mut().for_each(forget_origin),
            Block::Quote { blocks, .. } | Block::Passage { blocks, .. } => forget_origins(blocks),
            Block::List { items, .. } => items.iter_mut().for_each(|item| forget_origins(item)),
            _ => {}
        }
    }
}

fn forget_origin(image: &mut Image) {
    let Some(Credit { origin, text, .. }) = &mut image.credit else { return };
    *origin = CreditOrigin::Field;
    *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Of several labels, too, one goes each time.
    while credit::strip_label(text) != *text {
        *text = credit::strip_label(text).to_owned();
    }
    // A caption that says the credit three times says it once less each time that it is read.
    while let Some(caption) = &image.caption {
        let evidence = Evidence { field: Some(text), caption: Some(caption), ..Evidence::default() };
        let again = credit::choose(evidence).caption;
        if again == image.caption {
            break;
        }
        image.caption = again;
    }
}

/// A story can be shown and linked to, and is the same when it is written and read again.
pub fn article_promises(article: &Article) {
    assert!(!article.headline.trim().is_empty() && !article.id.is_empty());
    slug_promises(&article.slug);
    assert!(article.priority.is_none_or(|priority| (1..=9).contains(&priority)));
    let names = article.tags.iter().map(|tag| (&tag.id, &tag.name));
    for (id, name) in names.chain(article.section.iter().map(|section| (&section.id, &section.name))) {
        slug_promises(id);
        assert!(!name.trim().is_empty());
    }
    for url in article.url.iter().chain(article.authors.iter().filter_map(|author| author.url.as_ref())) {
        address_promises(url);
    }
    if let Some(hero) = &article.hero {
        outline::assert_safe(&[Block::Figure(hero.clone())]);
    }
    let _minutes = article.words.map(dateline::article::reading_minutes);
    assert_same_article(article);
}

fn assert_same_article(article: &Article) {
    if has_markup(article) {
        return;
    }
    let written = native::item(article, Content::Whole, Addresses::HEAD);
    let file = serde_json::to_string(&native::file("Record", vec![written])).unwrap();
    let page = feed::read(&file, &home(), Format::JsonFeed).unwrap();
    assert!(page.skipped.is_empty() && page.warnings.is_empty(), "{:?} in {file}", page.warnings);
    let [again] = page.articles.as_slice() else { panic!("{} stories in {file}", page.articles.len()) };
    let (again, article) = (comparable(again.clone()), comparable(article.clone()));
    if let (Body::Blocks(again), Body::Blocks(blocks)) = (&again.body, &article.body) {
        assert_eq!(outline::outline(again), outline::outline(blocks));
    }
    assert!(again == article, "{file}\n{again:?}\n{article:?}");
}

/// Whether a text of the story looks like HTML: it is read as its desk is thought to have meant it, and is another
/// one then.
fn has_markup(article: &Article) -> bool {
    let image = article.hero.iter().flat_map(|hero| {
        let credit = hero.credit.iter().map(|credit| &credit.text);
        hero.alt.iter().chain(&hero.caption).chain(credit)
    });
    let people = article.authors.iter().flat_map(|author| [&author.name].into_iter().chain(&author.role));
    [&article.headline]
        .into_iter()
        .chain(article.standfirst.iter().chain(&article.kicker).chain(&article.place))
        .chain(article.tags.iter().map(|tag| &tag.name))
        .chain(article.section.iter().map(|section| &section.name))
        .chain(article.corrections.iter().map(|correction| &correction.text))
        .chain(people)
        .chain(image)
        .any(|text| text.contains(['<', '&', '[', '…']) || text.contains("..."))
}

/// Any story can be written; what is read of it keeps all promises.
pub fn any_article_promises(article: &Article) {
    let _minutes = article.words.map(dateline::article::reading_minutes);
    article.shown_update();
    for content in [Content::Whole, Content::Card("a/00/x.json")] {
        let written = native::item(article, content, Addresses::HEAD);
        let file = serde_json::to_string(&native::file("Record", vec![written])).unwrap();
        let page = feed::read(&file, &home(), Format::JsonFeed).unwrap();
        assert_eq!(page.articles.len() + page.skipped.len(), 1, "{file}");
        for article in &page.articles {
            article_promises(article);
        }
    }
}

/// Any blocks can be written; what is read of them is safe and stays the same.
pub fn any_blocks_promises(blocks: &[Block]) {
    let written = native::html(blocks, Addresses::HEAD);
    word_count(blocks);
    body_promises(&written);
}

/// With its text as blocks, and without what is meant to change.
fn comparable(mut article: Article) -> Article {
    // The picture of a card is looked for in the text, without a parser.
    if std::mem::take(&mut article.hero_is_in_text) {
        article.hero = None;
    }
    // Pictures that came beside the text stand in it.
    if let Some(body::Parsed { mut blocks, .. }) = body::of_story(&article, &article.body) {
        forget_origins(&mut blocks);
        article.body = if blocks.is_empty() { Body::None } else { Body::Blocks(blocks.into()) };
    }
    article.pictures.clear();
    if let Body::Elsewhere(_) = article.body {
        article.body = Body::None;
    }
    if let Some(hero) = &mut article.hero {
        // Where a system hides a credit, what the caption says is a credit again once it is written.
        if hero.credit.is_none() {
            let evidence = Evidence { caption: hero.caption.as_deref(), ..Evidence::default() };
            let choice = credit::choose(evidence);
            (hero.caption, hero.credit) = (choice.caption, choice.credit);
        }
        forget_origin(hero);
    }
    article.url = article.url.or_else(|| SafeUrl::web(&article.id, None));
    // An edition that was written is asked for our slugs only.
    article.own_slug = None;
    article.language = article.language.filter(|language| !language.tag().starts_with("und"));
    // A topic's id follows from its name.
    for tag in &mut article.tags {
        tag.id = Slug::from_text(&tag.name).unwrap_or_else(|| tag.id.clone());
    }
    article
}

/// An address that leads somewhere harmless, judged by its text alone.
pub fn address_promises(url: &SafeUrl) {
    let text = url.as_str();
    let known = ["https://", "http://", "mailto:", "tel:"];
    assert!(known.iter().any(|scheme| text.starts_with(scheme)), "{text}");
    assert!(
        !text.contains(|next: char| next.is_whitespace() || next.is_control() || "<>\"'".contains(next)),
        "{text}"
    );
}

/// A slug that is found again in an address, and names a file of its folder.
pub fn slug_promises(slug: &Slug) {
    let text = slug.as_str();
    assert_eq!(Slug::of_own(text).as_ref(), Some(slug));
    assert!(!text.contains(['/', '\\', '.', '%', '\0', ' ']) && text.len() <= 240, "{text}");
}
