extension NotebookCode {
  // MARK: What is forgotten

  static let forgetting: [Notebook.Section] = [
    .init(
      id: "frontier", title: "Learning and forgetting",
      text: "Retention lost (before - after, positive: something was lost) against the metric; best is low and to the "
        + "right. Thin lines lead through the checkpoints, where there are any.",
      code: #"""
        PREFIX, SUFFIX = "forgetting/retention/", "/lost"
        BEFORE = "checkpoints/before/retention/"  # the base model on the pairs that checkpoints read
        kept = sorted({name[len(PREFIX):-len(SUFFIX)] for measures in complete.measures for name in measures
                       if name.startswith(PREFIX) and name.endswith(SUFFIX)})
        if not kept:
            absent("retention; add retention: [...] to the suite")
        for task, name in [(task, name) for task in tasks for name in kept]:
            own = complete[complete.task == task]
            has_way = any("checkpoints/retention/" + name in measures for measures in own.measures)
            learned = "dev" if has_way else "test"
            figure, axis = plt.subplots(figsize=(7, 4.5))
            for method, rows in own.groupby("method"):
                rows = rows[[PREFIX + name + SUFFIX in measures for measures in rows.measures]].dropna(subset=[learned])
                if rows.empty:
                    continue
                lost = np.array([float(measures[PREFIX + name + SUFFIX]) for measures in rows.measures])
                style = mark(rows.methods.iloc[0])
                ways = [(m["checkpoints/dev"], float(m[BEFORE + name]) - m["checkpoints/retention/" + name])
                        for m in rows.measures if BEFORE + name in m]
                if ways:
                    count = min(len(x) for x, _ in ways)
                    axis.plot(np.mean([x[:count] for x, _ in ways], axis=0), np.mean([y[:count] for _, y in ways], axis=0),
                              color=style["color"], linewidth=0.8, marker=".", markersize=3)
                axis.plot(rows[learned], lost, **style | {"markersize": 3})
                x, y = rows[learned].mean(), lost.mean()
                whisker(axis, x, None, lost)
                whisker(axis, None, y, rows[learned], horizontal=True)
                axis.plot(x, y, **style | {"markersize": 8})
                axis.annotate(method, (x, y), xytext=(6, 3), textcoords="offset points", fontsize=8)
            axis.axhline(0, color="#888888", linewidth=0.8)
            axis.set(title=task, xlabel=learned + " " + (own.metric.iloc[0] or "metric"), ylabel="Retention lost on " + name)
            plt.show()
        """#),
    .init(
      id: "held-out", title: "Held-out domains", text: "The metric at home and on domains that were never trained on.",
      code: #"""
        def table_of(axis, table, digits=3, **more):
            """A table as coloured cells with their numbers."""
            image = axis.imshow(table.to_numpy(float), aspect="auto", **{"cmap": "Blues"} | more)
            for row, values in enumerate(table.to_numpy(float)):
                for column, value in enumerate(values):
                    red, green, blue, _ = image.cmap(image.norm(value)) if np.isfinite(value) else (1, 1, 1, 1)
                    dark = 0.299 * red + 0.587 * green + 0.114 * blue < 0.5
                    axis.text(column, row, f"{value:.{digits}f}", ha="center", va="center", fontsize=8,
                              color="white" if dark else "black")
            axis.set_xticks(range(table.shape[1]), [name.split("/")[-1] for name in table.columns], rotation=30, ha="right")
            axis.set_yticks(range(table.shape[0]), table.index)
            axis.grid(False)


        for task in tasks:
            own = complete[complete.task == task]
            table = pd.DataFrame([{"method": run.method, "test": run.test} | run.held_out for run in own.itertuples()])
            if table.shape[1] < 3:
                absent("held-out domains of " + task + "; add heldOut: [...] to the suite")
                continue
            table = table.groupby("method").mean()
            figure, axis = plt.subplots(figsize=(2.5 + table.shape[1], 1 + 0.35 * len(table)))
            table_of(axis, table)
            axis.set_title(task)
            plt.show()
        """#),
    .init(
      id: "sequence", title: "Sequences of tasks",
      text: "R: the metric on the column's task after the row's stage. What falls down a column is forgotten.",
      code: #"""
        staged = complete[["sequence/R" in measures for measures in complete.measures]]
        if staged.empty:
            absent("a sequence of at least two tasks")
        for (task, method), rows in staged.groupby(["task", "method"]):
            mean = np.mean([measures["sequence/R"] for measures in rows.measures], axis=0)
            names = task.split(", ") if len(task.split(", ")) == len(mean) else [f"task {i + 1}" for i in range(len(mean))]
            figure, axis = plt.subplots(figsize=(2.5 + 0.8 * len(mean), 1 + 0.5 * len(mean)))
            table_of(axis, pd.DataFrame(mean, index=["after " + name.split("/")[-1] for name in names], columns=names),
                     digits=2)
            axis.set_title(method)
            plt.show()
        """#),
  ]

  // MARK: How sure

  static let certainty: [Notebook.Section] = [
    .init(
      id: "profiles", title: "Performance profiles",
      text: "The share of runs whose test metric is better than a threshold: above it, or below where less is better "
        + "(Agarwal et al. 2021, arXiv:2108.13264).",
      code: #"""
        for task in tasks:
            own = complete[complete.task == task].dropna(subset=["test"])
            figure, axis = plt.subplots(figsize=(7, 4))
            if own.empty:
                continue
            thresholds = np.linspace(own.test.min(), own.test.max(), 201)
            sign = direction(own.metric.iloc[0])
            for method, rows in own.groupby("method"):
                share = (sign * (rows.test.to_numpy()[:, None] - thresholds) > 0).mean(axis=0)
                axis.plot(thresholds, share, **look(rows.methods.iloc[0], marker="", label=method))
            axis.set(xlabel="Threshold of test " + own.metric.iloc[0], title=task, ylim=(0, 1.02),
                     ylabel="Share of runs " + ("above" if sign > 0 else "below"))
            axis.legend(fontsize=7, loc="center left", bbox_to_anchor=(1, 0.5))
            plt.show()
        """#),
    .init(
      id: "improvement", title: "Probability of improvement",
      text: "P(a run of the row's method is better than one of the column's), equal ones counting half.",
      code: #"""
        for task in tasks:
            own = complete[complete.task == task].dropna(subset=["test"])
            if own.empty:
                continue
            sign = direction(own.metric.iloc[0])
            methods = (sign * own.groupby("method").test.mean()).sort_values(ascending=False).index
            scores = {method: own[own.method == method].test.to_numpy() for method in methods}

            def probability(one, two):
                difference = sign * (scores[one][:, None] - scores[two][None, :])
                return np.nan if one == two else ((difference > 0) + 0.5 * (difference == 0)).mean()

            table = pd.DataFrame([[probability(one, two) for two in methods] for one in methods],
                                 index=methods, columns=methods)
            if len(methods) < 2:
                absent("two methods on " + task)
                continue
            figure, axis = plt.subplots(figsize=(2 + 0.55 * len(methods), 1.5 + 0.4 * len(methods)))
            table_of(axis, table, digits=2, cmap="PuOr", vmin=0, vmax=1)
            axis.set_title(task)
            plt.show()
        """#),
    .init(
      id: "learning-rate", title: "Sensitivity to the learning rate",
      text: "The metric on dev against the learning rate, of methods that ran with several.",
      code: #"""
        shown = False
        for task in tasks:
            own = complete[complete.task == task].dropna(subset=["dev", "learning_rate"])
            swept = [(methods, rows) for methods, rows in own.groupby("methods") if rows.learning_rate.nunique() > 1]
            if not swept:
                continue
            shown = True
            figure, axis = plt.subplots(figsize=(7, 4))
            for methods, rows in swept:
                means = rows.groupby("learning_rate").dev.mean()
                axis.plot(means.index, means, **look(methods, label=methods))
                axis.plot(rows.learning_rate, rows.dev, **mark(methods, markersize=3))
                for rate, part in rows.groupby("learning_rate"):
                    whisker(axis, rate, None, part.dev)
            axis.set(xscale="log", xlabel="Learning rate", ylabel="Dev metric", title=task)
            axis.legend(fontsize=7)
            plt.show()
        if not shown:
            absent("several learning rates of a method")
        """#),
  ]
}
