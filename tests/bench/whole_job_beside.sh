#!/bin/sh
# The whole job beside the scikit-learn script, in turns, on the same matrix file (encode.py writes PREFIX.f32 and
# PREFIX.json). Prints both programs' lines, processor seconds (user + system), wall seconds and peak memory.
# use: whole_job_beside.sh BENCH_WHOLE_JOB SKLEARN_SCRIPT PREFIX ROWS FEATURES [TURNS=3] [THREADS=0]
set -eu
bench=$1 script=$2 prefix=$3 rows=$4 features=$5 turns=${6:-3} threads=${7:-0}
[ "$threads" = 0 ] || export OMP_NUM_THREADS="$threads" OPENBLAS_NUM_THREADS="$threads"
say='processor %U + %S s, wall %e s, peak %M kB'
for turn in $(seq "$turns"); do
    echo "turn $turn: $(cut -d' ' -f1-3 /proc/loadavg)"
    /usr/bin/time -f "vignette $say" "$bench" "$prefix.f32" "$rows" "$features" 20 2 12 "$threads"
    /usr/bin/time -f "scikit-learn $say" /usr/bin/python3 "$script" "$prefix" f32 20
done
