//! Text that servers, caches and plug-ins add around JSON, and responses that are not JSON.

use crate::json;

/// How many positions are tried as the beginning of the JSON after other text.
const MAX_BEGINNINGS: usize = 16;

/// Comment delimiters: of caches (`LiteSpeed`, WP Super Cache), of scripts, of configuration files.
const COMMENTS: [(&str, &str); 3] = [("<!--", "-->"), ("/*", "*/"), ("//", "\n")];

/// Prefixes that prevent a response from being run as a script: `)]}'` and others.
const GUARDS: [&str; 3] = [")]}'", "while(1);", "for(;;);"];

/// The position of the first byte from `at` on that is not white space, a comment or a byte order mark.
pub(super) fn skip_comments(text: &str, at: usize) -> Option<usize> {
    let mut rest = text.get(at..)?;
    loop {
        rest =
            rest.trim_start_matches(|next: char| next.is_whitespace() || matches!(next, '\u{feff}' | '\0'));
        let comment = COMMENTS.iter().find_map(|(open, close)| Some((rest.strip_prefix(open)?, *close)));
        let guard = GUARDS.iter().find_map(|guard| rest.strip_prefix(guard));
        rest = match (comment, guard) {
            (Some((inside, close)), _) => inside.split_once(close).map_or("", |(_, behind)| behind),
            (None, Some(behind)) => behind.strip_prefix(',').unwrap_or(behind),
            (None, None) => break,
        };
    }
    (!rest.is_empty()).then_some(text.len() - rest.len())
}

/// Longest text after the JSON that is ignored, in bytes.
const MAX_BEHIND: usize = 16 * 1024;

/// Whether the text after complete JSON can be ignored: a semicolon, the end of a call (JSONP) or of a `pre`
/// element, a PHP notice, a script that a server adds.
pub(super) fn is_nothing(behind: &str) -> bool {
    let rest = behind.trim_start_matches([')', ';']).trim_start();
    let Some(at) = skip_comments(rest, 0) else { return true };
    rest.get(at..)
        .is_some_and(|rest| rest.len() <= MAX_BEHIND && rest.starts_with('<') && !rest.contains(['{', '[']))
}

/// Repairs unambiguous errors in JSON: raw control characters, and `\'`, which JavaScript allows and JSON does
/// not. `None` if there are none.
pub(super) fn mended(raw: &str) -> Option<String> {
    let mut out = String::with_capacity(raw.len() + 64);
    let (mut is_inside, mut is_mended) = (false, false);
    let mut characters = raw.chars();
    while let Some(next) = characters.next() {
        match next {
            '"' => is_inside = !is_inside,
            '\\' if is_inside => match characters.next()? {
                '\'' => {
                    is_mended = true;
                    out.push('\'');
                    continue;
                }
                escaped => {
                    out.push('\\');
                    out.push(escaped);
                    continue;
                }
            },
            '\n' | '\r' | '\t' if is_inside => {
                is_mended = true;
                out.push_str(if next == '\t' { "\\t" } else { "\\n" });
                continue;
            }
            control if is_inside && control.is_ascii_control() => {
                is_mended = true;
                out.push(' ');
                continue;
            }
            _ => {}
        }
        out.push(next);
    }
    is_mended.then_some(out)
}

/// The start of complete JSON in `text` after other text, such as a PHP notice. It must extend to the end of
/// the text: JSON in the middle of a response is not the response.
pub(super) fn beginning_of_json(text: &str) -> Option<usize> {
    let beginnings = text.match_indices(['{', '[']).map(|(at, _)| at).take(MAX_BEGINNINGS);
    // Not a part of malformed JSON.
    let is_inside =
        |at: &usize| text.get(..*at).is_some_and(|before| before.trim_end().ends_with(['[', '{', ',', ':']));
    // Nor a part of an HTML page.
    let is_in_script =
        |at: &usize| text.get(..*at).is_some_and(|before| before.to_ascii_lowercase().contains("<script"));
    beginnings.into_iter().filter(|at| !is_inside(at) && !is_in_script(at)).find(|at| {
        json::members(text, *at)
            .is_ok_and(|(members, end)| !members.is_empty() && text.get(end..).is_some_and(is_nothing))
    })
}

