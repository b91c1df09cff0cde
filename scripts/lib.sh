# Shared by the scripts beside it; to be sourced from the top of the repository.
# Which versions, where the tools live, and how we speak to the person who waits.

TRUNK_VERSION=0.22.1
WASM_SPLIT_VERSION=0.2.4
GECKODRIVER_VERSION=0.37.1
# The command-line tool must equal the library, so the lock file says which.
WASM_BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)

TOOLS="${XDG_CACHE_HOME:-$HOME/.cache}/bio-hub-atlas/tools"

PATH="$PWD/node_modules/.bin:$TOOLS/trunk-$TRUNK_VERSION/bin:$TOOLS/wasm-bindgen-$WASM_BINDGEN_VERSION/bin:$TOOLS/wasm_split_cli_support-$WASM_SPLIT_VERSION/bin:$TOOLS/geckodriver-$GECKODRIVER_VERSION/bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
export PATH

# The sub-path that the site is published under. Only 404.html needs to know it; every other address is relative.
ATLAS_BASE_PATH="${ATLAS_BASE_PATH:-/bio-hub-atlas/}"
export ATLAS_BASE_PATH

# Trunk takes only true or false here, and many terminals set 1.
unset NO_COLOR

say() { printf '==> %s\n' "$*"; }

# missing WHAT, then the line that mends it; ends the script.
missing() {
  printf 'missing: %s\n' "$1" >&2
  shift
  for line in "$@"; do printf '  mend it with:  %s\n' "$line" >&2; done
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# as_root COMMAND...: runs it as root, by sudo where needed; fails at once where that cannot be.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then sudo "$@"
  else return 1
  fi
}

can_apt() { have apt-get && { [ "$(id -u)" = 0 ] || { have sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }; }; }
