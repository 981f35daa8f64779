#!/usr/bin/env python3
"""Do DistilBERT, ELECTRA, RoBERTa and MPNet compute the same in tunebench, in transformers and in PEFT, from text on?

Tiny models of every family are made with transformers from a configuration, with the family's own tokenizer over a tiny
vocabulary. There: tunebench trains a few steps with every method, exports, PEFT or transformers loads. Back: PEFT makes an
adapter of random weights, tunebench reads it, and exports it again. Logits of texts and pairs, cut into pieces by each side
itself, must agree within 1e-4. An adapter that changes nothing would agree, too: that is a failure as well.

    python interop_encoders.py --tunebench PATH [--work DIR] [--only SUBSTRING]

PEFT_PYTHON names a Python that has torch, transformers and peft (default: this one).
"""
import argparse, json, os, pathlib, shutil, subprocess, sys, tempfile

TOLERANCE, EFFECT = 1e-4, 1e-3
CLASSES = 3
SHAPE = dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=48, max_position_embeddings=160)
# name: transformers' family, its configuration, whether the checkpoint has a head.
MODELS = {
    "distilbert": ("DistilBert", dict(dim=32, n_layers=2, n_heads=4, hidden_dim=48, max_position_embeddings=160), 0),
    "distilbert-tuned": ("DistilBert", dict(dim=32, n_layers=2, n_heads=4, hidden_dim=48, max_position_embeddings=160, activation="relu"), 1),
    "electra": ("Electra", dict(SHAPE, embedding_size=20), 0),
    "electra-wide": ("Electra", dict(SHAPE, embedding_size=32), 1),
    "roberta": ("Roberta", dict(SHAPE, type_vocab_size=1, layer_norm_eps=1e-5), 0),
    "roberta-tuned": ("Roberta", dict(SHAPE, type_vocab_size=1), 1),
    "mpnet": ("MPNet", SHAPE, 0), "mpnet-tuned": ("MPNet", SHAPE, 1),
}
TEXTS = [
    "the good film", "a", "The Caf\u00e9 cr\u00e8me, for 3.50?", "the\u00a0 red   one \u4e2d\u6587 don't", "one of two\tand the other one",
    "good <pad> film <mask> [SEP] </s>", "of number " * 60,
]
# name of the case, entry of the suite, whether to export it merged, too
THERE = [
    ("head", {"name": "head"}, 0), ("fft", {"name": "fft", "learningRate": 1e-3}, 0), ("bitfit", {"name": "bitfit"}, 0),
    ("lora", {"name": "lora"}, 1), ("lora all-linear", {"name": "lora", "rank": 4, "alpha": 6, "targets": ["all-linear"]}, 1),
    ("lora output", {"name": "lora", "rank": 2, "targets": ["attention.output", "down"]}, 0),
    ("lora frozen pooler", {"name": "lora", "trainPooler": False}, 0), ("dora", {"name": "dora"}, 1), ("pissa", {"name": "pissa"}, 0),
    ("ia3", {"name": "ia3"}, 1), ("prefix", {"name": "prefix", "tokens": 6}, 0), ("p-tuning-v2", {"name": "p-tuning-v2", "tokens": 6}, 0),
    ("prompt", {"name": "prompt", "tokens": 5, "placement": "prepend"}, 0), ("p-tuning", {"name": "p-tuning", "tokens": 5, "placement": "prepend"}, 0),
]
# Nothing else can load these.
NO_PREFIX, ADAPTERS = ("DistilBert", "MPNet"), ("adapter-houlsby", "adapter-pfeiffer", "adapter-parallel")
QV = {"DistilBert": ["q_lin", "v_lin"], "MPNet": ["q", "v"]}
BACK = {  # case: PEFT's configuration class and its arguments; no targets: PEFT's own table, or query and value
    "lora": ("LoraConfig", dict(r=8, lora_alpha=16)), "rslora": ("LoraConfig", dict(r=4, use_rslora=True)),
    "prompt": ("PromptTuningConfig", dict(num_virtual_tokens=7)), "p-tuning-v2": ("PrefixTuningConfig", dict(num_virtual_tokens=7)),
    "complete model": ("model", {}),
}


# ---- in the library's Python ----

