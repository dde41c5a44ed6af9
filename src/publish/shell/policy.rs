//! The page's Content-Security-Policy, from its configuration and its inline scripts.

use crate::article::{SafeUrl, Service};

/// The policy of pages whose browser asks the `origins` beside their own, and may load these `embeds`.
/// `scripts` are the hashes of the inline scripts. `.ci/finish/csp.mjs` writes the same.
pub(super) fn policy(scripts: &[String], origins: &[String], embeds: &[String]) -> String {
    let mut frames: Vec<String> = embeds.iter().map(|name| frame_origin(name)).collect();
    if frames.is_empty() {
        frames.push("'none'".to_owned());
    }
    let list = |name: &str, own: &[&str], more: &[String]| {
        let values: Vec<&str> = own.iter().copied().chain(more.iter().map(String::as_str)).collect();
        format!("{name} {}", values.join(" "))
    };
    [
        list("default-src", &["'none'"], &[]),
        list("script-src", &["'self'", "'wasm-unsafe-eval'"], scripts),
        list("style-src", &["'self'"], &[]),
        list("img-src", &["'self'", "https:"], &[]),
        list("media-src", &["'self'", "https:"], &[]),
        list("font-src", &["'self'"], &[]),
        list("connect-src", &["'self'"], origins),
        list("frame-src", &[], &frames),
        list("manifest-src", &["'self'"], &[]),
        list("worker-src", &["'self'"], &[]),
        list("base-uri", &["'none'"], &[]),
        list("form-action", &["'none'"], &[]),
        list("object-src", &["'none'"], &[]),
        list("require-trusted-types-for", &["'script'"], &[]),
        list("trusted-types", &["dateline-inert", "dateline-search-worker"], &[]),
    ]
    .join("; ")
}

/// The origin of the frames of a service, or of a host that the configuration names.
fn frame_origin(name: &str) -> String {
    let of_service = Service::frames().find(|(known, _)| *known == name).map(|(_, frame)| frame);
    let origin = of_service.and_then(|frame| SafeUrl::web(frame, None)?.origin().map(str::to_owned));
    origin.unwrap_or_else(|| format!("https://{name}"))
}
