#!/usr/bin/env bash
# Runs a command with the programs of all three engines set:  .ci/with-engines.sh node --test tests/engines/run.mjs
. "$(dirname "$0")/lib.sh"
CHROME=$(find_chrome) && CHROMEDRIVER=$(find_driver) || fail "Chromium or chromedriver is missing." "Run: .ci/install.sh test"
FIREFOX=$(find_firefox) || fail "Firefox is missing." "Run: .ci/install.sh test"
WEBKIT_DRIVER=$(find_webkit_driver) && WEBKIT_BROWSER=$(find_webkit) || fail "WebKit's driver or its MiniBrowser is missing." "Run: .ci/install.sh test"
XVFB=$(find_xvfb) || fail "Xvfb is missing, the screen that WebKit needs." "Run: .ci/install.sh test"
export CHROME CHROMEDRIVER FIREFOX WEBKIT_DRIVER WEBKIT_BROWSER XVFB
exec "$@"
