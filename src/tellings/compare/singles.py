"""What stands in one report only: clauses that no other origin tells, ranked by how much a reader would want to know them.

Which of a story's clauses an annotator lists as the newsworthy particulars of one report alone is learned from what a clause holds that no
other origin has (figures, names, days, words), from how near the nearest clause of another origin comes, and from its manner: speech, a
question and the first person are rarely listed. The weights are small, logistic, and kept as data.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

from tellings.compare.facts import Group
from tellings.compare.ground import Ground
from tellings.compare.logistic import Logistic, Rows
from tellings.compare.pages import Page
from tellings.compare.readings import Stated
from tellings.model import Alone, Fact, Span, Utterance
from tellings.text import merged

#: The features of a clause, in the order of `measure_singles`.
SINGLES = (
    "own figures", "figures", "numerals", "own names", "own days", "own words", "nearest", "told elsewhere", "answers", "place", "speech",
    "first person", "quoted", "question", "modal", "passive", "complement", "short", "long", "heading",
)  # fmt: skip
#: The most lines of a story, and of one report: a reader's page, not an inventory. Each report beyond seven gives room for two more.
MOST: Final = 15
MORE: Final = 2
PER_REPORT: Final = 6
#: Words up to which a clause is short, and from which it is long.
SHORT, LONG = 5, 25
#: A clause whose words lie in shared sayings for at least this part is not the report's own.
SHARED: Final = 0.5
#: Facts whose answers are no report's own: figures and days; of what happened those that are likely one thing, for most groups of clauses
#: are loose, and a clause that half answers to another is often the very thing that one report adds (gold/dev: with all groups of clauses
#: 22 % of the annotators' lines are reached in the place of 43 %).
MEASURED = frozenset({"quantity", "money", "date"})
SURE: Final = 0.5
#: Two clauses of one origin with more of their content words in common than this are copies.
COPIES: Final = 0.8
#: What a page sets among its sentences and no reader wants to know: the price of a share ("KOR, +4.71%"), who signed a tweet, links.
SET_IN: Final = re.compile(r"\b[A-Z]{1,5}(?:\.[A-Z])?,? [-+−–]\d+(?:\.\d+)?%|\(@\w+\)|\bpic\.twitter\.com|https?://")
#: The share of the letters of a clause that are capitals from which it is a heading or a label of the page.
SHOUTED: Final = 0.6
FIRST = frozenset("i we my our us me".split())
MODALS = frozenset("will would can could may might shall should must".split())


class Own(NamedTuple):
    """What a clause holds that no other origin has, as spans of its report in order, and the weight of its own words, from 0 to 1."""

    figures: tuple[Span, ...]
    names: tuple[Span, ...]
    days: tuple[Span, ...]
    words: float


def find_singles(
    ground: Ground,
    groups: Sequence[Group],
    lines: Sequence[Fact | Utterance],
    model: Logistic,
    level: str,
) -> tuple[Alone, ...]:
    """The lines that one origin alone tells, the weightiest first; none in a story of one origin.

    ``lines`` are the story's facts and utterances: a clause of which half stands in what several origins surely carry is none. Of clauses
    that overlap, and of copies within one origin, the weightiest is kept.
    """
    if len(set(ground.origin_of.values())) < 2:
        return ()
    held = Holdings(ground)
    rows = measure_singles(ground, held, groups)
    chances = model.probabilities(rows)
    shared = _shared(ground, lines)
    least = model.threshold(level)
    most = max(MOST, MORE * len(ground.pages))
    kept: list[int] = []
    in_report: Counter[str] = Counter()
    for i in sorted(range(len(rows)), key=lambda i: (-round(float(chances[i]), 6), i)):
        stated = ground.stated[i]
        report = stated.reading.page.report.id
        if chances[i] < least or len(kept) == most:
            break
        if in_report[report] == PER_REPORT or _is_shared(stated.clause.span, shared[report]):
            continue
        if is_furniture(stated.clause.span.of(stated.reading.page.text)):
            continue
        if any(_repeats(ground, stated, ground.stated[j]) for j in kept):
            continue
        in_report[report] += 1
        kept.append(i)
    return tuple(_line(ground.stated[i], held.own(ground.stated[i]), float(chances[i])) for i in kept)


class Holdings:
    """What each origin of a story holds: in how many origins a figure, a name, a day or a word stands."""

    def __init__(self, ground: Ground) -> None:
        figures: set[tuple[object, int]] = set()
        names: set[tuple[object, int]] = set()
        days: set[tuple[object, int]] = set()
        keys: set[tuple[object, int]] = set()
        for page in ground.pages:
            origin = ground.origin_of[page.report.id]
            whole = Span(0, max(1, len(page.text)))
            figures.update((v, origin) for q in page.quantities(whole) for v in (q.low, q.high) if v is not None)
            names.update((entity, origin) for _, entity in page.names_in(whole))
            days.update((t.first, origin) for t in page.times(whole) if t.first is not None)
            keys.update((key, origin) for key in page.keys if key is not None)
        self.figures, self.names, self.days, self.keys = (
            Counter(what for what, _ in found) for found in (figures, names, days, keys)
        )
        self.weights = ground.weights

    def own(self, stated: Stated) -> Own:
        """What no origin but the clause's own has."""
        page, span = stated.reading.page, stated.clause.span
        figures = (
            q.span
            for q in page.quantities(span)
            if (value := q.low if q.low is not None else q.high) is not None and self.figures[value] <= 1
        )
        names = {entity: at for at, entity in reversed(page.names_in(span)) if self.names[entity] <= 1}
        days = (t.span for t in page.times(span) if t.first is not None and self.days[t.first] <= 1)
        mass = self.mass(stated.reading.keys)
        alone = self.mass(key for key in stated.reading.keys if self.keys[key] <= 1)
        return Own(tuple(figures), tuple(sorted(names.values())), tuple(days), alone / mass if mass else 0.0)

    def mass(self, keys: Iterable[str]) -> float:
        """How telling the words are together."""
        return sum(self.weights.get(key, 0.0) for key in sorted(keys))


