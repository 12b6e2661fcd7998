# shellcheck shell=bash
# What the scripts share: messages in two languages, and what a machine needs to build the program. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# The user's language: Swedish where the locale says so, else English.
case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
  sv*) speaks_swedish=yes ;;
  *) speaks_swedish=no ;;
esac

# tell SV EN: says something on stderr; stdout is for results.
tell() {
  if [ "$speaks_swedish" = yes ]; then printf '%s\n' "$1" >&2; else printf '%s\n' "$2" >&2; fi
}

# fail SV EN: says why and ends the script.
fail() {
  tell "$1" "$2"
  exit 1
}

# as_root COMMAND…: runs it as root, through sudo where needed.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "Det här kräver root eller sudo: $*" "This needs root or sudo: $*"
  fi
}

# need_libraries: installs GEOS, PROJ and SQLite with their headers, and pkg-config, where pkg-config doesn't find them.
need_libraries() {
  if command -v pkg-config >/dev/null && pkg-config --exists geos proj sqlite3; then return; fi
  local packages
  case $(uname -s) in
    Darwin)
      packages=(geos proj sqlite pkg-config)
      command -v brew >/dev/null || fail \
        "Homebrew saknas. Installera det från https://brew.sh och kör sedan skriptet igen." \
        "Homebrew is missing. Install it from https://brew.sh and run the script again."
      tell "Installerar med brew: ${packages[*]}" "Installing with brew: ${packages[*]}"
      brew install "${packages[@]}" >&2
      ;;
    *)
      packages=(libgeos-dev libproj-dev libsqlite3-dev pkg-config)
      command -v apt-get >/dev/null || fail \
        "apt-get saknas på det här systemet. Installera GEOS, PROJ och SQLite med utvecklingsfiler och pkg-config, och kör sedan skriptet igen." \
        "This system has no apt-get. Install GEOS, PROJ and SQLite with their development files and pkg-config, then run the script again."
      tell "Installerar med apt-get: ${packages[*]}" "Installing with apt-get: ${packages[*]}"
      as_root apt-get update -qq >&2
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >&2
      ;;
  esac
  pkg-config --exists geos proj sqlite3 || fail \
    "GEOS, PROJ och SQLite installerades, men pkg-config hittar dem inte." \
    "GEOS, PROJ and SQLite were installed, but pkg-config doesn't find them."
}

# need_swift: Swift 6.2 or newer, else one sentence and the end.
need_swift() {
  local found version
  if ! command -v swift >/dev/null; then
    fail "Swift saknas. Installera Swift 6.2 eller nyare från https://www.swift.org/install och kör sedan skriptet igen." \
      "Swift is missing. Install Swift 6.2 or newer from https://www.swift.org/install and run the script again."
  fi
  found=$(swift --version 2>&1) || fail \
    "Swift går inte att köra (${found%%$'\n'*}). Installera det som https://www.swift.org/install anger för ditt system och kör sedan skriptet igen." \
    "Swift doesn't run (${found%%$'\n'*}). Install what https://www.swift.org/install names for your system and run the script again."
  version=$(sed -n 's/.*Swift version \([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' <<<"$found" | sed -n 1p)
  if [ -z "$version" ] || [ "${version%%.*}" -lt 6 ] || { [ "${version%%.*}" -eq 6 ] && [ "${version#*.}" -lt 2 ]; }; then
    fail "Swift ${version:-av okänd version} är för gammalt: Räckvidd behöver 6.2 eller nyare. Hämta det från https://www.swift.org/install och kör sedan skriptet igen." \
      "Swift ${version:-of unknown version} is too old: Räckvidd needs 6.2 or newer. Get it from https://www.swift.org/install and run the script again."
  fi
}

# build_release: builds the program and prints where it lies.
build_release() {
  tell "Bygger Räckvidd …" "Building Räckvidd …"
  (cd "$root" && swift build -c release --product rackvidd >&2) || fail \
    "Bygget misslyckades; kompilatorns besked står ovan." "The build failed; the compiler's message stands above."
  (cd "$root" && printf '%s/rackvidd\n' "$(swift build -c release --show-bin-path)")
}
