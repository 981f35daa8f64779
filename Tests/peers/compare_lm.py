#!/usr/bin/env python3
"""How much faster, and in how much less memory, does tunebench fine-tune a language model than PyTorch with PEFT?

Runs both programs by turns on the same rows in the same order, with the same number of threads, and prints a Markdown table:
medians over the rounds, and of each ratio the smallest and the largest round. The first three steps of a run are warm-up and in
no median. Losses of the first step must agree within 0.02 where both sides start alike (no virtual tokens); otherwise the two
did not do the same work. Nothing else should run on the machine.

    python compare_lm.py --tunebench PATH --peft-python PYTHON [--adapters-python PYTHON] --gguf FILE [--data rows.jsonl] [--methods lora fft]
        [--batch 16] [--max-length 128] [--steps 8] [--rounds 3] [--generate 32 [--llama-python PYTHON]] [--together 16]
        [--save rounds.json]

or, with everything installed on the way, `make compare-peers-lm`. Without --data the rows are definitions of nouns, made from
the installed WordNet as `wordnet/define/artifact` has them: "Define the noun ..." and the definition, in the chat template; with
--together 16 so many of them in one text.

The peer's script is peer_bench_lm.py beside this one; tunebench's `bench step` prints the same keys. With --generate and a Python
that has llama-cpp-python, llama.cpp writes as many tokens for as many prompts and for one, from the same file.
Exit status: 0 both sides did the same work, 1 the losses say that they did not.
"""
import argparse, json, os, pathlib, platform, statistics, subprocess, sys, tempfile

# What each side calls a method, and the options with which tunebench does as the peer does.
METHODS = {
    "fft": ("fft", []), "lora": ("lora", []), "lora-all": ("lora", ["targets=all-linear"]),
    "adapter-pfeiffer": ("adapter-pfeiffer", []), "prefix": ("prefix", []), "prompt": ("prompt", []), "p-tuning-v2": ("p-tuning-v2", ["dropout=0"]), "ia3": ("ia3", []),
}
# AdapterHub's methods, which PEFT has not.
ADAPTERS = {"adapter-pfeiffer"}
STARTS_ALIKE = {"fft", "lora", "lora-all", "ia3"}
FIRST_LOSS = 0.02


def run(command, threads):
    """The last line of standard output, read as JSON."""
    environment = dict(os.environ, OMP_NUM_THREADS=str(threads), HF_HUB_OFFLINE="1", TRANSFORMERS_VERBOSITY="error")
    outcome = subprocess.run(command, capture_output=True, text=True, env=environment)
    if outcome.returncode: sys.exit(f"{' '.join(command)}\n{outcome.stderr[-2000:]}")
    return json.loads(outcome.stdout.strip().splitlines()[-1])


def peer(a, method, data):
    command = [a.adapters_python if method in ADAPTERS else a.peft_python, a.script, "--gguf", a.gguf, "--method", method, "--train", data, "--batch", str(a.batch),
               "--max-length", str(a.max_length), "--steps", str(a.steps), "--threads", str(a.threads), "--chat", "--precision", a.precision]
    if a.generate: command += ["--generate", str(a.generate)]
    return run(command, a.threads)


def ours(a, method, data):
    name, options = METHODS[method]
    command = [a.tunebench, "bench", "step", "--model", a.gguf, "--method", name, "--data", data, "--batch", str(a.batch),
               "--max-length", str(a.max_length), "--steps", str(a.steps), "--threads", str(a.threads), "--chat", "--precision", a.precision, "--json"]
    for option in options: command += ["--option", option]
    if a.recompute: command.append("--recompute")
    if a.generate: command += ["--generate", str(a.generate)]
    return run(command, a.threads)


def written(a, data, sequences):
    """Tokens a second that llama.cpp and tunebench write for so many prompts."""
    script = str(pathlib.Path(__file__).with_name("peer_llama_cpp.py"))
    theirs = run([a.llama_python, script, "--gguf", a.gguf, "--train", data, "--batch", str(sequences), "--generate", str(a.generate), "--threads", str(a.threads)], a.threads)
    mine = run([a.tunebench, "bench", "step", "--model", a.gguf, "--method", "lora", "--data", data, "--batch", str(sequences), "--max-length", str(a.max_length),
                "--steps", "1", "--threads", str(a.threads), "--chat", "--json", "--generate", str(a.generate)], a.threads)
    return [q["generated_tokens_per_second"] for q in (theirs, mine)]


