"""What expressions that measure time say: lengths, steps from a date, sets, vague times."""

from __future__ import annotations

from decimal import Decimal

from tellings.annotate.time_hits import NO_TIME, Hit, count_of, length
from tellings.annotate.time_senses import Base, Sense


def duration(hit: Hit) -> Sense | None:
    """A length of time: "three days", "a two-year", "several weeks", "a year and a half"."""
    unit = hit.unit
    if unit is None:
        return None
    if hit.classes == ["UNITS"] and unit == "Q":
        return None  # "quarters" are lodgings as often
    return Sense(type="DURATION", value=length(count_of(hit), unit))


def age(hit: Hit) -> Sense | None:
    """An age: of things a duration ("8-month-old truce"); in years, as people's are told, no time expression."""
    return NO_TIME if hit.unit == "Y" else duration(hit)


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
    count = count_of(hit)
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
    count = Decimal(1) if hit.has("THE") else count_of(hit)
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
    count = count_of(hit) or Decimal(1)
    return Sense(type="SET", value=length(count * (2 if hit.has("EXTRA") else 1), unit))


def frequency(hit: Hit) -> Sense | None:
    """A frequency in one word: "daily", "annually"."""
    return Sense(type="SET", value=hit.get("FREQUENCY") or "")


def reference(hit: Hit) -> Sense | None:
    """A vague time: the present, the past, the future."""
    return Sense(value=next((v for v in hit.values if v.endswith("_REF")), "PRESENT_REF"))
