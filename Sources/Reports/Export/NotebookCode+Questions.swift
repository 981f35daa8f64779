extension NotebookCode {
  /// One cell each: what is asked, and a table that answers. Charts are the report's.
  static let questions: [Notebook.Question] = [
    .init(
      id: "reached", title: "What does each method reach, and how sure is that?",
      text: "Mean over seeds of the test metric with its 95 % bootstrap interval; of dev at the epoch that was kept.",
      code: #"""
        reached = pd.DataFrame([
            {"task": task, "method": method, "seeds": len(rows), "test": rows.test.mean(),
             **dict(zip(["low", "high"], interval(rows.test))), "dev": rows.dev.mean(),
             "sign": direction(rows.metric.iloc[0])}
            for (task, method), rows in complete.dropna(subset=["test"]).groupby(["task", "method"])])
        if reached.empty:
            absent("a test result")
        else:
            best = reached.assign(order=-reached.sign * reached.test).sort_values(["task", "order"])
            display(best.drop(columns=["sign", "order"]).set_index(["task", "method"]))
        """#),
    .init(
      id: "better", title: "Is one method better than another?",
      text: "P(a run of the row's method is better than one of the column's), equal ones counting half "
        + "(Agarwal et al. 2021, arXiv:2108.13264).",
      code: #"""
        def probability(one, two):
            difference = one[:, None] - two[None, :]
            return ((difference > 0) + 0.5 * (difference == 0)).mean()


        for task in tasks:
            own = complete[complete.task == task].dropna(subset=["test"])
            scores = {method: direction(rows.metric.iloc[0]) * rows.test.to_numpy()
                      for method, rows in own.groupby("method")}
            if len(scores) < 2:
                absent("two methods on " + task)
                continue
            order = sorted(scores, key=lambda method: -scores[method].mean())
            display(pd.DataFrame([[np.nan if one == two else probability(scores[one], scores[two]) for two in order]
                                  for one in order], index=pd.Index(order, name=task), columns=order))
        """#),
    .init(
      id: "learning", title: "How fast does each method learn?",
      text: "Mean training loss in each tenth of the steps, over seeds; `steps` has every step of every run.",
      code: #"""
        steps = pd.concat([
            pd.DataFrame({"task": run.task, "method": run.method, "seed": run.seed, "step": np.arange(1, len(loss) + 1),
                          "loss": loss, "seconds": sum(run.phases.values()).cumsum(),
                          "tenth": np.arange(len(loss)) * 10 // len(loss) + 1})
            for run in complete.itertuples() for loss in [run.steps["loss"]] if len(loss)] or [pd.DataFrame()])
        if steps.empty:
            absent("a step of training")
        else:
            display(steps.groupby(["task", "method", "tenth"]).loss.agg(mean).unstack("tenth"))
        """#),
    .init(
      id: "cost", title: "What does training cost?",
      text: "Trained parameters without the head; milliseconds a step without the first five, of runs that had the "
        + "machine to themselves, if any; tensors at the peak, and what was predicted, in MB.",
      code: #"""
        WARMUP = 5
        rows = []
        for (task, method), own in complete.groupby(["task", "method"]):
            timed = own[own.exclusive] if own.exclusive.any() else own
            row = {"task": task, "method": method, "shared machine": not own.exclusive.any(),
                   "trainable": own.sizes.iloc[0]["trainable"]}
            for phase in ["data", "forward", "backward", "optimizer", "other"]:
                times = [1000 * phases[phase][WARMUP:].mean() for phases in timed.phases if len(phases[phase]) > WARMUP]
                row[phase] = np.mean(times) if times else np.nan
            for name in ["trainPeak/total", "predicted/ledgerPeak"]:
                row[name] = np.mean([float(memory.get(name, np.nan)) / 1e6 for memory in own.memory])
            rows.append(row)
        costs = pd.DataFrame(rows).set_index(["task", "method"])
        costs
        """#),
    .init(
      id: "latency", title: "How long does an answer take?",
      text: "One input at a time, by its length in tokens: median in ms, mean over seeds.",
      code: #"""
        latencies = pd.DataFrame([
            {"method": run.method, "form": parts[1], "length": int(parts[2]), "ms": 1000 * float(value)}
            for run in complete.itertuples() for name, value in run.measures.items()
            for parts in [name.split("/")] if parts[0] == "inference" and parts[-1] == "latencyP50"])
        if latencies.empty:
            absent("latencies; add inference: true to the suite")
        else:
            display(latencies.groupby(["method", "form", "length"]).ms.agg(mean).unstack(["form", "length"]).sort_index(axis=1))
        """#),
    .init(
      id: "forgotten", title: "What is forgotten?",
      text: "Retention lost: before - after, positive where something was lost.",
      code: #"""
        PREFIX, SUFFIX = "forgetting/retention/", "/lost"
        lost = pd.DataFrame([
            {"task": run.task, "method": run.method, "set": name[len(PREFIX):-len(SUFFIX)], "lost": float(value)}
            for run in complete.itertuples() for name, value in run.measures.items()
            if name.startswith(PREFIX) and name.endswith(SUFFIX)])
        if lost.empty:
            absent("retention; add retention: [...] to the suite")
        else:
            display(lost.groupby(["task", "method", "set"]).lost.agg(mean).unstack("set"))
        """#),
    .init(
      id: "held-out", title: "What is left on domains that were never trained on?",
      text: "The metric at home, and on each held-out domain.",
      code: #"""
        held_out = pd.DataFrame([{"task": run.task, "method": run.method, "at home": run.test} | run.held_out
                                 for run in complete.itertuples() if run.held_out])
        if held_out.empty:
            absent("held-out domains; add heldOut: [...] to the suite")
        else:
            display(held_out.groupby(["task", "method"]).agg(mean))
        """#),
    .init(
      id: "sequence", title: "What does a sequence of tasks leave of the first?",
      text: "R: the metric on the column's task after the row's stage, mean over seeds. What falls down a column is "
        + "forgotten.",
      code: #"""
        staged = complete[["sequence/R" in measures for measures in complete.measures]]
        if staged.empty:
            absent("a sequence of at least two tasks")
        for (task, method), rows in staged.groupby(["task", "method"]):
            R = np.mean([measures["sequence/R"] for measures in rows.measures], axis=0)
            names = task.split(", ") if len(task.split(", ")) == len(R) else [f"task {i + 1}" for i in range(len(R))]
            left = pd.DataFrame(R, index=pd.Index(["after " + name for name in names], name=method), columns=names)
            display(left)
        """#),
    .init(
      id: "learning-rate", title: "How much does the learning rate matter?",
      text: "The metric on dev, mean over seeds, of methods that ran with several rates.",
      code: #"""
        swept = complete.dropna(subset=["dev", "learning_rate"]).groupby(["task", "methods"]).filter(
            lambda rows: rows.learning_rate.nunique() > 1)
        if swept.empty:
            absent("several learning rates of a method")
        else:
            display(swept.groupby(["task", "methods", "learning_rate"]).dev.agg(mean).unstack("learning_rate"))
        """#),
  ]
}
