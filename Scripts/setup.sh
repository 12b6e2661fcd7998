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

# has_glpk: GLPK's header and library, which no pkg-config file describes. Homebrew keeps them where the compiler doesn't look by itself.
if [ "$(uname -s)" = Darwin ] && command -v brew >/dev/null; then
  homebrew=$(brew --prefix)
  export CPATH="$homebrew/include${CPATH:+:$CPATH}" LIBRARY_PATH="$homebrew/lib${LIBRARY_PATH:+:$LIBRARY_PATH}"
fi
has_glpk() {
  local compiler probe status=0
  compiler=$(command -v clang || command -v cc) || return 1
  probe=$(mktemp)
  printf '#include <glpk.h>\nint main(void) { return glp_version() == 0; }\n' | "$compiler" -x c - -lglpk -o "$probe" 2>/dev/null || status=$?
  rm -f "$probe"
  return $status
}

# missing_packages: what this system's package manager must install before the program can be built; nothing where all is there.
missing_packages() {
  local packages=()
  case $(uname -s) in
    Darwin)
      pkg-config --exists geos proj sqlite3 2>/dev/null || packages=(geos proj sqlite pkg-config)
      pkg-config --exists libzip 2>/dev/null || packages+=(libzip)
      has_glpk || packages+=(glpk)
      ;;
    *)
      pkg-config --exists geos proj sqlite3 2>/dev/null || packages=(libgeos-dev libproj-dev libsqlite3-dev pkg-config)
      pkg-config --exists libzip 2>/dev/null || packages+=(libzip-dev)
      pkg-config --exists expat 2>/dev/null || packages+=(libexpat1-dev)
      has_glpk || packages+=(libglpk-dev)
      # Swift's own needs that a minimal system lacks: git for packages; a linker, the C library and libstdc++ come with g++.
      command -v git >/dev/null || packages+=(git ca-certificates)
      if ! command -v ld >/dev/null || ! compgen -G '/usr/include/c++/*' >/dev/null; then packages+=(g++); fi
      ;;
  esac
  [ ${#packages[@]} -eq 0 ] || printf '%s\n' "${packages[@]}"
}

# quietly COMMAND…: its output is shown only if it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 || status=$?
  [ $status -eq 0 ] || cat "$log" >&2
  rm -f "$log"
  return $status
}

# need_libraries: GEOS, PROJ, SQLite, GLPK, libzip and expat with their headers, and what it takes to build with them.
need_libraries() {
  local packages=() package
  while IFS= read -r package; do packages+=("$package"); done < <(missing_packages)
  [ ${#packages[@]} -gt 0 ] || return 0
  if [ "$(uname -s)" = Darwin ]; then
    command -v brew >/dev/null || fail \
      "Homebrew saknas. Installera det från https://brew.sh och kör sedan skriptet igen." \
      "Homebrew is missing. Install it from https://brew.sh and run the script again."
    tell "Installerar med brew: ${packages[*]}" "Installing with brew: ${packages[*]}"
    quietly brew install "${packages[@]}" || fail "brew misslyckades; se ovan." "brew failed; see above."
  else
    command -v apt-get >/dev/null || fail \
      "apt-get finns inte här. Installera det som motsvarar ${packages[*]} och kör sedan skriptet igen." \
      "There is no apt-get here. Install what corresponds to ${packages[*]} and run the script again."
    tell "Installerar med apt-get: ${packages[*]}" "Installing with apt-get: ${packages[*]}"
    # Asks for the password, if it must, before the output is held back.
    as_root true || fail "sudo släppte inte igenom; be den som har root att installera paketen ovan." \
      "sudo didn't let this through; ask whoever has root to install the packages above."
    { quietly as_root apt-get -o DPkg::Lock::Timeout=120 update -qq &&
      quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -y -qq --no-install-recommends "${packages[@]}"; } ||
      fail "apt-get misslyckades; se ovan." "apt-get failed; see above."
  fi
  packages=("$(missing_packages)")
  [ -z "${packages[*]}" ] || fail \
    "Installationen gick bra men det här hittas ändå inte: ${packages[*]}" \
    "The installation went well but these are still not found: ${packages[*]}"
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

# for_tests build|test ARGUMENTS…: builds, or builds and tests, a release in which little but the dependencies is optimised (Package.swift),
# without debug information, an index for editors and a first pass for each module's interface: together a third of what a build takes.
# It has a folder of its own, so that a plain "swift build" and it don't undo each other's work.
for_tests() {
  local command=$1 flags=()
  shift
  # "swift test" would add the flag that makes modules testable once more, and by that compile everything anew; and where tests start at
  # a file of their own it runs Swift Testing's only if told to.
  [ "$command" != test ] || flags=(--disable-testable-imports --enable-swift-testing)
  RACKVIDD_BUILD=tests swift "$command" -c release --scratch-path .build-test -debug-info-format none --disable-index-store --disable-xctest \
    -Xswiftc -enable-testing -Xswiftc -no-emit-module-separately-wmo ${flags[@]+"${flags[@]}"} "$@"
}

# build_release: builds the program and prints where it lies.
build_release() {
  tell "Bygger Räckvidd …" "Building Räckvidd …"
  (cd "$root" && swift build -c release --product rackvidd >&2) || fail \
    "Bygget misslyckades; kompilatorns besked står ovan. Har mappen flyttats: ta bort $root/.build och kör skriptet igen." \
    "The build failed; the compiler's message stands above. If the folder was moved: remove $root/.build and run the script again."
  (cd "$root" && printf '%s/rackvidd\n' "$(swift build -c release --show-bin-path)")
}

# write_block PAGE NAME: puts stdin between <!-- NAME --> and <!-- end of NAME --> of a page of the documentation.
write_block() {
  local page="$root/Sources/rackvidd/Rackvidd.docc/$1.md" content
  if ! grep -qx "<!-- $2 -->" "$page" || ! grep -qx "<!-- end of $2 -->" "$page"; then
    fail "$page saknar märkena för $2." "$page lacks the marks of $2."
  fi
  content=$(mktemp)
  cat >"$content"
  awk -v name="$2" -v content="$content" '
    $0 == "<!-- end of " name " -->" { inside = 0 }
    !inside { print }
    $0 == "<!-- " name " -->" {
      inside = 1
      print ""
      while ((getline line < content) > 0) print line
      print ""
    }' "$page" >"$content.page"
  cat "$content.page" >"$page"
  rm -f "$content" "$content.page"
  tell "Skrivet: $page" "Written: $page"
}

# written_out YES|NO PAGE NAME COMMAND…: runs the command; its output is shown and, where asked and it went well, also written into the
# page as text.
written_out() {
  local asked=$1 page=$2 name=$3 log status=0
  shift 3
  log=$(mktemp)
  "$@" | tee "$log" || status=$?
  if [ "$asked" = yes ] && [ $status -eq 0 ]; then
    { printf '```text\n'; sed 's/[ \t]*$//' "$log"; printf '```\n'; } | write_block "$page" "$name"
  fi
  rm -f "$log"
  return $status
}
