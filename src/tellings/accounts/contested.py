"""Figures and days that reports give differently, by place: a passage that holds one is no plain agreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
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
                    found[a.report].append(a.at if a.at is not None else Span(a.start, a.end))
        self._spans = {report: merged(spans) for report, spans in found.items()}

    def stands_in(self, cite: Cite) -> bool:
        """Whether a passage holds such a figure."""
        return not outside(cite.span, self._spans.get(cite.report, ()))

    def differs(self, cite: Cite, cites: Sequence[Cite]) -> bool:
        """Whether one of ``cites`` has a figure that is contested, or that most of the others which have figures do not have."""
        if self.stands_in(cite):
            return True
        own = self._wording.terms(cite) & self._wording.figures
        others = (
            [f for c in cites if c.report != cite.report and (f := self._wording.terms(c) & self._wording.figures)]
            if own
            else []
        )
        return any(2 * sum(figure in f for f in others) < len(others) for figure in own)
