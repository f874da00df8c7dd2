"""Invented news texts with every answer marked, one module a manner; people and places are fictional, manners those of real pages.

An answer restates a passage of its text with marks in it, so that a reader sees what is meant and no offset is typed:

* sayings ``{Mara Venn} <said> [the bridge is safe] = Mara Venn``: source, cue, content; behind ``=`` whose statement it is, ``-`` where
  the text leaves that open. ``+`` joins the passages of an answer whose parts stand far from each other;
* quantities ``injured [more than 30] | 30.. | count | passengers``: the expression, its interval (``12``, ``5..7``, ``~12`` about), its
  unit or kind, what is counted;
* times ``late on [Wednesday] | 2024-03-13``: the expression and its TIMEX3 value, reckoned from the day of publication;
* names ``person: Ilse Tamm, Tamm``: one entity a line, every form it has in the text;
* boilerplate: each stretch as it stands.

``misses`` says of an answer (as it is written) why the product does not give it: a known fault, noticed when it is mended; ``wrong`` names
what the product gives and should not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from tellings.model import Quantity, Report, Span
from tests.annotate.attributed import Marked, unmark_attribution
from tests.marked import unmark


@dataclass(frozen=True)
class Text:
    """One text and all that a careful reader finds in it."""

    name: str
    manner: str
    published: str
    text: str
    sayings: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    misses: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def report(self) -> Report:
        """The text as a report whose first line, where it is a headline, is its title."""
        first = self.text.partition("\n")[0]
        titled = not first.endswith((".", ":")) and len(first) < 120
        return Report(
            self.name,
            self.text,
            title=first if titled else None,
            title_at=Span(0, len(first)) if titled else None,
            published=self.published,
        )


class Saying(NamedTuple):
    """A marked saying at its place in the whole text, and whose it is (``-`` for nobody's that is named)."""

    marked: Marked
    speaker: str


def place(text: str, passage: str) -> int:
    """Where a passage stands; an answer that stands nowhere, or in two places, is a slip of whoever marked it."""
    count = text.count(passage)
    if count != 1:
        raise ValueError(f"{passage!r} stands {count} times in the text")
    return text.index(passage)


def _moved(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple(Span(s.start + by, s.end + by) for s in spans)


def saying(text: Text, answer: str) -> Saying:
    """A saying's marks as places in the whole text."""
    passages, _, speaker = answer.rpartition(" = ")
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    for passage in passages.split(" + "):
        marked = unmark_attribution(passage)
        at = place(text.text, marked.text)
        source += _moved(marked.source, at)
        cue += _moved(marked.cue, at)
        content += _moved(marked.content, at)
    return Saying(Marked(text.text, source, cue, content), speaker)


def expression(text: Text, answer: str) -> tuple[Span, list[str]]:
    """The span of a quantity or time, and what is said of it."""
    passage, *said = answer.split(" | ")
    plain, (span,) = unmark(passage)
    at = place(text.text, plain)
    return Span(span.start + at, span.end + at), said


def interval(q: Quantity) -> str:
    """A figure's values as answers write them: ``12``, ``5..7``, ``12..`` (at least), ``..7`` (at most), with ``~`` where about."""
    low, high = (None if v is None else f"{v.normalize():f}" for v in (q.low, q.high))
    text = low if low == high else f"{low or ''}..{high or ''}"
    return f"~{text}" if q.approximate else str(text)


def entity(answer: str) -> tuple[str, tuple[str, ...]]:
    """An entity's kind and forms."""
    kind, _, forms = answer.partition(": ")
    return kind, tuple(re.split(r"; ", forms))


def texts() -> dict[str, Text]:
    """All texts by name."""
    from tests.annotate.texts import (
        courts,
        disputes,
        foreign,
        lists,
        live,
        local,
        money,
        plain,
        science,
        scripts,
        sport,
        tabloid,
        translated,
        wire,
    )

    modules = (wire, tabloid, translated, scripts, live, plain, foreign, lists, money, courts, sport, science, disputes, local)
    found = [text for module in modules for text in module.TEXTS]
    assert len({text.name for text in found}) == len(found)
    return {text.name: text for text in found}
