#!/usr/bin/env bash
# Bringing a CSV extract in, beside DuckDB and sqlite3 that load the same file into a database, in turns.
#   tests/bench/import_beside.sh BUILD/bin/bench_import EXTRACT.csv [TURNS]
# Needs /usr/bin/time. Peers, each left out by name where it is missing:
#   DuckDB   node and the npm package @duckdb/node-api, found through NODE_PATH
#   sqlite3  the command-line program
# PEERS="duckdb sqlite3" names those that are wanted (all).
# Prints wall seconds, processor seconds and peak memory of every run, then least and median of each. DuckDB
# gets as many threads as the machine has; sqlite3 first imports text, then fills a typed table from it, and
# both steps count. Columns that are not numbers are typed by VIGNETTE_TEXT_COLUMNS (names, separated by blanks).
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,10p' "$0"; exit 2; }
program="$1"; extract="$2"; turns="${3:-5}"
work="$(mktemp -d "${TMPDIR:-/tmp}/import_beside.XXXXXX")"; trap 'rm -rf "$work"' EXIT
text_columns=" ${VIGNETTE_TEXT_COLUMNS:-patient_id sex race ethnicity language zip3 payer education income_band marital_status employment preferred_channel smoking} "

cat >"$work/duck.js" <<'JS'
const { DuckDBInstance } = require('@duckdb/node-api');
(async () => {
  const [csv, file, threads] = process.argv.slice(2);
  const database = await DuckDBInstance.create(file, { threads });
  const connection = await database.connect();
  if (!csv) { console.log((await connection.runAndReadAll('select version()')).getRows()[0][0]); return; }
  await connection.run(`create table extract as select * from read_csv_auto('${csv.replaceAll("'", "''")}')`);
  await connection.run('checkpoint');
})();
JS

run_vignette() { "$program" "$extract" "$work/study.vignette" >/dev/null; }
run_duckdb() { node "$work/duck.js" "$extract" "$work/duck.db" "$(nproc)"; }
run_sqlite3() {
  local ddl="" select="" column type
  for column in $(head -1 "$extract" | tr -d '\r"' | tr ',' ' '); do
    type=NUMERIC; [[ "$text_columns" == *" $column "* ]] && type=TEXT
    ddl+="${ddl:+,}\"$column\" $type"; select+="${select:+,}nullif(\"$column\",'')"
  done
  sqlite3 "$work/sqlite.db" "pragma journal_mode=off" "pragma synchronous=off" ".mode csv" ".import '$extract' raw" >/dev/null
  sqlite3 "$work/sqlite.db" "pragma journal_mode=off; pragma synchronous=off; create table typed($ddl);
    insert into typed select $select from raw; drop table raw;" >/dev/null
}
export -f run_vignette run_duckdb run_sqlite3
export program extract work text_columns

peers=(vignette); wanted=" ${PEERS-duckdb sqlite3} "
if [[ "$wanted" != *" duckdb "* ]]; then :; elif node "$work/duck.js" '' ':memory:' 1 >"$work/duck.version" 2>/dev/null; then peers+=(duckdb); else echo "DuckDB is missing: left out"; fi
if [[ "$wanted" != *" sqlite3 "* ]]; then :; elif command -v sqlite3 >/dev/null; then peers+=(sqlite3); else echo "sqlite3 is missing: left out"; fi

echo "$(date -u +%Y-%m-%d\ %H:%M) UTC, $(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg), $(stat -c %s "$extract") bytes" \
  "$([ -s "$work/duck.version" ] && echo ", DuckDB $(cat "$work/duck.version")") $(command -v sqlite3 >/dev/null && sqlite3 --version | cut -d' ' -f1 | sed 's/^/, sqlite3 /')"
cat "$extract" >/dev/null # into the page cache
for turn in $(seq "$turns"); do
  for peer in "${peers[@]}"; do
    find "$work" -maxdepth 1 -type f \( -name 'study.*' -o -name 'duck.db*' -o -name 'sqlite.db*' \) -delete
    /usr/bin/time -f "%e %U %S %M" -o "$work/time" bash -c "run_$peer" || { echo "$peer failed"; exit 1; }
    read -r wall user system peak <"$work/time"
    processor="$(echo "$user + $system" | bc)"
    printf '%s turn %d: %.2f s wall, %.2f s processor, %d MB peak, load %s\n' "$peer" "$turn" "$wall" "$processor" \
      $((peak / 977)) "$(cut -d' ' -f1 /proc/loadavg)"
    echo "$wall" >>"$work/$peer.wall"; echo "$processor" >>"$work/$peer.processor"; echo "$((peak / 977))" >>"$work/$peer.peak"
  done
done
middle() { sort -n "$1" | sed -n "$(((turns + 1) / 2))p"; }
least() { sort -n "$1" | head -1; }
for peer in "${peers[@]}"; do
  printf '%-9s wall least %s median %s, processor least %s median %s, peak median %s MB; wall as a multiple of ours: least %s median %s\n' \
    "$peer" "$(least "$work/$peer.wall")" "$(middle "$work/$peer.wall")" \
    "$(least "$work/$peer.processor")" "$(middle "$work/$peer.processor")" "$(middle "$work/$peer.peak")" \
    "$(echo "scale=2; $(least "$work/$peer.wall") / $(least "$work/vignette.wall")" | bc)" \
    "$(echo "scale=2; $(middle "$work/$peer.wall") / $(middle "$work/vignette.wall")" | bc)"
done
