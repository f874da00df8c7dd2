"""The reports inside the window as weighted words, and which of them a new report resembles."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict

import numpy as np

from tellings.group.features import Light
from tellings.group.frequencies import Frequencies

#: The weight of the title as a view of its own beside title and text together (`python -m evaluation.stories --sweep
#: title`).
TITLE = 0.1
#: A title with fewer words that say something ("What we know so far" has one) counts for as much less: two reports of one such
#: title are not one story. B-cubed F1 is the same for 1 and 2, and lower for 3 and 4 (`python -m evaluation.stories`).
WHOLE = 2
#: Words that stand in more than this share of all reports weigh so little that leaving them out only saves time.
COMMON = 0.2
#: Similarities below say nothing.
FLOOR = 0.03
#: Marks a word of the title's own view.
IN_TITLE = "\t"

#: The heaviest words of a report that are kept (`python -m evaluation.stories --sweep kept`).
KEPT = 80
#: 1 + log(n), for the counts that occur: no text and title of `features.CHARACTERS` hold a word more often.
DAMPED = (0.0, *(1 + math.log(n) for n in range(1, 6000)))
#: What stands for a report that was taken out, and how many of them there may be before the index is put up anew.
DEAD = -1
SPARE = 64

Vector = dict[str, float]


def weighed(light: Light, frequencies: Frequencies) -> Vector:
    """The report's words with weights: two views, each of length one times the root of its share.

    The product of two such vectors is TITLE * cosine of the titles + (1 - TITLE) * cosine of the texts.
    """
    rarity = frequencies.rarities(light.words, COMMON)
    words, damped = light.words, DAMPED
    body = [(damped[words[w]] * x, w) for w, x in rarity.items()]
    if len(body) > KEPT:
        body.sort(reverse=True)
        del body[KEPT:]
    head = [(rarity[w], IN_TITLE + w) for w in light.title if w in rarity]
    vector: Vector = {}
    for view, share in ((body, 1 - TITLE), (head, TITLE * min(1.0, len(head) / WHOLE))):
        size = math.sqrt(sum([x * x for x, _ in view]))
        if size:
            scale = math.sqrt(share) / size
            for x, word in view:
                vector[word] = x * scale
    return vector


def run() -> array[float]:
    """A word's run while no report has it."""
    return array("d")


class Index:
    """Which report has which word, for the reports that were put in and not taken out.

    Each word has a run of numbers, one a report: its place before the point, the word's weight, which is less than 1,
    behind it. A look for similar reports joins the runs of its words and adds them up at once. A report that is taken
    out leaves its place dead; when most places are, the index is put up anew.
    """

    def __init__(self) -> None:
        self.vectors: dict[int, Vector] = {}
        self.places: dict[int, int] = {}
        self.slots: list[int] = []
        self.runs: defaultdict[str, array[float]] = defaultdict(run)

    def similar(self, vector: Vector) -> dict[int, float]:
        """The similarity of every report in the index that shares a word, where it is at least `FLOOR`."""
        runs = self.runs
        met = [(weight, runs[word]) for word, weight in vector.items() if word in runs]
        if not met:
            return {}
        found = np.frombuffer(b"".join([places for _, places in met]), dtype=np.float64)
        places = found.astype(np.intp)
        weights = np.repeat([weight for weight, _ in met], [len(places) for _, places in met])
        sums = np.bincount(places, weights * (found - places))
        near = np.flatnonzero(sums >= FLOOR)
        slots = self.slots
        return {slot: s for at, s in zip(near.tolist(), sums[near].tolist()) if (slot := slots[at]) != DEAD}

    def put(self, slot: int, vector: Vector) -> None:
        """Put a report in under its number, which is not negative."""
        self.vectors[slot] = vector
        self.places[slot] = len(self.slots)
        place = float(len(self.slots))
        self.slots.append(slot)
        runs = self.runs
        for word, weight in vector.items():
            runs[word].append(place + weight)

    def take(self, slot: int) -> None:
        """Take a report out."""
        del self.vectors[slot]
        self.slots[self.places.pop(slot)] = DEAD
        if len(self.slots) > SPARE + 3 * len(self.vectors):
            self.renew()

    def renew(self) -> None:
        """Forget the places of the reports that were taken out."""
        kept = self.vectors
        self.vectors, self.places, self.slots = {}, {}, []
        self.runs.clear()
        for slot, vector in kept.items():
            self.put(slot, vector)
