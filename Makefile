# Halftone. `make help` lists the targets.
#
# Needs rustup's stable toolchain, a C compiler, make and npm. Everything else is fetched once into
# the user's cache, into folders named after the version, and shared by all checkouts.

.DEFAULT_GOAL := help
.NOTPARALLEL:
SHELL := bash

TRUNK_VERSION    := 0.21.14
# The same as in Cargo.toml: the glue and the tool that writes it must match exactly.
BINDGEN_VERSION  := 0.2.129
BINARYEN_VERSION := 132
ESBUILD_VERSION  := 0.28.2
SPLIT_VERSION    := 0.2.4
DENY_VERSION     := 0.20.2
AXE_VERSION      := 4.14.1
LIGHTHOUSE_VERSION := 12.8.2
# What a browser fetches until the functions of the demo account are listed, in brotli bytes: html,
# css, js and wasm. The figure to reach is 150000; this ceiling is what the build weighs today and a
# little more, so that it can only be lowered. A walk holds what is counted to what is fetched.
BUDGET           := 315000
# What of it comes before the page can be used.
START_BUDGET     := 152000

CACHE    := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/halftone
TRUNK    := $(CACHE)/trunk-$(TRUNK_VERSION)
BINDGEN  := $(CACHE)/wasm-bindgen-cli-$(BINDGEN_VERSION)
BINARYEN := $(CACHE)/binaryen-$(BINARYEN_VERSION)
ESBUILD  := $(CACHE)/esbuild-$(ESBUILD_VERSION)
SPLIT    := $(CACHE)/wasm-split-cli-$(SPLIT_VERSION)
DENY     := $(CACHE)/cargo-deny-$(DENY_VERSION)
AXE      := $(CACHE)/axe-core-$(AXE_VERSION)
LIGHTHOUSE := $(CACHE)/lighthouse-$(LIGHTHOUSE_VERSION)
# What divides the page into parts stands before the wasm-bindgen that Trunk calls.
export HALFTONE_BINDGEN := $(BINDGEN)/bin
export PATH := $(CURDIR)/tools/page:$(TRUNK)/bin:$(BINDGEN)/bin:$(SPLIT)/bin:$(BINARYEN)/node_modules/.bin:$(ESBUILD)/node_modules/.bin:$(PATH)

CARGO := cargo
WASM  := --target wasm32-unknown-unknown
# The profile of the native program that packs and serves; empty means the one for development.
NATIVE_PROFILE := --release

# Cheap to build, and fast enough: the tools run for seconds.
TOOL_PROFILE := CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16

# A heading for each stage, with the time since make was started.
ifndef HALFTONE_STARTED
export HALFTONE_STARTED := $(shell date +%s)
endif
say = @now=$$(( $$(date +%s) - HALFTONE_STARTED )); printf '\n== [%d:%02d] %s\n' $$((now / 60)) $$((now % 60)) $(1)

.PHONY: help
help: ## List the targets
	@printf 'Halftone – a browser console for grayscale releases of SCF functions\n\n'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile
	@printf '\nmake serve ARGS="--emulator" passes options to halftone serve; its --help lists them.\n'

# --- Running ----------------------------------------------------------------------------------

.PHONY: serve
serve: dist ## Build the console and the relay, serve them on http://127.0.0.1:8787
	$(call say,'Serving: open http://127.0.0.1:8787 and press "Open demo account". Ctrl-C stops.')
	@exec $(CARGO) run --quiet --locked $(NATIVE_PROFILE) --bin halftone -- serve --console dist $(ARGS)

.PHONY: dist
dist: tools ## Build the release console into dist/, precompressed, within its size budget
	$(call say,'Building the console for WebAssembly (about 3 minutes the first time)')
	@env -u NO_COLOR trunk build --release --locked
	$(call say,'Building the native program (about 2 minutes the first time)')
	@$(CARGO) build --locked $(NATIVE_PROFILE) --bin halftone
	$(call say,'Compressing dist/ and weighing the first load')
	@$(CARGO) run --quiet --locked $(NATIVE_PROFILE) --bin halftone -- pack dist --budget $(BUDGET) --start-budget $(START_BUDGET)

