#!/bin/sh
# tests/web.rs in one engine: chromium, firefox or webkit.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

unset CHROMEDRIVER GECKODRIVER SAFARIDRIVER
case $1 in
  chromium) CHROMEDRIVER=$(command -v chromedriver) && export CHROMEDRIVER ;;
  firefox) GECKODRIVER=$(command -v geckodriver) && export GECKODRIVER ;;
  webkit)
    # WebKitWebDriver has no headless mode, and hangs without a screen.
    SAFARIDRIVER=$(command -v WebKitWebDriver) && export SAFARIDRIVER
    screen=$(mktemp)
    Xvfb -displayfd 3 -screen 0 1600x1200x24 -nolisten tcp 3>"$screen" 2>/dev/null &
    server=$!
    trap 'kill $server 2>/dev/null; rm -f "$screen"' EXIT
    tries=50
    while [ ! -s "$screen" ] && [ $tries -gt 0 ]; do tries=$((tries - 1)); sleep 0.1; done
    DISPLAY=":$(cat "$screen")" && export DISPLAY
    ;;
esac
cargo test --target wasm32-unknown-unknown --test web
