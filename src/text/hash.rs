//! FNV-1a (Fowler, Noll and Vo): short names for content and keys for tables. Not cryptographic.

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
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
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
