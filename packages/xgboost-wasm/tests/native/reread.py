"""Reads FOLDER/reread.json, [{file, columns, data}], and writes each file's predictions and dumps to FOLDER/reread-out.json."""

import json
import sys

import numpy as np
import xgboost as xgb



def dump(booster):
    try:
        return booster.get_dump(dump_format="json", with_stats=True)
    except xgb.core.XGBoostError:  # leaves with several values
        return None


folder = sys.argv[1]
answers = []
with open(f"{folder}/reread.json") as given:
    asked = json.load(given)
for one in asked:
    rows = np.array([np.nan if v is None else v for v in one["data"]], np.float32).reshape(-1, one["columns"])
    try:
        booster = xgb.Booster(model_file=f"{folder}/{one['file']}")
        margins = booster.predict(xgb.DMatrix(rows), output_margin=True, validate_features=False)
        answers.append({"margins": np.asarray(margins, np.float64).ravel().tolist(), "dump": dump(booster)})
    except Exception as error:
        answers.append(str(error).split("\n")[0])
with open(f"{folder}/reread-out.json", "w") as out:
    json.dump(answers, out)
