//! The report as JSON, for other programs.

use serde::Serialize;

use super::report::{Report, StoryFindings, Verdict};
use super::words::sentences;

#[derive(Serialize)]
struct JsonReport<'a> {
    path: String,
    /// "good", "faulty" or "unreadable".
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed: Option<JsonFeedSummary<'a>>,
}

#[derive(Serialize)]
struct JsonFeedSummary<'a> {
    format: &'a str,
    stories: usize,
    held: usize,
    repeated: usize,
    listed: usize,
    skipped: usize,
    pictures: usize,
    captions: usize,
    credits: usize,
    dropped: Vec<JsonElement<'a>>,
    findings: Vec<JsonFindings<'a>>,
    /// Whether there are more findings than are listed.
    cut: bool,
}

#[derive(Serialize)]
struct JsonElement<'a> {
    name: &'a str,
    count: u32,
}

#[derive(Serialize)]
struct JsonFindings<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    headline: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    id: &'a str,
    /// Whether readers see it.
    shown: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dropped: Vec<JsonElement<'a>>,
    /// All findings as sentences.
    says: Vec<String>,
}

/// Reports as one JSON list, with a line break at its end.
///
/// # Errors
/// From `serde_json`; there is none for any report that [`check`](super::check) makes.
pub fn to_json(reports: &[Report]) -> Result<String, serde_json::Error> {
    let reports: Vec<JsonReport> = reports.iter().map(json).collect();
    Ok(serde_json::to_string_pretty(&reports)? + "\n")
}

fn json(report: &Report) -> JsonReport<'_> {
    let verdict = match report.verdict() {
        Verdict::Good => "good",
        Verdict::Faulty => "faulty",
        Verdict::Unreadable => "unreadable",
    };
    let path = report.path.display().to_string();
    match &report.result {
        Err(error) => JsonReport { path, verdict, error: Some(error.to_string()), feed: None },
        Ok(summary) => {
            let feed = JsonFeedSummary {
                format: summary.format,
                stories: summary.stories,
                held: summary.held,
                repeated: summary.repeated,
                listed: summary.listed,
                skipped: summary.skipped,
                pictures: summary.pictures,
                captions: summary.captions,
                credits: summary.credits,
                dropped: elements(&summary.dropped),
                findings: summary.findings.iter().map(findings).collect(),
                cut: summary.is_cut,
            };
            JsonReport { path, verdict, error: None, feed: Some(feed) }
        }
    }
}

fn findings(story: &StoryFindings) -> JsonFindings<'_> {
    JsonFindings {
        pointer: story.pointer.as_deref(),
        headline: &story.headline,
        id: &story.id,
        shown: story.held.is_none() && story.not_shown.is_none() && story.skipped.is_none(),
        dropped: elements(&story.dropped),
        says: sentences(story),
    }
}

fn elements(dropped: &[(String, u32)]) -> Vec<JsonElement<'_>> {
    dropped.iter().map(|(name, count)| JsonElement { name, count: *count }).collect()
}
