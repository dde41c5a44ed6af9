#!/usr/bin/env bash
# Installs what is missing, and nothing else:  .ci/install.sh serve|build|test|audit
#   serve  the wasm target, Trunk, the wasm-bindgen of Cargo.lock's version
#   build  the same and the npm packages (binaryen, esbuild)
#   audit  cargo-deny, and nothing else
#   test   the same as build, Chromium with its driver, Firefox, WebKit with its driver, and a font like Times
# A second run finds everything there and says nothing.
. "$(dirname "$0")/lib.sh"
exec </dev/null

# Runs a command and says how long it took. Usage: timed "what" command…
timed() {
  local what=$1 start=$SECONDS
  shift
  "$@" || return 1
  say "$what: done in $((SECONDS - start)) s"
}

rust() {
  if ! have cargo; then
    fail "Rust is missing." "Install it with the one line that https://rustup.rs shows, open a new shell, and run this again."
  fi
  local channel
  channel=$(awk -F'"' '/^channel/ { print $2 }' rust-toolchain.toml)
  # Asks for the toolchain's own folder, so that it is cheap, and true for a Rust without rustup as well.
  if ! sysroot=$(RUSTUP_AUTO_INSTALL=0 rustc --print sysroot 2>/dev/null); then
    say "Rust $channel: installing with rustup, about a minute"
    timed "Rust $channel" rustup toolchain install "$channel" --profile minimal --component rustfmt,clippy,rust-src --target wasm32-unknown-unknown
    sysroot=$(rustc --print sysroot)
  fi
  if [ ! -d "$sysroot/lib/rustlib/wasm32-unknown-unknown" ]; then
    have rustup || fail "This Rust has no wasm32-unknown-unknown target." "Install your distribution's package for it, or Rust by https://rustup.rs."
    say "wasm32-unknown-unknown: adding the target, some seconds"
    timed "wasm32-unknown-unknown" rustup target add wasm32-unknown-unknown
  fi
  if [ ! -d "$sysroot/lib/rustlib/src/rust/library" ]; then
    have rustup || fail "This Rust has no source of its standard library." "Install it (rust-src): the release builds it for size."
    say "rust-src: adding the source of the standard library, some seconds"
    timed "rust-src" rustup component add rust-src
  fi
}

# Usage: crate NAME VERSION COMMAND "how long from source" [cargo install options]
crate() {
  local name=$1 version=$2 command=$3 time=$4 found=
  shift 4
  if have "$command"; then found=$("$command" --version | awk '{ print $2; exit }'); fi
  if [ "$found" = "$version" ]; then return 0; fi
  if [ -n "$found" ]; then say "$name $found is here, $version is needed and takes its place"; fi
  if have cargo-binstall; then
    say "$name $version: fetching with cargo binstall, about a minute"
    if timed "$name $version" cargo binstall --no-confirm --force "$name@$version"; then return 0; fi
    say "cargo binstall did not manage; building it instead"
  fi
  say "$name $version: building from source, $time on two cores, once"
  timed "$name $version" cargo install "$name" --version "$version" --force "$@" ||
    fail "cargo could not install $name $version." "Its output above says why; the line was: cargo install $name --version $version $*"
}

packages() {
  have node && have npm || fail "Node.js is missing." "Install version $NODE_MINIMUM or newer from https://nodejs.org or your distribution, and run this again."
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  if [ "$major" -lt "$NODE_MINIMUM" ]; then fail "Node.js $major is too old: version $NODE_MINIMUM or newer is needed."; fi
  # By content, for a checkout sets the times of all files anew.
  local stamp=node_modules/.dateline-lock
  if cmp -s package-lock.json "$stamp"; then return 0; fi
  say "npm packages: installing the locked versions, about half a minute"
  timed "npm packages" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  cp package-lock.json "$stamp"
}

# Usage: packaged "what" PACKAGE… ; by apt, as root or with sudo.
packaged() {
  local what=$1 root=()
  shift
  have apt-get || return 1
  if [ "$(id -u)" != 0 ]; then
    have sudo && sudo -n true 2>/dev/null || fail "$what is missing; apt-get needs root, and sudo asks for a password." "Run: sudo apt-get install $*"
    root=(sudo -n)
  fi
  apt() { "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" >/dev/null; }
  if [ -z "${apt_lists:-}" ]; then
    timed "apt lists" apt update || say "apt could not refresh its lists; trying with those it has"
    apt_lists=fresh
  fi
  timed "$what" apt install --yes --no-install-recommends "$@"
}

browser() {
  if find_chrome >/dev/null && find_driver >/dev/null; then return 0; fi
  say "Chromium and chromedriver: installing by apt, one to three minutes"
  packaged "Chromium" chromium chromium-driver || packaged "Chromium" chromium-browser chromium-chromedriver ||
    fail "Chromium or chromedriver is missing, and apt could not install it." \
      "Install Chromium (or Chrome) and the chromedriver of the same version by hand, or name them:" \
      "CHROME=/path/to/chrome CHROMEDRIVER=/path/to/chromedriver make test"
}

# The two other engines that the journeys run in. One that cannot be had stops here, so that no run passes without it.
engines() {
  if ! find_firefox >/dev/null; then
    say "Firefox: installing by apt, about a minute"
    packaged "Firefox" firefox-esr || packaged "Firefox" firefox || missing_engine "Firefox" "FIREFOX=/path/to/firefox"
  fi
  if find_webkit_driver >/dev/null && find_webkit >/dev/null && find_xvfb >/dev/null; then return 0; fi
  say "WebKit with its driver, and Xvfb: installing by apt, about a minute"
  packaged "WebKit" webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb && find_webkit >/dev/null ||
    missing_engine "WebKit" "WEBKIT_DRIVER=/path/to/WebKitWebDriver WEBKIT_BROWSER=/path/to/MiniBrowser XVFB=/path/to/Xvfb"
}
missing_engine() {
  fail "$1 is missing, and apt could not install it." "Install it by hand, or say where it is:" "$2 make test"
}

# A font with the measures of Times, which readers' devices have: the style sheet gives it the measures of our own
# until that has come, so without one every test of layout shift fails.
fonts() {
  if have fc-list && fc-list : family | grep -qE '^(Liberation Serif|Times New Roman)'; then return 0; fi
  say "A font like Times: installing by apt, some seconds"
  packaged "fonts" fonts-liberation fontconfig || say "no such font could be installed: tests of layout shift will fail"
}

case "${1:-}" in serve | build | test | audit) ;; *) fail "usage: .ci/install.sh serve|build|test|audit" ;; esac
rust
if [ "$1" = audit ]; then
  crate cargo-deny "$CARGO_DENY_VERSION" cargo-deny "about 8 minutes" --locked
  exit 0
fi
crate trunk "$TRUNK_VERSION" trunk "about 9 minutes" --locked
# Without --locked: the lock file of 0.2.130 named a crate version that the registry did not have.
crate wasm-bindgen-cli "$WASM_BINDGEN_VERSION" wasm-bindgen "about 3 minutes"
if [ "$1" = build ] || [ "$1" = test ]; then packages; fi
if [ "$1" = test ]; then browser && engines && fonts; fi
