//! Changes of texts by characters and by the parts that mean something in them.

use super::generated::Chance;

pub const JSON: [&str; 24] = [
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "null", "-", "1e9", "items", "version",
    "id", "results", "response", "data", "posts", "rendered", "\u{feff}", " ", "\n",
];
pub const CAPTIONS: [&str; 12] = [
    "A train at the quay. (Image source: AFP)",
    "The council at work. Photo: Jo Doe / Harbour Desk",
    "The sea wall © 2023 Jo Doe",
    "Rowers (Photo by Jo Doe on Lens)",
    "Foto: Yara Haddad",
    "Crédit: J. Moreau",
    "A photo of the harbour in 1901.",
    "The bridge (AP Photo/Jo Doe)",
    "Harbour, via REUTERS",
    "REUTERS/Jo Doe)",
    "[Picture: Ada Moreau]",
    "Photo courtesy of the museum",
];
pub const CAPTION_PARTS: [&str; 20] = [
    "(",
    ")",
    "[",
    "]",
    ": ",
    ". ",
    "/",
    " / ",
    "©",
    "(c)",
    "Photo",
    "Image source",
    "Credit",
    "by ",
    "via ",
    "AFP",
    "Getty Images",
    "2023",
    "\u{a0}",
    "ﬁ",
];
pub const DATES: [&str; 10] = [
    "2023-09-17T18:20:00Z",
    "2023-09-17T18:20:00.123+05:45",
    "2023-09-17 18:20",
    "Sun, 17 Sep 2023 18:20:00 +0200 (CEST)",
    "17 Sep 23",
    "Sunday, 17-Sep-23 18:20:00 GMT",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:60Z",
    "2024-02-29",
    "1 September 2023 8:00 EST",
];
pub const DATE_PARTS: [&str; 18] = [
    "0", "9", "99", "-", "+", ":", "T", "Z", " ", ",", "Sep", "EDT", "(", ")", "+24:00", "-0000", ".5",
    "\u{0665}",
];
pub const ADDRESSES: [&str; 12] = [
    "https://paper.example/a/b.html?x=1#y",
    "//cdn.example/a-300x200.jpg",
    "../a/./b.jpg",
    "/a?b",
    "mailto:desk@paper.example?subject=A",
    "tel:+1-2",
    "javascript:alert(1)",
    "https://user:pass@evil.example/",
    "https://münchen.example:443/ü",
    "https://[::1]:8080/",
    "http://127.0.0.1/%2e%2e/",
    "https:/\\evil.example",
];
pub const ADDRESS_PARTS: [&str; 24] = [
    "/", "//", "\\", ":", "@", "?", "#", "..", ".", "%2e", "%", "%00", "\t", "\n", " ", "&#9;", "'", "`",
    "https:", "data:", "[", "]", "\u{ad}", "\u{ff0f}",
];
pub const HEADLINES: [&str; 6] = [
    "Council votes to keep the night bus running through winter",
    "قطار كيم يعود",
    "हिन्दी समाचार और भी",
    "İstanbul’da ΣΊΣΥΦΟΣ ẞ ǅ",
    "字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字",
    "/2023/09/a-long-address-of-a-story-that-goes-on-and-on-until-nobody-wants-to-read-any-more-of-it-at-all.html",
];
pub const HEADLINE_PARTS: [&str; 18] = [
    "-", "--", "’", "\u{301}", "\u{94d}", "ǅ", "İ", "ﬃ", "ß", "Σ", "\u{345}", "/", ".", " ", "𐐀", "word ",
    "0", "\u{0}",
];
pub const MARKUP_PARTS: [&str; 55] = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<em>",
    "</em>",
    "<a href=\"/x\">",
    "</a>",
    "<br>",
    "<hr>",
    "<ul>",
    "</ul>",
    "<li>",
    "<blockquote>",
    "</blockquote>",
    "<footer>",
    "</footer>",
    "<cite>",
    "</cite>",
    "<figure>",
    "</figure>",
    "<figcaption>",
    "</figcaption>",
    "<img src=\"i.jpg\" alt=\"x\">",
    "<picture>",
    "</picture>",
    "<source srcset=\"a.webp 300w,b.webp 600w\" type=\"image/webp\">",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<th>",
    "<caption>",
    "<thead>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<div class=\"gallery\">",
    "</div>",
    "<aside class=\"pullquote\">",
    "</aside>",
    "<iframe src=\"https://youtu.be/dQw4w9WgXcQ\">",
    "</iframe>",
    "<noscript>",
    "</noscript>",
    "<h2>",
    "</h2>",
    "<h5>",
    "— ",
    "\u{a0}",
    "&amp;lt;",
    "&#8212;",
    "&#99999999999;",
    "&#x110000;",
];

