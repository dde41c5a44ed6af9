//! Splits Rust source into tokens and comments: as much of the language as finding paths and names needs.

/// An identifier, a number, a `::`, or one character of punctuation. Other literals and lifetimes leave none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub text: String,
    /// Counted from 1.
    pub line: usize,
}

/// One `//…` line or one `/* … */` block, with its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub text: String,
    /// Where it begins, counted from 1.
    pub line: usize,
}

#[derive(Debug, Default)]
pub struct Lexed {
    pub tokens: Vec<Token>,
    pub comments: Vec<Comment>,
}

/// Never fails: what is not Rust gives tokens that match nothing.
pub fn lex(source: &str) -> Lexed {
    let mut lexer = Lexer { chars: source.chars().collect(), at: 0, line: 1, out: Lexed::default() };
    while lexer.at < lexer.chars.len() {
        lexer.step();
    }
    lexer.out
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
    line: usize,
    out: Lexed,
}

impl Lexer {
    /// The character `ahead` places on; NUL behind the end.
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    /// How many characters from here on are such, by how far on they are.
    fn length_while(&self, such: impl Fn(usize) -> bool) -> usize {
        (0..self.chars.len() - self.at).take_while(|ahead| such(*ahead)).count()
    }

    fn advance(&mut self, count: usize) {
        for _ in 0..count {
            if self.peek(0) == '\n' {
                self.line += 1;
            }
            self.at += 1;
        }
    }

    fn step(&mut self) {
        match (self.peek(0), self.peek(1)) {
            ('/', '/') => self.comment(|lexer, _| lexer.peek(0) == '\n'),
            ('/', '*') => self.block_comment(),
            ('"', _) => self.string(),
            ('b' | 'c', '"') => {
                self.advance(1);
                self.string();
            }
            ('r', '"' | '#') | ('b' | 'c', 'r') if self.raw_string() => {}
            ('\'', _) => self.char_or_lifetime(),
            (':', ':') => self.token(2),
            (first, _) if first.is_alphabetic() || first == '_' => {
                let length = self.length_while(|ahead| is_name(self.peek(ahead)));
                self.token(length);
            }
            (first, _) if first.is_ascii_digit() => {
                // `1.5e3_f32`, but `0..n` keeps its dots.
                let part = |at: usize| {
                    is_name(self.peek(at)) || (self.peek(at) == '.' && self.peek(at + 1).is_ascii_digit())
                };
                let length = self.length_while(part);
                self.token(length);
            }
            (first, _) if first.is_whitespace() => self.advance(1),
            _ => self.token(1),
        }
    }

    fn token(&mut self, length: usize) {
        let text = self.chars.iter().skip(self.at).take(length).collect();
        self.out.tokens.push(Token { text, line: self.line });
        self.advance(length);
    }

    /// Reads a comment until `ends`, which is asked with the number of characters read.
    fn comment(&mut self, ends: impl Fn(&Self, usize) -> bool) {
        let (begin, line) = (self.at, self.line);
        while self.at < self.chars.len() && !ends(self, self.at - begin) {
            self.advance(1);
        }
        let text = self.chars.iter().take(self.at).skip(begin).collect();
        self.out.comments.push(Comment { text, line });
    }

    fn block_comment(&mut self) {
        let (mut depth, mut length) = (0_usize, 0);
        loop {
            match (self.peek(length), self.peek(length + 1)) {
                ('/', '*') => (depth, length) = (depth + 1, length + 2),
                ('*', '/') => (depth, length) = (depth - 1, length + 2),
                ('\0', '\0') => break,
                _ => length += 1,
            }
            if depth == 0 {
                break;
            }
        }
        self.comment(|_, read| read == length);
    }

    fn string(&mut self) {
        self.advance(1);
        while self.at < self.chars.len() && self.peek(0) != '"' {
            self.advance(if self.peek(0) == '\\' { 2 } else { 1 });
        }
        self.advance(1);
    }

    /// `r"…"`, `br#"…"#`; not `r#type`.
    fn raw_string(&mut self) -> bool {
        let prefix = usize::from(self.peek(0) != 'r') + 1;
        let hashes = self.length_while(|ahead| self.peek(prefix + ahead) == '#');
        if self.peek(prefix + hashes) != '"' {
            return false;
        }
        self.advance(prefix + hashes + 1);
        while self.at < self.chars.len() {
            let closes = self.peek(0) == '"' && (1..=hashes).all(|ahead| self.peek(ahead) == '#');
            self.advance(1);
            if closes {
                break;
            }
        }
        self.advance(hashes);
        true
    }

    fn char_or_lifetime(&mut self) {
        if self.peek(1) == '\\' {
            self.advance(3);
            while self.at < self.chars.len() && self.peek(0) != '\'' {
                self.advance(1);
            }
            self.advance(1);
        } else if self.peek(2) == '\'' {
            self.advance(3);
        } else {
            self.advance(1);
            while is_name(self.peek(0)) {
                self.advance(1);
            }
        }
    }
}

fn is_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

#[test]
fn literals_and_comments_hold_no_tokens() {
    let source = r##"
        let a = 'a'; let b = '\''; let c: &'static str = "crate::x \" y";
        let d = r#"crate::z " "#; let e = b"no"; let f = 0..10; let g = 1.5e3_f32; // crate::note
        /* one /* two */ crate::note */ crate::real::Path
    "##;
    let lexed = lex(source);
    let text: Vec<&str> = lexed.tokens.iter().map(|token| token.text.as_str()).collect();
    assert_eq!(
        text.join(" "),
        "let a = ; let b = ; let c : & str = ; let d = ; let e = ; let f = 0 . . 10 ; let g = 1.5e3_f32 ; crate :: real :: Path"
    );
    let comments: Vec<(usize, &str)> = lexed.comments.iter().map(|at| (at.line, at.text.as_str())).collect();
    assert_eq!(comments, [(3, "// crate::note"), (4, "/* one /* two */ crate::note */")]);
}
