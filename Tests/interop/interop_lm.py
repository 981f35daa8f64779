#!/usr/bin/env python3
"""Do tunebench's language models compute the same in Hugging Face PEFT, transformers and GGUF, and theirs in tunebench?

Tiny models of every family are made with transformers from a configuration. There: tunebench trains a few steps with every
method, exports, PEFT or transformers loads. Back: PEFT makes an adapter of random weights, tunebench reads it, and exports it
again. Logits of every token of a few sequences must agree within 1e-4. A GGUF adapter is read with the package gguf: the base
model's matrix as llama.cpp's converter writes it, plus (alpha / r) B A, must be our merged matrix, written likewise.
An adapter that changes nothing would agree, too: that is a failure as well.

    python interop_lm.py --tunebench PATH [--work DIR] [--only SUBSTRING]

PEFT_PYTHON names a Python that has torch, transformers, peft and gguf (default: this one).
"""
import argparse, json, os, pathlib, shutil, subprocess, sys, tempfile

TOLERANCE, EFFECT = 1e-4, 1e-3
VOCABULARY, LAYERS = 300, 2
SEQUENCES = [[1, 40, 41, 299, 7, 7, 120], [5], [(11 * k) % 290 + 3 for k in range(30)]]
# name: transformers' configuration class and what differs between the families; 8 query heads on 2 key heads.
LLAMA = dict(hidden_size=64, intermediate_size=96, num_hidden_layers=LAYERS, num_attention_heads=8, num_key_value_heads=2, max_position_embeddings=128)
MODELS = {
    "llama": ("LlamaConfig", dict(LLAMA, tie_word_embeddings=False)),
    "llama-tied": ("LlamaConfig", dict(LLAMA, tie_word_embeddings=True)),
    "mistral": ("MistralConfig", dict(LLAMA, tie_word_embeddings=False, sliding_window=16, head_dim=8)),
    "qwen2": ("Qwen2Config", dict(LLAMA, tie_word_embeddings=True)),
    "qwen3": ("Qwen3Config", dict(LLAMA, tie_word_embeddings=False, head_dim=12)),
    "gpt2": ("GPT2Config", dict(n_embd=64, n_head=4, n_layer=LAYERS, n_positions=128, tie_word_embeddings=True)),
    "gpt_neox": ("GPTNeoXConfig", dict(hidden_size=64, intermediate_size=96, num_hidden_layers=LAYERS, num_attention_heads=4,
                                       max_position_embeddings=128, tie_word_embeddings=False)),
}
# name of the case, entry of the suite, whether to export it merged and as a GGUF adapter, too
THERE = [
    ("fft", {"name": "fft", "learningRate": 1e-3}, 0, 0), ("bitfit", {"name": "bitfit"}, 0, 0),
    ("lora", {"name": "lora"}, 1, 1), ("lora all-linear", {"name": "lora", "rank": 4, "alpha": 6, "targets": ["all-linear"]}, 1, 1),
    ("lora output", {"name": "lora", "rank": 2, "targets": ["attention.output", "down"]}, 0, 1),
    ("lora alpha 0", {"name": "lora", "alpha": 0}, 0, 1),
    ("rslora", {"name": "rslora"}, 1, 1), ("lora-plus", {"name": "lora-plus"}, 0, 1), ("dora", {"name": "dora", "targets": ["all-linear"]}, 1, 0),
    ("pissa", {"name": "pissa"}, 1, 1), ("ia3", {"name": "ia3"}, 1, 0),
    ("prefix", {"name": "prefix", "tokens": 6}, 0, 0), ("p-tuning-v2", {"name": "p-tuning-v2", "tokens": 6}, 0, 0),
    ("prompt", {"name": "prompt", "tokens": 5}, 0, 0), ("p-tuning mlp", {"name": "p-tuning", "tokens": 5}, 0, 0),
    ("p-tuning lstm", {"name": "p-tuning", "tokens": 5, "encoder": "lstm", "hidden": 24}, 0, 0),
    ("lora head", {"name": "lora", "targets": ["query", "value", "head"]}, 1, 0), ("lora embeddings", {"name": "lora", "targets": ["embeddings"]}, 1, 0),
    ("rslora both", {"name": "rslora", "rank": 4, "targets": ["all-linear", "embeddings", "head"]}, 1, 0),
    ("save embeddings", {"name": "lora", "alsoTrain": ["embeddings"]}, 1, 0), ("save head", {"name": "dora", "alsoTrain": ["head"]}, 1, 0),
    ("save both", {"name": "lora", "alsoTrain": ["embeddings", "head"]}, 1, 0), ("save and head", {"name": "lora", "targets": ["head"], "alsoTrain": ["embeddings"]}, 1, 0),
    ("pissa save", {"name": "pissa", "alsoTrain": ["embeddings"]}, 1, 0),
    ("tied lora", {"name": "lora", "targets": ["query", "value", "head"], "tied": True}, 1, 0), ("tied save", {"name": "lora", "alsoTrain": ["head"], "tied": True}, 1, 0),
]
# With a head for labels on the last token.
LABELS = [("fft labels", {"name": "fft", "learningRate": 1e-3}, 0), ("lora labels", {"name": "lora"}, 1), ("ia3 labels", {"name": "ia3"}, 0),
          ("lora embeddings labels", {"name": "lora", "targets": ["query", "value", "embeddings"]}, 1), ("save embeddings labels", {"name": "lora", "alsoTrain": ["embeddings"]}, 1)]
