"""Loads FOLDER/MODEL, predicts FOLDER/x.f32 and saves the model again: FOLDER ROWS COLUMNS MODEL."""

import sys

import numpy as np
import xgboost as xgb

folder, rows, columns, model = sys.argv[1:]
x = np.fromfile(f"{folder}/x.f32", np.float32).reshape(int(rows), int(columns))
booster = xgb.Booster(model_file=f"{folder}/{model}")
booster.predict(xgb.DMatrix(x)).astype(np.float32).tofile(f"{folder}/prediction.f32")
contributions = booster.predict(xgb.DMatrix(x[:20]), pred_contribs=True)
contributions.astype(np.float32).tofile(f"{folder}/contributions.f32")
booster.save_model(f"{folder}/again.{model.split('.')[-1]}")
