"""The reports inside the window as weighted words, and which of them a new report resembles."""

from __future__ import annotations

import math

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
#: 1 + log(n), for the counts that occur.
DAMPED = (0.0, *(1 + math.log(n) for n in range(1, 1000)))

Vector = dict[str, float]


def weighed(light: Light, frequencies: Frequencies) -> Vector:
    """The report's words with weights: two views, each of length one times the root of its share.

    The product of two such vectors is TITLE * cosine of the titles + (1 - TITLE) * cosine of the texts.
    """
    rarity = frequencies.rarities(light.words, COMMON)
    body = [(DAMPED[min(n, 999)] * rarity[w], w) for w, n in light.words.items() if w in rarity]
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


class Index:
    """Which report has which word, for the reports that were put in and not taken out."""

    def __init__(self) -> None:
        self.vectors: dict[int, Vector] = {}
        self.places: dict[str, dict[int, float]] = {}

    def similar(self, vector: Vector) -> dict[int, float]:
        """The similarity of every report in the index that shares a word, where it is at least `FLOOR`."""
        sums: dict[int, float] = {}
        places = self.places
        get = sums.get
        for word, weight in vector.items():
            if word in places:
                for slot, other in places[word].items():
                    sums[slot] = get(slot, 0.0) + weight * other
        return {slot: s for slot, s in sums.items() if s >= FLOOR}

    def put(self, slot: int, vector: Vector) -> None:
        """Put a report in under its number."""
        self.vectors[slot] = vector
        for word, weight in vector.items():
            if word in self.places:
                self.places[word][slot] = weight
            else:
                self.places[word] = {slot: weight}

    def take(self, slot: int) -> None:
        """Take a report out."""
        for word in self.vectors.pop(slot):
            found = self.places[word]
            del found[slot]
            if not found:
                del self.places[word]
