//! What a worker of the reader's browser loads once a page stands: related news and search.
//!
//! The worker's script writes messages into the memory and reads answers there. That takes ten lines
//! of script; what wasm-bindgen writes to hand over texts would take a kilobyte.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
mod worker {
    use std::cell::RefCell;

    use dateline::finder::Finder;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// The finder and what is being said.
    struct Talk {
        finder: Finder,
        message: Vec<u8>,
        bytes: Vec<u8>,
        answer: String,
    }

    thread_local! {
        static TALK: RefCell<Talk> = const {
            RefCell::new(Talk {
                finder: Finder::new(),
                message: Vec::new(),
                bytes: Vec::new(),
                answer: String::new(),
            })
        };
    }

    /// Room for a message of so many bytes of UTF-8: its address.
    #[wasm_bindgen]
    pub fn message(length: usize) -> usize {
        TALK.with_borrow_mut(|talk| room(&mut talk.message, length))
    }

    /// Room for so many bytes that come with the message: its address.
    #[wasm_bindgen]
    pub fn bytes(length: usize) -> usize {
        TALK.with_borrow_mut(|talk| room(&mut talk.bytes, length))
    }

    fn room(place: &mut Vec<u8>, length: usize) -> usize {
        *place = vec![0; length];
        place.as_ptr().addr()
    }

    /// Does what the message asks, see [`Finder::answer`]: the length of the answer in bytes.
    #[wasm_bindgen]
    pub fn answer() -> usize {
        TALK.with_borrow_mut(|talk| {
            let message = core::str::from_utf8(&talk.message).unwrap_or_default();
            talk.answer = talk.finder.answer(message, &talk.bytes);
            talk.bytes = Vec::new();
            talk.answer.len()
        })
    }

    /// The address of the last answer.
    #[wasm_bindgen]
    pub fn answered() -> usize {
        TALK.with_borrow(|talk| talk.answer.as_ptr().addr())
    }

    /// Goes on with the index; see [`Finder::work`].
    #[wasm_bindgen]
    pub fn work(budget: u32) -> bool {
        TALK.with_borrow_mut(|talk| talk.finder.work(budget))
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser, beside the site: `make serve` builds and serves both.");
}
