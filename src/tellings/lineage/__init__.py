"""A story's reports into origins: which of them are one telling, with the passages and credits that show it.

Every pair that shares enough five-word runs is aligned; speech that both quote is counted apart, because two reports
of one speech are not one telling. What a pair shares decides its relation, the relations decide the groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tellings.lineage.credits import find_credits
from tellings.lineage.descent import Telling
from tellings.lineage.grouping import grouped
from tellings.lineage.pairs import candidates
from tellings.lineage.ties import address, tied
from tellings.lineage.words import Words
from tellings.model import Lineage, Report, Tie

#: Up to so many reports every pair that may be related is aligned, so that the account can show each. Above, a pair is
#: left out where both are known to be one telling already.
ALL_PAIRS = 60


def find_origins(reports: Sequence[Report]) -> Lineage:
    """The origins of one story's reports; every report is in exactly one. Independent of the order of the reports."""
    ordered = sorted(reports, key=lambda r: r.id)
    tellings = {r.id: Telling(r, Words(r), find_credits(r)) for r in ordered}
    pairs = candidates([t.words for t in tellings.values()])
    pairs += [pair for pair in same_pages(ordered) if pair not in set(pairs)]
    ties: list[Tie] = []
    one: dict[str, str] = {r.id: r.id for r in ordered}
    for a, b in pairs:
        if len(ordered) > ALL_PAIRS and known(one, a) == known(one, b):
            continue
        tie = tied(tellings[a], tellings[b])
        if tie is not None:
            ties.append(tie)
            if tie.relation != "partly":
                one[known(one, b)] = known(one, a)
    ties.sort(key=lambda t: (t.a, t.b))
    credits = tuple(c for t in tellings.values() for c in t.credits)
    return Lineage(grouped(ordered, ties), tuple(ties), credits)


def same_pages(reports: Sequence[Report]) -> list[tuple[str, str]]:
    """Pairs of neighbours by id that were read from one address, whatever their texts share."""
    pages: dict[tuple[str, str], list[str]] = {}
    for report in reports:
        if report.url:
            pages.setdefault(address(report.url), []).append(report.id)
    return [pair for ids in pages.values() for pair in pairwise(ids)]


def known(one: dict[str, str], report: str) -> str:
    """The report that stands for all that are one telling with this one so far."""
    while one[report] != report:
        one[report] = one[one[report]]
        report = one[report]
    return report
