//! A value that pages follow.
//!
//! All of them share one kind of Leptos signal, which only counts changes; the values lie beside
//! it. Each further type of signal is 1 kB of wasm, and here are nine.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{ArcRwSignal, Track, Update};

/// A value with a signal that tells of its changes. Clones are the same value.
#[derive(Clone)]
pub struct Live<T> {
    value: Rc<RefCell<T>>,
    changes: Changes,
}

#[derive(Clone)]
struct Changes(ArcRwSignal<u32>);

impl Changes {
    #[inline(never)]
    fn follow(&self) {
        self.0.track();
    }

    #[inline(never)]
    fn tell(&self) {
        self.0.update(|count| *count = count.wrapping_add(1));
    }
}

impl<T: Clone> Live<T> {
    /// A value that nobody follows yet.
    pub fn new(value: T) -> Live<T> {
        Live { value: Rc::new(RefCell::new(value)), changes: Changes(ArcRwSignal::new(0)) }
    }

    /// The value; what asks for it in an effect runs again when it changes.
    pub fn get(&self) -> T {
        self.changes.follow();
        self.peek()
    }

    /// The value, without following it.
    pub fn peek(&self) -> T {
        self.value.borrow().clone()
    }

    /// Another value.
    pub fn set(&self, value: T) {
        *self.value.borrow_mut() = value;
        self.changes.tell();
    }
}
