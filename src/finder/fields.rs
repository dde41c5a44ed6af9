//! A message: texts and numbers in a row, each with a control character behind it. Lists say
//! before their items how many there are.

/// Behind each field. No text has it: [`Written::text`] takes control characters for spaces.
const END: char = '\u{1f}';
/// So much of a text is sent, in bytes: more than the index reads of any.
const LONGEST: usize = 4_000;

/// A message being written.
#[derive(Debug, Default)]
pub(super) struct Written(pub String);

impl Written {
    /// A message of this kind, still without its fields.
    pub fn message(kind: &str) -> Written {
        let mut written = Written::default();
        written.text(kind);
        written
    }

    /// A text. Of a long one its beginning, at least so much as counts; the places of what is left
    /// stay what they are.
    pub fn text(&mut self, text: &str) {
        let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or("");
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

    /// How many there are of something.
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

    /// A list of texts, of which the first `most` are sent.
    pub fn texts(&mut self, texts: &[&str], most: usize) {
        let texts = texts.get(..most).unwrap_or(texts);
        self.count(texts.len());
        for text in texts {
            self.text(text);
        }
    }
}

/// The fields of a message that are still to be read. What is missing is empty, or zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'a>(&'a str);

impl<'a> Fields<'a> {
    pub fn of(message: &'a str) -> Fields<'a> {
        Fields(message)
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

    /// The next field as a number that counts something; 0 for an empty one.
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

    /// All fields that are left, as numbers of stories.
    pub fn stories(&mut self) -> Vec<u32> {
        let mut stories = Vec::new();
        while !self.is_empty() {
            stories.push(self.story());
        }
        stories
    }
}
