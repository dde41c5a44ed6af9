//! Fetching a source: time-outs, a limit of size, and its tag from the last time, so that what has not changed is not
//! sent again.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ureq::Agent;

use crate::disk;
use crate::feed::MAX_BYTES;
use crate::text::charset;
use crate::text::hash::fnv1a_64;

/// How long one answer may take in all.
const PATIENCE: Duration = Duration::from_mins(1);
/// How long a server may take to begin with it.
const SILENCE: Duration = Duration::from_secs(20);

/// How often an answer may lead elsewhere.
const MAX_STEPS: u32 = 10;

/// The program's client, which follows an address so often.
pub(super) fn agent(max_steps: u32) -> Agent {
    Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .timeout_recv_response(Some(SILENCE))
        .timeout_connect(Some(SILENCE))
        .http_status_as_error(false)
        .max_redirects(max_steps)
        .max_redirects_will_error(false)
        .user_agent(concat!("Dateline/", env!("CARGO_PKG_VERSION")))
        .build()
        .into()
}

/// What fetches addresses, and keeps what it got in a folder.
pub(super) struct Fetcher {
    agent: Agent,
    kept: PathBuf,
    seen: Cell<u64>,
}

/// An answer.
#[derive(Debug)]
pub(super) struct FetchedSource {
    pub text: String,
    /// Why this is the answer of an earlier run, if it is.
    pub stale: Option<String>,
}

impl Fetcher {
    pub(super) fn new(kept: PathBuf) -> Fetcher {
        Fetcher { agent: agent(MAX_STEPS), kept, seen: Cell::new(0) }
    }

    /// The answer of `address`; `Ok(None)` if it says that there is none (any more), as behind the last page.
    ///
    /// # Errors
    /// Why it could not be had, and there is none of an earlier run.
    pub(super) fn get(&self, address: &str) -> Result<Option<FetchedSource>, String> {
        let name = format!("{:016x}", fnv1a_64(address.as_bytes()));
        let (body, tag) = (self.kept.join(&name), self.kept.join(format!("{name}.tag")));
        let answer = match self.ask(address, &body, &tag) {
            Ok(answer) => answer.map(|text| FetchedSource { text, stale: None }),
            Err(why) => match disk::read_text(&body) {
                Ok(text) => Some(FetchedSource { text, stale: Some(why) }),
                Err(_) => return Err(why),
            },
        };
        let text = answer.as_ref().map_or("", |answer| answer.text.as_str());
        self.seen.set(self.seen.get().rotate_left(9) ^ fnv1a_64(text.as_bytes()));
        Ok(answer)
    }

    /// A number that changes with all answers so far.
    pub(super) fn seen(&self) -> u64 {
        self.seen.get()
    }

    fn ask(&self, address: &str, body: &Path, tag: &Path) -> Result<Option<String>, String> {
        let mut request = self.agent.get(address);
        let known = if body.is_file() { disk::read_text(tag).unwrap_or_default() } else { String::new() };
        for (header, value) in ["If-None-Match", "If-Modified-Since"].iter().zip(known.lines()) {
            if !value.is_empty() {
                request = request.header(*header, value);
            }
        }
        let mut answer = request.call().map_err(|error| format!("could not be reached: {error}"))?;
        let header =
            |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let tags = format!("{}\n{}\n", header("etag"), header("last-modified"));
        match answer.status().as_u16() {
            304 => {
                return disk::read_text(body)
                    .map(Some)
                    .map_err(|error| format!("was kept, and cannot be read: {error}"));
            }
            400 | 404 | 410 => return Ok(None),
            200..300 => {}
            status => return Err(format!("answered with status {status}")),
        }
        let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
        let bytes = answer.body_mut().with_config().limit(limit).read_to_vec();
        let bytes = bytes
            .map_err(|error| format!("could not be read to its end ({} MB at most): {error}", limit >> 20))?;
        let (text, _) = charset::decode_file(bytes);
        let keep = disk::write(body, text.as_bytes()).and_then(|()| disk::write(tag, tags.as_bytes()));
        keep.map_err(|error| format!("could not be kept in {}: {error}", body.display()))?;
        Ok(Some(text))
    }
}
