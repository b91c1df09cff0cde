#!/bin/sh
# The release in dist/, the same files whatever the sub-path: every address in them is relative.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

say "building the release (the first time about 4 minutes on two cores)"
trunk build --release
# Make compares this file's time with the sources'.
touch dist/index.html
