"""The attribution tagger: text in; sources, cues and contents out, tied together.

A six-layer MiniLM encoder reads a window once; pieces likely to begin a cue become anchors; for each anchor a small
second network says of every piece whether it is content, source or cue of that anchor's attribution (see
training/statements). Both run in onnxruntime on one thread, a window at a time, so that results depend on the text
alone.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from tellings.annotate import attributions_decode as decode
from tellings.annotate.attributions_decode import Candidate, Reading, Settings
from tellings.annotate.attributions_pieces import Pieces, cut_pieces, sentence_starts
from tellings.annotate.attributions_quotes import QUOTED
from tellings.annotate.attributions_rules import Attribution
from tellings.annotate.attributions_windows import DEFAULT, Layout, Window, lay_windows
from tellings.model import Span
from tellings.text import trimmed
from tellings.weights import verified

__all__ = ["Attribution", "Tagger", "tagger"]

CLS: Final = 101
SEP: Final = 102
PARAGRAPHS: Final = 3  # distances in paragraphs are clipped here, as in training
NEAR: Final = 24  # distances up to this many pieces have a bucket each, as in training
FAR: Final = 12  # buckets beyond, three to a doubling
EDGES: Final = ",;:—–- "  # no part of what is said, nor of a name
QUOTES: Final = '"“”„«»'
TOGETHER: Final = 32  # windows decoded in one sweep; bounds memory on long texts


class Tagger:
    """Loaded weights; `tag` is pure and deterministic."""

    def __init__(self, folder: Path, layout: Layout = DEFAULT) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.settings = msgspec.json.decode((folder / "decode.json").read_bytes(), type=Settings)
        self.layout = layout
        self._encoder = _session(folder / "encoder.onnx")
        self._roles = _session(folder / "roles.onnx")

    def tag(self, text: str, least: float | None = None) -> list[Attribution]:
        """The attributions of a text in the order of their cues; offsets are code points of the text as given.

        ``least`` is the confidence from which an attribution is given, instead of the threshold that the weights come with.
        """
        pieces = cut_pieces(text, self.tokenizer)
        settings = self.settings if least is None else replace(self.settings, believe=least)
        found = decode.believed(self.score(self.candidates(text, pieces)), settings)
        read = (self._attribution(candidate, pieces, text) for candidate in found)
        return [attribution for attribution in read if attribution is not None]

    def candidates(self, text: str, pieces: Pieces) -> list[Candidate]:
        """Everything that might be an attribution, unscored, with its features."""
        groups = self.readings(text, pieces)
        return [candidate for group in groups for candidate in decode.read_candidates(group, self.settings)]

    def readings(self, text: str, pieces: Pieces) -> Iterator[list[Reading]]:
        """What the network says, in groups of windows to be decoded together."""
        windows = list(lay_windows(sentence_starts(pieces, text), self.layout))
        for at in range(0, len(windows), TOGETHER):
            group = (self._read(pieces, window) for window in windows[at : at + TOGETHER])
            yield [reading for reading in group if reading is not None]

    def score(self, found: list[Candidate]) -> list[Candidate]:
        """The candidates with their confidence."""
        if not found:
            return []
        features = np.array([c.features for c in found])
        odds = features @ np.array(self.settings.weights) + self.settings.bias
        return [replace(c, score=float(p)) for c, p in zip(found, 1 / (1 + np.exp(-odds)), strict=True)]

    def _read(self, pieces: Pieces, window: Window) -> Reading | None:
        """What the network says of one window; None where its core holds no cue."""
        here = slice(window.first, window.last)
        feeds = {name: _framed(getattr(pieces, name)[here]) for name in ("case", "quote", "line")}
        feeds["ids"] = _framed(pieces.ids[here], CLS, SEP)
        cue, piece, film = self._encoder.run(["cue", "piece", "film"], feeds)
        begin = decode.softmax(cue)[1:-1, 1]
        core = begin[window.core_first - window.first : window.core_last - window.first]
        anchors = np.flatnonzero(core >= self.settings.candidate) + window.core_first - window.first
        if not len(anchors):
            return None
        paragraph = pieces.paragraph[here]
        framed = np.concatenate((paragraph[:1], paragraph, paragraph[-1:])).astype(np.int64)
        across = np.clip(framed[None] - framed[anchors + 1][:, None], -PARAGRAPHS, PARAGRAPHS) + PARAGRAPHS
        feeds = {
            "piece": piece,
            "film": film[anchors + 1],
            "distance": _distances(anchors + 1, len(framed)),
            "across": across,
        }
        logits = self._roles.run(["roles"], feeds)[0][:, 1:-1]
        word_start = ~pieces.inner[here]
        word_start[0] = True
        quoted = np.isin(pieces.quote[here], QUOTED)
        return Reading(window.first, anchors, begin, decode.log_softmax(logits), word_start, quoted)

    def _attribution(self, candidate: Candidate, pieces: Pieces, text: str) -> Attribution | None:
        """The candidate as spans without stray punctuation at their ends; None where no word of content is left."""
        apart = (*candidate.cue, *candidate.source)
        content = [trimmed(text, s, e, EDGES) for s, e in decode.spans_of(pieces, candidate.content, text, apart)]
        worded = tuple(span for span in content if span is not None and any(c.isalnum() for c in span.of(text)))
        if not worded:
            return None
        source = decode.spans_of(pieces, candidate.source, text)
        named = trimmed(text, source[0][0], source[-1][1], EDGES + QUOTES) if source else None
        return Attribution(
            source=named if named is not None and any(c.isalnum() for c in named.of(text)) else None,
            cue=Span(int(pieces.start[candidate.cue[0]]), int(pieces.end[candidate.cue[-1]])),
            content=worded,
            confidence=round(candidate.score, 4),
        )


@functools.cache
def tagger() -> Tagger:
    """The tagger that ships with the package, loaded once per process."""
    return Tagger(verified("statements"))


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _framed(values: np.ndarray, before: int = 0, after: int = 0) -> np.ndarray:
    """The values as int64 with one more at either end, for the special pieces around a window."""
    return np.concatenate(([before], values, [after])).astype(np.int64)


def _distances(anchors: np.ndarray, length: int) -> np.ndarray:
    """Buckets (A, length) of the signed distance from each anchor to each piece."""
    distance = np.arange(length)[None] - anchors[:, None]
    size = np.abs(distance)
    far = NEAR + 1 + np.minimum((np.log2(np.maximum(size, NEAR + 1) / (NEAR + 1)) * 3).astype(np.int64), FAR - 1)
    bucket = np.where(size <= NEAR, size, far)
    return np.asarray(np.where(distance < 0, -bucket, bucket) + NEAR + FAR)
