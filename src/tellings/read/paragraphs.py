"""Paragraphs of a text: by line, or by blank line where the lines are wrapped."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from tellings.model import Block, Span
from tellings.text import lines

ITEM = re.compile(r"(?:[-*•▪●]|\d{1,2}[.)])\s+\S")
ENDS = re.compile(r"[.!?…:;\"'”’»)\]]$")


def find_blocks(text: str, title_at: Span | None = None) -> tuple[Block, ...]:
    """The paragraphs, headings and list items of a text, in order, each without the white space around it."""
    found = lines(text)
    paragraphs = _joined(text, found) if _wrapped(text, found) else found
    return tuple(Block(span, _kind(span.of(text), span, title_at)) for span in paragraphs)


def _kind(words: str, span: Span, title_at: Span | None) -> Literal["paragraph", "heading", "item"]:
    if re.match(r"#{1,6}\s", words):
        return "heading"
    if title_at and span.meets(title_at) and span.end - span.start <= title_at.end - title_at.start + 4:
        return "heading"
    if ITEM.match(words):
        return "item"
    return "paragraph"


def _wrapped(text: str, found: list[Span]) -> bool:
    """Whether lines break within sentences: most lines that have a neighbour below end mid-sentence and none is long."""
    inner = [a for a, b in pairwise(found) if text.count("\n", a.end, b.start) == 1]
    if len(inner) < 3 or max(s.end - s.start for s in inner) > 120:
        return False
    return sum(not ENDS.search(s.of(text)) for s in inner) > 0.6 * len(inner)


def _joined(text: str, found: list[Span]) -> list[Span]:
    out: list[Span] = []
    for span in found:
        if out and text.count("\n", out[-1].end, span.start) == 1 and not ITEM.match(span.of(text)):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out
