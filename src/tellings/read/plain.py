"""Plain text and Markdown: the text as it stands, and what its head says of it."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.model import Report, Skip
from tellings.read.candidates import Candidate
from tellings.read.encodings import decode
from tellings.read.heads import find_head
from tellings.read.sources import Source


def read_plain(source: Source) -> Iterator[Candidate | Skip]:
    """One report: the decoded file, code point for code point."""
    text = decode(source.whole())
    head = find_head(text)
    yield Candidate(
        Report(
            id=source.stem,
            text=text,
            title=head.title_at.of(text) if head.title_at else None,
            title_at=head.title_at,
            outlet=head.outlet,
            byline=head.byline,
            published=head.published,
            url=head.url,
        )
    )
