"""How like two passages are, as numbers with names: the rows that the logistic models weigh."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from tellings.compare.couples import Couples, Numbers
from tellings.compare.neighbours import Near
from tellings.compare.readings import RUNS, Reading, Runs, Stated, Told

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
    "side shared", "sides alike", "best of both",
)  # fmt: skip
#: The features of two clauses.
CLAUSES = (
    *PASSAGES, "same verb", "subject shared", "object shared", "both told", "one told", "speaker shared", "meaning and words",
    "sentence", "both lead", "rarest shared", "count shared",
)  # fmt: skip

Row = Sequence[float]
Rows = npt.NDArray[np.float64]
#: A passage's keys in order and as a set, its runs of words, and the shortest of these.
_Keyed = tuple[tuple[str, ...], frozenset[str], Runs, frozenset[tuple[str, ...]]]


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
#: Threads that compare letters; each pair is compared by one, so the result does not depend on their number.
THREADS: Final = 2
#: Sentences up to this number are a report's headline and lead.
LEAD = 2


def measure_passages(
    pairs: Sequence[tuple[Reading, Reading]], near: Sequence[Near], weights: Mapping[str, float]
) -> Rows:
    """The features of any passages two by two, a row a pair in the order of `PASSAGES`; symmetric in the two of a pair."""
    return _passages(_meet(Couples.of(pairs), weights), near, weights)


class _Met(NamedTuple):
    """Passages two by two and what they have in common, an entry a couple: the weight of the keys that both have, how telling the rarest of
    these is, how many they are, and the longest run of words."""

    couples: Couples[Reading]
    shared: Numbers
    rarest: Numbers
    held: Numbers
    run: Numbers


def _meet(couples: Couples[Reading], weights: Mapping[str, float]) -> _Met:
    own = [(r.ordered, r.keys, r.grams, r.grams[0]) for r in couples.things]
    pairs = zip(couples.a.tolist(), couples.b.tolist(), strict=True)
    numbers = itertools.chain.from_iterable(_common(own[i], own[j], weights) for i, j in pairs)  # never all as objects
    return _Met(couples, *np.fromiter(numbers, np.float64).reshape(len(couples), 4).T)


def _common(a: _Keyed, b: _Keyed, weights: Mapping[str, float]) -> tuple[float, float, int, int]:
    """The weight of the keys in common, of the rarest of them, how many they are, and the longest run of words in common."""
    few, many = (a[0], b[1]) if len(a[0]) <= len(b[0]) else (b[0], a[1])
    both = [weights.get(k, 1.0) for k in few if k in many]
    shared = sum(both)
    run = (1 if shared else 0) if a[3].isdisjoint(b[3]) else _run(a[2], b[2])
    return shared, max(both) if both else 0.0, len(both), run


def _run(a: Runs, b: Runs) -> int:
    """The longest run of words in common; who shares no run of words shares no longer one."""
    run = 0
    for n, x, y in zip(RUNS, a, b, strict=True):
        if x.isdisjoint(y):
            break
        run = n
    return run


def _passages(met: _Met, near: Sequence[Near], weights: Mapping[str, float]) -> Rows:
    couples, shared, run = met.couples, met.shared, met.run
    if not len(couples):
        return np.zeros((0, len(PASSAGES)))
    cosine, rank, margin = np.array([(n.cosine, n.rank, n.margin) for n in near], np.float64).T
    wa, wb = couples.numbers(lambda r: weigh(r.keys, weights))
    qa, qb = couples.numbers(lambda r: weigh(r.quoted, weights))
    la, lb = couples.numbers(lambda r: r.length)
    least, most = np.maximum(1, np.minimum(la, lb)), np.maximum(1, np.maximum(la, lb))
    both, quoted = couples.meeting(lambda r: r.quoted, lambda x, y: weigh(x & y, weights))
    named, names = couples.shared(lambda r: r.names)
    counted, figures = couples.shared(lambda r: r.figures)
    dated, days = couples.shared(lambda r: r.days)
    here, there = couples.numbers(lambda r: r.place)
    return np.column_stack(
        [
            cosine, cosine * cosine, 1 / rank, margin, rank == 1,
            shared / np.maximum(0.5, wa + wb - shared), shared / np.maximum(0.5, np.minimum(wa, wb)),
            *_spelled(couples), np.minimum(run, 12) / 12, np.minimum(run, least) / least,
            quoted / np.maximum(0.5, np.minimum(qa, qb)), both,
            np.minimum(3, names) / 3, named & (names == 0), figures > 0, counted & (figures == 0), days > 0, dated & (days == 0),
            abs(here - there), couples.same(lambda r: id(r.page)), least / most, 1 / least,
        ]
    )  # fmt: skip


def _spelled(couples: Couples[Reading]) -> list[Numbers]:
    """How like the letters are: of the whole, of the best part, of the sets of words."""
    plain = [r.plain for r in couples.things]
    a, b = ([plain[i] for i in places.tolist()] for places in (couples.a, couples.b))
    scorers = fuzz.ratio, fuzz.partial_ratio, fuzz.token_set_ratio
    return [process.cpdist(a, b, scorer=scorer, dtype=np.float64, workers=THREADS) / 100 for scorer in scorers]


def measure_statements(
    pairs: Sequence[tuple[Told, Told]], near: Sequence[Near], weights: Mapping[str, float], beside: Sequence[Beside]
) -> Rows:
    """The features of statements two by two but the last, "best of both", for which all pairs must be seen (`tellings.compare.pairs`)."""
    couples = Couples.of(pairs)
    met = _meet(couples.each(lambda t: t.reading), weights)
    rows = _passages(met, near, weights)
    like = (rows[:, PASSAGES.index(name)].tolist() for name in ("meaning", "words contained"))
    _, cues = couples.shared(_cue)
    more = [
        _statement_signs(a, b, _Like(*own), weights, n)
        for (a, b), n, *own in zip(pairs, beside, *like, met.shared.tolist(), (cues > 0).tolist(), strict=True)
    ]
    return np.hstack([rows, matrix(more, len(UTTERANCES) - 1 - len(PASSAGES))])


class _Like(NamedTuple):
    """Of two statements the cosine, the share of words contained, the weight of the shared ones, and whether their cues share one."""

    meaning: float
    words: float
    shared: float
    cue: bool


def _statement_signs(a: Told, b: Told, like: _Like, weights: Mapping[str, float], beside: Beside) -> Row:
    same, part, other, related, unclear = speakers(a, b, weights)
    shared, alike = sides_shared(a, b, weights)
    shared = max(same, shared)
    speaking = max(shared, 0.7 * part, 0.5 * related)
    cover = math.sqrt(max(0.0, beside.cover[0]) * max(0.0, beside.cover[1]))
    act = a.statement.act == b.statement.act
    voice = len(a.voices & b.voices) / max(1, min(len(a.voices), len(b.voices)))
    here = a.reading.page is b.reading.page
    gap = max(a.reading.spans[0].start - b.reading.spans[-1].end, b.reading.spans[0].start - a.reading.spans[-1].end)
    one = here and a.statement.cue is not None and a.statement.cue == b.statement.cue
    return [
        same, part, other, related, unclear, voice, float(a.statement.form == b.statement.form),
        float(denies(a) != denies(b)), like.meaning * speaking, like.words * speaking, float(one), float(here and gap < 200),
        beside.around, min(beside.cover), max(beside.cover), cover, cover * speaking, float(like.cue),
        float(act and a.statement.act != "says"), float(not act), *beside.sentences, math.log1p(like.shared), shared, alike,
    ]  # fmt: skip


def measure_clauses(
    pairs: Sequence[tuple[Stated, Stated]], near: Sequence[Near], weights: Mapping[str, float], around: Sequence[float]
) -> Rows:
    """The features of clauses two by two; ``around`` is the cosine of their sentences."""
    couples = Couples.of(pairs)
    met = _meet(couples.each(lambda s: s.reading), weights)
    rows = _passages(met, near, weights)
    told, other_told = couples.numbers(lambda s: s.told is not None)
    leads, other_leads = couples.numbers(lambda s: s.clause.sentence <= LEAD)
    return np.column_stack(
        [
            rows, couples.same(lambda s: s.verb), *(couples.shared(look)[1] > 0 for look in (_subjects, _objects)),
            told + other_told == 2, told + other_told == 1, couples.shared(_speakers)[1] > 0,
            rows[:, PASSAGES.index("meaning")] * rows[:, PASSAGES.index("words contained")],
            np.asarray(around), leads + other_leads == 2, met.rarest / 5, np.minimum(6, met.held) / 6,
        ]
    )  # fmt: skip


def _subjects(stated: Stated) -> frozenset[str]:
    return stated.subjects


def _objects(stated: Stated) -> frozenset[str]:
    return stated.objects


def _speakers(stated: Stated) -> frozenset[str]:
    return stated.told.speakers if stated.told is not None else frozenset()


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
    return sides_shared(a, b, weights)[0] >= ONE_SIDE


def sides_shared(a: Told, b: Told, weights: Mapping[str, float]) -> tuple[float, float]:
    """How much of the words for whom two speakers stand is the same: of the fewer words, of all words."""
    common = a.side & b.side
    if not common:
        return 0.0, 0.0
    shared, one, other = weigh(common, weights), weigh(a.side, weights), weigh(b.side, weights)
    less = min(one, other)
    return shared / less if less > 0 else 0.0, shared / max(0.5, one + other - shared)


def denies(told: Told) -> bool:
    """Whether the statement is a denial or is itself denied."""
    return told.statement.act == "denies" or told.statement.negated


def weigh(keys: frozenset[str], weights: Mapping[str, float]) -> float:
    """The summed weight of keys; sorted, so that the sum does not depend on the order of a set."""
    return sum([weights.get(k, 1.0) for k in sorted(keys)])


def matrix(rows: Sequence[Row], width: int) -> npt.NDArray[np.float64]:
    """The rows as one array, also where there are none."""
    return np.array(rows, np.float64).reshape(len(rows), width)
