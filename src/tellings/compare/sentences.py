"""Sentences as both sides of a dispute are looked for in: their words, who speaks in them, their vectors."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np

from tellings.compare.embedding import unit
from tellings.compare.encoder import Vectors
from tellings.compare.ground import Ground
from tellings.compare.pages import Page
from tellings.compare.readings import Told
from tellings.model import Span


class Sentence(NamedTuple):
    """A sentence that states something: its place, its statements, the lemmas of its words, content keys, entities, and who speaks.

    ``vectors`` are rows of length 1: of its clauses, of itself, of its statements; what is said in a part of it is near one of them.
    """

    page: Page
    number: int
    span: Span
    told: tuple[Told, ...]
    lemmas: frozenset[str]
    keys: frozenset[str]
    names: frozenset[str]
    speakers: frozenset[str]
    vectors: Vectors

    @property
    def place(self) -> tuple[int, int]:
        """The number of its report and its own."""
        return self.page.number, self.number


def read_sentences(ground: Ground) -> list[Sentence]:
    """The sentences of all reports that hold a clause, in order."""
    clauses: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, stated in enumerate(ground.stated):
        clauses[stated.reading.page.number, stated.clause.sentence].append(i)
    told: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, t in enumerate(ground.told):
        page = t.reading.page
        for number in sorted({n for s in t.reading.spans for n in _sentences_of(page, s)}):
            told[page.number, number].append(i)
    found = []
    for (at, number), own in sorted(clauses.items()):
        page = ground.pages[at]
        span = page.sentences[number]
        here = told.get((at, number), [])
        statements = tuple(ground.told[i] for i in here)
        parts = ground.stated_vectors[own]
        found.append(
            Sentence(
                page=page,
                number=number,
                span=span,
                told=statements,
                lemmas=frozenset(page.lemmas[i] for i in page.word_range(span)),
                keys=frozenset(page.content([span])),
                names=page.entities([span]),
                speakers=frozenset(x for t in statements for x in (t.speakers or t.voices)),
                vectors=np.vstack([parts, unit(parts.mean(axis=0, keepdims=True)), ground.told_vectors[here]]),
            )
        )
    return found


def _sentences_of(page: Page, span: Span) -> range:
    return range(page.sentence_number(span.start), page.sentence_number(max(span.start, span.end - 1)) + 1)
