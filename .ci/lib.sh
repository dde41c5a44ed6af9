# Shared by the scripts here. Sets the place, the versions and the tools' path. For bash; to be sourced.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=versions.env
. .ci/versions.env
WASM_BINDGEN_VERSION=$(awk -F'"' '/^name = "wasm-bindgen"$/ { getline; print $2; exit }' Cargo.lock)
export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
# Trunk 0.21 takes NO_COLOR for a flag that must be "true" or "false", and stops at NO_COLOR=1.
unset NO_COLOR

say() { printf '• %s\n' "$*"; }
fail() {
  printf '✗ %s\n' "$1" >&2
  shift
  for line in "$@"; do printf '  %s\n' "$line" >&2; done
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# The first of the given commands that exists.
first() {
  local name
  for name in "$@"; do
    if have "$name"; then command -v "$name"; return 0; fi
  done
  return 1
}

# The browser and its driver: what CHROME and CHROMEDRIVER say, else what the PATH has.
find_chrome() { if [ -n "${CHROME:-}" ]; then echo "$CHROME"; else first chromium chromium-browser google-chrome-stable google-chrome; fi; }
find_driver() {
  if [ -n "${CHROMEDRIVER:-}" ]; then echo "$CHROMEDRIVER"
  elif [ -x "${CHROMEWEBDRIVER:-/nonexistent}/chromedriver" ]; then echo "$CHROMEWEBDRIVER/chromedriver"
  else first chromedriver; fi
}

# The other two engines, by the same rule. WebKit has a driver, a plain browser, and no mode without a screen.
find_firefox() { if [ -n "${FIREFOX:-}" ]; then echo "$FIREFOX"; else first firefox-esr firefox; fi; }
find_webkit_driver() { if [ -n "${WEBKIT_DRIVER:-}" ]; then echo "$WEBKIT_DRIVER"; else first WebKitWebDriver; fi; }
find_webkit() {
  if [ -n "${WEBKIT_BROWSER:-}" ]; then echo "$WEBKIT_BROWSER"; return 0; fi
  local path
  for path in /usr/lib/*/webkit2gtk-4.1/MiniBrowser /usr/lib/*/webkitgtk-6.0/MiniBrowser /usr/libexec/webkit2gtk-4.1/MiniBrowser /usr/lib/webkit2gtk-4.1/MiniBrowser; do
    if [ -x "$path" ]; then echo "$path"; return 0; fi
  done
  return 1
}
find_xvfb() { if [ -n "${XVFB:-}" ]; then echo "$XVFB"; else first Xvfb; fi; }
