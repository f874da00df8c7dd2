"""What differs between two wordings of one utterance, word by word."""

from __future__ import annotations

import difflib

from tellings.compare.readings import Reading
from tellings.model import Change, Span

#: Wordings with fewer of their words in common than this are different sentences; marking every word would tell nothing.
LEAST = 0.3


def find_changes(here: Reading, there: Reading) -> tuple[Change, ...]:
    """The changed, inserted and dropped runs of words from ``there`` (the first saying) to ``here``; none where little is shared."""
    a, b = there.page.tokens(there.spans), here.page.tokens(here.spans)
    matcher = difflib.SequenceMatcher(
        None, [there.page.lower(i) for i in a], [here.page.lower(i) for i in b], autojunk=False
    )
    if matcher.ratio() < LEAST:
        return ()
    found: list[Change] = []
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag == "replace":
            found.append(Change("changed", _span(here, b[b0:b1]), _span(there, a[a0:a1])))
        elif tag == "insert":
            found.append(Change("inserted", here=_span(here, b[b0:b1])))
        elif tag == "delete":
            found.append(Change("dropped", there=_span(there, a[a0:a1])))
    return tuple(found)


def _span(reading: Reading, tokens: list[int]) -> Span:
    words = reading.page.notes.words
    return Span(words[tokens[0]].start, words[tokens[-1]].end)
