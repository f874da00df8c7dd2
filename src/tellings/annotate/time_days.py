"""Days that a TIMEX3 value covers, and steps over the calendar."""

from __future__ import annotations

import calendar
import datetime
import re

Days = tuple[datetime.date | None, datetime.date | None]

_NONE: Days = (None, None)
_ONE_DAY = datetime.timedelta(days=1)

#: First and last month of a part of a year; winter is that of its December.
_SUBS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
         "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}  # fmt: skip

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?:-(?P<weekday>[1-7]|WE))?|(?P<sub>[QH][1-4]|SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
    r"(?:T.*)?|(?P<decade>\d{3})X?|(?P<century>\d\d)(?:XX)?"
)


def month_days(year: int, first: int, last: int) -> Days:
    """The days from the first day of one month to the last of another; months beyond 12 are of the next year."""
    end_year, end = year + (last - 1) // 12, (last - 1) % 12 + 1
    return datetime.date(year, first, 1), datetime.date(end_year, end, calendar.monthrange(end_year, end)[1])


def days_of(value: str) -> Days:
    """The first and last day that a TIMEX3 value covers; (None, None) where it does not say."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return _NONE
    try:
        return _covered(match)
    except ValueError:  # "February 30", week 53 of a year with 52, the year 0000
        return _NONE


def _covered(match: re.Match[str]) -> Days:
    if match["decade"]:
        year = int(match["decade"]) * 10
        return datetime.date(year, 1, 1), datetime.date(year + 9, 12, 31)
    if match["century"]:
        year = int(match["century"]) * 100
        return datetime.date(max(year, 1), 1, 1), datetime.date(year + 99, 12, 31)
    year = int(match["year"])
    if match["week"]:
        monday = datetime.date.fromisocalendar(year, int(match["week"]), 1)
        if match["weekday"] == "WE":
            return monday + 5 * _ONE_DAY, monday + 6 * _ONE_DAY
        if match["weekday"]:
            day = monday + (int(match["weekday"]) - 1) * _ONE_DAY
            return day, day
        return monday, monday + 6 * _ONE_DAY
    if match["sub"]:
        return month_days(year, *_SUBS[match["sub"]])
    if match["day"]:
        day = datetime.date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        return month_days(year, int(match["month"]), int(match["month"]))
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def narrowed(days: Days, edge: str, now: datetime.date | None) -> Days:
    """The part of a time that "early", "mid", "late", "earlier", "later" or "the rest of" leaves of it.

    Early, mid and late are thirds, the first or final few months a quarter; "earlier" ends and "later" begins on the report's day
    where that lies within. A single day stays.
    """
    first, last = days
    if first is None or last is None or first == last:
        return days
    if edge in ("first", "final"):  # "the first few months of the year"
        return (first, first + (last - first) // 4) if edge == "first" else (last - (last - first) // 4, last)
    if (last - first).days in (364, 365) and edge in ("early", "mid", "late"):
        start = {"early": 1, "mid": 5, "late": 9}[edge]
        return month_days(first.year, start, start + 3)
    third = ((last - first).days + 1) // 3 * _ONE_DAY
    if edge == "early":
        return first, first + max(third, _ONE_DAY) - _ONE_DAY
    if edge == "late":
        return last - max(third, _ONE_DAY) + _ONE_DAY, last
    if edge == "mid":
        return first + third, last - third
    if now is None or not first <= now <= last:
        return days
    return (first, now) if edge == "earlier" else (now, last)


def moved(day: datetime.date, unit: str, count: int) -> datetime.date:
    """The day a number of days, weeks, months, quarters or years away; in a shorter month its last day. May raise OverflowError."""
    if unit in ("D", "W", "FN", "WE"):
        return day + datetime.timedelta(days=count * {"D": 1, "W": 7, "FN": 14, "WE": 7}[unit])
    months = count * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise OverflowError(f"{count} {unit} from {day} is outside the calendar")
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def written(day: datetime.date, unit: str) -> str:
    """The TIMEX3 value of the unit that holds a day: 2022-12-19, 2022-W51, 2022-12, 2022-Q4, 2022, 202, 20."""
    iso = day.isocalendar()
    match unit:
        case "D":
            return day.isoformat()
        case "W" | "FN":
            return f"{iso.year:04}-W{iso.week:02}"
        case "WE":
            return f"{iso.year:04}-W{iso.week:02}-WE"
        case "M":
            return f"{day.year:04}-{day.month:02}"
        case "Q":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "E":
            return f"{day.year // 10:03}"
        case "C":
            return f"{day.year // 100:02}"
        case _:
            return f"{day.year:04}"
