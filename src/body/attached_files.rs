//! Recordings, films and papers that came beside a text.

use super::embeds::file_of;
use crate::article::{Article, Attachment, AttachmentKind, Block, Embed, Service};

/// Puts the recordings and films of `article` before its text, which is about them, and its papers behind it. What is in
/// the text already is there.
pub(super) fn add(blocks: &mut Vec<Block>, article: &Article) {
    let mut played = 0;
    for file in &article.attachments {
        let is_shown =
            blocks.iter().any(|block| matches!(block, Block::Embed(embed) if embed.address == file.url));
        if is_shown {
            continue;
        }
        let title = file.title.clone();
        match file.kind {
            AttachmentKind::Audio | AttachmentKind::Video => {
                let is_audio = file.kind == AttachmentKind::Audio;
                let service = if is_audio { Service::AudioFile } else { Service::VideoFile };
                blocks.insert(played, Block::Embed(file_of(file.url.clone(), title, service)));
                played += 1;
            }
            AttachmentKind::Paper => {
                let title = Some(paper_title(file));
                blocks.push(Block::Embed(Embed { address: file.url.clone(), title, player: None }));
            }
        }
    }
}

/// The name of a paper with its type and size: "Report (PDF, 2.3 MB)".
fn paper_title(file: &Attachment) -> String {
    let name = file.url.path().rsplit('/').next().unwrap_or_default();
    let kind = name.rsplit_once('.').map_or("", |(_, kind)| kind).to_ascii_uppercase();
    let size = file.bytes.map(size_in_words);
    let title = file.title.as_deref().unwrap_or(name);
    let is_told = title.to_ascii_uppercase().contains(&kind);
    let kind = Some(kind).filter(|kind| !is_told && !kind.is_empty());
    let facts: Vec<String> = kind.into_iter().chain(size).collect();
    if facts.is_empty() { title.to_owned() } else { [title, " (", &facts.join(", "), ")"].concat() }
}

fn size_in_words(bytes: u32) -> String {
    const KILO: u32 = 1_000;
    const MEGA: u32 = 1_000_000;
    if bytes >= MEGA {
        let tenths = bytes / (MEGA / 10);
        return [&(tenths / 10).to_string(), ".", &(tenths % 10).to_string(), " MB"].concat();
    }
    [&bytes.div_ceil(KILO).to_string(), " kB"].concat()
}

#[cfg(test)]
mod tests {
    use super::{add, paper_title};
    use crate::article::{Article, Attachment, AttachmentKind, Block, SafeUrl, Service};

    fn file(address: &str, mime: &str, title: Option<&str>, bytes: Option<u32>) -> Attachment {
        Attachment {
            url: SafeUrl::web(address, None).unwrap(),
            kind: AttachmentKind::of(mime),
            mime: mime.to_owned(),
            title: title.map(str::to_owned),
            bytes,
            seconds: None,
        }
    }

    #[test]
    fn a_recording_comes_before_the_text_and_a_paper_behind_it_each_once() {
        let mut article = Article::titled("a");
        article.attachments = vec![
            file("https://p.example/report.pdf", "application/pdf", Some("Report"), Some(2_340_000)),
            file("https://p.example/ep.mp3", "audio/mpeg", None, None),
        ];
        let mut blocks = vec![Block::Rule];
        add(&mut blocks, &article);
        add(&mut blocks, &article);
        let [Block::Embed(recording), Block::Rule, Block::Embed(paper)] = blocks.as_slice() else {
            panic!("{blocks:?}")
        };
        assert_eq!(recording.player.as_ref().map(|player| player.service), Some(Service::AudioFile));
        assert_eq!(paper.title.as_deref(), Some("Report (PDF, 2.3 MB)"));
    }

    #[test]
    fn a_paper_says_its_type_and_size_once() {
        let title =
            |title, bytes| paper_title(&file("https://p.example/a/b.pdf", "application/pdf", title, bytes));
        assert_eq!(title(Some("Report (PDF)"), Some(900)), "Report (PDF) (1 kB)");
        assert_eq!(title(None, None), "b.pdf");
    }
}
