//! Which file answers a request, as hosts do it.

use std::fs;
use std::path::PathBuf;

use crate::text::percent;

/// What loads the page again; the policy of the pages lets only files run.
const RELOAD: &str =
    "new EventSource(new URL('changes', document.currentScript.src)).onmessage = () => location.reload();\n";
/// Where it is, below the site.
const RELOAD_FOLDER: &str = "-dateline-serve/";

/// Answers requests from a folder.
pub(super) struct Answerer {
    pub root: PathBuf,
    pub base: String,
    pub port: u16,
}

/// An answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    status: &'static str,
    kind: &'static str,
    /// The address of a redirection.
    to: Option<String>,
    pub body: Vec<u8>,
}

impl Answer {
    fn new(status: &'static str, kind: &'static str, body: Vec<u8>) -> Answer {
        Answer { status, kind, to: None, body }
    }

    /// The status and the headers.
    pub(super) fn head(&self) -> String {
        let to = self.to.as_ref().map(|to| format!("Location: {to}\r\n")).unwrap_or_default();
        format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{to}Cache-Control: no-store\r\n\
             X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
            self.status,
            self.kind,
            self.body.len()
        )
    }
}

impl Answerer {
    /// Whether the request comes to this computer's own name: another site's name that leads here is a trick to read
    /// what is served (DNS rebinding).
    fn is_own(&self, host: &str) -> bool {
        ["127.0.0.1", "localhost"].iter().any(|name| host == format!("{name}:{}", self.port))
    }

    /// Whether a page asks to be told of changes.
    pub(super) fn is_of_changes(&self, target: &str, host: &str) -> bool {
        self.is_own(host) && target == format!("{}{RELOAD_FOLDER}changes", self.base)
    }

    /// The answer to a request.
    pub(super) fn answer(&self, method: &str, target: &str, host: &str) -> Answer {
        if !self.is_own(host) {
            return Answer::new("421 Misdirected Request", "text/plain", b"not served here\n".to_vec());
        }
        if method != "GET" && method != "HEAD" {
            return Answer::new("405 Method Not Allowed", "text/plain", b"files only\n".to_vec());
        }
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let Some(below) = path.strip_prefix(&self.base) else {
            return Answer {
                to: Some(self.base.clone()),
                ..Answer::new("302 Found", "text/plain", Vec::new())
            };
        };
        if below == format!("{RELOAD_FOLDER}reload.js") {
            return Answer::new("200 OK", "text/javascript", RELOAD.as_bytes().to_vec());
        }
        match self.file(below) {
            Some((kind, body)) => Answer::new("200 OK", kind, self.with_reload(kind, body)),
            None => {
                let body = fs::read(self.root.join("404.html")).unwrap_or_default();
                Answer::new("404 Not Found", HTML, self.with_reload(HTML, body))
            }
        }
    }

    /// The file at a path, or the page that has it as its address.
    fn file(&self, below: &str) -> Option<(&'static str, Vec<u8>)> {
        let path = percent::decoded(below);
        let is_inside =
            path.split('/').all(|part| part != ".." && !part.starts_with('.') && !part.contains('\\'));
        if !is_inside || path.contains('\0') {
            return None;
        }
        let page = path.trim_end_matches('/');
        let names = [path.clone(), format!("{page}.html"), format!("{page}/index.html")];
        names.iter().map(|name| name.trim_start_matches('/')).find_map(|name| {
            let file = self.root.join(name);
            file.is_file().then(|| fs::read(&file).ok().map(|body| (kind(name), body))).flatten()
        })
    }

    fn with_reload(&self, kind: &str, body: Vec<u8>) -> Vec<u8> {
        if kind != HTML {
            return body;
        }
        let script = format!("<script src=\"{}{RELOAD_FOLDER}reload.js\"></script>", self.base);
        let page = String::from_utf8_lossy(&body);
        match page.rsplit_once("</body>") {
            Some((before, after)) => format!("{before}{script}</body>{after}").into_bytes(),
            None => body,
        }
    }
}

const HTML: &str = "text/html; charset=utf-8";

/// The media type of a file, by the ending of its name.
fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => HTML,
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("gif") => "image/gif",
        Some("woff2") => "font/woff2",
        Some("xml") => "application/xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("mp3") => "audio/mpeg",
        Some("mp4") => "video/mp4",
        Some("pdf") => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::Answerer;
    use std::fs;

    fn answerer(test: &str) -> Answerer {
        let root = std::env::temp_dir().join(format!("dateline-serve-{test}-{}", std::process::id()));
        drop(fs::remove_dir_all(&root));
        fs::create_dir_all(root.join("article")).unwrap();
        fs::write(root.join("index.html"), "<body>front</body>").unwrap();
        fs::write(root.join("article/né.html"), "<body>story</body>").unwrap();
        fs::write(root.join("404.html"), "<body>none</body>").unwrap();
        fs::write(root.join(".secret"), "secret").unwrap();
        fs::write(root.parent().unwrap().join("outside.txt"), "outside").unwrap();
        Answerer { root, base: "/news/".to_owned(), port: 8080 }
    }

    #[test]
    fn a_page_is_found_at_its_address() {
        let answerer = answerer("pages");
        let body = |target: &str| {
            let answer = answerer.answer("GET", target, "127.0.0.1:8080");
            (answer.status, String::from_utf8(answer.body).unwrap())
        };
        let reload = "<script src=\"/news/-dateline-serve/reload.js\"></script></body>";
        for (target, status, text) in [
            ("/news/", "200 OK", "front"),
            ("/news/article/n%C3%A9?x=1", "200 OK", "story"),
            ("/news/article/none", "404 Not Found", "none"),
            ("/news/.secret", "404 Not Found", "none"),
            ("/news/%2e%2e/outside.txt", "404 Not Found", "none"),
            ("/news/../outside.txt", "404 Not Found", "none"),
        ] {
            assert_eq!(body(target), (status, format!("<body>{text}{reload}")), "{target}");
        }
        assert_eq!(answerer.answer("GET", "/", "localhost:8080").to.as_deref(), Some("/news/"));
    }

    #[test]
    fn other_names_and_other_methods_get_nothing() {
        let answerer = answerer("names");
        assert!(answerer.answer("GET", "/news/", "evil.example:8080").status.starts_with("421"));
        assert!(answerer.answer("POST", "/news/", "127.0.0.1:8080").status.starts_with("405"));
        assert!(!answerer.is_of_changes("/news/-dateline-serve/changes", "evil.example"));
    }
}