/// One of `parts`.
pub fn word(chance: &mut Chance, parts: &[&str]) -> String {
    (*chance.of(parts)).to_owned()
}

/// `text` with a few changes: characters go, change and come twice, parts come in, an end is cut off.
pub fn edited(chance: &mut Chance, text: &str, parts: &[&str]) -> String {
    let mut text = text.to_owned();
    for _ in 0..=chance.below(5) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let one = *chance.of(&places);
        let other = if chance.below(2) == 0 { *chance.of(&places) } else { one };
        let (start, end) = (one.min(other), one.max(other));
        match chance.below(6) {
            0 => text.replace_range(start..end, ""),
            1 => text.insert_str(start, &word(chance, parts)),
            2 => text.replace_range(start..end, &word(chance, parts)),
            3 if end - start < 500 => {
                let again = text[start..end].repeat(1 + chance.below(4));
                text.insert_str(end, &again);
            }
            4 if chance.below(4) == 0 => text.truncate(start),
            _ => {
                if let Some(first) = text[start..].chars().next() {
                    let changed = char::from_u32(u32::from(first) ^ (1 << chance.below(8))).unwrap_or('?');
                    text.replace_range(start..start + first.len_utf8(), changed.encode_utf8(&mut [0; 4]));
                }
            }
        }
    }
    text
}

/// The markup `body` with tags in other places, more and fewer of them, and pieces of `bodies`.
pub fn shuffled_markup(chance: &mut Chance, body: &str, bodies: &[String]) -> String {
    let mut pieces: Vec<String> = tokens(body);
    for _ in 0..=chance.below(8) {
        let place = chance.below(pieces.len() + 1);
        let last = pieces.len().saturating_sub(1);
        match chance.below(6) {
            0 if place <= last => {
                pieces.remove(place.min(last));
            }
            1 => pieces.insert(place, word(chance, &MARKUP_PARTS)),
            2 if place < last => pieces.swap(place, chance.below(last)),
            3 if place <= last => {
                let run: Vec<String> = pieces.iter().skip(place).take(1 + chance.below(6)).cloned().collect();
                let at = chance.below(pieces.len());
                pieces.splice(at..at, run);
            }
            4 => {
                let other = tokens(chance.of::<String>(bodies));
                let run: Vec<String> = other
                    .iter()
                    .skip(chance.below(other.len().max(1)))
                    .take(1 + chance.below(9))
                    .cloned()
                    .collect();
                pieces.splice(place..place, run);
            }
            _ => {
                if let Some(piece) = pieces.get_mut(place) {
                    *piece = edited(chance, piece, &MARKUP_PARTS);
                }
            }
        }
        if pieces.is_empty() {
            pieces.push("word".to_owned());
        }
    }
    pieces.concat()
}

/// Tags and what stands between them.
fn tokens(html: &str) -> Vec<String> {
    let mut tokens = vec![String::new()];
    for character in html.chars() {
        if character == '<' {
            tokens.push(String::new());
        }
        tokens.last_mut().unwrap().push(character);
        if character == '>' {
            tokens.push(String::new());
        }
    }
    tokens.retain(|token| !token.is_empty());
    tokens
}
