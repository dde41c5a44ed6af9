//! Pictures in other sizes, of pictures that are made here.

use std::fs;
use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use scraper::{Html, Selector};
use serde_json::{Value, json};

use super::project::{TestProject, URL};

/// A picture whose upper half is red and whose lower half is blue, with some noise.
fn photo(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let noise = u8::try_from((x * 7 + y * 13) % 23).unwrap();
        if y < height / 2 { Rgb([220, noise, noise]) } else { Rgb([noise, noise, 220]) }
    })
}

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// The JPEG with a word of EXIF: how it is to be turned.
fn turned(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

/// The head of a PNG of any size, without its pixels.
fn head_of_png(width: u32, height: u32) -> Vec<u8> {
    let mut head = b"IHDR".to_vec();
    head.extend([width.to_be_bytes(), height.to_be_bytes()].concat());
    head.extend([8, 2, 0, 0, 0]);
    let sum = !head.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 },
        )
    });
    [&b"\x89PNG\r\n\x1a\n\0\0\0\x0d"[..], &head, &sum.to_be_bytes(), b"\0\0\0\x10IDAT"].concat()
}

fn story(project: &TestProject, slug: &str, hero: &str, text: &str) {
    let story = json!({ "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": slug, "title": slug, "image": hero,
        "content_html": text, "date_published": "2026-11-20T10:00:00Z",
        "_dateline": { "slug": slug, "image": { "alt": "A quay" } } }] });
    project.write(&format!("stories/{slug}.json"), &story.to_string());
}

