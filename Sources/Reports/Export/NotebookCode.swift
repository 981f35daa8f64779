import Basics
import Tasks

/// The Python of the notebook.
enum NotebookCode {
  static var metrics: String {
    let names = Metric.allCases.filter { !$0.higherIsBetter }.map { Escaped.python($0.rawValue) }
    return "LESS_IS_BETTER = [\(names.joined(separator: ", "))]"
  }

  static let reading = #"""
    import re
    from pathlib import Path

    import h5py
    import numpy as np
    import pandas as pd

    RESULTS = Path(RESULTS)


    def text(value):
        return value.decode() if isinstance(value, bytes) else str(value)


    def named(group):
        """The datasets of a group whose names may be paths, in their order."""
        return {text(name): group[text(name)][()] for name in group.attrs["names"]}


    def current(measures, version):
        """The names of now: format 1 wrote train_peak for trainPeak."""
        ours = lambda name: version == 1 and not name.startswith(("forgetting/", "checkpoints/"))
        return {re.sub("_([a-z0-9])", lambda m: m[1].upper(), name) if ours(name) else name: value
                for name, value in measures.items()}


    def read(path):
        """One run, without its weights and predictions."""
        with h5py.File(path) as f:
            configuration = f["configuration"].attrs
            label, task = text(f.attrs["label"]), ", ".join(map(text, configuration["tasks"]))
            methods = "+".join(map(text, configuration["methods"]))
            parts = label.split(" · ")
            run = {
                "identity": text(f.attrs["identity"]), "label": label, "methods": methods, "task": task,
                "method": " · ".join(parts[:-2]) if len(parts) >= 3 else methods,
                "seed": int(configuration["seed"]),
                # Trials of a search, and what it no longer chooses, are no results.
                "role": text(f["search"].attrs["role"]) if "search" in f else "",
                "status": text(f.attrs["status"]),
                "learning_rate": f["configuration/hyperparameters"].attrs.get("learningRate", np.nan),
                "metric": text(f.attrs.get("primaryMetric", "")), "test": np.nan, "dev": np.nan,
                "exclusive": bool(f["provenance"].attrs["isExclusive"]),
                "steps": {name: f["steps"][name][()] for name in ("loss", "tokens", "epoch")},
                "phases": {name: data[()] for name, data in f["steps/seconds"].items()},
                "epoch_seconds": f["epochs/trainingSeconds"][()], "dev_metrics": named(f["epochs/dev"]),
                "sizes": {name: int(data[()]) for name, data in f["sizes"].items()},
                "memory": current(named(f["memory"]), f.attrs["formatVersion"]), "timings": named(f["timings"]),
                "measures": current(named(f["measures"]), f.attrs["formatVersion"]),
                "held_out": {},
            }
            for name in map(text, f["evaluations"].attrs["names"]):
                evaluation = f["evaluations"][name]
                value = evaluation["metrics"].attrs.get(run["metric"], np.nan)
                if name == text(f.attrs.get("primaryEvaluation", "")):
                    run["test"] = value
                elif text(evaluation.attrs["split"]) == "held-out":
                    run["held_out"][text(evaluation.attrs["task"])] = value
            dev = run["dev_metrics"].get(run["metric"], np.array([]))
            if len(dev):
                run["dev"] = dev[int(f["epochs"].attrs.get("chosen", len(dev) - 1))]
            return run


    def direction(metric):
        """1 where more is better, -1 where less is."""
        return -1 if metric in LESS_IS_BETTER else 1


    def mean(values):
        """NaN where one value is: none is left out."""
        return np.asarray(values, float).mean()


    def interval(values, statistic=np.mean, resamples=10_000):
        """95 % percentile bootstrap interval over seeds; NaN with one seed, which has no spread."""
        values = np.asarray(values, float)
        values = values[np.isfinite(values)]
        if len(values) < 2:
            return [np.nan, np.nan]
        draws = np.random.default_rng(0).integers(len(values), size=(resamples, len(values)))
        return np.quantile(statistic(values[draws], axis=1), [0.025, 0.975])


    def absent(what):
        print("Not in these results:", what)
    """#

  static let overview = #"""
    records = [read(path) for path in sorted((RESULTS / "runs").glob("*.h5"))]
    records = [run for run in records if run["role"] not in ("trial", "superseded")]
    # A reading of the untouched base model has no method.
    runs = pd.DataFrame([run for run in records if run["methods"]])
    complete = runs[runs.status == "complete"]
    # A metric belongs to a task: one name with two metrics is two tasks.
    several = complete.groupby("task").metric.transform("nunique") > 1
    complete = complete.assign(task=complete.task.where(~several, complete.task + ", " + complete.metric))
    tasks = sorted(complete.task.unique())
    print(f"{len(runs)} runs, {len(complete)} complete")
    undefined = complete.label[complete.test.isna()]
    if len(undefined):
        print(f"{len(undefined)} of them without a test value that is a number, in no chart:", *undefined, sep="\n  ")
    runs[["method", "task", "seed", "status", "metric", "test", "dev"]].sort_values(["task", "method", "seed"])
    """#
}
