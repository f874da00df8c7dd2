"""Figures and days that reports give differently, by place: a passage that holds one is no plain agreement."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from tellings.accounts.gist import Wording
from tellings.model import Cite, Fact, Span
from tellings.text import merged, outside

MEASURED: Final = frozenset({"quantity", "money", "date"})


class Contested:
    """Where the answers to the questions stand that reports answer differently."""

    def __init__(self, wording: Wording, facts: Iterable[Fact]) -> None:
        self._wording = wording
        found: dict[str, list[Span]] = defaultdict(list)
        for fact in facts:
            if fact.status == "conflicting" and fact.kind in MEASURED:
                for a in fact.answers:
                    found[a.report].append(a.at if a.at is not None else a.passage.span)
        self._spans = {report: merged(spans) for report, spans in found.items()}

    def stands_in(self, cite: Cite) -> bool:
        """Whether a passage holds such a figure."""
        return not outside(cite.span, self._spans.get(cite.report, ()))

    def differing(self, cites: Iterable[Cite]) -> frozenset[Cite]:
        """Those of the passages of one line with a figure that is contested, or that most of the others with figures do not have.

        Others are those of other reports.
        """
        figures = {c: self._wording.figures(c) for c in cites}
        having = Counter(c.report for c, found in figures.items() if found)
        with_it = Counter((c.report, figure) for c, found in figures.items() for figure in found)
        every = Counter(figure for found in figures.values() for figure in found)

        def is_alone(cite: Cite, figure: str) -> bool:
            alike = every[figure] - with_it[cite.report, figure]
            return 2 * alike < having.total() - having[cite.report]

        return frozenset(c for c, found in figures.items() if self.stands_in(c) or any(is_alone(c, f) for f in found))
