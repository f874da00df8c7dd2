"""Which reports are one telling and what shows it: pairs, the passages that they share, the words that differ inside them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import LCSseq

from tellings.model import Cite, Span, Tie
from tellings.render.reading import Reading
from tellings.render.wording import sentence

WORD = re.compile(r"[^\W_]+")
#: A run of so many equal words is set whole; of a longer one so many at either end. What differs is what a reader looks for.
WHOLE = 90
ENDS = 30
#: Letters of a word that says something when it alone is equal between two changes.
TELLING = 4

Mark = Literal["frame", "shared", "own"]


@dataclass(frozen=True)
class Run:
    """Words of one report: ``shared`` with the other, its ``own`` inside a shared passage, or the ``frame`` around it.

    ``apart`` is set where equal words are left out before it.
    """

    span: Span
    mark: Mark
    apart: bool = False


@dataclass(frozen=True)
class Pair:
    """Two reports that share passages.

    ``one`` is the report that the other seems to derive from, where that is known, else the first of the account;
    ``shares`` are the shares of the prose of each that stand in the passages; passages are in the order of ``one``.
    """

    tie: Tie
    one: str
    other: str
    shares: tuple[float, float]
    passages: tuple[tuple[Cite, Cite], ...]

    @property
    def longest(self) -> tuple[Cite, Cite] | None:
        """The longest passage; None where one page was rewritten altogether."""
        return max(self.passages, key=lambda p: (p[0].end - p[0].start, -p[0].start), default=None)


@dataclass(frozen=True)
class Kin:
    """The reports of one origin, in the order of the account, and the pairs of them that are tied, those with its lead first."""

    reports: tuple[str, ...]
    pairs: tuple[Pair, ...]


def kin(reading: Reading) -> tuple[Kin, ...]:
    """The origins of several reports, in the order of the account."""
    account = reading.account
    lineage = account.lineage
    leads = {o.lead for o in lineage.origins} if lineage else set()
    out = []
    for group in reading.grouped(reading.reports):
        if len(group) > 1:
            inside = [
                pair(t, reading) for t in ties(reading) if t.a in group and t.b in group and t.relation != "partly"
            ]
            inside.sort(
                key=lambda p: (
                    p.one not in leads and p.other not in leads,
                    *map(reading.number.__getitem__, (p.one, p.other)),
                )
            )
            out.append(Kin(group, tuple(inside)))
    return tuple(out)


def taken(reading: Reading) -> tuple[Pair, ...]:
    """For every two origins that share passages the pair of reports that shares most; the largest shares first."""
    best: dict[frozenset[int | str], Tie] = {}
    for tie in sorted(ties(reading), key=lambda t: (-t.share, t.a, t.b)):
        origins = frozenset(reading.origin.get(r, r) for r in (tie.a, tie.b))
        if tie.passages and len(origins) > 1:
            best.setdefault(origins, tie)
    return tuple(pair(t, reading) for t in best.values())


def credits(reading: Reading) -> tuple[tuple[str, tuple[Cite, ...]], ...]:
    """The agencies that reports name as their sources, each with its first mention in every report; those of most reports first."""
    found: dict[str, dict[str, Cite]] = {}
    for credit in reading.account.lineage.credits if reading.account.lineage else ():
        if credit.cite.report in reading.reports:
            found.setdefault(credit.agency, {}).setdefault(credit.cite.report, credit.cite)
    ordered = sorted(found.items(), key=lambda x: (-len(x[1]), x[0]))
    return tuple((agency, tuple(cites[r] for r in reading.ordered(cites))) for agency, cites in ordered)


def ties(reading: Reading) -> tuple[Tie, ...]:
    """The ties of the account's reports."""
    lineage = reading.account.lineage
    return tuple(t for t in lineage.ties if {t.a, t.b} <= reading.reports.keys()) if lineage else ()


def pair(tie: Tie, reading: Reading) -> Pair:
    """A tie, turned so that the report that the other derives from stands first."""
    first = tie.first or min(tie.a, tie.b, key=reading.number.__getitem__)
    passages = [(p.a, p.b) for p in tie.passages]
    if first == tie.a:
        return Pair(tie, tie.a, tie.b, tie.shares, tuple(passages))
    return Pair(tie, tie.b, tie.a, (tie.shares[1], tie.shares[0]), tuple(sorted((b, a) for a, b in passages)))


def beside(reading: Reading, one: Cite, other: Cite) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """A passage in both reports, word against word, each in its sentence; long equal runs are cut out of both alike."""
    texts = [reading.reports[c.report].text for c in (one, other)]
    tokens = [
        [Span(*m.span()) for m in WORD.finditer(t, c.start, c.end)] for t, c in zip(texts, (one, other), strict=True)
    ]
    words = [[s.of(t).casefold() for s in spans] for t, spans in zip(texts, tokens, strict=True)]
    equal: list[tuple[int, int, int]] = []
    for block in LCSseq.editops(*words).as_matching_blocks():
        if block.size > 1 or (block.size == 1 and len(words[0][block.a]) >= TELLING):
            equal.append((block.a, block.b, block.size))
    left, right = (
        tuple(framed(t, c, runs(c, spans, [(b[side], b[2]) for b in equal])))
        for side, (t, c, spans) in enumerate(zip(texts, (one, other), tokens, strict=True))
    )
    return left, right


def runs(cite: Cite, tokens: Sequence[Span], equal: Sequence[tuple[int, int]]) -> Iterable[Run]:
    """The passage in runs; ``equal`` are (first token, number of tokens) of the shared ones, in order.

    Only words are one's own: what stands between them and the shared ones goes with those.
    """
    at, known = cite.start, 0
    for first, size in [*equal, (len(tokens), 0)]:
        if known < first:
            own = Span(tokens[known].start, tokens[first - 1].end)
            if at < own.start:
                yield Run(Span(at, own.start), "shared")
            yield Run(own, "own")
            at = own.end
        end = tokens[first + size].start if first + size < len(tokens) else cite.end
        if size > WHOLE:
            yield Run(Span(at, tokens[first + ENDS - 1].end), "shared")
            yield Run(Span(tokens[first + size - ENDS].start, end), "shared", apart=True)
            at = end
        known = first + size
    if at < cite.end:
        yield Run(Span(at, cite.end), "shared")


def framed(text: str, cite: Cite, inside: Iterable[Run]) -> Iterable[Run]:
    """The runs with what stands before and after the passage in its sentence."""
    around = [p.span for p in sentence(text, cite.span) if p.mark == "frame"]
    before = [Run(s, "frame") for s in around if s.end <= cite.start]
    after = [Run(s, "frame") for s in around if s.start >= cite.end]
    return itertools.chain(before, inside, after)
