"""What each form of time expression says: from the classes of its words to its sense."""

from __future__ import annotations

import functools
from decimal import Decimal

import msgspec

from tellings.annotate.time_senses import Base, Sense
from tellings.annotate.time_words import Words, names

#: Words that point away from the report's date, and which way; the second set points from the last date in the text.
_WAYS = {"LAST": -1, "PAST": -1, "PREVIOUS": -1, "NEXT": 1, "COMING": 1, "FOLLOWING": 1, "THIS": 0, "CURRENT": 0, "THAT": 0, "SAME": 0}
_FROM_TEXT = {"PREVIOUS", "FOLLOWING", "THAT", "SAME"}

#: TIMEX3's letters for lengths: the letter, how many of it one unit is, and whether it is shorter than a day.
_LENGTHS = {
    "S": ("S", 1, True), "MIN": ("M", 1, True), "H": ("H", 1, True), "D": ("D", 1, False), "W": ("W", 1, False),
    "FN": ("W", 2, False), "M": ("M", 1, False), "Q": ("Q", 1, False), "Y": ("Y", 1, False), "E": ("Y", 10, False),
    "C": ("Y", 100, False), "2": ("S", 1, True), "WE": ("WE", 1, False),
}  # fmt: skip


#: The answer of a rule for what looks like a time expression and is none: its words are passed over.
NO_TIME = Sense(value="none")


class Hit:
    """The words of one match, with their classes."""

    def __init__(self, words: Words, start: int, end: int) -> None:
        name = names()
        self.classes = [name[c] for c in words.classes[start:end]]
        self.values = words.values[start:end]

    def has(self, *classes: str) -> bool:
        """Whether a word of one of the classes is there."""
        return any(c in classes for c in self.classes)

    def get(self, *classes: str) -> str | None:
        """The value of the first word of one of the classes."""
        return next((v for c, v in zip(self.classes, self.values, strict=True) if c in classes), None)

    def after(self, i: int) -> str:
        """The class of the word after the one at i, empty at the end."""
        return self.classes[i + 1] if i + 1 < len(self.classes) else ""

    @functools.cached_property
    def unit(self) -> str | None:
        """The unit of time: D, W, M, Q, Y ..."""
        return self.get("UNIT", "UNITS", "QUARTER", "SECOND", "CENTURY", "WEEKEND")

    @functools.cached_property
    def way(self) -> tuple[int, Base] | None:
        """Which way a word like "last" points, and from where."""
        found = [c for c in self.classes if c in _WAYS]
        if not found:
            return None
        base: Base = "text" if any(c in _FROM_TEXT for c in found) else "published"
        return next((_WAYS[c] for c in reversed(found) if _WAYS[c]), 0), base

    @functools.cached_property
    def edge(self) -> str | None:
        """Which part of the time is meant: early, mid, late, earlier, later, rest."""
        return self.get("EDGE", "EARLIER", "LATER", "ENDOF")


def _int(value: str | None) -> int | None:
    return int(value) if value is not None else None


def _full_year(digits: str | None) -> int | None:
    """The year of "1998" or "98"; two digits are of the hundred years up to 2030."""
    if digits is None:
        return None
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year <= 30 else 1900)
    return year


def _clock(hit: Hit) -> str | None:
    """The time of day as TIMEX3 writes it: "22:00", "12:00"."""
    noon = hit.get("NOON")
    if noon is not None:
        return noon
    for i, (name, value) in enumerate(zip(hit.classes, hit.values, strict=True)):
        after = hit.after(i)
        if name in ("COUNT", "YEAR") and after in ("ZONE", "PAREN") and len(value) in (3, 4):
            value, name = f"{int(value[:-2]):02}:{value[-2:]}", "CLOCK"
        if name == "CLOCK" or (name in ("DAYNUM", "NUMBER") and after in ("AMPM", "OCLOCK")):
            hour, _, rest = value.partition(":")
            h = int(hour)
            half = hit.get("AMPM")
            if half == "p" and h < 12:
                h += 12
            elif half == "a" and h == 12:
                h = 0
            elif half is None and hit.get("PART") in ("AF", "EV", "NI") and h < 12:
                h += 12
            return f"{h:02}:{rest[:2] or '00'}" if h <= 24 and (not rest or int(rest[:2]) < 60) else None
    return None


