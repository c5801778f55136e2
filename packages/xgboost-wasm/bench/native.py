# One run of native XGBoost; prints one JSON line. Arguments: data folder, rows, held-out rows, trees, threads.
import json
import resource
import sys
import time

import numpy as np
import xgboost as xgb

folder = sys.argv[1]
rows, held, trees, threads = map(int, sys.argv[2:6])
columns = 133
x = np.fromfile(f"{folder}/x.f32", np.float32, rows * columns).reshape(rows, columns)
y = np.fromfile(f"{folder}/y.f32", np.float32, rows)
started = time.perf_counter()
cpu_started = time.process_time()
matrix = xgb.DMatrix(x, y, nthread=threads)
marks = []
cpu_marks = []


class Clock(xgb.callback.TrainingCallback):
    def after_iteration(self, model, epoch, evals_log):
        marks.append(time.perf_counter())
        cpu_marks.append(time.process_time())
        return False


params = {
    "objective": "binary:logistic",
    "max_depth": 8,
    "eta": 0.1,
    "tree_method": "hist",
    "nthread": threads,
}
booster = xgb.train(params, matrix, trees, callbacks=[Clock()])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
test = np.fromfile(f"{folder}/x.f32", np.float32, held * columns, offset=rows * columns * 4).reshape(held, columns)
truth = np.fromfile(f"{folder}/y.f32", np.float32, held, offset=rows * 4)
predict_seconds = float("inf")
for _ in range(5):
    # A fresh matrix, since predictions are cached.
    test_matrix = xgb.DMatrix(test, nthread=threads)
    before = time.perf_counter()
    p = booster.predict(test_matrix)
    predict_seconds = min(predict_seconds, time.perf_counter() - before)
    before = time.perf_counter()
    booster.inplace_predict(test)
    predict_seconds = min(predict_seconds, time.perf_counter() - before)
single = test[:1].copy()
before = time.perf_counter()
for _ in range(500):
    booster.inplace_predict(single)
single_micros = (time.perf_counter() - before) / 500 * 1e6
q = np.clip(p, 1e-7, 1 - 1e-7)
if len(sys.argv) > 6:
    booster.save_model(sys.argv[6])
print(
    json.dumps(
        {
            "engine": f"native XGBoost {xgb.__version__}, {threads} thread{'s' if threads > 1 else ''}",
            "secondsPerTree": (marks[-1] - marks[0]) / (trees - 1),
            "cpuSecondsPerTree": (cpu_marks[-1] - cpu_marks[0]) / (trees - 1),
            "secondsToFirstTree": marks[0] - started,
            "cpuSecondsToFirstTree": cpu_marks[0] - cpu_started,
            "peakMB": peak,
            "heldOutLogLoss": float(-np.mean(np.where(truth > 0.5, np.log(q), np.log(1 - q)))),
            "heldOutAccuracy": float(np.mean((p > 0.5) == (truth > 0.5))),
            "predictedRowsPerSecond": held / predict_seconds,
            "microsecondsPerRow": single_micros,
        }
    )
)
