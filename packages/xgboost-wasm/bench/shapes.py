# One shape by native XGBoost on one thread; prints one JSON line. Arguments: folder with shape.json and its data.
import json
import sys
import time

import numpy as np
import xgboost as xgb

folder = sys.argv[1]
shape = json.load(open(f"{folder}/shape.json"))
rows, columns, trees = shape["rows"], shape["columns"], shape["trees"]
label = np.fromfile(f"{folder}/label.f32", np.float32)
if shape["sparse"]:
    from scipy.sparse import csr_matrix

    parts = [np.fromfile(f"{folder}/{name}", kind) for name, kind in shape["files"]]
    x = csr_matrix((parts[2], parts[1], parts[0]), shape=(rows, columns))
else:
    x = np.fromfile(f"{folder}/data.f32", np.float32).reshape(rows, columns)
params = {"objective": "binary:logistic", "max_depth": shape["depth"], "tree_method": "hist", "nthread": 1}
matrix = xgb.DMatrix(x, label, nthread=1)
xgb.train(params, matrix, 1)
started = time.process_time()
booster = xgb.train(params, matrix, trees)
result = {"train": (time.process_time() - started) / trees}
some = xgb.DMatrix(x[: shape["asked"]], nthread=1)
started = time.process_time()
booster.predict(some, pred_contribs=True)
result["shap"] = time.process_time() - started
whole = xgb.DMatrix(x, nthread=1)
started = time.process_time()
booster.predict(whole, output_margin=True)
result["predict"] = rows / (time.process_time() - started)
print(json.dumps(result))
