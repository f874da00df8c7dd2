"""Whether two figures that cannot both be true answer one question: what they stand in, measured without the figures themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from tellings.compare.couples import Couples, Numbers
from tellings.compare.figures import KINDS, Figure, digits, ratio
from tellings.compare.likeness import Row, weigh
from tellings.compare.one_question import one_question

#: The features of two figures that cannot both be true, in the order of `measure_clash`.
CLASHES = (
    "ratio", "close", "half", "digits of lesser", "digits of greater", "digits alike", "meaning", "words shared", "sentence words shared",
    "near shared", "near contained", "core contained", "verb", "names shared", "names differ", "clause names shared",
    "clause names differ", "other names", "change", "only one of kind", "head alone", "rank", "figure rank", "first of both", "margin",
    "margin of lesser", "likeness", "margin in sentence", "told elsewhere", "told elsewhere nearer", "both told elsewhere",
    "days shared", "days differ", "one long past", "both long past", "one a forecast", "same report", *(f"is {k}" for k in KINDS),
)  # fmt: skip
#: Words before and after a figure that are its near words.
NEAR_WORDS = 5
#: Days before its report from which a sentence tells of something long past: news is of days, background of years. Chosen, not fitted.
PAST = 45
#: Days that two sentences name are of one time where they lie no further apart. Chosen, not fitted.
SAME_TIME = 2


class Setting(NamedTuple):
    """What a figure stands in: content keys without numbers, names, and the days that its sentence names besides."""

    words: frozenset[str]
    sentence: frozenset[str]
    near: frozenset[str]
    core: frozenset[str]
    names: frozenset[str]
    proper: frozenset[str]
    days: frozenset[int]
    past: bool
    place: tuple[int, int]


class Rivals(NamedTuple):
    """How a pair of figures stands among the other pairs of its two reports; 0 where there are none.

    ``likeness`` is the pair's own (see `alike_settings`), ``ranks`` the place of each figure among the other's candidates in its report,
    ``best`` the likeness of the best other candidate of each, ``in_sentence`` of the best other one in the sentences of the two.
    ``elsewhere`` is that of the best candidate with the very value that each has: a report that tells a value elsewhere means another
    thing here; ``twin`` says that the sentence of one of the two tells the other's value as well.
    """

    likeness: float
    ranks: tuple[int, int]
    best: tuple[float, float]
    in_sentence: float
    elsewhere: tuple[float, float]
    twin: bool


class Clash(NamedTuple):
    """Two figures that cannot both be true, with what they stand in: the cosine and the rank of their clauses, and whether each is the only
    one of its kind and noun in its report."""

    figures: tuple[Figure, Figure]
    settings: tuple[Setting, Setting]
    rivals: Rivals
    cosine: float
    rank: int
    alone: bool


def read_setting(figure: Figure) -> Setting:
    """What a figure stands in."""
    page = figure.page
    clause = figure.stated.clause.span
    sentence = page.sentence(figure.span.start) or clause
    inside = page.word_range(sentence)
    words = page.notes.words
    days = [
        t for t in page.times(sentence) if t.span != figure.span and t.type in ("DATE", "TIME") and t.first and t.last
    ]
    lasts = [t.last.toordinal() for t in days if t.last is not None]
    published = page.report.day
    return Setting(
        words=_wordy(figure.stated.reading.keys),
        sentence=_wordy(page.content([sentence])),
        near=_near(figure),
        core=frozenset(figure.counted | ({figure.stated.verb} if figure.stated.verb else set())),
        names=page.entities([sentence]),
        proper=frozenset(key for i in inside if words[i].pos == "PROPN" and (key := page.keys[i]) is not None),
        days=frozenset(t.first.toordinal() for t in days if t.first and t.last and (t.last - t.first).days < 8),
        past=published is not None and any(published.toordinal() - last > PAST for last in lasts),
        place=(page.number, figure.stated.clause.sentence),
    )


def _wordy(keys: frozenset[str] | list[str]) -> frozenset[str]:
    return frozenset(k for k in keys if not k[0].isdigit())


def _near(figure: Figure) -> frozenset[str]:
    page = figure.page
    inside = page.word_range(figure.span)
    if not inside:
        return frozenset()
    around = range(max(0, inside.start - NEAR_WORDS), min(len(page.keys), inside.stop + NEAR_WORDS))
    return _wordy([key for i in around if i not in inside and (key := page.keys[i]) is not None])


def alike_settings(
    couples: Couples[Setting], cosines: Numbers, heads: Numbers, weights: Mapping[str, float]
) -> Numbers:
    """How like settings are two by two, for ranks only: the cosine of the clauses, shared words, 1 in ``heads`` for one noun."""
    _, shared = couples.meeting(lambda s: s.words, lambda x, y: weigh(x & y, weights))
    one, other = couples.numbers(lambda s: weigh(s.words, weights))
    return 0.5 * cosines + 0.35 * (shared / np.maximum(0.5, one + other - shared)) + 0.15 * heads


def may_clash(a: Figure, b: Figure, rivals: Rivals) -> bool:
    """Whether two figures that cannot both be true may answer one question at all.

    Not where a sentence of the two holds a figure that answers the other better or as well.
    """
    return not rivals.twin and rivals.in_sentence <= rivals.likeness + 1e-4 and one_question(a, b)


def measure_clash(clash: Clash, weights: Mapping[str, float]) -> Row:
    """The features of two figures of one measure that cannot both be true; symmetric."""
    a, b = clash.figures
    x, y = clash.settings
    rivals = clash.rivals
    near = ratio(a, b)
    said = digits(a), digits(b)
    head = a.head is not None and a.head == b.head
    lesser = min(weigh(x.near, weights), weigh(y.near, weights))
    here, there = a.stated.reading.names, b.stated.reading.names
    change = (a.quantity.change if a.quantity else None) == (b.quantity.change if b.quantity else None)
    apart = bool(x.days and y.days) and not any(abs(p - q) <= SAME_TIME for p in x.days for q in y.days)
    worst, other = max(rivals.best), min(rivals.best)
    return [
        near, float(near > 0.9), float(near > 0.5), min(said), max(said), float(said[0] == said[1]), clash.cosine,
        _overlap(x.words, y.words, weights), _overlap(x.sentence, y.sentence, weights), _overlap(x.near, y.near, weights),
        weigh(x.near & y.near, weights) / max(0.5, lesser), len(x.core & y.core) / max(1, min(len(x.core), len(y.core))),
        float(a.stated.verb == b.stated.verb), min(3, len(x.names & y.names)) / 3, _differ(x.names, y.names),
        min(3, len(here & there)) / 3, _differ(here, there), min(3.0, weigh(x.proper ^ y.proper, weights) / 6), float(change),
        float(clash.alone), float(head and clash.alone), 1 / clash.rank, 1 / max(rivals.ranks), float(max(rivals.ranks) == 1),
        rivals.likeness - worst, rivals.likeness - other, rivals.likeness,
        min(0.3, max(-0.3, rivals.likeness - rivals.in_sentence)),
        max(rivals.elsewhere), float(max(rivals.elsewhere) > rivals.likeness), min(rivals.elsewhere),
        float(bool(x.days & y.days)), float(apart), float(x.past != y.past), float(x.past and y.past),
        float(_is_forecast(a) != _is_forecast(b)), float(a.page is b.page), *(float(a.kind == k) for k in KINDS),
    ]  # fmt: skip


def _is_forecast(figure: Figure) -> bool:
    return figure.quantity is not None and figure.quantity.standing == "forecast"


def _overlap(a: frozenset[str], b: frozenset[str], weights: Mapping[str, float]) -> float:
    shared = weigh(a & b, weights)
    return shared / max(0.5, weigh(a, weights) + weigh(b, weights) - shared)


def _differ(a: frozenset[str], b: frozenset[str]) -> float:
    return float(bool(a and b and a.isdisjoint(b)))
