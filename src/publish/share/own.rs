//! The site's own picture, for those who share a page that has none: the paper's name in the letters of the masthead
//! and the publisher's colour, drawn as SVG and painted as PNG.
//!
//! The letters are outlines in `letters.txt`, so that no font of this computer is needed: one a line with its width and
//! its path, a thousand units to the em, taken from Newsreader, semi-bold (SIL Open Font License 1.1, as
//! `public/fonts/OFL.txt` has it).

use std::collections::HashMap;
use std::fmt::Write;

use serde_json::{Map, Value};

use super::FOLDER;
use crate::text::hash::fnv1a_64;

const LETTERS: &str = include_str!("letters.txt");

/// The size of the picture, in pixels: what services show whole.
const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 630.0;
/// The widest that a line of the name may be.
const MAX_LINE: f64 = 940.0;
/// The largest and the smallest letters, in pixels to the em.
const MAX_SIZE: f64 = 224.0;
const MIN_SIZE: f64 = 110.0;
const MAX_LINES: usize = 3;
/// From one line to the next, in ems.
const LEADING: f64 = 1.05;
/// Of the meridian in a name: its width with the room beside it, and that room, in ems.
const MERIDIAN: f64 = 0.175;
const BESIDE_MERIDIAN: f64 = 0.06;
/// The height of capitals, in ems.
const CAPITALS: f64 = 0.67;
/// The accent of the site if the publisher has chosen none (style/tokens.css), and its ink.
const ACCENT: &str = "#a3121f";
const INK: &str = "#191716";

/// A drawing of a paper's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPicture {
    /// Where its painting goes in the site.
    pub path: String,
    /// The drawing.
    pub svg: String,
    /// Whether the name stands in it: not all alphabets have letters here.
    pub is_named: bool,
}

/// The picture of a paper: `name` with a bar where its meridian is, if it has one.
pub fn own_picture(name: &str, colours: &[(String, String)]) -> OwnPicture {
    let accent = colours.iter().find(|(known, _)| known == "accent").map_or(ACCENT, |(_, colour)| colour);
    let letters = letters();
    let lines = Some(name).filter(|name| name.chars().all(|one| one == '|' || letters.contains_key(&one)));
    let lines = lines.map(|name| lines_of(name, &letters)).unwrap_or_default();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">\
         <path fill=\"#fff\" d=\"M0 0h{WIDTH}v{HEIGHT}H0z\"/>\
         <path fill=\"{INK}\" d=\"M80 64h1040v3H80zM80 69h1040v1H80zM80 572h1040v1H80zM80 575h1040v3H80z\"/>"
    );
    let size = lines.iter().map(|line| line.size).fold(MAX_SIZE, f64::min);
    let leading = size * LEADING;
    #[allow(clippy::cast_precision_loss)]
    let first = HEIGHT / 2.0 + (size * CAPITALS - leading * (lines.len().saturating_sub(1)) as f64) / 2.0;
    for (number, line) in lines.iter().enumerate() {
        #[allow(clippy::cast_precision_loss)]
        let baseline = first + leading * number as f64;
        draw(&mut svg, line, (size, baseline), accent, &letters);
    }
    let has_meridian = lines.iter().any(|line| line.text.contains('|'));
    if !has_meridian {
        let (width, left) = if lines.is_empty() { (24.0, 588.0) } else { (12.0, 80.0) };
        let (top, height) = if lines.is_empty() { (150.0, 330.0) } else { (155.0, 320.0) };
        // Writing to a text never fails.
        _ = write!(
            svg,
            "<rect fill=\"{accent}\" x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/>"
        );
    }
    svg.push_str("</svg>");
    OwnPicture {
        path: format!("{FOLDER}/site-{:016x}.png", fnv1a_64(svg.as_bytes())),
        svg,
        is_named: !lines.is_empty(),
    }
}

/// The picture that this program paints for pages without one, which is put into the settings; `None`: they name one,
/// or the site has no address at which services would find it.
pub fn own_picture_of(
    settings: &mut Map<String, Value>,
    has_address: bool,
    colours: &[(String, String)],
    problems: &mut Vec<String>,
) -> Option<OwnPicture> {
    if let Some(named) = settings.get("shareImage") {
        let is_drawing = |address: &str| {
            let path = address.split(['?', '#']).next().unwrap_or_default();
            path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("svg"))
        };
        if named.as_str().is_none_or(is_drawing) {
            problems.push("/shareImage should be the address of a PNG or JPEG".to_owned());
        }
        return None;
    }
    let name = settings.get("name").and_then(Value::as_str).unwrap_or("Dateline");
    let own = own_picture(name, colours);
    if has_address {
        settings.insert("shareImage".to_owned(), own.path.as_str().into());
    }
    has_address.then_some(own)
}

struct NameLine {
    text: String,
    /// The largest size in which it fits.
    size: f64,
}

