//! A run of text with its emphasis and links, white space collapsed as CSS collapses it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::lexer::WHITE_SPACE;
use super::marks;
use crate::article::{Inline, SafeUrl, Style, Tongue, plain_text};

/// The element around a part of a run.
#[derive(Clone)]
pub(super) enum InlineKind {
    Styled(Style),
    Code,
    Link(Rc<SafeUrl>, Budget),
    Jump(u16),
    Passage(Rc<Tongue>),
    /// An element that is not kept.
    Plain,
}

impl InlineKind {
    /// Whether nesting one in the other is redundant, or would put a link into a link.
    fn excludes(&self, other: &InlineKind) -> bool {
        match (self, other) {
            (InlineKind::Styled(one), InlineKind::Styled(other)) => one == other,
            (InlineKind::Link(..) | InlineKind::Jump(_), InlineKind::Link(..) | InlineKind::Jump(_))
            | (InlineKind::Passage(_), InlineKind::Passage(_))
            | (InlineKind::Code, _) => true,
            _ => false,
        }
    }
}

/// Anchors waiting for the next word, wherever in the body that is.
pub(super) type Places = Rc<RefCell<Vec<u16>>>;

/// How many more bytes of addresses one body may have: one link around many paragraphs becomes many
/// links.
pub(super) type Budget = Rc<Cell<usize>>;

/// Takes `bytes` out of `budget`; returns whether it had as many.
pub(super) fn spend(budget: &Budget, bytes: usize) -> bool {
    let left = budget.get().checked_sub(bytes);
    budget.set(left.unwrap_or(0));
    left.is_some()
}

/// A run of text that is being written.
pub(super) struct Run {
    /// The open frames, outermost first; never empty.
    frames: Vec<Frame>,
    /// White space that shows only if more text follows on the line.
    space: String,
    /// Line breaks that show only if more text follows.
    breaks: u8,
    /// The outermost frame open at the position of `space` and `breaks`, to which they are added.
    floor: usize,
    /// Whether there is any text.
    begun: bool,
    places: Places,
}

struct Frame {
    kind: InlineKind,
    inlines: Vec<Inline>,
}

const NO_BREAK_SPACE: char = '\u{a0}';

impl Run {
    pub(super) fn new() -> Run {
        Run {
            frames: vec![Frame { kind: InlineKind::Plain, inlines: Vec::new() }],
            space: String::new(),
            breaks: 0,
            floor: 0,
            begun: false,
            places: Places::default(),
        }
    }

    /// An empty run with the same open frames.
    pub(super) fn within(&self) -> Run {
        let frames = self.frames.iter().map(Frame::again).collect();
        Run { frames, places: Rc::clone(&self.places), ..Run::new() }
    }

    /// Opens `kind`, or a plain frame if that would be redundant or put a link into a link.
    pub(super) fn open(&mut self, kind: InlineKind) {
        let is_open = self.frames.iter().any(|frame| frame.kind.excludes(&kind));
        let kind = if is_open { InlineKind::Plain } else { kind };
        self.frames.push(Frame { kind, inlines: Vec::new() });
    }

    /// The address of the open link, if the budget allows another copy.
    pub(super) fn open_link(&self) -> Option<&SafeUrl> {
        self.frames.iter().find_map(|frame| match &frame.kind {
            InlineKind::Link(to, budget) if spend(budget, to.as_str().len()) => Some(&**to),
            _ => None,
        })
    }

    /// Closes the innermost frame.
    pub(super) fn close(&mut self) {
        if self.frames.len() > 1
            && let Some(frame) = self.frames.pop()
            && let Some(outer) = self.frames.last_mut()
        {
            frame.finish(&mut outer.inlines);
            self.floor = self.floor.min(self.frames.len() - 1);
        }
    }

    /// Adds text. Control characters are dropped; no-break spaces are kept, except at the ends of lines.
    pub(super) fn text(&mut self, text: &str) {
        let text = &*marks::limited(text);
        let is_special =
            |character: char| character == NO_BREAK_SPACE || character == ' ' || character.is_control();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if !is_special(first) {
                let (word, behind) =
                    rest.split_at_checked(rest.find(is_special).unwrap_or(rest.len())).unwrap_or_default();
                self.word(word);
                rest = behind;
                continue;
            }
            if first == NO_BREAK_SPACE {
                self.white_space(first);
            } else if WHITE_SPACE.contains(&first) {
                self.white_space(' ');
            }
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }

    fn word(&mut self, word: &str) {
        self.begin();
        if let Some(frame) = self.frames.last_mut() {
            push_text(&mut frame.inlines, word);
        }
    }

    /// Adds an inline that is not text but behaves like a word.
    pub(super) fn thing(&mut self, thing: Inline) {
        self.begin();
        if let Some(frame) = self.frames.last_mut() {
            frame.inlines.push(thing);
        }
    }

    /// Writes pending white space, line breaks and anchors before the next word.
    fn begin(&mut self) {
        if self.breaks > 0 || !self.space.is_empty() {
            self.catch_up();
        }
        self.begun = true;
        let places = self.places.take();
        if let Some(frame) = self.frames.last_mut() {
            frame.inlines.extend(places.into_iter().map(Inline::Place));
        }
    }

    /// Adds an anchor before the next word.
    pub(super) fn place(&mut self, number: u16) {
        self.places.borrow_mut().push(number);
    }

    /// Takes the pending anchors that no word has followed.
    pub(super) fn take_places(&mut self) -> Vec<u16> {
        self.places.take()
    }

