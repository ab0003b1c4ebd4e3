#!/usr/bin/env bash
# From files to personas and PDF, wall seconds and peak memory: both samples and any further extracts.
#   tests/bench/sample_runs.sh VIGNETTE_PROGRAM [EXTRACT...]
set -euo pipefail
program="$1"; shift
work="$(mktemp -d)"; trap 'rm -rf "$work"' EXIT
run() { # run NAME ARGUMENTS...
  local name="$1"; shift
  for turn in 1 2 3; do
    rm -rf "$work/out"
    /usr/bin/time -f "%e s, %M KiB" -o "$work/time" "$program" run "$@" --quiet --out "$work/out" >/dev/null 2>&1 || true
    printf '%-24s %s\n' "$name" "$(tail -1 "$work/time")"
  done
}
run harbor-valley --sample harbor-valley
run brfss-2020 --sample brfss-2020
for extract in "$@"; do run "$(basename "$extract")" "$extract"; done
