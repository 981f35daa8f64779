#!/usr/bin/env python3
"""How much faster, and in how much less memory, does tunebench run GRPO than TRL, and does the reward rise as fast?

Runs both programs by turns, a seed each round, on the same prompts with the same number of threads: SmolLM2 in the chat template,
LoRA of rank 8, a few prompts a step and several answers to each, reward for answers of about sixteen words, AdamW at a constant
rate. Prints a Markdown table: medians over rounds, and of each ratio the smallest and the largest round. Samplers differ, so no
number agrees by itself: rewards of the first four steps must lie within 0.2 of one another, else the two did not do the same work.
Nothing else should run on the machine.

    python compare_grpo.py --tunebench PATH --trl-python PYTHON --gguf FILE [--prompts rows.jsonl] [--steps 14] [--rounds 3]
        [--precision fp32] [--save rounds.json]

Without --prompts they are "Define the noun ..." for nouns of the installed WordNet. Without TRL the peer is left out, and said to be.
Exit status: 0 both sides did the same work, 1 they did not, 3 TRL is not there.
"""
import argparse, json, os, pathlib, platform, statistics, subprocess, sys, tempfile


def run(command, threads):
    """The last line of standard output, read as JSON."""
    environment = dict(os.environ, OMP_NUM_THREADS=str(threads), HF_HUB_OFFLINE="1", TRANSFORMERS_VERBOSITY="error")
    outcome = subprocess.run(command, capture_output=True, text=True, env=environment)
    if outcome.returncode: sys.exit(f"{' '.join(command)}\n{outcome.stderr[-2000:]}")
    return json.loads(outcome.stdout.strip().splitlines()[-1])


def nouns(path, count=64):
    """Nouns of noun.artifact, the first lemma of each, in a fixed order."""
    import random
    words = []
    for line in open("/usr/share/wordnet/data.noun", encoding="utf-8"):
        if line.startswith("  "): continue
        fields = line.split(" | ", 1)[0].split()
        word = fields[4].replace("_", " ")
        if fields[1] == "06" and word not in words: words.append(word)
    random.Random(1).shuffle(words)
    path.write_text("".join(json.dumps({"prompt": f'Define the noun "{w}".'}) + "\n" for w in words[:count]), encoding="utf-8")


def mean(x): return sum(x) / len(x) if x else float("nan")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--tunebench", required=True); p.add_argument("--trl-python", required=True); p.add_argument("--gguf", required=True)
    p.add_argument("--prompts"); p.add_argument("--steps", type=int, default=14); p.add_argument("--rounds", type=int, default=3)
    p.add_argument("--prompts-per-step", type=int, default=2); p.add_argument("--generations", type=int, default=8)
    p.add_argument("--new-tokens", type=int, default=32); p.add_argument("--lr", type=float, default=1e-3); p.add_argument("--beta", type=float, default=0.04)
    p.add_argument("--threads", type=int, default=os.cpu_count()); p.add_argument("--precision", default="fp32"); p.add_argument("--save")
    a = p.parse_args()
    script = str(pathlib.Path(__file__).with_name("peer_grpo.py"))
    has_peer = subprocess.run([a.trl_python, "-c", "import trl, datasets, peft"], capture_output=True).returncode == 0
    if not has_peer: print(f"TRL is not there for {a.trl_python} (pip install trl datasets accelerate peft): tunebench alone is timed", file=sys.stderr)
    rounds = []
    with tempfile.TemporaryDirectory() as folder:
        prompts = a.prompts
        if not prompts:
            prompts = pathlib.Path(folder) / "prompts.jsonl"; nouns(prompts); prompts = str(prompts)
        common = ["--prompts", prompts, "--steps", str(a.steps), "--prompts-per-step", str(a.prompts_per_step), "--new-tokens", str(a.new_tokens),
                  "--lr", str(a.lr), "--beta", str(a.beta), "--threads", str(a.threads)]
        for seed in range(1, a.rounds + 1):
            ours = run([a.tunebench, "bench", "grpo", "--model", a.gguf, "--method", "lora", "--answers", str(a.generations), "--seed", str(seed),
                        "--precision", a.precision, "--json"] + common, a.threads)
            theirs = run([a.trl_python, script, "--gguf", a.gguf, "--generations", str(a.generations), "--seed", str(seed), "--out", folder + "/out"] + common,
                         a.threads) if has_peer else None
            rounds.append((theirs, ours))
            for name, one in (("TRL", theirs), ("tunebench", ours)):
                if one: print(f"seed {seed}: {name} {one['seconds_a_step']:.2f} s a step, {one['peak_rss_mb']:,.0f} MB, reward {mean(one['rewards'][:4]):.2f} to "
                              f"{mean(one['rewards'][-4:]):.2f}, KL {one['kl'][-1]:.3f}", file=sys.stderr)
    if a.save: pathlib.Path(a.save).write_text(json.dumps(rounds))
    print(f"{platform.processor() or platform.machine()}, {a.threads} threads, {a.precision}, {a.prompts_per_step} prompts x {a.generations} answers x "
          f"up to {a.new_tokens} tokens, {a.steps} steps, {a.rounds} seeds\n")
    print("| | s a step | MB | reward, first four steps | last four | KL at the end |\n|---|---|---|---|---|---|")
    for name, side in (("TRL", 0), ("tunebench", 1)):
        found = [r[side] for r in rounds if r[side]]
        if not found: continue
        def middle(value): return statistics.median(value(x) for x in found)
        print(f"| {name} | {middle(lambda x: x['seconds_a_step']):.2f} | {middle(lambda x: x['peak_rss_mb']):,.0f} | {middle(lambda x: mean(x['rewards'][:4])):.2f} "
              f"| {middle(lambda x: mean(x['rewards'][-4:])):.2f} | {middle(lambda x: x['kl'][-1]):.3f} |")
    if not has_peer: sys.exit(3)
    for key, what in (("seconds_a_step", "faster"), ("peak_rss_mb", "less memory")):
        ratios = sorted(t[key] / o[key] for t, o in rounds)
        print(f"\n{statistics.median(ratios):.2f} times {what} ({ratios[0]:.2f} to {ratios[-1]:.2f})")
    same = all(abs(mean(t["rewards"][:4]) - mean(o["rewards"][:4])) <= 0.2 for t, o in rounds)
    if not same: print("rewards of the first steps differ by more than 0.2: the two did not do the same work", file=sys.stderr)
    sys.exit(0 if same else 1)


main()
