# Dateline. `make help` lists what there is; the tools' versions are in .ci/versions.env.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help serve build template release test-release widget clean test check check-js gallery fuzz bench bench-browser bench-heavy bench-pages bench-widget test-host test-wasm test-node test-e2e test-engines test-printed-any test-newsrooms test-budgets test-hosting guard-plain guard-newest audit

PORT ?= 8080
# The path that the built site will live below: make build BASE=/news/
BASE ?= /
DIST ?= dist
PARTS := target/all-parts

# `make test` installs and builds once and sets these, so that its steps do not ask again.
INSTALL ?= .ci/install.sh
RELEASE ?= build

# Trunk 0.21 stops at NO_COLOR=1.
unexport NO_COLOR
export PATH := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)
WASM := wasm32-unknown-unknown

help: ## this list
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

serve: ## install what is missing, then serve the site at http://127.0.0.1:8080/ (PORT=…), rebuilt at each change
	@$(INSTALL) serve
	trunk serve --dist target/serve --address 127.0.0.1 --port $(PORT)

# What makes the release small (docs/decisions/0003-small-wasm.md): the standard library built for size, and a panic that
# stops at once instead of carrying its message; and two steps of LLVM left out that make code longer here. The flags are
# unstable; the pinned toolchain keeps them what they are.
SMALL := RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zlocation-detail=none -Zfmt-debug=none -Zunstable-options -Cpanic=immediate-abort \
  -Cllvm-args=-enable-pre=false -Cllvm-args=-disable-lsr"

build: ## the release site in dist/, for any static host (BASE=/news/ for a path, DIST=… for another folder)
	@$(INSTALL) build
	@node .ci/check-config.mjs --base "$(BASE)"
	$(SMALL) trunk build --release --no-default-features=true --features "site,$$(node .ci/features.mjs)" --public-url "$(BASE)" --dist "$(DIST)"
	node .ci/finish.mjs "$(DIST)" --base "$(BASE)"

widget: $(RELEASE) ## the widget as a package for npm in dist-widget/, from the release
	@node .ci/widget-package.mjs "$(DIST)" dist-widget

# What the program `dateline` carries: the site with nothing of a publisher in it, once for its own format and once for all.
TEMPLATE := target/template
ALL := wordpress,ghost,ninjs,guardian,players
template: ## the site that the program carries, in target/template (dateline build --site target/template)
	@$(INSTALL) build
	$(SMALL) trunk build --release --no-default-features=true --features "site,players" --public-url / --dist $(TEMPLATE)/native
	node .ci/finish.mjs $(TEMPLATE)/native --template --features players
	$(SMALL) trunk build --release --no-default-features=true --features "site,$(ALL)" --public-url / --dist $(TEMPLATE)/all
	node .ci/finish.mjs $(TEMPLATE)/all --template --features "$(ALL)"

release: template ## target/release-files: the program with the site in it, the site alone, checksums
	DATELINE_SITE="$(CURDIR)/$(TEMPLATE)" cargo build --profile program --bin dateline --features carried-site
	.ci/release.sh target/program/dateline target/release-files

test-release: ## the archive in target/release-files, unpacked and used as README says; after make release
	node --test --test-reporter=spec tests/release/start.mjs

test: ## install what is missing, then run every check and test below; fails if one does
	@.ci/test.sh

check: ## format, and clippy with warnings denied, for the host and for wasm
	@$(INSTALL) serve
	cargo fmt --check
	cargo fmt --check --manifest-path tests/fuzz/guided/Cargo.toml
	cargo clippy --quiet --all-targets -- -D warnings
	cargo clippy --quiet --target $(WASM) --lib --bins -- -D warnings
	cargo clippy --quiet --target $(WASM) --lib --bins --no-default-features --features site -- -D warnings
	cargo clippy --quiet --target $(WASM) --lib --bin search_worker --no-default-features -- -D warnings
	cargo clippy --quiet --target $(WASM) --lib --bin widget --no-default-features --features widget -- -D warnings
	cargo clippy --quiet --target $(WASM) --lib --bin widget_stories --no-default-features --features widget-stories -- -D warnings

check-js: ## types of the scripts
	@$(INSTALL) build
	node_modules/.bin/tsc --project .ci/tsconfig.json

test-host: ## what needs no browser: formats, credits, dates, bodies, ranking, paging
	@$(INSTALL) serve
	cargo test --quiet

test-wasm: ## the browser adapters, in headless Chromium
	@$(INSTALL) test
	@.ci/wasm-test.sh

test-node: ## the build's own tools, and the bundled edition against its schema
	@$(INSTALL) build
	node --test --test-reporter=spec $(wildcard .ci/finish/*.test.mjs tests/*/*.test.mjs)

test-e2e: $(RELEASE) ## the release site in Chromium, as a reader uses it
	@$(INSTALL) test
	@DIST="$(DIST)" .ci/with-chrome.sh node_modules/.bin/playwright test --config tests/e2e/playwright.config.mjs

