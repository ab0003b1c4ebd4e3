#!/usr/bin/python3
"""Rounds of scikit-learn's GaussianMixture from the division that bench_mixtures starts from.
use: mixtures_peer.py diagonal|full PREFIX K ROUNDS   (PREFIX.f32, PREFIX.json, PREFIX.init_kK.f64)"""
import json, sys, time, warnings
import numpy as np
from sklearn.metrics import pairwise_distances_argmin
from sklearn.mixture import GaussianMixture
warnings.filterwarnings("ignore")
form, prefix, k, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
facts = json.load(open(prefix + ".json"))
X = np.fromfile(prefix + ".f32", np.float32).reshape(facts["n"], facts["d"]).astype(np.float64)
X = np.round(np.clip(X, -127, 127) * 65536) / 65536
start = np.fromfile(f"{prefix}.init_k{k}.f64").reshape(k, facts["d"])
shares = np.eye(k)[pairwise_distances_argmin(X, start)]
model = GaussianMixture(k, covariance_type="diag" if form == "diagonal" else form, max_iter=rounds, tol=0.0, reg_covar=1e-6)
model._initialize_parameters = lambda rows, random: model._initialize(rows, shares)
wall, processor = time.perf_counter(), time.process_time()
model.fit(X)
wall, processor = time.perf_counter() - wall, time.process_time() - processor
print(f"scikit-learn {form} n={len(X)} d={X.shape[1]} k={k} rounds={model.n_iter_} {wall / model.n_iter_ * 1e3:.2f} ms/round, "
      f"processor {processor / model.n_iter_ * 1e3:.2f} ms/round, log-likelihood {model.score(X) * len(X):.3f}")
