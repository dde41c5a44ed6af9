//! What a worker of the reader's browser loads once a page stands: related news and search.

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
mod worker {
    use std::cell::RefCell;

    use dateline::finder::Finder;
    use wasm_bindgen::prelude::wasm_bindgen;

    thread_local! {
        static FINDER: RefCell<Finder> = RefCell::default();
    }

    /// Does what a message of the page asks; see [`Finder::answer`].
    #[wasm_bindgen]
    pub fn answer(message: &str) -> String {
        FINDER.with_borrow_mut(|finder| finder.answer(message))
    }

    /// Goes on with the index; see [`Finder::work`].
    #[wasm_bindgen]
    pub fn work(budget: u32) -> bool {
        FINDER.with_borrow_mut(|finder| finder.work(budget))
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser, beside the site: `make serve` builds and serves both.");
}
