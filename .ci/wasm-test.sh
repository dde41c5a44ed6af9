#!/usr/bin/env bash
# The wasm tests (the library's own, and tests/browser) in headless Chromium. Arguments go to the tests: a name, --nocapture.
. "$(dirname "$0")/lib.sh"
CHROME=$(find_chrome) && CHROMEDRIVER=$(find_driver) || fail "Chromium or chromedriver is missing." "Run: .ci/install.sh test"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cat >"$scratch/webdriver.json" <<JSON
{ "goog:chromeOptions": { "binary": "$CHROME", "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
  "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] } }
JSON

targets=(--lib)
if [ -e tests/browser.rs ] || [ -e tests/browser/main.rs ]; then targets+=(--test browser); fi
# A busy machine takes its time.
export WASM_BINDGEN_TEST_TIMEOUT=120
export CHROMEDRIVER WASM_BINDGEN_USE_BROWSER=1 WASM_BINDGEN_TEST_WEBDRIVER_JSON="$scratch/webdriver.json"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
cargo test --target wasm32-unknown-unknown "${targets[@]}" -- "$@"
