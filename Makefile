# The two commands: `make serve` and `make test`. The work is in scripts/, in Trunk and in `cargo xtask`.

PORT ?= 8080
SOURCES := $(shell find src public index.html Trunk.toml Cargo.toml Cargo.lock rust-toolchain.toml package-lock.json \
	xtask/Cargo.toml xtask/src scripts/build.sh scripts/stage.sh scripts/release -type f 2>/dev/null | sed 's/ /\\ /g')

.PHONY: serve test build dev setup bench perf tour beside fmt lint clean

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

# The world of the basemap for other programs, and those programs, in a package of their own (75 MB).
target/world.geojson: public/basemap/world.bin examples/basemap-geojson.rs
	@. scripts/lib.sh && mkdir -p target && cargo run --quiet --example basemap-geojson > $@.new && mv $@.new $@

tests/bench/node_modules: tests/bench/package-lock.json
	@cd tests/bench && npm ci --no-audit --no-fund --loglevel=error && touch node_modules

tour: dist/index.html target/world.geojson tests/bench/node_modules ## a fixed tour in Chromium, d3-geo, OpenLayers and MapLibre beside it
	@node tests/bench/tour.mjs dist target/world.geojson

beside: target/world.geojson tests/bench/node_modules ## projecting a frame, natively and by d3-geo
	@. scripts/lib.sh && cargo run --quiet --release --example frames && node tests/bench/project.mjs target/world.geojson

fmt:
	@. scripts/lib.sh && cargo fmt --all

lint:
	@. scripts/lib.sh && cargo fmt --all --check && cargo clippy --workspace --all-targets -- -D warnings && \
		cargo clippy --target wasm32-unknown-unknown -- -D warnings

clean:
	rm -rf dist
