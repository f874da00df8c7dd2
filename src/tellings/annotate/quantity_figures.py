"""Figures of a text before its grammar is looked at: number, unit, hedge and range, from the characters alone."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from tellings.annotate import quantity_units as units
from tellings.annotate.quantity_numbers import Numeral, numerals, short_magnitude
from tellings.annotate.quantity_traps import taken
from tellings.model import QuantityKind, Span
from tellings.weights import word_table


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, hedge and range: ``[start, end)`` is all of it, ``[number, number_end)`` the digits or words alone.

    ``bound`` is what the hedge says; ``ranged`` that two numbers were joined; ``tight`` that a hyphen ties it to what follows.
    """

    start: int
    end: int
    number: int
    number_end: int
    low: Decimal | None
    high: Decimal | None
    kind: QuantityKind = "count"
    unit: str | None = None
    unit_at: Span | None = None
    sort: str = "exact"
    magnitude: Decimal = Decimal(1)
    plain: bool = False
    grouped: bool = False
    approximate: bool = False
    bound: str | None = None
    ranged: bool = False
    signed: bool = False


def figures(text: str) -> list[Figure]:
    """All figures of a text in order, ranges joined and hedges read."""
    found = [_measured(text, n) for n in numerals(text, taken(text, units.before_pattern()))]
    return [_hedged(text, f) for f in _joined(text, found)]


def _measured(text: str, n: Numeral) -> Figure:
    start, end, low, high, magnitude = n.start, n.end, n.low, n.high, n.magnitude
    minus = _MINUS.search(text[max(0, start - 10) : start])
    signed = n.signed
    if minus and high is not None:
        start -= len(minus[0])
        low = high = -low
        signed = True
    money = units.before(text, start)
    if money and money.kind == "money":
        minus_sign = "-" in text[money.start : money.end] or "−" in text[money.start : money.end]
        if minus_sign and high is not None and low > 0:
            low = high = -low
    unit = units.after(text, end)
    if n.literal and magnitude == 1 and (short := short_magnitude(text, end)) and _multiplies(text, short, money, unit):
        end, magnitude = short
        low, high = low * magnitude, None if high is None else high * magnitude
        unit = units.after(text, end)
    if n.sort in ("fold", "times"):
        return Figure(start, end, n.start, end, low, high, "ratio", "times", sort=n.sort)
    kind: QuantityKind = "ratio" if n.sort == "part" else "count"
    made = Figure(
        start, end, n.start, end, low, high, kind, sort=n.sort, magnitude=magnitude, plain=n.plain and magnitude == 1, grouped=n.grouped,
        approximate=n.sort == "vague", signed=signed,
    )  # fmt: skip
    if money:
        made = replace(made, start=money.start, kind="money", unit=money.name, unit_at=_sign(text, money), plain=False)
        if unit and unit.kind == "money" and unit.start - end <= 1 and "dollar" in units.names().get(unit.name, "") and "$" in text[money.start : money.end]:
            made = _with_unit(text, made, unit)
            made = replace(made, start=money.start)
        return _with_per(text, made)
    if unit is None:
        half = _HALF_A.match(text, end)
        unit = units.after(text, half.end() - 1) if half and (n.sort == "part" or text.startswith(" of ", end) and n.sort == "vague") else None
    if unit is not None and _is_unit(text, made, unit):
        made = _with_per(text, _with_unit(text, made, unit))
    return made


_MINUS = re.compile(r"(?<!\w)(?:minus|negative)[\s-]\Z", re.I)
_HALF_A = re.compile(r"\s+(?:an?|of)\s")


def _sign(text: str, money: units.Unit) -> Span:
    end = money.end
    while end > money.start + 1 and text[end - 1] in " \u00a0-−":
        end -= 1
    return Span(money.start, end)


