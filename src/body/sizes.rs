//! Parsing sizes in pixels from attributes.

/// Largest width and height that are accepted.
pub(super) const MAX_PIXELS: u32 = 100_000;

/// A number of pixels; `None` for percentages and the like. 0 stays 0.
pub(super) fn pixels(text: &str) -> Option<u32> {
    let text = text.trim();
    let end = text.find(|next: char| !next.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let is_pixels = rest.is_empty() || rest.starts_with('.') && !rest.ends_with('%') || rest.trim() == "px";
    digits.parse().ok().filter(|pixels| is_pixels && *pixels <= MAX_PIXELS)
}
