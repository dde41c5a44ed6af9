//! The program of the web worker: related news and search. It is loaded after the first page.
//!
//! The worker's script writes messages into the memory and reads answers there. That takes ten lines of
//! script; wasm-bindgen's code for strings would take a kilobyte.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
mod worker {
    use std::cell::RefCell;

    use dateline::search_worker::SearchWorker;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// The worker’s state, the message that is being read, and the answer to it.
    struct Exchange {
        worker: SearchWorker,
        message: Vec<u8>,
        bytes: Vec<u8>,
        answer: String,
    }

    thread_local! {
        static EXCHANGE: RefCell<Exchange> = const {
            RefCell::new(Exchange {
                worker: SearchWorker::new(),
                message: Vec::new(),
                bytes: Vec::new(),
                answer: String::new(),
            })
        };
    }

    /// Makes room for a message of `length` bytes of UTF-8 and returns the address.
    #[wasm_bindgen]
    pub fn message(length: usize) -> usize {
        EXCHANGE.with_borrow_mut(|exchange| room(&mut exchange.message, length))
    }

    /// Makes room for `length` bytes that come with the message and returns the address.
    #[wasm_bindgen]
    pub fn bytes(length: usize) -> usize {
        EXCHANGE.with_borrow_mut(|exchange| room(&mut exchange.bytes, length))
    }

    fn room(place: &mut Vec<u8>, length: usize) -> usize {
        *place = vec![0; length];
        place.as_ptr().addr()
    }

    /// Handles the message, see [`SearchWorker::answer`], and returns the length of the answer in bytes.
    #[wasm_bindgen]
    pub fn answer() -> usize {
        EXCHANGE.with_borrow_mut(|exchange| {
            let message = core::str::from_utf8(&exchange.message).unwrap_or_default();
            exchange.answer = exchange.worker.answer(message, &exchange.bytes);
            exchange.bytes = Vec::new();
            exchange.answer.len()
        })
    }

    /// The address of the last answer.
    #[wasm_bindgen]
    pub fn answered() -> usize {
        EXCHANGE.with_borrow(|exchange| exchange.answer.as_ptr().addr())
    }

    /// Continues the merging of the index; see [`SearchWorker::work`].
    #[wasm_bindgen]
    pub fn work(budget: u32) -> bool {
        EXCHANGE.with_borrow_mut(|exchange| exchange.worker.work(budget))
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser, beside the site: `make serve` builds and serves both.");
}