    /// Whether this style is open.
    pub(super) fn is_open(&self, style: Style) -> bool {
        self.frames.iter().any(|frame| matches!(frame.kind, InlineKind::Styled(open) if open == style))
    }

    /// Adds a line break; one at the end shows nothing.
    pub(super) fn line_break(&mut self) {
        if self.begun {
            self.mark();
            self.space.clear();
            self.breaks = self.breaks.saturating_add(1);
        }
    }

    /// Ends the line, if there is one.
    pub(super) fn end_line(&mut self) {
        if self.breaks == 0 {
            self.line_break();
        }
    }

    /// Whether there is no text.
    pub(super) fn is_empty(&self) -> bool {
        !self.begun
    }

    /// Whether the next word begins a line.
    pub(super) fn is_at_line_start(&self) -> bool {
        !self.begun || self.breaks > 0
    }

    /// Whether the next word is separated by an empty line, like a paragraph.
    pub(super) fn is_apart(&self) -> bool {
        self.breaks > 1
    }

    /// Takes the text out; open frames stay open.
    pub(super) fn take(&mut self) -> Vec<Inline> {
        if !self.begun {
            return Vec::new();
        }
        let again = self.within();
        let mut run = std::mem::replace(self, again);
        while run.frames.len() > 1 {
            run.close();
        }
        run.frames.pop().map(|frame| frame.inlines).unwrap_or_default()
    }

    fn white_space(&mut self, character: char) {
        let shows = self.begun && self.breaks == 0 && (character != ' ' || !self.space.ends_with(' '));
        if shows {
            self.mark();
            self.space.push(character);
        }
    }

    /// Remembers the position of the first pending white space or break: before any frame that is still
    /// empty, so that no link begins with a space.
    fn mark(&mut self) {
        if self.breaks == 0 && self.space.is_empty() {
            self.floor = self.frames.iter().rposition(|frame| !frame.inlines.is_empty()).unwrap_or(0);
        }
    }

    /// Writes the pending white space or break.
    fn catch_up(&mut self) {
        if let Some(frame) = self.frames.get_mut(self.floor) {
            if self.breaks > 0 {
                frame.inlines.push(Inline::Break);
            }
            if !self.space.is_empty() {
                push_text(&mut frame.inlines, &self.space);
            }
        }
        self.breaks = 0;
        self.space.clear();
    }
}

impl Frame {
    fn again(&self) -> Frame {
        Frame { kind: self.kind.clone(), inlines: Vec::new() }
    }

    fn finish(self, out: &mut Vec<Inline>) {
        let inlines = self.inlines;
        if inlines.is_empty() {
            return;
        }
        if matches!(self.kind, InlineKind::Code) && plain_text(&inlines).is_empty() {
            return out.extend(inlines);
        }
        out.push(match self.kind {
            InlineKind::Styled(style) => Inline::Styled(style, inlines),
            InlineKind::Code => Inline::Code(plain_text(&inlines)),
            InlineKind::Jump(to) => Inline::Jump { to, text: inlines },
            InlineKind::Passage(tongue) => Inline::Passage(Tongue::clone(&tongue), inlines),
            InlineKind::Link(to, budget) if spend(&budget, to.as_str().len()) => {
                Inline::Link { to: SafeUrl::clone(&to), text: inlines }
            }
            InlineKind::Link(..) | InlineKind::Plain => {
                for inline in inlines {
                    match inline {
                        Inline::Text(text) => push_text(out, &text),
                        other => out.push(other),
                    }
                }
                return;
            }
        });
    }
}

fn push_text(out: &mut Vec<Inline>, more: &str) {
    match out.last_mut() {
        Some(Inline::Text(text)) => text.push_str(more),
        _ => out.push(Inline::Text(more.to_owned())),
    }
}

/// Whether `inlines` show nothing.
pub(super) fn is_blank(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.chars().all(is_invisible),
        Inline::Ruby { .. } | Inline::Place(_) => false,
        other => is_blank(other.inner()),
    })
}

/// Whether a line is a separator: "* * *", "⁂", "———". `least`: the minimum number of dashes.
///
/// Stars side by side, or full and empty ones, are a rating instead.
pub(super) fn is_dinkus(inlines: &[Inline], least: usize) -> bool {
    let (mut signs, mut is_ornament) = (0, false);
    let is_sign = |sign: char| {
        signs += usize::from(!is_invisible(sign));
        is_ornament |= ORNAMENTS.contains(sign);
        is_invisible(sign) || ORNAMENTS.contains(sign) || STROKES.contains(sign)
    };
    let text = plain_text(inlines);
    let is_rating = text.contains("★★")
        || RATINGS.iter().any(|[full, empty]| text.contains(*full) && text.contains(*empty));
    holds_words_only(inlines) && !is_rating && text.chars().all(is_sign) && (is_ornament || signs >= least)
}

/// The full and the empty symbol of ratings.
const RATINGS: [[char; 2]; 3] = [['★', '☆'], ['●', '○'], ['■', '□']];

/// Separator symbols of which one is enough, and others of which a line needs several.
const ORNAMENTS: &str = "*§⁂※❦❧☙✱✲✳✻✼✽❖◆◇◊■□●○★☆✦✧∗⁕●・＊~•⸻⸺✶✴❀";
const STROKES: &str = "-–—―_=~#+•·∙⋅";

/// Whether there is no code, no anchor and no ruby.
fn holds_words_only(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Code(_) | Inline::Place(_) | Inline::Ruby { .. } => false,
        other => holds_words_only(other.inner()),
    })
}

/// Whether `character` is invisible: white space, joiners and directional marks.
pub(super) fn is_invisible(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
