#!/usr/bin/env python3
"""Do tunebench's adapters compute the same in Hugging Face PEFT, AdapterHub and transformers, and theirs in tunebench?

There: tunebench trains a few steps, exports, the library loads. Back: the library makes an adapter of random weights and
saves it, tunebench reads it; and exports it again, which the library loads once more. Logits of texts of different
lengths must agree within 1e-4. A method whose adapter changes nothing would agree, too: that is a failure as well.

    python interop.py --tunebench PATH --model minilm [--work DIR] [--only SUBSTRING]

PEFT_PYTHON and ADAPTERS_PYTHON name Pythons that have torch and peft, and torch and adapters (default: this one).
Exit status: 0 all agree, 1 some do not, 77 the base model is not there.
"""
import argparse, json, os, pathlib, re, shutil, subprocess, sys, tempfile

TOLERANCE = 1e-4
EFFECT = 1e-3  # an adapter must move some logit by this much
TEXTS = [
    "good", "A film.", "the plot is thin, and nobody seems to mind", "It was the best of times, it was the worst of times.",
    "Unbelievably well-acted!", "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
    "Caf\u00e9 cr\u00e8me for 3.50?", "a longer text that says the same thing over and over, " * 3 + "and then ends",
]
# name of the case, entry of the suite, whether to export it merged, too
THERE = [
    ("head", {"name": "head"}, 0), ("fft", {"name": "fft", "learningRate": 3e-4}, 0), ("bitfit", {"name": "bitfit"}, 0),
    ("adapter-houlsby", {"name": "adapter-houlsby"}, 0), ("adapter-pfeiffer", {"name": "adapter-pfeiffer"}, 0),
    ("adapter-parallel", {"name": "adapter-parallel", "reduction": 8, "scale": 2}, 0),
    ("prefix", {"name": "prefix", "tokens": 6}, 0), ("p-tuning-v2", {"name": "p-tuning-v2", "tokens": 6}, 0),
    ("prompt", {"name": "prompt", "tokens": 5, "placement": "prepend"}, 0),
    ("p-tuning mlp", {"name": "p-tuning", "tokens": 5, "placement": "prepend"}, 0),
    ("p-tuning lstm", {"name": "p-tuning", "tokens": 5, "placement": "prepend", "encoder": "lstm", "hidden": 32}, 0),
    ("lora", {"name": "lora"}, 1), ("lora all-linear", {"name": "lora", "rank": 4, "alpha": 6, "targets": ["all-linear"]}, 1),
    ("lora feed-forward", {"name": "lora", "rank": 2, "targets": ["intermediate", "output"]}, 0),
    ("lora frozen pooler", {"name": "lora", "trainPooler": False}, 0),
    ("rslora", {"name": "rslora"}, 1), ("lora-plus", {"name": "lora-plus"}, 0), ("dora", {"name": "dora"}, 1),
    ("pissa", {"name": "pissa"}, 1), ("ia3", {"name": "ia3"}, 1), ("ia3 output", {"name": "ia3", "targets": ["key", "value", "output"]}, 0),
    ("ia3 without input", {"name": "ia3", "targets": ["key", "value"]}, 0),
]
HUB = ("adapter-houlsby", "adapter-pfeiffer", "adapter-parallel")
FF = r".*\.layer\.\d+\.(attention\.self\.(query|key)|intermediate\.dense|output\.dense)"
BACK = {  # case: the library's configuration class and its arguments
    "lora": ("LoraConfig", dict(r=8, lora_alpha=16, target_modules=["query", "value"])),
    "lora with pooler": ("LoraConfig", dict(r=4, lora_alpha=3, target_modules=["query", "value"], modules_to_save=["classifier", "pooler"])),
    "lora all places": ("LoraConfig", dict(r=3, target_modules=["query", "key", "value", "intermediate.dense", "output.dense"])),
    "lora expression": ("LoraConfig", dict(r=3, target_modules=FF)),
    "rslora": ("LoraConfig", dict(r=8, use_rslora=True, target_modules=["query", "value"])),
    "dora": ("LoraConfig", dict(r=8, use_dora=True, target_modules=["query", "value"])),
    "dora rslora": ("LoraConfig", dict(r=8, use_dora=True, use_rslora=True, target_modules=["key", "output.dense"])),
    "pissa": ("LoraConfig", dict(r=8, init_lora_weights="pissa", target_modules=["query", "value"])),
    "ia3": ("IA3Config", dict(target_modules=["key", "value", "output.dense"], feedforward_modules=["output.dense"])),
    "prompt": ("PromptTuningConfig", dict(num_virtual_tokens=7)),
    "p-tuning mlp": ("PromptEncoderConfig", dict(num_virtual_tokens=7, encoder_hidden_size=24)),
    "p-tuning lstm": ("PromptEncoderConfig", dict(num_virtual_tokens=4, encoder_hidden_size=24, encoder_reparameterization_type="LSTM")),
    "prefix": ("PrefixTuningConfig", dict(num_virtual_tokens=7, prefix_projection=True, encoder_hidden_size=24)),
    "p-tuning-v2": ("PrefixTuningConfig", dict(num_virtual_tokens=7)),
    "prefix with pooler": ("PrefixTuningConfig", dict(num_virtual_tokens=3, modules_to_save=["classifier", "pooler"])),
    "complete model": ("model", {}),
    "adapter-houlsby": ("DoubleSeqBnConfig", dict(reduction_factor=16)),
    "adapter-pfeiffer": ("SeqBnConfig", dict(reduction_factor=8)),
    "adapter-parallel": ("ParBnConfig", dict(reduction_factor=16)),
    "adapter-pfeiffer safetensors": ("SeqBnConfig", dict(reduction_factor=8)),
    "flexible head": ("SeqBnConfig", dict(reduction_factor=8)), "flexible head on pooler": ("SeqBnConfig", dict(reduction_factor=8)),
    "lora orthogonal": ("LoraConfig", dict(r=4, init_lora_weights="orthogonal", target_modules=["query", "value"])),
    "lora excluding": ("LoraConfig", dict(r=4, target_modules=["query", "key", "value"], exclude_modules=["key"])),
    "ia3 by default": ("IA3Config", dict()),
}
# What computes something that nothing here does: refused, and the refusal names the key (or the part).
REFUSED = {
    "alora": ("LoraConfig", dict(r=4, target_modules=["query"], alora_invocation_tokens=[9]), "alora_invocation_tokens"),
    "bias": ("LoraConfig", dict(r=4, target_modules=["query"], bias="lora_only"), "bias"),
    "lora bias": ("LoraConfig", dict(r=4, target_modules=["query"], lora_bias=True), "lora_bias"),
    "ranks": ("LoraConfig", dict(r=4, target_modules=["query", "value"], rank_pattern={"value": 2}), "rank_pattern"),
    "olora": ("LoraConfig", dict(r=4, target_modules=["query"], init_lora_weights="olora"), "init_lora_weights"),
    "tokens": ("LoraConfig", dict(r=4, target_modules=["query"], trainable_token_indices={"word_embeddings": [3]}), "trainable_token_indices"),
    "norms": ("LoraConfig", dict(r=4, target_modules=["query"], modules_to_save=["classifier", "LayerNorm"]), "modules_to_save"),
    "some layers": ("LoraConfig", dict(r=4, target_modules=["query"], layers_to_transform=[0]), "some blocks only"),
    "pooler": ("LoraConfig", dict(r=4, target_modules="all-linear"), "pooler.dense"),
    "loha": ("LoHaConfig", dict(r=4, target_modules=["query"]), "peft_type"),
    "flexible head relu": ("SeqBnConfig", dict(reduction_factor=8), "activation_function"),
    "inverse": ("SeqBnInvConfig", dict(reduction_factor=8), "inv_adapter"),
    "compacter": ("CompacterConfig", dict(), "non_linearity"),
}
CLASSES = 3


