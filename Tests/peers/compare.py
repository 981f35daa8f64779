#!/usr/bin/env python3
"""How much faster, and in how much less memory, does tunebench train than PyTorch with PEFT or AdapterHub?

Runs both programs by turns on the same rows in the same order, with the same number of threads, and prints Markdown tables:
medians over the rounds, and of each ratio the smallest and the largest round. A step's time is the median over the same
steps of both sides, the first 5 left out as warm-up. The bound beside a ratio is what it would be if tunebench's arithmetic
ran at the matrix-product peak measured in its own process and all else took no time. Three things are compared: a training step
on sentences (the peer pads them to the longest of a batch), the evaluation of another file, and a training step on texts of
64 word pieces each, where there is no padding to save. Nothing else should run on the machine.

    python compare.py --tunebench PATH --peft-python PYTHON --adapters-python PYTHON \
        --model DIR --data train.tsv --eval dev.tsv [--methods lora fft] [--rounds 3] [--save rounds.json]

or, with everything installed on the way, `make compare-peers DATA=train.tsv EVAL=dev.tsv`.

The peer's script (peer_bench.py beside this one) trains with AdamW on the file's rows in their order and prints one JSON object; tunebench's `bench step`
prints the same keys. A method's losses must agree at the first step within 0.2: the heads start from other random numbers,
so they cannot agree to the digit, but a model that is fed other rows or other weights would show.

Exit status: 0 both sides did the same work, 1 the losses say that they did not.
"""
import argparse, json, os, pathlib, platform, statistics, subprocess, sys, tempfile

# What each side calls a method, and the options with which tunebench does as the peer does by default.
PREPENDED = ["placement=prepend"]
METHODS = {
    "fft": [], "bitfit": [], "lora": [], "adapter-houlsby": [], "adapter-pfeiffer": [], "prefix": [],
    "prompt": PREPENDED, "p-tuning": PREPENDED, "p-tuning-v2": ["dropout=0"],
}
LEARNING_RATE = "1e-4"  # of all methods and both sides: the time of a step does not depend on it
FIRST_LOSS = 0.2
WARM_UP = 5  # steps that are in no median, where there are more than twice as many


def run(command, threads):
    """The last line of standard output, read as JSON."""
    environment = dict(os.environ, OMP_NUM_THREADS=str(threads), HF_HUB_OFFLINE="1", TRANSFORMERS_VERBOSITY="error")
    outcome = subprocess.run(command, capture_output=True, text=True, env=environment)
    if outcome.returncode:
        sys.exit(f"{' '.join(command)}\n{outcome.stderr[-2000:]}")
    return json.loads(outcome.stdout.strip().splitlines()[-1])


def peer(a, method, data, steps, evaluation):
    python = a.adapters_python if method.startswith("adapter-") else a.peft_python
    command = [python, a.script, "--model", a.model, "--method", method, "--train", data, "--rows", "1000000", "--lr", LEARNING_RATE,
               "--order", "file", "--dropout", "0", "--max-steps", str(steps), "--threads", str(a.threads)]
    if evaluation: command += ["--eval", f"dev={evaluation}"]
    if a.precision == "bf16": command.append("--bf16")
    result = run(command, a.threads)
    result["eval"] = result["eval"].get("dev")
    return result


def ours(a, method, data, steps, evaluation):
    command = [a.tunebench, "bench", "step", "--model", a.model, "--method", method, "--data", data, "--lr", LEARNING_RATE,
               "--order", "file", "--dropout", "0", "--steps", str(steps), "--threads", str(a.threads), "--precision", a.precision,
               "--json"]
    for option in METHODS[method]: command += ["--option", option]
    if evaluation: command += ["--eval", evaluation]
    return run(command, a.threads)


