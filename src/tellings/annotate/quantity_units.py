"""Units and currencies beside a number: what they are called, in one form."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from tellings.annotate.quantity_words import word_set
from tellings.model import QuantityKind
from tellings.weights import word_table


class Unit(NamedTuple):
    """A unit as written at ``[start, end)``; ``name`` is its singular English name or ISO 4217 code."""

    start: int
    end: int
    name: str
    kind: QuantityKind


class _Known(NamedTuple):
    name: str
    kind: QuantityKind


@functools.cache
def _symbols() -> dict[str, _Known]:
    """Case-sensitive symbols after a number; the first unit listed for a symbol keeps it."""
    known: dict[str, _Known] = {}
    for kind, name, symbols, _ in _unit_rows():
        for symbol in symbols.split():
            known.setdefault(symbol, _Known(name, kind))
    for code, _, symbols, _ in word_table("quantity_currencies"):
        for symbol in symbols.split():
            known.setdefault(symbol, _Known(code, "money"))
    return known


@functools.cache
def _signs() -> dict[str, str]:
    """Signs and codes before a number, each with its currency code."""
    known: dict[str, str] = {"PS": "GBP"}  # what conversions to ASCII make of the pound sign
    for code, _, symbols, _ in word_table("quantity_currencies"):
        for symbol in symbols.split():
            if symbol not in ("Ft", "kn", "zł", "Kč"):
                known.setdefault(symbol, code)
    return known


@functools.cache
def _words() -> dict[str, _Known]:
    """Lower-cased words after a number."""
    known: dict[str, _Known] = {}
    for code, _, _, words in word_table("quantity_currencies"):
        for word in words.split("|"):
            known.setdefault(word.lower(), _Known(code, "money"))
    for kind, name, _, words in _unit_rows():
        for word in words.split("|"):
            known.setdefault(word.lower(), _Known(name, kind))
    return known


def _unit_rows() -> list[tuple[QuantityKind, str, str, str]]:
    return [(row[0], row[1], row[2], row[3]) for row in word_table("quantity_units")]  # type: ignore[misc]


@functools.cache
def before_pattern() -> str:
    """A pattern (text) of the currency signs and codes that stand before a number."""
    return "|".join(re.escape(sign) for sign in sorted(_signs(), key=len, reverse=True))


@functools.cache
def names() -> dict[str, str]:
    """The singular English name of each currency code."""
    return {row[0]: row[1] for row in word_table("quantity_currencies")}


def _alternation(forms: dict[str, _Known]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"[\s-]") for form in sorted(forms, key=len, reverse=True))


@functools.cache
def _after_pattern() -> re.Pattern[str]:
    symbols = {s: k for s, k in _symbols().items() if len(s) > 1 or not s.isalpha()}
    single = "".join(s for s in _symbols() if len(s) == 1 and s.isalpha())
    return re.compile(
        rf"(?:[\s\u00a0]|[-–]|\s?-\s?)?(?:(?P<word>(?i:{_alternation(_words())}))(?![\w’'](?!s\b)|-(?:old|long)\w*\b(?<=x))"
        rf"|(?P<symbol>{_alternation(symbols)})(?!\w))"
        rf"|[\s\u00a0]?(?P<letter>[{re.escape(single)}])(?![\w.’'&-]|\s?\d)"
    )


@functools.cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![A-Za-z])(?:(?P<us>US|HK|S|C|NZ|NT)\s)?(?P<sign>{before_pattern()})[\s\u00a0]?(?P<minus>[-−])?\Z"
    )


_PREFIXED = {"US": "USD", "HK": "HKD", "S": "SGD", "C": "CAD", "NZ": "NZD", "NT": "TWD"}


def before(text: str, at: int) -> Unit | None:
    """The currency sign that ends at ``at``."""
    match = _before().search(text[max(0, at - 10) : at])
    if not match:
        return None
    shift = max(0, at - 10)
    sign = match["sign"]
    if match["us"] and sign == "$":
        return Unit(shift + match.start(), shift + match.end(), _PREFIXED[match["us"]], "money")
    return Unit(shift + match.start("sign"), shift + match.end(), _signs()[sign], "money")


def after(text: str, at: int) -> Unit | None:
    """The unit whose expression starts at ``at``, right after a number (a space or a hyphen may lie between)."""
    match = _after_pattern().match(text, at)
    if not match:
        return None
    group = "word" if match["word"] else "symbol" if match["symbol"] else "letter"
    form = match[group]
    if group == "letter" and match.start("letter") > at and form not in "mgWVhtlLFCK":
        return None
    known = (
        _words()[re.sub(r"[\s-]", " ", form).lower()]
        if group == "word" and re.sub(r"[\s-]", " ", form).lower() in _words()
        else None
    )
    known = known or _words().get(form.lower()) or _symbols()[form]
    return Unit(match.start(group), match.end(), known.name, known.kind)


_PER = re.compile(
    r"\s?(?:/|(?:\s|-)(?:per|a|an|each|every)(?:\s|-))\s?(?P<gap>[A-Z]\w+\s)?(?P<of>(?:square|cubic|sq|cu)[\s-])?(?P<noun>[A-Za-z]+)(?!\s(?:ago|earlier|before|later|after|hence|old|apart)\b|(?<=year|week)\ssince\b|(?<=month)\ssince\b|-old)"
)
_PER_SHORT = {
    "s": "second",
    "h": "hour",
    "hr": "hour",
    "day": "day",
    "kg": "kilogram",
    "km": "kilometre",
    "m2": "square metre",
    "l": "litre",
    "sq": "square",
}


def per(text: str, at: int) -> tuple[int, str] | None:
    """The end and the name of what a measure is taken by ("per share", "a year", "/km") when it stands at ``at``."""
    match = _PER.match(text, at)
    if not match:
        return None
    word = match["noun"].lower()
    joint = text[at : match.start("noun")]
    known = _words().get(word)
    if "per" in joint or "/" in joint:
        if match["gap"] and known is None and word not in word_set("per"):
            return (match.end("gap") - 1, singular(match["gap"].strip().lower()))
        name = known.name if known else _PER_SHORT.get(word, singular(word))
    elif word in word_set("per"):
        name = known.name if known and known.kind != "money" else word
    else:
        return None
    of = (match["of"] or "").strip(" -")
    return match.end(), f"{_OF.get(of, of)} {name}".strip()


_OF = {"sq": "square", "cu": "cubic"}
_IRREGULAR = {
    "buses": "bus",
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "lives": "life",
    "wives": "wife",
    "policemen": "policeman",
}


def singular(noun: str) -> str:
    """The singular of an English noun, for names of units; words that look singular stay as they are."""
    low = noun.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("men") and len(low) > 4:
        return noun[:-2] + "an"
    if low.endswith("ies") and len(low) > 4:
        return noun[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3 else noun
