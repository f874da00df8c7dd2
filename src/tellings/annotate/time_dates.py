"""What expressions that name a time say: dates, times of day, units of the calendar and their parts."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec

from tellings.annotate.time_hits import Hit, count_of, full_year, whole
from tellings.annotate.time_lengths import duration
from tellings.annotate.time_senses import Sense


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
    month, weekday = whole(hit.get("MONTH", "MONTH_SHORT")), whole(hit.get("WEEKDAY", "WEEKDAY_SHORT"))
    day, days = _day_of_month(hit)
    years = [
        v
        for i, (c, v) in enumerate(zip(hit.classes, hit.values, strict=True))
        if c in ("YEAR", "YEAR2") and hit.after(i) != "ZONE"
    ]
    year = full_year(years[-1]) if years else None
    if year is None and hit.has("UNIT") and hit.has("NUMBER"):
        year = whole(hit.get("NUMBER"))  # "the year two thousand"
        if year is None or not 1000 <= year <= 2100:
            return None
    holiday = hit.get("HOLIDAY")
    if holiday is not None:
        month, day = (int(x) for x in holiday.split("-"))
    word = hit.get("DAYWORD", "TONIGHT")
    way, base = hit.way or (None, "published")
    common: dict[str, Any] = {"days": days, "fiscal": hit.has("FISCAL")}
    if word is not None:
        return Sense(unit="D", step=int(word), base="published")
    if month is not None and year is None and hit.has("UNIT") and way is not None:
        return Sense(month=month, day=day, weekday=weekday, unit="Y", step=way, base=base, **common)
    if month is not None or weekday is not None or year is not None:
        return Sense(year=year, month=month, day=day, weekday=weekday, lean=way, base=base, **common)
    if way is None:
        return (
            Sense(unit="D", step=0, base="near")
            if hit.has("PART", "DAWN", "NOON", "CLOCK", "AMPM", "OCLOCK", "ZONE")
            else None
        )
    if way and hit.has("THE"):
        base = "text"
    return Sense(unit="D", step=way, base=base)


def _written(hit: Hit) -> Sense | None:
    """A date in digits: 2022-12-19, 12/19/2022, 19.12.2022."""
    iso = hit.get("ISO")
    if iso is not None:
        year, month, day = (int(x) for x in iso[:10].split("-"))
        clock = iso[11:16] or None
    else:
        digits = hit.get("NUMERIC") or ""
        one, two, last = digits.replace(".", "/").split("/")
        year = full_year(last) or 0
        month, day, clock = int(one), int(two), None
        if month > 12 or "." in digits:
            month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Sense(year=year, month=month, day=day, clock=clock, type="TIME" if clock else "DATE")


def _clock(hit: Hit) -> str | None:
    """The time of day as TIMEX3 writes it: "22:00", "12:00"."""
    noon = hit.get("NOON")
    if noon is not None:
        return noon
    for i, (name, value) in enumerate(zip(hit.classes, hit.values, strict=True)):
        after = hit.after(i)
        if name in ("COUNT", "YEAR") and after in ("ZONE", "PAREN") and len(value) in (3, 4):
            value, name = f"{int(value[:-2]):02}:{value[-2:]}", "CLOCK"
        if name == "CLOCK" or (name in ("DAYNUM", "NUMBER") and after in ("AMPM", "OCLOCK", "IN")):
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
            if hit.after(i) in ("AMPM", "OCLOCK", "IN") or not 1 <= int(value) <= 31:
                continue
            days.append(int(value))
    if not days:
        return None, 0
    return days[0], max(days[1] - days[0], 0) if len(days) == 2 else 0


def early_hours(hit: Hit) -> Sense | None:
    """The hours after midnight: "the early hours of Monday"."""
    sense = calendar(hit)
    if sense is None:
        sense = Sense(unit="D", step=0, base="near")
    return msgspec.structs.replace(sense, type="TIME", part=sense.part or "MO", clock=None)


def this_unit(hit: Hit) -> Sense | None:
    """A unit of the calendar counted from a date: "last year", "the following week", "the end of this month", "the weekend"."""
    unit = hit.get("SEASON") or hit.unit
    if hit.has("YEAR", "YEAR2"):
        return Sense(year=full_year(hit.get("YEAR", "YEAR2")), edge=hit.edge, fiscal=hit.has("FISCAL"))
    if hit.has("DECADE"):
        found = decade(hit)
        return msgspec.structs.replace(found, edge=hit.edge) if found else None
    if hit.has("HOLIDAY"):
        return _named(hit)
    if unit in (None, "MIN", "H", "S", "2", "FN"):
        part = hit.get("PART")
        return Sense(type="TIME", unit="D", step=0, base="near", part=part) if part else None
    step, base = hit.way or (0, "published")
    if unit == "D" and hit.has("THE"):
        base = "text"
    if hit.has("THE") and hit.has("LAST", "PAST") and unit in ("W", "M", "WE") and not hit.has("ENDOF"):
        return Sense(type="DURATION", value=f"P1{unit}", unit=unit, step=-1, base="published")
    if unit in ("SP", "SU", "FA", "WI"):
        return Sense(sub=unit, unit="Y", step=0, lean=step if hit.way else None, base=base, edge=hit.edge)
    return Sense(unit=unit, step=step, base=base, edge=hit.edge, fiscal=hit.has("FISCAL"))


def _yearly(hit: Hit) -> dict[str, Any]:
    """The year a part of a year belongs to: given, counted ("last year"), or open."""
    years = hit.get("YEAR", "YEAR2")
    if years is not None:
        return {"year": full_year(years)}
    if hit.has("UNIT") and hit.has("EARLIER", "AGO"):
        return {"unit": "Y", "step": -1, "base": "text"}
    if hit.has("UNIT") and hit.way is not None:
        step, base = hit.way
        return {"unit": "Y", "step": step, "base": base}
    return {}


def quarter(hit: Hit) -> Sense | None:
    """A quarter of a year: "the third quarter", "the year-earlier period", "last year's fourth quarter", "the quarter"."""
    code = hit.get("QUARTERTH")
    number = whole(hit.get("ORDINAL", "SECOND"))
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
    return Sense(sub=sub, edge=edge, fiscal=hit.has("FISCAL"), **yearly)


def half(hit: Hit) -> Sense | None:
    """A half of a year or decade: "the first half of 1990", "the last half of the '80s"."""
    if hit.has("DECADE"):
        return decade(hit)
    number = whole(hit.get("ORDINAL", "SECOND"))
    if hit.has("LAST"):
        number = 2
    if number not in (1, 2):
        return None
    return Sense(sub=f"H{number}", **_yearly(hit))


def half_month(hit: Hit) -> Sense | None:
    """A half of a month: "the second half of March"."""
    month = hit.get("MONTH", "MONTH_SHORT")
    edge = "early" if hit.get("ORDINAL") == "1" else "late"
    return Sense(month=whole(month), edge=edge, **_yearly(hit))


def years(hit: Hit) -> Sense | None:
    """A run of years: "1998-1999", "2012/13"."""
    first, last = full_year(hit.values[0]), hit.values[2]
    if first is None or len(last) not in (2, 4):
        return None
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < end <= first + 100 or end > 2100:
        return None
    return Sense(year=first, days=(datetime.date(end, 12, 31) - datetime.date(first, 12, 31)).days)


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
        return Sense(edge="first" if first else "final", **yearly)
    count = count_of(hit)
    months = {"Q": 3, "M": 1}.get(unit or "", 0) * int(count) if count else 0
    if not yearly or months not in (3, 6):
        return duration(hit)
    sub = {3: ("Q4", "Q1"), 6: ("H2", "H1")}[months][first]
    return Sense(sub=sub, **yearly)


def season(hit: Hit) -> Sense | None:
    """A season, of a given year or of the year in question."""
    sub = hit.get("SEASON")
    yearly = _yearly(hit)
    if not yearly:
        return Sense(sub=sub, unit="Y", step=0, edge=hit.edge)
    return Sense(sub=sub, edge=hit.edge, **yearly)


def decade(hit: Hit) -> Sense | None:
    """A decade: "the 1980s", "the '90s", "the nineties"."""
    digits = hit.get("DECADE")
    if digits is None:
        return None
    value = digits[:3] if len(digits) == 4 else ("20" if digits in ("00", "10") else "19") + digits[0]
    return Sense(value=value, edge=hit.edge)


def century(hit: Hit) -> Sense | None:
    """A century: the twentieth is "19"."""
    number = whole(hit.get("ORDINAL", "DAYTH"))
    return Sense(value=f"{number - 1:02}", edge=hit.edge) if number and number > 1 else None


def year_end(hit: Hit) -> Sense | None:
    """The end of the year in question: "year-end"."""
    if hit.unit not in ("Y", "M", "Q"):
        return None
    return Sense(unit=hit.unit, step=0, edge="late")


def latest(hit: Hit) -> Sense | None:
    """The last whole unit: "the latest fiscal year"."""
    return Sense(unit=hit.unit, step=-1, fiscal=hit.has("FISCAL")) if hit.unit in ("Y", "M", "W") else None
