//! How addresses are written into a file.

use crate::article::SafeUrl;

/// The base address of a feed that is read from a disk, so that its relative addresses can be resolved and be
/// made relative again. Deep, so that `../` has somewhere to lead.
pub const HOME: &str = "https://edition.invalid/-/-/-/-/-/-/-/-/";

/// The place of a file of the edition, which decides how addresses are written in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addresses {
    /// How many folders below the head it lies.
    pub depth: usize,
}

impl Addresses {
    /// Addresses in the head itself.
    pub const HEAD: Addresses = Addresses { depth: 0 };

    /// `url` as it is written in this file: an address relative to the feed stays relative.
    pub fn write(self, url: &SafeUrl) -> String {
        let Some(from_root) = url.as_str().strip_prefix("https://edition.invalid/") else {
            return url.as_str().to_owned();
        };
        let home: Vec<&str> = HOME.split('/').skip(3).filter(|segment| !segment.is_empty()).collect();
        let below = home.iter().try_fold(from_root, |rest, segment| {
            rest.strip_prefix(segment).and_then(|rest| rest.strip_prefix('/'))
        });
        if let Some(below) = below {
            return self.of_edition(below);
        }
        let mut rest = from_root;
        let mut shared = 0;
        while let Some(tail) = rest.strip_prefix("-/") {
            rest = tail;
            shared += 1;
        }
        if shared == 0 {
            // It was written from the root, and is again; two slashes would name another host.
            let here = if from_root.starts_with('/') { "/./" } else { "/" };
            return format!("{here}{from_root}");
        }
        format!("{}{rest}", "../".repeat(self.depth + home.len() - shared))
    }

    /// A path from the head, as it is written in this file.
    pub fn of_edition(self, path: &str) -> String {
        // An empty path, or one that begins like a query, would name this file; a slash would name
        // the root, and a colon in the first segment a scheme.
        let first = path.split(['/', '?', '#']).next().unwrap_or_default();
        let is_special = first.is_empty() || first.contains(':');
        let here = if self.depth == 0 && is_special { "./" } else { "" };
        format!("{here}{}{path}", "../".repeat(self.depth))
    }
}

#[cfg(test)]
mod tests {
    use super::{Addresses, HOME};
    use crate::article::SafeUrl;

    /// Otherwise an address of this host would become one of another.
    #[test]
    fn addresses_with_empty_segments_and_colons_stay_what_they_are() {
        let home = SafeUrl::web(&format!("{HOME}feed.json"), None).unwrap();
        for written in ["/.//evil.example/x", ".//a/b.jpg", "./mailto:a", "./", "..//a", "../a:b"] {
            let meant = SafeUrl::web(written, Some(&home)).unwrap();
            for depth in 0..4 {
                let file = SafeUrl::web(&format!("{HOME}{}x.json", "d/".repeat(depth)), None).unwrap();
                let again = SafeUrl::web(&Addresses { depth }.write(&meant), Some(&file));
                assert_eq!(again.as_ref(), Some(&meant), "{written} from depth {depth}");
            }
        }
    }

    #[test]
    fn what_was_relative_to_the_feed_leads_to_the_same_file_from_everywhere() {
        let home = SafeUrl::web(&format!("{HOME}feed.json"), None).unwrap();
        for written in [
            "a.jpg",
            "pictures/a.jpg?w=3#x",
            "../a.jpg",
            "../../x/a.jpg",
            "/a.jpg",
            "https://b.example/a.jpg",
        ] {
            let meant = SafeUrl::web(written, Some(&home)).unwrap();
            assert_eq!(Addresses::HEAD.write(&meant), written);
            for depth in 0..4 {
                let file = SafeUrl::web(&format!("{HOME}{}x.json", "d/".repeat(depth)), None).unwrap();
                let again = SafeUrl::web(&Addresses { depth }.write(&meant), Some(&file));
                assert_eq!(again.as_ref(), Some(&meant), "{written} from depth {depth}");
            }
        }
    }
}
