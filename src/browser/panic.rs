//! A panic ends this program, but never with a blank page.

use super::boot::{self, Failure};
use super::console;

/// Logs a panic where it happens and shows the static panel.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        console::error(&format!("Dateline stopped: {info}"));
        boot::show_failure(Failure::Panic);
    }));
}
