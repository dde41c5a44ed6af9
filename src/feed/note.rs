//! Notes on how content was changed, for the publisher's tools.

use std::fmt;

/// A guess, a change, an omission or a hold. Recorded on the host only: in a browser nobody reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Without a headline: it is taken from the beginning of the text.
    HeadlineFromText,
    /// Without headline and text: the headline is the description of a picture, or the title of a file or an
    /// embed.
    HeadlineFromPicture,
    /// Without headline and text: the headline is the date.
    HeadlineFromDate,
    /// Without any other content: the headline is the address.
    HeadlineFromAddress,
    /// The summary repeats the headline and is left out.
    SummaryIsHeadline,
    /// A plain text holds HTML and is read as HTML.
    HtmlInText,
    /// All tags of an HTML text are escaped; it is read as HTML.
    EscapedHtml,
    /// Boilerplate after a summary ("Continue reading") is left out.
    BoilerplateLeftOut(String),
    /// A person without a name is left out.
    NoName,
    /// A person who is not an author of the story (an editor, the account that published it) is left out.
    NoAuthor(String),
    /// A default section ("Uncategorized") is left out.
    NoSection(String),
    /// A term that says nothing about the subject is left out of the topics.
    NoTopic(String),
    /// The language is guessed from the letters.
    LanguageFromLetters(String),
    /// An address at an origin that is not that of a configured source is not fetched.
    OriginNotAllowed(String),
    /// Text before the JSON of the file is ignored.
    BeforeJson(String),
    /// Shortcodes in a plain text are left out.
    ShortcodesLeftOut,
    /// Text after the JSON of the file is ignored.
    BehindJson(String),
    /// The story's JSON has raw control characters or `\'` in its strings, and is read all the same.
    Mended,
    /// An attachment of a kind that cannot be shown is linked.
    AttachmentLinked(String),
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::HeadlineFromText => {
                formatter.write_str("no headline: the beginning of the text serves as one")
            }
            Note::HeadlineFromPicture => formatter
                .write_str("no headline: what the picture, film or recording is called serves as one"),
            Note::HeadlineFromDate => formatter.write_str("no headline: the day serves as one"),
            Note::HeadlineFromAddress => formatter.write_str("no headline: the address serves as one"),
            Note::SummaryIsHeadline => {
                formatter.write_str("the summary repeats the headline and is left out")
            }
            Note::HtmlInText => formatter.write_str("a plain text with HTML in it, read as HTML"),
            Note::EscapedHtml => formatter.write_str("all tags are escaped (&lt;p&gt;); read as HTML"),
            Note::BoilerplateLeftOut(words) => write!(formatter, "left out of the summary: {words:?}"),
            Note::NoName => formatter.write_str("an author without a name is left out"),
            Note::NoAuthor(name) => write!(formatter, "{name:?} is not shown as an author"),
            Note::NoSection(name) => write!(formatter, "{name:?} says that there is no section"),
            Note::NoTopic(name) => write!(formatter, "{name:?} is not shown as a topic"),
            Note::LanguageFromLetters(tag) => {
                write!(formatter, "no language is named: by its letters it is read as {tag:?}")
            }
            Note::OriginNotAllowed(address) => {
                write!(formatter, "{address} is not asked: no source in index.html is at that origin")
            }
            Note::BeforeJson(words) => {
                write!(formatter, "the file begins with what is no JSON, left out: {words:?}")
            }
            Note::ShortcodesLeftOut => {
                formatter.write_str("shortcodes ([gallery], [vc_row]) in a plain text are left out")
            }
            Note::BehindJson(words) => {
                write!(formatter, "behind its JSON the file has what is none, left out: {words:?}")
            }
            Note::Mended => formatter.write_str(
                "its JSON is wrong (a raw line break or control character in a text, or \\'); it is read all the same",
            ),
            Note::AttachmentLinked(kind) => write!(formatter, "an attachment of the type {kind:?} is a link"),
        }
    }
}

/// A note with its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// A JSON Pointer (RFC 6901) from the top of the file.
    pub pointer: String,
    /// The note.
    pub note: Note,
}

impl fmt::Display for Noted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.pointer, self.note)
    }
}
