"""Vectors of passages and of their words, from the sentence encoder run over whole sentences.

Every sentence is read once, however many clauses and statements lie in it; a passage's vector is the mean of the last layer over its
pieces, so that a fragment is understood from what surrounds it ("late chunking", Günther et al. 2024). `less_common` takes off what all
passages of a story have in common, its topic (the mean; Mu & Viswanath 2018): a cosine then says whether two passages tell the same, not
that they belong to one story.
"""

from __future__ import annotations

import bisect
import functools
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding

from tellings.compare.encoder import LONGEST, Vectors, encode, load, tokenizer
from tellings.compare.pages import Page
from tellings.model import Span

Halves = npt.NDArray[np.float16]
Sums = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]

WIDTH: Final = 384
THREADS: Final = 2  # each sentence is read by one thread alone, so the result does not depend on their number
BATCH: Final = 16  # sentences handed to a thread at a time
PAIRS: Final = 4096  # pairs of rows taken out at a time: 6 MB each of two blocks
#: A story of so many passages has half of its mean taken off: in a small one the mean is the passages themselves. Chosen, not fitted;
#: the annotated stories have 150 to 700 passages.
FIRM: Final = 20


class Place(NamedTuple):
    """Where a passage stands."""

    page: Page
    spans: tuple[Span, ...]


class Worded(NamedTuple):
    """A passage word by word: each word in lower case and its vector in its sentence, of length 1; half precision, as many are kept."""

    words: tuple[str, ...]
    vectors: Halves


class Embedded(NamedTuple):
    """Statements and clauses, one row of length 1 for each (all zeros for one without a word); statements word by word too."""

    told: Vectors
    words: tuple[Worded, ...]
    stated: Vectors


class Asked(NamedTuple):
    """A passage by its number, and the pieces [first, last) of a stretch that it holds."""

    passage: int
    first: int
    last: int


class Stretch(NamedTuple):
    """Pieces read together, what is asked of them, and their words: text, first piece, piece after the last."""

    ids: list[int]
    asked: list[Asked]
    words: list[tuple[str, int, int]]


def embed(told: Sequence[Place], stated: Sequence[Place]) -> Embedded:
    """The vectors of a story's statements and clauses, and of the statements' words."""
    stretches = _stretches([*told, *stated])
    batches = [stretches[at : at + BATCH] for at in range(0, len(stretches), BATCH)]
    rows = np.zeros((len(told) + len(stated), WIDTH), np.float64)
    words: dict[int, list[Worded]] = defaultdict(list)
    if batches:
        load()
        with ThreadPoolExecutor(THREADS) as pool:
            for batch, (sums, worded) in zip(
                batches, pool.map(functools.partial(_run, len(told)), batches), strict=True
            ):
                np.add.at(rows, [asked.passage for stretch in batch for asked in stretch.asked], sums)
                for passage, found in worded:
                    words[passage].append(found)
    vectors = unit(rows)
    return Embedded(vectors[: len(told)], tuple(_together(words[i]) for i in range(len(told))), vectors[len(told) :])


def less_common(vectors: Vectors) -> Vectors:
    """The rows less their mean, which counts the less the fewer there are (`FIRM`), brought to length 1 again."""
    if not len(vectors):
        return vectors
    mean = vectors.mean(axis=0, dtype=np.float64) * (len(vectors) / (len(vectors) + FIRM))
    return unit(np.where(vectors.any(axis=1, keepdims=True), vectors - mean, 0))


def unit(rows: Sums | Vectors) -> Vectors:
    """The rows brought to length 1; a row of zeros stays."""
    found: Vectors = (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return found


def row_cosines(vectors: Vectors, a: Numbers | list[int], b: Numbers | list[int]) -> list[float]:
    """The cosine of the rows ``a[i]`` and ``b[i]`` (of length 1) for each i, to the bit as ``@`` gives it for two of them."""
    found = []
    for at in range(0, len(a), PAIRS):
        one, other = vectors[a[at : at + PAIRS]], vectors[b[at : at + PAIRS]]
        found.append(np.matmul(one[:, None, :], other[:, :, None]).ravel())
    return [x for part in found for x in part.tolist()]


def _together(parts: Sequence[Worded]) -> Worded:
    if not parts:
        return Worded((), np.zeros((0, WIDTH), np.float16))
    return Worded(tuple(w for part in parts for w in part.words), np.concatenate([part.vectors for part in parts]))


def _stretches(places: Sequence[Place]) -> list[Stretch]:
    """The sentences that the passages stand in, each text once, the shortest first."""
    asked: dict[str, list[Asked]] = {}  # in code points within the sentence
    for number, place in enumerate(places):
        sentences = place.page.sentences
        for span in place.spans:
            for i in range(place.page.sentence_number(span.start), len(sentences)):
                sentence = sentences[i]
                if sentence.start >= span.end:
                    break
                if sentence.end > span.start:
                    bounds = Asked(number, span.start - sentence.start, span.end - sentence.start)
                    asked.setdefault(sentence.of(place.page.text), []).append(bounds)
    texts = list(asked)
    encoded = tokenizer().encode_batch(texts, add_special_tokens=False)
    found = [s for text, pieces in zip(texts, encoded, strict=True) for s in _cut(text, pieces, asked[text])]
    return sorted(found, key=lambda s: len(s.ids))


def _cut(text: str, pieces: Encoding, asked: Sequence[Asked]) -> list[Stretch]:
    """A sentence's pieces in stretches that can be read, with what is asked of each in pieces instead of code points."""
    offsets = pieces.offsets
    starts = [start for start, _ in offsets]
    within = [(n, bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)) for n, start, end in asked]
    words: dict[int, list[int]] = {}
    for i, word in enumerate(pieces.word_ids):
        if word is not None:
            words.setdefault(word, []).append(i)
    found = []
    for at in range(0, len(starts), LONGEST):
        ids = pieces.ids[at : at + LONGEST]
        held = [Asked(n, max(first - at, 0), min(last - at, len(ids))) for n, first, last in within]
        named = [
            (text[offsets[own[0]][0] : offsets[own[-1]][1]].lower(), own[0] - at, own[-1] + 1 - at)
            for own in words.values()
            if at <= own[0] and own[-1] < at + len(ids)
        ]
        found.append(Stretch(ids, [a for a in held if a.first < a.last], named))
    return [s for s in found if s.asked]


def _run(worded: int, batch: Sequence[Stretch]) -> tuple[Sums, list[tuple[int, Worded]]]:
    """For each passage asked of each stretch, in order, the sum of its pieces' vectors; its words where its number is below ``worded``."""
    sums: list[Sums] = []
    words: list[tuple[int, Worded]] = []
    for stretch in batch:
        layer = encode(stretch.ids)
        for passage, first, last in stretch.asked:
            sums.append(np.add.reduce(layer[first:last], 0, np.float64))
            if passage < worded:
                words.append((passage, _words(layer, [w for w in stretch.words if first <= w[1] and w[2] <= last])))
    return np.array(sums), words


def _words(layer: Vectors, words: Sequence[tuple[str, int, int]]) -> Worded:
    rows = layer[[first for _, first, _ in words]]
    for i, (_, first, last) in enumerate(words):
        if last - first > 1:  # most words are one piece
            rows[i] = layer[first:last].mean(axis=0)
    return Worded(tuple(text for text, _, _ in words), unit(rows).astype(np.float16))
