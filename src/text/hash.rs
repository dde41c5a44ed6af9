//! FNV-1a (Fowler, Noll and Vo): short names for content and keys for tables. Not cryptographic.

use std::fmt;

/// 32 bits.
///
/// ```
/// assert_eq!(dateline::text::hash::fnv1a_32(b"a"), 0xe40c_292c);
/// ```
pub fn fnv1a_32(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// 64 bits.
pub fn fnv1a_64(bytes: &[u8]) -> u64 {
    fnv1a_64_after(0xcbf2_9ce4_8422_2325, bytes)
}

/// The 64 bits of `bytes` behind those of which the hash is `before`.
pub fn fnv1a_64_after(before: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(before, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The 64 bits of a text that is written piece by piece.
///
/// ```
/// use std::fmt::Write;
/// let mut hash = dateline::text::hash::Fnv64::default();
/// write!(hash, "foo{}", "bar")?;
/// assert_eq!(hash.value(), dateline::text::hash::fnv1a_64(b"foobar"));
/// # Ok::<(), std::fmt::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Fnv64(u64);

impl Fnv64 {
    /// The number of what was written so far.
    pub fn value(self) -> u64 {
        self.0
    }
}

impl Default for Fnv64 {
    fn default() -> Fnv64 {
        Fnv64(fnv1a_64(b""))
    }
}

impl fmt::Write for Fnv64 {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = fnv1a_64_after(self.0, text.as_bytes());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{fnv1a_32, fnv1a_64};

    #[test]
    fn hashes_are_those_of_the_published_vectors() {
        assert_eq!([fnv1a_32(b""), fnv1a_32(b"foobar")], [0x811c_9dc5, 0xbf9c_f968]);
        assert_eq!([fnv1a_64(b""), fnv1a_64(b"foobar")], [0xcbf2_9ce4_8422_2325, 0x8594_4171_f739_67e8]);
    }
}
