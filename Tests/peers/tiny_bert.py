"""Writes Tests/NetworksTests/Fixtures/tiny-FAMILY for BERT and the encoders like it: two layers, width 16, weights drawn at
random, and what transformers computes with them: logits and first gradients of a classifier of three labels.

    python3 Tests/peers/tiny_bert.py [FAMILY...]    # torch 2.13.0, transformers 5.23.0, safetensors 0.8.0, numpy

A clone that has nothing else notices by it when a forward or a backward pass is wrong. Sequences of different lengths are
padded on the right here and masked; dropout is off; the loss is the mean cross-entropy. Float64 is used throughout and
rounded once at the end, so that the numbers are those of the mathematics and not of one library's order of sums.
"""

import json
import sys
from pathlib import Path

import torch
import transformers
from safetensors.torch import save_file

FIXTURES = Path(__file__).resolve().parents[1] / "NetworksTests" / "Fixtures"

SHAPE = dict(
    vocab_size=40, hidden_size=16, num_hidden_layers=2, num_attention_heads=4, intermediate_size=24,
    max_position_embeddings=16, type_vocab_size=2, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, num_labels=3,
)
# The family's classes, what differs from BERT's configuration, and its least token: after padding.
FAMILIES = {
    "bert": ("Bert", SHAPE, 1),
    "distilbert": ("DistilBert", dict(
        vocab_size=40, dim=16, n_layers=2, n_heads=4, hidden_dim=24, max_position_embeddings=16, dropout=0.0,
        attention_dropout=0.0, seq_classif_dropout=0.0, num_labels=3), 1),
    "electra": ("Electra", dict(SHAPE, embedding_size=8), 1),
    "roberta": ("Roberta", dict(SHAPE, max_position_embeddings=18, type_vocab_size=1), 2),
    "mpnet": ("MPNet", {k: v for k, v in dict(SHAPE, max_position_embeddings=18).items() if k != "type_vocab_size"}, 2),
}


def write(family):
    name, options, least = FAMILIES[family]
    out_directory = FIXTURES / f"tiny-{family}"
    torch.manual_seed(20261126)
    config = getattr(transformers, name + "Config")(**options)
    model = getattr(transformers, name + "ForSequenceClassification")(config).eval()
    with torch.no_grad():
        for name, tensor in model.named_parameters():
            noise = 0.3 * torch.randn_like(tensor)
            tensor.copy_(1 + noise if name.lower().endswith(("layernorm.weight", "layer_norm.weight")) else noise)
    weights = {name: tensor.detach().clone() for name, tensor in model.named_parameters()}

    # Two texts and a pair, of which the last fills every position; labels of all three classes.
    lengths, first = [5, 3, 9, 16], [5, 3, 4, 10]
    ids = torch.zeros(4, 16, dtype=torch.long)
    mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, length in enumerate(lengths):
        ids[row, :length] = torch.randint(least, 40, (length,))
        mask[row, :length] = 1
        types[row, first[row]:length] = 1 if options.get("type_vocab_size") == 2 else 0
    labels = torch.tensor([2, 0, 1, 2])

    model.double()
    typed = {"token_type_ids": types} if "type_vocab_size" in options else {}
    out = model(input_ids=ids, attention_mask=mask, labels=labels, **typed)
    out.loss.backward()

    out_directory.mkdir(parents=True, exist_ok=True)
    kept = json.loads(config.to_json_string(use_diff=False))
    if family == "bert":
        names = ["model_type", "hidden_act", "num_hidden_layers", "hidden_size", "num_attention_heads", "vocab_size",
                 "max_position_embeddings", "intermediate_size", "type_vocab_size", "layer_norm_eps",
                 "hidden_dropout_prob", "attention_probs_dropout_prob", "initializer_range"]
    else:
        names = ["model_type"] + [name for name in options if name != "num_labels"] + ["initializer_range"]
    (out_directory / "config.json").write_text(json.dumps({name: kept[name] for name in names}, indent=1) + "\n")
    if family == "bert":
        (out_directory / "vocab.txt").write_text("".join(
            f"{word}\n" for word in ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + [f"w{i}" for i in range(35)]))
    save_file(weights, out_directory / "model.safetensors")
    save_file(
        {"logits": out.logits.detach().float(), "loss": out.loss.detach().float().reshape(1)}
        | {"gradient." + name: tensor.grad.float() for name, tensor in model.named_parameters()},
        out_directory / "expected.safetensors")
    (out_directory / "batch.json").write_text(json.dumps({
        "lengths": lengths, "labels": labels.tolist(),
        "tokens": [t for row, n in enumerate(lengths) for t in ids[row, :n].tolist()],
        "types": [t for row, n in enumerate(lengths) for t in types[row, :n].tolist()],
    }) + "\n")


for family in sys.argv[1:] or FAMILIES:
    write(family)
