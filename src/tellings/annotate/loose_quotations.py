"""Quotations that no attribution covers: a sentence in quotation marks is somebody's words even where nobody is named beside it.

The tagger misses quotations in headlines and captions, and such as stand beside an odd cue ("with the paper citing him as saying").
Quoted names, titles and single words are no statements; they are kept out by length and by their capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tellings.annotate.attributions_quotes import CLOSING, INSIDE, OPENING, SINGLE, quotation_states
from tellings.model import Span, Statement

#: Words from which a quotation in the text is taken for somebody's statement. On gold/dev 15 of the 17 quotations of five words and more
#: that the attributions leave uncovered are annotated as sayings, 4 of 15 of the shorter ones.
LEAST: Final = 5
#: The share of longer words with a capital from which a quotation is a title or a name.
TITLE: Final = 0.5
#: The share of those 17 that are sayings, a little lowered.
CONFIDENCE: Final = 0.8
_WORD = re.compile(r"\w+(?:['’]\w+)?")


def find_loose_quotations(text: str, skip: Sequence[Span], covered: Sequence[Statement]) -> tuple[Statement, ...]:
    """The quotations of five words or more outside ``skip`` that meet no content, cue or source of ``covered``, in order.

    They have neither source nor cue; whose they are is read later from what stands before.
    """
    taken = [*skip, *(span for s in covered for span in (*s.content, s.source, s.cue) if span is not None)]
    return tuple(
        Statement((span,), form="direct", confidence=CONFIDENCE)
        for span in _quotations(text)
        if not any(span.meets(other) for other in taken) and _says(span.of(text))
    )


def _quotations(text: str) -> Iterator[Span]:
    """The runs of text between an opening and a closing mark, without the marks."""
    states = quotation_states(text)
    at = 0
    while at < len(text):
        state = int(states[at])
        end = at + 1
        while end < len(text) and int(states[end]) == state:
            end += 1
        if state == SINGLE or (
            state == INSIDE
            and at > 0
            and int(states[at - 1]) == OPENING
            and end < len(text)
            and int(states[end]) == CLOSING
        ):
            yield Span(at, end)
        at = end


def _says(quoted: str) -> bool:
    """Whether a quotation is long enough to state something, and not a title."""
    words = _WORD.findall(quoted)
    long = [w for w in words[1:] if len(w) > 3]
    return len(words) >= LEAST and sum(w[0].isupper() for w in long) < TITLE * max(1, len(long))
