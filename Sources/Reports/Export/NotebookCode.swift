import Charts

/// The Python of the notebook.
enum NotebookCode {
  static let reading = #"""
    import re
    from pathlib import Path

    import h5py
    import matplotlib.pyplot as plt
    import numpy as np
    import pandas as pd

    RESULTS = Path(RESULTS)
    plt.rcParams.update({"figure.dpi": 110, "axes.spines.top": False, "axes.spines.right": False,
                         "axes.grid": True, "grid.color": "#dddddd", "axes.axisbelow": True})


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
        return -1 if metric == "meanSquaredError" else 1


    def interval(values, statistic=np.mean, resamples=10_000):
        """95 % percentile bootstrap interval over seeds; None with one seed, which has no spread."""
        values = np.asarray(values, float)
        values = values[np.isfinite(values)]
        if len(values) < 2:
            return None
        draws = np.random.default_rng(0).integers(len(values), size=(resamples, len(values)))
        return np.quantile(statistic(values[draws], axis=1), [0.025, 0.975])


    def whisker(axis, x, y, values, horizontal=False):
        """Draws the interval of a mean, where there is one."""
        ends = interval(values)
        if ends is not None:
            if horizontal:
                axis.plot(ends, [y, y], color="#777777", linewidth=1.5, zorder=1)
            else:
                axis.plot([x, x], ends, color="#777777", linewidth=1.5, zorder=1)
    """#

  /// Colours and marks of methods, the same as in the report's charts.
  static func looks(_ table: [(name: String, mark: Mark)]) -> String {
    let markers = [4: "s", 6: "o", 8: "^", 10: "v", 12: "D", 14: "p"]
    let dashes = [1: "-", 2: "--", 3: ":", 4: "-."]
    let rows = table.map { name, mark in
      let marker = markers[mark.pointType - mark.pointType % 2] ?? "o"
      let isFilled = mark.pointType % 2 == 1 ? "True" : "False"
      return "    \"\(name)\": (\"\(mark.colour)\", \"\(marker)\", \(isFilled), \"\(dashes[mark.dashType] ?? "-")\"),"
    }
    return #"""
      # Colour, marker, whether it is filled, line style: the report's.
      LOOKS = {
      """# + "\n" + rows.joined(separator: "\n") + "\n" + #"""
        }
        OTHERS = ["#0072B2", "#D55E00", "#009E73", "#E69F00", "#CC79A7", "#56B4E9"]


        def look(methods, **more):
            """How a method is drawn; one that is not in the table gets a colour by its name."""
            known = LOOKS.get(methods, (OTHERS[sum(methods.encode()) % len(OTHERS)], "p", False, "-."))
            colour, marker, filled, line = known
            return dict(color=colour, marker=marker, linestyle=line, markerfacecolor=colour if filled else "white") | more


        def mark(methods, **more):
            return look(methods, **more) | {"linestyle": "none"}


        def absent(what):
            print("Not in these results:", what)
        """#
  }

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

  // MARK: What methods reach

  static let results: [Notebook.Section] = [
    .init(
      id: "test", title: "Test metric by method",
      text: "A mark is a seed; the black tick is their mean, the grey line its 95 % bootstrap interval.",
      code: #"""
        for task in tasks:
            own = complete[complete.task == task].dropna(subset=["test"])
            if own.empty:
                absent("a test result of " + task)
                continue
            order = (direction(own.metric.iloc[0]) * own.groupby("method").test.mean()).sort_values().index
            figure, axis = plt.subplots(figsize=(7, 1 + 0.33 * len(order)))
            for place, method in enumerate(order):
                rows = own[own.method == method]
                axis.plot(rows.test, [place + 0.12] * len(rows), **mark(rows.methods.iloc[0]))
                whisker(axis, None, place - 0.15, rows.test, horizontal=True)
                axis.plot(rows.test.mean(), place - 0.15, "k|", markersize=9)
            axis.set_yticks(range(len(order)), order)
            axis.set(title=task, xlabel="Test " + own.metric.iloc[0])
            plt.show()
        """#),
    .init(
      id: "learning-curves", title: "Learning curves",
      text: "Mean over seeds of the training loss (running mean) and of the metric on dev, over steps and seconds.",
      code: #"""
        def smooth(values, window):
            return pd.Series(values).rolling(window, min_periods=1).mean().to_numpy()


