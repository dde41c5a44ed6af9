//! Everything the site itself says, in one place. A language is one table.
//!
//! `{name}` marks a place that is filled in; see [`fill`]. What lists and stories say, and the widget with them, is in
//! [`story`]: a widget carries these words and no others.

mod story;

#[cfg(feature = "site")]
use std::ops::Deref;

pub use story::StoryWords;

/// The words of one language.
#[cfg(not(feature = "site"))]
pub type Words = StoryWords;

/// The words of one language: those of pages, and all that [`StoryWords`] has.
#[cfg(feature = "site")]
#[derive(Clone, Copy, Debug)]
pub struct Words {
    story: StoryWords,
    pub skip_to_content: &'static str,
    pub name_front_page: &'static str,
    pub title_front_page: &'static str,
    pub title_of: &'static str,
    pub description_front_page: &'static str,
    pub description_section: &'static str,
    pub description_topic: &'static str,
    pub sections: &'static str,
    pub all_sections: &'static str,
    pub about: &'static str,
    pub feeds: &'static str,
    pub back_to_top: &'static str,
    pub breaking: &'static str,
    pub breaking_news: &'static str,
    pub breaking_said: &'static str,
    pub dismiss_breaking: &'static str,
    pub latest: &'static str,
    pub newest_story: &'static str,
    pub display_settings: &'static str,
    pub theme: &'static str,
    pub theme_auto: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub text_size: &'static str,
    pub text_small: &'static str,
    pub text_medium: &'static str,
    pub text_large: &'static str,
    pub text_extra_large: &'static str,
    pub text_sample: &'static str,
    pub heading_front_page: &'static str,
    pub top_stories: &'static str,
    pub top_stories_in: &'static str,
    pub earlier: &'static str,
    pub more_stories: &'static str,
    pub all_of: &'static str,
    pub load_more: &'static str,
    pub loading: &'static str,
    pub loading_stories: &'static str,
    pub showing: &'static str,
    pub showing_of: &'static str,
    pub all_shown: &'static str,
    pub more_loaded: &'static str,
    pub more_failed: &'static str,
    pub topic: &'static str,
    pub home: &'static str,
    pub breadcrumb: &'static str,
    pub published: &'static str,
    pub updated: &'static str,
    pub story_tools: &'static str,
    pub share: &'static str,
    pub link_copied: &'static str,
    pub share_failed: &'static str,
    pub print: &'static str,
    pub topics: &'static str,
    pub more_news: &'static str,
    pub nothing_is_sent: &'static str,
    pub nothing_is_sent_to: &'static str,
    pub load_video: &'static str,
    pub load_post: &'static str,
    pub load_audio: &'static str,
    pub load_chart: &'static str,
    pub load_content: &'static str,
    pub not_found: Message,
    pub not_answering: Message,
    pub not_a_feed: Message,
    pub blocked: Message,
    pub offline: Message,
    pub empty_section: Message,
    pub empty_topic: Message,
    pub empty_edition: Message,
    pub misconfigured: Message,
    pub new_release: Message,
    pub load_again: &'static str,
    pub again_in: &'static str,
    pub try_again: &'static str,
    pub try_again_now: &'static str,
    pub front_page: &'static str,
    pub you_are_offline: &'static str,
    pub server_is_silent: &'static str,
    pub still_loading: &'static str,
    pub as_it_was: &'static str,
    pub some_did_not_load: &'static str,
    pub story_changed: &'static str,
    pub show_it: &'static str,
    pub breaking_dismissed: &'static str,
    pub new_stories: &'static str,
    pub one_new_story: &'static str,
    pub show_them: &'static str,
    pub search: &'static str,
    pub search_for: &'static str,
    pub search_stories: &'static str,
    pub search_hint: &'static str,
    /// On printed pages only.
    #[cfg(not(target_arch = "wasm32"))]
    pub search_needs_script: &'static str,
    pub search_impossible: &'static str,
    pub search_not_loaded: &'static str,
    pub results: &'static str,
    pub more_results: &'static str,
    pub matches: &'static str,
    pub one_match: &'static str,
    pub no_match: &'static str,
    pub least_matches: &'static str,
    pub least_one: &'static str,
    pub searching_older: &'static str,
    pub nothing_found: &'static str,
    pub nothing_found_text: &'static str,
    pub did_you_mean: &'static str,
    pub only_loaded: &'static str,
    pub searched_all: &'static str,
    pub found_in_text: &'static str,
    pub older_failed: &'static str,
    pub search_older: &'static str,
    pub came_from: &'static str,
    pub remember_searches: &'static str,
    pub any: &'static str,
    pub section: &'static str,
    pub author: &'static str,
    pub time: &'static str,
    pub within: [&'static str; 4],
    pub order: &'static str,
    pub best_first: &'static str,
    pub newest_first: &'static str,
}

#[cfg(feature = "site")]
impl Deref for Words {
    type Target = StoryWords;

