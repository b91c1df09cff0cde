#!/bin/sh
# Trunk's last step, before the staging directory becomes dist/: the data as the site loads it, then the static pages.
set -eu
cargo xtask data bundle --out "$TRUNK_STAGING_DIR/data"
cargo xtask pages --dist "$TRUNK_STAGING_DIR"
