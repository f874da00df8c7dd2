"""Span arithmetic over one text."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence

from tellings.model import Span


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, overlapping and touching ones made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            if span.end > out[-1].end:
                out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)


def trimmed(text: str, start: int, end: int, strip: str = "") -> Span | None:
    """``[start, end)`` without white space (and the characters of ``strip``) at its ends; None where nothing is left."""
    while start < end and (text[start].isspace() or text[start] in strip):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in strip):
        end -= 1
    return Span(start, end) if start < end else None


def lines(text: str) -> list[Span]:
    """Every line that holds more than white space, trimmed; line ends are ``\\n``, ``\\r`` and their like."""
    out: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        span = trimmed(text, at, at + len(line))
        if span is not None:
            out.append(span)
        at += len(line)
    return out


def outside(span: Span, holes: Sequence[Span]) -> bool:
    """Whether the span shares no character with any hole; holes are sorted and disjoint."""
    i = bisect.bisect_right(holes, span.start, key=lambda h: h.end)
    return i == len(holes) or not holes[i].meets(span)


def utf16(text: str, offsets: Sequence[int]) -> list[int]:
    """Code-point offsets as the UTF-16 code units that browsers count in; offsets must be sorted."""
    out: list[int] = []
    at = units = 0
    for offset in offsets:
        units += sum(2 if ord(c) > 0xFFFF else 1 for c in text[at:offset])
        at = offset
        out.append(units)
    return out