def _multiplies(text: str, short: tuple[int, Decimal], money: units.Unit | None, unit: units.Unit | None) -> bool:
    """Whether letters that touch a number are shorthand for a factor: always with money, else unless a unit has the letters."""
    if money is not None or unit is None or unit.end != short[0]:
        return True
    letter = text[unit.start : unit.end]
    if letter in ("m", "t"):  # "12.3m tonnes", "2.7m combined sales" against "a 5m wall"
        return letter == "m" and _PLURAL_AFTER.match(text, short[0]) is not None
    return letter in ("k", "K", "M", "B", "b")


_PLURAL_AFTER = re.compile(r"\s(?!years|seconds|metres|meters|hurdles|times|is|was|has|across|less)(?:[a-z]+(?:-[a-z]+)?\s(?:and\s[a-z]+\s)?){0,2}(?:[a-z]{3,}(?<!s)s|people|children|women|men)\b")


def _is_unit(text: str, figure: Figure, unit: units.Unit) -> bool:
    """Whether the word after a number is its unit rather than a noun of its own."""
    form = text[unit.start : unit.end].lower()
    if form in ("second", "third") and figure.kind == "ratio":
        return False
    if form in ("point",) and figure.low == 1 and not figure.plain:
        return False
    if figure.sort == "part" and form not in ("percent", "%") and not _HALF_A.match(text, figure.end) and unit.start - figure.end <= 1:
        return text[figure.number_end : unit.start] == "-" or figure.low > 1  # type: ignore[operator]
    if unit.kind == "money" and figure.plain and len(form) == 3 and unit.start > figure.end and re.fullmatch(r"(?:19|20)\d\d", text[figure.number : figure.number_end]):
        return False  # "© 2016 NPR"
    if figure.sort == "vague" and form == "points":
        return True
    return not (form == "stone" and figure.high is not None and figure.high > 40)


def _with_unit(text: str, figure: Figure, unit: units.Unit) -> Figure:
    name, kind = unit.name, unit.kind
    if name == "pound" and _is_money(text, figure, unit):
        name, kind = "GBP", "money"
    return replace(figure, end=unit.end, kind=kind, unit=name, unit_at=Span(unit.start, unit.end), plain=False)


def _is_money(text: str, figure: Figure, unit: units.Unit) -> bool:
    """Whether "pounds" are sterling: large sums, or a text that speaks of prices around the number."""
    if text[unit.start : unit.end].lower() not in ("pound", "pounds") or text[unit.start - 1] == "-":
        return False
    if figure.magnitude >= 1000 or "£" in text:
        return True
    around = text[max(0, figure.start - 60) : unit.end + 40].lower()
    return _PRICES.search(around) is not None


_PRICES = re.compile(r"\b(?:pay|paid|cost|costs|price|prices|fine|fined|worth|spent|spend|sold|bought|earn|earned|salary|wage|fee|bill|raised|donat\w+)\b")


def _with_per(text: str, figure: Figure) -> Figure:
    taken_by = units.per(text, figure.end)
    if taken_by is None or figure.unit is None or figure.kind in ("ratio", "duration") and "per" not in text[figure.end : taken_by[0]]:
        return figure
    end, name = taken_by
    start = figure.unit_at.start if figure.unit_at and figure.unit_at.start >= figure.number_end else figure.end + 1
    return replace(figure, end=end, unit=f"{figure.unit} per {name}", unit_at=Span(min(start, end - 1), end))


# ---------------------------------------------------------------- ranges

_JOINT = re.compile(
    r"(?P<dash>\s?(?:-|–|—|~)\s?)|(?P<to>\s*-?\s?(?:up\s)?to[\s-](?:as\s(?:much|many|high)\sas\s|over\s|about\s|around\s|nearly\s|almost\s|more\sthan\s|perhaps\s)?)"
    r"|(?P<and>\s+and\s+(?:about\s|around\s)?)|(?P<or>\s+or\s+)"
)
_BETWEEN = re.compile(r"\b(?:between|from|ranging from|ranges? from|ranged from|in the range of|anywhere between)\s(?:about\s|around\s|roughly\s|some\s)?\Z", re.I)
_BETWEEN_ONLY = re.compile(r"\bbetween\s(?:the\sages\sof\s)?(?:about\s|around\s|roughly\s|some\s|an estimated\s)?\Z", re.I)


