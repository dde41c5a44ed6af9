//! From what an element asks for to what it shows.

use super::choice::chosen;
#[cfg(feature = "widget-stories")]
use super::choice::named;
use super::error::WidgetError;
use super::layout;
use super::newsroom::Newsroom;
use super::settings::{Layout, Settings};
#[cfg(feature = "widget-stories")]
use crate::article::Body;
use crate::article::SafeUrl;
use crate::element::El;
use crate::element::data::write_string;

/// What an element shows, or what it needs first.
pub enum Showing {
    /// Its elements, and how many stories are in them.
    Elements(Vec<El>, usize),
    /// The file of a story, which has to be added with [`Newsroom::add_story`].
    Needs(SafeUrl),
}

impl Showing {
    /// The answer as an object of JSON.
    pub fn data(self) -> String {
        match self {
            Showing::Elements(elements, stories) => {
                format!("{{\"stories\":{stories},\"elements\":{}}}", El::data(elements))
            }
            Showing::Needs(address) => {
                let mut out = String::from("{\"file\":");
                write_string(address.as_str(), &mut out);
                out.push('}');
                out
            }
        }
    }
}

/// Lays out what `settings` ask for.
///
/// # Errors
/// [`WidgetError`] if there is nothing to show.
pub fn show(newsroom: &Newsroom, settings: &Settings) -> Result<Showing, WidgetError> {
    #[cfg(not(feature = "widget-stories"))]
    if settings.layout == Layout::Article || settings.related_to.is_some() {
        return Err(WidgetError::NeedsMore { format: crate::feed::Format::Auto });
    }
    #[cfg(feature = "widget-stories")]
    if settings.layout == Layout::Article {
        let story = named(newsroom, "slug", settings.slug.as_deref().unwrap_or_default())?;
        return match &story.body {
            Body::Elsewhere(address) => Ok(Showing::Needs(address.clone())),
            text => {
                let elements = layout::article::article(newsroom, settings, &story, text);
                elements.map(|elements| Showing::Elements(elements, 1)).ok_or(WidgetError::NoText)
            }
        };
    }
    let chosen = chosen(newsroom, settings)?;
    let count = chosen.len();
    Ok(Showing::Elements(layout::stories(newsroom, settings, &chosen), count))
}
