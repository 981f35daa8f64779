#!/usr/bin/env python3
"""How many tokens a second llama.cpp writes, greedily, from the same GGUF file: what `bench step --generate` does here.

    python peer_llama_cpp.py --gguf FILE --train rows.jsonl [--batch 16] [--generate 64] [--threads 2]

The prompt is the first 32 tokens of the first row in the model's chat template, for every sequence anew; the time holds reading it.
Needs llama-cpp-python (pip builds it) and numpy. Prints one JSON object.
"""
import argparse, ctypes, json, resource, time

import jinja2, llama_cpp as L, numpy as np


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--gguf", required=True); p.add_argument("--train", required=True); p.add_argument("--batch", type=int, default=16)
    p.add_argument("--generate", type=int, default=64); p.add_argument("--threads", type=int, default=2)
    a = p.parse_args()
    keep = L.llama_log_callback(lambda *_: None); L.llama_log_set(keep, ctypes.c_void_p(0))
    model = L.Llama(a.gguf, n_ctx=8, verbose=False, vocab_only=True)
    row = json.loads(open(a.train, encoding="utf-8").readline())
    template = jinja2.Environment().from_string(model.metadata["tokenizer.chat_template"])
    text = template.render(messages=[{"role": "user", "content": row["prompt"]}, {"role": "assistant", "content": row["completion"]}],
                           add_generation_prompt=False, bos_token="", eos_token="")
    prompt = model.tokenize(text.encode(), add_bos=False, special=True)[:32]

    weights = L.llama_model_load_from_file(a.gguf.encode(), L.llama_model_default_params())
    settings = L.llama_context_default_params()
    settings.n_ctx = a.batch * (len(prompt) + a.generate + 8); settings.n_seq_max = a.batch
    settings.n_batch = settings.n_ubatch = a.batch * len(prompt); settings.n_threads = settings.n_threads_batch = a.threads
    context = L.llama_init_from_model(weights, settings)
    vocabulary = L.llama_vocab_n_tokens(L.llama_model_get_vocab(weights))
    batch = L.llama_batch_init(a.batch * len(prompt), 0, 1)

    def decode(tokens, places, sequences, asked):
        batch.n_tokens = len(tokens)
        for i, (token, place, sequence, wanted) in enumerate(zip(tokens, places, sequences, asked)):
            batch.token[i], batch.pos[i], batch.n_seq_id[i], batch.seq_id[i][0], batch.logits[i] = token, place, 1, sequence, wanted
        if L.llama_decode(context, batch): raise SystemExit("llama_decode failed")
        return [int(np.ctypeslib.as_array(L.llama_get_logits_ith(context, i), (vocabulary,)).argmax()) for i, w in enumerate(asked) if w]

    started = time.perf_counter()
    everyone = range(a.batch)
    new = decode(prompt * a.batch, list(range(len(prompt))) * a.batch, [s for s in everyone for _ in prompt],
                 ([False] * (len(prompt) - 1) + [True]) * a.batch)
    written = [[t] for t in new]
    for place in range(len(prompt), len(prompt) + a.generate - 1):
        new = decode(new, [place] * a.batch, everyone, [True] * a.batch)
        for texts, token in zip(written, new): texts.append(token)
    seconds = time.perf_counter() - started
    print(json.dumps({"generated_tokens_per_second": a.batch * a.generate / seconds, "batch": a.batch, "generate": a.generate,
                      "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "tokens": written[0]}))


main()
