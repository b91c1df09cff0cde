#!/bin/sh
# The release in dist/, the same files whatever the sub-path: every address in them is relative.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

say "building the release (the first time about 6 minutes on two cores)"
(
  # The standard library compiled with the program, for size, and faults that stop at once without a text: a ninth of the
  # program (docs/decisions/0006). Both are unstable switches of the pinned compiler. The relocations tell
  # wasm-split-cli what belongs to which part. A target folder of its own, or every `cargo test` would compile anew.
  export RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=target/site
  export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none \
    -Zfmt-debug=none --cfg split -Clink-args=--emit-relocs"
  # Trunk calls cargo offline; what the standard library is made from is fetched by nothing else.
  cargo fetch --quiet --locked --target wasm32-unknown-unknown
  PATH=$PWD/scripts/release:$PATH
  export PATH
  trunk build --release
)
# Make compares this file's time with the sources'.
touch dist/index.html