test-engines: $(RELEASE) ## a reader's journeys in Chromium, Firefox and WebKit (ENGINE=firefox for one, JOURNEY=search for some)
	@$(INSTALL) test
	@DIST="$(DIST)" node tests/engines/print.mjs
	@DIST="$(DIST)" .ci/with-engines.sh node --test --test-reporter=spec tests/engines/run.mjs

test-printed-any: $(RELEASE) ## not in `make test`: 300 printed pages of a generated newsroom, and every attack, taken over in Chromium
	@$(INSTALL) test
	@DIST="$(DIST)" PRINTED_ANY=1 .ci/with-chrome.sh node_modules/.bin/playwright test --config tests/e2e/playwright.config.mjs printed-any.spec

test-newsrooms: ## a release with every format and player, with a site for each system that newsrooms have
	@$(INSTALL) test
	$(SMALL) trunk build --release --dist "$(PARTS)"
	node .ci/finish.mjs "$(PARTS)"
	@DIST="$(PARTS)" .ci/with-chrome.sh node_modules/.bin/playwright test --config tests/newsrooms/playwright.config.mjs

test-budgets: $(RELEASE) ## bytes, requests, layout shift and Lighthouse against tests/budgets/budgets.json; the widget's package
	@$(INSTALL) test
	@.ci/with-chrome.sh node tests/budgets/check.mjs "$(DIST)"
	@DIST="$(DIST)" node --test tests/widget/package.test.mjs

PLAIN := target/plain
guard-plain: ## not in `make test`: a release without the unstable flags, held to a budget of its own
	@$(INSTALL) build
	trunk build --release --no-default-features=true --features "site,$$(node .ci/features.mjs)" --dist "$(PLAIN)"
	node .ci/finish.mjs "$(PLAIN)"
	node tests/budgets/plain.mjs "$(PLAIN)"

NEWEST := target/newest
guard-newest: ## not in `make test`: the same by the newest stable compiler, with clippy's new warnings shown
	@$(INSTALL) build
	rustup toolchain install stable --profile minimal --component clippy --target $(WASM)
	RUSTUP_TOOLCHAIN=stable cargo clippy --quiet --all-targets
	RUSTUP_TOOLCHAIN=stable trunk build --release --no-default-features=true --features "site,$$(node .ci/features.mjs)" --dist "$(NEWEST)"
	node .ci/finish.mjs "$(NEWEST)"
	node tests/budgets/plain.mjs "$(NEWEST)"

test-hosting: $(RELEASE) ## the release site on nginx, Caddy and Apache, as docs/DEPLOY.md sets them up; these must be installed
	@DIST="$(DIST)" node --test --test-reporter=spec tests/hosting/recipes.mjs

audit: ## not in `make test`: licences, sources, duplicates of all dependencies, and known faults where their database can be had
	@$(INSTALL) audit
	cargo-deny --config .ci/deny.toml check licenses bans sources
	@cargo-deny --config .ci/deny.toml fetch db >/dev/null 2>&1 || { echo "• the database of known faults cannot be had here: not checked"; exit 0; }; \
	  cargo-deny --config .ci/deny.toml check advisories

gallery: ## every form of a strip, with 1 to 12 stories and any pictures, in pages for the eye: target/gallery/40.html
	@$(INSTALL) serve
	cargo run --quiet --example gallery

SECONDS_EACH ?= 60
fuzz: ## fuzzing led by coverage, SECONDS_EACH=60 for each target, or of TARGETS="json body" only; needs a C++ compiler
	@$(INSTALL) serve
	@.ci/fuzz.sh $(SECONDS_EACH) $(TARGETS)

bench: ## speed on the host: parsing and splitting feeds, related news and search, and 1 MB of anything
	@$(INSTALL) serve
	cargo bench --bench limits
	cargo bench --bench feed
	cargo bench --bench finding
	cargo bench --bench search

bench-pages: ## what a reader waits for, beside a static page of the same words, after make build (ROUNDS=5 CARDS=10000)
	@$(INSTALL) test
	@DIST="$(DIST)" ROUNDS="$(ROUNDS)" CARDS="$(CARDS)" .ci/with-chrome.sh node benches/browser/pages.mjs

TEXTS := target/texts
bench-browser: ## related news and search in Chromium, at 500, 10,000 and 100,000 stories, after make build
	@$(INSTALL) test
	for stories in 500 10000 100000; do cargo bench --quiet --bench search -- export $(TEXTS)/$$stories $$stories; done
	@.ci/with-chrome.sh node benches/browser/finding.mjs $(TEXTS)/500 $(TEXTS)/10000 $(TEXTS)/100000

bench-heavy: ## what a megabyte of anything costs the main thread of the page, after make build (ONLY=table for some)
	@$(INSTALL) test
	cargo bench --quiet --bench limits -- export $(TEXTS)/heavy
	@.ci/with-chrome.sh node benches/browser/heavy.mjs $(TEXTS)/heavy "$(ONLY)"

bench-widget: ## what the widget costs the page of a partner at a quarter of the speed, beside an RSS script and frames, after make build
	@$(INSTALL) test
	@DIST="$(DIST)" .ci/with-chrome.sh node benches/browser/widget.mjs

clean: ## remove everything that was built
	cargo clean
	rm -rf dist dist-widget test-results playwright-report