# ---- in the library's Python ----

def worker():
    """Reads jobs as JSON, answers with logits: {"load": [DIR...]} or {"make": {case: DIR}}."""
    job = json.load(sys.stdin)
    answer = sys.stdout
    sys.stdout = sys.stderr
    import torch, transformers
    transformers.utils.logging.set_verbosity_error()
    torch.set_num_threads(2)
    base = job["model"]
    tokenizer = transformers.AutoTokenizer.from_pretrained(base)

    def fresh(directory=base, **kw):
        return transformers.BertForSequenceClassification.from_pretrained(directory, **kw).eval()

    def logits(model):
        texts = tokenizer(TEXTS, padding=True, return_tensors="pt")
        with torch.no_grad():
            return model.eval()(input_ids=texts["input_ids"], attention_mask=texts["attention_mask"]).logits.double().tolist()

    def plain(directory, outputs):
        """The base model with the exported head alone: what the adapter must differ from."""
        from safetensors.torch import load_file
        model = fresh(num_labels=outputs)
        own = model.state_dict()
        for file in pathlib.Path(directory).glob("*.safetensors"):
            for name, value in load_file(file).items():
                for tail in ("classifier.weight", "classifier.bias", "bert.pooler.dense.weight", "bert.pooler.dense.bias"):
                    if name.endswith(tail): own[tail].copy_(value)
        return model

    def load(directory):
        d = pathlib.Path(directory)
        if not (d / "adapter_config.json").exists():
            model, info = transformers.BertForSequenceClassification.from_pretrained(d, output_loading_info=True)
            missing = list(info["missing_keys"]) + list(info["unexpected_keys"]) + list(info["mismatched_keys"])
            assert not missing, missing
            transformers.AutoTokenizer.from_pretrained(d)
            return model
        model = fresh(num_labels=CLASSES)
        if json.loads((d / "adapter_config.json").read_text()).get("peft_type"):
            import peft
            return peft.PeftModel.from_pretrained(model, directory)
        import adapters
        adapters.init(model)
        model.load_adapter(directory, load_as="other name", set_active=True)
        return model

    def make(case, directory):
        kind, options = (BACK.get(case) or REFUSED[case])[:2]
        torch.manual_seed(sum(map(ord, case)))
        model = fresh(num_labels=CLASSES)
        if kind == "model":
            with torch.no_grad():
                for p in model.parameters(): p.add_(torch.randn_like(p) * 0.003)
            model.save_pretrained(directory)
            return model
        if kind.endswith(("BnConfig", "BnInvConfig", "CompacterConfig")):
            import adapters
            if "flexible" in case:
                model = adapters.AutoAdapterModel.from_pretrained(base)
                head = dict(layers=1, use_pooler=True) if "pooler" in case else dict(activation_function="relu" if "relu" in case else "tanh")
                model.add_classification_head("mine", num_labels=CLASSES, **head)
            else: adapters.init(model)
            model.add_adapter("mine", config=getattr(adapters, kind)(**options))
            model.set_active_adapters("mine")
            moved = [p for n, p in model.named_parameters() if ".adapters." in n or n.startswith("heads.")]
        else:
            import peft
            model = peft.get_peft_model(model, getattr(peft, kind)(task_type="SEQ_CLS", **options))
            moved = [p for p in model.parameters() if p.requires_grad]
        with torch.no_grad():
            for p in moved: p.add_(torch.randn_like(p) * 0.05)
        if kind.endswith(("BnConfig", "BnInvConfig", "CompacterConfig")):
            model.save_adapter(directory, "mine", with_head=True, use_safetensors="safetensors" in case)
        else:
            model.save_pretrained(directory)
        return model

    result = {}
    for directory in job.get("load", []):
        try:
            values = logits(load(directory))
            result[directory] = {"logits": values, "plain": logits(plain(directory, CLASSES))}
        except Exception as error:
            result[directory] = {"error": f"{type(error).__name__}: {error}"[:300]}
    for case, directory in job.get("make", {}).items():
        try: result[directory] = {"logits": logits(make(case, directory))}
        except Exception as error: result[directory] = {"error": f"{type(error).__name__}: {error}"[:300]}
    json.dump(result, answer)