def definitions(path, count=320, together=1):
    """Nouns of noun.artifact, the first lemma of each, in a fixed order."""
    import random
    rows, seen = [], set()
    for line in open("/usr/share/wordnet/data.noun", encoding="utf-8"):
        if line.startswith("  "): continue
        head, gloss = line.split(" | ", 1); fields = head.split()
        lemma = fields[4].replace("_", " ")
        if fields[1] != "06" or lemma.lower() in seen: continue
        seen.add(lemma.lower()); rows.append({"prompt": f'Define the noun "{lemma}".', "completion": gloss.split('; "')[0].strip()})
    random.Random(1).shuffle(rows)
    if together > 1:
        # Long answers, all of about one length, so that there is little padding to save.
        groups = [rows[i:i + together] for i in range(0, len(rows) - together + 1, together)]
        rows = [{"prompt": "Define these nouns: " + ", ".join(r["prompt"][17:-2] for r in g) + ".",
                 "completion": "\n".join(r["prompt"][17:-2] + ": " + r["completion"] for r in g)} for g in groups]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows[:count]), encoding="utf-8")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--tunebench", required=True); p.add_argument("--peft-python", required=True); p.add_argument("--gguf", required=True)
    p.add_argument("--adapters-python", help="a Python with AdapterHub's library, for " + ", ".join(sorted(ADAPTERS)))
    p.add_argument("--data"); p.add_argument("--methods", nargs="+", default=["lora", "lora-all", "fft", "prompt", "p-tuning-v2"], choices=METHODS)
    p.add_argument("--batch", type=int, default=16); p.add_argument("--max-length", type=int, default=128)
    p.add_argument("--steps", type=int, default=8); p.add_argument("--rounds", type=int, default=3); p.add_argument("--generate", type=int, default=0)
    p.add_argument("--llama-python", help="a Python with llama-cpp-python")
    p.add_argument("--recompute", action="store_true", help="tunebench computes each block once more in backward and does not keep it; the peer does not")
    p.add_argument("--together", type=int, default=1, help="nouns a prompt: 16 make texts of 300 to 500 tokens")
    p.add_argument("--threads", type=int, default=os.cpu_count()); p.add_argument("--precision", default="fp32"); p.add_argument("--save")
    a = p.parse_args()
    if ADAPTERS.intersection(a.methods) and not a.adapters_python: p.error(f"{', '.join(sorted(ADAPTERS.intersection(a.methods)))} is AdapterHub's: give --adapters-python, a Python with adapters, transformers, torch, gguf and accelerate")
    a.script = str(pathlib.Path(__file__).with_name("peer_bench_lm.py"))
    rounds, agrees = {m: [] for m in a.methods}, True
    llama = {n: [] for n in (a.batch, 1)} if a.llama_python and a.generate else {}
    with tempfile.TemporaryDirectory() as folder:
        data = a.data
        if not data:
            data = pathlib.Path(folder) / "definitions.jsonl"; definitions(data, together=a.together); data = str(data)
        for number in range(a.rounds):
            for method in a.methods:
                pair = (peer(a, method, data), ours(a, method, data))
                rounds[method].append(pair)
                off = abs(pair[0]["losses"][0] - pair[1]["losses"][0])
                if method in STARTS_ALIKE and not off <= FIRST_LOSS:
                    agrees = False; print(f"{method}: first losses {pair[0]['losses'][0]:.4f} and {pair[1]['losses'][0]:.4f}", file=sys.stderr)
                print(f"round {number + 1}: {method} {pair[0]['median_step_seconds']:.2f} s and {pair[1]['median_step_seconds']:.2f} s", file=sys.stderr)
            for sequences, pairs in llama.items(): pairs.append(written(a, data, sequences))
    if a.save: pathlib.Path(a.save).write_text(json.dumps(rounds))
    print(f"{platform.processor() or platform.machine()}, {a.threads} threads, {a.precision}, batch {a.batch}, up to {a.max_length} tokens, {a.steps} steps, {a.rounds} rounds{', tunebench with --recompute' if a.recompute else ''}\n")
    print("| method | peer, s a step | tunebench | times faster (least to most) | peer, MB | tunebench | share |" + (" peer writes, tokens/s | tunebench |" if a.generate else ""))
    print("|---|---|---|---|---|---|---|" + ("---|---|" if a.generate else ""))
    for method, pairs in rounds.items():
        def middle(side, key): return statistics.median(q[side][key] for q in pairs)
        ratios = sorted(q[0]["median_step_seconds"] / q[1]["median_step_seconds"] for q in pairs)
        line = f"| {method} | {middle(0, 'median_step_seconds'):.2f} | {middle(1, 'median_step_seconds'):.3f} | {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}) "
        line += f"| {middle(0, 'peak_rss_mb'):,.0f} | {middle(1, 'peak_rss_mb'):,.0f} | {middle(1, 'peak_rss_mb') / middle(0, 'peak_rss_mb'):.2f} |"
        if a.generate: line += f" {middle(0, 'generated_tokens_per_second'):.0f} | {middle(1, 'generated_tokens_per_second'):.0f} |"
        print(line)
    if llama: print(f"\n| prompts at once, {a.generate} tokens each | llama.cpp, tokens/s | tunebench |\n|---|---|---|")
    for sequences, pairs in llama.items(): print(f"| {sequences} | " + " | ".join(f"{statistics.median(q[i] for q in pairs):.0f}" for i in (0, 1)) + " |")
    sys.exit(0 if agrees else 1)


main()
