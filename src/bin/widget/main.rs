//! The program of the widget, which `public/widget/rest.js` loads into other people's pages: one for all elements
//! of a page. It is given texts and gives texts; the script fetches, and makes nodes of the answers.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod exports;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser, on pages with the widget: `make serve` builds and serves it.");
}
