"""The trained weights of the comparison: small logistic models with their thresholds, kept as data."""

from __future__ import annotations

import functools

import msgspec
import numpy as np
import numpy.typing as npt

from tellings.weights import verified

Rows = npt.NDArray[np.float64]


class Logistic(msgspec.Struct, frozen=True):
    """A logistic model: features by name, their weights (for unscaled features), the intercept, and thresholds by level."""

    features: tuple[str, ...]
    weights: tuple[float, ...]
    intercept: float
    thresholds: dict[str, float]

    def probabilities(self, rows: Rows) -> npt.NDArray[np.float64]:
        """One probability for each row of features."""
        if not len(rows):
            return np.zeros(0)
        found: npt.NDArray[np.float64] = 1 / (
            1 + np.exp(-np.clip(rows @ np.asarray(self.weights) + self.intercept, -40, 40))
        )
        return found

    def threshold(self, level: str) -> float:
        """The probability from which a pair is believed."""
        return self.thresholds[level]


class Models(msgspec.Struct, frozen=True):
    """The models of one training: which statements are one utterance, which clauses and figures answer one question (figures that may
    both be true, figures that clash), which passage answers which, which clauses are the newsworthy ones of one report alone, and which
    passages of a line tell the same."""

    utterances: Logistic
    clauses: Logistic
    figures: Logistic
    clashes: Logistic
    answers: Logistic
    singles: Logistic
    telling: Logistic


@functools.cache
def shipped() -> Models:
    """The weights trained on all annotated stories: one file a model."""
    folder = verified("compare")
    kinds = Models.__struct_fields__
    return Models(**{k: msgspec.json.decode((folder / f"{k}.json").read_bytes(), type=Logistic) for k in kinds})
