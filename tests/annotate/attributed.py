"""Attributions marked as a person would on paper: ``{Mara Venn} <said> [the bridge is safe].``

Braces mark the source, angle brackets the cue, square brackets each span of the content; marks of one text are one attribution.
"""

import re
from dataclasses import dataclass

from tellings.annotate.tagger import Attribution
from tellings.model import Span, Statement

MARK = re.compile(r"[{}<>\[\]]")
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Marked:
    """A text and the one attribution marked in it."""

    text: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def unmark_attribution(marked: str) -> Marked:
    """The text without its marks, and what was marked."""
    spans: dict[str, list[Span]] = {"}": [], ">": [], "]": []}
    opened: list[int] = []
    at = size = 0
    parts: list[str] = []
    for match in MARK.finditer(marked):
        parts.append(marked[at : match.start()])
        size += match.start() - at
        at = match.end()
        if match[0] in spans:
            spans[match[0]].append(Span(opened.pop(), size))
        else:
            opened.append(size)
    parts.append(marked[at:])
    return Marked("".join(parts), tuple(spans["}"]), tuple(spans[">"]), tuple(spans["]"]))


def words(text: str, spans: tuple[Span | None, ...]) -> list[str]:
    """The words in the spans, in order: punctuation at the edges of a span is nobody's concern."""
    return [word for span in spans if span is not None for word in WORD.findall(span.of(text))]


def shows(marked: Marked, found: Statement | Attribution) -> bool:
    """Whether the attribution found is the one marked: same content and source by their words, a cue at the same place."""
    text = marked.text
    return (
        words(text, found.content) == words(text, marked.content)
        and words(text, (found.source,)) == words(text, marked.source)
        and found.cue is not None
        and any(found.cue.meets(cue) for cue in marked.cue)
    )


def in_words(text: str, found: Statement | Attribution) -> str:
    """An attribution as one line, for the message of a failing test."""
    source = found.source.of(text) if found.source else "-"
    cue = found.cue.of(text) if found.cue else "-"
    return f"{{{source}}} <{cue}> [{' … '.join(span.of(text) for span in found.content)}]"