# --- Tools ------------------------------------------------------------------------------------

.PHONY: tools
tools: wasm-target $(BINARYEN)/node_modules/.bin/wasm-opt $(ESBUILD)/node_modules/.bin/esbuild $(BINDGEN)/bin/wasm-bindgen $(SPLIT)/bin/wasm-split-cli $(TRUNK)/bin/trunk ## Fetch the pinned build tools into the user's cache

.PHONY: wasm-target
wasm-target:
	@command -v rustup >/dev/null || { echo 'rustup is missing: install it from https://rustup.rs, then try again.' >&2; exit 1; }
	@rustup target list --installed | grep -qx wasm32-unknown-unknown || { \
	  echo 'Adding the WebAssembly target to the Rust toolchain (some seconds)'; \
	  rustup target add wasm32-unknown-unknown; }

$(TRUNK)/bin/trunk:
	$(call say,'Building trunk $(TRUNK_VERSION) into $(TRUNK) (once; about 8 minutes on two cores)')
	@env -u CARGO_TARGET_DIR $(TOOL_PROFILE) $(CARGO) install trunk --version $(TRUNK_VERSION) --locked --no-default-features --features rustls --root $(TRUNK)

$(BINDGEN)/bin/wasm-bindgen:
	$(call say,'Building wasm-bindgen $(BINDGEN_VERSION) into $(BINDGEN) (once; about 2 minutes on two cores)')
	@env -u CARGO_TARGET_DIR $(TOOL_PROFILE) $(CARGO) install wasm-bindgen-cli --version $(BINDGEN_VERSION) --locked --root $(BINDGEN)

$(SPLIT)/bin/wasm-split-cli:
	$(call say,'Building wasm-split-cli $(SPLIT_VERSION) into $(SPLIT) (once; about a minute on two cores)')
	@env -u CARGO_TARGET_DIR $(TOOL_PROFILE) $(CARGO) install wasm_split_cli_support --version $(SPLIT_VERSION) --locked --features build-binary --root $(SPLIT)

$(BINARYEN)/node_modules/.bin/wasm-opt:
	@command -v npm >/dev/null || { echo 'npm is missing: install Node.js (its npm fetches wasm-opt), then try again.' >&2; exit 1; }
	$(call say,'Fetching binaryen $(BINARYEN_VERSION) into $(BINARYEN) (once; about 100 MB)')
	@mkdir -p $(BINARYEN) && npm install --prefix $(BINARYEN) --no-fund --no-audit binaryen@$(BINARYEN_VERSION).0.0

$(ESBUILD)/node_modules/.bin/esbuild:
	$(call say,'Fetching esbuild $(ESBUILD_VERSION) into $(ESBUILD) (once; about 10 MB)')
	@mkdir -p $(ESBUILD) && npm install --prefix $(ESBUILD) --no-fund --no-audit esbuild@$(ESBUILD_VERSION)

$(DENY)/bin/cargo-deny:
	$(call say,'Building cargo-deny $(DENY_VERSION) into $(DENY) (once; about a minute on two cores)')
	@env -u CARGO_TARGET_DIR $(TOOL_PROFILE) $(CARGO) install cargo-deny --version $(DENY_VERSION) --locked --no-default-features --root $(DENY)

# --- Testing ----------------------------------------------------------------------------------

