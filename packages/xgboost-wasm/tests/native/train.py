"""Trains on FOLDER/x.f32 and y.f32 and saves FOLDER/NAME.json: FOLDER ROWS COLUMNS PARAMS ROUNDS NAME."""

import json
import sys

import numpy as np
import xgboost as xgb

folder, rows, columns, params, rounds, name = sys.argv[1:]
x = np.fromfile(f"{folder}/x.f32", np.float32).reshape(int(rows), int(columns))
data = xgb.DMatrix(x, np.fromfile(f"{folder}/y.f32", np.float32))
booster = xgb.train({**json.loads(params), "tree_method": "hist", "nthread": 1}, data, int(rounds))
booster.save_model(f"{folder}/{name}.json")