def worker():
    """Reads a job as JSON, answers with logits: models, load, make."""
    job = json.load(sys.stdin)
    answer = sys.stdout
    sys.stdout = sys.stderr
    import torch, transformers, peft
    transformers.utils.logging.set_verbosity_error()
    torch.set_num_threads(2)

    def fresh(directory, **kw): return transformers.AutoModelForSequenceClassification.from_pretrained(directory, **kw).eval()

    def logits(base, model):
        tokenizer = transformers.AutoTokenizer.from_pretrained(base)
        answers = []
        for text in TEXTS:
            # Virtual tokens take positions, and texts are cut for them: these fit beside any.
            pieces = tokenizer(*text.split("\t"), truncation=True, max_length=job["length"], return_tensors="pt")
            with torch.no_grad(): answers.append(model.eval()(**pieces).logits[0].double().tolist())
        return answers

    def tokenizer(family):
        words = "the good film a one of two and other red number for don caf cafe creme 3 50 . , ? ' t".split() + ["\u4e2d"]
        letters = list("abcdefghijklmnopqrstuvwxyz0123456789")
        pieces = words + [l for l in letters if l not in words] + ["##" + l for l in letters] + ["##s", "##er", "##ed"]
        if family == "Roberta":
            from tokenizers import pre_tokenizers
            alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
            merges = [("t", "h"), ("\u0120", "th"), ("\u0120th", "e"), ("g", "o"), ("\u0120", "go"), ("o", "d"), ("\u0120go", "od"), ("o", "f"), ("\u0120", "of"), ("e", "r"), ("\u0120", "f")]
            names = ["<s>", "<pad>", "</s>", "<unk>"] + alphabet + ["".join(m) for m in merges] + ["<mask>"]
            return transformers.RobertaTokenizer(vocab={p: i for i, p in enumerate(names)}, merges=merges)
        special = ["<s>", "<pad>", "</s>", "<unk>", "[UNK]"] if family == "MPNet" else ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
        names = list(dict.fromkeys(special + pieces + (["<mask>"] if family == "MPNet" else [])))
        kind = {"MPNet": "MPNetTokenizer", "DistilBert": "DistilBertTokenizer", "Electra": "ElectraTokenizer"}[family]
        return getattr(transformers, kind)(vocab={p: i for i, p in enumerate(names)})

    def models(out):
        for name, (family, options, has_head) in MODELS.items():
            torch.manual_seed(sum(map(ord, name)))
            own = tokenizer(family)
            config = getattr(transformers, family + "Config")(vocab_size=len(own), pad_token_id=own.pad_token_id, num_labels=CLASSES, **options)
            model = getattr(transformers, family + "ForSequenceClassification")(config)
            with torch.no_grad():
                for n, p in model.named_parameters():
                    if p.dim() == 2: p.copy_(torch.randn_like(p) * (0.3 if "embeddings." in n or "bias" in n else p.shape[-1] ** -0.5))
                    elif "norm" in n.lower() and n.endswith("weight"): p.copy_(1 + 0.2 * torch.randn_like(p))
                    else: p.copy_(0.1 * torch.randn_like(p))
            (model if has_head else model.base_model).save_pretrained(out / name)
            own.save_pretrained(out / name)

    def load(base, directory):
        d = pathlib.Path(directory)
        if (d / "adapter_config.json").exists():
            model = peft.PeftModel.from_pretrained(fresh(base, num_labels=CLASSES), directory)
            values = logits(base, model)
            if not model.active_peft_config.is_prompt_learning:
                # The head trained, too: what the adapter alone changes.
                with torch.no_grad():
                    for n, p in model.named_parameters():
                        if "lora_B" in n: p.zero_()
                        if "ia3_l" in n: p.fill_(1)
                        if "lora_magnitude" in n: p.copy_(dict(model.named_parameters())[n.split(".lora_mag")[0] + ".base_layer.weight"].norm(dim=1))
            else:
                model = model.get_base_model()
            return values, logits(base, model)
        model, info = transformers.AutoModelForSequenceClassification.from_pretrained(d, output_loading_info=True)
        wrong = list(info["missing_keys"]) + list(info["unexpected_keys"]) + list(info["mismatched_keys"])
        assert not wrong, wrong
        return logits(base, model), None

    def make(base, family, case, directory):
        kind, options = BACK[case]
        torch.manual_seed(sum(map(ord, case)))
        model = fresh(base, num_labels=CLASSES)
        if kind == "model":
            with torch.no_grad():
                for p in model.parameters(): p.add_(torch.randn_like(p) * 0.01)
            model.save_pretrained(directory)
            return model
        options = dict(options, task_type="SEQ_CLS")
        modules = sorted({n.split(".")[0] for n, _ in model.named_modules()} & {"classifier", "pre_classifier"})
        options["modules_to_save"] = modules
        if kind == "LoraConfig" and family in QV: options["target_modules"] = QV[family]
        if kind == "PromptTuningConfig":
            # PEFT does not find them in every family's configuration, or takes the layers' width for the embeddings'.
            options |= dict(token_dim=model.get_input_embeddings().weight.shape[1], num_layers=model.config.num_hidden_layers, num_attention_heads=model.config.num_attention_heads)
        model = peft.get_peft_model(model, getattr(peft, kind)(**options))
        with torch.no_grad():
            for p in model.parameters():
                if p.requires_grad: p.add_(torch.randn_like(p) * 0.1)
        model.save_pretrained(directory)
        return model

    result = {}
    if "models" in job: models(pathlib.Path(job["models"]))
    for base, directory in job.get("load", []):
        try: result[directory] = dict(zip(("logits", "plain"), load(base, directory)))
        except Exception as error: result[directory] = {"error": f"{type(error).__name__}: {error}"[:300]}
    for base, family, case, directory in job.get("make", []):
        try: result[directory] = {"logits": logits(base, make(base, family, case, directory))}
        except Exception as error: result[directory] = {"error": f"{type(error).__name__}: {error}"[:300]}
    json.dump(result, answer)