def _day_of_month(hit: Hit) -> tuple[int | None, int]:
    """The day of the month, and how many days further a range goes ("July 2-5")."""
    days: list[int] = []
    for i, (name, value) in enumerate(zip(hit.classes, hit.values, strict=True)):
        if name in ("DAYNUM", "DAYTH", "ORDINAL") or (name == "SECOND" and hit.has("MONTH", "MONTH_SHORT")):
            if hit.after(i) in ("AMPM", "OCLOCK") or not 1 <= int(value) <= 31:
                continue
            days.append(int(value))
    if not days:
        return None, 0
    return days[0], max(days[1] - days[0], 0) if len(days) == 2 else 0


def _written(hit: Hit) -> Sense | None:
    """A date in digits: 2022-12-19, 12/19/2022, 19.12.2022."""
    iso = hit.get("ISO")
    if iso is not None:
        year, month, day = (int(x) for x in iso[:10].split("-"))
        clock = iso[11:16] or None
    else:
        digits = hit.get("NUMERIC") or ""
        one, two, last = digits.replace(".", "/").split("/")
        year = _full_year(last) or 0
        month, day, clock = int(one), int(two), None
        if month > 12 or "." in digits:
            month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Sense(year=year, month=month, day=day, clock=clock, type="TIME" if clock else "DATE")


def calendar(hit: Hit) -> Sense | None:
    """A date by its parts: year, month, day, weekday, part of the day, time of day, each where it is given."""
    sense = _written(hit) if hit.has("ISO", "NUMERIC") else _named(hit)
    if sense is None:
        return None
    clock = _clock(hit) or sense.clock
    part = hit.get("PART", "DAWN") or ("NI" if hit.has("TONIGHT") else None)
    if hit.has("CLOCK", "AMPM", "OCLOCK", "NOON", "ZONE") and clock is None:
        return None
    edge = hit.edge
    if hit.has("EVE"):
        sense, edge = msgspec.structs.replace(sense, unit="D", step=-1), None
    kind = "TIME" if clock or part else "DATE"
    return msgspec.structs.replace(sense, type=kind, clock=clock, part=part, edge=edge)


def _named(hit: Hit) -> Sense | None:
    month, weekday = _int(hit.get("MONTH", "MONTH_SHORT")), _int(hit.get("WEEKDAY", "WEEKDAY_SHORT"))
    day, days = _day_of_month(hit)
    years = [v for i, (c, v) in enumerate(zip(hit.classes, hit.values, strict=True)) if c in ("YEAR", "YEAR2") and hit.after(i) != "ZONE"]
    year = _full_year(years[-1]) if years else None
    if year is None and hit.has("UNIT") and hit.has("NUMBER"):
        year = _int(hit.get("NUMBER"))  # "the year two thousand"
        if year is None or not 1000 <= year <= 2100:
            return None
    holiday = hit.get("HOLIDAY")
    if holiday is not None:
        month, day = (int(x) for x in holiday.split("-"))
    word = hit.get("DAYWORD", "TONIGHT")
    way, base = hit.way or (None, "published")
    common = {"days": days, "fiscal": hit.has("FISCAL")}
    if word is not None:
        return Sense(unit="D", step=int(word), base="published")
    if month is not None and year is None and hit.has("UNIT") and way is not None:
        return Sense(month=month, day=day, weekday=weekday, unit="Y", step=way, base=base, **common)  # type: ignore[arg-type]
    if month is not None or weekday is not None or year is not None:
        return Sense(year=year, month=month, day=day, weekday=weekday, lean=way, base=base, **common)  # type: ignore[arg-type]
    if way is None:
        base = "published" if not hit.has("DAYNUM") or hit.has("AMPM", "OCLOCK") else "published"
        return Sense(unit="D", step=0, base="text") if hit.has("PART", "DAWN", "NOON", "CLOCK", "AMPM", "OCLOCK", "ZONE") else None
    if way and hit.has("THE"):
        base = "text"
    return Sense(unit="D", step=way, base=base)