# ---- around it ----

def difference(a, b):
    if len(a) != len(b) or any(len(x) != len(y) for x, y in zip(a, b)): return float("inf")
    return max(abs(x - y) if x == x and y == y else float("inf") for r, s in zip(a, b) for x, y in zip(r, s))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tunebench", required=True); parser.add_argument("--model", default="minilm")
    parser.add_argument("--work"); parser.add_argument("--only", default="")
    options = parser.parse_args()
    pythons = {"peft": os.environ.get("PEFT_PYTHON") or sys.executable, "adapters": os.environ.get("ADAPTERS_PYTHON") or sys.executable}
    work = pathlib.Path(options.work or tempfile.mkdtemp(prefix="tunebench-interop-")).resolve()
    work.mkdir(parents=True, exist_ok=True)
    for old in ("results", "there", "back", "refused"): shutil.rmtree(work / old, ignore_errors=True)

    def tunebench(*words, check=True):
        done = subprocess.run([options.tunebench, *map(str, words)], capture_output=True, text=True)
        if check and done.returncode != 0: raise RuntimeError(" ".join(map(str, words)) + ": " + (done.stderr or done.stdout).strip())
        return done.stdout

    info = subprocess.run([options.tunebench, "model", "info", options.model], capture_output=True, text=True)
    if info.returncode != 0:
        print(f"skipped: the base model {options.model} is not there ({options.tunebench} model add {options.model})")
        return 77
    found = re.search(r"(/\S.*?)\s*$", next(line for line in info.stdout.splitlines() if "/" in line))
    base = found.group(1)

    def ask(library, **job):
        environment = dict(os.environ, HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1")
        done = subprocess.run([pythons[library], __file__, "--worker"], input=json.dumps(dict(job, model=base)),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        if done.returncode != 0: raise RuntimeError(f"{library}: " + done.stderr[-2000:])
        return json.loads(done.stdout)

    def convert(library, directory):
        """What torch.save wrote is refused with the lines that convert it: follows them."""
        done = subprocess.run([options.tunebench, "adapter", "import", directory, "--model", options.model], capture_output=True, text=True)
        lines = [line.strip() for line in done.stderr.splitlines() if line.strip().startswith("import torch, ")]
        for line in lines:
            done = subprocess.run([pythons[library], "-c", line], capture_output=True, text=True)
            if done.returncode != 0: raise RuntimeError(line + ": " + done.stderr[-300:])

    texts = work / "texts.txt"
    texts.write_text("\n".join(TEXTS) + "\n", encoding="utf-8")
    ours = lambda source: json.loads(tunebench("adapter", "logits", source, "--model", options.model, "--texts", texts, "--max-length", 128))

    rows, failed = [], 0
    def report(direction, case, value, effect=None, error=None):
        nonlocal failed
        good = error is None and value <= TOLERANCE and (effect is None or effect >= EFFECT)
        failed += not good
        rows.append((direction, case, "" if value is None else f"{value:.1e}", "" if effect is None else f"{effect:.1e}", "pass" if good else "FAIL " + (error or "")))
        print("  ".join(cell.ljust(width) for cell, width in zip(rows[-1], (22, 30, 9, 9, 4))), flush=True)
    print("  ".join(cell.ljust(width) for cell, width in zip(("direction", "case", "logits", "effect", ""), (22, 30, 9, 9, 4))))

    # There.
    cases = [case for case in THERE if options.only in case[0]]
    if cases:
        data = work / "data"
        data.mkdir(exist_ok=True)
        words = ["good fine great lovely", "bad poor awful dull", "red green blue yellow"]
        table = lambda rows: "".join(f"the {words[k % 3].split()[k % 4]} one of number {k}\tlabel {k % 3}\n" for k in rows)
        for split, numbers in (("train", range(48)), ("dev", range(48, 54)), ("test", range(54, 60))):
            (data / f"{split}.tsv").write_text("sentence\tlabel\n" + table(numbers))
        suite = {
            "version": 1, "question": "Do other libraries compute the same?", "model": options.model,
            "data": {"tiny": {"train": "train.tsv", "dev": "dev.tsv", "test": "test.tsv", "text": "sentence", "label": "label"}},
            "tasks": [{"name": "tiny"}],
            "methods": [dict({"learningRate": 1e-2}, **entry, label=name) for name, entry, _ in cases],
            "train": {"steps": 3, "batch": 16, "maxLength": 64, "evaluate": "end", "keep": "last", "schedule": "constant", "warmup": 0},
            "seeds": [1],
        }
        (work / "interop.json5").write_text(json.dumps(suite, indent=1))
        tunebench("run", work / "interop.json5", "--data", data, "--out", work / "results")
        jobs = []  # direction, case, library, directory, our logits
        for name, _, merged in cases:
            run = f"{work / 'results'}:{name} \u00b7 tiny \u00b7 seed 1"
            library = "adapters" if name in HUB else "peft"
            values = ours(run)
            for flags in [[]] + ([["--merged"]] if merged else []):
                directory = work / "there" / (name + "".join(flags)).replace(" ", "_")
                tunebench("adapter", "export", run, directory, *flags)
                jobs.append((f"tunebench -> {'model' if flags or name in ('head', 'fft', 'bitfit') else library}", name + " ".join([""] + flags), library, str(directory), values))
        answers = {}
        for library in ("peft", "adapters"):
            wanted = [d for _, _, l, d, _ in jobs if l == library]
            if wanted: answers.update(ask(library, load=wanted))
        for direction, name, _, directory, values in jobs:
            answer = answers[directory]
            if "error" in answer: report(direction, name, None, error=answer["error"]); continue
            effect = None if name == "head" else difference(answer["logits"], answer["plain"])
            report(direction, name, difference(answer["logits"], values), effect)
            # What was exported comes back as it was.
            report("... -> tunebench", name, difference(ours(directory), values))

    # Back, and there again.
    cases = [case for case in BACK if options.only in case]
    again = {"peft": {}, "adapters": {}}
    for library in again:
        mine = {case: str(work / "back" / case.replace(" ", "_")) for case in cases if BACK[case][0].endswith("BnConfig") == (library == "adapters")}
        (work / "back").mkdir(exist_ok=True)
        answers = ask(library, make=mine) if mine else {}
        for case, directory in mine.items():
            if "error" in answers[directory]: report(f"{library} -> tunebench", case, None, error=answers[directory]["error"]); continue
            try:
                convert(library, directory)
                report(f"{library} -> tunebench", case, difference(ours(directory), answers[directory]["logits"]))
                file, second = directory + ".h5", directory + "-again"
                tunebench("adapter", "import", directory, "--model", options.model, "--out", file)
                tunebench("adapter", "export", file, second)
                again[library][case] = (second, answers[directory]["logits"])
            except RuntimeError as error: report(f"{library} -> tunebench", case, None, error=str(error))
    for library, directories in again.items():
        answers = ask(library, load=[d for d, _ in directories.values()]) if directories else {}
        for case, (directory, values) in directories.items():
            answer = answers[directory]
            if "error" in answer: report(f"... -> {library}", case, None, error=answer["error"])
            else: report(f"... -> {library}", case, difference(answer["logits"], values), difference(answer["logits"], answer["plain"]))

    # What has no counterpart is refused by name.
    cases = [case for case in REFUSED if options.only in case]
    (work / "refused").mkdir(exist_ok=True)
    for library in again:
        mine = {case: str(work / "refused" / case.replace(" ", "_")) for case in cases if REFUSED[case][0].startswith(("SeqBn", "Compacter")) == (library == "adapters")}
        answers = ask(library, make=mine) if mine else {}
        for case, directory in mine.items():
            if "error" not in answers[directory]: convert(library, directory)
            done = subprocess.run([options.tunebench, "adapter", "import", directory, "--model", options.model], capture_output=True, text=True)
            isNamed = done.returncode == 1 and REFUSED[case][2] in done.stderr
            error = answers[directory].get("error") or (None if isNamed else "not refused by name: " + done.stderr[:200])
            report(f"{library}, refused", case, 0.0, error=error)

    print(f"\n{len(rows) - failed} of {len(rows)} agree within {TOLERANCE}; files in {work}")
    return 1 if failed else 0


if __name__ == "__main__":
    worker() if sys.argv[1:] == ["--worker"] else sys.exit(main())
