"""Disputes: passages of which one denies or contradicts the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tellings.compare.dispute_signs import denial_words, is_negated, opposites
from tellings.compare.figures import Figure, comparable, status_of, value_of
from tellings.compare.ground import Ground
from tellings.compare.logistic import Logistic
from tellings.compare.pairs import dispute_pairs
from tellings.compare.passages import passage_of
from tellings.compare.readings import Stated
from tellings.compare.utterances import name_speaker
from tellings.model import Dispute, DisputeKind

#: A clause stands in no more disputes than this; the likeliest are kept.
MOST = 3


def find_disputes(ground: Ground, figures: Sequence[Figure], model: Logistic, level: str) -> tuple[Dispute, ...]:
    """The disputes of the story, the likeliest first."""
    weighed = dispute_pairs(ground, figures)
    found = model.probabilities(weighed.rows)
    by_clause: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_clause[figure.number].append(figure)
    used: dict[int, int] = defaultdict(int)
    kept: list[Dispute] = []
    order = sorted(
        (-float(p), pair) for p, pair in zip(found, weighed.pairs, strict=True) if p >= model.threshold(level)
    )
    for negative, (a, b) in order:
        if used[a] < MOST and used[b] < MOST:
            used[a] += 1
            used[b] += 1
            kept.append(_dispute(ground, (ground.stated[a], ground.stated[b]), (by_clause[a], by_clause[b]), -negative))
    return tuple(kept)


def _dispute(
    ground: Ground, sides: tuple[Stated, Stated], figures: tuple[Sequence[Figure], Sequence[Figure]], p: float
) -> Dispute:
    a, b = sides
    kind, why = _reason(a, b, figures)
    pages = a.reading.page, b.reading.page
    spans = passage_of(pages[0], a.clause.span), passage_of(pages[1], b.clause.span)
    if pages[0] is pages[1] and spans[0].meets(spans[1]):
        spans = a.clause.span, b.clause.span
    return Dispute(
        id="",
        kind=kind,
        a=pages[0].cite(spans[0]),
        b=pages[1].cite(spans[1]),
        a_by=_by(ground, a),
        b_by=_by(ground, b),
        confidence=p,
        why=why,
    )


def _by(ground: Ground, stated: Stated) -> str | None:
    return name_speaker(ground, [stated.told])[0] if stated.told is not None else None


def _reason(a: Stated, b: Stated, figures: tuple[Sequence[Figure], Sequence[Figure]]) -> tuple[DisputeKind, str]:
    """The kind of a dispute and the reason in words."""
    denying = sorted(denial_words(a) ^ denial_words(b))
    for x in figures[0]:
        for y in figures[1]:
            if comparable(x, y) and status_of(x, y) == "conflicting" and (x.head == y.head or x.kind == "money"):
                return "value", f"{value_of(x)} against {value_of(y)}"
    if denying:
        return "denial", f"“{denying[0]}” on one side only"
    if is_negated(a) != is_negated(b):
        return "contradiction", "one side negates what the other says"
    pairs = opposites(a, b)
    if pairs:
        return "contradiction", f"“{pairs[0][0]}” against “{pairs[0][1]}”"
    return "contradiction", "like passages that differ in what they say"
