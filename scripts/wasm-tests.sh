#!/bin/sh
# tests/web.rs in one engine: chromium, firefox or webkit.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh
. scripts/browsers.sh

cargo test --target wasm32-unknown-unknown --test web --no-run
one_core=
unset CHROMEDRIVER GECKODRIVER SAFARIDRIVER
WASM_BINDGEN_TEST_WEBDRIVER_JSON=$(mktemp)
export WASM_BINDGEN_TEST_WEBDRIVER_JSON
case $1 in
  chromium)
    CHROMEDRIVER=$(command -v chromedriver) && export CHROMEDRIVER
    cp webdriver.json "$WASM_BINDGEN_TEST_WEBDRIVER_JSON"
    ;;
  firefox)
    GECKODRIVER=$(command -v geckodriver) && export GECKODRIVER
    browser=$(command -v firefox-esr || command -v firefox)
    printf '{"moz:firefoxOptions":{"binary":"%s","args":["-headless"]}}' "$browser" >"$WASM_BINDGEN_TEST_WEBDRIVER_JSON"
    ;;
  webkit)
    # On several cores it now and then computes wrong while it compiles: docs/decisions/0101.
    if have taskset; then one_core="taskset -c $(taskset -cp $$ | sed 's/.*: *//; s/[-,].*//')"; fi
    # WebKitWebDriver has no headless mode, and hangs without a screen or without --automation.
    SAFARIDRIVER=$(command -v WebKitWebDriver) && export SAFARIDRIVER
    for browser in /usr/lib/*/webkit2gtk-4.1/MiniBrowser /usr/lib/webkit2gtk-4.1/MiniBrowser /usr/libexec/webkit2gtk-4.1/MiniBrowser; do
      [ -x "$browser" ] && break
    done
    printf '{"browserName":"MiniBrowser","webkitgtk:browserOptions":{"binary":"%s","args":["--automation"]}}' "$browser" \
      >"$WASM_BINDGEN_TEST_WEBDRIVER_JSON"
    screen=$(mktemp)
    Xvfb -displayfd 3 -screen 0 1600x1200x24 -nolisten tcp 3>"$screen" 2>/dev/null &
    server=$!
    trap 'kill $server 2>/dev/null; rm -f "$screen" "$WASM_BINDGEN_TEST_WEBDRIVER_JSON"' EXIT
    tries=50
    while [ ! -s "$screen" ] && [ $tries -gt 0 ]; do tries=$((tries - 1)); sleep 0.1; done
    DISPLAY=":$(cat "$screen")" && export DISPLAY
    ;;
esac
$one_core cargo test --target wasm32-unknown-unknown --test web
