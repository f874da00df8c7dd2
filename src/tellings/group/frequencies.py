"""In how many reports a word stands: what was learnt before, and every report that has come since."""

from __future__ import annotations

import functools
import math
import sys
from collections import Counter
from collections.abc import Iterable

import numpy as np

from tellings.weights import verified

#: Words counted at most. When there are more, the rarest go until a quarter of the room is free (after lossy counting,
#: Manku and Motwani 2002).
WORDS = 300_000
#: log(n + 0.5) for the counts that occur; grows with them.
LOGS = [math.log(n + 0.5) for n in range(10_000)]


class Frequencies:
    """Document frequencies that grow with the stream, in bounded memory."""

    def __init__(self, counts: dict[str, int], reports: int) -> None:
        self.counts = Counter(counts)
        self.reports = reports

    @classmethod
    def learnt(cls) -> Frequencies:
        """A fresh copy of the frequencies that ship with the package."""
        counts, reports = shipped()
        return cls(counts, reports)

    def see(self, words: Iterable[str]) -> None:
        """Count one more report."""
        self.counts.update(iter(words))  # an iterator: each word once, whatever it is mapped to
        self.reports += 1
        if len(self.counts) > WORDS:
            self.forget()

    def forget(self) -> None:
        """Drop the rarest words until a quarter of the room is free."""
        least = 1
        while len(self.counts) > WORDS * 3 // 4:
            self.counts = Counter({word: n for word, n in self.counts.items() if n > least})
            least += 1

    def rarities(self, words: Iterable[str], common: float) -> dict[str, float]:
        """The inverse document frequency of each word that stands in less than the share ``common`` of all reports."""
        most = common * self.reports
        if len(LOGS) < most:
            LOGS.extend(math.log(n + 0.5) for n in range(len(LOGS), int(2 * most)))
        get, logs = self.counts.get, LOGS
        every = math.log(self.reports + 1)
        return {w: every - logs[n] for w in words if (n := get(w, 0)) < most}


@functools.cache
def shipped() -> tuple[dict[str, int], int]:
    """The frequencies learnt beforehand and the number of reports they were counted over (``trained/words/card.json``)."""
    with np.load(verified("words") / "frequencies.npz", allow_pickle=False) as file:
        words = map(sys.intern, bytes(file["words"]).decode("utf8").split("\n"))
        return dict(zip(words, file["counts"].tolist(), strict=True)), int(file["reports"])
