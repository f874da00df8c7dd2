"""From the network's scores to spans: which pieces are cues, what belongs to each, which attributions to believe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np

from tellings.annotate.attributions_pieces import Pieces

Bounds = tuple[int, int]

_WORD = re.compile(r"\w+")
NONE: Final = 0
CONTENT: Final = 1
SOURCE: Final = 2
CUE: Final = 3
#: Words of a gap in content that are taken in: exact F1 on the held-out documents 62.0 without, 62.3 with (up to 8: 62.5, but
#: overlap falls).
GAP: Final = 3
DOUBT: Final = 0.02  # the least probability of a cue that is divided out


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds, tuned on held-out documents of the training corpus; shipped with the weights in ``decode.json``.

    ``candidate`` is the least probability of a piece to be tried as a cue, ``believe`` the least confidence of an
    attribution. ``switch`` is what it costs (nats) to begin or end content, so that it does not fall to pieces; ``lean`` is
    added to the log-probability of a word's being source. Two attributions with ``same`` of their content in common and
    one source are one. ``weights`` and ``bias`` turn a candidate's features into its confidence.
    """

    candidate: float = 0.05
    believe: float = 0.45
    switch: float = 1.0
    lean: float = 0.0
    same: float = 0.6
    weights: tuple[float, ...] = ()
    bias: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue with the roles of the pieces around it: piece indices in the text, in order."""

    anchor: int
    content: tuple[int, ...]
    source: tuple[int, ...]
    cue: tuple[int, ...]
    features: tuple[float, ...]
    score: float


def softmax(logits: np.ndarray) -> np.ndarray:
    """Probabilities along the last axis."""
    return np.asarray(np.exp(log_softmax(logits)))


def log_softmax(logits: np.ndarray) -> np.ndarray:
    """Log-probabilities along the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network said of one window: L pieces from ``first`` on, A anchors among them.

    ``begin`` (L,) is the probability that a piece begins a cue, ``roles`` (A, L, 4) the log-probability of each
    piece's role in each anchor's attribution, ``word_start`` (L,) whether a piece begins a word.
    """

    first: int
    anchors: np.ndarray
    begin: np.ndarray
    roles: np.ndarray
    word_start: np.ndarray
    quoted: np.ndarray


def read_candidates(readings: list[Reading], settings: Settings) -> list[Candidate]:
    """The candidates of several windows that have content, unscored."""
    if not readings:
        return []
    given = [roles_if_cue(reading) for reading in readings]
    summed = [np.add.reduceat(g, np.flatnonzero(r.word_start), axis=1) for g, r in zip(given, readings, strict=True)]
    longest = max(s.shape[1] for s in summed)
    stacked = np.concatenate([np.pad(s, ((0, 0), (0, longest - s.shape[1]), (0, 0))) for s in summed])
    paths = best_paths(stacked, settings)
    found: list[Candidate] = []
    row = 0
    for reading, roles in zip(readings, given, strict=True):
        path = paths[row : row + len(reading.anchors)]
        row += len(reading.anchors)
        found += _candidates(reading, roles, path[:, np.cumsum(reading.word_start) - 1])
    return found


def roles_if_cue(reading: Reading) -> np.ndarray:
    """Log-probabilities of roles (A, L, 4) on condition that the anchor is a cue.

    The network was shown false cues too, with no roles around them; so all its roles fade where it doubts the cue, as far as
    the role ``cue`` fades at the anchor itself. Here that doubt is divided out: it belongs to the confidence.
    """
    probable = np.exp(reading.roles)
    rows = np.arange(len(reading.anchors))
    sure = np.maximum(probable[rows, reading.anchors, CUE], DOUBT)[:, None, None]
    given = np.minimum(probable[:, :, CONTENT:] / sure, 1.0)
    none = np.maximum(1.0 - given.sum(axis=2, keepdims=True), 1e-4)
    both = np.concatenate((none, given), axis=2)
    return np.asarray(np.log(np.maximum(both / both.sum(axis=2, keepdims=True), 1e-9)))


def best_paths(scores: np.ndarray, settings: Settings) -> np.ndarray:
    """The best sequence of roles (A, words) for each row of (A, words, 4) log-probabilities, by Viterbi's method."""
    rows, words, labels = scores.shape
    cost = np.zeros((labels, labels), dtype=scores.dtype)
    cost[CONTENT, :] = cost[:, CONTENT] = settings.switch
    cost[CONTENT, CONTENT] = 0
    scores = scores + np.array([0, 0, settings.lean, 0], dtype=scores.dtype)
    best = scores[:, 0]
    back = np.zeros((words, rows, labels), dtype=np.int8)
    for word in range(1, words):
        through = best[:, :, None] - cost
        back[word] = through.argmax(axis=1)
        best = through.max(axis=1) + scores[:, word]
    path = np.zeros((words, rows), dtype=np.int8)
    path[-1] = best.argmax(axis=1)
    every = np.arange(rows)
    for word in range(words - 1, 0, -1):
        path[word - 1] = back[word, every, path[word]]
    return path.T


