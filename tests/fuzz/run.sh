#!/usr/bin/env bash
# Runs fuzz targets one after the other, from the inputs that are kept:
#   tests/fuzz/run.sh [SECONDS] [TARGET...]     60 seconds; every target
# New inputs go to build/fuzz/corpus/TARGET, finds to build/fuzz/finds/TARGET; the repository's folders are only
# read. One line a target; ends with 1 when there was a find. VIGNETTE_FUZZ_BUILD: another build folder.
# A run longer than a second, more than 1 GB, a leak and undefined behaviour are finds too.
set -uo pipefail
cd "$(dirname "$0")/../.."
build="${VIGNETTE_FUZZ_BUILD:-build/fuzz}"
seconds="${1:-60}"; [ $# -gt 0 ] && shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(ls tests/fuzz/corpus)
export ASAN_OPTIONS="detect_leaks=1:malloc_context_size=4:allocator_may_return_null=1:${ASAN_OPTIONS:-}"
export UBSAN_OPTIONS="print_stacktrace=1:${UBSAN_OPTIONS:-}"
state=0
for target in "${targets[@]}"; do
  new="$build/corpus/$target"; finds="$build/finds/$target"; log="$build/finds/$target.log"
  mkdir -p "$new" "$finds"
  kept=("tests/fuzz/corpus/$target"); [ -d "tests/fuzz/finds/$target" ] && kept+=("tests/fuzz/finds/$target")
  options=(-max_total_time="$seconds" -timeout="${VIGNETTE_FUZZ_TIMEOUT:-1}" -report_slow_units=1 -rss_limit_mb=1024 -max_len=8192 -print_final_stats=1
           -artifact_prefix="$finds/")
  [ -f "tests/fuzz/dictionaries/$target.dict" ] && options+=(-dict="tests/fuzz/dictionaries/$target.dict")
  result=ok
  "$build/bin/fuzz_$target" "${options[@]}" "$new" "${kept[@]}" >"$log" 2>&1 || { result=FIND; state=1; }
  count() { sed -n "s/^stat::$1: *//p" "$log"; }
  printf '%-12s %-5s %10s runs %7s a second, %4s MB, %5s inputs\n' "$target" $result "$(count number_of_executed_units)" \
    "$(count average_exec_per_sec)" "$(count peak_rss_mb)" "$(find "$new" -type f | wc -l)"
  [ $result = ok ] || grep -m 3 -E 'ERROR|SUMMARY|what\(\)|runtime error|Test unit written' "$log"
done
exit $state