TEXTS = ["of 1", "The quick brown fox.", "x"]
# On a GGUF file whose linear layers are Q8_0: what is exported belongs to the same model with these numbers in float32.
QUANTISED = "llama-q8"
OF_QUANTISED = ("fft", "lora all-linear", "dora", "ia3", "prefix", "bitfit", "lora head", "save both")
# What holds embeddings and head together, of models where they are one.
TIED = ("llama-tied", "qwen2", "gpt2")
# PEFT 0.21.2 computes a tied pair in another way where linear layers lie transposed (fan_in_fan_out): refused both ways.
is_meant = lambda model, case: "tied" not in case or model in TIED and not (model == "gpt2" and "tied lora" in case)
QKV, TABLE, HEAD = ["q_proj", "v_proj", "c_attn", "query_key_value"], ["embed_tokens", "wte", "embed_in"], ["lm_head", "embed_out"]
STILL = ("lora alpha 0",)   # what must change nothing
BACK = {  # case: PEFT's configuration class and its arguments; no targets: PEFT's own table
    "lora": ("LoraConfig", dict(r=8, lora_alpha=16)), "lora all-linear": ("LoraConfig", dict(r=3, lora_alpha=5, target_modules="all-linear")),
    "rslora": ("LoraConfig", dict(r=8, use_rslora=True)), "dora": ("LoraConfig", dict(r=4, use_dora=True, target_modules="all-linear")),
    "pissa": ("LoraConfig", dict(r=4, init_lora_weights="pissa")), "ia3": ("IA3Config", dict()),
    "prompt": ("PromptTuningConfig", dict(num_virtual_tokens=7)), "p-tuning mlp": ("PromptEncoderConfig", dict(num_virtual_tokens=4, encoder_hidden_size=24)),
    "p-tuning lstm": ("PromptEncoderConfig", dict(num_virtual_tokens=4, encoder_hidden_size=24, encoder_reparameterization_type="LSTM")),
    "prefix": ("PrefixTuningConfig", dict(num_virtual_tokens=7, prefix_projection=True, encoder_hidden_size=24)),
    "p-tuning-v2": ("PrefixTuningConfig", dict(num_virtual_tokens=7)), "complete model": ("model", {}),
    "lora head": ("LoraConfig", dict(r=2, target_modules=QKV + HEAD)), "lora embeddings": ("LoraConfig", dict(r=3, target_modules=TABLE)),
    "rslora both": ("LoraConfig", dict(r=3, use_rslora=True, target_modules=QKV + TABLE + HEAD)),
    "save embeddings": ("LoraConfig", dict(r=2, modules_to_save=TABLE)), "save head": ("LoraConfig", dict(r=2, use_dora=True, modules_to_save=HEAD)),
    "save both": ("LoraConfig", dict(r=2, modules_to_save=TABLE + HEAD)), "save and head": ("LoraConfig", dict(r=2, target_modules=HEAD, modules_to_save=TABLE)),
    "tied lora": ("LoraConfig", dict(r=2, target_modules=QKV + TABLE, ensure_weight_tying=True)),
    "tied lora of the head": ("LoraConfig", dict(r=2, target_modules=QKV + HEAD, ensure_weight_tying=True)),
    "tied save": ("LoraConfig", dict(r=2, modules_to_save=TABLE + HEAD, ensure_weight_tying=True)),
    "tied save of the head": ("LoraConfig", dict(r=2, modules_to_save=HEAD, ensure_weight_tying=True)),
}
# What computes something that nothing here does, or another model: refused, and the refusal names the key (or the part).
REFUSED = {
    "dora head": ("LoraConfig", dict(r=2, use_dora=True, target_modules=HEAD), "use_dora"),
    "dora embeddings": ("LoraConfig", dict(r=2, use_dora=True, target_modules=TABLE), "use_dora"),
    "pissa head": ("LoraConfig", dict(r=2, init_lora_weights="pissa", target_modules=HEAD), "lm_head|embed_out"),
    "ia3 head": ("IA3Config", dict(target_modules=HEAD, feedforward_modules=HEAD), "lm_head|embed_out"),
    "positions": ("LoraConfig", dict(r=2, modules_to_save=["wpe", "norm", "final_layer_norm"]), "modules_to_save"),
    "tokens": ("LoraConfig", dict(r=2, trainable_token_indices=[3]), "trainable_token_indices"),
    "lora biases": ("LoraConfig", dict(r=1, lora_bias=True, target_modules="all-linear"), "lora_bias"),
    "norms": ("LNTuningConfig", dict(target_modules=["input_layernorm", "ln_1"]), "peft_type"),
}


