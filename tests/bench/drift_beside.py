"""Evidently and NannyML on the windows of drift-beside.bench.ts: how many of each case they call drifted."""

import json
import sys
import time
import warnings

import pandas as pd

warnings.filterwarnings("ignore")

import evidently  # noqa: E402
import nannyml as nml  # noqa: E402
from evidently import DataDefinition, Dataset, Report  # noqa: E402
from evidently.metrics import DriftedColumnsCount  # noqa: E402

CATEGORICAL = ["a", "b"]


def frame(columns):
    data = pd.DataFrame(columns)
    for name in CATEGORICAL:
        data[name] = data[name].astype(str)
    return data


def drifted_share(result):
    for metric in result.dict()["metrics"]:
        if "DriftedColumnsCount" in str(metric.get("metric_name") or metric.get("metric_id")):
            return metric["value"]["share"]
    raise KeyError("DriftedColumnsCount")


def main(source, target):
    with open(source, encoding="utf8") as file:
        given = json.load(file)
    reference = frame(given["reference"])
    numeric = [name for name in reference.columns if name not in CATEGORICAL]
    definition = DataDefinition(categorical_columns=CATEGORICAL, numerical_columns=numeric)
    described = Dataset.from_pandas(reference, data_definition=definition)
    report = Report([DriftedColumnsCount()])
    rules = [
        "Evidently, half of the columns (its rule)",
        "Evidently, any column",
        "NannyML, any column (its alerts)",
        "NannyML, reconstruction error",
    ]
    found = {rule: [] for rule in rules}
    seconds = {"Evidently": 0.0, "NannyML": 0.0}
    fitted = {}
    for windows in given["cases"]:
        counts = dict.fromkeys(rules, 0)
        size = len(windows[0]["a"])
        if size not in fitted:
            began = time.time()
            univariate = nml.UnivariateDriftCalculator(
                column_names=list(reference.columns), treat_as_categorical=CATEGORICAL, chunk_size=size
            )
            univariate.fit(reference)
            reconstruction = nml.DataReconstructionDriftCalculator(column_names=numeric, chunk_size=size)
            reconstruction.fit(reference)
            fitted[size] = (univariate, reconstruction)
            seconds["NannyML"] += time.time() - began
        univariate, reconstruction = fitted[size]
        for columns in windows:
            window = frame(columns)
            began = time.time()
            current = Dataset.from_pandas(window, data_definition=definition)
            share = drifted_share(report.run(current, described))
            seconds["Evidently"] += time.time() - began
            counts[rules[0]] += share >= 0.5
            counts[rules[1]] += share > 0
            began = time.time()
            alerts = univariate.calculate(window).filter(period="analysis").to_df()
            counts[rules[2]] += bool(
                alerts[[name for name in alerts.columns if name[-1] == "alert"]].to_numpy().any()
            )
            error = reconstruction.calculate(window).filter(period="analysis").to_df()
            counts[rules[3]] += bool(error[("reconstruction_error", "alert")].any())
            seconds["NannyML"] += time.time() - began
        for rule in rules:
            found[rule].append(int(counts[rule]))
    versions = {"Evidently": evidently.__version__, "NannyML": nml.__version__}
    with open(target, "w", encoding="utf8") as file:
        json.dump({"versions": versions, "found": found, "seconds": seconds}, file)


main(sys.argv[1], sys.argv[2])
