"""Writes FOLDER/VERSION.json: what this Python's XGBoost dumps of models in files/VERSION.json.

Run by hand after write_files.py, once for each version that matters: python write_dumps.py tests/fixtures/dumps.
`npm run test:native` checks that the installed version still writes the same. A dump that a version refuses is null.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

import xgboost as xgb

FILES = Path(__file__).parent.parent / "fixtures" / "files" / f"{xgb.__version__}.json"
NUMBERS = "0 first int\n1 second i\n2 third float\n3 fourth q\n"
KINDS = "0 first q\n1 second int\n2 third c\n3 fourth c\n"
CASES = [
    ("squarederror", None),
    ("squarederror", NUMBERS),
    ("softprob", None),
    ("dart", None),
    ("pruned", NUMBERS),
    ("one-hot", None),
    ("partition", KINDS),
    ("linear", None),
    ("linear-classes", None),
    ("vector-leaves", None),
    ("named-categories", None),
]


def dump(booster, feature_map, **options):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "features.txt")
        Path(path).write_text(feature_map or "")
        try:
            # One of a round is enough.
            return booster.get_dump(path if feature_map else "", **options)[:1]
        except xgb.core.XGBoostError:
            return None


files = json.loads(FILES.read_text())["cases"]
dumps = []
for name, feature_map in CASES:
    if name not in files:
        continue
    booster = xgb.Booster(model_file=bytearray(files[name]["model"].encode()))
    for dump_format in ("text", "json", "dot"):
        for with_stats in (False, True):
            text = dump(booster, feature_map, dump_format=dump_format, with_stats=with_stats)
            dumps.append({
                "model": name,
                "format": dump_format,
                "withStats": with_stats,
                "featureMap": feature_map,
                "dump": text,
            })
(Path(sys.argv[1]) / f"{xgb.__version__}.json").write_text(json.dumps(dumps, indent=1) + "\n")
