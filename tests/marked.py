"""Test sentences marked as a person would on paper: ``"At least [12 people] died."``."""

import re

from tellings.model import Span

MARK = re.compile(r"\[([^\[\]]*)\]")


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without its square brackets, and the spans that stood in them."""
    spans: list[Span] = []
    parts: list[str] = []
    at = size = 0
    for match in MARK.finditer(marked):
        parts += [marked[at : match.start()], match[1]]
        start = size + match.start() - at
        size = start + len(match[1])
        spans.append(Span(start, size))
        at = match.end()
    parts.append(marked[at:])
    return "".join(parts), spans
