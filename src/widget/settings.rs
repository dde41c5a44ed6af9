//! The attributes of the element, as types.

use serde_json::Value;

use super::error::WidgetError;
use crate::json;

/// Shown stories, unless the attribute says otherwise.
const DEFAULT_COUNT: usize = 5;
/// The most stories of one widget.
const MAX_COUNT: usize = 30;

/// How the stories are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Layout {
    /// Headlines below each other, with small pictures.
    #[default]
    List,
    /// Pictures with headlines.
    Cards,
    /// One headline at a time, turned by hand.
    Ticker,
    /// One story, large.
    Lead,
    /// One whole story.
    Article,
}

impl Layout {
    /// The values of the attribute.
    pub const NAMES: [(&'static str, Layout); 5] = [
        ("list", Layout::List),
        ("cards", Layout::Cards),
        ("ticker", Layout::Ticker),
        ("lead", Layout::Lead),
        ("article", Layout::Article),
    ];
}

/// Where a story opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Opening {
    /// In the frame or page that the widget is in.
    Same,
    /// In the whole window, also out of a frame.
    #[default]
    Top,
    /// In another tab.
    New,
    /// Nowhere: the page hears of it and does what it likes.
    Event,
}

impl Opening {
    /// The values of the attribute.
    pub const NAMES: [(&'static str, Opening); 4] =
        [("same", Opening::Same), ("top", Opening::Top), ("new", Opening::New), ("event", Opening::Event)];

    /// `target` of the links.
    pub fn target(self) -> Option<&'static str> {
        match self {
            Opening::Same | Opening::Event => None,
            Opening::Top => Some("_top"),
            Opening::New => Some("_blank"),
        }
    }
}

/// What an element asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// How the stories are laid out.
    pub layout: Layout,
    /// How many at most.
    pub count: usize,
    /// Only of this section: its id or its name.
    pub section: Option<String>,
    /// Only about this topic: its id or its name.
    pub topic: Option<String>,
    /// The story of [`Layout::Article`] and [`Layout::Lead`]: its slug or address.
    pub slug: Option<String>,
    /// Only the stories nearest to this one: its slug or address.
    pub related_to: Option<String>,
    /// The level of the widget's own heading, 1 to 6.
    pub heading_level: u8,
    /// Words in the place of the newsroom's name.
    pub heading: Option<String>,
    /// Where a story opens.
    pub opening: Opening,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            layout: Layout::default(),
            count: DEFAULT_COUNT,
            section: None,
            topic: None,
            slug: None,
            related_to: None,
            heading_level: 2,
            heading: None,
            opening: Opening::default(),
        }
    }
}

impl Settings {
    /// Reads an object of JSON with the element's attributes. Attributes of others are ignored.
    ///
    /// # Errors
    /// [`WidgetError::Attribute`] names the first value that an attribute cannot have.
    pub fn read(attributes: &str) -> Result<Settings, WidgetError> {
        let attributes = json::value(attributes).unwrap_or_default();
        let text = |name: &str| {
            let value = attributes.get(name).and_then(Value::as_str).map(str::trim);
            value.filter(|value| !value.is_empty()).map(str::to_owned)
        };
        let mut settings = Settings {
            section: text("section"),
            topic: text("topic"),
            slug: text("slug"),
            related_to: text("related-to"),
            heading: text("heading"),
            ..Settings::default()
        };
        if let Some(value) = text("layout") {
            let found = Layout::NAMES.iter().find(|(name, _)| *name == value);
            settings.layout =
                found.ok_or_else(|| wrong("layout", &value, "list, cards, ticker, lead or article"))?.1;
        }
        if let Some(value) = text("open") {
            let found = Opening::NAMES.iter().find(|(name, _)| *name == value);
            settings.opening = found.ok_or_else(|| wrong("open", &value, "same, top, new or event"))?.1;
        }
        if let Some(value) = text("count") {
            let count = value.parse().ok().filter(|count| (1..=MAX_COUNT).contains(count));
            settings.count = count.ok_or_else(|| wrong("count", &value, "a number from 1 to 30"))?;
        }
        if let Some(value) = text("heading-level") {
            let level = value.parse().ok().filter(|level| (1..=6).contains(level));
            settings.heading_level =
                level.ok_or_else(|| wrong("heading-level", &value, "a number from 1 to 6"))?;
        }
        if let Some(value) = text("theme")
            && !["light", "dark", "auto", "host"].contains(&value.as_str())
        {
            return Err(wrong("theme", &value, "light, dark, auto or host"));
        }
        if settings.layout == Layout::Article && settings.slug.is_none() {
            return Err(wrong(
                "slug",
                "",
                "the slug or the address of the story that layout=\"article\" shows",
            ));
        }
        Ok(settings)
    }
}

fn wrong(name: &'static str, value: &str, expected: &'static str) -> WidgetError {
    WidgetError::Attribute { name, value: value.chars().take(80).collect(), expected }
}