# ---- in the library's Python ----

def worker():
    """Reads a job as JSON, answers with logits: models, load, make, gguf."""
    job = json.load(sys.stdin)
    answer = sys.stdout
    sys.stdout = sys.stderr
    import torch, transformers, peft
    transformers.utils.logging.set_verbosity_error()
    torch.set_num_threads(2)
    tokens = [torch.tensor([s]) for s in SEQUENCES]

    def fresh(directory, **kw): return transformers.AutoModelForCausalLM.from_pretrained(directory, **kw).eval()

    def logits(model):
        model.eval()
        with torch.no_grad():
            # Of a prompt the last rows are the text's own.
            return [model(input_ids=t, attention_mask=torch.ones_like(t)).logits[0, -t.shape[1]:].double().tolist() for t in tokens]

    def models(out):
        from tokenizers import Tokenizer, decoders, models, pre_tokenizers
        for name, (kind, options) in MODELS.items():
            # PEFT takes PiSSA's start out of the weights in float32: closer singular values than these make it another start.
            torch.manual_seed(2 + sum(map(ord, name)))
            model = transformers.AutoModelForCausalLM.from_config(getattr(transformers, kind)(vocab_size=VOCABULARY, bos_token_id=1, eos_token_id=2, **options))
            with torch.no_grad():
                for n, p in model.named_parameters():
                    if p.dim() == 2: p.copy_(torch.randn_like(p) * (0.1 if n.endswith(("embed_tokens.weight", "wte.weight", "embed_in.weight")) else p.shape[-1] ** -0.5))
                    elif n.endswith("weight"): p.copy_(1 + 0.2 * torch.randn_like(p))
                    else: p.copy_(0.1 * torch.randn_like(p))
            model.save_pretrained(out / name)
            pieces = ["<unk>", "<s>", "</s>"] + sorted(pre_tokenizers.ByteLevel.alphabet())
            pieces += [f"<extra{k}>" for k in range(VOCABULARY - len(pieces))]
            tokenizer = Tokenizer(models.BPE(vocab={p: i for i, p in enumerate(pieces)}, merges=[]))
            tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
            tokenizer.decoder = decoders.ByteLevel()
            tokenizer.save(str(out / name / "tokenizer.json"))
            (out / name / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "PreTrainedTokenizerFast", "eos_token": "</s>", "bos_token": "<s>"}))

    def quantised(source, out):
        """A model as a GGUF file with Q8_0 linear layers, and as a Hugging Face directory of the same numbers."""
        import gguf, numpy, shutil
        from safetensors.numpy import load_file, save_file
        config = json.loads((source / "config.json").read_text())
        for d in (out, out.with_name(out.name + "-dequantised")): d.mkdir()
        writer = gguf.GGUFWriter(out / "model.gguf", "llama")
        writer.add_block_count(LAYERS); writer.add_embedding_length(config["hidden_size"]); writer.add_feed_forward_length(config["intermediate_size"])
        writer.add_context_length(config["max_position_embeddings"]); writer.add_head_count(config["num_attention_heads"])
        writer.add_head_count_kv(config["num_key_value_heads"]); writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
        writer.add_rope_freq_base(10000.0); writer.add_vocab_size(VOCABULARY)
        vocabulary = json.loads((source / "tokenizer.json").read_text())["model"]["vocab"]
        writer.add_tokenizer_model("gpt2"); writer.add_tokenizer_pre("gpt-2")
        writer.add_token_list(sorted(vocabulary, key=vocabulary.get)[:-1] + ["ab"]); writer.add_token_types([3] * 3 + [1] * (VOCABULARY - 3)); writer.add_token_merges(["a b"])
        writer.add_bos_token_id(1); writer.add_eos_token_id(2)
        names, dense = gguf.get_tensor_name_map(gguf.MODEL_ARCH.LLAMA, LAYERS), {}
        for name, value in load_file(source / "model.safetensors").items():
            own = names.get_name(name, try_suffixes=(".weight",))
            if "_proj" in name:
                order = lambda w: converted(name, w, config)
                blocks = gguf.quants.quantize(numpy.ascontiguousarray(order(value)), gguf.GGMLQuantizationType.Q8_0)
                writer.add_tensor(own, blocks, raw_dtype=gguf.GGMLQuantizationType.Q8_0)
                # Rows back in place.
                rows = order(numpy.arange(len(value))[:, None])[:, 0]
                value = numpy.empty_like(value)
                value[rows] = gguf.quants.dequantize(blocks, gguf.GGMLQuantizationType.Q8_0)
            else: writer.add_tensor(own, value)
            dense[name] = value
        writer.write_header_to_file(); writer.write_kv_data_to_file(); writer.write_tensors_to_file(); writer.close()
        twin = out.with_name(out.name + "-dequantised")
        save_file(dense, twin / "model.safetensors", metadata={"format": "pt"})
        for file in ("config.json", "tokenizer.json", "tokenizer_config.json"): shutil.copy(source / file, twin / file)

    def load(base, directory):
        d = pathlib.Path(directory)
        if (d / "adapter_config.json").exists(): return peft.PeftModel.from_pretrained(fresh(base), directory)
        model, info = transformers.AutoModelForCausalLM.from_pretrained(d, output_loading_info=True)
        wrong = list(info["missing_keys"]) + list(info["unexpected_keys"]) + list(info["mismatched_keys"])
        assert not wrong, wrong
        table, head = model.get_input_embeddings().weight, model.get_output_embeddings().weight
        assert (table is head) == model.config.tie_word_embeddings, "what config.json says of tied weights is not what they are"
        return model

    def labelled(base, directory):
        """Logits of a head for labels, with the adapter and without it."""
        tokenizer = transformers.AutoTokenizer.from_pretrained(base)
        d = pathlib.Path(directory)
        kind = transformers.AutoModelForSequenceClassification
        def answers(model):
            model.eval()
            with torch.no_grad(): return [[model(input_ids=tokenizer(t, return_tensors="pt")["input_ids"]).logits[0].double().tolist()] for t in TEXTS]
        if not (d / "adapter_config.json").exists():
            model, info = kind.from_pretrained(d, output_loading_info=True)
            wrong = list(info["missing_keys"]) + list(info["unexpected_keys"]) + list(info["mismatched_keys"])
            assert not wrong, wrong
            return {"logits": answers(model)}
        model = peft.PeftModel.from_pretrained(kind.from_pretrained(base, num_labels=3), directory)
        values = answers(model)
        if not model.active_peft_config.is_prompt_learning:
            # The head trained, too: what the adapter alone changes.
            with torch.no_grad():
                for n, p in model.named_parameters():
                    if "lora_B" in n or "lora_embedding_A" in n: p.zero_()
                    if "ia3_l" in n: p.fill_(1)
        return {"logits": values, "plain": answers(model)}

    def make(base, case, directory):
        kind, options = (BACK.get(case) or REFUSED[case])[:2]
        options = dict(options)
        torch.manual_seed(sum(map(ord, case)))
        model = fresh(base)
        if options.get("task_type") == "SEQ_CLS":
            model = transformers.AutoModelForSequenceClassification.from_pretrained(base, num_labels=3)
        elif kind == "model":
            with torch.no_grad():
                for p in model.parameters(): p.add_(torch.randn_like(p) * 0.01)
            model.save_pretrained(directory)
            return model
        else: options["task_type"] = "CAUSAL_LM"
        modules = {n.split(".")[-1] for n, _ in model.named_modules()} | {n for n, _ in model.named_modules()}
        for key in ("target_modules", "feedforward_modules", "modules_to_save"):
            if isinstance(options.get(key), list):
                options[key] = [m for m in options[key] if any(n == m or n.endswith("." + m) for n in modules)]
        model = peft.get_peft_model(model, getattr(peft, kind)(**options))
        with torch.no_grad():
            for p in model.parameters():
                if p.requires_grad: p.add_(torch.randn_like(p) * 0.1)
        model.save_pretrained(directory)
        return model if options["task_type"] == "CAUSAL_LM" else None

    def permuted(weight, heads):
        """conversion of llama.cpp: LlamaModel.permute"""
        return weight.reshape(heads, 2, weight.shape[0] // heads // 2, *weight.shape[1:]).swapaxes(1, 2).reshape(weight.shape)

    def converted(name, weight, config):
        """A matrix of a Hugging Face model as llama.cpp's converter writes it."""
        if config["model_type"] == "gpt2": return weight.T
        if config["model_type"] in ("llama", "mistral") and name.endswith("q_proj.weight"): return permuted(weight, config["num_attention_heads"])
        if config["model_type"] in ("llama", "mistral") and name.endswith("k_proj.weight"): return permuted(weight, config["num_key_value_heads"])
        if name.endswith("query_key_value.weight"):
            heads, width = config["num_attention_heads"], config["hidden_size"]
            parts = weight.reshape(heads, 3, width // heads, width)
            import numpy
            return numpy.concatenate([parts[:, k].reshape(-1, width) for k in range(3)])
        return weight

    def gguf_check(base, file, merged):
        """The largest difference of any matrix, and the largest change that the adapter makes."""
        import gguf, numpy
        from safetensors.numpy import load_file
        config = json.loads((pathlib.Path(base) / "config.json").read_text())
        reader = gguf.GGUFReader(file)
        field = lambda key: reader.fields[key].contents()
        architecture = {"mistral": "llama", "gpt_neox": "gptneox"}.get(config["model_type"], config["model_type"])
        assert field("general.type") == "adapter" and field("adapter.type") == "lora" and field("general.architecture") == architecture
        alpha = field("adapter.lora.alpha")
        assert alpha != 0, "alpha is 0"
        enum = next(k for k, v in gguf.MODEL_ARCH_NAMES.items() if v == architecture)
        names = gguf.get_tensor_name_map(enum, LAYERS)
        tensors = {t.name: numpy.array(t.data) for t in reader.tensors}
        whole = pathlib.Path(merged)
        ours = load_file(whole / "model.safetensors")
        before = load_file(pathlib.Path(base) / "model.safetensors")
        worst, change, used = 0.0, 0.0, set()
        for name, value in ours.items():
            if value.ndim != 2: continue
            own = names.get_name(name, try_suffixes=(".weight",))
            theirs = converted(name, before[name], config)
            a, b = tensors.get(f"{own}.lora_a"), tensors.get(f"{own}.lora_b")
            if a is not None:
                used |= {f"{own}.lora_a", f"{own}.lora_b"}
                update = alpha / b.shape[1] * b.astype("float64") @ a
                change = max(change, abs(update).max())
                theirs = theirs + update
            worst = max(worst, abs(theirs - converted(name, value, config)).max())
        assert used == set(tensors), sorted(set(tensors) - used)
        return {"difference": float(worst), "effect": float(change)}

    result = {}
    def attempt(key, work):
        try: result[key] = work()
        except Exception as error: result[key] = {"error": f"{type(error).__name__}: {error}"[:400]}
    if "models" in job:
        out = pathlib.Path(job["models"])
        models(out)
        quantised(out / "llama-tied", out / QUANTISED)
    for base, directory in job.get("load", []):
        attempt(directory, lambda: {"logits": logits(load(base, directory)), "plain": logits(fresh(base))})
    for base, directory in job.get("labels", []): attempt(directory, lambda: labelled(base, directory))
    for base, case, directory in job.get("make", []):
        def made():
            model = make(base, case, directory)
            return {"logits": logits(model)} if model is not None else {}
        attempt(directory, made)
    for base, file, merged in job.get("gguf", []): attempt(file, lambda: gguf_check(base, file, merged))
    json.dump(result, answer)


# ---- around it ----

def difference(a, b):
    if [len(x) for x in a] != [len(x) for x in b]: return float("inf")
    return max(abs(x - y) if x == x and y == y else float("inf") for s, t in zip(a, b) for r, q in zip(s, t) for x, y in zip(r, q))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tunebench", required=True); parser.add_argument("--work"); parser.add_argument("--only", default="")
    options = parser.parse_args()
    python = os.environ.get("PEFT_PYTHON") or sys.executable
    work = pathlib.Path(options.work or tempfile.mkdtemp(prefix="tunebench-interop-lm-")).resolve()
    work.mkdir(parents=True, exist_ok=True)
    for old in ("models", "results", "there", "back", "refused"): shutil.rmtree(work / old, ignore_errors=True)

    def tunebench(*words):
        done = subprocess.run([options.tunebench, *map(str, words)], capture_output=True, text=True)
        if done.returncode != 0: raise RuntimeError(" ".join(map(str, words)) + ": " + (done.stderr or done.stdout).strip())
        return done.stderr + done.stdout if words[1] == "export" else done.stdout

    def ask(**job):
        done = subprocess.run([python, __file__, "--worker"], input=json.dumps(job), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              env=dict(os.environ, HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1"))
        if done.returncode != 0: raise RuntimeError(done.stderr[-2000:])
        return json.loads(done.stdout)

    ask(models=str(work / "models"))
    ids = work / "tokens.txt"
    ids.write_text("".join(" ".join(map(str, s)) + "\n" for s in SEQUENCES))
    ours = lambda source, model: json.loads(tunebench("adapter", "logits", source, "--model", work / "models" / model, "--tokens", ids))

    rows, failed = [], 0
    def report(direction, case, value, effect=None, error=None, still=False):
        nonlocal failed
        good = error is None and value <= TOLERANCE and (effect is None or (effect <= TOLERANCE if still else effect >= EFFECT))
        failed += not good
        rows.append((direction, case, "" if value is None else f"{value:.1e}", "" if effect is None else f"{effect:.1e}", "pass" if good else "FAIL " + (error or "")))
        print("  ".join(cell.ljust(width) for cell, width in zip(rows[-1], (22, 30, 9, 9, 4))), flush=True)
    print("  ".join(cell.ljust(width) for cell, width in zip(("direction", "case", "logits", "effect", ""), (22, 30, 9, 9, 4))))
    wants = lambda model, case: options.only in f"{model} {case}"
    place = lambda part, model, case: str(work / part / model / case.replace(" ", "_"))
    def attempt(direction, case, body):
        try: return body()
        except RuntimeError as error: report(direction, case, None, error=str(error)[:300])

    # There.
    data = work / "data"
    data.mkdir(exist_ok=True)
    for split, numbers in (("train", range(48)), ("dev", range(48, 54)), ("test", range(54, 60))):
        (data / f"{split}.jsonl").write_text("".join(json.dumps({"prompt": f"of {k} ", "completion": "good fine great lovely".split()[k % 4]}) + "\n" for k in numbers))
    jobs, gguf = [], []
    suite = {
        "version": 1, "question": "Do other libraries compute the same?", "seeds": [1],
        "train": {"steps": 3, "batch": 16, "maxLength": 32, "evaluate": "end", "keep": "last", "schedule": "constant", "warmup": 0},
    }
    for model in [*MODELS, QUANTISED]:
        base = str(work / "models" / model)
        cases = [case for case in THERE if wants(model, case[0]) and is_meant(model, case[0]) and (model != QUANTISED or case[0] in OF_QUANTISED)]
        if not cases: continue
        suite |= {"model": base, "template": "none", "tasks": [{"name": "tiny"}]}
        suite["data"] = {"tiny": {"train": "train.jsonl", "dev": "dev.jsonl", "test": "test.jsonl", "form": "completion"}}
        suite["methods"] = [dict({"learningRate": 1e-2}, **entry, label=name) for name, entry, *_ in cases]
        file = work / f"{model}.json5"
        file.write_text(json.dumps(suite, indent=1))
        tunebench("run", file, "--data", data, "--out", work / "results" / model)
        for name, _, merges, is_gguf in cases:
            run = f"{work / 'results' / model}:{name} \u00b7 tiny \u00b7 seed 1"
            def exports():
                values = ours(run, model)
                for flags in [[]] + ([["--merged"]] if merges or is_gguf else []):
                    directory = place("there", model, name + "".join(flags))
                    said = tunebench("adapter", "export", run, directory, *flags)
                    if flags and not ("largest change of a logit" in said and ("dequantised" in said) == (model == QUANTISED)): raise RuntimeError("merging is not told of: " + said)
                    jobs.append((model, name + " ".join([""] + flags), base + "-dequantised" * (model == QUANTISED), directory, values))
                if is_gguf and model != QUANTISED:
                    file = place("there", model, name) + ".gguf"
                    tunebench("adapter", "export", run, file)
                    gguf.append((model, name, base, file, place("there", model, name + "--merged")))
            attempt("tunebench ->", f"{model} {name}", exports)
    answers = ask(load=[[base, directory] for _, _, base, directory, _ in jobs], gguf=[job[2:] for job in gguf]) if jobs else {}
    for model, name, base, directory, values in jobs:
        answer, case = answers[directory], f"{model} {name}"
        kind = "peft" if (pathlib.Path(directory) / "adapter_config.json").exists() else "model"
        if "error" in answer: report(f"tunebench -> {kind}", case, None, error=answer["error"]); continue
        report(f"tunebench -> {kind}", case, difference(answer["logits"], values), difference(answer["logits"], answer["plain"]), still=name.split(" --")[0] in STILL)
        # A model whose embeddings and head were trained apart is another base than the one that has one matrix for both.
        tie = lambda d: json.loads((pathlib.Path(d) / "config.json").read_text()).get("tie_word_embeddings") if (pathlib.Path(d) / "config.json").exists() else None
        home = directory if kind == "model" and tie(directory) != tie(base) else model
        if home == directory and model == QUANTISED:  # a GGUF file has its tokenizer inside, which merging does not write
            for file in ("tokenizer.json", "tokenizer_config.json"): shutil.copy(pathlib.Path(base) / file, directory)
        attempt("... -> tunebench", case, lambda: report("... -> tunebench", case, difference(ours(directory, home), values)))
    for model, name, _, file, _ in gguf:
        answer, case = answers[file], f"{model} {name}"
        if "error" in answer: report("tunebench -> gguf", case, None, error=answer["error"])
        else: report("tunebench -> gguf", case, answer["difference"], answer["effect"], still=name in STILL)

    # There, with a head for labels.
    texts = work / "texts.txt"
    texts.write_text("\n".join(TEXTS) + "\n")
    read = lambda source, model: [[row] for row in json.loads(tunebench("adapter", "logits", source, "--model", work / "models" / model, "--texts", texts))]
    for split, numbers in (("train", range(48)), ("dev", range(48, 54)), ("test", range(54, 60))):
        (data / f"{split}.tsv").write_text("sentence\tlabel\n" + "".join(f"of {k}\tlabel {k % 3}\n" for k in numbers))
    jobs = []
    for model in MODELS:
        base = str(work / "models" / model)
        cases = [case for case in LABELS if wants(model, case[0])]
        if not cases: continue
        suite["model"], suite["tasks"] = base, [{"name": "letters"}]
        suite = {k: v for k, v in suite.items() if k != "template"}
        suite["data"] = {"letters": {"train": "train.tsv", "dev": "dev.tsv", "test": "test.tsv", "text": "sentence", "label": "label"}}
        suite["methods"] = [dict({"learningRate": 1e-2}, **entry, label=name) for name, entry, _ in cases]
        file = work / f"{model}-labels.json5"
        file.write_text(json.dumps(suite, indent=1))
        tunebench("run", file, "--data", data, "--out", work / "results" / f"{model}-labels")
        for name, _, merges in cases:
            run = f"{work / 'results' / f'{model}-labels'}:{name} \u00b7 letters \u00b7 seed 1"
            def exports():
                values = read(run, model)
                for flags in [[]] + ([["--merged"]] if merges else []):
                    directory = place("there", model, name + "".join(flags))
                    tunebench("adapter", "export", run, directory, *flags)
                    jobs.append((model, name + " ".join([""] + flags), base, directory, values))
            attempt("tunebench ->", f"{model} {name}", exports)
    answers = ask(labels=[[base, directory] for _, _, base, directory, _ in jobs]) if jobs else {}
    for model, name, base, directory, values in jobs:
        answer, case = answers[directory], f"{model} {name}"
        kind = "peft" if (pathlib.Path(directory) / "adapter_config.json").exists() else "model"
        if "error" in answer: report(f"tunebench -> {kind}", case, None, error=answer["error"]); continue
        effect = difference(answer["logits"], answer["plain"]) if "plain" in answer else None
        report(f"tunebench -> {kind}", case, difference(answer["logits"], values), effect)
        attempt("... -> tunebench", case, lambda: report("... -> tunebench", case, difference(read(directory, model), values)))

    # Back, and there again.
    def directories(part, cases):
        return [[str(work / "models" / model), case, place(part, model, case)] for model in MODELS for case in cases if wants(model, case) and is_meant(model, case)]
    made = directories("back", BACK)
    answers, again = ask(make=made) if made else {}, []
    for base, case, directory in made:
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
        else: report("... -> peft", case, difference(answer["logits"], values), difference(answer["logits"], answer["plain"]))

    # What has no counterpart is refused by name.
    made = directories("refused", REFUSED)
    answers = ask(make=made) if made else {}
    for base, case, directory in made:
        done = subprocess.run([options.tunebench, "adapter", "import", directory, "--model", base], capture_output=True, text=True)
        isNamed = done.returncode == 1 and any(word in done.stderr for word in REFUSED[case][2].split("|"))
        error = answers[directory].get("error") or (None if isNamed else "not refused by name: " + done.stdout[:100] + done.stderr[:200])
        report("peft, refused", f"{pathlib.Path(base).name} {case}", 0.0, error=error)

    print(f"\n{len(rows) - failed} of {len(rows)} agree within {TOLERANCE}; files in {work}")
    return 1 if failed else 0


if __name__ == "__main__":
    worker() if sys.argv[1:] == ["--worker"] else sys.exit(main())
