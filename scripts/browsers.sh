# The three browsers the tests run in, by apt where there is apt; elsewhere those that are installed.
# To be sourced after lib.sh. ATLAS_ENGINES ("chromium firefox webkit") narrows the choice.

wanted() {
  case " ${ATLAS_ENGINES:-chromium firefox webkit} " in *" $1 "*) true ;; *) false ;; esac
}

first_of() {
  for candidate in "$@"; do
    if have "$candidate" || [ -x "$candidate" ]; then return 0; fi
  done
  return 1
}

has_chromium() {
  first_of "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" && first_of "${CHROMEDRIVER:-chromedriver}" chromedriver
}
has_firefox() {
  first_of "${FIREFOX:-firefox}" firefox-esr firefox "/Applications/Firefox.app/Contents/MacOS/firefox"
}
has_webkit() {
  first_of "${WEBKITDRIVER:-WebKitWebDriver}" WebKitWebDriver && have Xvfb && first_of "${MINIBROWSER:-MiniBrowser}" \
    /usr/lib/*/webkit2gtk-4.1/MiniBrowser /usr/lib/webkit2gtk-4.1/MiniBrowser /usr/libexec/webkit2gtk-4.1/MiniBrowser
}
has_korean() { have fc-list && [ -n "$(fc-list :lang=ko family 2>/dev/null | head -n 1)" ]; }

# WebKit takes its language from the C library, which must know it: two locales of our own, beside the tools.
has_locales() { [ -d "$TOOLS/locales/ko_KR.UTF-8" ] || { have localedef && [ -f /usr/share/i18n/locales/ko_KR ]; }; }
make_locales() {
  if ! wanted webkit || ! has_locales; then return 0; fi
  for locale in ko_KR en_US; do
    [ -d "$TOOLS/locales/$locale.UTF-8" ] && continue
    mkdir -p "$TOOLS/locales"
    localedef -i "$locale" -f UTF-8 --no-archive "$TOOLS/locales/$locale.UTF-8"
  done
}

# Prints the apt packages that would bring what is wanted and not there.
missing_packages() {
  if wanted chromium && ! has_chromium; then echo chromium chromium-driver; fi
  if wanted firefox && ! has_firefox; then echo firefox-esr; fi
  if wanted webkit && ! has_webkit; then echo webkit2gtk-driver xvfb; fi
  if wanted webkit && ! has_locales; then echo locales; fi
  if [ "$(uname)" = Linux ] && ! has_korean; then echo fonts-noto-cjk fontconfig; fi
}

install_browsers() {
  packages=$(missing_packages | tr '\n' ' ')
  [ -n "$packages" ] || return 0
  if ! can_apt; then return 0; fi # named by name_missing_browsers
  say "browsers for the tests: $packages(once, about 2 minutes)"
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get update -q || true
  # One by one: a name that this system's apt does not know must not keep the others away.
  for package in $packages; do
    as_root apt-get install -y -q --no-install-recommends "$package" || say "apt could not install $package"
  done
}

name_missing_browsers() {
  packages=$(missing_packages | tr '\n' ' ')
  [ -n "$packages" ] || return 0
  printf 'missing for the browser tests: %s\n' "$packages" >&2
  if have apt-get; then
    printf '  mend it with:  sudo apt-get install -y --no-install-recommends %s\n' "$packages" >&2
  else
    printf '  mend it with:  your package manager (Chromium with chromedriver, Firefox, WebKitGTK with WebKitWebDriver and Xvfb, Noto Sans CJK)\n' >&2
  fi
  printf '  or test in fewer engines:  ATLAS_ENGINES="chromium firefox" make test\n' >&2
}
