# The two commands: `make serve` and `make test`. The work is in scripts/, in Trunk and in `cargo xtask`.

PORT ?= 8080
SOURCES := $(shell find src public index.html Trunk.toml Cargo.toml Cargo.lock rust-toolchain.toml package-lock.json \
	xtask/Cargo.toml xtask/src scripts/build.sh scripts/stage.sh scripts/release -type f 2>/dev/null | sed 's/ /\\ /g')

.PHONY: serve test build dev setup bench perf fmt lint clean

serve: dist/index.html ## build if anything changed, serve, print the address
	@. scripts/lib.sh && exec cargo xtask serve --port $(PORT)

test: ## every test: native, WebAssembly, real browsers, transfer size
	@sh scripts/test.sh

build: dist/index.html ## the release in dist/

dist/index.html: $(SOURCES)
	@sh scripts/setup.sh build
	@sh scripts/build.sh

dev: ## serve with a rebuild at every change (debug build, at http://127.0.0.1:8080/)
	@sh scripts/setup.sh build
	@. scripts/lib.sh && exec trunk serve --port $(PORT)

setup: ## install everything that building and testing need
	@sh scripts/setup.sh test

bench: ## hot paths of the core
	@. scripts/lib.sh && cargo bench

perf: dist/index.html ## first paint, interactive map and panning frame in Chromium, as it is and at 4x CPU slow-down
	@sh scripts/setup.sh test
	@. scripts/lib.sh && cargo run --quiet --release -p e2e --bin perf

fmt:
	@. scripts/lib.sh && cargo fmt --all

lint:
	@. scripts/lib.sh && cargo fmt --all --check && cargo clippy --workspace --all-targets -- -D warnings && \
		cargo clippy --target wasm32-unknown-unknown -- -D warnings

clean:
	rm -rf dist
