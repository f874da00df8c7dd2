"""From what a time expression says to when it was: TIMEX3 values, reckoned from the report's date or from the text."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

from tellings.annotate.time_days import Days, days_of, moved, narrowed, written
from tellings.annotate.time_senses import Sense

Tense = Literal["past", "present", "future"] | None
Anchor = Literal["published", "text"] | None

#: A month, or a day of one, without a year, where no verb says more: this many days ahead it is still taken for the next one; later ones
#: for the last, as news tells more of the past.
AHEAD = 92

#: A day of a month this near is meant whatever the tense of the verb ("declared a dividend, payable Dec. 15").
NEAR = 60


#: A time of day without a day is on the last day named where that is within this many days of the report, else on the report's own.
NEARBY = 7

#: ... and stands within this many characters before it: the sentence, or the one before.
REACH = 300


class Resolved(msgspec.Struct, frozen=True):
    """A value, the days it covers, and what it was reckoned from."""

    value: str
    days: Days = (None, None)
    anchor: Anchor = None


class Clock(msgspec.Struct):
    """What the text has said so far about when: the report's date, and the last day, year and quarter named.

    ``source`` is where the report's date comes from: given with the report, or found in its text. ``at`` is the offset that the reading
    has come to, ``day_at`` where the last day was named.
    """

    published: datetime.date | None
    source: Anchor = "published"
    day: datetime.date | None = None
    month: datetime.date | None = None
    year: int | None = None
    day_at: int = 0
    at: int = 0
    quarter: tuple[int, int] | None = None
    weekday: int | None = None

    def _at_hand(self, named: datetime.date) -> bool:
        """Whether a time of day here can be of the last day named: near the report's own, and told shortly before."""
        return (
            self.published is not None
            and abs((named - self.published).days) <= NEARBY
            and self.at - self.day_at <= REACH
        )

    def base(self, sense: Sense) -> tuple[datetime.date | None, Anchor]:
        """The day to reckon from."""
        if sense.base == "near":
            if self.day and (self.published is None or self._at_hand(self.day)):
                return self.day, "text"
        elif sense.base == "text":
            year = datetime.date(self.year, 1, 1) if self.year else None
            named = {"Y": year, "M": self.month}.get(sense.unit or "D", self.day) or self.day
            if named:
                return named, "text"
            if sense.unit and (sense.step or 0) > 0 and not sense.lean:
                return None, None  # "three weeks later", with nothing before it
        return self.published, self.source if self.published else None

    def near(self) -> datetime.date | None:
        """The last day named where that is close to the report's own, else the report's own: the time of the narrative."""
        if self.day and (self.published is None or abs((self.day - self.published).days) <= NEARBY):
            return self.day
        return self.published

    def note(self, found: Resolved) -> None:
        """Remember what was named, for what comes after in the text."""
        value, (first, last) = found.value, found.days
        if value.startswith("XXXX-WXX-") and value[9].isdigit():
            self.weekday = int(value[9])
        if first is None or last is None or value.startswith("P"):
            return
        self.year = first.year
        if len(value) == 7 and value[5] == "Q":
            self.note_quarter((first.year, int(value[6])))
        elif first == last:
            self.day = self.month = first
            self.day_at = self.at
        elif len(value) == 7:
            self.month = first

    def note_quarter(self, named: tuple[int, int]) -> None:
        """Remember the latest quarter named that has ended: the year-earlier one beside it is only its measure."""
        last = days_of(f"{named[0]:04}-Q{named[1]}")[1]
        if self.published and last and last > self.published:
            return
        if self.quarter is None or named > self.quarter:
            self.quarter = named


def resolve(sense: Sense, tense: Tense, clock: Clock) -> Resolved:
    """The value of an expression and the days it may mean; a sense that cannot be reckoned keeps an open value (XXXX-10, XXXX-WXX-1)."""
    try:
        value, anchor, days = _value(sense, tense, clock)
    except (OverflowError, ValueError):  # steps and dates outside the calendar: "2,000,000 years ago", "February 30"
        return Resolved("XXXX")
    if sense.part or sense.clock:
        value += f"T{sense.clock or sense.part}"
    if days is None:
        days = days_of(value) if not sense.fiscal else (None, None)
        if sense.days and days[1]:
            days = days[0], days[1] + datetime.timedelta(days=sense.days)
    if sense.edge:
        days = narrowed(days, sense.edge, clock.published)
    return Resolved(value, days, anchor)


def _value(sense: Sense, tense: Tense, clock: Clock) -> tuple[str, Anchor, Days | None]:
    if sense.value:
        if sense.step is None or sense.unit is None:
            return sense.value, None, None
        base, anchor = clock.base(sense)
        return sense.value, anchor, _stretch(base, sense.unit, sense.step)
    if sense.sub:
        return (*_part_of_year(sense, tense, clock), None)
    if sense.month is not None:
        return (*_month(sense, tense, clock), None)
    if sense.year is not None:
        return f"{sense.year:04}", None, None
    if sense.weekday is not None:
        return (*_weekday(sense, tense, clock), None)
    return (*_step(sense, tense, clock), None)


def _stretch(base: datetime.date | None, unit: str, step: int) -> Days:
    """The days that "the past two weeks" or "the next three years" cover."""
    if base is None or unit not in ("D", "W", "WE", "FN", "M", "Q", "Y", "E", "C"):
        return None, None
    far = moved(base, unit, step)
    return (far, base) if step < 0 else (base, far)


