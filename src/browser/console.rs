//! Console messages for the publisher and the developer; readers never see them.

/// Something is wrong and has been worked round.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&message.into());
}

/// Something is wrong and the page cannot do its work.
pub fn error(message: &str) {
    web_sys::console::error_1(&message.into());
}
