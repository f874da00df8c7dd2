"""Times that are told by other times or by events: "a day before Saturday's game", "two years after the flood", "the eve of the visit"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from tellings.annotate.time_context import tense_of
from tellings.annotate.time_days import Days, days_of, moved, written
from tellings.annotate.time_senses import Expression
from tellings.annotate.time_values import OPEN, Anchor, Clock, Resolved
from tellings.model import Span

_LENGTH = re.compile(r"P(\d+)([DWMYQ])")


class Placed(msgspec.Struct, frozen=True):
    """An expression with its tokens, what it was found to mean, and the event it dates."""

    expression: Expression
    tokens: Tokens
    resolved: Resolved
    event: Span | None = None
    clock: Clock | None = None


def linked(doc: Doc, placed: Sequence[Placed]) -> list[Placed]:
    """The times with those placed that stand by another time or an event."""
    return [_placed(doc, placed, i) for i in range(len(placed))]


def _placed(doc: Doc, placed: Sequence[Placed], i: int) -> Placed:
    here = placed[i]
    if here.expression.rule == "eve":
        return _eve(doc, placed, here)
    if here.expression.rule == "the unit":
        return _unit_beside(doc, placed, i)
    length = _LENGTH.fullmatch(here.resolved.value)
    if length is None or here.resolved.days[0] is not None:
        return here
    count, unit = int(length[1]), length[2]
    following = doc[here.tokens.end].lower_ if here.tokens.end < len(doc) else ""
    before = doc[here.tokens.start - 1].lower_ if here.tokens.start else ""
    if following in ("before", "after", "from"):
        other = placed[i + 1] if i + 1 < len(placed) and placed[i + 1].tokens.start <= here.tokens.end + 2 else None
        return _beside(here, other, (count, unit), following)
    if before == "in" and tense_of(here.tokens) == "future" and here.clock and here.clock.published:
        return _with_days(here, _days(here.clock.published, unit, count), here.clock.source)
    return here


def _unit_beside(doc: Doc, placed: Sequence[Placed], i: int) -> Placed:
    """ "The week before Christmas", "the day after the vote": reckoned from what follows; open where that has no date."""
    here = placed[i]
    unit = here.expression.sense.unit or ""
    following = doc[here.tokens.end].lower_ if here.tokens.end < len(doc) else ""
    if following not in ("before", "after") or unit not in ("D", "W", "M", "Y"):
        return here
    other = placed[i + 1] if i + 1 < len(placed) and placed[i + 1].tokens.start <= here.tokens.end + 2 else None
    if other is None or other.resolved.days[0] is None:
        return msgspec.structs.replace(here, resolved=Resolved(OPEN.get(unit, "XXXX")))
    value = written(moved(other.resolved.days[0], unit, -1 if following == "before" else 1), unit)
    return msgspec.structs.replace(here, resolved=Resolved(value, days_of(value), other.resolved.anchor))


def _beside(here: Placed, other: Placed | None, length: tuple[int, str], word: str) -> Placed:
    """A length before or after something: after a date, that far from it; after an event told now, as far back as it happened."""
    count, unit = length
    if other is not None and other.resolved.days[0] is not None and other.resolved.days[0] == other.resolved.days[1]:
        days = _days(other.resolved.days[0], unit, -count if word == "before" else count)
        return _with_days(here, days, other.resolved.anchor or "text")
    if other is None and word == "after" and here.clock is not None and tense_of(here.tokens) in ("past", "present"):
        now = here.clock.near()
        if now is not None:
            return _with_days(here, _days(now, unit, -count), "text" if now == here.clock.day else here.clock.source)
    return here


def _days(base: datetime.date, unit: str, count: int) -> Days:
    """The unit of the calendar that lies ``count`` units away."""
    try:
        return days_of(written(moved(base, unit, count), unit))
    except (OverflowError, ValueError):
        return None, None


def _with_days(here: Placed, days: Days, anchor: Anchor) -> Placed:
    return msgspec.structs.replace(here, resolved=Resolved(here.resolved.value, days, anchor if days[0] else None))


def _eve(doc: Doc, placed: Sequence[Placed], here: Placed) -> Placed:
    """The day before an event: known where the text tells the event's day."""
    noun = _object(here.tokens)
    if noun is None:
        return here
    span = Span(here.expression.span.start, noun.idx + len(noun.text))
    expression = msgspec.structs.replace(here.expression, span=span)
    open_value = Resolved("XXXX-XX-XX")
    for other in placed:
        if other is here or other.event is None or other.expression.sense.type not in ("DATE", "TIME"):
            continue
        event = doc.char_span(other.event.start, other.event.end, alignment_mode="expand")
        if event is not None and event[0].lemma_.lower() == noun.lemma_.lower():
            return msgspec.structs.replace(
                here, expression=expression, resolved=_day_before(other.resolved) or open_value
            )
    return msgspec.structs.replace(here, expression=expression, resolved=open_value)


def _object(tokens: Tokens) -> Token | None:
    """The noun after "the eve of"."""
    for of in tokens.root.children:
        if of.lower_ == "of":
            for noun in of.children:
                if noun.dep_ == "pobj" and noun.i - of.i <= 6:
                    return noun
    return None


def _day_before(other: Resolved) -> Resolved | None:
    first, last = other.days
    if first is not None and first == last:
        day = moved(first, "D", -1)
        return Resolved(day.isoformat(), (day, day), "text")
    if other.value.startswith("XXXX-WXX-") and other.value[9].isdigit():
        return Resolved(f"XXXX-WXX-{(int(other.value[9]) - 2) % 7 + 1}", anchor="text")
    return None
