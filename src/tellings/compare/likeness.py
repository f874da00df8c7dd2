"""How like two passages are, as numbers with names: the rows that the logistic models weigh."""

from __future__ import annotations

import itertools
import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

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
    "side shared", "sides alike", "best of both",
)  # fmt: skip
#: The features of two clauses.
CLAUSES = (
    *PASSAGES, "same verb", "subject shared", "object shared", "both told", "one told", "speaker shared", "meaning and words",
    "sentence", "both lead", "rarest shared", "count shared",
)  # fmt: skip

Row = Sequence[float]
Rows = npt.NDArray[np.float64]


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
    if not pairs:
        return np.zeros((0, len(PASSAGES)))
    own = _Own(weights)
    numbers = itertools.chain.from_iterable(_meet(a, b, own) for a, b in pairs)  # never all of them as objects
    met = np.fromiter(numbers, np.float64).reshape(len(pairs), -1)
    shared, wa, wb, run, quoted, qa, qb, both, here, la, lb, *signs = met.T
    cosine, rank, margin = np.array([(n.cosine, n.rank, n.margin) for n in near], np.float64).T
    least, most = np.maximum(1, np.minimum(la, lb)), np.maximum(1, np.maximum(la, lb))
    names, apart, figures, unlike, days, others, distance = signs
    return np.column_stack(
        [
            cosine, cosine * cosine, 1 / rank, margin, rank == 1,
            shared / np.maximum(0.5, wa + wb - shared), shared / np.maximum(0.5, np.minimum(wa, wb)),
            *_spelled(pairs), np.minimum(run, 12) / 12, np.minimum(run, least) / least,
            quoted / np.maximum(0.5, np.minimum(qa, qb)), both,
            np.minimum(3, names) / 3, apart, figures, unlike, days, others, distance, here, least / most, 1 / least,
        ]
    )  # fmt: skip


class _Own(dict[int, tuple[float, float]]):
    """The weight of all keys of a reading, and of those in quotation marks, by the reading's identity: summed once, however many pairs."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self.weights = weights

    def of(self, reading: Reading) -> tuple[float, float]:
        found = self.get(id(reading))
        if found is None:
            found = self[id(reading)] = weigh(reading.keys, self.weights), weigh(reading.quoted, self.weights)
        return found


def _meet(a: Reading, b: Reading, own: _Own) -> tuple[float, ...]:
    """What two passages have in common and apart, as far as it is found in sets and runs of words."""
    keys = a.keys & b.keys
    shared = weigh(keys, own.weights)
    (wa, qa), (wb, qb) = own.of(a), own.of(b)
    run = 1 if shared else 0
    for n, x, y in zip(RUNS, a.grams, b.grams, strict=True):
        if x.isdisjoint(y):
            break  # who shares no run of words shares no longer one
        run = n
    both = bool(a.quoted and b.quoted)
    return (
        shared, wa, wb, run, weigh(a.quoted & b.quoted, own.weights) if both else 0.0, qa, qb, both, a.page is b.page, a.length, b.length,
        len(a.names & b.names), _apart(a.names, b.names),
        not a.figures.isdisjoint(b.figures), _apart(a.figures, b.figures),
        not a.days.isdisjoint(b.days), _apart(a.days, b.days), abs(a.place - b.place),
    )  # fmt: skip


def _spelled(pairs: Sequence[tuple[Reading, Reading]]) -> list[npt.NDArray[np.float64]]:
    """How like the letters are: of the whole, of the best part, of the sets of words."""
    a, b = [x.plain for x, _ in pairs], [y.plain for _, y in pairs]
    scorers = fuzz.ratio, fuzz.partial_ratio, fuzz.token_set_ratio
    return [process.cpdist(a, b, scorer=scorer, dtype=np.float64, workers=THREADS) / 100 for scorer in scorers]


def measure_statements(
    pairs: Sequence[tuple[Told, Told]], near: Sequence[Near], weights: Mapping[str, float], beside: Sequence[Beside]
) -> Rows:
    """The features of statements two by two but the last, "best of both", for which all pairs must be seen (`tellings.compare.pairs`)."""
    rows = measure_passages([(a.reading, b.reading) for a, b in pairs], near, weights)
    like = rows[:, [PASSAGES.index("meaning"), PASSAGES.index("words contained")]].tolist()
    more = [_statement_signs(a, b, (x, y), weights, n) for (a, b), (x, y), n in zip(pairs, like, beside, strict=True)]
    return np.hstack([rows, matrix(more, len(UTTERANCES) - 1 - len(PASSAGES))])


def _statement_signs(a: Told, b: Told, like: tuple[float, float], weights: Mapping[str, float], beside: Beside) -> Row:
    """``like`` is the cosine and the share of words contained."""
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
        float(denies(a) != denies(b)), like[0] * speaking, like[1] * speaking, float(one), float(here and gap < 200), beside.around,
        min(beside.cover), max(beside.cover), cover, cover * speaking, float(bool(_cue(a) & _cue(b))),
        float(act and a.statement.act != "says"), float(not act), *beside.sentences,
        math.log1p(weigh(a.reading.keys & b.reading.keys, weights)), shared, alike,
    ]  # fmt: skip


def measure_clauses(
    pairs: Sequence[tuple[Stated, Stated]], near: Sequence[Near], weights: Mapping[str, float], around: Sequence[float]
) -> Rows:
    """The features of clauses two by two; ``around`` is the cosine of their sentences."""
    rows = measure_passages([(a.reading, b.reading) for a, b in pairs], near, weights)
    more = [_clause_signs(a, b, weights) for a, b in pairs]
    same, subject, obj, told, spoken, lead, rarest, count = matrix(more, 8).T
    meant = rows[:, PASSAGES.index("meaning")] * rows[:, PASSAGES.index("words contained")]
    return np.column_stack(
        [rows, same, subject, obj, told == 2, told == 1, spoken, meant, np.asarray(around), lead, rarest / 5, np.minimum(6, count) / 6]
    )  # fmt: skip


def _clause_signs(a: Stated, b: Stated, weights: Mapping[str, float]) -> tuple[float, ...]:
    keys = a.reading.keys & b.reading.keys
    spoken = a.told is not None and b.told is not None and not a.told.speakers.isdisjoint(b.told.speakers)
    return (
        a.verb == b.verb, not a.subjects.isdisjoint(b.subjects), not a.objects.isdisjoint(b.objects),
        (a.told is not None) + (b.told is not None), spoken, a.clause.sentence <= LEAD and b.clause.sentence <= LEAD,
        max([weights.get(k, 1.0) for k in keys], default=0.0), len(keys),
    )  # fmt: skip


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


def _apart(a: frozenset[Hashable], b: frozenset[Hashable]) -> float:
    """1 where both sides have some and none in common."""
    return float(bool(a and b and a.isdisjoint(b)))


def matrix(rows: Sequence[Row], width: int) -> npt.NDArray[np.float64]:
    """The rows as one array, also where there are none."""
    return np.array(rows, np.float64).reshape(len(rows), width)
