"""A text as the attribution model reads it: word pieces with the features that an uncased vocabulary loses.

The vocabulary is that of MiniLM (BERT's uncased one): it drops letter case, and the tokeniser drops line breaks. Both
come back as small numbers beside each piece: the shape of its letters, its place relative to quotation marks, the
line break before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np
from tokenizers import Tokenizer

from tellings.annotate.attributions_quotes import OPEN_ENDED, OPENING, STATES, quotation_states

CASES: Final = 6  # no letters, lower, Capitalised, ALL CAPITALS, mIxed, digits
LINES: Final = 3  # no line break before, one, a blank line (or the start of the text)
QUOTES: Final = STATES
_NEWLINE: Final = re.compile("\n")
_SENTENCE_END: Final = frozenset(".?!…")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of one text, all arrays of one length.

    ``start`` and ``end`` are code points; ``inner`` marks a piece that goes on a word; ``paragraph`` counts lines
    from 0.
    """

    ids: np.ndarray
    start: np.ndarray
    end: np.ndarray
    inner: np.ndarray
    case: np.ndarray
    quote: np.ndarray
    line: np.ndarray
    paragraph: np.ndarray

    def __len__(self) -> int:
        return len(self.ids)


def cut_pieces(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut a text into word pieces; the tokeniser must neither truncate nor add special tokens of its own."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.asarray(encoding.offsets, dtype=np.int32).reshape(-1, 2)
    start, end = offsets[:, 0], offsets[:, 1]
    breaks = np.zeros(len(text) + 1, dtype=np.int32)
    for newline in _NEWLINE.finditer(text):
        breaks[newline.end()] = 1
    np.cumsum(breaks, out=breaks)
    before = np.diff(breaks[start], prepend=0) if len(start) else np.zeros(0, np.int32)
    line = np.minimum(before, LINES - 1)
    if len(line):
        line[0] = LINES - 1
    return Pieces(
        ids=np.asarray(encoding.ids, dtype=np.int32),
        start=start,
        end=end,
        inner=np.fromiter((token.startswith("##") for token in encoding.tokens), dtype=bool, count=len(start)),
        case=np.fromiter((_case(text[s:e]) for s, e in encoding.offsets), dtype=np.int32, count=len(start)),
        quote=quotation_states(text)[start].astype(np.int32) if len(start) else np.zeros(0, np.int32),
        line=line.astype(np.int32),
        paragraph=np.cumsum(before > 0).astype(np.int32),
    )


def _case(word: str) -> int:
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word.istitle():
        return 2
    if word.isalpha():
        return 4
    return 5 if any(c.isdigit() for c in word) else 0


def sentence_starts(pieces: Pieces, text: str) -> np.ndarray:
    """Whether a piece starts a paragraph (2), looks like the start of a sentence (1), or neither (0).

    A paragraph that goes on with the one before, after a colon or in a quotation that no mark closes, starts nothing.
    """
    starts = np.where(pieces.line > 0, 2, 0)
    for i in np.flatnonzero(starts[1:]) + 1:
        if text[pieces.end[i - 1] - 1] == ":" or (pieces.quote[i - 1] == OPEN_ENDED and pieces.quote[i] == OPENING):
            starts[i] = 0
    ended = False
    for n, (s, e) in enumerate(zip(pieces.start.tolist(), pieces.end.tolist(), strict=True)):
        if ended and not starts[n] and pieces.quote[n] != 4 and text[s - 1].isspace():
            starts[n] = 1
            ended = False
        if text[e - 1] in _SENTENCE_END:
            ended = True
        elif text[s:e].isalnum():
            ended = False
    return starts
