"""Figures of a text before its grammar is looked at: a number with the unit beside it, from the characters alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from tellings.annotate import quantity_units as units
from tellings.annotate.quantity_numbers import Numeral, numerals, short_magnitude
from tellings.annotate.quantity_traps import taken
from tellings.model import QuantityKind, Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, hedge and range: ``[start, end)`` is all of it, ``[number, number_end)`` the digits or words alone.

    ``sort`` and ``magnitude`` are the numeral's; ``plain`` are bare whole digits, what may be a year or a label; ``grouped`` a lone
    point that may be one of thousands. ``bound`` is what a hedge made of the number, ``ranged`` whether two numbers were joined.
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

    def written(self, text: str) -> str:
        """The number's own characters."""
        return text[self.number : self.number_end]

    @property
    def sign_first(self) -> bool:
        """Whether the unit stands before the number ("$5")."""
        return self.unit_at is not None and self.unit_at.start < self.number


def single_figures(text: str) -> list[Figure]:
    """Each number of a text with its unit, in order; ranges are still two figures, hedges not read."""
    return [_measured(text, n) for n in numerals(text, taken(text, units.before_pattern()))]


def _measured(text: str, n: Numeral) -> Figure:
    figure = _numbered(text, n)
    if n.sort in ("fold", "times"):
        return replace(figure, kind="ratio", unit="times")
    money = units.before(text, figure.start)
    figure = _multiplied(text, figure, n, money)
    unit = units.after(text, figure.end)
    if money is not None:
        return _with_per(text, _paid(text, figure, money, unit))
    unit = unit or _unit_apart(text, figure) or (_unknown_unit(text, figure) if n.literal else None)
    if unit is None or not _is_unit(text, figure, unit):
        return figure
    return _with_per(text, _with_unit(text, figure, unit))


def _numbered(text: str, n: Numeral) -> Figure:
    """The numeral as a figure, with the "minus" before it."""
    figure = Figure(
        start=n.start,
        end=n.end,
        number=n.start,
        number_end=n.end,
        low=n.low,
        high=n.high,
        kind="ratio" if n.sort == "part" else "count",
        sort=n.sort,
        magnitude=n.magnitude,
        plain=n.plain,
        grouped=n.grouped,
        approximate=n.sort == "vague",
        signed=n.signed,
    )
    minus = _MINUS.search(text, max(0, n.start - 10), n.start)
    if minus is None or n.high is None:
        return figure
    return replace(figure, start=minus.start(), low=-n.low, high=-n.low, signed=True)


_MINUS = re.compile(r"(?<!\w)(?:minus|negative)[\s-]\Z", re.I)


def _multiplied(text: str, figure: Figure, n: Numeral, money: units.Unit | None) -> Figure:
    """The figure with the shorthand that touches its digits ("5m", "40bn") taken for a factor, where it is one."""
    short = short_magnitude(text, figure.end) if n.literal and n.magnitude == 1 else None
    if short is None or (money is None and not _is_factor(text, short[0], units.after(text, figure.end))):
        return figure
    end, factor = short
    return replace(
        figure, end=end, number_end=end, low=n.low * factor, high=n.low * factor, magnitude=factor, plain=False
    )


def _is_factor(text: str, end: int, unit: units.Unit | None) -> bool:
    """Whether letters up to ``end`` are a factor and not the unit that they may be: "12.3m tonnes" against "a 5m wall"."""
    if unit is None or unit.end != end:
        return True
    letter = text[unit.start : unit.end]
    return letter in ("k", "K", "M", "B", "b") or (letter == "m" and _PLURAL_AFTER.match(text, end) is not None)


_PLURAL_AFTER = re.compile(
    r"\s(?!years|seconds|metres|meters|hurdles|times|is|was|has|across|less)(?:[a-z]+(?:-[a-z]+)?\s(?:and\s[a-z]+\s)?){0,2}"
    r"(?:[a-z]{3,}(?<!s)s|people|children|women|men)\b"
)


def _paid(text: str, figure: Figure, money: units.Unit, unit: units.Unit | None) -> Figure:
    """The figure as money by the sign before it; "$5 million Canadian dollars" by the name after it."""
    sign = text[money.start : money.end]
    if re.search("[-−]", sign) and figure.high is not None and figure.low is not None and figure.low > 0:
        figure = replace(figure, low=-figure.low, high=-figure.low)
    at = Span(money.start, money.start + len(sign.rstrip(" \u00a0-−")))
    figure = replace(figure, start=money.start, kind="money", unit=money.name, unit_at=at, plain=False)
    named = unit is not None and unit.start - figure.end <= 1 and "dollar" in units.names().get(unit.name, "")
    if unit is not None and named and "$" in sign:
        figure = replace(_with_unit(text, figure, unit), start=money.start)
    return figure


def _unit_apart(text: str, figure: Figure) -> units.Unit | None:
    """The unit after "a" or "of": "half a mile", "tens of millions of euros"."""
    apart = _APART.match(text, figure.end)
    if apart is None or (figure.sort != "part" and not (figure.sort == "vague" and apart[1] == "of")):
        return None
    return units.after(text, apart.end() - 1)


_APART = re.compile(r"\s+(an?|of)\s")


def _unknown_unit(text: str, figure: Figure) -> units.Unit | None:
    """Letters that touch a number are some unit, even an unknown one: "30fps"."""
    match = _UNKNOWN.match(text, figure.end)
    return units.Unit(match.start(), match.end(), match[0], "measure") if match else None


_UNKNOWN = re.compile(r"(?!am|pm|th|st|nd|rd|yo)[A-Za-zµμΩ]{2,5}(?![\w-])")


def _is_unit(text: str, figure: Figure, unit: units.Unit) -> bool:
    """Whether the word after a number is its unit rather than a noun of its own."""
    form = text[unit.start : unit.end].lower()
    if figure.sort == "part" and unit.start - figure.end <= 1 and form not in ("percent", "%"):
        return text[figure.number_end : unit.start] == "-"  # "half-mile", but "a third person"
    if form == "second" and (_YEAR.fullmatch(figure.written(text)) or _SECOND.match(text, unit.end)):
        return False  # "the 1988 second quarter"
    if form == "point" and figure.low == 1 and not figure.plain:
        return False  # "at one point"
    if unit.kind == "money" and len(form) == 3 and unit.start > figure.end and _YEAR.fullmatch(figure.written(text)):
        return False  # "2016 USD" may be, "© 2016 NPR" is not
    return not (form == "stone" and figure.high is not None and figure.high > 40)


_SECOND = re.compile(r"\s(?:quarter|half|round|term|time|place)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")


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
    return _PRICES.search(text, max(0, figure.start - 60), unit.end + 40) is not None


_PRICES = re.compile(
    r"\b(?:pay|paid|costs?|prices?|fined?|worth|spen[dt]|sold|bought|earn(?:ed)?|salary|wage|fee|bill|raised|donat\w+)\b",
    re.I,
)


def _with_per(text: str, figure: Figure) -> Figure:
    """The figure with what it is taken by: "$82 per share", "800,000 barrels a day"."""
    by = units.per(text, figure.end)
    if by is None or figure.unit is None:
        return figure
    end, name = by
    if figure.kind in ("ratio", "duration") and "per" not in text[figure.end : end]:
        return figure
    own = figure.unit_at is not None and not figure.sign_first
    start = figure.unit_at.start if own and figure.unit_at is not None else figure.end + 1
    return replace(figure, end=end, unit=f"{figure.unit} per {name}", unit_at=Span(min(start, end - 1), end))
