//! Structured data for search engines: an object of schema.org as JSON-LD.
//!
//! Written by hand because `serde_json`'s writer brings a table for fractions, 10 kB that no
//! compression makes smaller, and structured data has none.

/// One object, open for more properties.
pub struct Data(String);

impl Data {
    /// An object of a type of schema.org.
    pub fn of(kind: &str) -> Data {
        Data(String::from("{\"@context\":\"https://schema.org\"")).text("@type", kind)
    }

    /// A property that is text.
    pub fn text(mut self, name: &str, value: &str) -> Data {
        self.name(name);
        quote(value, &mut self.0);
        self
    }

    /// A property that is text, if there is one.
    pub fn maybe(self, name: &str, value: Option<&str>) -> Data {
        match value {
            Some(value) => self.text(name, value),
            None => self,
        }
    }

    /// A property that is an object.
    pub fn data(mut self, name: &str, value: Data) -> Data {
        self.name(name);
        self.0.push_str(&value.into_json());
        self
    }

    /// A property that is a list of objects; none if it is empty.
    pub fn list(mut self, name: &str, values: Vec<Data>) -> Data {
        if values.is_empty() {
            return self;
        }
        self.name(name);
        let mut before = '[';
        for value in values {
            self.0.push(before);
            self.0.push_str(&value.into_json());
            before = ',';
        }
        self.0.push(']');
        self
    }

    /// The text of the object.
    pub fn into_json(mut self) -> String {
        self.0.push('}');
        self.0
    }

    fn name(&mut self, name: &str) {
        self.0.push(',');
        quote(name, &mut self.0);
        self.0.push(':');
    }
}

/// A JSON string (RFC 8259 §7). `<` is escaped as well, so that no text can end a script element.
fn quote(text: &str, out: &mut String) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            '<' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                let code = u32::from(character);
                out.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    out.extend(HEX.get((code >> shift & 15) as usize));
                }
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}
