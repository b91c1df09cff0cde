#!/bin/sh
# Every test, one kind after the other, and one line with the sum.
#   make test                                    all of it
#   ONLY="native size" make test                 only those steps
#   ATLAS_ENGINES="chromium firefox" make test   only in those browsers
set -u
cd "$(dirname "$0")/.."
. scripts/lib.sh
export RUST_BACKTRACE="${RUST_BACKTRACE:-0}"
# The same cases at every run: what fails here fails again. `cargo test` alone draws new ones.
export PROPTEST_RNG_SEED="${PROPTEST_RNG_SEED:-1}"

sh scripts/setup.sh test || exit 1
. scripts/browsers.sh

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
broken=0

# step NAME TITLE COMMAND...: runs it, shows it, remembers its closing lines. All steps run, whatever becomes of one.
step() {
  name=$1 title=$2
  shift 2
  case " ${ONLY:-$name} " in *" $name "*) ;; *) return 0 ;; esac
  say "$title"
  { "$@" 2>&1; echo $? >"$results/code"; } | tee "$results/out"
  grep -h '^test result: ' "$results/out" >>"$results/lines"
  [ "$(cat "$results/code")" = 0 ] && return 0
  # A step that ended badly without a failed test of its own could not run: that is one failure.
  grep -q '^test result: FAILED' "$results/out" || { broken=$((broken + 1)); say "$name broke off"; }
  return 1
}

in_webassembly() {
  code=0
  for engine in chromium firefox webkit; do
    wanted "$engine" || continue
    say "in WebAssembly, $engine"
    sh scripts/wasm-tests.sh "$engine" || code=1
  done
  return $code
}

step native "native tests" cargo test --workspace --exclude e2e --no-fail-fast
step wasm "tests in WebAssembly" in_webassembly
if step build "the release" make --no-print-directory build; then
  step size "what a first visit transfers" cargo xtask size
  step e2e "the release in real browsers" cargo test -p e2e --no-fail-fast
fi

awk -v broken="$broken" '
  { for (i = 1; i < NF; i++) { if ($(i + 1) ~ /^passed/) passed += $i; if ($(i + 1) ~ /^failed/) failed += $i } }
  END { printf "%d passed, %d failed\n", passed, failed + broken; exit failed + broken > 0 }
' "$results/lines"
