"""What a time expression says before it is known when it was said."""

from __future__ import annotations

from typing import Literal

import msgspec

from tellings.model import Span, TimexType

Base = Literal["published", "text", "near"]


class Sense(msgspec.Struct, frozen=True):
    """The meaning of a time expression as written: the parts of a date it names, or a step from another date.

    ``value`` is a finished TIMEX3 value (durations, sets, PRESENT_REF); otherwise the parts are. ``part`` is a part
    of the day ("MO", "NI"), ``clock`` a time of day ("22:30"). ``sub`` is a part of a year ("Q3", "H1", "SU", "QX"
    for the quarter in question). ``step`` counts units ``unit`` from ``base``: the report's date, the last date
    before in the text ("text"), or that where it is near and else the report's ("near"). ``lean`` is -1 for what must
    lie before its base ("last Friday"), 1 for what must lie after it, 0 for its own ("this Friday"), None where the
    verb decides. ``edge`` is early, mid, late, earlier, later or rest: a part of the time named. ``days`` is the
    number of days from the first to the last of a range ("July 2-5"); ``yearly`` marks "a year ago" and "a year
    earlier", which in reports of results mean the same quarter of the year before.
    """

    type: TimexType = "DATE"
    value: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    sub: str | None = None
    part: str | None = None
    clock: str | None = None
    unit: str | None = None
    step: int | None = None
    base: Base = "published"
    lean: int | None = None
    edge: str | None = None
    days: int = 0
    fiscal: bool = False
    yearly: bool = False


class Expression(msgspec.Struct, frozen=True):
    """A time expression where it stands, with its sense."""

    span: Span
    sense: Sense
    rule: str = ""
