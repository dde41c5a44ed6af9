//! A summary without what its system writes behind it.

use super::fields::Fields;
#[cfg(feature = "quirks")]
use super::note::Note;

/// In an edition that `press` wrote summaries are clean.
#[cfg(not(feature = "quirks"))]
pub(super) fn without_boilerplate(text: String, _: &Fields) -> Option<String> {
    Some(text)
}

/// What themes of `WordPress` and its kind call the link to the whole story, in lower case.
#[cfg(feature = "quirks")]
const MORE: [&str; 47] = [
    "continue reading",
    "read more",
    "keep reading",
    "read full",
    "read the rest",
    "read the full",
    "view more",
    "weiterlesen",
    "mehr lesen",
    "mehr erfahren",
    "den ganzen artikel lesen",
    "leer más",
    "seguir leyendo",
    "sigue leyendo",
    "continuar leyendo",
    "continúa leyendo",
    "llegir més",
    "lire la suite",
    "lire plus",
    "en savoir plus",
    "continuer la lecture",
    "leggi tutto",
    "leggi di più",
    "continua a leggere",
    "leia mais",
    "ler mais",
    "continue lendo",
    "continuar a ler",
    "lees meer",
    "lees verder",
    "verder lezen",
    "läs mer",
    "fortsätt läsa",
    "læs mere",
    "les mer",
    "lue lisää",
    "czytaj dalej",
    "czytaj więcej",
    "číst dál",
    "devamını oku",
    "читать далее",
    "читати далі",
    "اقرأ المزيد",
    "קרא עוד",
    "続きを読む",
    "阅读更多",
    "baca selengkapnya",
];

/// What feeds say behind a post that is copied elsewhere: how it begins, and what is in its middle.
#[cfg(feature = "quirks")]
const APPEARED: [(&str, &str); 8] = [
    ("The post ", " appeared first on "),
    ("Der Beitrag ", " erschien zuerst auf "),
    ("L’article ", " est apparu en premier sur "),
    ("La entrada ", " se publicó primero en "),
    ("La entrada ", " aparece primero en "),
    ("L'articolo ", " proviene da "),
    ("O post ", " apareceu primeiro em "),
    ("Het bericht ", " verscheen eerst op "),
];

/// The most characters behind the word for "more": an arrow, or the headline in quotation marks.
#[cfg(feature = "quirks")]
const MAX_BEHIND_MORE: usize = 160;

/// `text` without a link to the whole story and without a notice of where it appeared; "[…]" is "…". `None` if
/// nothing is left.
#[cfg(feature = "quirks")]
pub(super) fn without_boilerplate(text: String, fields: &Fields) -> Option<String> {
    let mut end = text.len();
    for (begins, middle) in APPEARED {
        if let Some(at) = text.rfind(begins)
            && text.get(at..).is_some_and(|notice| notice.contains(middle))
        {
            end = end.min(at);
        }
    }
    let mut kept = text.get(..end).unwrap_or_default().trim_end();
    if let Some(at) = more_at(kept) {
        kept = kept.get(..at).unwrap_or_default().trim_end();
    }
    if kept.len() < text.trim_end().len() {
        fields.note("", || {
            Note::BoilerplateLeftOut(text.get(kept.len()..).unwrap_or_default().trim().to_owned())
        });
    }
    let cut = ["[…]", "[...]", "…", "..."].iter().find_map(|mark| kept.strip_suffix(mark));
    let Some(words) = cut.map(str::trim_end) else {
        return (!kept.is_empty()).then(|| kept.to_owned());
    };
    let is_whole = words.ends_with(['.', '!', '?', '”', '»', '"']);
    (!words.is_empty()).then(|| [words, if is_whole { " …" } else { "…" }].concat())
}

/// Where the link to the whole story begins: behind the end of a sentence or an ellipsis, and with nothing behind it
/// but an arrow or a name.
#[cfg(feature = "quirks")]
fn more_at(text: &str) -> Option<usize> {
    let tail = text.char_indices().rev().nth(MAX_BEHIND_MORE).map_or(0, |(at, _)| at);
    let lower: String = text.get(tail..)?.chars().map(crate::text::letters::lower).collect();
    MORE.iter().find_map(|more| {
        let at = lower.rfind(more)?;
        // A character has as many bytes in lower case, or the place is not found.
        let before = text.get(..tail + at)?.trim_end_matches([' ', '\u{a0}', '(', '[', '»', '→', '|']);
        let is_behind_an_end =
            before.is_empty() || before.ends_with(['.', '…', ']', '!', '?', '”', '"', '。', ':']);
        let behind = lower.get(at + more.len()..)?.trim();
        let is_last = behind.is_empty()
            || behind.starts_with(['“', '"', '„', '«', '→', '»', '…', '.', ')', ']', '>', ':'])
            || *more == "continue reading" && !behind.contains(['.', '!', '?']);
        (is_behind_an_end && is_last).then_some(before.len())
    })
}

#[cfg(all(test, feature = "quirks"))]
mod tests {
    use super::without_boilerplate;
    use crate::feed::{Fields, Log};

    #[test]
    fn what_the_system_says_goes_and_what_the_desk_says_stays() {
        let (log, value) = (Log::default(), serde_json::json!({}));
        let fields = Fields::of(&value, String::new(), &log).unwrap();
        for (written, kept) in [
            ("The pier opens … Continue reading “Pier” →", "The pier opens…"),
            ("The pier opens… Read More", "The pier opens…"),
            ("The pier opens. Weiterlesen", "The pier opens."),
            ("The pier opens [&hellip;]", "The pier opens [&hellip;]"),
            ("The pier opens […]", "The pier opens…"),
            ("The pier opens [...] Leer más »", "The pier opens…"),
            ("The pier opens… Continue reading Pier 1", "The pier opens…"),
            ("The pier opens. The post Pier appeared first on Port.", "The pier opens."),
            ("Children read more in winter.", "Children read more in winter."),
            ("What to do? Read more books.", "What to do? Read more books."),
            ("“We are done,” the mayor said. […]", "“We are done,” the mayor said. …"),
            ("Wait for it...", "Wait for it…"),
        ] {
            assert_eq!(without_boilerplate(written.into(), &fields).as_deref(), Some(kept), "{written}");
        }
        for nothing in ["[…]", "...", "Read more"] {
            assert_eq!(without_boilerplate(nothing.into(), &fields), None, "{nothing}");
        }
        assert_eq!(log.take_notes().len(), 7);
    }
}
