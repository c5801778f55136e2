"""PredictionDex on a Dask cluster: duels, solved fights and fits of a search in shards, and training by xgboost.dask.

Every worker needs the repository with its packages (`npm ci`) at the same place (--home), Node, NumPy and XGBoost. Nothing
is shared between machines but the scheduler: game and duels go to the workers as bytes, and what a shard holds comes back
as bytes. A worker that is lost takes no result along: Dask gives its shards
to another, and a shard made twice is the same shard.

Started by `predictiondex cluster run`; by itself: python predictiondex_cluster.py --help
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from pathlib import Path

RETRIES = 3
BLIND_SHARE = 0.8
HERE = Path(__file__).resolve().parents[2]
ATTRIBUTE = "predictiondex_"


class ClusterError(Exception):
    """What went wrong, in one line for the terminal."""


# --- on the workers -------------------------------------------------------------------------------------------------

_PREPARING = threading.Lock()


def _command(home, arguments, environment):
    """Runs one of the project's commands. Raises RuntimeError with the last lines it printed where it fails."""
    done = subprocess.run(
        ["node", str(Path(home) / "bin" / "predictiondex.mjs"), *arguments],
        cwd=home,
        env={**os.environ, **environment, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()[-3:]
        raise RuntimeError(f"predictiondex {' '.join(arguments)}: {' | '.join(said)}")
    return done.stdout


def _given(inputs):
    """A folder of this worker's with these files below `data/`, and the environment that makes it the project's own."""
    from distributed import get_worker

    folder = Path(get_worker().local_directory) / "predictiondex" / inputs["hash"]
    with _PREPARING:
        if not folder.exists():
            folder.parent.mkdir(parents=True, exist_ok=True)
            temporary = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
            for name, content in inputs["files"].items():
                (temporary / "data" / name).parent.mkdir(parents=True, exist_ok=True)
                (temporary / "data" / name).write_bytes(content)
            temporary.rename(folder)
    return folder, {"PREDICTIONDEX_DATA": str(folder / "data"), "PREDICTIONDEX_MODELS": str(folder / "models")}


def _publish(target, files):
    """Writes a folder of files whole: beside its place, then moved there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    temporary.chmod(0o755)
    for name, content in files.items():
        (temporary / name).write_bytes(content)
    if target.exists():
        shutil.rmtree(target)
    temporary.rename(target)


def _read(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def make_shard(home, command, index, count, inputs):
    """One shard that `command` makes, such as of the duels: its files by name."""
    folder, environment = _given(inputs)
    made = folder / "shards" / f"{index}-{count}-{threading.get_ident()}"
    shard = ["--shard", f"{index}/{count}", "--to", str(made), "--threads", "1", "--no-update"]
    asked = [argument.replace("{data}", str(folder / "data")) for argument in command]
    try:
        _command(home, [*asked, *shard], environment)
        return _read(next(path for path in made.iterdir() if not path.name.startswith(".")))
    finally:
        shutil.rmtree(made, ignore_errors=True)


def fit_shard(home, command, index, count, inputs):
    """One shard of a search's fits, as the lines that the search keeps. Those that this worker has done before are known."""
    folder, environment = _given(inputs)
    said = _command(home, [*command, "--shard", f"{index}/{count}", "--threads", "1"], environment)
    # The grid's own file, as the command names it: others may lie beside it.
    path, fits = re.search(r"^(.+\.jsonl): (\d+) fits", said, re.MULTILINE).groups()
    kept = Path(path).read_bytes()
    if kept.count(b"\n") < int(fits):
        raise RuntimeError(f"{path} holds fewer than the {fits} fits of part {index} of {count}")
    return kept[: kept.rindex(b"\n") + 1]


def load_features(folder):
    """Exported features as (rows × features, label, weight, whether a row is of the test part)."""
    import numpy

    told = json.loads((Path(folder) / "features.json").read_text())
    matrices, targets = [], []
    for part in told["parts"]:
        paths = [Path(folder) / name for name in part["files"]]
        if told["format"] == "npy":
            matrices.append(numpy.load(paths[0]))
            targets.append(numpy.load(paths[1]))
        else:
            from pyarrow import parquet

            table = parquet.read_table(paths[0], columns=["label", "weight", "part", *told["featureNames"]])
            matrices.append(numpy.column_stack([table[name].to_numpy() for name in told["featureNames"]]))
            test = (table["part"].to_numpy(zero_copy_only=False) == "test").astype("float32")
            targets.append(numpy.column_stack([table["label"].to_numpy(), table["weight"].to_numpy(), test]))
    if not matrices:
        matrices, targets = [numpy.empty((0, len(told["featureNames"])), "float32")], [numpy.empty((0, 3), "float32")]
    matrix, target = numpy.concatenate(matrices), numpy.concatenate(targets)
    return matrix, target[:, 0], target[:, 1], target[:, 2] == 1


def training_rows(home, index, count, inputs):
    """The training rows of one shard of the features: (rows × features, label, weight)."""
    folder, environment = _given(inputs)
    made = folder / "features" / f"{index}-{count}-{threading.get_ident()}"
    shard = ["--shard", f"{index}/{count}", "--to", str(made), "--format", "npy", "--threads", "1", "--no-update"]
    try:
        _command(home, ["features", "export", *shard], environment)
        return exported_rows(next(made.glob("**/features.json")).parent)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def exported_rows(folder):
    """The training rows of a folder of exported features that this worker sees."""
    matrix, label, weight, test = load_features(folder)
    return matrix[~test], label[~test], weight[~test]


# --- on the client --------------------------------------------------------------------------------------------------


def say(text):
    print(text, file=sys.stderr, flush=True)


def connect(address, timeout):
    from distributed import Client
    from distributed.diagnostics.plugin import UploadFile

    try:
        client = Client(address, timeout=timeout)
    except (OSError, TimeoutError, ValueError) as problem:
        raise ClusterError(f"no scheduler answers at {address} within {timeout} s ({problem}); is it started there?") from None
    workers = client.scheduler_info()["workers"]
    if not workers:
        raise ClusterError(f"the scheduler at {address} has no worker; start one with `dask-worker {address}`")
    # Also for workers that come later, such as in the place of one that was lost.
    client.register_worker_plugin(UploadFile(__file__))
    threads = sum(worker["nthreads"] for worker in workers.values())
    say(f"cluster: {len(workers)} workers, {threads} threads; dashboard {client.dashboard_link}")
    return client, threads


def as_done(futures, what):
    """The results in the order in which they come, with progress. Raises ClusterError naming what failed for good."""
    from distributed import as_completed

    names = {future.key: name for name, future in futures.items()}
    for done, future in enumerate(as_completed(list(futures.values())), start=1):
        if future.status != "finished":
            raise ClusterError(f"{what} {names[future.key]} failed {RETRIES + 1} times: {future.exception()}")
        say(f"{what}: {done} of {len(futures)}")
        yield names[future.key], future


def _identity(value):
    return value


def _hand_out(client, inputs):
    """What every task needs: as a task itself, which is done again where the worker that has it is lost."""
    # Dask advises to scatter what is large, which is gone for good with its worker.
    warnings.filterwarnings("ignore", message="Large object|Sending large graph", category=UserWarning)
    return client.submit(_identity, inputs, pure=False, retries=RETRIES)


def shard_name(index, count):
    return f"shard-{index:04d}-of-{count:04d}"


def shards_of(client, options, command, given, count, target):
    """Has the workers make all shards, and keeps each as it comes in a folder of `target`."""
    others = [path.name for path in target.glob("shard-*-of-*") if not path.name.endswith(f"-of-{count:04d}")]
    if others:
        raise ClusterError(f"{target} holds shards of another cut ({others[0]}); name another folder by --to")
    started = time.monotonic()
    inputs = _hand_out(client, given)
    futures = {
        index: client.submit(make_shard, options.home, command, index, count, inputs, pure=False, retries=RETRIES)
        for index in range(1, count + 1)
    }
    for index, future in as_done(futures, "shards"):
        _publish(target / shard_name(index, count), future.result())
        future.release()
    say(f"{count} shards in {time.monotonic() - started:.1f} s")


def simulate(client, threads, options):
    count = options.shards or 4 * threads
    given = inputs_of(Path(options.data), ["game.json"])
    target = Path(options.to) if options.to else Path(options.data) / "shards" / f"{given['hash']}-{count}"
    shards_of(client, options, ["simulate"], given, count, target)
    print(_command(HERE, ["merge", str(target), "--no-update"], {}).strip())


def solve(client, threads, options):
    count = options.shards or 8 * threads
    given = inputs_of(Path(options.data), ["game.json"])
    command = ["solve"]
    if options.passes:
        command += ["--passes", str(options.passes)]
    if options.fights:
        given["files"]["fights.jsonl"] = Path(options.fights).read_bytes()
        command += ["--fights", "{data}/fights.jsonl"]
    given["hash"] = digest_of(given["files"])
    asked = hashlib.sha256(json.dumps([given["hash"], options.passes]).encode()).hexdigest()[:16]
    target = Path(options.data) / "shards" / f"solved-{asked}-{count}"
    shards_of(client, options, command, given, count, target)
    to = ["--to", options.to] if options.to else []
    print(_command(HERE, ["merge", str(target), *to, "--no-update"], {}).strip())


def search(client, threads, options):
    count = options.shards or threads
    data = Path(options.data)
    duels = [f"duels/{path.name}" for path in sorted((data / "duels").glob("*.parquet"))]
    inputs = _hand_out(client, inputs_of(data, ["game.json", *duels]))
    command = ["tune"]
    for name, value in {"grid": options.grid, "folds": options.folds}.items():
        if value is not None:
            command += [f"--{name}", str(value)]
    started = time.monotonic()
    futures = {
        index: client.submit(fit_shard, options.home, command, index, count, inputs, pure=False, retries=RETRIES)
        for index in range(1, count + 1)
    }
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for index, future in as_done(futures, "parts of the search"):
            files.append(Path(folder) / f"{index}.jsonl")
            files[-1].write_bytes(future.result())
            future.release()
        say(f"fitted in {time.monotonic() - started:.1f} s")
        print(_command(HERE, [*command, "--known-only", "--known", *map(str, files)], {}).strip())


def inputs_of(data, names):
    """Files of the generated data by name, and what tells them from others."""
    files = {name: (data / name).read_bytes() for name in names}
    return {"files": files, "hash": digest_of(files)}


def digest_of(files):
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return digest.hexdigest()[:16]


def exports_in(folder, described):
    """The folders of one whole export. Raises ClusterError where they are none, not whole, or of other features."""
    found = sorted(path.parent for path in Path(folder).glob("**/features.json"))
    if not found:
        raise ClusterError(f"{folder} holds no features.json; make it by `predictiondex features export --to {folder}`")
    told = {path: json.loads((path / "features.json").read_text()) for path in found}
    counts = {export["shard"]["count"] for export in told.values()}
    if len(counts) > 1:
        raise ClusterError(f"{folder} holds exports cut into {sorted(counts)} parts; name the folder of one")
    indexes = sorted(export["shard"]["index"] for export in told.values())
    if indexes != list(range(1, counts.pop() + 1)):
        raise ClusterError(f"{folder} holds the parts {indexes} of an export; every part is needed, once")
    for name in ["featureVersion", "frame"]:
        other = next((export[name] for export in told.values() if export[name] != described[name]), None)
        if other is not None:
            raise ClusterError(f"{folder} was exported with {name} {other}, this program has {described[name]}; export it again")
    if len({json.dumps(export["inputs"], sort_keys=True) for export in told.values()}) > 1:
        raise ClusterError(f"{folder} holds parts of different duels; export them again")
    return found


def features_of(client, threads, options, described):
    """The training rows in parts, on the workers: futures by name."""
    if options.features:
        folders = exports_in(options.features, described)
        return {str(folder): client.submit(exported_rows, str(folder), pure=False, retries=RETRIES) for folder in folders}
    data = Path(options.data)
    duels = [f"duels/{path.name}" for path in sorted((data / "duels").glob("*.parquet"))]
    inputs = _hand_out(client, inputs_of(data, ["game.json", *duels]))
    count = options.shards or 2 * threads
    return {
        index: client.submit(training_rows, options.home, index, count, inputs, pure=False, retries=RETRIES)
        for index in range(1, count + 1)
    }


def _row_count(rows):
    return len(rows[1])


def boosted(client, futures, sizes, names, parameters, rounds):
    """The trees. A worker that is lost takes its rows along, which are made again, and the training begins anew."""
    import dask.array
    from dask import delayed
    from distributed import wait
    from xgboost import dask as xgboost_dask

    for attempt in range(RETRIES + 1):
        try:
            wait(list(futures.values()))
            matrices, labels, weights = [], [], []
            for name, future in futures.items():
                rows = delayed(future)
                matrices.append(dask.array.from_delayed(rows[0], (sizes[name], len(names)), "float32"))
                labels.append(dask.array.from_delayed(rows[1], (sizes[name],), "float32"))
                weights.append(dask.array.from_delayed(rows[2], (sizes[name],), "float32"))
            matrix = xgboost_dask.DaskDMatrix(
                client,
                dask.array.concatenate(matrices),
                dask.array.concatenate(labels),
                weight=dask.array.concatenate(weights),
                feature_names=names,
            )
            return xgboost_dask.train(client, parameters, matrix, num_boost_round=rounds)["booster"]
        except Exception as problem:
            if attempt == RETRIES:
                raise
            say(f"training: broken off ({type(problem).__name__}); beginning anew with the workers there are")
            client.wait_for_workers(1)


def train(client, threads, options):
    import xgboost

    started = time.monotonic()
    told = json.loads(_command(HERE, ["features", "describe"], {}))
    names = told["featureNames"]
    futures = features_of(client, threads, options, told)
    sizes = {name: client.submit(_row_count, future).result() for name, future in as_done(futures, "features")}
    futures = {name: future for name, future in futures.items() if sizes[name] > 0}
    training = json.loads(Path(options.parameters).read_text()) if options.parameters else told["training"]
    parameters = {**training["parameters"], "seed": told["seed"], "base_score": 0.5}
    # XGBoost samples by gradient on GPUs alone; a share taken blindly has to be larger.
    if parameters.pop("sampling_method", "uniform") == "gradient_based":
        parameters["subsample"] = BLIND_SHARE
    rounds = options.rounds or training["rounds"]
    say(f"training: {sum(sizes.values())} rows × {len(names)} features, {rounds} trees")
    booster = boosted(client, futures, sizes, names, parameters, rounds)
    booster.set_attr(
        **{
            f"{ATTRIBUTE}feature_version": told["featureVersion"],
            f"{ATTRIBUTE}frame": told["frame"],
            f"{ATTRIBUTE}training_rows": str(sum(sizes.values())),
            f"{ATTRIBUTE}seed": str(told["seed"]),
            f"{ATTRIBUTE}parameters": json.dumps(parameters),
            f"{ATTRIBUTE}trainer": f"xgboost.dask {xgboost.__version__}",
        }
    )
    model = (Path(options.to) if options.to else Path(options.data) / "cluster-model") / "model.json"
    model.parent.mkdir(parents=True, exist_ok=True)
    booster.save_model(str(model))
    say(f"trained in {time.monotonic() - started:.1f} s with the features: {model}")
    print(_command(HERE, ["model", "import", str(model)], {}).strip())


JOBS = {"simulate": simulate, "solve": solve, "train": train, "search": search}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("job", choices=list(JOBS))
    parser.add_argument("--scheduler", required=True, help="such as tcp://10.0.0.1:8786")
    parser.add_argument("--home", required=True, help="the repository's folder on the workers")
    parser.add_argument("--data", required=True, help="the folder of generated data here")
    parser.add_argument("--to", help="where shards, or the model file, are put; below the data by default")
    parser.add_argument("--shards", type=int, help="parts of the work; four (two) a thread of the cluster")
    parser.add_argument("--features", help="exported features on storage that all workers see, instead of making them there")
    parser.add_argument("--parameters", help="a file like models/parameters.json, instead of that")
    parser.add_argument("--rounds", type=int, help="trees; those of the parameters")
    parser.add_argument("--fights", help="a file of fights to solve, instead of every form against every other")
    parser.add_argument("--passes", type=int, help="effort of the solver")
    parser.add_argument("--grid", help="of the search")
    parser.add_argument("--folds", type=int, help="of the search")
    parser.add_argument("--timeout", type=int, default=15, help="seconds to wait for the scheduler")
    options = parser.parse_args()
    try:
        client, threads = connect(options.scheduler, options.timeout)
        with client:
            JOBS[options.job](client, threads, options)
    except (ClusterError, RuntimeError) as problem:
        say(f"predictiondex cluster: {problem}")
        return 1
    except KeyboardInterrupt:
        say("predictiondex cluster: interrupted; nothing was merged or imported")
        return 130
    except Exception as problem:  # in one line; DEBUG=1 shows where it came from
        if os.environ.get("DEBUG"):
            raise
        say(f"predictiondex cluster: {type(problem).__name__}: {problem}")
        return 1
    return 0


if __name__ == "__main__":
    # By its name, which is what workers know its functions by.
    import predictiondex_cluster

    sys.exit(predictiondex_cluster.main())
