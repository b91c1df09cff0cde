#!/bin/sh
# Trunk's last step, in its staging directory before that becomes dist/: smaller WebAssembly, the data as the site loads it,
# and the static pages.
set -eu
site=$TRUNK_STAGING_DIR

if [ "$TRUNK_PROFILE" = release ]; then
  for file in "$site"/*.wasm; do
    # The features that rustc and wasm-bindgen use; wasm-opt must be told of each.
    wasm-opt -Oz --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals \
      --enable-reference-types --enable-multivalue "$file" -o "$file.smaller"
    mv "$file.smaller" "$file"
  done
fi

cp -R public/. "$site/"
cargo xtask data bundle --out "$site/data"
cargo xtask pages --dist "$site"
