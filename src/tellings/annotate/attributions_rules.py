"""Attributions that typography alone settles: scripts of interviews, signed quotations, quotations found in part.

The network sees few scripts and signatures in training; there a rule is surer. A rule adds only what was not found,
and extends only a content that begins where a quotation does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from tellings.annotate.attributions_quotes import CLOSING, OPEN_ENDED, OPENING, QUOTED
from tellings.model import Span
from tellings.text import merged

#: Confidence of what a rule finds: every line of a script in PolNeAR train is annotated so, and most to their ends.
CONFIDENCE: Final = 0.9
LINES: Final = 3  # a script has at least so many lines
_PARAGRAPH = re.compile(r"[^\s][^\n]*")
_SPEAKER = re.compile(r"^[\"“„«']?([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(:)[ \t]+(?=\S)", re.M)
_PASSIVE = re.compile(r"(?:is|was|has been|had been|will be)\s", re.I)
_SIGNED = re.compile(
    r"(?<=[”\"“»'])[ \t\u00a0]*([―—–]|--?)[ \t\u00a0]*(?P<name>[A-Z][\w.'’-]*(?: [\w.'’,()-]+){0,7})[ \t\u00a0]*$", re.M
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source (or none), a cue and the content spans that belong together, with the probability that they do."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    confidence: float


def complete(text: str, states: np.ndarray, found: Iterable[Attribution]) -> list[Attribution]:
    """What was found, whole quotations where a part was found, and what the rules add; in the order of the cues."""
    kept = [_without_expletive(text, _whole_quotations(states, one)) for one in found]
    for added in (*read_script(text), *read_signed(text, states)):
        kept = [one for one in kept if not _same(one, added)]
        kept.append(added)
    kept = [_through_paragraphs(text, states, one, kept) for one in kept]
    return sorted(kept, key=lambda one: (one.cue, one.content))


def read_script(text: str) -> Iterator[Attribution]:
    """The lines of a script: a name in capitals, a colon, what is said to the end of the paragraph.

    A script has at least three such lines, and one name opens two: headings ("UPDATE:") do not come back. PolNeAR does not
    carry a speaker on into a paragraph without a name, nor does this.
    """
    lines = list(_SPEAKER.finditer(text))
    names = Counter(line[1] for line in lines)
    if len(lines) < LINES or max(names.values()) < 2:
        return
    for line in lines:
        end = text.find("\n", line.end())
        content = Span(line.end(), end if end >= 0 else len(text))
        yield Attribution(Span(*line.span(1)), Span(*line.span(2)), (content,), CONFIDENCE)


def read_signed(text: str, states: np.ndarray) -> Iterator[Attribution]:
    """Quotations that fill a line up to a dash and a name: “It holds.” — Mara Venn."""
    for signature in _SIGNED.finditer(text):
        start = text.rfind("\n", 0, signature.start()) + 1
        opened = start + (len(text[start : signature.start()]) - len(text[start : signature.start()].lstrip()))
        if states[opened] == OPENING:
            content = Span(opened, signature.start())
            yield Attribution(Span(*signature.span("name")), Span(*signature.span(1)), (content,), CONFIDENCE)


def _without_expletive(text: str, one: Attribution) -> Attribution:
    """The attribution without a source that stands for nobody: "It was reported that ..."."""
    if one.source is None or one.source.of(text).lower() != "it" or one.source.end + 1 != one.cue.start:
        return one
    starts_that = text[one.content[0].start :].lower().startswith("that ")
    return replace(one, source=None) if starts_that and _PASSIVE.match(one.cue.of(text)) else one


def _same(one: Attribution, other: Attribution) -> bool:
    """Whether both have their cue at one place, or most of their content in common."""
    if one.cue.meets(other.cue):
        return True
    mine = {i for span in one.content for i in range(span.start, span.end)}
    theirs = {i for span in other.content for i in range(span.start, span.end)}
    return 2 * len(mine & theirs) > len(mine | theirs)


def _whole_quotations(states: np.ndarray, one: Attribution) -> Attribution:
    """The attribution with each span that begins a quotation drawn out to the quotation's end, unless its cue is
    inside."""
    content = [_drawn_out(states, span, (one.cue, *([one.source] if one.source else []))) for span in one.content]
    return replace(one, content=merged(content))


def _through_paragraphs(text: str, states: np.ndarray, one: Attribution, others: Sequence[Attribution]) -> Attribution:
    """The attribution with the paragraphs that its quotation goes on in: no mark closes it, and the next one opens anew.

    In PolNeAR train the next paragraph belongs to the same attribution in 36 of 38 such places, to another in 2.
    """
    content = list(one.content)
    while int(states[content[-1].end - 1]) == OPEN_ENDED and (following := _PARAGRAPH.search(text, content[-1].end)):
        if "\n" not in text[content[-1].end : following.start()] or states[following.start()] != OPENING:
            break
        if _SPEAKER.match(text, following.start()):
            break
        end = following.start() + 1
        while end < following.end() and int(states[end]) in QUOTED:
            end += 1
        added = Span(following.start(), min(end + 1, following.end()))
        taken = (other for other in others if any(added.meets(span) for span in other.content))
        if any(not added.holds(other.cue) for other in taken if other is not one) or added.meets(one.cue):
            break
        content.append(added)
    return replace(one, content=tuple(content))


def _drawn_out(states: np.ndarray, span: Span, others: Sequence[Span]) -> Span:
    begins = states[span.start] == OPENING or (span.start > 0 and states[span.start - 1] == OPENING)
    if not begins or span.end >= len(states) or int(states[span.end]) not in QUOTED:
        return span
    end = span.end
    while end < len(states) and int(states[end]) in QUOTED:
        end += 1
    if end < len(states) and states[end] == CLOSING:
        end += 1
    drawn = Span(span.start, end)
    return span if any(drawn.meets(other) for other in others) else drawn
