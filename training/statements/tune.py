"""Fit the decoder's settings on the held-out documents of train: ``python -m training.statements.tune DIR``.

Confidence is a logistic regression over a candidate's features (does it match a gold attribution: content IoU at
least 0.5?), fitted by Newton's method; the cost of a change of role and the threshold are those with the best mean of
overlap, overlap with source and exact F1, by the scorer of the benchmark. Prints the curve and writes
``decode.json``. The dev documents are not read.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
from dataclasses import asdict, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from tellings.annotate import attributions_decode as decode
from tellings.annotate.attributions_decode import Candidate, Settings
from tellings.annotate.attributions_pieces import Pieces, cut_pieces
from tellings.annotate.tagger import Tagger
from training.statements.corpus import Document, read_documents
from training.statements.train import HELD_OUT

SWITCHES = (0.5, 1.0, 1.5)
LEANS = (0.0, 0.5, 1.0)
BELIEFS = (0.35, 0.4, 0.45, 0.5, 0.55)
LEVELS = ("overlap", "overlap_with_source", "exact")
RIDGE = 1.0

Read = list[tuple[Document, Pieces, list[Candidate]]]


def scorer(shared: Path) -> ModuleType:
    """The benchmark's own scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_attribution", shared / "bench/score_attribution.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_spans(candidate: Candidate, pieces: Pieces, text: str) -> dict[str, list[tuple[int, int]]]:
    """A candidate in the scorer's form."""
    return {
        "source": list(decode.spans_of(pieces, candidate.source, text)),
        "cue": list(decode.spans_of(pieces, candidate.cue, text)),
        "content": list(decode.spans_of(pieces, candidate.content, text, (*candidate.cue, *candidate.source))),
    }


def features_and_labels(read: Read) -> tuple[np.ndarray, np.ndarray]:
    """Features of all candidates, and whether each meets a gold attribution's content and cue."""
    rows, labels = [], []
    for document, pieces, found in read:
        gold = []
        for attribution in document.attributions:
            sets = []
            for role in ("content", "cue"):
                inside = np.zeros(len(pieces), dtype=bool)
                for s, e in attribution[role]:
                    inside |= (pieces.start < e) & (pieces.end > s)
                sets.append(set(np.flatnonzero(inside).tolist()))
            gold.append(sets)
        for one in found:
            content, cue = set(one.content), set(one.cue)
            good = any(len(content & g) >= 0.5 * len(content | g) and cue & c for g, c in gold)
            rows.append(one.features)
            labels.append(float(good))
    return np.array(rows), np.array(labels)


def fit(features: np.ndarray, labels: np.ndarray) -> tuple[tuple[float, ...], float]:
    """Weights and bias of a ridge-penalised logistic regression."""
    x = np.hstack((features, np.ones((len(features), 1))))
    w = np.zeros(x.shape[1])
    penalty = RIDGE * np.eye(len(w))
    penalty[-1, -1] = 0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (labels - p) - penalty @ w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return tuple(round(float(v), 5) for v in w[:-1]), round(float(w[-1]), 5)


def main() -> None:
    """Parse the command line, tune, write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path, help="an exported model")
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    args = ap.parse_args()
    score = scorer(args.shared)
    tagger = Tagger(args.folder)
    documents = [
        d for n, d in enumerate(read_documents(args.shared / "corpora/polnear-train.jsonl")) if n % HELD_OUT == 0
    ]
    gold = {d.name: (d.text, d.attributions) for d in documents}
    best: tuple[float, Settings] | None = None
    cut = [(d, cut_pieces(d.text, tagger.tokenizer)) for d in documents]
    readings = [[r for group in tagger.readings(d.text, p) for r in group] for d, p in cut]
    for switch, lean in itertools.product(SWITCHES, LEANS):
        tagger.settings = replace(Settings(), switch=switch, lean=lean)
        read = [(d, p, decode.read_candidates(r, tagger.settings)) for (d, p), r in zip(cut, readings, strict=True)]
        weights, bias = fit(*features_and_labels(read))
        tagger.settings = replace(tagger.settings, weights=weights, bias=bias)
        scored = [(d, p, tagger.score(c)) for d, p, c in read]
        for believe in BELIEFS:
            settings = replace(tagger.settings, believe=believe)
            predicted = {d.name: [as_spans(c, p, d.text) for c in decode.believed(f, settings)] for d, p, f in scored}
            report: dict[str, Any] = score.score(gold, predicted)["attributions"]
            f1 = [report[level]["f1"] for level in LEVELS]
            shown = " ".join(f"{level} {100 * f:.1f}" for level, f in zip(LEVELS, f1, strict=True))
            print(f"switch {switch:.1f} lean {lean:.1f} believe {believe:.2f} {shown}")
            mean = float(np.mean(f1))
            if best is None or mean > best[0]:
                best = (mean, settings)
    assert best
    (args.folder / "decode.json").write_text(json.dumps(asdict(best[1])) + "\n", "utf8")
    print(f"kept: {best[1]}")


if __name__ == "__main__":
    main()
