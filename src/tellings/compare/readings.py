"""Passages made ready for comparison: a clause or a statement with its words, names, figures and days."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from tellings.compare.clauses import Clause
from tellings.compare.entities import kin
from tellings.compare.pages import Page
from tellings.model import Span, Statement

#: Lengths of the word runs that are looked for in two passages; the longest shared one is the feature.
RUNS = (2, 3, 4, 5, 6, 8, 10, 12, 16)
#: The share of words in common from which two statements of one report are one. Chosen by reading the 25 overlapping pairs of gold/dev.
REPEATED = 0.8
PRONOUNS = frozenset("he she it they him her them his its their we i both who which that you us me".split())
STRIPPED = " ,;:“”\"'‘’"


class Runs:
    """The runs of words of a passage, a set for each length of `RUNS`; made when first looked at, as few pairs share a long one."""

    __slots__ = ("_made", "_words")

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._made: list[frozenset[tuple[str, ...]]] = []

    def __iter__(self) -> Iterator[frozenset[tuple[str, ...]]]:
        return (self[at] for at in range(len(RUNS)))

    def __getitem__(self, at: int) -> frozenset[tuple[str, ...]]:
        """The runs of the length ``RUNS[at]``."""
        while len(self._made) <= at:
            n = RUNS[len(self._made)]
            self._made.append(frozenset(zip(*[self._words[i:] for i in range(n)], strict=False)))
        return self._made[at]


class Reading(NamedTuple):
    """What comparison looks at in a passage; ``place`` is where it stands in its report, from 0 to 1.

    ``ordered`` are its keys in order: what two passages share is summed over them, so that the sum does not depend on the order of a set.
    """

    page: Page
    spans: tuple[Span, ...]
    text: str
    plain: str
    keys: frozenset[str]
    ordered: tuple[str, ...]
    quoted: frozenset[str]
    grams: Runs
    names: frozenset[str]
    figures: frozenset[Decimal]
    days: frozenset[datetime.date]
    length: int
    place: float


class Told(NamedTuple):
    """A statement: its reading, and who is behind it (entity ids; content words of the mention; countries; words of the body)."""

    reading: Reading
    statement: Statement
    speakers: frozenset[str]
    voices: frozenset[str]
    lands: frozenset[str]
    side: frozenset[str] = frozenset()


class Stated(NamedTuple):
    """A clause: its reading, the keys of its verb, its subjects and its objects, and the statement that it belongs to, if any."""

    reading: Reading
    clause: Clause
    verb: str | None
    subjects: frozenset[str]
    objects: frozenset[str]
    told: Told | None


def read_passage(page: Page, spans: tuple[Span, ...]) -> Reading:
    """A passage of one or more spans as comparison sees it."""
    tokens = page.tokens(spans)
    lower = [page.forms[i] for i in tokens]
    keys = frozenset(page.content(spans))
    values = (q.low if q.low is not None else q.high for s in spans for q in page.quantities(s))
    return Reading(
        page=page,
        spans=spans,
        text=" ".join(" ".join(s.of(page.text).split()) for s in spans).strip(STRIPPED),
        plain=" ".join(lower),
        keys=keys,
        ordered=tuple(sorted(keys)),
        quoted=frozenset(k for i in tokens if i in page.quoted and (k := page.keys[i]) is not None),
        grams=Runs(lower),
        names=page.entities(spans),
        figures=frozenset(v for v in values if v is not None),
        days=frozenset(t.first for s in spans for t in page.times(s) if t.first is not None and t.first == t.last),
        length=len(tokens),
        place=spans[0].start / max(1, len(page.text)),
    )


def read_statement(page: Page, statement: Statement, side: frozenset[str] = frozenset()) -> Told:
    """A statement as comparison sees it; ``side`` are the words of the body for which its speakers speak (`tellings.compare.sides`)."""
    mentions: Sequence[Span] = statement.speaker or ((statement.source,) if statement.source else ())
    sources = (*statement.speaker, *((statement.source,) if statement.source else ()))
    return Told(
        reading=read_passage(page, statement.content),
        statement=statement,
        speakers=frozenset(page.speakers(statement.speaker)),
        voices=frozenset(page.content(mentions)) - PRONOUNS,
        lands=frozenset(land for s in sources for land in _lands(page, s)),
        side=side,
    )


def once(page: Page, statements: Sequence[Statement]) -> list[Statement]:
    """The statements of a page without those that repeat another's words: "the mayor said, the paper writes" is one saying.

    Of two that have most of their words in common the more certain is kept, the first of equals.
    """
    words = [frozenset(page.tokens(s.content)) for s in statements]
    kept: list[int] = []
    for i in sorted(range(len(statements)), key=lambda i: (-statements[i].confidence, i)):
        if all(len(words[i] & words[j]) <= REPEATED * len(words[i] | words[j]) for j in kept):
            kept.append(i)
    return [statements[i] for i in sorted(kept)]


def read_clauses(page: Page, clauses: Sequence[Clause], told: Sequence[Told]) -> list[Stated]:
    """The clauses of a page as comparison sees them; ``told`` are the page's statements."""
    words = page.notes.words
    found = []
    for clause in clauses:
        below: dict[str, set[str]] = {"subject": set(), "object": set()}
        for i in page.word_range(clause.span):
            key = page.keys[i]
            if key is not None and words[i].head == clause.verb and i != clause.verb:
                role = _role(words[i].dep)
                if role:
                    below[role].add(key)
        within = next(
            (
                t
                for t in told
                if any(s.start <= clause.span.start and clause.span.end <= s.end + 3 for s in t.reading.spans)
            ),
            None,
        )
        verb = page.keys[clause.verb] or words[clause.verb].lemma.lower()
        reading = read_passage(page, (clause.span,))
        found.append(Stated(reading, clause, verb, frozenset(below["subject"]), frozenset(below["object"]), within))
    return found


def _role(dep: str) -> str | None:
    if dep in ("nsubj", "nsubjpass", "csubj"):
        return "subject"
    return "object" if dep in ("dobj", "attr", "oprd", "dative", "acomp", "pobj") else None


def _lands(page: Page, span: Span) -> list[str]:
    found = [kin(span.of(page.text)), *(kin(n.of(page.text)) for n, _ in page.names_in(span))]
    found += [kin(page.text[page.notes.words[i].start : page.notes.words[i].end]) for i in page.word_range(span)]
    return [x for x in found if x is not None]


def weigh_keys(pages: Sequence[Page]) -> Mapping[str, float]:
    """How telling each content key is in this story: log of sentences over sentences that hold it; equal sentences count once."""
    seen: Counter[str] = Counter()
    distinct: set[tuple[str, ...]] = set()
    for page in pages:
        for sentence in page.sentences:
            keys = tuple(sorted(set(page.content([sentence]))))
            if keys not in distinct:
                distinct.add(keys)
                seen.update(keys)
    total = len(distinct) + 1
    return {key: math.log((total + 1) / (count + 0.5)) for key, count in seen.items()}
