"""PredictionDex on Spark: trains xgboost.spark on exported features, and writes the model for `predictiondex model import`.

    spark-submit predictiondex_spark.py --features features --to model.json

Runs on whatever cluster spark-submit is told; with plain Python on this machine alone (--workers at a time). Wants pyspark, xgboost,
pyarrow, pandas and scikit-learn.
"""

import argparse
import json
import sys
from pathlib import Path

ATTRIBUTE = "predictiondex_"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", required=True, help="folder that `features export` wrote")
    parser.add_argument("--to", required=True, help="model file to write")
    parser.add_argument("--workers", type=int, default=2, help="tasks that train together")
    parser.add_argument("--rounds", type=int, help="trees; those that `train` grows")
    options = parser.parse_args()
    folder = Path(options.features).resolve()
    if not (folder / "features.json").exists():
        print(f"predictiondex spark: {folder} holds no features.json; make it by `predictiondex features export`", file=sys.stderr)
        return 1
    told = json.loads((folder / "features.json").read_text())
    if told["format"] != "parquet":
        print(f"predictiondex spark: {folder} holds {told['format']}; export it as Parquet", file=sys.stderr)
        return 1

    import xgboost
    from pyspark.sql import SparkSession
    from xgboost.spark import SparkXGBRegressor

    spark = SparkSession.builder.appName("predictiondex").getOrCreate()
    names = told["featureNames"]
    rows = spark.read.parquet(*[str(folder / part["files"][0]) for part in told["parts"]]).where("part = 'train'")
    count = rows.count()
    rounds = options.rounds or told["training"]["rounds"]
    parameters = {**told["training"]["parameters"], "seed": told["seed"], "base_score": 0.5}
    trainer = SparkXGBRegressor(
        features_col=names, label_col="label", weight_col="weight", num_workers=options.workers, n_estimators=rounds, **parameters
    )
    booster = trainer.fit(rows).get_booster()
    booster.feature_names = names
    booster.set_attr(
        **{
            f"{ATTRIBUTE}feature_version": told["featureVersion"],
            f"{ATTRIBUTE}frame": told["frame"],
            f"{ATTRIBUTE}training_rows": str(count),
            f"{ATTRIBUTE}seed": str(told["seed"]),
            f"{ATTRIBUTE}parameters": json.dumps(parameters),
            f"{ATTRIBUTE}trainer": f"xgboost.spark {xgboost.__version__}",
        }
    )
    booster.save_model(options.to)
    print(f"{options.to}: {rounds} trees of {count} rows")
    spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