def equal_texts(model, path, texts=320, pieces=64):
    """Texts of exactly `pieces` word pieces: whole words of the vocabulary, and the two special tokens."""
    words = [w for w in (pathlib.Path(model) / "vocab.txt").read_text(encoding="utf-8").split("\n") if w.isascii() and w.isalpha() and w.islower() and len(w) > 3]
    lines = ["sentence\tlabel"]
    for i in range(texts):
        chosen = [words[(i * 977 + j * 131) % len(words)] for j in range(pieces - 2)]
        lines.append(" ".join(chosen) + f"\t{i % 2}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def spread(pairs):
    """peer over tunebench: of the medians, and the smallest and largest of the rounds."""
    ratios = [p / t for p, t in pairs]
    middle = statistics.median(p for p, _ in pairs) / statistics.median(t for _, t in pairs)
    return f"{middle:.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def step_seconds(side):
    """Median over the steps after the warm-up, the same ones on both sides."""
    times = side["step_seconds"]
    return statistics.median(times[WARM_UP:] if len(times) > 2 * WARM_UP else times)


def bound(pairs, seconds, work):
    """The ratio if tunebench's arithmetic ran at its peak and all else took no time."""
    return f"{statistics.median(seconds(p) for p, _ in pairs) / statistics.median(work(t) / t['sgemm_peak_flops'] for _, t in pairs):.2f}"


def table(title, header, rows):
    print(f"\n{title}\n\n| " + " | ".join(header) + " |\n|" + "---|" * len(header))
    for row in rows: print("| " + " | ".join(row) + " |")


def main():
    a = argparse.ArgumentParser(formatter_class=argparse.RawDescriptionHelpFormatter, description=__doc__)
    for name in ("tunebench", "peft-python", "adapters-python", "model", "data"): a.add_argument("--" + name, required=True)
    a.add_argument("--script", default=str(pathlib.Path(__file__).with_name("peer_bench.py")), help="the peers' side, if another")
    a.add_argument("--eval", help="a file to evaluate after training")
    a.add_argument("--methods", nargs="+", default=list(METHODS), choices=list(METHODS))
    a.add_argument("--rounds", type=int, default=3); a.add_argument("--steps", type=int, default=40); a.add_argument("--threads", type=int, default=2)
    a.add_argument("--only", choices=("sentences", "equal"), help="one of the two kinds of training texts")
    a.add_argument("--precision", choices=("fp32", "bf16"), default="fp32", help="of both sides; the bound beside a ratio is always of fp32's peak")
    a.add_argument("--save", help="a file for every round's figures, as JSON")
    a = a.parse_args()
    kinds, results, unlike = [], {}, []
    with tempfile.TemporaryDirectory() as folder:
        if a.only != "equal": kinds.append(("sentences", a.data, a.steps, a.eval))
        if a.only != "sentences": kinds.append(("equal", equal_texts(a.model, pathlib.Path(folder) / "equal.tsv"), min(a.steps, 15), None))
        for number in range(a.rounds):
            for kind, data, steps, evaluation in kinds:
                for method in a.methods:
                    pair = (peer(a, method, data, steps, evaluation), ours(a, method, data, steps, evaluation))
                    results.setdefault(kind, {}).setdefault(method, []).append(pair)
                    first = [side["losses"][0] for side in pair]
                    if abs(first[0] - first[1]) > FIRST_LOSS: unlike.append(f"{method} on {kind}: first losses {first[0]:.4f} and {first[1]:.4f}")
                    print(f"round {number + 1} {kind} {method}: {step_seconds(pair[0]) * 1e3:.0f} and {step_seconds(pair[1]) * 1e3:.0f} ms, first losses {first[0]:.3f} and {first[1]:.3f}", file=sys.stderr)
    if a.save: pathlib.Path(a.save).write_text(json.dumps(results))

    def values(kind, method, key): return [tuple(key(side) for side in pair) for pair in results[kind][method]]
    def medians(pairs, scale, form): return [form.format(statistics.median(p[i] for p in pairs) * scale) for i in (0, 1)]
    step, memory, reading = step_seconds, (lambda r: r["peak_rss_mb"]), (lambda r: r["eval"]["seconds"])
    def step_bound(kind, method): return bound(results[kind][method], step, lambda r: r["flop_per_step"])
    print(f"{platform.machine()}, {next((l.split(':')[1].strip() for l in open('/proc/cpuinfo') if l.startswith('model name')), 'unknown processor')}, {a.threads} threads, {a.precision}, {a.rounds} rounds, medians; ratios are peer over tunebench with smallest and largest round")
    if "sentences" in results:
        rows = []
        for method in a.methods:
            times, sizes = values("sentences", method, step), values("sentences", method, memory)
            share = [t / p for p, t in sizes]
            rows.append([method, *medians(times, 1e3, "{:.0f}"), spread(times), step_bound("sentences", method), *medians(sizes, 1, "{:.0f}"), f"{statistics.median(share):.2f} ({min(share):.2f} to {max(share):.2f})"])
            if a.eval:
                reads = values("sentences", method, reading)
                rows[-1] += [*medians(reads, 1, "{:.2f}"), spread(reads), bound(results["sentences"][method], reading, lambda r: r["eval"]["flop"])]
        header = ["method", "peer, ms a step", "tunebench", "ratio", "bound", "peer, peak MB", "tunebench", "share of the peer's"]
        table(f"Sentences, {a.steps} steps of 32", header + (["peer, s to evaluate", "tunebench", "ratio", "bound"] if a.eval else []), rows)
    if "equal" in results:
        rows = [[m, *medians(values("equal", m, step), 1e3, "{:.0f}"), spread(values("equal", m, step)), step_bound("equal", m)] for m in a.methods]
        table("No padding to save: 32 texts of 64 word pieces", ["method", "peer, ms a step", "tunebench", "ratio", "bound"], rows)
    if unlike: sys.exit("not the same work: " + "; ".join(unlike))


main()
