#!/bin/sh
# Installs what building (`build`) or testing (`test`) needs and is not there yet, pinned.
# Everything is looked for before it is installed, so a second run only looks.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

# --- Rust -----------------------------------------------------------------------------------
have rustup || have cargo || missing "Rust (rustup)" \
  "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y"
have cc || have clang || missing "a C compiler, which Rust links with" \
  "apt-get install -y build-essential      (macOS: xcode-select --install)"

wanted_rust=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
rust_is_ready() {
  rustc --version 2>/dev/null | grep -q "^rustc $wanted_rust" &&
    [ -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library" ] &&
    [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" ]
}
if ! rust_is_ready; then
  have rustup || missing "Rust $wanted_rust with the target wasm32-unknown-unknown" "install rustup: https://rustup.rs"
  say "Rust $wanted_rust with WebAssembly (once, about a minute)"
  rustup toolchain install "$wanted_rust" --profile minimal --component clippy --component rustfmt --component rust-src \
    --target wasm32-unknown-unknown --no-self-update
fi

# --- command-line tools in Rust --------------------------------------------------------------
# cargo_tool CRATE VERSION PROGRAM HOW_LONG [arguments of cargo install]
# Taken from PATH if the version is right, else by cargo binstall where there is one, else compiled.
cargo_tool() {
  crate=$1 version=$2 program=$3 how_long=$4
  shift 4
  root="$TOOLS/${crate%-cli}-$version"
  [ ! -x "$root/bin/$program" ] || return 0
  if have "$program" && "$program" --version 2>/dev/null | grep -qF "$version"; then return; fi
  say "$crate $version (once, into $root)"
  if have cargo-binstall && cargo binstall --no-confirm --root "$root" "$crate@$version"; then return; fi
  say "compiling $crate: $how_long on two cores"
  # A tool is run a few times a day: quick to compile beats quick to run.
  CARGO_TARGET_DIR="$root/target" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL="${opt_level:-1}" \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=false CARGO_PROFILE_RELEASE_STRIP=symbols \
    cargo install "$crate" --version "$version" --root "$root" "$@"
  rm -rf "$root/target"
}
opt_level=0 cargo_tool trunk "$TRUNK_VERSION" trunk "about 6 minutes" --locked --no-default-features --features rustls
opt_level=1 cargo_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" wasm-bindgen "about 2 minutes" # a locked dependency of it was withdrawn
opt_level=1 cargo_tool wasm_split_cli_support "$WASM_SPLIT_VERSION" wasm-split-cli "about 1 minute" --locked --features build-binary

# --- packages of npm ------------------------------------------------------------------------
have node || missing "Node" "apt-get install -y nodejs npm      (or: https://nodejs.org)"
have npm || missing "npm" "apt-get install -y npm      (or: https://nodejs.org)"
if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
  say "npm packages (once, half a minute)"
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/.installed-lock.json
fi

[ "${1:-build}" = test ] || exit 0

# --- browsers, their drivers, Korean letters --------------------------------------------------
. scripts/browsers.sh
install_browsers
make_locales
if wanted firefox; then
  have geckodriver ||
    opt_level=1 cargo_tool geckodriver "$GECKODRIVER_VERSION" geckodriver "about 90 seconds" --locked
fi
name_missing_browsers
