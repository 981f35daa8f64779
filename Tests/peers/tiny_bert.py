"""Writes Tests/NetworksTests/Fixtures/tiny-bert: a BERT of two layers and width 16 with weights drawn at random, and what
transformers computes with it: logits and first gradients of a classifier of three labels.

    python3 Tests/peers/tiny_bert.py            # torch 2.13.0, transformers 5.23.0, safetensors 0.8.0, numpy

A clone that has nothing else notices by it when a forward or a backward pass is wrong. Sequences of different lengths are
padded on the right here and masked; dropout is off; the loss is the mean cross-entropy. Float64 is used throughout and
rounded once at the end, so that the numbers are those of the mathematics and not of one library's order of sums.
"""

import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import BertConfig, BertForSequenceClassification

OUT = Path(__file__).resolve().parents[1] / "NetworksTests" / "Fixtures" / "tiny-bert"

torch.manual_seed(20261126)
config = BertConfig(
    vocab_size=40, hidden_size=16, num_hidden_layers=2, num_attention_heads=4, intermediate_size=24,
    max_position_embeddings=16, type_vocab_size=2, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, num_labels=3,
)
model = BertForSequenceClassification(config).eval()
with torch.no_grad():
    for name, tensor in model.named_parameters():
        noise = 0.3 * torch.randn_like(tensor)
        tensor.copy_(1 + noise if name.endswith("LayerNorm.weight") else noise)
weights = {name: tensor.detach().clone() for name, tensor in model.named_parameters()}

# Two texts and a pair, of which the last fills every position; labels of all three classes.
lengths, first = [5, 3, 9, 16], [5, 3, 4, 10]
ids = torch.zeros(4, 16, dtype=torch.long)
mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
for row, length in enumerate(lengths):
    ids[row, :length] = torch.randint(1, 40, (length,))
    mask[row, :length] = 1
    types[row, first[row]:length] = 1
labels = torch.tensor([2, 0, 1, 2])

model.double()
out = model(input_ids=ids, attention_mask=mask, token_type_ids=types, labels=labels)
out.loss.backward()

OUT.mkdir(parents=True, exist_ok=True)
kept = json.loads(config.to_json_string(use_diff=False))
names = ["model_type", "hidden_act", "num_hidden_layers", "hidden_size", "num_attention_heads", "vocab_size",
         "max_position_embeddings", "intermediate_size", "type_vocab_size", "layer_norm_eps", "hidden_dropout_prob",
         "attention_probs_dropout_prob", "initializer_range"]
(OUT / "config.json").write_text(json.dumps({name: kept[name] for name in names}, indent=1) + "\n")
(OUT / "vocab.txt").write_text("".join(f"{word}\n" for word in ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
                                       + [f"w{i}" for i in range(35)]))
save_file({n: t for n, t in weights.items()}, OUT / "model.safetensors")
save_file(
    {"logits": out.logits.detach().float(), "loss": out.loss.detach().float().reshape(1)}
    | {"gradient." + name: tensor.grad.float() for name, tensor in model.named_parameters()},
    OUT / "expected.safetensors")
(OUT / "batch.json").write_text(json.dumps({
    "lengths": lengths, "labels": labels.tolist(),
    "tokens": [t for row, n in enumerate(lengths) for t in ids[row, :n].tolist()],
    "types": [t for row, n in enumerate(lengths) for t in types[row, :n].tolist()],
}) + "\n")
