"""Writes FOLDER/VERSION.json: where this Python's XGBoost starts from when it is given no base_score.

Run by hand for each version that matters: python write_scores.py tests/fixtures/scores. What a version does
not know, or cannot start from, is left out.
"""

import json
import sys
import warnings

import numpy as np
import xgboost as xgb
from fixture_file import numbers, write_cases

warnings.simplefilter("ignore")
ROWS = 40

random = np.random.default_rng(20)
x = random.integers(0, 9, (ROWS, 2)).astype(np.float32)
score = x[:, 0] / 3 - x[:, 1] / 4 + np.round(random.normal(size=ROWS), 2)
weight = random.integers(1, 6, ROWS) / 2

few = (score > 1).astype(float)
many = (score > 0).astype(float)
share = np.round(1 / (1 + np.exp(-score)), 3)
classes = np.digitize(score, [-0.2, 1.2])
positive = np.round(np.exp(score / 2), 2)
counts = np.floor(positive)
ones, zeros = np.ones(ROWS), np.zeros(ROWS)


def squared(margin, data):
    return margin - data.get_label(), np.ones(margin.size)


def case(label, **more):
    own = {name: more.pop(name, None) for name in ("weighted", "group", "custom", "margin")}
    return {"label": label, "params": more, **own}


CASES = {
    "squared error": case(score, objective="reg:squarederror"),
    "squared error, weighted": case(score, weighted=True, objective="reg:squarederror"),
    "squared error, positive weight": case(few, weighted=True, objective="reg:squarederror", scale_pos_weight=3),
    "squared log error": case(positive, objective="reg:squaredlogerror"),
    "pseudo-Huber error, weighted": case(score, weighted=True, objective="reg:pseudohubererror", huber_slope=0.7),
    "absolute error": case(score, objective="reg:absoluteerror"),
    "absolute error, weighted": case(score, weighted=True, objective="reg:absoluteerror"),
    "one quantile": case(score, objective="reg:quantileerror", quantile_alpha=[0.3]),
    "quantiles": case(score, objective="reg:quantileerror", quantile_alpha=[0.1, 0.5, 0.8]),
    "quantiles, weighted": case(score, weighted=True, objective="reg:quantileerror", quantile_alpha=[0.2, 0.6]),
    "logistic": case(few, objective="binary:logistic"),
    "logistic, weighted": case(few, weighted=True, objective="binary:logistic"),
    "logistic, positive weight": case(few, objective="binary:logistic", scale_pos_weight=2.5),
    "logistic, dart": case(few, objective="binary:logistic", booster="dart"),
    "logistic, base margin": case(few, margin=0.25, objective="binary:logistic"),
    "logistic, all alike": case(ones, objective="binary:logistic"),
    "logistic, none": case(zeros, objective="binary:logistic"),
    "logistic regression, weighted": case(share, weighted=True, objective="reg:logistic"),
    "logitraw": case(few, objective="binary:logitraw"),
    "logitraw, weighted": case(few, weighted=True, objective="binary:logitraw"),
    "hinge, few": case(few, objective="binary:hinge"),
    "hinge, many": case(many, objective="binary:hinge"),
    "softprob": case(classes, objective="multi:softprob", num_class=3),
    "softprob, weighted": case(classes, weighted=True, objective="multi:softprob", num_class=3),
    "softprob, a class without rows": case(classes, objective="multi:softprob", num_class=4),
    "softmax": case(classes, objective="multi:softmax", num_class=3),
    "poisson": case(counts, objective="count:poisson"),
    "poisson, weighted": case(counts, weighted=True, objective="count:poisson"),
    "poisson, none": case(zeros, objective="count:poisson"),
    "gamma": case(positive, objective="reg:gamma"),
    "gamma, weighted": case(positive, weighted=True, objective="reg:gamma"),
    "tweedie": case(counts, objective="reg:tweedie", tweedie_variance_power=1.3),
    "tweedie, weighted": case(counts, weighted=True, objective="reg:tweedie"),
    "rank ndcg": case(classes, group=[25, 15], objective="rank:ndcg"),
    "rank pairwise": case(classes, group=[25, 15], objective="rank:pairwise"),
    "a loss of one's own": case(score, custom=True, objective="reg:squarederror"),
    "a loss of one's own, logistic": case(few, custom=True, objective="binary:logistic"),
}


def make(name, spec):
    data = xgb.DMatrix(x, label=spec["label"], weight=weight if spec["weighted"] else None)
    if spec["group"]:
        data.set_group(spec["group"])
    if spec["margin"]:
        data.set_base_margin(np.full(ROWS, spec["margin"]))
    params = {"max_depth": 2, "tree_method": "hist", "nthread": 1, **spec["params"]}
    try:
        booster = xgb.train(params, data, 1, obj=squared if spec["custom"] else None)
        score = json.loads(booster.save_raw("json"))["learner"]["learner_model_param"]["base_score"]
        margin = booster.predict(data, output_margin=True)
        if not np.isfinite(margin).all():
            raise ValueError("margins that are not finite")
    except (xgb.core.XGBoostError, ValueError) as error:
        print(xgb.__version__, name, str(error).split("\n")[0][:100], file=sys.stderr)
        return None
    parsed = json.loads(score)
    # Version 1.7 does not multiply leaves' quantiles by eta, and ranks otherwise.
    other = xgb.__version__ < "2" and ("absolute" in name or spec["group"])
    return {
        "params": {"max_depth": 2, **spec["params"]},
        "label": numbers(spec["label"]),
        "weighted": bool(spec["weighted"]),
        "group": spec["group"],
        "custom": bool(spec["custom"]),
        "baseMargin": spec["margin"],
        "baseScore": numbers(parsed),
        "margin": None if other else numbers(margin)[: 10 * (margin.size // ROWS)],
    }


write_cases(sys.argv[1], x, weight, {name: make(name, spec) for name, spec in CASES.items()})
