#!/usr/bin/env bash
# Runs a command with CHROME and CHROMEDRIVER set:  .ci/with-chrome.sh node tests/budgets/check.mjs dist
. "$(dirname "$0")/lib.sh"
CHROME=$(find_chrome) && CHROMEDRIVER=$(find_driver) || fail "Chromium or chromedriver is missing." "Run: .ci/install.sh test"
export CHROME CHROMEDRIVER
exec "$@"
