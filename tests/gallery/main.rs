//! Every strip of the front page, in one page for each width: all forms, 1 to 12 stories, with no, some and all
//! pictures. For the eye: `make gallery`, then open target/gallery/40.html and its neighbours.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a tool of ours"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use dateline::article::{SafeUrl, Timestamp};
use dateline::feed::{self, Format};
use dateline::route::Route;
use dateline::site::print::Printer;

/// The form as the configuration names it.
const FORMS: [&str; 4] = ["feature", "quad", "duo", "text"];
/// Whether the story of that number has a picture.
type HasPicture = fn(usize) -> bool;

const PICTURES: [(&str, HasPicture); 4] = [
    ("no pictures", |_| false),
    ("every other", |number| number % 2 == 0),
    ("only the first", |number| number == 0),
    ("all pictures", |_| true),
];
/// In rem: where the layout changes.
const WIDTHS: [u32; 6] = [20, 40, 48, 62, 74, 90];
const DRAWINGS: [&str; 6] = ["harbour", "train", "library", "market", "observatory", "turbines"];
/// Newer stories without a section, which fill the page above the strips.
const ABOVE: usize = 20;

fn main() {
    if env::args().any(|argument| argument == "--list") {
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("target/gallery");
    fs::create_dir_all(&folder).unwrap();
    let mut strips = String::new();
    for form in FORMS {
        for (pictures, has_picture) in PICTURES {
            for count in 1..=12 {
                let strip = strip(form, count, has_picture)
                    .unwrap_or_else(|| "<p>No strip: the story stays in the list below.</p>".to_owned());
                write!(strips, "<h1 class=\"gallery-case\">{form}, {count}, {pictures}</h1>{strip}").unwrap();
            }
        }
    }
    for width in WIDTHS {
        let page = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Strips at {width} rem</title>\
             <link rel=\"stylesheet\" href=\"../../style/site.css\">\
             <style>.site {{ inline-size: {width}rem; }} .gallery-case {{ font: 700 14px sans-serif; background: #ffd; color: #000; }}</style>\
             <body><div class=\"site\"><main class=\"wrap\">{strips}</main></div></body></html>"
        );
        let path = folder.join(format!("{width}.html"));
        fs::write(&path, page).unwrap();
        println!("{}", path.strip_prefix(root).unwrap().display());
    }
}

/// The strip of a section with that many stories; `None` if it gets none.
fn strip(form: &str, count: usize, has_picture: HasPicture) -> Option<String> {
    let config = format!(
        r#"{{ "name": "Gallery", "language": "en", "timeZone": "UTC", "sources": [{{ "url": "feed.json" }}],
             "sections": [{{ "id": "it", "name": "Section", "form": "{form}" }}], "homeSections": ["it"] }}"#
    );
    let address = SafeUrl::web("https://news.example/", None)?;
    let now = Timestamp::from_civil(2026, 11, 28, 12, 0, 0)?;
    let (printer, problems) = Printer::new(&config, &address, now);
    assert!(problems.is_empty(), "{problems:?}");
    let feed_address = SafeUrl::web("https://news.example/feed.json", None)?;
    let above = (0..ABOVE).map(|number| item(&format!("above-{number}"), number, None, ""));
    let stories = (0..count).map(|number| {
        let drawing = DRAWINGS.get(number % DRAWINGS.len()).filter(|_| has_picture(number));
        let section = r#""section": {"id": "it", "name": "Section"}, "kicker": "Kicker","#;
        item(&format!("story-{number}"), ABOVE + number, drawing.copied(), section)
    });
    let items: Vec<String> = above.chain(stories).collect();
    let json = format!(
        r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "Gallery", "items": [{}]}}"#,
        items.join(",")
    );
    printer.merge_page(0, &feed_address, feed::read(&json, &feed_address, Format::Auto).ok()?);
    let main = printer.page(&Route::Front { page: 1 })?.main;
    let start = main.find("<section class=\"strip\" aria-labelledby=\"strip-0\"")?;
    let length = main.get(start..)?.find("</section>")?;
    let strip = main.get(start..start + length)?;
    Some(format!("{strip}</section>").replace("https://news.example/", "../../public/edition/"))
}

fn item(slug: &str, number: usize, drawing: Option<&str>, more: &str) -> String {
    const HEADLINES: [&str; 3] = [
        "Harbour reopens",
        "The council votes to keep the night bus running through the winter",
        "Two faint rings around a distant world, found by a blink of starlight",
    ];
    let headline = HEADLINES.get(number % HEADLINES.len()).copied().unwrap_or_default();
    let image = drawing.map_or(String::new(), |name| format!(r#""image": "pictures/{name}.svg","#));
    format!(
        r#"{{"id": "{slug}", "title": "{headline}", {image} "summary": "A standfirst of one sentence, which says what the story is about.",
            "date_published": "2026-11-27T{:02}:{:02}:00Z", "content_text": "Text of the story.",
            "_dateline": {{ {more} "slug": "{slug}" }} }}"#,
        23 - number / 60,
        59 - number % 60,
    )
}
