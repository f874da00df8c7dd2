"""Figures that cannot both be true, as disputes."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.compare.facts import Group
from tellings.compare.figures import Figure, status_of, value_of
from tellings.compare.passages import attributed_to, cited
from tellings.compare.questions import ask_figure
from tellings.compare.updates import is_update
from tellings.model import Dispute


def value_disputes(groups: Sequence[Group]) -> list[Dispute]:
    """One dispute for each two values of a question that cannot both be true, with the two passages that most surely answer it."""
    found = []
    for group in groups:
        best: dict[tuple[str | None, ...], tuple[float, int, int]] = {}
        for i, a in enumerate(group.figures):
            for j, b in enumerate(group.figures[i + 1 :], i + 1):
                if status_of(a, b) == "conflicting":
                    values = tuple(sorted(f"{value_of(f)} {f.unit or ''}" for f in (a, b)))
                    p = group.clashes.get((i, j), 0.0)
                    if values not in best or p > best[values][0]:
                        best[values] = p, i, j
        later = " (a later report)" if best and is_update(group.figures) else ""
        question = ask_figure(group.figures)
        for _, i, j in sorted(best.values(), key=lambda x: x[1:]):
            found.append(_dispute(group.figures[i], group.figures[j], f"{question}: ", later, group.confidence))
    return found


def _dispute(a: Figure, b: Figure, question: str, later: str, confidence: float) -> Dispute:
    a, b = sorted((a, b), key=lambda f: (f.page.report.published or "", f.page.report.id, f.span))
    sides = a.page.cite(cited(a)), b.page.cite(cited(b))
    why = f"{question}{value_of(a)} against {value_of(b)}{later}"
    by = attributed_to(a.stated), attributed_to(b.stated)
    return Dispute("", "value", *sides, *by, confidence=confidence, why=why)
