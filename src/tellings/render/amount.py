"""A normalised value as a label: ``>=7`` is "at least 7", ``240000000 EUR`` is "EUR 240 million"."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

from tellings.model import Fact
from tellings.render.reading import MONTHS, WEEKDAYS, date, sides

NUMBER = r"-?\d+(?:\.\d+)?"
VALUE = re.compile(rf"(>=|<=|>|<|~)?({NUMBER})(?:-({NUMBER}))?")
DAY = re.compile(r"(~?)(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d|MO|MI|AF|EV|NI|DT)(?::\d\d)?)?")
WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
WEEK = re.compile(r"(\d{4})-W(\d\d)")
MONTH = re.compile(r"(~?)(\d{4})-(\d\d)")
YEAR = re.compile(r"\d{4}")
HEDGE = {">=": "at least ", "<=": "up to ", ">": "more than ", "<": "fewer than ", "~": "about ", None: "", "": ""}
PART = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
LARGE = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


@dataclass(frozen=True)
class Point:
    """A value to draw: its middle, and whether the report gives it for exact."""

    at: float
    firm: bool


def point(value: str | None) -> Point | None:
    """The number that a value holds, None where it holds none."""
    match = VALUE.fullmatch(value or "")
    if not match:
        return None
    low = float(match[2])
    high = float(match[3]) if match[3] else low
    return Point((low + high) / 2, not match[1] and low == high)


def label(value: str | None, unit: str | None) -> str:
    """What a value says, in fixed words; a value that is no number or date stands as it is."""
    if value is None:
        return ""
    if unit is None and (told := calendar(value)):
        return told
    match = VALUE.fullmatch(value)
    if not match:
        return value
    number = figure(match[2]) + (f" to {figure(match[3])}" if match[3] else "")
    return HEDGE[match[1]] + measured(number, unit)


def calendar(value: str) -> str | None:
    """A day, a minute, a week or a month of the calendar, or a day of the week, in words; None for anything else."""
    if match := DAY.fullmatch(value):
        try:
            day = datetime.date(int(match[2]), int(match[3]), int(match[4]))
        except ValueError:
            return None
        hour = f", {PART.get(match[5], match[5])}" if match[5] else ""
        return HEDGE[match[1]] + f"{WEEKDAYS[day.weekday()][:3]} {date(day)}{hour}"
    if (match := MONTH.fullmatch(value)) and 1 <= int(match[3]) <= 12:
        return HEDGE[match[1]] + f"{MONTHS[int(match[3]) - 1]} {match[2]}"
    if (match := WEEK.fullmatch(value)) and 1 <= int(match[2]) <= 52 and int(match[1]):
        return f"week of {date(datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1))}"
    if match := WEEKDAY.fullmatch(value):
        return WEEKDAYS[int(match[1]) - 1]
    return value if YEAR.fullmatch(value) else None


def otherwise(fact: Fact) -> list[str]:
    """What the passages of a fact but its first give for it, in the order of `sides`.

    A number that stands already in other units ("twice", "two letters") is left out, unless they are currencies.
    """
    first = fact.answers[0]
    numbers = {first.value}
    told = [label(first.value, first.unit)]
    for side in sides(fact):
        text = label(side.value, side.unit)
        if text and text not in told and (fact.kind == "money" or side.value not in numbers):
            told.append(text)
            numbers.add(side.value)
    return told[1:]


def figure(number: str) -> str:
    """The number as a newspaper sets it: 240 million, 50,000, 17."""
    value = Decimal(number)
    for size, name in LARGE:
        if abs(value) >= size and (value / size * 100) % 1 == 0:
            return f"{plain(value / size)} {name}"
    return plain(value)


def plain(value: Decimal) -> str:
    """Digits in groups of three, without zeros at the end of the decimals."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def measured(number: str, unit: str | None) -> str:
    """The number with its unit: a currency's code before it, anything else after it."""
    if unit is None:
        return number
    if re.fullmatch(r"[A-Z]{3}", unit):
        return f"{unit} {number}"
    return f"{number} %" if unit == "percent" else f"{number} {unit if number == '1' else many(unit)}"


def many(unit: str) -> str:
    """The unit in the plural: ``metres``, ``feet``, ``kilometres per hour``."""
    head, per, rest = unit.partition(" per ")
    head = IRREGULAR.get(head, head if head.endswith(("s", "people", "percent")) else head + "s")
    return head + per + rest


IRREGULAR = {
    "foot": "feet",
    "inch": "inches",
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "century": "centuries",
}
