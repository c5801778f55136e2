"""Writes FOLDER/VERSION.json: configurations that this Python's XGBoost writes, with the parameters given.

Run by hand, once for each version that matters: python write_configs.py tests/fixtures/configs.
"""

import json
import sys
from pathlib import Path

import numpy as np
import xgboost as xgb

x = np.random.default_rng(1).integers(0, 9, (50, 3)).astype(np.float32)
TREES = {
    "objective": "binary:logistic",
    "max_depth": 3,
    "eta": 0.2,
    "min_child_weight": 2.5,
    "gamma": 0.1,
    "lambda": 2,
    "alpha": 0.7,
    "subsample": 0.5,
    "colsample_bytree": 0.8,
    "num_parallel_tree": 2,
    "max_bin": 64,
    "seed": 7,
    "nthread": 1,
    "monotone_constraints": [1, 0, -1],
    "interaction_constraints": [[0, 1], [2]],
    "scale_pos_weight": 1.5,
    "base_score": 0.4,
    "tree_method": "hist",
    "eval_metric": ["logloss"],
}
CASES = [
    TREES,
    {"objective": "multi:softprob", "num_class": 3, "grow_policy": "lossguide", "max_leaves": 9, "max_depth": 0},
    {"objective": "reg:tweedie", "tweedie_variance_power": 1.3, "booster": "dart", "rate_drop": 0.2, "one_drop": 1},
    {"objective": "count:poisson", "max_delta_step": 0.5},
    {"objective": "reg:quantileerror", "quantile_alpha": [0.2, 0.7]},
]


def config(params):
    label = x[:, 0] % 3 if "num_class" in params else x[:, 0] % 2
    given = {"tree_method": "hist", **params}
    for name in ("monotone_constraints", "interaction_constraints"):
        if name in given:
            given[name] = str(given[name]).replace("[", "(").replace("]", ")") if name[0] == "m" else str(given[name])
    try:
        return xgb.train(given, xgb.DMatrix(x, label), 1).save_config()
    except xgb.core.XGBoostError:
        return None


made = [{"params": {"tree_method": "hist", **params}, "config": config(params)} for params in CASES]
kept = [one for one in made if one["config"]]
(Path(sys.argv[1]) / f"{xgb.__version__}.json").write_text(json.dumps(kept, indent=1) + "\n")
