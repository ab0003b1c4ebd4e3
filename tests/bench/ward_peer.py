#!/usr/bin/python3
"""Ward's hierarchy of the same matrix by scikit-learn, cut into k: seconds, peak memory, sum of squares.
use: ward_peer.py MATRIX.f32 ROWS FEATURES K [LABELS]   LABELS: bench_ward's, to be compared (adjusted Rand)"""
import resource
import sys
import time

import numpy as np
from sklearn.cluster import AgglomerativeClustering
from sklearn.metrics import adjusted_rand_score

rows, features, k = (int(word) for word in sys.argv[2:5])
matrix = np.fromfile(sys.argv[1], np.float32).reshape(rows, features).astype(float)
matrix = np.round(np.clip(matrix, -127, 127) * 65536) / 65536
start = time.perf_counter()
labels = AgglomerativeClustering(n_clusters=k, linkage="ward").fit(matrix).labels_
wall = time.perf_counter() - start
usage = resource.getrusage(resource.RUSAGE_SELF)
parts = [matrix[labels == part] for part in range(k)]
inertia = sum(((part - part.mean(0)) ** 2).sum() for part in parts)
print(f"scikit-learn n={rows} d={features} k={k} {wall:.2f} s wall  {usage.ru_utime + usage.ru_stime:.2f} s processor  "
      f"peak {usage.ru_maxrss // 1024} MB  inertia={inertia:.4f}")
if len(sys.argv) > 5:
    print("adjusted Rand between the two:", adjusted_rand_score(labels, np.loadtxt(sys.argv[5], dtype=int)))