def this_unit(hit: Hit) -> Sense | None:
    """A unit of the calendar counted from a date: "last year", "the following week", "the end of this month", "the weekend"."""
    unit = hit.get("SEASON") or hit.unit
    if hit.has("YEAR", "YEAR2"):
        return Sense(year=_full_year(hit.get("YEAR", "YEAR2")), edge=hit.edge, fiscal=hit.has("FISCAL"))
    if hit.has("DECADE"):
        found = decade(hit)
        return msgspec.structs.replace(found, edge=hit.edge) if found else None
    if hit.has("HOLIDAY"):
        return _named(hit)
    if unit in (None, "MIN", "H", "S", "2", "FN"):
        part = hit.get("PART")
        return Sense(type="TIME", unit="D", step=0, base="text", part=part) if part else None
    step, base = hit.way or (0, "published")
    if unit == "D" and hit.has("THE"):
        base = "text"
    if hit.has("THE") and hit.has("LAST", "PAST") and unit in ("W", "M", "WE") and not hit.has("ENDOF"):
        return Sense(type="DURATION", value=f"P1{unit}", unit=unit, step=-1, base="published")
    if unit in ("SP", "SU", "FA", "WI"):
        return Sense(sub=unit, unit="Y", step=0, lean=step if hit.way else None, base=base, edge=hit.edge)
    return Sense(unit=unit, step=step, base=base, edge=hit.edge, fiscal=hit.has("FISCAL"))


def _yearly(hit: Hit) -> dict[str, object]:
    """The year a part of a year belongs to: given, counted ("last year"), or open."""
    years = hit.get("YEAR", "YEAR2")
    if years is not None:
        return {"year": _full_year(years)}
    if hit.has("UNIT") and (hit.has("EARLIER", "AGO")):
        return {"unit": "Y", "step": -1, "base": "text"}
    if hit.has("UNIT") and hit.way is not None:
        step, base = hit.way
        return {"unit": "Y", "step": step, "base": base}
    return {}


def quarter(hit: Hit) -> Sense | None:
    """A quarter of a year: "the third quarter", "the year-earlier period", "last year's fourth quarter", "the quarter"."""
    code = hit.get("QUARTERTH")
    number = _int(hit.get("ORDINAL", "SECOND"))
    if number is not None and not 1 <= number <= 4:
        return None
    sub = code or (f"Q{number}" if number else "QX")
    yearly = _yearly(hit)
    if not yearly and sub == "QX" and hit.way is not None:
        step, base = hit.way
        return Sense(unit="Q", step=step, base=base)
    if hit.has("LATEST") and not yearly:
        return Sense(sub=sub, lean=-1)
    edge = hit.get("EDGE")
    return Sense(sub=sub, edge=edge, fiscal=hit.has("FISCAL"), **yearly)  # type: ignore[arg-type]


def half(hit: Hit) -> Sense | None:
    """A half of a year or decade: "the first half of 1990", "the last half of the '80s"."""
    if hit.has("DECADE"):
        return decade(hit)
    number = _int(hit.get("ORDINAL", "SECOND"))
    if hit.has("LAST"):
        number = 2
    if number not in (1, 2):
        return None
    return Sense(sub=f"H{number}", **_yearly(hit))  # type: ignore[arg-type]


def months_of(hit: Hit) -> Sense | None:
    """The first or last months of a year: "first two quarters of 1990", "the first few months of 2023", "the first nine months"."""
    unit = hit.unit
    yearly = _yearly(hit)
    first = not hit.has("LAST", "PAST")
    if hit.has("ORDINAL") and hit.get("ORDINAL") != "1":
        return None
    if hit.has("FEW", "COUPLE", "SOME"):
        if not yearly or unit not in ("M", "W"):
            return duration(hit)
        return Sense(edge="first" if first else "final", **yearly)  # type: ignore[arg-type]
    count = _count(hit)
    months = {"Q": 3, "M": 1}.get(unit or "", 0) * int(count) if count else 0
    if not yearly or months not in (3, 6):
        return duration(hit)
    sub = {3: ("Q4", "Q1"), 6: ("H2", "H1")}[months][first]
    return Sense(sub=sub, **yearly)  # type: ignore[arg-type]


def season(hit: Hit) -> Sense | None:
    """A season, of a given year or of the year in question."""
    sub = hit.get("SEASON")
    yearly = _yearly(hit)
    if not yearly:
        return Sense(sub=sub, unit="Y", step=0, edge=hit.edge)
    return Sense(sub=sub, edge=hit.edge, **yearly)  # type: ignore[arg-type]


def decade(hit: Hit) -> Sense | None:
    """A decade: "the 1980s", "the '90s", "the nineties"."""
    digits = hit.get("DECADE")
    if digits is None:
        return None
    value = digits[:3] if len(digits) == 4 else ("20" if digits in ("00", "10") else "19") + digits[0]
    return Sense(value=value, edge=hit.edge)