def _part_of_year(sense: Sense, tense: Tense, clock: Clock) -> tuple[str, Anchor]:
    sub = sense.sub or ""
    if sense.year is not None:
        if sub == "QX" and clock.quarter:
            sub = f"Q{clock.quarter[1]}"
        return f"{sense.year:04}-{sub}" if sub != "QX" else f"{sense.year:04}", None
    base, anchor = clock.base(sense)
    if sub == "QX":
        return _same_quarter(sense, clock)
    if base is None:
        return f"XXXX-{sub}", None
    if sub[0] in "QH":
        if sense.unit == "Y" and sense.step is not None:
            return f"{base.year + sense.step:04}-{sub}", anchor
        if sub[0] == "Q":
            return f"{_year_of_quarter(int(sub[1]), tense, base):04}-{sub}", anchor
    year = base.year + (sense.step or 0)
    first, last = days_of(f"{year:04}-{sub}")
    assert first is not None
    assert last is not None
    if sense.lean == -1 and last >= base:
        year -= 1
    elif sense.lean == 1 and first <= base:
        year += 1
    elif sense.lean is None and tense != "future" and first > base:
        year -= 1
    elif sense.lean is None and tense == "future" and last < base:
        year += 1
    return f"{year:04}-{sub}", anchor


def _year_of_quarter(number: int, tense: Tense, base: datetime.date) -> int:
    """The year of a quarter that came without one: this year's, unless the verb looks ahead and it is long over, or the reverse."""
    gap = number - (base.month + 2) // 3
    if tense == "future":
        return base.year + (gap <= -2)
    return base.year - (gap >= (1 if tense == "past" else 2))


def _same_quarter(sense: Sense, clock: Clock) -> tuple[str, Anchor]:
    """The quarter that the text is about, or its like a year before; without one, the last full quarter before the report."""
    ended = written(moved(clock.published, "Q", -1), "Q") if clock.published else ""
    if sense.lean == -1 and ended:  # "the latest quarter" has ended
        named = f"{clock.quarter[0]:04}-Q{clock.quarter[1]}" if clock.quarter else ended
        return min(named, ended), clock.source
    if clock.quarter:
        year, number = clock.quarter
        return f"{year + (sense.step or 0):04}-Q{number}", "text"
    if clock.published is None:
        return "XXXX-QX", None
    if sense.step:
        return f"{clock.published.year + sense.step:04}", clock.source
    return ended, clock.source


def _month(sense: Sense, tense: Tense, clock: Clock) -> tuple[str, Anchor]:
    assert sense.month is not None
    rest = f"-{sense.month:02}" + (f"-{sense.day:02}" if sense.day else "")
    step = datetime.timedelta(days=sense.step or 0) if sense.unit == "D" else datetime.timedelta()
    if sense.year is not None:
        value = f"{sense.year:04}{rest}"
        return ((datetime.date.fromisoformat(value) + step).isoformat() if step and sense.day else value), None
    base, anchor = clock.base(sense) if sense.unit == "Y" else (clock.published, clock.source)
    if base is None:
        return f"XXXX{rest}", None
    if sense.unit == "Y" and sense.step is not None:
        return f"{base.year + sense.step:04}{rest}", anchor
    year = _year_of(sense, tense, base)
    value = f"{year:04}{rest}"
    return ((datetime.date.fromisoformat(value) + step).isoformat() if step and sense.day else value), anchor


def _year_of(sense: Sense, tense: Tense, base: datetime.date) -> int:
    """The year of a month, or of a month and day, that came without one."""
    here = (base.month, base.day) if sense.day else (base.month,)
    there = (sense.month or 0, sense.day) if sense.day else (sense.month or 0,)
    if sense.lean == -1:
        return base.year if there < here else base.year - 1
    if sense.lean == 1:
        return base.year if there > here else base.year + 1
    if sense.lean == 0 or there == here:
        return base.year
    month, day = sense.month or 0, sense.day or 15
    gap = (month - base.month) * 30 + day - (base.day if sense.day else 15)
    if tense == "past":
        return base.year - (gap > NEAR)
    if tense == "future":
        return base.year + (gap < -NEAR)
    return base.year + (-1 if gap > AHEAD else 1 if gap < AHEAD - 365 else 0)


def _weekday(sense: Sense, tense: Tense, clock: Clock) -> tuple[str, Anchor]:
    assert sense.weekday is not None
    base, anchor = clock.base(sense)
    if base is None:
        return f"XXXX-WXX-{sense.weekday}", None
    back = (base.isoweekday() - sense.weekday) % 7
    ahead = (sense.weekday - base.isoweekday()) % 7
    if sense.lean == -1:
        days = -(back or 7)
    elif sense.lean == 1:
        days = ahead or 7
    elif tense == "future" or (sense.lean == 0 and tense != "past"):
        days = ahead
    elif (tense == "present" and ahead < back) or ahead == 1:
        days = ahead  # "meet Monday"; a report of Thursday evening that tells of Friday where it is Friday already
    else:
        days = -back
    return (base + datetime.timedelta(days=days)).isoformat(), anchor


OPEN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "FN": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}


def _step(sense: Sense, tense: Tense, clock: Clock) -> tuple[str, Anchor]:
    """A step from a date, written as finely as its unit."""
    unit, step = sense.unit or "D", sense.step or 0
    if unit == "Y" and step == -1 and sense.yearly and clock.quarter:
        return f"{clock.quarter[0] - 1:04}-Q{clock.quarter[1]}", "text"
    base, anchor = clock.base(sense)
    if base is None:
        if unit == "D" and sense.base != "published" and clock.weekday:
            return f"XXXX-WXX-{(clock.weekday - 1 + step) % 7 + 1}", "text"
        return OPEN.get(unit, "XXXX"), None
    if unit == "WE" and step == 0 and tense != "future" and base.isoweekday() < 6:
        step = -1
    return written(moved(base, unit, step), unit), anchor
