//! Encodes messages: texts and numbers, each followed by a separator. A list begins with its length.

/// Follows each field (the unit separator of ASCII). No text contains it: [`Encoder::text`] replaces
/// control characters by spaces.
pub const END: char = '\u{1f}';
/// How much of a text is sent, in bytes: more than the index reads.
const MAX_TEXT_BYTES: usize = 4_000;

/// Encodes a message.
#[derive(Debug, Default)]
pub struct Encoder(pub String);

impl Encoder {
    /// A message of this kind, without fields yet.
    pub fn message(kind: &str) -> Encoder {
        let mut encoder = Encoder::default();
        encoder.text(kind);
        encoder
    }

    /// A text; of a long one its beginning. Byte positions stay the same, so that marks in it do.
    pub fn text(&mut self, text: &str) {
        let text = text.get(..text.floor_char_boundary(MAX_TEXT_BYTES)).unwrap_or("");
        self.0.extend(text.chars().map(|character| if character < ' ' { ' ' } else { character }));
        self.0.push(END);
    }

    /// A whole number.
    pub fn number(&mut self, number: i64) {
        if number < 0 {
            self.0.push('-');
        }
        let mut unit = 1;
        let mut rest = number.unsigned_abs();
        while rest / unit > 9 {
            unit *= 10;
        }
        while unit > 0 {
            // From 0 to 9.
            self.0.push(char::from(b'0' + u8::try_from(rest / unit).unwrap_or(0)));
            rest %= unit;
            unit /= 10;
        }
        self.0.push(END);
    }

    /// A count.
    pub fn count(&mut self, count: usize) {
        self.number(i64::try_from(count).unwrap_or(i64::MAX));
    }

    /// A number, if there is one.
    pub fn optional(&mut self, number: Option<i64>) {
        match number {
            Some(number) => self.number(number),
            None => self.0.push(END),
        }
    }

    /// A list of texts, of which the first `max` are sent.
    pub fn texts(&mut self, texts: &[&str], max: usize) {
        let texts = texts.get(..max).unwrap_or(texts);
        self.count(texts.len());
        for text in texts {
            self.text(text);
        }
    }
}

/// Decodes the fields of a message one after the other. A missing field is empty, or zero.
#[derive(Clone, Copy, Debug)]
pub struct Decoder<'a>(&'a str);

impl<'a> Decoder<'a> {
    /// Begins at the first field of a message.
    pub fn of(message: &'a str) -> Decoder<'a> {
        Decoder(message)
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next field as a text.
    pub fn text(&mut self) -> &'a str {
        let end = self.0.bytes().position(|byte| byte == END as u8).unwrap_or(self.0.len());
        let text = self.0.get(..end).unwrap_or("");
        self.0 = self.0.get(end + 1..).unwrap_or("");
        text
    }

    /// The next field as a number; `None` for an empty one.
    pub fn optional(&mut self) -> Option<i64> {
        let text = self.text();
        let mut number = 0_i64;
        for byte in text.bytes() {
            if byte != b'-' {
                number = number.wrapping_mul(10).wrapping_add(i64::from(byte & 0xf));
            }
        }
        (!text.is_empty()).then_some(if text.starts_with('-') { number.wrapping_neg() } else { number })
    }

    /// The next field as a count; 0 for an empty one.
    pub fn count(&mut self) -> usize {
        self.optional().and_then(|number| usize::try_from(number).ok()).unwrap_or(0)
    }

    /// The next field as the number of a story, or how many stories there are.
    pub fn story(&mut self) -> u32 {
        u32::try_from(self.count()).unwrap_or(u32::MAX)
    }

    /// The next fields as a list of texts.
    pub fn texts(&mut self) -> Vec<&'a str> {
        let mut texts = Vec::new();
        for _ in 0..self.count() {
            if self.is_empty() {
                break;
            }
            texts.push(self.text());
        }
        texts
    }

    /// All remaining fields, as numbers of stories.
    pub fn stories(&mut self) -> Vec<u32> {
        let mut stories = Vec::new();
        while !self.is_empty() {
            stories.push(self.story());
        }
        stories
    }
}
