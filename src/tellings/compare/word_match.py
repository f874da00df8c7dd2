"""How much of one statement's wording finds its like in another's, word by word and in context.

A soft alignment as in BERTScore (Zhang et al. 2020): each word is matched with the nearest word of the other statement by the cosine
of their vectors in context, and telling words count more. It sees "reprisal" in "retaliation" where whole sentences are too unlike.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from tellings.compare.embedding import Halves, Worded
from tellings.compare.encoder import Vectors
from tellings.compare.pages import Page

WORD: Final = re.compile(r"\w+")
#: A word that makes up more than this share of the reports' words counts nothing ("the", "to"). Chosen, not tuned.
COMMON: Final = 0.05
LEAST: Final = 0.1  # the weight of such a word


class Words(NamedTuple):
    """The words of a statement: their vectors, one row of length 1 each, and how telling each is; weights sum to 1."""

    vectors: Halves | Vectors
    weights: Vectors


def weigh_words(pages: Sequence[Page], worded: Sequence[Worded]) -> tuple[Words, ...]:
    """The words of each statement that hold a letter or digit, weighed by how rare they are in the reports."""
    counts = Counter(word for page in pages for word in WORD.findall(page.text.lower()))
    total = sum(counts.values())
    found = []
    for words, vectors in worded:
        kept = [i for i, word in enumerate(words) if any(c.isalnum() for c in word)]
        weights = np.array([_weight(counts.get(words[i], 1), total) for i in kept], np.float32)
        found.append(Words(vectors[kept], weights / max(LEAST, float(weights.sum()))))
    return tuple(found)


def _weight(count: int, total: int) -> float:
    return max(LEAST, math.log(COMMON * total / count)) if count < COMMON * total else LEAST


def full(words: Words) -> Words:
    """The words with their vectors in full precision, for a statement that is compared with many."""
    return Words(words.vectors.astype(np.float32), words.weights)


def cover(a: Words, b: Words) -> tuple[float, float]:
    """How much of a is found in b, and of b in a: the weighed mean, over words, of the cosine with the nearest word."""
    if not len(a.weights) or not len(b.weights):
        return 0.0, 0.0
    cosines = a.vectors.astype(np.float32, copy=False) @ b.vectors.astype(np.float32, copy=False).T
    return float(np.maximum.reduce(cosines, 1) @ a.weights), float(np.maximum.reduce(cosines, 0) @ b.weights)
