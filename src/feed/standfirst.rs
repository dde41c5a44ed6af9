//! Removes boilerplate after a summary.

use super::fields::Fields;
use super::note::Note;
use crate::body::{self, Snippet};

/// `text` without a link to the whole story and without "appeared first on"; "[…]" becomes "…". `None` if
/// nothing is left.
pub(super) fn without_boilerplate(text: &str, fields: &Fields) -> Option<String> {
    let kept = body::excerpt(Snippet::Text(text));
    if let Some(left_out) = text.trim_end().strip_prefix(&kept).filter(|left_out| !left_out.is_empty()) {
        fields.note("", || Note::BoilerplateLeftOut(left_out.trim().to_owned()));
    }
    if body::cleaned_of_shortcodes(text).is_some() {
        fields.note("", || Note::ShortcodesLeftOut);
    }
    let cut = ["[…]", "[...]", "…", "..."].iter().find_map(|mark| kept.strip_suffix(mark));
    let Some(words) = cut.map(str::trim_end) else {
        return Some(kept).filter(|kept| !kept.is_empty());
    };
    let is_whole = words.ends_with(['.', '!', '?', '”', '»', '"']);
    (!words.is_empty()).then(|| [words, if is_whole { " …" } else { "…" }].concat())
}

#[cfg(test)]
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
            ("The pier opens […]", "The pier opens…"),
            ("The pier opens [...] Leer más »", "The pier opens…"),
            ("The pier opens. The post Pier appeared first on Port.", "The pier opens."),
            ("Children read more in winter.", "Children read more in winter."),
            ("What to do? Read more books.", "What to do? Read more books."),
            ("“We are done,” the mayor said. […]", "“We are done,” the mayor said. …"),
            ("Wait for it...", "Wait for it…"),
        ] {
            assert_eq!(without_boilerplate(written, &fields).as_deref(), Some(kept), "{written}");
        }
        for nothing in ["[…]", "...", ""] {
            assert_eq!(without_boilerplate(nothing, &fields), None, "{nothing}");
        }
        #[cfg(not(target_arch = "wasm32"))]
        assert_eq!(log.take_notes().len(), 5);
    }
}
