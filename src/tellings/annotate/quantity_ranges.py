"""Two numbers that make one figure ("5-10W", "$10 to $15 billion", "one in five"), and numbers that borrow the next one's unit."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from tellings.annotate.quantity_figures import Figure
from tellings.weights import word_table

#: Hedges that may stand inside a range: "from 5 to as many as 10".
_INNER = (
    r"(?:as\s(?:much|many|high)\sas\s|over\s|about\s|around\s|roughly\s|some\s|nearly\s|almost\s|more\sthan\s|perhaps\s"
    r"|an\sestimated\s)?"
)
_JOINT = re.compile(
    rf"(?P<dash>\s?(?:-|–|—|~)\s?)|(?P<to>\s*-?\s?(?:up\s)?to[\s-]{_INNER})|(?P<and>\s+and\s+{_INNER})|(?P<or>\s+or\s+)"
)
_BETWEEN = re.compile(rf"\bbetween\s(?:the\sages\sof\s)?{_INNER}\Z", re.I)
_OUT_OF = re.compile(r"\s(?:(out\sof(?:\severy)?)|in(?:\severy)?)\s")
_TO = re.compile(r"\sto\s")
_SUSPENDED = re.compile(r"-?\s(?:and|or)\s")  # "7- or 8-inch", "12 and 15 per cent"
_YEAR = re.compile(r"(?:19|20)\d\d")


def joined(text: str, found: Sequence[Figure]) -> list[Figure]:
    """The figures with ranges and shares joined into one."""
    out: list[Figure] = []
    for figure in found:
        joint = (_share(text, out[-1], figure) or _range(text, out[-1], figure)) if out else None
        if joint is not None:
            out[-1] = joint
            continue
        if out and _borrows(text, out[-1], figure):
            out[-1] = _like(out[-1], figure)
        out.append(figure)
    return out


def _range(text: str, a: Figure, b: Figure) -> Figure | None:
    """Two figures as one interval, or None where they are two figures."""
    if a.ranged or a.low is None or b.low is None or {a.sort, b.sort} & {"fold", "times"}:
        return None
    match = _JOINT.fullmatch(text, a.end, b.start)
    if match is None or not _of_one_unit(a, b):
        return None
    low, high = a.low, b.low if b.high is None else b.high
    if a.magnitude == 1 and b.magnitude >= 100 and low < b.low / b.magnitude:
        low *= b.magnitude  # "$10 to $15 billion", "between 8 and 9 million"
    if low >= high and not (match["dash"] and a.plain and b.plain and b.unit is None and len(a.written(text)) <= 3):
        return None  # a dash between falling numbers may be a score
    if not match["dash"] and a.plain and not b.plain and _YEAR.fullmatch(a.written(text)):
        return None  # "in 2018 to 3.9 million"
    if match["and"] and not _BETWEEN.search(text, max(0, a.start - 48), a.start):
        return None
    if match["or"] and (a.unit is not None or b.sign_first or not (high <= low * 3 / 2 or high == low + 1)):
        return None  # "three or four", not "25k or 40k"
    if match["to"] and _is_change(text, a, b):
        return None
    unit_of = b if b.unit is not None else a
    return replace(
        b,
        start=a.start,
        number=a.number,
        low=low,
        high=high,
        kind=unit_of.kind,
        unit=unit_of.unit,
        unit_at=unit_of.unit_at,
        plain=a.plain and b.plain,
        approximate=a.approximate or b.approximate,
        ranged=True,
    )


def _of_one_unit(a: Figure, b: Figure) -> bool:
    """Whether two figures may share a unit: the first may leave it to the second; only a sign may serve both from the first."""
    if a.unit is None:
        return True
    if b.unit is None:
        return a.kind == "money" and a.sign_first
    return a.unit == b.unit or b.unit.startswith(f"{a.unit} per ")


def _share(text: str, a: Figure, b: Figure) -> Figure | None:
    """ "one in five", "nine out of ten": a ratio."""
    if a.unit is not None or b.unit is not None or a.low is None or b.low is None or a.magnitude != 1:
        return None
    if not (0 < a.low < b.low and a.high == a.low and b.high == b.low):
        return None
    match = _OUT_OF.fullmatch(text, a.end, b.start)
    if match is None or (not match[1] and a.low != 1 and b.low > 10):
        return None
    share = a.low / b.low
    return replace(
        b, start=a.start, number=a.number, low=share, high=share, kind="ratio", sort="part", plain=False, ranged=True
    )


# ---------------------------------------------------------------- changes


def _is_change(text: str, old: Figure, new: Figure) -> bool:
    """Whether the number is the old level or the size of a change: "climbed from 12 to 15", "rose $2 to $30"."""
    match = _changes().search(text, max(0, old.start - 48), old.start)
    return match is not None and ("from" in match[0] or old.unit is not None or new.unit is None)


@functools.cache
def _changes() -> re.Pattern[str]:
    verbs = [row[2] for row in word_table("quantity_changes") if row[1] == "verb"]
    forms = "|".join(sorted((re.escape(form) for verb in verbs for form in _forms(verb)), key=len, reverse=True))
    between = r"(?:\s(?:by|about|around|some|another|nearly|almost|more than|just))*\s(?:(?:\w+\s){0,2}from\s)?"
    return re.compile(rf"\b(?:{forms}){between}\Z", re.I)


#: Past forms that no rule makes.
_PAST = {
    "rise": "rose", "grow": "grew", "fall": "fell", "lose": "lost", "sink": "sank", "slide": "slid", "shrink": "shrank", "leap": "leapt",
}  # fmt: skip


def _forms(verb: str) -> tuple[str, ...]:
    return (
        verb, verb + "s", verb + "ed", verb + "d", verb + "ing", verb + verb[-1] + "ed", verb[:-1] + "ing", _PAST.get(verb, verb),
    )  # fmt: skip


def _borrows(text: str, old: Figure, new: Figure) -> bool:
    """Whether the first of two figures leaves its unit to the second: "climbed from 5 to 7 million tonnes", "7- or 8-inch"."""
    if old.unit is not None or new.unit is None or old.ranged or old.sort != "exact":
        return False
    if _YEAR.fullmatch(old.written(text)):
        return False
    between = (text, old.end, new.start)
    return _SUSPENDED.fullmatch(*between) is not None or (
        _TO.fullmatch(*between) is not None and _is_change(text, old, new)
    )


def _like(old: Figure, new: Figure) -> Figure:
    """The old level with the unit and the magnitude that only the new one spells out."""
    if old.magnitude == 1 and new.magnitude >= 1000 and old.low is not None and old.low < 1000:
        value = old.low * new.magnitude
        old = replace(old, low=value, high=value)
    return replace(old, unit=new.unit, unit_at=new.unit_at, kind=new.kind, plain=False)