# ---- around it ----

def difference(a, b):
    if len(a) != len(b) or any(len(x) != len(y) for x, y in zip(a, b)): return float("inf")
    return max(abs(x - y) if x == x and y == y else float("inf") for r, s in zip(a, b) for x, y in zip(r, s))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tunebench", required=True); parser.add_argument("--work"); parser.add_argument("--only", default="")
    options = parser.parse_args()
    python = os.environ.get("PEFT_PYTHON") or sys.executable
    work = pathlib.Path(options.work or tempfile.mkdtemp(prefix="tunebench-interop-")).resolve()
    work.mkdir(parents=True, exist_ok=True)
    for old in ("models", "results", "there", "back"): shutil.rmtree(work / old, ignore_errors=True)
    length = 128

    def tunebench(*words, check=True):
        done = subprocess.run([options.tunebench, *map(str, words)], capture_output=True, text=True)
        if check and done.returncode != 0: raise RuntimeError(" ".join(map(str, words)) + ": " + (done.stderr or done.stdout).strip())
        return done.stdout if check else done.stderr

    def ask(**job):
        environment = dict(os.environ, HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1")
        done = subprocess.run([python, __file__, "--worker"], input=json.dumps(dict(job, length=length)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        if done.returncode != 0: raise RuntimeError(done.stderr[-2000:])
        return json.loads(done.stdout)

    rows, failed = [], 0
    def report(direction, case, value, effect=None, error=None):
        nonlocal failed
        good = error is None and value <= TOLERANCE and (effect is None or effect >= EFFECT)
        failed += not good
        rows.append((direction, case, "" if value is None else f"{value:.1e}", "" if effect is None else f"{effect:.1e}", "pass" if good else "FAIL " + (error or "")))
        print("  ".join(cell.ljust(width) for cell, width in zip(rows[-1], (22, 36, 9, 9, 4))), flush=True)
    wants = lambda model, case: options.only in f"{model} {case}"
    place = lambda part, model, case: str(work / part / model / case.replace(" ", "_"))
    texts = work / "texts.txt"
    texts.write_text("\n".join(TEXTS) + "\n", encoding="utf-8")
    ours = lambda source, model: json.loads(tunebench("adapter", "logits", source, "--model", work / "models" / model, "--texts", texts, "--max-length", length))
    def attempt(direction, case, body):
        try: body()
        except RuntimeError as error: report(direction, case, None, error=str(error)[:400])

    (work / "models").mkdir()
    ask(models=str(work / "models"))

    # There.
    data = work / "data"
    data.mkdir(exist_ok=True)
    words = ["good film", "red one", "number two"]
    for split, numbers in (("train", range(48)), ("dev", range(48, 54)), ("test", range(54, 60))):
        (data / f"{split}.tsv").write_text("sentence\tlabel\n" + "".join(f"the {words[k % 3]} of {k}\tlabel {k % 3}\n" for k in numbers))
    jobs = []
    for model, (family, _, _) in MODELS.items():
        cases = [case for case in THERE if wants(model, case[0])]
        hub = [name for name in ADAPTERS if wants(model, name)]
        if not cases + hub: continue
        base = work / "models" / model
        suite = {
            "version": 1, "question": "Do other libraries compute the same?", "seeds": [1], "model": str(base), "tasks": [{"name": "tiny"}],
            "data": {"tiny": {"train": "train.tsv", "dev": "dev.tsv", "test": "test.tsv", "text": "sentence", "label": "label"}},
            "train": {"steps": 3, "batch": 16, "maxLength": 64, "evaluate": "end", "keep": "last", "schedule": "constant", "warmup": 0},
            "methods": [dict({"learningRate": 1e-2}, **entry, label=name) for name, entry, _ in cases] + [{"name": n, "learningRate": 1e-2, "label": n} for n in hub],
        }
        file = work / f"{model}.json5"
        file.write_text(json.dumps(suite, indent=1))
        try: tunebench("run", file, "--data", data, "--out", work / "results" / model)
        except RuntimeError as error: report("tunebench", model, None, error=str(error)[:400]); continue
        run = lambda name: f"{work / 'results' / model}:{name} \u00b7 tiny \u00b7 seed 1"
        for name in hub + [name for name, *_ in cases if family in NO_PREFIX and name in ("prefix", "p-tuning-v2")]:
            # It computes here; elsewhere there is no place for it, which is said.
            said = tunebench("adapter", "export", run(name), place("there", model, name), check=False)
            named = "AdapterHub" if name in hub else "does not take"
            report("tunebench, refused", f"{model} {name}", 0.0, error=None if named in said else "not refused by name: " + said[:200])
        for name, _, merges in cases:
            if family in NO_PREFIX and name in ("prefix", "p-tuning-v2"): continue
            def exports():
                values = ours(run(name), model)
                for flags in [[]] + ([["--merged"]] if merges else []):
                    directory = place("there", model, name + "".join(flags))
                    tunebench("adapter", "export", run(name), directory, *flags)
                    jobs.append((model, name + " ".join([""] + flags), directory, values))
            attempt("tunebench ->", f"{model} {name}", exports)
    answers = ask(load=[[str(work / "models" / model), directory] for model, _, directory, _ in jobs]) if jobs else {}
    for model, name, directory, values in jobs:
        answer, case = answers[directory], f"{model} {name}"
        kind = "peft" if (pathlib.Path(directory) / "adapter_config.json").exists() else "model"
        if "error" in answer: report(f"tunebench -> {kind}", case, None, error=answer["error"]); continue
        report(f"tunebench -> {kind}", case, difference(answer["logits"], values), None if answer["plain"] is None else difference(answer["logits"], answer["plain"]))
        # What was exported comes back as it was.
        attempt("... -> tunebench", case, lambda: report("... -> tunebench", case, difference(ours(directory, model), values)))

    # Back, and there again.
    made = [[str(work / "models" / model), family, case, place("back", model, case)] for model, (family, _, _) in MODELS.items()
            for case in BACK if wants(model, case) and not (case == "p-tuning-v2" and family in NO_PREFIX)]
    answers, again = ask(make=made) if made else {}, []
    for base, _, case, directory in made:
        model = pathlib.Path(base).name
        if "error" in answers[directory]: report("peft -> tunebench", f"{model} {case}", None, error=answers[directory]["error"]); continue
        def returns():
            report("peft -> tunebench", f"{model} {case}", difference(ours(directory, model), answers[directory]["logits"]))
            tunebench("adapter", "import", directory, "--model", base, "--out", directory + ".h5")
            tunebench("adapter", "export", directory + ".h5", directory + "-again", "--model", base)
            again.append((base, case, directory + "-again", answers[directory]["logits"]))
        attempt("peft -> tunebench", f"{model} {case}", returns)
    answers = ask(load=[[base, directory] for base, _, directory, _ in again]) if again else {}
    for base, case, directory, values in again:
        answer, case = answers[directory], f"{pathlib.Path(base).name} {case}"
        if "error" in answer: report("... -> peft", case, None, error=answer["error"])
        else: report("... -> peft", case, difference(answer["logits"], values), None if answer["plain"] is None else difference(answer["logits"], answer["plain"]))

    print(f"\n{len(rows) - failed} of {len(rows)} agree within {TOLERANCE}; files in {work}")
    return 1 if failed else 0


if __name__ == "__main__":
    worker() if sys.argv[1:] == ["--worker"] else sys.exit(main())
