"""Precision and recall of the comparison's models on held-out stories, and how far their probabilities can be believed.

    python -m training.compare.curves --data ../shared/gold/dev [--only KIND...] [--cache FOLDER]

For each model: average precision by ridge; precision and recall of pairs of different reports (of clauses) by threshold; and a reliability
table, the share of gold pairs among pairs of like probability. Every story is weighed by a model fitted to the other stories.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.compare.fit import FEATURES, Taught, fit_kind, teach_all
from training.compare.fit import RIDGES as CHOSEN

Values = npt.NDArray[np.float64]
RIDGES = (5.0, 20.0, 80.0, 300.0)
THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7)
FOLDS = 5
BINS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0001)


def main(argv: Sequence[str] | None = None) -> None:
    """Print the curves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folders of annotated stories")
    parser.add_argument("--only", nargs="+", choices=sorted(FEATURES), default=sorted(FEATURES))
    parser.add_argument(
        "--corpora", type=Path, default=Path("../shared/corpora"), help="the files of the judged stories"
    )
    parser.add_argument("--cache", type=Path, help="a folder for the annotations, as in training.compare.fit")
    o = parser.parse_args(argv)
    show(teach_all(o.data, o.corpora, o.cache), o.only)


def show(taught: Taught, kinds: Sequence[str]) -> None:
    """The curves of the models named."""
    for kind in kinds:
        print(f"## {kind}")
        for ridge in RIDGES:
            labels, found = held_out(taught, kind, ridge)
            print(f"ridge {ridge:g}: average precision {100 * average_precision(labels, found):.1f}")
        labels, found = held_out(taught, kind, CHOSEN[kind])
        total = labels.sum()
        for threshold in THRESHOLDS:
            kept = found >= threshold
            hits = labels[kept].sum()
            print(
                f"from {threshold:.2f}: precision {100 * hits / max(1, kept.sum()):.1f} recall {100 * hits / max(1, total):.1f}"
            )
        print("probability | pairs | mean | gold")
        print_reliability(labels, found)
        if kind in taught.always:
            print("probability | pairs judged by reading in unlabelled stories | mean | right")
            print_reliability(*held_out_judged(taught, kind))


def print_reliability(labels: Values, found: Values) -> None:
    """How many pairs have a probability in each bin, their mean probability, the share of them that is right."""
    for low, high in itertools.pairwise(BINS):
        inside = (found >= low) & (found < high)
        if inside.any():
            print(
                f"{low:.2f}-{min(high, 1):.2f} | {inside.sum()} | {found[inside].mean():.3f} | {labels[inside].mean():.3f}"
            )


def held_out_judged(taught: Taught, kind: str) -> tuple[Values, Values]:
    """Labels and probabilities of the judged pairs, each fifth of their stories by the model of the annotated ones and the other fifths."""
    lessons = taught.always[kind]
    labels, found = [], []
    for fold in range(FOLDS):
        others = [x for n, x in enumerate(lessons) if n % FOLDS != fold]
        model = fit_kind(kind, Taught(taught.stories, {kind: others}).of(kind), CHOSEN[kind])
        for lesson in lessons[fold::FOLDS]:
            labels.append(lesson.labels)
            found.append(model.probabilities(lesson.rows))
    return np.hstack(labels), np.hstack(found)


def held_out(taught: Taught, kind: str, ridge: float) -> tuple[Values, Values]:
    """Labels and probabilities of all pairs of different reports (or clauses), each story by the model of the others."""
    paired = "same report" in FEATURES[kind]
    labels, found = [], []
    for name, story in taught.stories.items():
        lesson = story[kind]
        model = fit_kind(kind, taught.of(kind, name), ridge)
        apart = lesson.rows[:, FEATURES[kind].index("same report")] == 0 if paired else lesson.labels >= 0
        labels.append(lesson.labels[apart])
        found.append(model.probabilities(lesson.rows)[apart])
    return np.hstack(labels), np.hstack(found)


def average_precision(labels: Values, found: Values) -> float:
    """Mean precision at each gold pair, by falling probability."""
    ordered = labels[np.argsort(-found, kind="stable")]
    hits = np.cumsum(ordered)
    return float((hits / np.arange(1, len(ordered) + 1))[ordered > 0].mean()) if hits[-1] else 0.0


if __name__ == "__main__":
    main()
