"""Writes FOLDER/VERSION.json: small model files of every kind that this Python's XGBoost writes, and its answers.

Run by hand, once for each version that matters: python write_files.py tests/fixtures/files. What a version does not
know is left out. `npm run test:native` checks that the installed version still writes the same.
"""

import base64
import json
import os
import sys
import tempfile
import warnings
from pathlib import Path

import numpy as np
import xgboost as xgb
from fixture_file import numbers

warnings.simplefilter("ignore")
ROWS = 90
ASKED = 12
VERSION = tuple(int(part) for part in xgb.__version__.split(".")[:2])

random = np.random.default_rng(7)
x = random.normal(size=(ROWS, 4)).astype(np.float32)
x[:, 2] = random.integers(0, 6, ROWS)
x[:, 3] = random.integers(0, 40, ROWS)
score = x[:, 0] - x[:, 1] / 2 + np.isin(x[:, 2], [1, 4]) * 2 + np.isin(x[:, 3] % 7, [2, 3]) * 1.5
x[random.random(x.shape) < 0.08] = np.nan
half = (score > np.median(score)).astype(np.float32)
thirds = np.digitize(score, np.quantile(score, [0.33, 0.66])).astype(np.float32)
positive = np.exp(score / 2).astype(np.float32)
counts = np.floor(positive * 2).astype(np.float32)
asked = x[:ASKED].copy()
# Categories that training has not seen, and values that are none.
asked[0, 2:4] = [9, 70]
asked[1, 2:4] = [-1, 1000]
asked[2, 2:4] = [2.5, 20000000]
asked[3, 2:4] = [31, 64]

TYPES = ["q", "q", "c", "c"]
NAMES = ["a", "b", "kind", "other kind"]


def case(label, rounds=2, group=None, bounds=None, matrix=None, **params):
    return {"label": label, "rounds": rounds, "group": group, "bounds": bounds, "matrix": matrix or {}, "params": params}


CATEGORIES = {"feature_types": TYPES, "feature_names": NAMES, "enable_categorical": True}
CASES = {
    "squarederror": case(score),
    "logistic": case(half, objective="binary:logistic", scale_pos_weight=1.7),
    "logistic-base": case(half, objective="binary:logistic", base_score=0.3),
    "reg-logistic": case(half, objective="reg:logistic"),
    "logitraw": case(half, objective="binary:logitraw", base_score=0.4),
    "hinge": case(half, objective="binary:hinge"),
    "softprob": case(thirds, objective="multi:softprob", num_class=3),
    "softmax": case(thirds, objective="multi:softmax", num_class=3),
    "poisson": case(counts, objective="count:poisson"),
    "gamma": case(positive, objective="reg:gamma"),
    "tweedie": case(counts, objective="reg:tweedie", tweedie_variance_power=1.3),
    "squaredlogerror": case(positive, objective="reg:squaredlogerror"),
    "pseudohuber": case(score, objective="reg:pseudohubererror"),
    "absolute": case(score, objective="reg:absoluteerror"),
    "quantiles": case(score, objective="reg:quantileerror", quantile_alpha=[0.1, 0.5, 0.9]),
    "pairwise": case(thirds, objective="rank:pairwise", group=[30, 40, 20]),
    "ndcg": case(thirds, objective="rank:ndcg", group=[30, 40, 20]),
    "map": case(half, objective="rank:map", group=[30, 40, 20]),
    "cox": case(np.where(half > 0, positive, -positive), objective="survival:cox"),
    "aft": case(None, objective="survival:aft", bounds=(positive, positive * 1.5)),
    "forest": case(thirds, objective="multi:softprob", num_class=3, num_parallel_tree=2, subsample=0.7),
    "forest-of-one": case(half, objective="binary:logistic", num_parallel_tree=3, subsample=0.5),
    "dart": case(half, 6, booster="dart", objective="binary:logistic", rate_drop=0.5),
    "dart-classes": case(thirds, 4, booster="dart", objective="multi:softprob", num_class=3, rate_drop=0.5),
    "linear": case(score, booster="gblinear"),
    "linear-classes": case(thirds, booster="gblinear", objective="multi:softprob", num_class=3),
    "pruned": case(score, tree_method="exact", max_depth=5, gamma=2.5),
    "one-hot": case(score, matrix=CATEGORIES, max_depth=4, max_cat_to_onehot=100),
    "partition": case(score, matrix=CATEGORIES, max_depth=4, max_cat_to_onehot=1, min_child_weight=4),
    "partition-classes": case(
        thirds, matrix=CATEGORIES, objective="multi:softprob", num_class=3, max_cat_to_onehot=1
    ),
    "targets": case(np.nan_to_num(np.stack([score, x[:, 3] / 9], 1))),
    "vector-leaves": case(np.nan_to_num(np.stack([score, x[:, 3] / 9], 1)), multi_strategy="multi_output_tree"),
}
# Those that are kept as UBJSON, too.
BINARY = {"logistic", "softprob", "quantiles", "dart", "linear", "pruned", "partition", "vector-leaves"}