def century(hit: Hit) -> Sense | None:
    """A century: the twentieth is "19"."""
    number = _int(hit.get("ORDINAL", "DAYTH"))
    return Sense(value=f"{number - 1:02}", edge=hit.edge) if number and number > 1 else None


def early_hours(hit: Hit) -> Sense | None:
    """The hours after midnight: "the early hours of Monday"."""
    sense = calendar(hit)
    if sense is None:
        sense = Sense(unit="D", step=0, base="text")
    return msgspec.structs.replace(sense, type="TIME", part=sense.part or "MO", clock=None)


def overnight(hit: Hit) -> Sense | None:
    """The night before the report's day, or of the day it names."""
    return Sense(type="TIME", unit="D", step=0, part="NI")


def year_end(hit: Hit) -> Sense | None:
    """The end of the year in question: "year-end"."""
    if hit.unit not in ("Y", "M", "Q"):
        return None
    return Sense(unit=hit.unit, step=0, edge="late")


def _count(hit: Hit) -> Decimal | None:
    """How many units; None for a vague number."""
    if hit.has("FEW", "SOME", "DOZENS"):
        return None
    total = Decimal(0)
    seen = False
    values = list(zip(hit.classes, hit.values, strict=True))
    slash = hit.classes.index("SLASH") if "SLASH" in hit.classes else -9
    for i, (name, value) in enumerate(values):
        if name in ("DAYNUM", "COUNT", "YEAR", "NUMBER", "DECIMAL") and abs(i - slash) != 1:
            if name == "YEAR" and seen:
                break  # "the first two quarters of 1990"
            if seen:
                return None  # "12 to 18": TIMEX3 has no value for a range
            total, seen = Decimal(value), True
        elif name == "FRACTION":
            total += Decimal(value)
        elif name in ("COUPLE",):
            total, seen = Decimal(value), True
    if slash > 0 and int(values[slash + 1][1]):
        total += Decimal(values[slash - 1][1]) / Decimal(values[slash + 1][1])
        seen = True
    if hit.has("HALF"):
        total += Decimal("0.5") if seen or hit.has("AND") else 0
        if not seen:
            total = Decimal("1.5") if hit.has("AND") else Decimal("0.5")
        return total
    if not seen:
        return Decimal(1) if hit.has("A", "ANOTHER", "ONE", "UNIT", "QUARTER", "SECOND", "CENTURY") else None
    return total


def length(count: Decimal | None, unit: str) -> str:
    """A TIMEX3 duration: P3D, PT30M, P2Y6M; X for a vague number."""
    letter, times, short = _LENGTHS[unit]
    prefix = "PT" if short else "P"
    if count is None:
        return f"{prefix}X{'C' if unit == 'C' else 'E' if unit == 'E' else letter}"
    count *= times
    whole = int(count)
    if count == whole:
        return f"{prefix}{whole}{letter}"
    smaller = {"Y": ("M", 12), "H": ("M", 60), "MIN": ("S", 60)}.get("MIN" if unit == "MIN" else letter)
    if smaller is not None:
        rest = round((count - whole) * smaller[1])
        return f"{prefix}{f'{whole}{letter}' if whole else ''}{rest}{smaller[0]}"
    return f"{prefix}{count.normalize():f}{letter}"


def duration(hit: Hit) -> Sense | None:
    """A length of time: "three days", "a two-year", "several weeks", "a year and a half"."""
    unit = hit.unit
    if unit is None:
        return None
    if hit.classes == ["UNITS"] and unit == "Q":
        return None  # "quarters" are lodgings as often
    return Sense(type="DURATION", value=length(_count(hit), unit))


def age(hit: Hit) -> Sense | None:
    """An age: of things a duration ("8-month-old truce"); in years, as people's are told, no time expression."""
    return NO_TIME if hit.unit == "Y" else duration(hit)


def eve(hit: Hit) -> Sense | None:
    """The day before something that is no date: "the eve of the visit"."""
    return Sense(unit="D", step=-1, base="text")


def latest(hit: Hit) -> Sense | None:
    """The last whole unit: "the latest fiscal year"."""
    return Sense(unit=hit.unit, step=-1, fiscal=hit.has("FISCAL")) if hit.unit in ("Y", "M", "W") else None


