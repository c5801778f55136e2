"""Runs the Python side of docs/COMING-FROM-PYTHON.md: [code, ...] from FOLDER/lines.json; prints what failed as JSON."""

import contextlib
import io
import json
import os
import sys
import warnings

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
import xgboost as xgb

warnings.simplefilter("ignore")
random = np.random.default_rng(5)
rows, columns = 60, 3
X = random.integers(0, 8, (rows, columns)).astype(np.float32)
y = (X[:, 0] + X[:, 1] > 7).astype(np.float32)
params = {"objective": "binary:logistic", "max_depth": 3, "tree_method": "hist"}


def squared(margins, data):
    return margins - data.get_label(), np.ones(len(margins))


def names():
    """Fresh for every line."""
    dtrain = xgb.DMatrix(X, y)
    given = {
        **{"xgb": xgb, "json": json, "X": X, "y": y, "rows": rows, "columns": columns, "params": params},
        **{"dtrain": dtrain, "dheld": xgb.DMatrix(X, y[::-1]), "w": np.full(rows, 2.0), "m": np.full(rows, 0.1)},
        **{"names": ["a", "b", "c"], "types": ["q", "int", "float"], "sizes": [20, 40], "history": {}},
        **{"values": [1, 2, 3], "indices": [0, 2, 1], "indptr": [0, 2, 3], "squared": squared},
        "most": lambda predictions, data: ("most", float(np.max(predictions))),
        "booster": xgb.train(params, dtrain),
        "classes": xgb.train({"objective": "multi:softprob", "num_class": 3}, xgb.DMatrix(X, X[:, 0] % 3)),
    }
    for name in ("XGBClassifier", "XGBRegressor", "XGBRFClassifier"):
        given[name] = getattr(xgb, name)
    with contextlib.suppress(ImportError):
        from scipy.sparse import csr_matrix

        given["csr_matrix"] = csr_matrix
    return given


failed = []
for line in json.load(open(f"{sys.argv[1]}/lines.json")):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(line, names())
    except Exception as error:
        # scikit-learn may not be there.
        if not isinstance(error, ImportError) and "sklearn needs to be installed" not in str(error):
            failed.append(f"{line}: {type(error).__name__}: {str(error).splitlines()[0]}")
print(json.dumps(failed))
