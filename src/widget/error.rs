//! Why a widget shows no stories.

use std::error::Error;
use std::fmt;

use crate::element::data::write_string;
#[cfg(feature = "widget-feeds")]
use crate::feed::FeedError;
#[cfg(not(feature = "widget-feeds"))]
use crate::feed::Format;

/// Why a widget shows no stories. The partner's own content stays in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WidgetError {
    /// An attribute has a value that it cannot have.
    Attribute {
        /// Its name.
        name: &'static str,
        /// What it has.
        value: String,
        /// What it may have.
        expected: &'static str,
    },
    /// The address does not answer with a feed.
    #[cfg(feature = "widget-feeds")]
    NotAFeed(FeedError),
    /// The feed has no such story.
    NoSuchStory {
        /// The attribute that names it.
        name: &'static str,
        /// Its slug or address.
        value: String,
    },
    /// The feed has no story of this section or topic.
    NoStories {
        /// The attribute that asks for it.
        name: &'static str,
    },
    /// The story has no text that can be shown.
    NoText,
    /// Only a larger program can do this.
    #[cfg(not(feature = "widget-feeds"))]
    NeedsMore {
        /// The format that the feed is said to have.
        format: Format,
    },
}

impl WidgetError {
    /// The name of the error in `dateline-error`.
    pub fn code(&self) -> &'static str {
        match self {
            WidgetError::Attribute { .. } => "attribute",
            #[cfg(feature = "widget-feeds")]
            WidgetError::NotAFeed(_) => "not-a-feed",
            WidgetError::NoSuchStory { .. } => "no-such-story",
            WidgetError::NoStories { .. } => "no-stories",
            WidgetError::NoText => "no-text",
            #[cfg(not(feature = "widget-feeds"))]
            WidgetError::NeedsMore { .. } => "needs-more",
        }
    }

    /// The attribute to look at.
    pub fn attribute(&self) -> &'static str {
        match self {
            WidgetError::Attribute { name, .. }
            | WidgetError::NoSuchStory { name, .. }
            | WidgetError::NoStories { name } => name,
            #[cfg(feature = "widget-feeds")]
            WidgetError::NotAFeed(_) => "src",
            WidgetError::NoText => "slug",
            #[cfg(not(feature = "widget-feeds"))]
            WidgetError::NeedsMore { .. } => "src",
        }
    }

    /// The error as an object of JSON.
    pub fn data(&self) -> String {
        let mut out = String::from("{\"error\":");
        write_string(self.code(), &mut out);
        out.push_str(",\"attribute\":");
        write_string(self.attribute(), &mut out);
        out.push_str(",\"message\":");
        write_string(&self.to_string(), &mut out);
        out.push('}');
        out
    }
}

impl fmt::Display for WidgetError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WidgetError::Attribute { name, value, expected } => {
                write!(formatter, "{name}=\"{value}\" has to be {expected}")
            }
            #[cfg(feature = "widget-feeds")]
            WidgetError::NotAFeed(error) => write!(formatter, "the answer {error}"),
            WidgetError::NoSuchStory { name, value } => {
                write!(formatter, "the feed has no story for {name}=\"{value}\": look for its slug there")
            }
            WidgetError::NoStories { name } => {
                write!(formatter, "the feed has no stories for this: look at {name}")
            }
            WidgetError::NoText => {
                formatter.write_str("the story has no text in the feed: link to it instead")
            }
            #[cfg(not(feature = "widget-feeds"))]
            WidgetError::NeedsMore { format } => {
                write!(formatter, "a larger program reads this feed ({})", format.name())
            }
        }
    }
}

impl Error for WidgetError {}
