//! What lists and stories say, on the site and in the widget.

/// Makes the struct, its English, and what reads it from a table.
macro_rules! words {
    ($($(#[$condition:meta])* $name:ident: $english:literal,)*) => {
        /// The words of lists and stories in one language.
        #[derive(Clone, Copy, Debug)]
        pub struct StoryWords {
            $($(#[$condition])* pub $name: &'static str,)*
        }

        impl StoryWords {
            /// In English.
            pub const ENGLISH: StoryWords = StoryWords { $($(#[$condition])* $name: $english,)* };

            /// In the language of `table`, which gives the words by their names; in English what it lacks. They are kept
            /// for as long as the program runs.
            #[cfg(feature = "widget")]
            pub fn of_table(table: &serde_json::Value) -> StoryWords {
                let kept = |name: &str, english: &'static str| match table.get(name).and_then(serde_json::Value::as_str) {
                    Some(word) => &*Box::leak(Box::<str>::from(word)),
                    None => english,
                };
                StoryWords { $($(#[$condition])* $name: kept(stringify!($name), $english),)* }
            }

            /// Their names, and the English words.
            #[cfg(all(test, feature = "widget"))]
            const ALL: &[(&str, &str)] = &[$($(#[$condition])* (stringify!($name), $english),)*];
        }
    };
}

words! {
    latest_news: "Latest news",
    more_from: "More from {section}",
    picture_unavailable: "Picture unavailable",
    for_subscribers: "For subscribers",
    #[cfg(feature = "widget")]
    previous_story: "Previous story",
    #[cfg(feature = "widget")]
    next_story: "Next story",
    #[cfg(feature = "whole-stories")]
    related_news: "Related news",
    #[cfg(feature = "whole-stories")]
    chosen_by_editor: "Chosen by the editor",
    #[cfg(feature = "whole-stories")]
    same_story: "Same story",
    #[cfg(feature = "whole-stories")]
    also_about: "Also about {topic}",
    #[cfg(feature = "whole-stories")]
    image_source: "Image source: {credit}",
    #[cfg(feature = "whole-stories")]
    credit_alone: "{credit}",
    #[cfg(feature = "whole-stories")]
    by: "By",
    #[cfg(feature = "whole-stories")]
    and: "and",
    #[cfg(feature = "whole-stories")]
    minutes: "{minutes}\u{a0}min\u{a0}read",
    #[cfg(feature = "whole-stories")]
    corrections: "Corrections",
    #[cfg(feature = "whole-stories")]
    table: "Table",
    #[cfg(feature = "whole-stories")]
    not_loaded: "{name}, not loaded",
    #[cfg(feature = "whole-stories")]
    video_from: "Video from {host}",
    #[cfg(feature = "whole-stories")]
    post_from: "Post at {host}",
    #[cfg(feature = "whole-stories")]
    audio_from: "Audio from {host}",
    #[cfg(feature = "whole-stories")]
    chart_from: "Chart from {host}",
    #[cfg(feature = "whole-stories")]
    content_from: "Content from {host}",
    #[cfg(feature = "whole-stories")]
    open_at: "Open at {host}",
    #[cfg(feature = "whole-stories")]
    missing_graphic: "A graphic is not shown here.",
    #[cfg(feature = "whole-stories")]
    missing_table: "The rest of this table is not shown here.",
    #[cfg(feature = "whole-stories")]
    missing_text: "The rest of this text is not shown here.",
    #[cfg(feature = "whole-stories")]
    missing_media: "More pictures or videos belong to this story.",
    #[cfg(feature = "whole-stories")]
    preview: "This is the beginning of the story. The rest is at its publisher.",
    #[cfg(feature = "whole-stories")]
    locked: "This story is for subscribers of its publisher.",
    #[cfg(feature = "whole-stories")]
    no_text: "The publisher sent no text with this story.",
    #[cfg(feature = "whole-stories")]
    read_at: "Read it at {host}",
}

#[cfg(all(test, feature = "widget", feature = "whole-stories"))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

    use std::collections::BTreeSet;
    use std::fs;

    use super::StoryWords;

    /// The words of the widget in another language: one a line.
    fn table(script: &str) -> serde_json::Map<String, serde_json::Value> {
        let lines = script.lines().filter_map(|line| line.strip_prefix("  ")?.split_once(": "));
        lines
            .map(|(name, word)| (name.to_owned(), serde_json::from_str(word.trim_end_matches(',')).unwrap()))
            .collect()
    }

    fn places(pattern: &str) -> BTreeSet<&str> {
        pattern.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect()
    }

    #[test]
    fn each_language_has_all_words_with_their_places() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/public/widget/words");
        let files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(files.len(), 15);
        for file in files {
            let table = table(&fs::read_to_string(&file).unwrap());
            // A credit by itself is the same in all.
            let wanted = StoryWords::ALL.iter().filter(|(name, _)| *name != "credit_alone");
            for (name, english) in wanted.clone() {
                let word = table.get(*name).and_then(|word| word.as_str());
                let word = word.unwrap_or_else(|| panic!("{} has no {name}", file.display()));
                assert_eq!(places(word), places(english), "{}: {name}", file.display());
            }
            assert_eq!(table.len(), wanted.count(), "{}", file.display());
        }
    }

    #[test]
    fn a_table_gives_words_and_english_the_rest() {
        let table = serde_json::json!({ "latest_news": "Neueste Nachrichten", "by": 3 });
        let words = StoryWords::of_table(&table);
        assert_eq!((words.latest_news, words.by, words.and), ("Neueste Nachrichten", "By", "and"));
    }
}