    fn deref(&self) -> &StoryWords {
        &self.story
    }
}

/// A page that says what happened and what to do.
#[cfg(feature = "site")]
#[derive(Clone, Copy, Debug)]
pub struct Message {
    pub title: &'static str,
    pub heading: &'static str,
    pub text: &'static str,
}

/// `pattern` with each `{name}` replaced.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(pattern.len() + 32);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        filled.extend(values.iter().filter(|(known, _)| *known == name).map(|(_, value)| *value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Those of a table in the place of the English ones.
#[cfg(feature = "widget")]
pub fn of_table(table: &serde_json::Value) -> &'static Words {
    let story = StoryWords::of_table(table);
    #[cfg(feature = "site")]
    let words = Words { story, ..ENGLISH };
    #[cfg(not(feature = "site"))]
    let words = story;
    Box::leak(Box::new(words))
}

/// The words of the language `tag`; English where there is no table.
pub fn words(_tag: &str) -> &'static Words {
    &ENGLISH
}

#[cfg(not(feature = "site"))]
static ENGLISH: Words = StoryWords::ENGLISH;

#[cfg(feature = "site")]
static ENGLISH: Words = Words {
    story: StoryWords::ENGLISH,
    skip_to_content: "Skip to content",
    name_front_page: "{name}, front page",
    title_front_page: "{name}: front page",
    title_of: "{page} – {name}",
    description_front_page: "The latest stories from {name}.",
    description_section: "{section}: the latest stories from {name}.",
    description_topic: "Stories about {topic} from {name}.",
    sections: "Sections",
    all_sections: "All sections",
    about: "About",
    feeds: "Feeds",
    back_to_top: "Back to top",
    breaking: "Breaking",
    breaking_news: "Breaking news",
    breaking_said: "Breaking: {headline}",
    dismiss_breaking: "Dismiss breaking news",
    latest: "Latest",
    newest_story: "Newest story",
    display_settings: "Display settings",
    theme: "Theme",
    theme_auto: "Auto",
    theme_light: "Light",
    theme_dark: "Dark",
    text_size: "Text size",
    text_small: "Small",
    text_medium: "Medium",
    text_large: "Large",
    text_extra_large: "Extra large",
    text_sample: "A",
    heading_front_page: "{name} front page",
    top_stories: "Top stories",
    top_stories_in: "Top stories in {section}",
    earlier: "Earlier",
    more_stories: "More stories",
    all_of: "All {section}",
    load_more: "Load more stories",
    loading: "Loading…",
    loading_stories: "Loading stories",
    showing: "Showing {shown} stories",
    showing_of: "Showing {shown} of {total} stories",
    all_shown: "All {total} stories shown.",
    more_loaded: "{added} more stories. {count}",
    more_failed: "More stories did not load. Try again.",
    topic: "Topic",
    home: "Home",
    breadcrumb: "Breadcrumb",
    published: "Published",
    updated: "Updated",
    story_tools: "Story tools",
    share: "Share",
    link_copied: "Link copied",
    share_failed: "The link could not be copied. It is in the address bar.",
    print: "Print",
    topics: "Topics",
    more_news: "More news",
    nothing_is_sent: "Nothing is sent to the video’s host until you choose to play it.",
    nothing_is_sent_to: "Nothing is sent to {host} until you choose to load it.",
    load_video: "Load video",
    load_post: "Load post",
    load_audio: "Load audio",
    load_chart: "Load chart",
    load_content: "Load it here",
    not_found: Message {
        title: "Page not found",
        heading: "We can’t find that page",
        text: "The address may be mistyped, or the story may have moved. Nothing is wrong with your connection.",
    },
    not_answering: Message {
        title: "The stories did not load",
        heading: "The stories did not load",
        text: "Our server is not answering. Nothing is wrong with your device.",
    },
    not_a_feed: Message {
        title: "The stories did not load",
        heading: "The stories could not be read",
        text: "Our server answered, but not with stories. The newsroom can see why in the browser’s console.",
    },
    blocked: Message {
        title: "The stories did not load",
        heading: "This page may not read its stories",
        text: "The security policy in the page does not name {origin}. To the publisher: build the site again \
               with this feed in its configuration (make build), or add the origin to connect-src in index.html.",
    },
    offline: Message {
        title: "You are offline",
        heading: "You are offline",
        text: "This page has not been kept on this device.",
    },
    empty_section: Message {
        title: "No stories here yet",
        heading: "No stories here yet",
        text: "This section is new, or quiet today. The front page has the latest from everywhere else.",
    },
    empty_topic: Message {
        title: "No stories about this yet",
        heading: "No stories about this yet",
        text: "None of the stories that are loaded is about this topic. The front page has the latest from everywhere.",
    },
    empty_edition: Message {
        title: "No stories yet",
        heading: "No stories yet",
        text: "The feed was read, and there is no story in it that can be shown.",
    },
    misconfigured: Message {
        title: "Nothing to show yet",
        heading: "This site has no feed yet",
        text: "To the publisher: the block with id “dateline” in index.html names where the stories come from. \
               This is wrong with it:",
    },
    new_release: Message {
        title: "This page is from an older edition",
        heading: "This page is from an older edition",
        text: "The site was renewed since you opened it. Load it again to go on; you will be at the same place.",
    },
    load_again: "Load the page again",
    again_in: "We will try again in {seconds} seconds.",
    try_again: "Try again",
    try_again_now: "Try again now",
    front_page: "Front page",
    you_are_offline: "You are offline.",
    server_is_silent: "Our server is not answering.",
    still_loading: "The newest stories are still loading.",
    as_it_was: "Showing the stories as they were: {time}.",
    some_did_not_load: "Some of the stories did not load.",
    story_changed: "This story has changed.",
    show_it: "Show it",
    breaking_dismissed: "Breaking news dismissed",
    new_stories: "{count} new stories",
    one_new_story: "1 new story",
    show_them: "Show them",
    search: "Search",
    search_for: "Search: {words}",
    search_stories: "Search stories",
    search_hint: "Results appear as you type.",
    #[cfg(not(target_arch = "wasm32"))]
    search_needs_script: "Search works in your browser and needs JavaScript, which is switched off here. Every story can be reached by its section.",
    search_impossible: "Search cannot run in this browser. The sections have all stories.",
    search_not_loaded: "Search could not be loaded. Check your connection, then try again.",
    results: "Results",
    more_results: "More results",
    matches: "{count} stories match “{words}”",
    one_match: "1 story matches “{words}”",
    no_match: "No stories match “{words}”",
    least_matches: "At least {count} stories match “{words}”",
    least_one: "At least 1 story matches “{words}”",
    searching_older: "Searching older stories for “{words}” …",
    nothing_found: "Nothing found for “{words}”",
    nothing_found_text: "Check the spelling, try fewer words, or browse a section.",
    did_you_mean: "Did you mean",
    only_loaded: "The {count} stories that are loaded were searched.",
    found_in_text: "In the text of the story",
    searched_all: "All {count} stories of this edition were searched.",
    older_failed: "Older stories could not be searched just now.",
    search_older: "Search older stories",
    came_from: "{count} came from the search of {host}.",
    remember_searches: "Remember my searches on this device",
    any: "Any",
    section: "Section",
    author: "Author",
    time: "Time",
    within: ["Past day", "Past week", "Past month", "Past year"],
    order: "Order",
    best_first: "Best match",
    newest_first: "Newest",
};
