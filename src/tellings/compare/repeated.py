"""The claim that is answered in one report as other reports have it, in nearly its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from tellings.compare.answer_signs import WITHIN, Answer
from tellings.compare.ground import Ground
from tellings.compare.likeness import weigh
from tellings.compare.sentences import Sentence
from tellings.compare.talk import Talk

#: Other reports in which an answered claim is found again, the nearest.
MOST: Final = 2
#: From this cosine, and this share of its words' weight, another report's sentence is the same claim again. By reading gold/dev.
SAME: Final = 0.75
SHARED: Final = 0.25
#: A claim whose words weigh less than this shares too little by sharing them all.
LEAST: Final = 4.0


class Repeated:
    """The sentences of a story that deny nothing, by the keys that they hold."""

    def __init__(self, ground: Ground, talk: Talk) -> None:
        self._ground = ground
        self._sentences = [s for s in talk.sentences if talk.denies(s) is None]
        holders: dict[str, list[int]] = defaultdict(list)
        for i, sentence in enumerate(self._sentences):
            for key in sentence.keys:
                holders[key].append(i)
        self._holders: dict[str, npt.NDArray[np.int64]] = {key: np.array(own) for key, own in holders.items()}

    def of(self, found: Answer) -> Iterator[tuple[float, Answer]]:
        """The answer to the claim as other origins have it, the best of each report, with how near its words are; the nearest first."""
        own, claim = found.own, found.claim
        if found.way in WITHIN or found.kind != "denial" or own.page is not claim.page:
            return
        origin = self._ground.origin_of
        best: dict[int, tuple[float, Answer]] = {}
        for s in self._sharing(claim):
            if origin[s.page.report.id] == origin[own.page.report.id]:
                continue
            if bool(s.told) != bool(claim.told) or s.speakers & own.speakers:
                continue
            near = float((s.vectors @ claim.vectors.T).max())
            known = best.get(s.page.number)
            if near >= SAME and (known is None or near > known[0]):
                again = found._replace(ways=("repeated",), claim=s, spans=(found.spans[0], s.span))
                best[s.page.number] = min(near, 1.0), again
        yield from sorted(best.values(), key=lambda x: (-x[0], x[1].claim.place))[:MOST]

    def _sharing(self, claim: Sentence) -> Iterator[Sentence]:
        """The sentences that hold as much of a claim's words as `SHARED` asks, in order."""
        weights = self._ground.weights
        mass = np.zeros(len(self._sentences))
        for key in sorted(claim.keys):
            mass[self._holders.get(key, [])] += weights.get(key, 1.0)
        whole = max(LEAST, weigh(claim.keys, weights))
        for i in np.flatnonzero(mass >= SHARED * whole - 1e-6).tolist():  # which sum in which order decides below
            if weigh(self._sentences[i].keys & claim.keys, weights) / whole >= SHARED:
                yield self._sentences[i]
