//! Losses: content of a text that is not shown, for the publisher's tools. Described in an editor's terms, with
//! the position.

use std::fmt;

/// Most losses of one text that are recorded with their position; the rest are only counted.
pub(super) const MAX_LOSSES: usize = 200;

/// Most characters of the words that identify a position.
const MAX_WORDS: usize = 40;

/// A piece of content that was left out of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The kind of content.
    pub kind: LossKind,
    /// The words before it; empty at the beginning.
    pub near: String,
}

/// The kinds of content that can be left out of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LossKind {
    /// The text is over a limit, and only its words are left.
    TooLarge,
    /// A picture without an address that can be shown, or a tracking pixel.
    Picture,
    /// A frame, video or audio without an address that can be shown, or beyond the limit for a page.
    Frame,
    /// A drawing or a chart, replaced by a placeholder line.
    Graphic,
    /// The rest of a table that is too large.
    Table,
    /// The rest of a text that is too long for a page.
    Text,
    /// Content that the publisher hides from readers.
    Hidden,
    /// Share buttons, lists of other stories, and other additions of a theme or a plug-in.
    Boilerplate,
    /// An unexpanded shortcode.
    Shortcode,
    /// More combining marks than a letter can have.
    Marks,
    /// A form with its fields.
    Form,
    /// A script, a style or another element that works only on the publisher's own page.
    Element(&'static str),
}

impl LossKind {
    /// The kind of loss counted under `name`.
    pub(super) fn of(name: &'static str) -> LossKind {
        match name {
            "markup" => LossKind::TooLarge,
            "img" => LossKind::Picture,
            "iframe" | "video" | "audio" | "object" | "embed" => LossKind::Frame,
            "graphic" => LossKind::Graphic,
            "table" => LossKind::Table,
            "text" => LossKind::Text,
            "hidden" => LossKind::Hidden,
            "boilerplate" => LossKind::Boilerplate,
            "shortcode" => LossKind::Shortcode,
            "marks" => LossKind::Marks,
            "form" | "input" | "button" | "select" | "textarea" => LossKind::Form,
            other => LossKind::Element(other),
        }
    }
}

impl fmt::Display for LossKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            LossKind::TooLarge => "all but the words of a text that is too large",
            LossKind::Picture => "a picture that cannot be shown or only counts readers",
            LossKind::Frame => "a video, recording or frame that cannot be shown",
            LossKind::Graphic => "a graphic; a line says that it is missing",
            LossKind::Table => "the rest of a table that is too large",
            LossKind::Text => "the rest of a text that is too long for a page",
            LossKind::Hidden => "something that is hidden on the publisher's own page",
            LossKind::Boilerplate => "buttons or lists of a theme or plug-in",
            LossKind::Shortcode => "a shortcode that nothing has replaced",
            LossKind::Marks => "more accents than a letter can have",
            LossKind::Form => "a form",
            LossKind::Element(name) => return write!(formatter, "<{name}>"),
        })
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.near.is_empty() {
            return write!(formatter, "{} at the beginning", self.kind);
        }
        write!(formatter, "{} after “{}”", self.kind, self.near)
    }
}

/// The last words of a text, to identify a position; `None` if there are none.
pub(super) fn last_words(text: &str) -> Option<String> {
    let text = text.trim_end();
    let start = text.char_indices().rev().nth(MAX_WORDS).map_or(0, |(at, _)| at);
    let tail = text.get(start..)?;
    // Not in the middle of a word.
    let tail =
        if start > 0 { tail.split_once(char::is_whitespace).map_or(tail, |(_, rest)| rest) } else { tail };
    let words: Vec<&str> = tail.split_whitespace().collect();
    // They are printed to a terminal.
    let words: String = words.join(" ").chars().filter(|character| !character.is_control()).collect();
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::{LossKind, last_words};
    use crate::article::Markup;
    use crate::body::parse;

    #[test]
    fn a_loss_says_what_it_is_and_where() {
        let html = "<p>The pier reopens on Monday.</p><script>x</script><form>y</form><p>Tickets</p><img src=data:x>";
        let losses = parse(&Markup::Html(html.into()), None).losses;
        let told: Vec<String> = losses.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "<script> after “The pier reopens on Monday.”",
                "a form after “The pier reopens on Monday.”",
                "a picture that cannot be shown or only counts readers after “Tickets”",
            ]
        );
        assert_eq!(losses[0].kind, LossKind::Element("script"));
    }

    #[test]
    fn a_place_is_told_in_whole_words() {
        assert_eq!(last_words(" \n "), None);
        assert_eq!(last_words(&"harbour ".repeat(20)).unwrap(), "harbour harbour harbour harbour harbour");
    }
}