def measure_singles(ground: Ground, held: Holdings, groups: Sequence[Group]) -> Rows:
    """One row of `SINGLES` for each clause of the story; ``groups`` are the figures that answer one question."""
    nearest, told = _elsewhere(ground, held)
    answers = answered(ground, groups)
    rows = [
        _row(s, held.own(s), nearest[i], told[i], answers[s.reading.page.report.id])
        for i, s in enumerate(ground.stated)
    ]
    return np.array(rows, float).reshape(len(rows), len(SINGLES))


def answered(ground: Ground, groups: Sequence[Group]) -> Mapping[str, list[Span]]:
    """For each report, its figures that answer a question which another origin answers as well."""
    found: dict[str, list[Span]] = defaultdict(list)
    for group in groups:
        if ground.origins([f.page.report.id for f in group.figures]) > 1:
            for f in group.figures:
                found[f.page.report.id].append(f.span)
    return found


def _row(stated: Stated, own: Own, nearest: float, told: float, answers: Sequence[Span]) -> list[float]:
    reading, span = stated.reading, stated.clause.span
    page, words = reading.page, reading.page.notes.words
    inside = page.word_range(span)
    lower = [page.lower(i) for i in inside]
    return [
        min(len(own.figures), 2),
        min(len(page.quantities(span)), 2),
        min(sum(words[i].pos == "NUM" for i in inside), 2),
        min(len(own.names), 2),
        float(bool(own.days)),
        own.words,
        nearest,
        told,
        float(any(span.meets(a) for a in answers)),
        reading.place,
        float(stated.told is not None),
        min(sum(w in FIRST for w in lower), 2),
        len(reading.quoted) / max(1, len(reading.keys)),
        float(page.text[span.start : span.end + 1].endswith("?")),
        float(any(words[i].lemma in MODALS for i in inside)),
        float(any(words[i].dep == "nsubjpass" and words[i].head == stated.clause.verb for i in inside)),
        float(words[stated.clause.verb].dep == "ccomp"),
        float(reading.length < SHORT),
        float(reading.length > LONG),
        float(stated.clause.sentence == 0),
    ]


