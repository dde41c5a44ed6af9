//! Decoding of keys and postings: no byte is trusted.

use super::keys::{BrokenShard, FIRST_OF_WORDS, MAX_POSTINGS, MAX_PREFIX_POSTINGS, PREFIX};

/// Bytes that are still to be read.
#[derive(Clone, Copy)]
pub(super) struct ByteReader<'a>(pub &'a [u8]);

impl<'a> ByteReader<'a> {
    pub fn byte(&mut self) -> Result<u8, BrokenShard> {
        let (first, rest) = self.0.split_first().ok_or(BrokenShard)?;
        self.0 = rest;
        Ok(*first)
    }

    pub fn take(&mut self, bytes: usize) -> Result<&'a [u8], BrokenShard> {
        let (taken, rest) = self.0.split_at_checked(bytes).ok_or(BrokenShard)?;
        self.0 = rest;
        Ok(taken)
    }

    /// A number in groups of seven bits, the lowest first; all but the last have the eighth bit.
    pub fn number(&mut self) -> Result<u32, BrokenShard> {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f).checked_shl(shift).ok_or(BrokenShard)?;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(BrokenShard)
    }

    /// The name of a file: six bytes, the highest first.
    pub fn name(&mut self) -> Result<u64, BrokenShard> {
        Ok(self.take(6)?.iter().fold(0, |name, byte| name << 8 | u64::from(*byte)))
    }

    /// Changes `key` to the next key of a sorted list, which is encoded as the length of the shared prefix
    /// and the rest.
    pub fn key(&mut self, key: &mut Vec<u8>) -> Result<(), BrokenShard> {
        let head = self.byte()?;
        let mut length = u32::from(head & 15);
        if length == 15 {
            length = length.checked_add(self.number()?).ok_or(BrokenShard)?;
        }
        let shared = usize::from(head >> 4);
        if shared > key.len() {
            return Err(BrokenShard);
        }
        key.truncate(shared);
        key.extend_from_slice(self.take(length as usize)?);
        Ok(())
    }
}

/// The entries of a file, one after the other.
pub(super) struct EntryReader<'a> {
    rest: ByteReader<'a>,
    /// The key of the entry.
    pub key: Vec<u8>,
    /// How many stories have it.
    pub frequency: u32,
    listed: ByteReader<'a>,
}

impl<'a> EntryReader<'a> {
    pub fn of(file: &'a [u8]) -> EntryReader<'a> {
        EntryReader { rest: ByteReader(file), key: Vec::new(), frequency: 0, listed: ByteReader(&[]) }
    }

    /// Goes to the next entry; `false` at the end.
    pub fn advance(&mut self) -> Result<bool, BrokenShard> {
        if self.rest.0.is_empty() {
            return Ok(false);
        }
        self.rest.key(&mut self.key)?;
        self.frequency = self.rest.number()?;
        self.listed = self.rest;
        for _ in 0..listed(&self.key, self.frequency) {
            self.rest.number()?;
        }
        Ok(true)
    }

    /// Whether fewer stories are listed than have the key.
    pub fn is_cut(&self) -> bool {
        self.frequency > listed(&self.key, self.frequency)
    }

    /// Calls `has` with each listed story, counted from the first of its generation, and its weight there.
    pub fn stories(&self, has: &mut dyn FnMut(u32, u32)) {
        let mut rest = self.listed;
        let mut story = 0_u32;
        for _ in 0..listed(&self.key, self.frequency) {
            let Ok(number) = rest.number() else { return };
            story = story.saturating_add(number >> 4);
            has(story, weight(number & 15));
        }
    }
}

/// How many stories are listed with a key.
pub(super) fn listed(key: &[u8], frequency: u32) -> u32 {
    match (key.first(), key.last()) {
        (Some(first), _) if *first < FIRST_OF_WORDS => 0,
        (_, Some(&PREFIX)) => frequency.min(MAX_PREFIX_POSTINGS),
        _ => frequency.min(MAX_POSTINGS),
    }
}

/// The weights of the sixteen levels: coarse for words of the standfirst and tags, fine for words of the
/// headline.
const WEIGHTS: [u32; 16] =
    [90, 140, 200, 280, 400, 640, 800, 950, 1_100, 1_280, 1_480, 1_720, 2_000, 2_320, 2_700, 3_200];

fn weight(level: u32) -> u32 {
    WEIGHTS.get(level as usize).copied().unwrap_or(0)
}

/// The level of a weight: the nearest.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn level(of: u32) -> u32 {
    (0..16).min_by_key(|level| weight(*level).abs_diff(of)).unwrap_or(0)
}
