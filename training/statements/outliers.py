"""Which inputs of each matrix product are far larger than the rest: those are kept out of the int8 products.

The manner of LLM.int8 (Dettmers et al. 2022), decided once: the inputs with the largest magnitude over a few training texts.
Run as ``python -m training.statements.outliers CHECKPOINT`` it prints the error of each product with and without.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from training.statements.corpus import collate, cut_windows, read_documents
from training.statements.network import Network, Size
from training.statements.train import load_tokenizer, pretrained_folder

TEXTS = 12
#: Inputs kept apart, by product: as many as halve its error (``main`` prints it); twice as many gain less than a tenth.
APART = {"qkv": 4, "out": 0, "up": 8, "down": 8}


def inputs_of(checkpoint: Path, shared: Path) -> tuple[Network, dict[str, Tensor]]:
    """The network, and for each matrix product of its layers all inputs (n, in) over some training texts."""
    weights = load_file(checkpoint)
    network = Network(Size(layers=1 + max(int(k.split(".")[1]) for k in weights if k.startswith("layers."))))
    network.load_state_dict(weights)
    network.eval()
    seen: dict[str, list[Tensor]] = {}

    def watch(name: str, module: torch.nn.Module) -> None:
        module.register_forward_hook(lambda _m, given, _o: seen.setdefault(name, []).append(given[0].detach()[0]))

    for name, module in network.named_modules():
        if name.startswith("layers.") and isinstance(module, torch.nn.Linear):
            watch(name, module)
    tokenizer = load_tokenizer(pretrained_folder())
    documents = read_documents(shared / "corpora/polnear-train.jsonl")[:TEXTS]
    with torch.no_grad():
        for document in documents:
            for window in cut_windows(document, tokenizer, random.Random(0)):
                network.encode(collate([window]))
    return network, {name: torch.cat(parts) for name, parts in seen.items()}


def largest(name: str, inputs: Tensor) -> list[int]:
    """The inputs of a product with the largest magnitude, in order of place."""
    return sorted(inputs.abs().amax(dim=0).topk(APART[name.rpartition(".")[2]]).indices.tolist())


def outlying_inputs(checkpoint: Path, shared: Path) -> dict[str, list[int]]:
    """For each matrix product of the layers the inputs to keep apart."""
    return {name: largest(name, inputs) for name, inputs in inputs_of(checkpoint, shared)[1].items()}


def _rounded(x: Tensor) -> Tensor:
    low, high = min(float(x.min()), 0.0), max(float(x.max()), 0.0)
    step = (high - low) / 255
    return torch.round((x - low) / step) * step + low


def main() -> None:
    """Print relative errors of the products' outputs."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("checkpoint", type=Path)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    args = ap.parse_args()
    network, seen = inputs_of(args.checkpoint, args.shared)
    modules = dict(network.named_modules())
    for name, inputs in seen.items():
        weight = modules[name].weight.detach()
        window = inputs[:256]
        true = window @ weight.T
        rest = window.clone()
        rest[:, largest(name, inputs)] = 0
        errors = [_rounded(window) @ weight.T - true, (_rounded(rest) - rest) @ weight.T]
        print(name, *(f"{float(e.norm() / true.norm()):.4f}" for e in errors))


if __name__ == "__main__":
    main()
