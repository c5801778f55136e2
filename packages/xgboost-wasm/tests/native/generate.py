"""Writes tests/fixtures/*.json: data, and the models and answers native XGBoost gives for it.

Run by hand with a Python that has XGBoost 1.7 (Debian: python3-xgboost); `npm run test:native` checks that
it still writes the same. Usage: generate.py FOLDER
"""

import json
import sys
from pathlib import Path

import numpy as np
import xgboost as xgb
from fixture_file import numbers

ROWS = 300
CASES = {
    "logistic-soft": {"params": {"objective": "binary:logistic", "max_depth": 5}},
    "logistic-hard-missing": {
        "params": {"objective": "binary:logistic", "max_depth": 6, "eta": 0.2, "gamma": 0.3},
        "hard": True,
        "missing": 0.15,
    },
    "logistic-one-hot-as-missing": {
        "params": {"objective": "binary:logistic", "max_depth": 4, "base_score": 0.3},
        "missing": 0.05,
        "sparse": True,
        "weighted": True,
    },
    "logistic-scale-pos-weight": {
        "params": {"objective": "binary:logistic", "max_depth": 4, "scale_pos_weight": 2.5, "max_delta_step": 0.7},
        "hard": True,
    },
    "squared-error": {
        "params": {"objective": "reg:squarederror", "max_depth": 5, "lambda": 2, "alpha": 0.7, "min_child_weight": 3},
        "missing": 0.1,
    },
    "softprob": {"params": {"objective": "multi:softprob", "num_class": 3, "max_depth": 3}, "missing": 0.1},
    "lossguide": {
        "params": {
            "objective": "binary:logistic",
            "max_depth": 0,
            "max_leaves": 12,
            "grow_policy": "lossguide",
            "min_child_weight": 0,
        },
        "hard": True,
        "missing": 0.1,
    },
    "depthwise-max-leaves": {
        "params": {"objective": "binary:logistic", "max_depth": 6, "max_leaves": 11},
        "hard": True,
    },
    "monotone": {
        "params": {"objective": "binary:logistic", "max_depth": 5, "monotone_constraints": [1, -1, 0, 0, 1, 0, 0, -1]},
        "hard": True,
        "missing": 0.1,
    },
}


def make(name, case):
    random = np.random.default_rng(sum(map(ord, name)))
    group = random.integers(0, 4, ROWS)
    columns = [random.integers(0, 200, ROWS), np.round(random.normal(size=ROWS), 1) * 3, random.integers(0, 5, ROWS)]
    columns += [(group == k) * 1 for k in range(4)]
    columns.append(random.integers(-100, 100, ROWS) * 0.37)
    x = np.stack(columns, 1).astype(np.float32)
    score = x[:, 0] / 60 - 1.6 + x[:, 1] * 0.4 + (group == 2) * 1.5 - (x[:, 7] > 0) * x[:, 2] * 0.5
    probability = 1 / (1 + np.exp(-score))
    params = dict(case["params"])
    label = probability
    if case.get("hard"):
        label = random.random(ROWS) < probability
    if params["objective"] == "multi:softprob":
        label = np.digitize(probability, [0.33, 0.66])
    if params["objective"] == "reg:squarederror":
        label = score * 3
    label = label.astype(np.float32)
    gone = random.random(x.shape) < case.get("missing", 0)
    gone[:, 2] = False
    x[gone] = np.nan
    if case.get("sparse"):
        x[:, 3:7][x[:, 3:7] == 0] = np.nan
    weight = random.integers(1, 5, ROWS).astype(np.float32) / 2 if case.get("weighted") else None
    data = xgb.DMatrix(x, label, weight=weight, feature_names=[f"column_{i}" for i in range(x.shape[1])])
    native = {**params, "tree_method": "hist", "nthread": 1}
    if "monotone_constraints" in native:
        native["monotone_constraints"] = tuple(native["monotone_constraints"])
    booster = xgb.train(native, data, 4)
    few = data.slice(list(range(6)))
    return {
        "params": params,
        "rounds": 4,
        "rows": ROWS,
        "columns": x.shape[1],
        "data": numbers(x),
        "label": numbers(label),
        "weight": None if weight is None else numbers(weight),
        "model": json.loads(booster.save_raw("json")),
        "prediction": numbers(booster.predict(data)),
        "margin": numbers(booster.predict(data, output_margin=True)),
        "leaves": numbers(booster.predict(few, pred_leaf=True)),
        "contributions": numbers(booster.predict(few, pred_contribs=True)),
        "interactions": numbers(booster.predict(few, pred_interactions=True)),
    }


for name, case in CASES.items():
    text = json.dumps(make(name, case), separators=(",", ":"))
    (Path(sys.argv[1]) / f"{name}.json").write_text(text + "\n")