@functools.cache
def _change_before() -> re.Pattern[str]:
    verbs = {row[2] for row in word_table("quantity_changes") if row[1] == "verb"}
    forms = "|".join(sorted((re.escape(f) for v in verbs for f in _past(v)), key=len, reverse=True))
    return re.compile(rf"\b(?:{forms})(?:\s(?:by|about|around|some|another|nearly|almost|more than|just))*\s(?:(?:\w+\s){{0,2}}from\s)?\Z", re.I)


_PASTS = {
    "rise": "rose", "grow": "grew", "fall": "fell", "lose": "lost", "shed": "shed", "sink": "sank", "slide": "slid", "shrink": "shrank",
    "cut": "cut", "leap": "leapt", "shoot": "shot", "dive": "dove",
}  # fmt: skip


def _past(verb: str) -> tuple[str, ...]:
    return verb, verb + "s", verb + "ed", verb + "d", _PASTS.get(verb, verb), verb + verb[-1] + "ed", verb + "ing"


def _joined(text: str, found: list[Figure]) -> list[Figure]:
    out: list[Figure] = []
    for figure in found:
        if out and (joint := _share(text, out[-1], figure) or _joint(text, out[-1], figure)):
            out[-1] = joint
        else:
            if out and (_is_change(text, out[-1]) and _TO.fullmatch(text, out[-1].end, figure.start) or _SUSPENDED.fullmatch(text, out[-1].end, figure.start)):
                out[-1] = _like(out[-1], figure)
            out.append(figure)
    return out


def _is_change(text: str, old: Figure) -> bool:
    """Whether the number is the old level or the size of a change: "climbed from 12 to 15", "rose $2 to $30"."""
    match = _change_before().search(text, max(0, old.start - 48), old.start)
    return match is not None and ("from" in match[0] or old.unit is not None)


def _like(old: Figure, new: Figure) -> Figure:
    """The old level with the unit and the magnitude that only the new one spells out: "from 5 to 7 million tonnes"."""
    if old.unit is not None or new.unit is None or old.low is None or new.low is None or old.ranged:
        return old
    if old.magnitude == 1 and new.magnitude >= 1000 and old.low < 1000 and old.high is not None:
        old = replace(old, low=old.low * new.magnitude, high=old.high * new.magnitude)
    return replace(old, unit=new.unit, unit_at=new.unit_at, kind=new.kind, plain=False)


_TO = re.compile(r"\sto\s")
_SUSPENDED = re.compile(r"-\s(?:and|or)\s")  # "7- or 8-inch"


def _share(text: str, a: Figure, b: Figure) -> Figure | None:
    """ "one in five", "nine out of ten": a ratio."""
    if a.unit is not None or b.unit is not None or not (a.low and b.low and a.high == a.low < b.low == b.high) or a.magnitude != 1:
        return None
    match = _OUT_OF.fullmatch(text, a.end, b.start)
    if match is None or not match[1] and not (a.low == 1 or b.low <= 10):
        return None
    share = a.low / b.low
    return replace(b, start=a.start, number=a.number, low=share, high=share, kind="ratio", sort="part", plain=False, ranged=True)


_OUT_OF = re.compile(r"\s(?:(out\sof(?:\severy)?)|in(?:\severy)?)\s")


