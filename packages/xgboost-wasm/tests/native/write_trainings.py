"""Writes FOLDER/VERSION.json: what this Python's XGBoost trains with each objective, booster, constraint and metric.

Run by hand for each version that matters: python write_trainings.py tests/fixtures/trainings. What a version does not
know is left out. `npm run test:native` checks that the installed version still writes the same.
"""

import json
import sys
import warnings

import numpy as np
import xgboost as xgb
from fixture_file import numbers, write_cases

warnings.simplefilter("ignore")
ROWS = 160
VERSION = tuple(int(part) for part in xgb.__version__.split(".")[:2])

random = np.random.default_rng(11)
x = np.stack(
    [
        random.integers(0, 60, ROWS),
        np.round(random.normal(size=ROWS), 1) * 3,
        random.integers(0, 5, ROWS),
        random.integers(-40, 40, ROWS) * 0.37,
        random.integers(0, 2, ROWS),
    ],
    1,
).astype(np.float32)
score = x[:, 0] / 20 - 1.6 + x[:, 1] * 0.4 - (x[:, 3] > 0) * x[:, 2] * 0.5 + x[:, 4]
x[random.random(x.shape) < 0.07] = np.nan
weight = random.integers(1, 5, ROWS).astype(np.float32) / 2

half = (score > 0).astype(np.float32)
thirds = np.digitize(score, [-0.8, 0.8]).astype(np.float32)
positive = np.round(np.exp(score / 2), 3).astype(np.float32)
counts = np.floor(positive * 2).astype(np.float32)
score = np.round(score, 3).astype(np.float32)


def case(label, metrics, weighted=False, **params):
    return {"label": label, "metrics": metrics, "weighted": weighted, "params": params}


CASES = {
    "squarederror": case(score, ["rmse", "mae", "mape", "mphe"], base_score=0.5, objective="reg:squarederror"),
    "positive-weight": case(half, ["rmse"], base_score=0.5, objective="reg:squarederror", scale_pos_weight=3),
    "logistic": case(
        half,
        ["logloss", "error", "error@0.3", "auc", "aucpr", "rmse"],
        weighted=True,
        base_score=0.5,
        objective="binary:logistic",
    ),
    "reg-logistic": case(half, ["rmse"], base_score=0.4, objective="reg:logistic"),
    "logitraw": case(half, ["auc", "aucpr"], base_score=0.5, objective="binary:logitraw"),
    "hinge": case(half, ["error"], weighted=True, base_score=0.5, objective="binary:hinge"),
    "softmax": case(thirds, ["merror", "mlogloss"], base_score=0.5, objective="multi:softmax", num_class=3),
    "poisson": case(counts, ["poisson-nloglik", "rmse"], base_score=0.7, objective="count:poisson"),
    "poisson-step": case(counts, ["rmsle"], base_score=0.7, objective="count:poisson", max_delta_step=0.3),
    "gamma": case(positive, ["gamma-nloglik", "gamma-deviance"], base_score=1.2, objective="reg:gamma"),
    "tweedie": case(
        counts,
        ["tweedie-nloglik@1.3"],
        weighted=True,
        base_score=0.9,
        objective="reg:tweedie",
        tweedie_variance_power=1.3,
    ),
    "squaredlogerror": case(positive, ["rmsle"], base_score=0.5, objective="reg:squaredlogerror"),
    "pseudohuber": case(score, ["mphe"], base_score=0.5, objective="reg:pseudohubererror", huber_slope=0.7),
    "absolute": case(score, ["mae"], base_score=0.1, objective="reg:absoluteerror"),
    "absolute-weighted": case(score, ["mae"], weighted=True, base_score=0.1, objective="reg:absoluteerror"),
    "quantile": case(score, ["quantile"], base_score=0.1, objective="reg:quantileerror", quantile_alpha=[0.3]),
    "quantiles": case(
        score,
        ["quantile"],
        weighted=True,
        base_score=0.1,
        objective="reg:quantileerror",
        quantile_alpha=[0.1, 0.5, 0.9],
    ),
    "forest": case(half, ["logloss"], base_score=0.5, objective="binary:logistic", num_parallel_tree=3),
    "forest-classes": case(
        thirds, ["mlogloss"], base_score=0.5, objective="multi:softprob", num_class=3, num_parallel_tree=2
    ),
    "interactions": case(
        score, ["rmse"], base_score=0.5, interaction_constraints=[[0, 1], [1, 2, 3]], objective="reg:squarederror"
    ),
    "dart": case(
        half, ["logloss"], base_score=0.5, booster="dart", rate_drop=1.0, objective="binary:logistic"
    ),
    "dart-forest": case(
        thirds,
        ["mlogloss"],
        base_score=0.5,
        booster="dart",
        rate_drop=1.0,
        normalize_type="forest",
        objective="multi:softprob",
        num_class=3,
    ),
    "one-hot": case(score, ["rmse"], base_score=0.5, objective="reg:squarederror", max_cat_to_onehot=100),
    "one-hot-few": case(half, ["logloss"], base_score=0.5, objective="binary:logistic", alpha=0.2),
    "partition": case(
        score, ["rmse"], base_score=0.5, objective="reg:squarederror", max_cat_to_onehot=1, min_child_weight=3
    ),
    "partition-threshold": case(
        half,
        ["logloss"],
        weighted=True,
        base_score=0.5,
        objective="binary:logistic",
        max_cat_to_onehot=2,
        max_cat_threshold=3,
    ),
    "rank-ndcg": case(thirds, ["ndcg", "ndcg@5"], base_score=0.5, objective="rank:ndcg"),
    "rank-pairwise": case(thirds, ["ndcg@3"], base_score=0.5, objective="rank:pairwise"),
    # Estimated, as version 3.1 and newer do where nothing is given.
    "mean-logistic": case(half, ["logloss"], weighted=True, base_score="estimate", objective="binary:logistic"),
    "mean-poisson": case(counts, ["poisson-nloglik"], base_score="estimate", objective="count:poisson"),
    "mean-squarederror": case(score, ["rmse"], base_score="estimate", objective="reg:squarederror"),
    # The starting score is the version's own.
    "quantile-start": case(score, ["quantile"], objective="reg:quantileerror", quantile_alpha=[0.3]),
    "absolute-start": case(score, ["mae"], objective="reg:absoluteerror"),
}


