"""In how many reports a word stands: what was learnt before, and every report that has come since."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable

import numpy as np

from tellings.weights import verified

#: Words counted at most. When there are more, those met once since the last clearing go (lossy counting, Manku and
#: Motwani 2002).
WORDS = 300_000


class Frequencies:
    """Document frequencies that grow with the stream, in bounded memory."""

    def __init__(self, counts: dict[str, int], reports: int) -> None:
        self.counts = counts
        self.reports = reports

    @classmethod
    def learnt(cls) -> Frequencies:
        """A fresh copy of the frequencies that ship with the package."""
        counts, reports = shipped()
        return cls(dict(counts), reports)

    def see(self, words: Iterable[str]) -> None:
        """Count one more report."""
        counts = self.counts
        for word in words:
            counts[word] = counts.get(word, 0) + 1
        self.reports += 1
        if len(counts) > WORDS:
            self.counts = {word: n for word, n in counts.items() if n > 1}

    def rarities(self, words: Iterable[str], common: float) -> dict[str, float]:
        """The inverse document frequency of each word that stands in less than the share ``common`` of all reports."""
        counts, log = self.counts, math.log
        all_of_them = log(self.reports + 1)
        most = common * self.reports
        return {w: all_of_them - log(n + 0.5) for w in words if (n := counts.get(w, 0)) < most}


@functools.cache
def shipped() -> tuple[dict[str, int], int]:
    """The frequencies learnt beforehand and the number of reports they were counted over (``trained/words/card.json``)."""
    with np.load(verified("words") / "frequencies.npz", allow_pickle=False) as file:
        words = bytes(file["words"]).decode("utf8").split("\n")
        return dict(zip(words, file["counts"].tolist(), strict=True)), int(file["reports"])