# These need something beside cargo and have stages of their own.
STAGED_TESTS := web clients end_to_end
NATIVE_TESTS := $(filter-out $(STAGED_TESTS),$(basename $(notdir $(wildcard tests/*.rs))))
has_test      = $(wildcard tests/$(1).rs)

export HALFTONE_CONSOLE := $(CURDIR)/dist
# Looked up late: the browser target may install it.
export CHROMEDRIVER     ?= $(shell command -v chromedriver)
export WASM_BINDGEN_TEST_TIMEOUT        := 120
export WASM_BINDGEN_TEST_DRIVER_TIMEOUT := 30
export WASM_BINDGEN_TEST_WEBDRIVER_JSON := $(CURDIR)/.config/webdriver.json

.PHONY: test
test: lint test-native test-web test-clients test-end-to-end ## Formatting, lints and all tests
	$(call say,'Everything passed')

.PHONY: fmt
fmt: ## Format the source
	@$(CARGO) fmt

.PHONY: lint
lint: wasm-target deny ## Formatting, lints of both targets, documentation, dependencies
	$(call say,'Formatting')
	@$(CARGO) fmt --check
	$(call say,'Lints for the native target (about 2 minutes the first time)')
	@$(CARGO) clippy --locked --all-targets -- -D warnings
	$(call say,'Lints for WebAssembly (about 2 minutes the first time)')
	@$(CARGO) clippy --locked --all-targets $(WASM) -- -D warnings
	$(call say,'Documentation')
	@RUSTDOCFLAGS='-D warnings' $(CARGO) doc --locked --no-deps --document-private-items

# The check itself asks no network: the sources of every dependency are fetched before, once.
.PHONY: deny
deny: $(DENY)/bin/cargo-deny ## Versions, licenses and sources of everything that is depended on
	$(call say,'Dependencies')
	@$(CARGO) fetch --locked
	@$(DENY)/bin/cargo-deny --offline --locked check bans licenses sources

.PHONY: test-native
test-native: ## Native tests: the rooms, the relay over real sockets, the documentation
	$(call say,'Native tests (about 3 minutes the first time)')
	@$(CARGO) test --locked --lib $(addprefix --test ,$(NATIVE_TESTS))
	@$(CARGO) test --locked --doc

.PHONY: test-web
test-web: tools browser ## Component tests in headless Chromium
	$(call say,'Browser tests (about 2 minutes the first time)')
ifneq ($(call has_test,web),)
	@$(CARGO) test --locked $(WASM) --test web
endif

# The official clients live beside the tools, in a folder named after what is asked for.
CLIENT_LISTS := $(wildcard tests/clients/requirements.txt tests/clients/package.json tests/clients/package-lock.json)
CLIENTS      := $(CACHE)/clients-$(shell cat /dev/null $(CLIENT_LISTS) | cksum | cut -d ' ' -f 1)
export HALFTONE_CLIENTS := $(CLIENTS)

.PHONY: test-clients
test-clients: ## The official SDKs and tccli against `halftone emulator`
ifneq ($(call has_test,clients),)
test-clients: $(CLIENTS)/ready
	$(call say,'Official clients against the emulator')
	@$(CARGO) test --locked --test clients
endif

$(CLIENTS)/ready: | python
	$(call say,'Fetching the official clients into $(CLIENTS) (once; about a minute)')
	@mkdir -p $(CLIENTS) && cp $(CLIENT_LISTS) $(CLIENTS)
	@python3 -m venv $(CLIENTS)/venv
	@$(CLIENTS)/venv/bin/pip install --disable-pip-version-check --no-compile --requirement $(CLIENTS)/requirements.txt
	@npm $(if $(filter %package-lock.json,$(CLIENT_LISTS)),ci,install) --prefix $(CLIENTS) --no-fund --no-audit
	@touch $@

.PHONY: python
python:
	@if python3 -c 'import ensurepip, venv' 2>/dev/null; then exit 0; fi; \
	if [ -e /etc/debian_version ] && [ "$$(id -u)" = 0 ]; then \
	  echo 'Installing Python with apt (about a minute)'; \
	  apt-get update -q && apt-get install -y -q --no-install-recommends python3 python3-venv; \
	else \
	  echo 'The tests with the official clients need Python 3 with venv: install it (Debian: apt install python3-venv), then try again.' >&2; exit 1; \
	fi

# The checker of accessibility, for the pages that the walks open.
export HALFTONE_AXE := $(AXE)/node_modules/axe-core/axe.min.js

$(HALFTONE_AXE):
	$(call say,'Fetching axe-core $(AXE_VERSION) into $(AXE) (once; some seconds)')
	@mkdir -p $(AXE) && npm install --prefix $(AXE) --no-fund --no-audit axe-core@$(AXE_VERSION)

.PHONY: test-end-to-end
test-end-to-end: browser $(HALFTONE_AXE) ## The release console in headless Chromium, through the relay
	@$(MAKE) --no-print-directory dist NATIVE_PROFILE=
ifneq ($(call has_test,end_to_end),)
	$(call say,'End-to-end tests')
	@$(CARGO) test --locked --test end_to_end
endif

# --- Measuring --------------------------------------------------------------------------------

# Words measure parts alone: make measure PARTS="slider graph".
PARTS :=

.PHONY: measure
measure: browser dist ## Measure the release console in headless Chromium against the figures to hold
	$(call say,'Measuring (about 4 minutes; quiet machines give quiet figures)')
	@$(CARGO) bench --locked --bench browser -- $(PARTS)

$(LIGHTHOUSE)/node_modules/.bin/lighthouse:
	$(call say,'Fetching lighthouse $(LIGHTHOUSE_VERSION) into $(LIGHTHOUSE) (once; about 100 MB)')
	@mkdir -p $(LIGHTHOUSE) && npm install --prefix $(LIGHTHOUSE) --no-fund --no-audit lighthouse@$(LIGHTHOUSE_VERSION)

.PHONY: lighthouse
lighthouse: browser dist $(LIGHTHOUSE)/node_modules/.bin/lighthouse ## Lighthouse's scores of the release console
	$(call say,'Asking Lighthouse (about a minute)')
	@tools/lighthouse $(LIGHTHOUSE)/node_modules/.bin/lighthouse $${CARGO_TARGET_DIR:-target}/release/halftone dist

.PHONY: pictures
pictures: browser dist ## Take the pictures of the README from the demo account
	$(call say,'Taking pictures (half a minute)')
	@$(CARGO) bench --locked --bench pictures

# nginx is what the relay is measured by: installed where that is possible, named where it is not.
# Words are programs to be measured as well: make bench WITH=/tmp/halftone-before.
WITH :=

.PHONY: bench
bench: ## Measure the relay beside nginx, over TLS to the same upstream
	@command -v nginx >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get install -y -q nginx-light openssl >/dev/null; } || \
	{ echo 'The relay is measured beside nginx: install it (Debian: apt install nginx-light openssl), then try again.' >&2; exit 1; }
	$(call say,'Measuring the relay beside nginx (about 2 minutes once it is built)')
	@$(CARGO) bench --locked --bench relay -- $(WITH)

# Chromium and its driver: installed where that is possible, named where it is not.
.PHONY: browser
browser:
	@if [ -n "$$CHROMEDRIVER" ] && [ -x "$$CHROMEDRIVER" ]; then exit 0; fi; \
	if [ -e /etc/debian_version ] && [ "$$(id -u)" = 0 ]; then \
	  echo 'Installing Chromium and its driver with apt (about a minute)'; \
	  apt-get update -q && apt-get install -y -q --no-install-recommends chromium chromium-driver; \
	else \
	  echo 'The browser tests need Chromium and chromedriver of the same version: install both (Debian: apt install chromium chromium-driver) or set CHROMEDRIVER to the driver, then try again.' >&2; exit 1; \
	fi

.PHONY: clean
clean: ## Remove what was built here (the cached tools stay)
	@rm -rf dist && $(CARGO) clean
