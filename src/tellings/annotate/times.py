"""Time expressions of a report: TIMEX3 values, the days they may mean, and what happened then.

Usable alone::

    from tellings.annotate.pipeline import nlp
    from tellings.annotate.times import find_times

    doc = nlp()("The ferry sank on Monday, two days after the storm.")
    find_times(doc, datetime.date(2021, 3, 4))

or as a spaCy component: ``nlp.add_pipe("tellings_times")`` sets ``doc._.times``, reckoned from ``doc._.published`` (a date, or None).

Types and values are those of TIMEX3 as in TempEval-3 (UzZaman et al. 2013). An expression that no date can be found for keeps
an open value (``XXXX-WXX-1`` for a Monday), so that two of them can still be compared.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc

from tellings.annotate.time_context import event_of, tense_of, tokens_of
from tellings.annotate.time_links import Placed, linked
from tellings.annotate.time_rules import read_expressions
from tellings.annotate.time_senses import Expression, Sense
from tellings.annotate.time_traps import is_time
from tellings.annotate.time_values import Clock, resolve
from tellings.model import When

#: A full date this near the top of an undated report is taken for the report's own; datelines and "Published" lines stand there.
HEAD = 300


def find_times(doc: Doc, published: datetime.date | None) -> tuple[When, ...]:
    """The time expressions of a parsed text, in order, none overlapping another."""
    text = doc.text
    expressions = list(read_expressions(text))
    clock = Clock(published) if published else _own_date(expressions)
    placed: list[Placed] = []
    for expression in expressions:
        tokens = tokens_of(doc, expression.span)
        if not is_time(expression.span.of(text), expression, tokens):
            continue
        clock.at = expression.span.start
        resolved = resolve(expression.sense, tense_of(tokens), clock)
        clock.note(resolved)
        placed.append(Placed(expression, tokens, resolved, event_of(tokens), replace(clock)))
    return tuple(_when(p) for p in linked(doc, placed))


def _when(placed: Placed) -> When:
    first, last = placed.resolved.days
    expression, resolved = placed.expression, placed.resolved
    return When(expression.span, expression.sense.type, resolved.value, first, last, resolved.anchor, placed.event)


def _own_date(expressions: Sequence[Expression]) -> Clock:
    """The best evidence of when an undated report was written: a full date near its top, else the last full date that it names.

    The latter only where the report names no later year: what is told of 1999 in a report on 2022 dates nothing.
    """
    dates = [(e.span.start, day) for e in expressions if (day := _full_date(e.sense)) is not None]
    heads = [day for start, day in dates if start <= HEAD]
    latest = max((day for _, day in dates), default=None)
    years = [e.sense.year for e in expressions if e.sense.year]
    found = heads[0] if heads else latest if latest and latest.year >= max(years) else None
    return Clock(found, "text")


def _full_date(sense: Sense) -> datetime.date | None:
    if not (sense.year and sense.month and sense.day):
        return None
    try:
        return datetime.date(sense.year, sense.month, sense.day)
    except ValueError:  # "February 30, 2021"
        return None


if not Doc.has_extension("published"):
    Doc.set_extension("published", default=None)
if not Doc.has_extension("times"):
    Doc.set_extension("times", default=())


@Language.component("tellings_times", assigns=["doc._.times"], requires=["token.dep", "token.tag"])
def times_component(doc: Doc) -> Doc:
    """Sets ``doc._.times`` from ``doc._.published``."""
    doc._.times = find_times(doc, doc._.published)
    return doc
