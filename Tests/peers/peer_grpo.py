#!/usr/bin/env python3
"""The peer's side of compare_grpo.py: TRL's GRPOTrainer with PEFT's LoRA on a language model, timed.

    python peer_grpo.py --gguf FILE --prompts prompts.jsonl --steps 14 --prompts-per-step 2 --generations 8 --new-tokens 32 --lr 1e-3 --seed 1

Reward: 1 - |words - 16| / 16, at least 0. One JSON object on the last line. Needs trl, datasets and accelerate beside transformers and peft.
"""
import argparse, json, pathlib, resource, statistics, time


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--gguf", required=True); a.add_argument("--prompts", required=True); a.add_argument("--seed", type=int, default=1)
    a.add_argument("--steps", type=int, default=4); a.add_argument("--prompts-per-step", type=int, default=2); a.add_argument("--generations", type=int, default=8)
    a.add_argument("--new-tokens", type=int, default=32); a.add_argument("--lr", type=float, default=1e-4); a.add_argument("--beta", type=float, default=0.04)
    a.add_argument("--threads", type=int, default=2); a.add_argument("--out", default="grpo-out")
    a = a.parse_args()
    import torch
    torch.set_num_threads(a.threads); torch.manual_seed(a.seed)
    from datasets import Dataset
    from transformers import AutoModelForCausalLM, AutoTokenizer
    from trl import GRPOConfig, GRPOTrainer
    import peft
    p = pathlib.Path(a.gguf)
    tokenizer = AutoTokenizer.from_pretrained(p.parent, gguf_file=p.name)
    model = AutoModelForCausalLM.from_pretrained(p.parent, gguf_file=p.name, dtype=torch.float32)
    # Dequantised by now; the trainer would refuse it.
    model.is_quantized = False; model.quantization_method = None; model.hf_quantizer = None
    if hasattr(model.config, "quantization_config"): del model.config.quantization_config
    rows = [{"prompt": [{"role": "user", "content": json.loads(l)["prompt"]}]} for l in open(a.prompts, encoding="utf-8")][:64]

    def reward(completions, **_):
        return [max(0.0, 1 - abs(len(c[0]["content"].split()) - 16) / 16) for c in completions]

    n = a.prompts_per_step * a.generations
    config = GRPOConfig(
        output_dir=a.out, per_device_train_batch_size=n, gradient_accumulation_steps=1, num_generations=a.generations,
        max_completion_length=a.new_tokens, learning_rate=a.lr, beta=a.beta, max_steps=a.steps, logging_steps=1, save_strategy="no",
        report_to=[], use_cpu=True, bf16=False, seed=a.seed, gradient_checkpointing=False, lr_scheduler_type="constant")
    trainer = GRPOTrainer(
        model=model, reward_funcs=reward, args=config, train_dataset=Dataset.from_list(rows), processing_class=tokenizer,
        peft_config=peft.LoraConfig(r=8, lora_alpha=16, task_type="CAUSAL_LM"))
    begin = time.perf_counter(); trainer.train(); total = time.perf_counter() - begin
    logs = [x for x in trainer.state.log_history if "reward" in x]
    times = [x["step_time"] for x in logs if x.get("step_time") is not None]
    print(json.dumps({
        "steps": a.steps, "samples_a_step": n, "new_tokens": a.new_tokens, "seconds": total,
        "seconds_a_step": statistics.median(times[1:]) if len(times) > 1 else total / a.steps, "step_times": times,
        "rewards": [x["reward"] for x in logs], "kl": [x.get("kl") for x in logs],
        "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


main()
