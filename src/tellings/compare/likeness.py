"""How like two passages are, as numbers with names: the rows that the logistic models weigh."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from tellings.compare.neighbours import Near
from tellings.compare.readings import RUNS, Reading, Stated, Told

#: The features of any two passages, in the order of `measure_passages`.
PASSAGES = (
    "meaning", "meaning squared", "rank", "margin", "first of both", "words shared", "words contained", "letters", "letters in part",
    "word set", "run", "run share", "quoted shared", "both quoted", "names shared", "names differ", "figures shared", "figures differ",
    "days shared", "days differ", "distance", "same report", "length ratio", "short",
)  # fmt: skip
#: The features of two statements.
UTTERANCES = (
    *PASSAGES, "same speaker", "part speaker", "other speaker", "kin speaker", "speaker unclear", "voice words", "same form",
    "denial differs", "meaning and speaker", "words and speaker", "one attribution", "next to", "sentence", "cover less", "cover more",
    "cover", "cover and speaker", "same cue", "same act", "act differs", "sentence words", "words before", "words after", "shared weight",
    "best of both",
)  # fmt: skip
#: The features of two clauses.
CLAUSES = (
    *PASSAGES, "same verb", "subject shared", "object shared", "both told", "one told", "speaker shared", "meaning and words",
    "sentence", "both lead", "rarest shared", "count shared",
)  # fmt: skip

Row = list[float]


class Beside(NamedTuple):
    """What is known of two statements beyond their own words.

    ``around`` is the cosine of the sentences that hold them; ``cover`` how much of each is found in the other
    (`tellings.compare.word_match`); ``sentences`` the share of keys in common of those sentences, of the ones before, of the ones after.
    """

    around: float
    cover: tuple[float, float]
    sentences: tuple[float, float, float]


#: The share of the words for whom one speaks from which two speak for the same. On gold/dev 0.6 ranks pairs better than 0.3.
ONE_SIDE = 0.6
#: Sentences up to this number are a report's headline and lead.
LEAD = 2


def measure_passages(a: Reading, b: Reading, near: Near, weights: Mapping[str, float]) -> Row:
    """The features of any two passages; symmetric in a and b."""
    shared = weigh(a.keys & b.keys, weights)
    wa, wb = weigh(a.keys, weights), weigh(b.keys, weights)
    run = max(
        (n for n, x, y in zip(RUNS, a.grams, b.grams, strict=True) if not x.isdisjoint(y)), default=1 if shared else 0
    )
    shorter = max(1, min(a.length, b.length))
    quoted = weigh(a.quoted & b.quoted, weights) / max(0.5, min(weigh(a.quoted, weights), weigh(b.quoted, weights)))
    return [
        near.cosine, near.cosine**2, 1 / near.rank, near.margin, float(near.rank == 1),
        shared / max(0.5, wa + wb - shared), shared / max(0.5, min(wa, wb)),
        fuzz.ratio(a.plain, b.plain) / 100, fuzz.partial_ratio(a.plain, b.plain) / 100, fuzz.token_set_ratio(a.plain, b.plain) / 100,
        min(run, 12) / 12, min(run, shorter) / shorter,
        quoted, float(bool(a.quoted and b.quoted)),
        min(3, len(a.names & b.names)) / 3, _apart(a.names, b.names),
        float(bool(a.figures & b.figures)), _apart(a.figures, b.figures),
        float(bool(a.days & b.days)), _apart(a.days, b.days),
        abs(a.place - b.place), float(a.page is b.page), shorter / max(1, a.length, b.length), 1 / shorter,
    ]  # fmt: skip


def measure_statements(a: Told, b: Told, near: Near, weights: Mapping[str, float], beside: Beside) -> Row:
    """The features of two statements but the last, "best of both", for which all pairs must be seen (`tellings.compare.pairs`)."""
    row = measure_passages(a.reading, b.reading, near, weights)
    same, part, other, related, unclear = speakers(a, b, weights)
    speaking = max(same, 0.7 * part, 0.5 * related)
    cover = math.sqrt(max(0.0, beside.cover[0]) * max(0.0, beside.cover[1]))
    act = a.statement.act == b.statement.act
    voice = len(a.voices & b.voices) / max(1, min(len(a.voices), len(b.voices)))
    here = a.reading.page is b.reading.page
    gap = max(a.reading.spans[0].start - b.reading.spans[-1].end, b.reading.spans[0].start - a.reading.spans[-1].end)
    one = here and a.statement.cue is not None and a.statement.cue == b.statement.cue
    return [
        *row, same, part, other, related, unclear, voice, float(a.statement.form == b.statement.form),
        float(denies(a) != denies(b)), near.cosine * speaking, row[6] * speaking, float(one), float(here and gap < 200), beside.around,
        min(beside.cover), max(beside.cover), cover, cover * speaking, float(bool(_cue(a) & _cue(b))),
        float(act and a.statement.act != "says"), float(not act), *beside.sentences,
        math.log1p(weigh(a.reading.keys & b.reading.keys, weights)),
    ]  # fmt: skip


def measure_clauses(a: Stated, b: Stated, near: Near, weights: Mapping[str, float], around: float) -> Row:
    """The features of two clauses; ``around`` is the cosine of their sentences."""
    row = measure_passages(a.reading, b.reading, near, weights)
    told = (a.told is not None) + (b.told is not None)
    spoken = a.told is not None and b.told is not None and bool(a.told.speakers & b.told.speakers)
    return [
        *row, float(a.verb == b.verb), float(bool(a.subjects & b.subjects)), float(bool(a.objects & b.objects)),
        float(told == 2), float(told == 1), float(spoken), near.cosine * row[6],
        around, float(a.clause.sentence <= LEAD and b.clause.sentence <= LEAD),
        max((weights.get(k, 1.0) for k in a.reading.keys & b.reading.keys), default=0.0) / 5,
        min(6, len(a.reading.keys & b.reading.keys)) / 6,
    ]  # fmt: skip


def _cue(told: Told) -> frozenset[str]:
    cue = told.statement.cue
    return frozenset(told.reading.page.content([cue])) if cue is not None else frozenset()


def speakers(a: Told, b: Told, weights: Mapping[str, float]) -> tuple[float, float, float, float, float]:
    """How the speakers compare: the same, some in common, different, of one country or body, unclear on a side."""
    if not (a.speakers or a.voices) or not (b.speakers or b.voices):
        return 0.0, 0.0, 0.0, 0.0, 1.0
    if a.speakers and a.speakers == b.speakers:
        return 1.0, 0.0, 0.0, 0.0, 0.0
    if a.speakers & b.speakers or (not (a.speakers and b.speakers) and a.voices & b.voices):
        return 0.0, 1.0, 0.0, 0.0, 0.0
    if a.lands & b.lands or one_side(a, b, weights):
        return 0.0, 0.0, 0.0, 1.0, 0.0
    return 0.0, 0.0, 1.0, 0.0, 0.0


def one_side(a: Told, b: Told, weights: Mapping[str, float]) -> bool:
    """Whether two speakers stand for one body: most of the words for it are the same."""
    less = min(weigh(a.side, weights), weigh(b.side, weights))
    return less > 0 and weigh(a.side & b.side, weights) >= ONE_SIDE * less


def denies(told: Told) -> bool:
    """Whether the statement is a denial or is itself denied."""
    return told.statement.act == "denies" or told.statement.negated


def weigh(keys: frozenset[str], weights: Mapping[str, float]) -> float:
    """The summed weight of keys; sorted, so that the sum does not depend on the order of a set."""
    return sum(weights.get(k, 1.0) for k in sorted(keys))


def _apart(a: frozenset[Hashable], b: frozenset[Hashable]) -> float:
    """1 where both sides have some and none in common."""
    return float(bool(a and b and a.isdisjoint(b)))


def matrix(rows: list[Row], width: int) -> npt.NDArray[np.float64]:
    """The rows as one array, also where there are none."""
    return np.array(rows, np.float64).reshape(len(rows), width)