/// The kind of a response that is not JSON, in words.
pub(super) fn name_of(text: &str) -> &'static str {
    let beginning: String = text.chars().take(2_000).collect::<String>().to_ascii_lowercase();
    let has = |mark: &str| beginning.contains(mark);
    if !beginning.trim_start().starts_with('<') {
        "it begins with neither { nor ["
    } else if has("wordpress.org/export") {
        "it is an export of WordPress: use the address of its interface, https://…/wp-json/wp/v2/posts?_embed"
    } else if has("<rss") || has("<rdf") || has("<feed") {
        "it is RSS or Atom, and XML is not read: use a JSON Feed or the interface of the system"
    } else if has("<nitf") || has("<newsml") || has("<newsitem") {
        "it is NITF or NewsML, and XML is not read: use ninjs"
    } else if has("<?xml") && !has("<html") {
        "it is XML: use a JSON Feed or the interface of the system"
    } else {
        "it is a web page: the address leads to no feed, or the server shows an error or a login"
    }
}

#[cfg(test)]
mod tests {
    use super::{beginning_of_json, is_nothing, mended, name_of, skip_comments};

    #[test]
    fn what_stands_around_json_is_passed_over() {
        for text in ["\u{feff}[1]", "<!-- a --> /* b */\n// c\n[1]", ")]}',\n[1]", "\n[1]"] {
            let at = skip_comments(text, 0).unwrap();
            assert_eq!(&text[at..], "[1]");
        }
        assert_eq!(skip_comments("[1] <!-- made in 0.2 s -->\n", 3), None);
    }

    #[test]
    fn json_behind_a_notice_is_found_if_it_is_whole() {
        let notice = "<br />\n<b>Notice</b>: Undefined index [post] in <b>/a.php</b><br />\n";
        let text = format!("{notice}[{{\"id\": 1}}]\n");
        assert_eq!(beginning_of_json(&text), Some(notice.len()));
        assert_eq!(beginning_of_json(&format!("{notice}[{{\"id\": 1}}")), None);
        assert_eq!(beginning_of_json("<html><script>{\"a\": 1}</script></html>"), None);
        assert_eq!(beginning_of_json(&"[".repeat(100_000)), None);
    }

    #[test]
    fn what_follows_json_is_passed_over_if_it_is_none() {
        for text in [
            ";",
            ");",
            "\0\0",
            "<br />\n<b>Warning</b>: x",
            "</pre></body></html>",
            "<script src=x></script>",
            "// a",
        ] {
            assert!(is_nothing(text), "{text}");
        }
        for text in ["}", "{}", ",", "]", "1", "<script>x = {}</script>"] {
            assert!(!is_nothing(text), "{text}");
        }
    }

    #[test]
    fn a_slip_that_leaves_no_doubt_is_mended() {
        assert_eq!(mended("{\"a\": \"It\\'s\n\tso\u{7}\"}").as_deref(), Some("{\"a\": \"It's\\n\\tso \"}"));
        assert_eq!(mended("{\n\"a\": \"b\\n\\\"\"}"), None);
        assert_eq!(mended("\"\\"), None);
    }

    #[test]
    fn what_is_no_json_is_named() {
        for (text, name) in [
            ("<!doctype html><html>", "web page"),
            ("<?xml version=\"1.0\"?><rss version=\"2.0\">", "RSS"),
            ("<rss xmlns:wp=\"http://wordpress.org/export/1.2/\">", "export of WordPress"),
            ("<?xml version=\"1.0\"?><feed>", "Atom"),
            ("<nitf>", "NITF"),
            ("hello", "neither"),
        ] {
            assert!(name_of(text).contains(name), "{text}");
        }
    }
}
