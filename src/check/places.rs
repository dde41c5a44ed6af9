//! Finds the story of a file that a JSON Pointer leads into.

use serde_json::Value;

use super::report::StoryFindings;

/// Pointers to the list of stories: JSON Feed and ninjs, `WordPress` and others, the Guardian.
const LISTS: [&str; 5] = ["/items", "/posts", "/response/results", "/item", ""];

/// The stories of a file, in its order.
pub(super) struct Places {
    /// The pointer of the list.
    list: &'static str,
    /// An entry for each story, in order.
    pub findings: Vec<StoryFindings>,
    /// Findings that belong to no story.
    pub whole_file: StoryFindings,
}

impl Places {
    pub(super) fn of(text: &str) -> Places {
        // Text before the first bracket is skipped, as feeds are read.
        let json = text.find(['{', '[']).and_then(|start| text.get(start..)).unwrap_or(text);
        let file: Value = serde_json::Deserializer::from_str(json)
            .into_iter()
            .next()
            .and_then(Result::ok)
            .unwrap_or_default();
        let list = LISTS
            .into_iter()
            .find(|list| file.pointer(list).is_some_and(Value::is_array))
            .unwrap_or("/items");
        let items = file.pointer(list).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let findings = items.iter().enumerate().map(|(at, item)| StoryFindings {
            pointer: Some(format!("{list}/{at}")),
            headline: headline(item),
            id: id(item),
            ..StoryFindings::default()
        });
        Places { list, findings: findings.collect(), whole_file: StoryFindings::default() }
    }

    /// The story that `pointer` leads into, and the rest of the pointer from there.
    pub(super) fn at<'p>(&mut self, pointer: &'p str) -> (&mut StoryFindings, &'p str) {
        let found =
            pointer.strip_prefix(self.list).and_then(|rest| rest.strip_prefix('/')).and_then(|rest| {
                let (number, _) = rest.split_once('/').unwrap_or((rest, ""));
                Some((number.parse::<usize>().ok()?, rest.get(number.len()..)?))
            });
        match found {
            Some((number, rest)) if number < self.findings.len() => {
                (self.findings.get_mut(number).unwrap_or(&mut self.whole_file), rest)
            }
            _ => (&mut self.whole_file, pointer),
        }
    }

    /// The findings, without stories that have none.
    pub(super) fn into_findings(self) -> Vec<StoryFindings> {
        [self.whole_file].into_iter().chain(self.findings).filter(|story| !story.is_empty()).collect()
    }
}

fn headline(item: &Value) -> String {
    let names = ["title", "headline", "webTitle", "name"];
    let texts = names.iter().filter_map(|name| item.get(name));
    let text = texts.into_iter().find_map(|title| title.as_str().or_else(|| title.get("rendered")?.as_str()));
    text.unwrap_or_default().trim().to_owned()
}

fn id(item: &Value) -> String {
    let ids = ["id", "uri", "guid", "url"].iter().filter_map(|name| item.get(name));
    ids.into_iter()
        .find_map(|id| match id {
            Value::String(id) => Some(id.clone()),
            Value::Number(id) => Some(id.to_string()),
            _ => None,
        })
        .unwrap_or_default()
}
