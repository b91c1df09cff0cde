#!/bin/sh
# Trunk's last step, in its staging directory before that becomes dist/: the other parts of the program, the data as the site
# loads it, and the static pages.
set -eu
site=$TRUNK_STAGING_DIR

# The parts of the program that are fetched when they are needed (scripts/release/pack.mjs).
[ "$TRUNK_PROFILE" != release ] || cp target/site/wasm32-unknown-unknown/release/parts/part-*.wasm "$site/"

# The compiler's switches of the release (scripts/build.sh) are for the browser's program alone.
unset RUSTC_BOOTSTRAP CARGO_TARGET_DIR CARGO_UNSTABLE_BUILD_STD CARGO_UNSTABLE_BUILD_STD_FEATURES

cp -R public/. "$site/"
cargo xtask data bundle --out "$site/data"
cargo xtask pages --dist "$site"