fn put(project: &TestProject, path: &str, bytes: &[u8]) {
    let path = project.folder.join("stories").join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn renditions(project: &TestProject) -> Vec<String> {
    project.files().into_iter().filter(|path| path.starts_with("edition/i/")).collect()
}

fn size(project: &TestProject, path: &str) -> (u32, u32, DynamicImage) {
    let picture =
        image::load_from_memory(&fs::read(project.folder.join("public").join(path)).unwrap()).unwrap();
    (picture.width(), picture.height(), picture)
}

fn paper(test: &str) -> TestProject {
    let project = TestProject::new(test, &json!(["stories"]));
    let settings =
        json!({ "name": "Courier", "language": "en", "url": URL, "sources": ["stories"], "pictures": true });
    project.set(&settings);
    project
}

fn attribute(page: &str, selector: &str, name: &str) -> String {
    let page = Html::parse_document(page);
    let found = page
        .select(&Selector::parse(selector).unwrap())
        .find_map(|found| found.attr(name).map(str::to_owned));
    found.unwrap_or_else(|| panic!("no {selector} with {name}"))
}

#[test]
fn pictures_of_the_project_come_in_several_sizes_and_are_made_once() {
    let project = paper("pictures");
    put(&project, "quay.jpg", &encoded(photo(700, 350), ImageFormat::Jpeg));
    put(&project, "map.png", &encoded(photo(500, 400), ImageFormat::Png));
    let hole = |x: u32, _: u32| if x < 200 { Rgba([0, 0, 0, 0]) } else { Rgba([9, 9, 9, 255]) };
    put(&project, "hole.png", &encoded(RgbaImage::from_fn(400, 300, hole), ImageFormat::Png));
    story(&project, "one", "quay.jpg", "<p>Text.</p><figure><img src=\"map.png\" alt=\"A map\"></figure>");
    story(&project, "two", "hole.png", "<p>Text.</p>");
    let done = project.build();
    assert_eq!((&done["pictures"], &done["notes"], &done["faults"]), (&json!(3), &json!([]), &json!([])));
    let sizes = |ending: &str| {
        let of = renditions(&project).into_iter().filter(|path| path.ends_with(ending));
        let mut sizes: Vec<(u32, u32)> = of
            .map(|path| {
                let (width, height, _) = size(&project, &path);
                (width, height)
            })
            .collect();
        sizes.sort_unstable();
        sizes
    };
    assert_eq!(sizes(".jpg"), [(320, 160), (320, 256), (480, 240), (480, 384), (640, 320)]);
    let webp = [(320, 160), (320, 240), (320, 256), (400, 300), (480, 240), (480, 384), (640, 320)];
    assert_eq!(
        sizes(".webp"),
        webp,
        "what can be seen through is WebP only, and none is wider than its picture"
    );
    // The picture is the same, small.
    let first = renditions(&project).into_iter().find(|path| path.ends_with("-640.jpg")).unwrap();
    let small = size(&project, &first).2.into_rgb8();
    assert!(small.get_pixel(300, 40)[0] > 190 && small.get_pixel(300, 300)[2] > 190);
    // Readers' browsers and printed pages name them.
    let page = project.text("article/one.html");
    let set = attribute(&page, "img[fetchpriority=high]", "srcset");
    assert!(set.contains("-320.jpg 320w") && set.contains("-640.jpg 640w"), "{set}");
    assert!(attribute(&page, "source[type='image/webp']", "srcset").contains("-480.webp 480w"));
    assert_eq!(attribute(&page, "img[alt='A map']", "width"), "500");
    assert!(attribute(&page, "meta[property='og:image']", "content").ends_with("-640.jpg"));
    for path in renditions(&project) {
        let name = path.rsplit('/').next().unwrap();
        let is_named = project.pages().iter().any(|page| project.text(page).contains(name));
        assert!(is_named, "{name}");
    }
    let item = project.item("one");
    assert!(item["_dateline"]["image"]["srcset"].as_array().unwrap().len() == 6, "{item}");
    assert!(item["content_html"].as_str().unwrap().contains("type=\"image/webp\""), "{item}");
    let file: Value = serde_json::from_str(
        &project.text(project.files().iter().find(|path| path.ends_with("/one.json")).unwrap()),
    )
    .unwrap();
    assert_eq!(file["_dateline"]["exact"], true, "the small reader reads it");
    assert!(
        project
            .text("_headers")
            .contains("/news/edition/i/*\n  Cache-Control: public, max-age=31536000, immutable")
    );
    // Nothing is made twice.
    let before: Vec<_> = renditions(&project)
        .iter()
        .map(|path| fs::metadata(project.folder.join("public").join(path)).unwrap().modified().unwrap())
        .collect();
    story(&project, "three", "quay.jpg", "<p>Another.</p>");
    assert_eq!(project.build()["pictures"], 0);
    let after: Vec<_> = renditions(&project)
        .iter()
        .map(|path| fs::metadata(project.folder.join("public").join(path)).unwrap().modified().unwrap())
        .collect();
    assert_eq!(before, after);
}

#[test]
fn another_picture_under_the_same_name_is_another_and_the_old_one_goes() {
    let project = paper("pictures-changed");
    put(&project, "a.jpg", &encoded(photo(400, 300), ImageFormat::Jpeg));
    put(&project, "b.jpg", &encoded(photo(420, 300), ImageFormat::Jpeg));
    story(&project, "hero", "a.jpg", "<p>Text.</p>");
    story(&project, "inside", "", "<p>Text.</p><figure><img src=\"b.jpg\" alt=\"b\"></figure>");
    project.build();
    let before = renditions(&project);
    put(&project, "a.jpg", &encoded(photo(400, 200), ImageFormat::Jpeg));
    put(&project, "b.jpg", &encoded(photo(420, 200), ImageFormat::Jpeg));
    assert_eq!(project.build()["pictures"], 2);
    let after = renditions(&project);
    assert!(
        after.len() == before.len() && after.iter().all(|path| !before.contains(path)),
        "{before:?} {after:?}"
    );
    for (page, files) in [("article/hero.html", 2), ("article/inside.html", 2)] {
        let named = after.iter().filter(|path| project.text(page).contains(path.rsplit('/').next().unwrap()));
        assert!(named.count() >= files, "{page}");
        assert!(
            !before.iter().any(|path| project.text(page).contains(path.rsplit('/').next().unwrap())),
            "{page}"
        );
    }
    // Files that somebody has removed are there again.
    fs::remove_dir_all(project.folder.join("public/edition/i")).unwrap();
    story(&project, "new", "", "<p>New.</p>");
    project.build();
    assert_eq!(renditions(&project), after);
    // Without the setting there are none, and no page names one.
    project.set(&json!({ "name": "Courier", "language": "en", "url": URL, "sources": ["stories"] }));
    project.build();
    assert_eq!(renditions(&project), Vec::<String>::new());
    assert!(!project.pages().iter().any(|page| project.text(page).contains("/edition/i/")));
    let run = project.command().arg("--pictures").output().unwrap();
    assert!(run.status.success() && renditions(&project) == after, "{run:?}");
}

#[test]
fn a_picture_stands_upright_and_says_nothing_of_where_it_was_taken() {
    let project = paper("pictures-turned");
    let jpeg = turned(&encoded(photo(400, 300), ImageFormat::Jpeg), 6);
    put(&project, "turned.jpg", &jpeg);
    story(&project, "one", "turned.jpg", "<p>Text.</p>");
    project.build();
    let path = renditions(&project).into_iter().find(|path| path.contains(".jpg")).unwrap();
    let (width, height, picture) = size(&project, &path);
    assert_eq!((width, height), (300, 400), "a quarter of a turn, and no wider than it is then");
    let picture = picture.into_rgb8();
    // What was above is on the right.
    assert!(picture.get_pixel(280, 200)[0] > 190 && picture.get_pixel(20, 200)[2] > 190);
    for path in renditions(&project) {
        let bytes = fs::read(project.folder.join("public").join(&path)).unwrap();
        assert!(!bytes.windows(4).any(|four| four == b"Exif" || four == b"EXIF"), "{path}");
    }
}

#[test]
fn what_is_no_picture_or_too_much_of_one_is_said_and_stays_as_it_is() {
    let project = paper("pictures-faults");
    let jpeg = encoded(photo(600, 400), ImageFormat::Jpeg);
    let gif = b"GIF89a\x01\0\x01\0\0\0\0;".to_vec();
    let faulty = [
        ("huge.png", head_of_png(30_000, 30_000), "million pixels"),
        ("long.png", head_of_png(u32::MAX / 2, 1), "million pixels"),
        ("cut.jpg", jpeg[..jpeg.len() / 2].to_vec(), "cut off"),
        ("cut.png", encoded(photo(300, 300), ImageFormat::Png)[..900].to_vec(), "damaged"),
        ("page.jpg", b"<!doctype html><p>Not found".to_vec(), "no JPEG, PNG or WebP"),
        ("empty.webp", Vec::new(), "no JPEG, PNG or WebP"),
    ];
    for (name, bytes, _) in &faulty {
        put(&project, name, bytes);
        story(&project, &name.replace('.', "-"), name, "<p>Text.</p>");
    }
    put(&project, "moves.gif", &gif);
    put(&project, "moves.jpg", &gif);
    put(&project, "tiny.png", &encoded(photo(40, 40), ImageFormat::Png));
    for (slug, name) in
        [("gif", "moves.gif"), ("gif-jpg", "moves.jpg"), ("tiny", "tiny.png"), ("gone", "gone.jpg")]
    {
        story(&project, slug, name, "<p>Text.</p>");
    }
    let done = project.build();
    let notes: Vec<&str> =
        done["notes"].as_array().unwrap().iter().map(|note| note.as_str().unwrap()).collect();
    for (name, _, why) in &faulty {
        let is_said =
            |note: &&str| note.starts_with(&format!("stories/{name} stays as it is: ")) && note.contains(why);
        assert!(notes.iter().any(is_said), "{name}: {notes:?}");
        assert!(project.has(&format!("edition/stories/{name}")));
        let slug = name.replace('.', "-");
        assert!(
            project
                .text(&format!("article/{slug}.html"))
                .contains(&format!("src=\"/news/edition/stories/{name}\""))
        );
    }
    assert!(!notes.iter().any(|note| note.contains("moves") || note.contains("tiny")), "{notes:?}");
    assert_eq!(renditions(&project), Vec::<String>::new());
    // It is said again at the next run that does something.
    story(&project, "more", "", "<p>More.</p>");
    assert!(project.build()["notes"].to_string().contains("huge.png stays as it is"));
}
