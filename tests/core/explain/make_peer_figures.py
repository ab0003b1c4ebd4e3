#!/usr/bin/env python3
"""Makes tests/data/explain: 600 invented patients and what scikit-learn and SciPy say of them.

  make_peer_figures.py FOLDER      (python3-sklearn 1.2.1, python3-scipy 1.10.1, numpy 1.24.2)
"""
import json
import math
import pathlib
import sys

import numpy as np
from scipy import stats
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import adjusted_rand_score, roc_auc_score
from sklearn.naive_bayes import CategoricalNB
from sklearn.tree import DecisionTreeClassifier

COLUMNS = ["age", "visits", "distance", "confidence", "channel", "smartphone", "segment", "readmitted", "cost"]


def patients():
    draw = np.random.default_rng(20260101)
    segment = np.sort(draw.choice(3, 600, p=[0.5, 0.3, 0.2]))
    age = np.round(draw.normal(np.array([40, 62, 75])[segment], 11)).clip(18, 89)
    visits = draw.poisson(np.array([2.0, 4.0, 7.0])[segment])
    distance = np.round(draw.gamma(2.0, np.array([3.0, 9.0, 5.0])[segment]), 1)
    confidence = np.round(draw.normal(np.array([3.0, 2.2, 1.2])[segment], 0.9)).clip(0, 4)
    channel = np.array([draw.choice(4, p=[[.1, .5, .3, .1], [.5, .2, .1, .2], [.6, .05, .05, .3]][s]) for s in segment])
    smartphone = (draw.random(600) < np.array([0.9, 0.6, 0.3])[segment]).astype(int)
    risk = -6 + 0.05 * age + 0.2 * visits + np.array([0, 0.3, 1.0])[segment]
    readmitted = (draw.random(600) < 1 / (1 + np.exp(-risk))).astype(int)
    cost = np.round(500 + 30 * age + 200 * visits + np.array([0, 400, 1500])[segment] + draw.normal(0, 900, 600), 2)
    rows = np.column_stack([age, visits, distance, confidence, channel, smartphone, segment, readmitted, cost])
    return rows[draw.permutation(600)]


def tree_figures(data):
    plain = np.column_stack([data["age"], data["visits"], data["distance"], data["confidence"],
                             *[data["channel"] == c for c in range(4)], data["smartphone"]])
    guesses = set()
    for state in range(20):  # ties would be drawn: the fixture has none that matter
        model = DecisionTreeClassifier(max_depth=4, min_samples_leaf=11, random_state=state).fit(plain, data["segment"])
        guesses.add("".join(str(int(g)) for g in model.predict(plain)))
    assert len(guesses) == 1, "ties decide"
    return {"tree_segments": guesses.pop(), "tree_accuracy": float(model.score(plain, data["segment"])),
            "tree_root_threshold": float(model.tree_.threshold[0]), "tree_root_feature": int(model.tree_.feature[0])}


def typing_figures(data):
    answers = np.column_stack([data["confidence"], data["channel"], data["smartphone"]]).astype(int)
    model = CategoricalNB(alpha=1.0, min_categories=[5, 4, 2]).fit(answers, data["segment"])
    return {"naive_bayes": model.predict_proba(answers[:50]).tolist()}


def regression_figures(data):
    base = np.column_stack([data["age"], data["visits"]])
    full = np.column_stack([base, data["segment"] == 1, data["segment"] == 2]).astype(float)
    fold = np.arange(len(base)) % 5
    figures = {}
    for name, design in (("base", base), ("full", full)):
        linear = LinearRegression().fit(design, data["cost"])
        logistic = LogisticRegression(penalty=None, solver="newton-cholesky", tol=1e-10, max_iter=100)
        logistic.fit(design, data["readmitted"])
        figures[name + "_linear"] = [float(linear.intercept_), *map(float, linear.coef_)]
        figures[name + "_logistic"] = [float(logistic.intercept_[0]), *map(float, logistic.coef_[0])]
        missed = spread = 0.0
        areas = []
        for f in range(5):
            fit, test = fold != f, fold == f
            model = LinearRegression().fit(design[fit], data["cost"][fit])
            missed += ((data["cost"][test] - model.predict(design[test])) ** 2).sum()
            spread += ((data["cost"][test] - data["cost"][fit].mean()) ** 2).sum()
            logistic.fit(design[fit], data["readmitted"][fit])
            areas.append(roc_auc_score(data["readmitted"][test], logistic.decision_function(design[test])))
        figures[name + "_r2"] = float(1 - missed / spread)
        figures[name + "_auc"] = float(np.mean(areas))
    return figures


def other_figures(data):
    ours, theirs = data["cost"][data["segment"] == 2], data["cost"][data["segment"] != 2]
    a, b = ours.var(ddof=1) / len(ours), theirs.var(ddof=1) / len(theirs)
    freedom = (a + b) ** 2 / (a * a / (len(ours) - 1) + b * b / (len(theirs) - 1))
    half = stats.t.ppf(0.975, freedom) * math.sqrt(a + b)
    difference = ours.mean() - theirs.mean()
    return {"welch": [float(difference - half), float(difference + half)],
            "adjusted_rand": float(adjusted_rand_score(data["segment"], data["channel"]))}


def main():
    folder = pathlib.Path(sys.argv[1])
    rows = patients()
    data = dict(zip(COLUMNS, rows.T))
    lines = [",".join(COLUMNS)] + [",".join(f"{value:g}" if value < 1000 else f"{value:.2f}" for value in row) for row in rows]
    (folder / "patients.csv").write_text("\n".join(lines) + "\n")
    figures = {**tree_figures(data), **typing_figures(data), **regression_figures(data), **other_figures(data)}
    (folder / "peer_figures.json").write_text(json.dumps(figures, indent=1) + "\n")


main()