/// A letter: its width, and the path of its outline.
type Letters = HashMap<char, (f64, &'static str)>;

fn letters() -> Letters {
    LETTERS
        .lines()
        .filter_map(|line| {
            let mut characters = line.chars();
            let letter = characters.next()?;
            let (width, path) = characters.as_str().trim_start().split_once(' ').unwrap_or((line.trim(), ""));
            Some((letter, (width.parse().ok()?, path)))
        })
        .collect()
}

/// The width of a text, in ems.
fn width(text: &str, letters: &Letters) -> f64 {
    text.chars()
        .map(|one| match one {
            '|' => MERIDIAN,
            _ => letters.get(&one).map_or(0.0, |(width, _)| width / 1000.0),
        })
        .sum()
}

/// The name in as few lines as it needs to stand in letters that can be read; a longer one in smaller letters.
fn lines_of(name: &str, letters: &Letters) -> Vec<NameLine> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut lines = Vec::new();
    for count in 1..=MAX_LINES {
        let whole = width(&words.join(" "), letters);
        #[allow(clippy::cast_precision_loss)]
        let wanted = whole / count as f64;
        let mut texts: Vec<String> = Vec::new();
        for word in &words {
            match texts.last_mut() {
                Some(last) if texts_fit(last, word, wanted, letters) => {
                    last.push(' ');
                    last.push_str(word);
                }
                _ => texts.push((*word).to_owned()),
            }
        }
        let of = |text: String| {
            let size = (MAX_LINE / width(&text, letters).max(f64::EPSILON)).min(MAX_SIZE);
            NameLine { text, size }
        };
        lines = texts.into_iter().map(of).collect();
        if lines.iter().all(|line| line.size >= MIN_SIZE) {
            break;
        }
    }
    // More words than lines: all on one, however small.
    if lines.len() > MAX_LINES {
        let text = words.join(" ");
        let size = MAX_LINE / width(&text, letters).max(f64::EPSILON);
        lines = vec![NameLine { text, size: size.min(MAX_SIZE) }];
    }
    lines
}

/// Whether a word still belongs on a line that should be about `wanted` ems long.
fn texts_fit(line: &str, word: &str, wanted: f64, letters: &Letters) -> bool {
    width(line, letters) + width(" ", letters) + width(word, letters) / 2.0 <= wanted
}

fn draw(svg: &mut String, line: &NameLine, (size, baseline): (f64, f64), accent: &str, letters: &Letters) {
    let mut x = (WIDTH - width(&line.text, letters) * size) / 2.0;
    let scale = size / 1000.0;
    for one in line.text.chars() {
        if one == '|' {
            let (left, top) = (x + BESIDE_MERIDIAN * size, baseline - size * 0.72);
            let (width, height) = ((MERIDIAN - 2.0 * BESIDE_MERIDIAN) * size, size * 0.98);
            _ = write!(
                svg,
                "<rect fill=\"{accent}\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"/>"
            );
            x += MERIDIAN * size;
        } else if let Some((width, path)) = letters.get(&one) {
            if !path.is_empty() {
                _ = write!(
                    svg,
                    "<path fill=\"{INK}\" transform=\"translate({x:.1} {baseline:.1}) scale({scale:.4})\" d=\"{path}\"/>"
                );
            }
            x += width / 1000.0 * size;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_LINE, letters, lines_of, own_picture, width};
    use crate::publish::share::painted;

    #[test]
    fn every_name_has_a_picture_of_the_size_that_services_show() {
        for name in
            ["Cour|ier", "The North County Courier & Advertiser", "Ö", "a b c d e f g h i j k l m n o p"]
        {
            let picture = own_picture(name, &[]);
            let png = painted(picture.svg.as_bytes()).unwrap();
            assert_eq!(&png[16..24], &[0, 0, 4, 176, 0, 0, 2, 118], "{name}");
            assert!(picture.is_named && png.len() < 100_000, "{name}: {}", png.len());
        }
    }

    #[test]
    fn a_name_of_other_letters_has_the_colours_alone_and_no_two_papers_share_a_file() {
        let picture = own_picture("Правда", &[("accent".to_owned(), "#00529b".to_owned())]);
        assert!(!picture.is_named && picture.svg.contains("#00529b") && !picture.svg.contains("translate"));
        assert_ne!(own_picture("One", &[]).path, own_picture("Two", &[]).path);
    }

    #[test]
    fn a_long_name_is_broken_between_words_and_no_line_is_too_wide() {
        let letters = letters();
        assert!(letters.len() > 200 && letters[&' '].1.is_empty());
        for (name, count) in
            [("Courier", 1), ("The North County Courier & Advertiser", 3), (&"word ".repeat(40), 1)]
        {
            let lines = lines_of(name, &letters);
            assert_eq!(lines.len(), count, "{name}");
            for line in lines {
                assert!(width(&line.text, &letters) * line.size <= MAX_LINE + 0.1, "{}", line.text);
            }
        }
    }
}
