"""Dates of publication: as they are given in tables, as they stand in text, always to ISO, never guessed."""

from __future__ import annotations

import datetime
import re

MONTHS = "january february march april may june july august september october november december".split()
MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
CLOCK = r"(?:(?:,|\s|T|at|-|–)*(?P<hour>\d{1,2})[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?\s*(?P<half>[ap]\.?m\b\.?)?)?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"

#: Dates with a day, a month and a year, each in words or in an order that cannot be misread.
WRITTEN = tuple(
    re.compile(p + CLOCK, re.IGNORECASE)
    for p in (
        rf"\b{DAY}\s+{MONTH},?\s+{YEAR}\b",
        rf"\b{MONTH}\s+{DAY},?\s+{YEAR}\b",
        rf"\b{YEAR}[-/.](?P<number>[01]?\d)[-/.]{DAY}(?![\d])",
    )
)
SLASHED = re.compile(r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year>(?:1[6-9]|20)\d\d)" + CLOCK)
HALF = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
DIGITS = re.compile(r"\d{9,10}|\d{12,13}")
COMPACT = re.compile(r"((?:1[6-9]|20)\d\d)([01]\d)([0-3]\d)")


def to_iso(given: str) -> str | None:
    """A date or a date and time in ISO form, as exact as it was given; None where it cannot be read for certain.

    ISO stays as it is; RFC 2822, seconds or milliseconds since 1970, and dates in words are turned into it. ``3/4/2022`` is none.
    """
    text = given.strip()
    if re.match(r"\d{4}-\d\d-\d\d(?!\d)", text):
        return _iso(text)
    if DIGITS.fullmatch(text):
        seconds = int(text) / (1000 if len(text) > 10 else 1)
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).isoformat()
    compact = COMPACT.match(text)
    if compact and (len(text) == 8 or text[8] in "T "):
        return _iso(f"{compact[1]}-{compact[2]}-{compact[3]}{_spread(text[8:])}")
    if HALF.search(text):  # mail knows no halves of a day, and would read 12:05 am as noon
        return date_in(text)
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return date_in(text)


def date_in(text: str) -> str | None:
    """The first full date written in a line, in ISO form; None where there is none or it may be read in two ways."""
    matches = [m for p in WRITTEN if (m := p.search(text))]
    if matches:
        m = min(matches, key=lambda m: m.start())
        groups = m.groupdict()
        month = int(groups["number"]) if groups.get("number") else _month(groups["month"])
        return _made((int(m["year"]), month, int(m["day"])), groups)
    m2 = SLASHED.search(text)
    if m2:
        a, b = int(m2["a"]), int(m2["b"])
        if a > 12 >= b or a == b:
            return _made((int(m2["year"]), b, a), m2.groupdict())
        if b > 12 >= a:
            return _made((int(m2["year"]), a, b), m2.groupdict())
    return None


def _iso(text: str) -> str | None:
    """ISO as given where Python reads it, else its date alone, None where even that is no day of the calendar."""
    try:
        datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None
    if len(text) == 10:
        return text
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        try:
            return parsed if (parsed := _clocked(text)) else text[:10]
        except ValueError:
            return text[:10]
    return text[:10] + "T" + text[11:]


def _clocked(text: str) -> str | None:
    m = re.match(r"(\d{4}-\d\d-\d\d)[T ]+(\d\d:\d\d(?::\d\d)?)", text)
    return datetime.datetime.fromisoformat(f"{m[1]}T{m[2]}").isoformat() if m else None


def _spread(rest: str) -> str:
    m = re.match(r"[T ](\d\d):?(\d\d):?(\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?", rest)
    if not m:
        return ""
    return f"T{m[1]}:{m[2]}:{m[3] or '00'}{m[4] or ''}"


def _month(name: str) -> int:
    return next(i for i, m in enumerate(MONTHS, 1) if m.startswith(name.lower()[:3]))


def _made(ymd: tuple[int, int, int], clock: dict[str, str | None]) -> str | None:
    try:
        day = datetime.date(*ymd)
        if not clock.get("hour"):
            return day.isoformat()
        hour = int(clock["hour"] or 0)
        half = (clock.get("half") or "").lower()[:1]
        hour = hour % 12 + 12 if half == "p" else hour % 12 if half == "a" else hour
        time = datetime.time(hour, int(clock["minute"] or 0), int(clock.get("second") or 0))
    except ValueError:
        return None
    return datetime.datetime.combine(day, time).isoformat()