def saved(booster, kind):
    """The file's bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, f"model.{kind}")
        booster.save_model(path)
        return Path(path).read_bytes()


def answer(booster, data, **options):
    try:
        return numbers(booster.predict(data, **options))
    except Exception:  # what a version or booster cannot do
        return None


def answers(booster, data, rounds):
    if VERSION >= (1, 4):
        part = answer(booster, data, output_margin=True, iteration_range=(1, rounds))
    else:
        part = None
    return {
        "prediction": answer(booster, data),
        "margin": answer(booster, data, output_margin=True),
        "part": part,
        "leaves": answer(booster, data, pred_leaf=True),
        "contributions": answer(booster, data, pred_contribs=True),
    }


def make(name, spec):
    label, bounds = spec["label"], spec["bounds"]
    if VERSION < (1, 6) and np.ndim(label) == 2:
        return None
    try:
        data = xgb.DMatrix(x, label=label, **spec["matrix"])
        queries = xgb.DMatrix(asked, **spec["matrix"])
        if spec["group"]:
            data.set_group(spec["group"])
        if bounds:
            data.set_float_info("label_lower_bound", bounds[0])
            data.set_float_info("label_upper_bound", bounds[1])
        params = {"max_depth": 3, "tree_method": "hist", "nthread": 1, "seed": 1, "verbosity": 0, **spec["params"]}
        if params.get("booster") == "gblinear":
            params = {key: value for key, value in params.items() if key not in ("max_depth", "tree_method")}
            params["updater"] = "coord_descent"
        booster = xgb.train(params, data, spec["rounds"])
    except (xgb.core.XGBoostError, TypeError, ValueError, AttributeError) as error:
        print(xgb.__version__, spec["params"].get("objective"), str(error).split("\n")[0][:100], file=sys.stderr)
        return None
    result = {"model": saved(booster, "json").decode(), **answers(booster, queries, spec["rounds"])}
    result["rounds"] = spec["rounds"]
    if VERSION >= (1, 6) and name in BINARY:
        result["ubj"] = base64.b64encode(saved(booster, "ubj")).decode()
    return result


def named_categories():
    """A model that keeps its categories, as XGBoost 3.1 does."""
    import pandas as pd

    frame = pd.DataFrame({
        "colour": pd.Categorical.from_codes(np.arange(ROWS) % 3, ["red", "green", "blau"]),
        "size": x[:, 0],
        "year": pd.Categorical(2000 + 10 * (np.arange(ROWS) % 4)),
    })
    label = score + (np.arange(ROWS) % 3 == 1) * 2
    data = xgb.DMatrix(frame, label=label, enable_categorical=True)
    booster = xgb.train({"max_depth": 3, "tree_method": "hist", "nthread": 1, "max_cat_to_onehot": 1}, data, 2)
    few = frame.iloc[:ASKED]
    codes = np.stack([few.colour.cat.codes, few["size"], few.year.cat.codes], 1)
    result = {"model": saved(booster, "json").decode(), "ubj": base64.b64encode(saved(booster, "ubj")).decode()}
    result["data"] = numbers(codes)
    return {**result, "rounds": 2, **answers(booster, xgb.DMatrix(few, enable_categorical=True), 2)}


cases = {name: made for name, made in ((name, make(name, spec)) for name, spec in CASES.items()) if made}
if VERSION >= (3, 1):
    cases["named-categories"] = named_categories()
text = json.dumps({"version": xgb.__version__, "data": numbers(asked), "cases": cases}, separators=(",", ":"))
(Path(sys.argv[1]) / f"{xgb.__version__}.json").write_text(text + "\n")
