"""What the scripts that write fixtures by this Python's XGBoost share."""

import json
from pathlib import Path

import numpy as np
import xgboost as xgb


def numbers(values):
    """Shortest decimals that give the same float32; NaN as null."""
    flat = np.asarray(values, np.float32).ravel()
    return [None if np.isnan(v) else float(str(v)) for v in flat]


def write_cases(folder, x, weight, cases):
    """Writes FOLDER/VERSION.json: the rows, and what was made of each case; what could not be made is None."""
    result = {
        "version": xgb.__version__,
        "rows": x.shape[0],
        "columns": x.shape[1],
        "data": numbers(x),
        "weight": numbers(weight),
        "cases": {name: one for name, one in cases.items() if one},
    }
    (Path(folder) / f"{xgb.__version__}.json").write_text(json.dumps(result, separators=(",", ":")) + "\n")
