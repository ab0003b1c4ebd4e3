#!/bin/sh
# Expectation-maximisation beside scikit-learn and R flexmix, in turns.
# use: mixtures_beside.sh BUILD/bin/bench_mixtures PREFIX [TURNS=3]   (the files of one encoded matrix, 100,000 x 116)
set -eu
here=$(dirname "$0")
ours=$1 prefix=$2 turns=${3:-3}
for turn in $(seq "$turns"); do
    uptime
    for form in diagonal full; do
        "$ours" $form "$prefix.f32" "$prefix.init_k8.f64" 100000 116 8 10 2
        /usr/bin/python3 "$here/mixtures_peer.py" $form "$prefix" 8 10
    done
    "$ours" classes "$prefix.f32" "$prefix.init_k8.f64" 100000 116 8 20 2 28 26
    Rscript "$here/latent_classes_peer.R" "$prefix" 8 5 28 26
done
