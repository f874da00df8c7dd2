"""What a match of the grammar offers to those who say what it means: its words by class, its numbers and lengths."""

from __future__ import annotations

import functools
from collections.abc import Callable
from decimal import Decimal

from tellings.annotate.time_senses import Base, Sense
from tellings.annotate.time_words import Words, names

#: Words that point away from the report's date, and which way; the second set points from the last date in the text.
_WAYS = {
    "LAST": -1,
    "PAST": -1,
    "PREVIOUS": -1,
    "NEXT": 1,
    "COMING": 1,
    "FOLLOWING": 1,
    "THIS": 0,
    "CURRENT": 0,
    "THAT": 0,
    "SAME": 0,
}
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


def always(sense: Sense) -> Callable[[Hit], Sense | None]:
    """A reading that is the same whatever the words."""

    def build(_: Hit) -> Sense | None:
        return sense

    return build


def whole(value: str | None) -> int | None:
    """The number written; None for none."""
    return int(value) if value is not None else None


def full_year(digits: str | None) -> int | None:
    """The year of "1998" or "98"; two digits are of the hundred years up to 2030."""
    if digits is None:
        return None
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year <= 30 else 1900)
    return year


def count_of(hit: Hit) -> Decimal | None:
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
            if seen and name == "NUMBER" and Decimal(value) >= 100:
                total *= Decimal(value)  # "2 million"
                continue
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