def _candidates(reading: Reading, roles_given: np.ndarray, path: np.ndarray) -> list[Candidate]:
    """One window's candidates, given the role (A, L) of each piece.

    Features: log-odds of the summed probability that the cue's pieces begin a cue, log-probability of the cue role at
    the anchor, of the content on average and at its surest piece, of the source on average, whether there is a source,
    the share of the content in quotation marks, the logarithm of its length in pieces.
    """
    found = []
    for row, anchor in enumerate(reading.anchors.tolist()):
        content = np.flatnonzero(path[row] == CONTENT)
        if not len(content):
            continue
        roles = roles_given[row]
        cue = _run_at(np.flatnonzero(path[row] == CUE), anchor)
        source = _strongest_run(np.flatnonzero(path[row] == SOURCE), roles[:, SOURCE])
        mass = float(np.clip(reading.begin[cue].sum(), 1e-4, 1 - 1e-4))
        features = (
            float(np.log(mass / (1 - mass))),
            float(reading.roles[row, anchor, CUE]),
            float(roles[content, CONTENT].mean()),
            float(roles[content, CONTENT].max()),
            float(roles[source, SOURCE].mean()) if len(source) else 0.0,
            float(len(source) > 0),
            float(reading.quoted[content].mean()),
            float(np.log(len(content))),
        )
        place = [tuple((run + reading.first).tolist()) for run in (content, source, cue)]
        found.append(Candidate(anchor + reading.first, place[0], place[1], place[2], features, 0.0))
    return found


def _run_at(pieces: np.ndarray, anchor: int) -> np.ndarray:
    """The run of neighbouring pieces that holds the anchor; the anchor alone where none does."""
    if anchor not in pieces:
        return np.array([anchor])
    runs = _runs(pieces)
    return next(run for run in runs if run[0] <= anchor <= run[-1])


def _runs(pieces: np.ndarray) -> list[np.ndarray]:
    return np.split(pieces, np.flatnonzero(np.diff(pieces) > 1) + 1)


def _strongest_run(pieces: np.ndarray, log_source: np.ndarray) -> np.ndarray:
    """Of several runs the one with most probability mass: a source is one span."""
    if not len(pieces):
        return pieces
    return max(_runs(pieces), key=lambda run: float(np.exp(log_source[run]).sum()))


def believed(found: list[Candidate], settings: Settings) -> list[Candidate]:
    """The candidates to believe, of those that mean the same attribution only the surest, in the order of their
    anchors."""
    kept: list[Candidate] = []
    for one in sorted(found, key=lambda c: (-c.score, c.anchor)):
        if one.score < settings.believe:
            break
        if not any(_same(one, other, settings.same) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda c: c.anchor)


def _same(one: Candidate, other: Candidate, share: float) -> bool:
    if set(one.cue) & set(other.cue):
        return True
    a, b = set(one.content), set(other.content)
    return len(a & b) > share * len(a | b) and bool(
        set(one.source) & set(other.source) or not (one.source or other.source)
    )


def spans_of(pieces: Pieces, chosen: tuple[int, ...], text: str, apart: tuple[int, ...] = ()) -> tuple[Bounds, ...]:
    """Chosen pieces as spans of code points, joined across gaps of at most three words within a paragraph.

    A gap that holds a piece of ``apart`` (the attribution's own cue and source) stays: there the content is broken.
    """
    spans: list[Bounds] = []
    last = -1
    for piece in chosen:
        start, end = int(pieces.start[piece]), int(pieces.end[piece])
        if spans and not any(last < other < piece for other in apart) and _joins(text[spans[-1][1] : start]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        last = piece
    return tuple(spans)


def _joins(gap: str) -> bool:
    return "\n" not in gap and len(_WORD.findall(gap)) <= GAP
