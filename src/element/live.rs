//! A reactive value, with the method names of Leptos' signals.
//!
//! All of them share one kind of Leptos signal, which only counts changes; the values are kept
//! beside it. Each further type of signal is 1 kB of wasm, and there are nine.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{ArcRwSignal, Track, Update};

/// A value with a signal that notifies of its changes. Clones are the same value.
#[derive(Clone)]
pub struct Live<T> {
    value: Rc<RefCell<T>>,
    changes: Changes,
}

#[derive(Clone)]
struct Changes(ArcRwSignal<u32>);

impl Changes {
    #[inline(never)]
    fn track(&self) {
        // On the host no effect runs again, and Leptos would warn of a signal that is read outside of
        // effects.
        if cfg!(target_arch = "wasm32") {
            self.0.track();
        }
    }

    #[inline(never)]
    fn notify(&self) {
        self.0.update(|count| *count = count.wrapping_add(1));
    }
}

impl<T: Clone> Live<T> {
    /// A value that no effect reads yet.
    pub fn new(value: T) -> Live<T> {
        Live { value: Rc::new(RefCell::new(value)), changes: Changes(ArcRwSignal::new(0)) }
    }

    /// The value; an effect that reads it runs again when it changes.
    pub fn get(&self) -> T {
        self.changes.track();
        self.get_untracked()
    }

    /// The value; an effect that reads it this way does not run again.
    pub fn get_untracked(&self) -> T {
        self.value.borrow().clone()
    }

    /// Sets another value.
    pub fn set(&self, value: T) {
        *self.value.borrow_mut() = value;
        self.changes.notify();
    }

    /// Changes the value in place.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.value.borrow_mut());
        self.changes.notify();
    }
}