        for task in tasks:
            own = complete[complete.task == task]
            figure, axes = plt.subplots(1, 3, figsize=(13, 4))
            for method, rows in own.groupby("method"):
                if min(len(steps["loss"]) for steps in rows.steps) == 0:
                    continue
                style = look(rows.methods.iloc[0], marker="", label=method)
                count = min(len(steps["loss"]) for steps in rows.steps)
                loss = np.mean([smooth(steps["loss"][:count], max(1, count // 15)) for steps in rows.steps], axis=0)
                seconds = np.mean([sum(phases.values())[:count].cumsum() for phases in rows.phases], axis=0)
                axes[0].plot(np.arange(1, count + 1), loss, **style)
                axes[1].plot(seconds, loss, **style)
                dev = [metrics[metric] for metrics, metric in zip(rows.dev_metrics, rows.metric) if metric in metrics]
                if dev:
                    epochs = min(map(len, dev))
                    axes[2].plot(np.arange(1, epochs + 1), np.mean([d[:epochs] for d in dev], axis=0),
                                 **look(rows.methods.iloc[0], label=method))
            axes[0].set(xlabel="Step", ylabel="Training loss", title=task)
            axes[1].set(xlabel="Training time (s)" + ("" if own.exclusive.all() else ", shared machine"))
            axes[2].set(xlabel="Epoch", ylabel="Dev metric")
            axes[2].legend(fontsize=7, loc="center left", bbox_to_anchor=(1, 0.5))
            plt.show()
        """#),
    .init(
      id: "parameters", title: "Test metric against trained parameters",
      text: "The head is counted apart. Methods that train nothing but the head cannot be on a logarithmic axis.",
      code: #"""
        for task in tasks:
            own = complete[complete.task == task].dropna(subset=["test"])
            own = own[[sizes["trainable"] > 0 for sizes in own.sizes]]
            if own.empty:
                absent("a method that trains parameters on " + task)
                continue
            figure, axis = plt.subplots(figsize=(7, 4.5))
            for method, rows in own.groupby("method"):
                count = rows.sizes.iloc[0]["trainable"]
                style = mark(rows.methods.iloc[0])
                axis.plot([count] * len(rows), rows.test, **style | {"markersize": 3})
                whisker(axis, count, None, rows.test)
                axis.plot(count, rows.test.mean(), **style | {"markersize": 8})
                axis.annotate(method, (count, rows.test.mean()), xytext=(6, 3), textcoords="offset points", fontsize=8)
            axis.set(xscale="log", xlabel="Trained parameters", ylabel="Test " + own.metric.iloc[0], title=task)
            plt.show()
        """#),
  ]

  // MARK: What they cost

  static let costs: [Notebook.Section] = [
    .init(
      id: "time", title: "Where the time of a step goes",
      text: "Mean over steps and seeds without the first five steps; runs that had the machine to themselves, if any.",
      code: #"""
        WARMUP = 5
        for task in tasks:
            own = complete[complete.task == task]
            own = own[own.exclusive] if own.exclusive.any() else own
            parts = ["data", "forward", "backward", "optimizer", "other"]
            means = pd.DataFrame([{"method": run.method} | {part: 1000 * run.phases[part][WARMUP:].mean() for part in parts}
                                  for run in own.itertuples() if len(run.steps["loss"]) > WARMUP])
            if means.empty:
                absent(f"runs of more than {WARMUP} steps on {task}")
                continue
            means.groupby("method")[parts].mean().plot.barh(
                stacked=True, figsize=(7, 1.2 + 0.33 * means.method.nunique()), title=task,
                color=["#0072B2", "#E69F00", "#009E73", "#56B4E9", "#D55E00"])
            plt.xlabel("Mean time of a step (ms)" + ("" if own.exclusive.all() else ", shared machine"))
            plt.ylabel("")
            plt.show()
        """#),
    .init(
      id: "memory", title: "Memory at the peak of training", text: "By category, beside the sum that was predicted.",
      code: #"""
        PARTS = ["baseWeights", "trainableWeights", "gradients", "optimizerState", "savedActivations", "workspace"]
        for task in tasks:
            own = complete[complete.task == task]
            own = own[[all("trainPeak/" + part in memory for part in PARTS) for memory in own.memory]]
            if own.empty:
                absent("the memory ledger by category on " + task)
                continue
            table = pd.DataFrame([{"method": run.method, "predicted": run.memory.get("predicted/ledgerPeak", np.nan) / 1e6}
                                  | {part: run.memory["trainPeak/" + part] / 1e6 for part in PARTS}
                                  for run in own.itertuples()]).groupby("method").mean()
            axis = table[PARTS].plot.barh(
                stacked=True, figsize=(7, 1.2 + 0.33 * len(table)), title=task,
                color=["#0072B2", "#E69F00", "#009E73", "#56B4E9", "#D55E00", "#CC79A7"])
            axis.plot(table.predicted, range(len(table)), "k|", markersize=12, label="predicted sum")
            axis.set(xlabel="Tensors at the peak (MB)", ylabel="")
            axis.legend(fontsize=7)
            plt.show()
        """#),
    .init(
      id: "latency", title: "Latency by length",
      text: "One input at a time: median, mean over seeds. Left as trained, right merged into the weights.",
      code: #"""
        def latencies(run, kind):
            found = {}
            for name, value in run.measures.items():
                parts = name.split("/")
                if parts[:2] == ["inference", kind] and parts[-1] == "latencyP50":
                    found[int(parts[2])] = 1000 * float(value)
            return found


        if not any(latencies(run, "unmerged") for run in complete.itertuples()):
            absent("latencies; add inference: true to the suite")
        else:
            figure, axes = plt.subplots(1, 2, figsize=(11, 4), sharey=True)
            for axis, kind in zip(axes, ["unmerged", "merged"]):
                for method, rows in complete.groupby("method"):
                    table = pd.DataFrame([latencies(run, kind) for run in rows.itertuples()]).mean().sort_index()
                    if len(table):
                        axis.plot(table.index, table, **look(rows.methods.iloc[0], label=method))
                axis.set(xlabel="Length (tokens)", title=kind)
            axes[0].set(ylabel="Latency (ms)", ylim=(0, None))
            axes[0].legend(fontsize=7)
            plt.show()
        """#),
  ]
}
