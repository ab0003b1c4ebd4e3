#!/bin/sh
# Ward's hierarchy beside scikit-learn's, in turns. use: ward_beside.sh BENCH_WARD MATRIX.f32 ROWS FEATURES [TURNS=3]
set -eu
labels=$(mktemp)
trap 'rm -f "$labels"' EXIT
for turn in $(seq "${5:-3}"); do
    echo "turn $turn, load $(cut -d' ' -f1-3 /proc/loadavg)"
    "$1" "$2" "$3" "$4" 8 2 "$labels"
    /usr/bin/python3 "$(dirname "$0")/ward_peer.py" "$2" "$3" "$4" 8 "$labels"
done
