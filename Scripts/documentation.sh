# shellcheck shell=bash
# What build-documentation and check-documentation share. Sourced, not run.
# shellcheck source=Scripts/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

# documentation write|check [--no-examples]: builds the program and the tool that reads the pages, and runs it.
documentation() {
  local mode=$1 examples=yes folder bin status=0
  case ${2-} in
    '') ;;
    --no-examples) examples=no ;;
    *) fail "Okänt argument: $2. Använd: Scripts/$mode-documentation [--no-examples]" \
      "Unknown argument: $2. Use: Scripts/$mode-documentation [--no-examples]" ;;
  esac
  need_swift
  need_libraries
  (cd "$root" && for_tests build --product rackvidd >&2 && for_tests build --product documentation >&2) || fail \
    "Bygget misslyckades; kompilatorns besked står ovan." "The build failed; the compiler's message stands above."
  bin=$(cd "$root" && for_tests build --show-bin-path)
  folder=$(mktemp -d)
  # shellcheck disable=SC2064 # The folder of now.
  trap "rm -rf '$folder'" EXIT
  # The examples are those of an English machine with nothing set.
  unset RACKVIDD_STORE RACKVIDD_DATA COLUMNS NO_COLOR
  export LC_ALL=C.UTF-8 RACKVIDD_LANGUAGE=en
  "$bin/rackvidd" --experimental-dump-help >"$folder/en.json"
  RACKVIDD_LANGUAGE=sv "$bin/rackvidd" --experimental-dump-help >"$folder/sv.json"
  set -- "$mode" "$root" "$folder/en.json" "$folder/sv.json"
  if [ "$examples" = yes ]; then
    "$bin/rackvidd" demo "$folder/demo" >/dev/null 2>&1 || fail \
      "rackvidd demo misslyckades." "rackvidd demo failed."
    set -- "$@" "$folder/demo" "$bin"
  fi
  "$bin/documentation" "$@" || status=$?
  # DocC reads the catalogue too, where the toolchain has it.
  if command -v docc >/dev/null; then
    docc convert "$root/Sources/rackvidd/Rackvidd.docc" --output-path "$folder/docc" --warnings-as-errors \
      --fallback-display-name Rackvidd --fallback-bundle-identifier rackvidd >"$folder/docc.log" 2>&1 || {
      cat "$folder/docc.log"
      status=1
    }
  fi
  if [ "$status" -ne 0 ] && [ "$mode" = check ]; then
    tell "Dokumentationen stämmer inte; se ovan." "The documentation isn't true; see above."
  fi
  return "$status"
}
