//! Fetching pictures that stories name at other addresses: by the program's one client, from hosts that anybody can
//! reach only, and not again and again from one that does not answer.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, ToSocketAddrs};

use ureq::Agent;

use super::fetch;
use crate::article::SafeUrl;
use crate::publish::project::Project;

/// How often an answer may lead elsewhere.
const MAX_STEPS: usize = 4;
/// How often a host may fail before it is not asked any more.
const MAX_FAILURES: usize = 3;

/// What fetches pictures.
pub struct PictureFetcher {
    agent: Agent,
    max_bytes: u64,
    /// Hosts that the newsroom has named itself, which may be on its own network.
    own: Vec<String>,
    failures: BTreeMap<String, usize>,
}

impl PictureFetcher {
    /// One for the pictures of a project, of at most so many bytes each.
    pub fn new(project: &Project, max_bytes: u64) -> PictureFetcher {
        let sources = project.sources.iter().filter_map(|source| SafeUrl::web(&source.place, None));
        let own = sources.chain(project.url.clone()).filter_map(|url| url.host().map(str::to_owned));
        PictureFetcher { agent: fetch::agent(0), max_bytes, own: own.collect(), failures: BTreeMap::new() }
    }

    /// The bytes at an address.
    ///
    /// # Errors
    /// Why they could not be had, for people.
    pub fn get(&mut self, address: &SafeUrl) -> Result<Vec<u8>, String> {
        let host = address.host().unwrap_or_default().to_owned();
        if self.failures.get(&host).is_some_and(|failures| *failures >= MAX_FAILURES) {
            return Err(format!("{host} does not answer"));
        }
        let got = self.follow(address.clone());
        if got.is_err() {
            *self.failures.entry(host).or_default() += 1;
        } else {
            self.failures.remove(&host);
        }
        got
    }

    fn follow(&self, mut address: SafeUrl) -> Result<Vec<u8>, String> {
        for _ in 0..MAX_STEPS {
            self.check(&address)?;
            let answer = self.agent.get(address.as_str()).call();
            let mut answer = answer.map_err(|error| format!("it could not be reached: {error}"))?;
            match answer.status().as_u16() {
                200..=299 => {
                    let body = answer.body_mut().with_config().limit(self.max_bytes);
                    return body.read_to_vec().map_err(|error| {
                        format!(
                            "it could not be read to its end ({} MB at most): {error}",
                            self.max_bytes >> 20
                        )
                    });
                }
                301 | 302 | 303 | 307 | 308 => {
                    let to = answer.headers().get("location").and_then(|to| to.to_str().ok());
                    let to = to.and_then(|to| SafeUrl::web(to, Some(&address)));
                    address = to.ok_or("its address leads to none")?;
                }
                status => return Err(format!("its address answers with status {status}")),
            }
        }
        Err("its address leads from one to the next".to_owned())
    }

    /// A story of somebody else must not have this computer ask what only this computer can reach.
    fn check(&self, address: &SafeUrl) -> Result<(), String> {
        let host = address.host().unwrap_or_default();
        if self.own.iter().any(|own| own == host) {
            return Ok(());
        }
        let name = host.trim_start_matches('[').trim_end_matches(']');
        let found = (name, 443).to_socket_addrs().map_err(|error| format!("{host} is not known: {error}"))?;
        if found.map(|found| found.ip()).all(is_public) {
            Ok(())
        } else {
            Err(format!("{host} is on a network of its own"))
        }
    }
}

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => match address.to_ipv4() {
            Some(address) => is_public_v4(address),
            None => is_public_v6(address),
        },
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    // 100.64.0.0/10 is shared by carriers.
    let is_shared = first == 100 && second & 0xc0 == 0x40;
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_multicast()
        || first == 0
        || is_shared)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    !(address.is_loopback()
        || address.is_unspecified()
        || address.is_multicast()
        || address.is_unique_local()
        || address.is_unicast_link_local())
}

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn networks_of_ones_own_are_not_public() {
        for address in [
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.1.1",
            "0.0.0.0",
            "::1",
            "fd00::1",
            "fe80::1",
            "::ffff:10.0.0.1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        for address in ["1.1.1.1", "100.128.0.1", "2606:4700::1111"] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }
}