def no_time(hit: Hit) -> Sense | None:
    """What looks like a time and is none: "three-quarters"."""
    return NO_TIME


def stretch(hit: Hit) -> Sense | None:
    """A length of time up to or from a date: "the past two months", "the next few days", "recent weeks"."""
    if hit.has("SEASONS"):
        return Sense(type="SET", value=f"XXXX-{hit.get('SEASONS')}")
    numbered = hit.has("NUMBER", "DAYNUM", "COUNT", "DECIMAL", "FEW", "COUPLE", "SOME", "YEAR")
    unit = hit.unit
    if unit is None:
        return None
    if hit.has("RECENT") and not hit.has("AND") and unit in ("W", "M", "Q"):
        return Sense(type="DURATION", value=length(None, unit))
    if hit.has("RECENT") or not numbered:
        if hit.has("NEXT", "COMING", "FOLLOWING"):
            return Sense(value="FUTURE_REF")
        return Sense(value="PAST_REF")
    count = _count(hit)
    ahead = hit.has("NEXT", "COMING", "FOLLOWING")
    base: Base = "text" if hit.has("PREVIOUS", "FOLLOWING") else "published"
    step = None if count is None or count != int(count) else int(count) * (1 if ahead else -1)
    return Sense(type="DURATION", value=length(count, unit), unit=unit, step=step, base=base)


def ago(hit: Hit) -> Sense | None:
    """A step from a date: "two weeks ago", "a year earlier", "three days later", "the day before yesterday"."""
    unit = hit.unit
    if unit is None:
        return None
    back = hit.has("AGO", "EARLIER", "BEFORE")
    if hit.has("DAYWORD"):
        return Sense(unit="D", step=-2 if back else 2)
    base: Base = "published" if hit.has("AGO", "NOW", "HENCE") else "text"
    count = Decimal(1) if hit.has("THE") else _count(hit)
    if count is None or unit in ("MIN", "S", "2"):
        if base == "text":
            return duration(hit)
        return Sense(value="PAST_REF" if back else "FUTURE_REF") if count is None else duration(hit)
    if unit == "H":
        return duration(hit)
    yearly = hit.has("A") and hit.has("AGO", "EARLIER")
    return Sense(unit=unit, step=int(count) * (-1 if back else 1), base=base, yearly=yearly)


def every(hit: Hit) -> Sense | None:
    """A set of times: "each July", "every two weeks", "Tuesday nights", "Mondays"."""
    weekday = hit.get("WEEKDAY", "WEEKDAYS")
    part = hit.get("PARTS", "PART")
    if weekday is not None:
        return Sense(type="SET", value=f"XXXX-WXX-{weekday}{'T' + part if part else ''}")
    month = hit.get("MONTH", "MONTH_SHORT")
    if month is not None:
        return Sense(type="SET", value=f"XXXX-{int(month):02}")
    found = hit.get("SEASON")
    if found is not None:
        return Sense(type="SET", value=f"XXXX-{found}")
    if part is not None:
        return Sense(type="SET", value=f"XXXX-XX-XXT{part}")
    unit = hit.unit
    if unit is None:
        return None
    count = _count(hit) or Decimal(1)
    return Sense(type="SET", value=length(count * (2 if hit.has("EXTRA") else 1), unit))


def frequency(hit: Hit) -> Sense | None:
    """A frequency in one word: "daily", "annually"."""
    return Sense(type="SET", value=hit.get("FREQUENCY") or "")


def ordinal_day(hit: Hit) -> Sense | None:
    """A day counted in a row of days ("the second day"): the day the report is about."""
    return Sense(unit="D", step=0) if hit.unit == "D" else None


def reference(hit: Hit) -> Sense | None:
    """A vague time: the present, the past, the future."""
    return Sense(value=next((v for v in hit.values if v.endswith("_REF")), "PRESENT_REF"))


def past(hit: Hit) -> Sense | None:
    """The past as such ("in the past")."""
    return Sense(value="PAST_REF")


def future(hit: Hit) -> Sense | None:
    """What is to come: "the future", "as soon as possible"."""
    return Sense(value="FUTURE_REF")


def present(hit: Hit) -> Sense | None:
    """The present: "these days", "at the moment"."""
    return Sense(value="PRESENT_REF")


def while_(hit: Hit) -> Sense | None:
    """A while: a length nobody knows."""
    return Sense(type="DURATION", value="PXX")
