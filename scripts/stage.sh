#!/bin/sh
# Trunk's last step, in its staging directory before that becomes dist/: smaller WebAssembly, the data as the site loads it,
# and the static pages.
set -eu
site=$TRUNK_STAGING_DIR

# smaller FILE: the same program in fewer bytes.
smaller() {
  # The features that rustc and wasm-bindgen use; wasm-opt must be told of each.
  wasm-opt -Oz --strip-debug --strip-producers --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext \
    --enable-mutable-globals --enable-reference-types --enable-multivalue "$1" -o "$1.smaller"
  mv "$1.smaller" "$1"
}

# hash FILE: eight hexadecimal digits of its content.
hash() { git hash-object --no-filters "$1" | cut -c 1-8; }

if [ "$TRUNK_PROFILE" = release ]; then
  for program in "$site"/*.wasm; do smaller "$program"; done

  # The second part of the program and the script that fetches it, each named after its content.
  parts=target/site/wasm32-unknown-unknown/release/parts
  smaller "$parts/split_reading.wasm"
  reading=reading-$(hash "$parts/split_reading.wasm").wasm
  cp "$parts/split_reading.wasm" "$site/$reading"
  glue=$(basename "$(ls "$site"/bio-hub-atlas-*.js)")
  sed -e "s/main\.js/$glue/" -e "s/split_reading\.wasm/$reading/" "$parts/__wasm_split.js" >"$site/parts.js"
  parts=parts-$(hash "$site/parts.js").js
  mv "$site/parts.js" "$site/$parts"
  # Only where it is imported: the program knows it by its first name.
  sed -i.before "s/from\( *['\"]\)\.\/__wasm_split\.js/from\1.\/$parts/" "$site/$glue"
  sed -i.before "s|</head>|<link crossorigin href=./$parts rel=modulepreload></head>|" "$site/index.html"
  rm "$site"/*.before
fi

# The compiler's switches of the release (scripts/build.sh) are for the browser's program alone.
unset RUSTC_BOOTSTRAP CARGO_TARGET_DIR CARGO_UNSTABLE_BUILD_STD CARGO_UNSTABLE_BUILD_STD_FEATURES

cp -R public/. "$site/"
cargo xtask data bundle --out "$site/data"
cargo xtask pages --dist "$site"
