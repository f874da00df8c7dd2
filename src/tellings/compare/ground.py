"""The common ground of a story: its reports indexed, statements and clauses read, and their neighbours found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from tellings.compare.clauses import cut_clauses
from tellings.compare.embedding import Place, embed, less_common, unit
from tellings.compare.encoder import Vectors
from tellings.compare.neighbours import Near, find_neighbours
from tellings.compare.pages import Page, entity_places
from tellings.compare.readings import Stated, Told, once, read_clauses, read_statement, weigh_keys
from tellings.compare.sides import find_sides, side_of
from tellings.compare.word_match import Words, weigh_words
from tellings.model import Annotated, Entity, Origin, Report


class Ground(NamedTuple):
    """What every comparison of a story starts from: its statements (no thoughts, intentions or topics) and clauses.

    Vectors are rows of length 1, in the order of ``told`` and of ``stated``; those called ``own`` are less what all passages of the story
    have in common, and neighbours are found by them. ``around`` holds for each statement, ``wide`` for each clause, the mean of the own
    vectors of its sentence: what a fragment stands in.
    """

    pages: tuple[Page, ...]
    weights: Mapping[str, float]
    told: tuple[Told, ...]
    told_vectors: Vectors
    told_own: Vectors
    told_words: tuple[Words, ...]
    around: Vectors
    wide: Vectors
    told_near: tuple[Near, ...]
    stated: tuple[Stated, ...]
    stated_vectors: Vectors
    stated_own: Vectors
    stated_near: tuple[Near, ...]
    entities: Mapping[str, Entity]
    origin_of: Mapping[str, int]

    def origins(self, reports: Sequence[str]) -> int:
        """How many independent origins the reports are."""
        return len({self.origin_of[r] for r in reports})


def read_story(
    reports: Sequence[Report], annotated: Sequence[Annotated], origins: Sequence[Origin], entities: Sequence[Entity]
) -> Ground:
    """The story indexed and embedded; a report that no origin holds is one of its own."""
    places = entity_places(entities)
    pages = tuple(Page(r, a, places, i) for i, (r, a) in enumerate(zip(reports, annotated, strict=True)))
    weights = weigh_keys(pages)
    named = {e.id: e for e in entities}
    sides = find_sides(pages, named)
    told: list[Told] = []
    stated: list[Stated] = []
    for page in pages:
        spoken = [s for s in page.notes.statements if s.kind == "statement"]
        own = [read_statement(page, s, side_of(page, s, sides)) for s in once(page, spoken)]
        told += own
        stated += read_clauses(page, cut_clauses(page), own)
    embedded = embed(
        [Place(t.reading.page, t.reading.spans) for t in told], [Place(s.reading.page, s.reading.spans) for s in stated]
    )
    own_vectors = less_common(np.vstack([embedded.told, embedded.stated]))
    told_own, stated_own = own_vectors[: len(told)], own_vectors[len(told) :]
    around, wide = _around(told, stated, told_own, stated_own)
    origin_of = {report: i for i, origin in enumerate(origins) for report in origin.reports}
    for report in reports:
        origin_of.setdefault(report.id, len(origin_of) + len(origins))
    return Ground(
        pages=pages,
        weights=weights,
        told=tuple(told),
        told_vectors=embedded.told,
        told_own=told_own,
        told_words=weigh_words(pages, embedded.words),
        around=around,
        wide=wide,
        told_near=tuple(
            find_neighbours(told_own, [t.reading.keys for t in told], weights, [t.reading.page.number for t in told])
        ),
        stated=tuple(stated),
        stated_vectors=embedded.stated,
        stated_own=stated_own,
        stated_near=tuple(
            find_neighbours(
                stated_own, [s.reading.keys for s in stated], weights, [s.reading.page.number for s in stated]
            )
        ),
        entities=named,
        origin_of=origin_of,
    )


def _around(
    told: Sequence[Told], stated: Sequence[Stated], told_vectors: Vectors, stated_vectors: Vectors
) -> tuple[Vectors, Vectors]:
    sums: dict[tuple[int, int], Vectors] = {}
    for i, s in enumerate(stated):
        place = s.reading.page.number, s.clause.sentence
        sums[place] = sums.get(place, np.zeros(stated_vectors.shape[1], np.float32)) + stated_vectors[i]
    rows = told_vectors.copy()
    for i, t in enumerate(told):
        page = t.reading.page
        rows[i] += sums.get((page.number, page.sentence_number(t.reading.spans[0].start)), 0)
    wide = np.array([sums[s.reading.page.number, s.clause.sentence] for s in stated], np.float32).reshape(
        stated_vectors.shape
    )
    return unit(rows), unit(wide)
