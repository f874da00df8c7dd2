"""Words before and after a number that say how firmly it is meant: "at least", "some", "or so"."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import NamedTuple

from tellings.annotate.quantity_figures import Figure
from tellings.weights import word_table

#: The longest hedge ("in the neighbourhood of") and the space after it.
_LONGEST = 30


class _Hedges(NamedTuple):
    before: re.Pattern[str]
    after: re.Pattern[str]
    before_effect: dict[str, str]
    after_effect: dict[str, str]


@functools.cache
def _hedges() -> _Hedges:
    rows = word_table("quantity_hedges")
    effects = [{row[2].lower(): row[1] for row in rows if row[0] == place} for place in ("before", "after")]
    before, after = (
        "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in sorted(effect, key=len, reverse=True))
        for effect in effects
    )
    return _Hedges(
        re.compile(rf"(?<![\w-])(?:{before})[\s-]*\Z", re.I),
        re.compile(rf"\s?-?(?:{after})(?!\w|(?<=up)\sto\b)", re.I),
        effects[0],
        effects[1],
    )


def hedged(text: str, figure: Figure) -> Figure:
    """The figure with the hedges before and after it."""
    hedges = _hedges()
    start = figure.start
    for _ in range(3):  # "up to about another 12"
        match = hedges.before.search(text, max(0, start - _LONGEST), start)
        if match is None:
            break
        effect = hedges.before_effect.get(_plain(match[0]), "plain")
        start = match.start()
        if effect != "plain":
            figure = _bounded(replace(figure, start=start), effect)
    return hedged_after(text, figure)


def hedged_after(text: str, figure: Figure) -> Figure:
    """The figure with a hedge that follows it: "or more", "-plus"."""
    hedges = _hedges()
    match = hedges.after.match(text, figure.end)
    if match is None:
        return figure
    words = re.sub(r"\s+", " ", match[0].strip().lower())
    effect = hedges.after_effect.get(words) or hedges.after_effect.get(words.lstrip("-"), "plain")
    return _bounded(replace(figure, end=match.end()), effect)


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.strip(" -\n\t\u00a0").lower())


def _bounded(figure: Figure, effect: str) -> Figure:
    """The interval opened or loosened by a hedge; of two hedges the nearer one decides where the interval is open."""
    if effect == "about":
        return replace(figure, approximate=True, bound=figure.bound or effect)
    if figure.bound not in (None, "about") or (figure.ranged and effect in ("at least", "more")):
        return figure
    if effect in ("at least", "more"):
        return replace(figure, high=None, bound=effect)
    return replace(figure, low=None, high=figure.high if figure.high is not None else figure.low, bound=effect)