def _joint(text: str, a: Figure, b: Figure) -> Figure | None:
    """Two figures as one range ("5-10W", "$10 to $15 billion", "three or four"), or None where they are two figures."""
    if a.ranged or b.start - a.end > 20 or a.low is None or b.low is None or a.sort in ("fold", "times") or b.sort in ("fold", "times"):
        return None
    match = _JOINT.fullmatch(text, a.end, b.start)
    if match is None or not (a.unit is None or b.unit is None or a.unit == b.unit or b.unit.startswith(f"{a.unit} per ")):
        return None
    if a.unit is not None and b.unit is None and not (a.kind == "money" and (a.unit_at is not None and a.unit_at.start < a.number)):
        return None
    low, high = a.low, b.low if b.high is None else b.high
    if a.magnitude == 1 and b.magnitude >= 100 and low < b.low / b.magnitude and not match["and"]:
        low *= b.magnitude
    before = text[max(0, a.start - 32) : a.start]
    if match["and"] and not _BETWEEN_ONLY.search(before):
        return None
    if match["or"] and not (a.unit is None and (low < high <= low * 3 / 2 or high == low + 1) and text[a.end] != "-" and not _sign_first(b)):
        return None
    if a.plain and not b.plain and re.fullmatch(r"(?:19|20)\d\d", text[a.number : a.number_end]) and not match["dash"]:
        return None
    if match["to"] and _is_change(text, a):
        return None
    if low >= high and not (match["dash"] and a.plain and b.plain):
        return None
    if match["dash"] and a.plain and b.plain and (b.unit is None) and len(text[a.number : a.number_end]) > 3 and len(match[0]) == 1 and low >= high:
        return None
    return replace(
        b, start=a.start, number=a.number, low=low, high=high, ranged=True, approximate=a.approximate or b.approximate, plain=a.plain and b.plain,
        kind=b.kind if b.unit is not None else a.kind, unit=b.unit or a.unit, unit_at=b.unit_at if b.unit is not None else a.unit_at,
    )  # fmt: skip


def _sign_first(figure: Figure) -> bool:
    return figure.unit_at is not None and figure.unit_at.start < figure.number


# ---------------------------------------------------------------- hedges


@functools.cache
def _hedges() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    rows = word_table("quantity_hedges")
    effect = {row[2].lower() + ("\0" if row[0] == "after" else ""): row[1] for row in rows}
    before = "|".join(re.escape(row[2]).replace(r"\ ", r"\s+") for row in rows if row[0] == "before")
    after = "|".join(sorted((re.escape(row[2]).replace(r"\ ", r"\s+") for row in rows if row[0] == "after"), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{before})[\s-]*\Z", re.I), re.compile(rf"\s?-?(?:{after})(?!\w|(?<=up)\sto\b)", re.I), effect


def _hedged(text: str, figure: Figure) -> Figure:
    """The figure with the words before and after it that say how firmly it is meant."""
    before, _, effect = _hedges()
    start = figure.start
    for _ in range(3):
        window = max(0, start - 30)
        match = before.search(text[window:start])
        if match is None:
            break
        hedge = re.sub(r"\s+", " ", match[0].strip(" -\n\t\u00a0").lower())
        what = effect.get(hedge, "plain")
        start = window + match.start()
        if what != "plain":
            figure = bounded(replace(figure, start=start), what)
    return after_hedge(text, figure)


def after_hedge(text: str, figure: Figure) -> Figure:
    """The figure with a hedge that follows it ("or more", "-plus")."""
    _, after, effect = _hedges()
    match = after.match(text, figure.end)
    if match is None:
        return figure
    hedge = re.sub(r"\s+", " ", match[0].strip().lower())
    what = effect.get(hedge + "\0") or effect.get(hedge.strip("-") + "\0", "plain")
    return bounded(replace(figure, end=match.end()), what)


def bounded(figure: Figure, what: str) -> Figure:
    """The figure's interval opened or loosened by a hedge; a looser hedge never closes what a firmer one opened."""
    if what == "about":
        return replace(figure, approximate=True, bound=figure.bound or what)
    if figure.bound not in (None, "about") or figure.ranged and what in ("at least", "more"):
        return figure
    if what in ("at least", "more"):
        return replace(figure, high=None, bound=what)
    return replace(figure, low=None, high=figure.high if figure.high is not None else figure.low, bound=what)

