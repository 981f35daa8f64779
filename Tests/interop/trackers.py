#!/usr/bin/env python3
"""Reads what `tunebench export --format mlflow|tensorboard` wrote with these programs' own readers, and compares it with the
runs' HDF5 files.

    python3 trackers.py --tunebench .build/release/tunebench --results results/reference/quick --work DIR

Needs h5py, tensorboard and mlflow-skinny (or mlflow). Ends with status 1 where anything differs.
"""

import argparse
import math
import os
import pathlib
import subprocess
import sys

os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

import h5py  # noqa: E402
import numpy as np  # noqa: E402
from mlflow import MlflowClient  # noqa: E402
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator  # noqa: E402


def runs_of(results):
    runs = {}
    for path in sorted((results / "runs").glob("*.h5")):
        with h5py.File(path) as file:
            runs[str(file.attrs["identity"])] = {
                "label": str(file.attrs["label"]),
                "status": str(file.attrs["status"]),
                "loss": np.array(file["steps/loss"]),
                "rate": np.array(file["steps/learningRate"]),
                "dev": {name: np.array(values) for name, values in file["epochs/dev"].items()},
                "trainable": int(np.array(file["sizes/trainable"])),
                "test": {
                    "test/" + name: float(np.array(value))
                    for name, value in metrics_below(file["evaluations"].get("test"))
                },
            }
    return runs


def metrics_below(group):
    found = []
    if group is not None:
        group.visititems(
            lambda name, item: found.append((name.replace("/metrics/", "/"), item))
            if isinstance(item, h5py.Dataset) and "/metrics/" in name else None)
    return found


def same(one, other, tolerance=0.0):
    if math.isnan(one) or math.isnan(other):
        return math.isnan(one) and math.isnan(other)
    return abs(one - other) <= tolerance * max(1.0, abs(one))


def check_mlflow(store, runs, fault):
    client = MlflowClient(tracking_uri=store.resolve().as_uri())
    found = {}
    for experiment in client.search_experiments():
        for run in client.search_runs([experiment.experiment_id], max_results=5000):
            found[run.data.tags["tunebench.identity"]] = run
    if set(found) != set(runs):
        fault(f"MLflow sees {len(found)} runs, there are {len(runs)}")
    checked = 0
    for identity, run in found.items():
        own = runs[identity]
        states = {"complete": "FINISHED", "failed": "FAILED", "cancelled": "KILLED"}
        if run.info.status != states[own["status"]] or run.info.run_name != own["label"]:
            fault(f"{own['label']}: {run.info.status}, {run.info.run_name}")
        for name, values in [("steps/loss", own["loss"]), ("steps/learningRate", own["rate"])]:
            history = client.get_metric_history(run.info.run_id, name) if len(values) else []
            history.sort(key=lambda metric: metric.step)
            if [metric.step for metric in history] != list(range(1, len(values) + 1)) or not all(
                    same(metric.value, value) for metric, value in zip(history, values)):
                fault(f"{own['label']}: {name} differs")
            checked += len(history)
        for name, value in own["test"].items():
            if name not in run.data.metrics or not same(run.data.metrics[name], value):
                fault(f"{own['label']}: {name} is {run.data.metrics.get(name)}, not {value}")
            checked += 1
        if own["status"] == "complete" and run.data.metrics["sizes/trainable"] != own["trainable"]:
            fault(f"{own['label']}: sizes/trainable differs")
        if "model" not in run.data.params or not any(key.startswith("train.") for key in run.data.params):
            fault(f"{own['label']}: lacks settings")
    return checked


def check_tensorboard(directory, runs, fault):
    folders = sorted(path for path in directory.iterdir() if path.is_dir())
    if len(folders) != len(runs):
        fault(f"TensorBoard has {len(folders)} folders, there are {len(runs)} runs")
    by_loss, checked = {}, 0
    for folder in folders:
        events = EventAccumulator(str(folder), size_guidance={"scalars": 0})
        events.Reload()
        tags = events.Tags()["scalars"]
        losses = [(event.step, event.value) for event in events.Scalars("steps/loss")] if "steps/loss" in tags else []
        by_loss.setdefault(tuple(value for _, value in losses), []).append((folder.name, events, tags))
        if [step for step, _ in losses] != list(range(1, len(losses) + 1)):
            fault(f"{folder.name}: steps are {losses[:3]}")
    for own in runs.values():
        key = tuple(float(value) for value in own["loss"].astype(np.float32))
        candidates = by_loss.get(key, [])
        good = [
            name for name, events, tags in candidates
            if all(tag in tags and same(events.Scalars(tag)[-1].value, value, 1e-6) for tag, value in own["test"].items())
            and all(
                "dev/" + metric in tags and len(events.Scalars("dev/" + metric)) == len(values)
                for metric, values in own["dev"].items() if len(values))
        ]
        if not good:
            fault(f"{own['label']}: no event file has its losses, dev and test")
        checked += len(key) + len(own["test"])
    return checked


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tunebench", required=True)
    parser.add_argument("--results", required=True, type=pathlib.Path)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    arguments = parser.parse_args()
    runs, faults = runs_of(arguments.results), []
    for form in ["mlflow", "tensorboard"]:
        subprocess.run(
            [arguments.tunebench, "export", str(arguments.results), "--format", form, "--out", str(arguments.work)],
            check=True)
    counts = [
        check_mlflow(arguments.work / "mlruns", runs, faults.append),
        check_tensorboard(arguments.work / "tensorboard", runs, faults.append),
    ]
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(runs)} runs, {counts[0]} values in MLflow and {counts[1]} in TensorBoard: {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