def make(name, spec):
    # Version 1.7 does not multiply the leaves' quantiles by eta.
    if name.startswith("absolute") and VERSION < (2, 0):
        return None
    if name.startswith("mean") and VERSION < (3, 1):
        return None
    # Version 2.1 weighs the rows of several quantiles wrongly in the metric.
    metrics = [] if name == "quantiles" and VERSION < (3, 0) else spec["metrics"]
    categories = name.startswith(("one-hot", "partition"))
    types = {"feature_types": ["c", "q", "c", "q", "c"], "enable_categorical": True} if categories else {}
    data = xgb.DMatrix(x, label=spec["label"], weight=weight if spec["weighted"] else None, **types)
    group = [50, 20, 60, 30] if name.startswith("rank") else None
    if group and VERSION < (2, 0):
        return None
    if group:
        data.set_group(group)
    params = {"max_depth": 3, "tree_method": "hist", "nthread": 1, "eval_metric": spec["metrics"], **spec["params"]}
    if params.get("base_score") == "estimate":
        del params["base_score"]
    # Without names Python takes this one as text only.
    if "interaction_constraints" in params:
        params["interaction_constraints"] = json.dumps(params["interaction_constraints"])
    measured = {}
    try:
        booster = xgb.train(params, data, 3, evals=[(data, "train")], evals_result=measured, verbose_eval=False)
    except xgb.core.XGBoostError as error:
        print(xgb.__version__, name, str(error).split("\n")[0][:100], file=sys.stderr)
        return None
    return {
        "params": {**spec["params"], "max_depth": 3, "eval_metric": spec["metrics"]},
        "label": numbers(spec["label"]),
        "weighted": spec["weighted"],
        "group": group,
        "types": types.get("feature_types"),
        "model": booster.save_raw("json").decode(),
        "prediction": numbers(booster.predict(data)),
        "metrics": {metric: measured["train"][metric] for metric in metrics},
    }


write_cases(sys.argv[1], x, weight, {name: make(name, spec) for name, spec in CASES.items()})
