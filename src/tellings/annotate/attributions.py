"""Attributions of a parsed report: source, cue and content as `Statement` records, outside boilerplate.

The spans are the tagger's. What is settled here is the form of the content (direct, mixed or indirect speech, by the
quotation marks around its words) and that nothing reaches into text to be skipped. Kind, act and speaker are read
later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from spacy.tokens import Doc

from tellings.annotate.attributions_quotes import QUOTED, quotation_states
from tellings.annotate.attributions_rules import complete
from tellings.annotate.tagger import Attribution, tagger
from tellings.model import Form, Span, Statement
from tellings.text import merged, trimmed

_WORD: Final = re.compile(r"\w+")
DIRECT_SHARE: Final = 0.9  # of the content's words; a word or two before the mark ("that") leave speech direct


#: Where a document keeps (least, what the tagger found with it), when the tagger was run beside the parse.
TAGGED: Final = "tellings tagged"


def find_attributions(doc: Doc, skip: Sequence[Span], least: float | None = None) -> tuple[Statement, ...]:
    """The attributions of a document in the order of their cues; none has a character inside a span of ``skip``.

    ``least`` is the confidence from which one is given (None: the threshold that serves PolNeAR best).
    """
    text = doc.text
    states = quotation_states(text)
    holes = merged(skip)
    kept = doc.user_data.get(TAGGED)
    tagged = kept[1] if kept is not None and kept[0] == least else tagger().tag(text, least)
    attributions = complete(text, states, tagged)
    found = (_statement(text, states, attribution, holes) for attribution in attributions)
    return tuple(statement for statement in found if statement is not None)


def _statement(text: str, states: np.ndarray, attribution: Attribution, holes: Sequence[Span]) -> Statement | None:
    if any(attribution.cue.meets(hole) for hole in holes):
        return None
    content = tuple(_without(text, attribution.content, holes))
    if not content:
        return None
    source = attribution.source
    return Statement(
        content=content,
        source=None if source and any(source.meets(hole) for hole in holes) else source,
        cue=attribution.cue,
        form=form_of(text, states, content),
        confidence=attribution.confidence,
    )


def _without(text: str, spans: Iterable[Span], holes: Sequence[Span]) -> Iterable[Span]:
    """What is left of the spans outside the holes, where it holds a word."""
    for span in spans:
        at = span.start
        edges = [hole for hole in holes if hole.meets(span)]
        for start, end in [*((h.start, h.end) for h in edges), (span.end, span.end)]:
            left = trimmed(text, at, start)
            if left is not None and _WORD.search(text, left.start, left.end):
                yield left
            at = max(at, end)


def form_of(text: str, states: np.ndarray, content: Iterable[Span]) -> Form:
    """Direct where nearly all words of the content stand in quotation marks, mixed where some do, else indirect."""
    words = [m.start() for span in content for m in _WORD.finditer(text, span.start, span.end)]
    quoted = sum(int(states[at]) in QUOTED for at in words)
    if quoted and quoted >= DIRECT_SHARE * len(words):
        return "direct"
    return "mixed" if quoted else "indirect"
