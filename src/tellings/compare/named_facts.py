"""Who and where: the people and places that several reports name, each report with the clause that says most of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from tellings.compare.ground import Ground
from tellings.compare.passages import attributed_to
from tellings.compare.readings import Stated
from tellings.model import Answer, Entity, Fact, FactKind, NameKind, Span

ASKS: Final[Mapping[NameKind, tuple[str, FactKind]]] = {"person": ("Who", "person"), "place": ("Where", "place")}
#: Words before a place that say that something is or happens there.
AT: Final = frozenset("in at near on outside inside from to into across around along over of off".split())


def named_facts(ground: Ground, told: frozenset[str] = frozenset()) -> list[Fact]:
    """One fact for each person and place named in two reports or more; the clause taken is the nearest to all that name it.

    Left out are the entities ``told``, of whom other facts say who they are.
    """
    clauses: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for i, stated in enumerate(ground.stated):
        page = stated.reading.page
        for span, entity in page.names_in(stated.clause.span):
            kind = ground.entities[entity].kind
            if kind == "person" or (kind == "place" and _located(stated, span)):
                clauses[entity].append((i, span))
    facts = []
    for entity, places in sorted(clauses.items()):
        if entity not in told and len({ground.stated[i].reading.page.number for i, _ in places}) > 1:
            facts.append(_fact(ground, ground.entities[entity], places))
    return facts


def _located(stated: Stated, span: Span) -> bool:
    """Whether a preposition of place stands before the name."""
    page = stated.reading.page
    inside = page.word_range(span)
    before = [page.lower(i) for i in range(max(0, inside.start - 2), inside.start)] if inside else []
    return any(word in AT for word in before)


def _fact(ground: Ground, entity: Entity, places: Sequence[tuple[int, Span]]) -> Fact:
    vectors = ground.stated_vectors[[i for i, _ in places]]
    centre = vectors.mean(axis=0)
    nearness = vectors @ (centre / max(1e-9, float(np.linalg.norm(centre))))
    best: dict[int, tuple[float, int, Span]] = {}
    for (i, span), near in zip(places, nearness.tolist(), strict=True):
        page = ground.stated[i].reading.page.number
        if page not in best or near > best[page][0] + 1e-6:
            best[page] = near, i, span
    chosen = [(ground.stated[i], span) for _, (_, i, span) in sorted(best.items())]
    asks, kind = ASKS[entity.kind]
    return Fact(
        id="",
        question=f"{asks}: {entity.name}",
        kind=kind,
        status="agreed",
        answers=tuple(_answer(stated, span) for stated, span in chosen),
        origins=ground.origins([s.reading.page.report.id for s, _ in chosen]),
        confidence=float(np.mean([near for near, _, _ in best.values()])),
        why=f"named in {len(chosen)} reports",
    )


def _answer(stated: Stated, span: Span) -> Answer:
    page = stated.reading.page
    clause = stated.clause.span
    report = page.report
    return Answer(
        report.id,
        clause.start,
        clause.end,
        " ".join(span.of(page.text).split()),
        None,
        span,
        attributed_to(stated),
        report.published,
    )
