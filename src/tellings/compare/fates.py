"""Whom a figure counts and what befell them: the dead of one report are not the missing of another."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from tellings.compare.figures import Figure, is_vague
from tellings.weights import word_list

#: Words before and after a count among which its fate is looked for. Chosen by reading; the nearest decides.
NEAR = 5


def one_fate(figures: Iterable[Figure]) -> bool:
    """Whether the figures may be of one fate: no two of them have fates that differ."""
    return agree(fate_of(f) for f in figures)


def agree(fates: Iterable[int | None]) -> bool:
    """Whether no two fates differ; None is none."""
    return len({fate for fate in fates if fate is not None}) < 2


def one_noun(a: Figure, b: Figure) -> bool:
    """Whether two counts that cannot both be true may be of one thing.

    Not where they count two nouns and only one tells a fate ("eleven people" pulled out, "12 divers" sent), or one is a word for many
    and no fate is shared: "thousands of people" came and a club of "1,987 members" are no two answers to one question.
    """
    if a.kind != "count" or a.head is None or b.head is None or a.head == b.head:
        return True
    one, other = fate_of(a), fate_of(b)
    if one is not None and other is not None:
        return one == other
    return one is None and other is None and not (is_vague(a) or is_vague(b))


def fate_of(figure: Figure) -> int | None:
    """The number of the fate that is told nearest to a count in its sentence; None where there is none near."""
    page = figure.page
    inside = page.word_range(figure.span)
    sentence = page.sentence(figure.span.start)
    if figure.kind != "count" or not inside or sentence is None:
        return None
    around = page.word_range(sentence)
    near = range(max(around.start, inside.start - NEAR), min(around.stop, inside.stop + NEAR))
    told = [(_distance(i, inside), i, fate) for i in near if (fate := _fates().get(page.keys[i] or "")) is not None]
    return min(told)[2] if told else None


def _distance(i: int, inside: range) -> int:
    return inside.start - i if i < inside.start else max(0, i - inside.stop + 1)


@functools.cache
def _fates() -> dict[str, int]:
    """Content key -> the number of its fate."""
    return {key: number for number, line in enumerate(word_list("compare_fates")) for key in line.split()}
