"""Loads FOLDER/config-model.json and FOLDER/config.json into one booster and prints its own configuration."""

import sys

import xgboost as xgb

booster = xgb.Booster(model_file=f"{sys.argv[1]}/config-model.json")
with open(f"{sys.argv[1]}/config.json") as config:
    booster.load_config(config.read())
print(booster.save_config())