def _elsewhere(ground: Ground, held: Holdings) -> tuple[list[float], list[float]]:
    """For each clause the best cosine to a clause of another origin, and the greatest part of its words in such a clause's sentence."""
    origin = [ground.origin_of[s.reading.page.report.id] for s in ground.stated]
    own = [[(key, held.weights.get(key, 0.0)) for key in s.reading.ordered] for s in ground.stated]
    mass = [sum([weight for _, weight in keys]) for keys in own]
    around = [s.reading.page.sentence_keys(s.clause.sentence) for s in ground.stated]
    nearest, shared = [0.0] * len(origin), [0.0] * len(origin)
    for near in ground.stated_near:
        if origin[near.a] == origin[near.b]:
            continue
        for i, j in ((near.a, near.b), (near.b, near.a)):
            there = around[j]
            found = sum([weight for key, weight in own[i] if key in there])
            if found > shared[i]:
                shared[i] = found
            if near.cosine > nearest[i]:
                nearest[i] = near.cosine
    return nearest, [found / whole if whole else 0.0 for found, whole in zip(shared, mass, strict=True)]


def _shared(ground: Ground, lines: Sequence[Fact | Utterance]) -> Mapping[str, list[Span]]:
    """For each report, the words of its lines that another origin surely carries as well."""
    found: dict[str, list[Span]] = defaultdict(list)
    for line in lines:
        if isinstance(line, Fact):
            sure = line.kind in MEASURED or (line.kind == "event" and line.confidence >= SURE)
            places = [(a.report, a.passage.span) for a in line.backing] if sure else []
        else:
            places = [(s.report, c) for s in line.sayings for c in s.content]
        if ground.origins([report for report, _ in places]) > 1:
            for report, span in places:
                found[report].append(span)
    return found


def is_furniture(words: str) -> bool:
    """Whether a clause is of the page rather than of the report: prices of shares, signatures and links set in, words in capitals."""
    letters = [c for c in words if c.isalpha()]
    return SET_IN.search(words) is not None or sum(c.isupper() for c in letters) >= SHOUTED * max(1, len(letters))


def _is_shared(span: Span, shared: Sequence[Span]) -> bool:
    covered = sum(max(0, min(span.end, s.end) - max(span.start, s.start)) for s in merged(shared))
    return covered >= SHARED * (span.end - span.start)


def _repeats(ground: Ground, one: Stated, kept: Stated) -> bool:
    pages = one.reading.page, kept.reading.page
    if pages[0] is pages[1]:
        return one.clause.span.meets(kept.clause.span)
    if ground.origin_of[pages[0].report.id] != ground.origin_of[pages[1].report.id]:
        return False
    a, b = one.reading.keys, kept.reading.keys
    return len(a & b) > COPIES * len(a | b)


def _line(stated: Stated, own: Own, chance: float) -> Alone:
    page = stated.reading.page
    span = _opened(page, stated.clause.span)
    told = sorted({*own.figures, *own.names, *own.days})
    words = list(dict.fromkeys(" ".join(s.of(page.text).split()) for s in told))
    cite = page.cite(span)
    why = "no other origin has: " + ", ".join(words) if words else "no other origin tells of it in such words"
    return Alone(cite.report, cite.start, cite.end, round(chance, 4), why)


def _opened(page: Page, span: Span) -> Span:
    """The clause without the conjunction that joins it to what comes before."""
    words = page.notes.words
    for i in page.word_range(span):
        if words[i].dep not in ("mark", "cc") or page.lower(i) not in ("that", "and", "but", "or"):
            return Span(words[i].start, span.end)
    return span
