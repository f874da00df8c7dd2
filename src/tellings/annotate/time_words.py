"""The words of a text as classes that rules for time expressions can be written over.

Every word, number or mark of the text becomes one character that stands for its class ("M" for the name of a month, say), so that a
grammar over a whole text is one regular expression over a short string. Classes and their words are data (``time_words.txt``); the
classes that are patterns rather than words (numbers, clock times, years) are made here.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import msgspec

from tellings.weights import word_table

#: Classes that no word list holds: what numbers and marks are.
PATTERNS = (
    "OTHER MARK BREAK DAYNUM YEAR COUNT DECIMAL DAYTH YEAR2 DECADE CLOCK AMPM ISO NUMERIC POSS HYPHEN COMMA DOT SLASH PAREN CURRENCY "
    "HOLIDAY MOVING QUARTERTH OCLOCK FRACTION"
).split()

#: A class whose words are times only with a capital letter ("may", "march", "sun" are ordinary words).
CAPITAL = {"MONTH", "MONTH_SHORT", "WEEKDAY", "WEEKDAYS", "WEEKDAY_SHORT"}

#: Digits or number words beyond this many count no time.
LONGEST = 12

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class Words(msgspec.Struct, frozen=True):
    """The words of a text: one class character each, where each starts and ends, and what it means."""

    classes: str
    starts: list[int]
    ends: list[int]
    values: list[str]


@functools.cache
def _holidays() -> dict[str, str]:
    return {row[0]: row[1] for row in word_table("time_holidays")}


@functools.cache
def _vocabulary() -> dict[str, tuple[str, str]]:
    """Class and value of every word as it may be written: small, with a capital, in capitals."""
    out: dict[str, tuple[str, str]] = {}
    for word, name, value in word_table("time_words"):
        for written in (word, word.capitalize(), word.upper()):
            if name not in CAPITAL or written != word:
                out[written] = name, value
    for word, (name, _) in list(out.items()):
        if name == "ZONE" and not word.isupper():
            del out[word]
    return out


@functools.cache
def letters() -> dict[str, str]:
    """The character that stands for each class."""
    names = [*PATTERNS, *dict.fromkeys(name for name, _ in _vocabulary().values())]
    names = list(dict.fromkeys(names))
    return {name: chr(0x100 + i) for i, name in enumerate(names)}


@functools.cache
def _word() -> re.Pattern[str]:
    holidays = "|".join(re.escape(name) for name in sorted(_holidays(), key=len, reverse=True))
    return re.compile(
        rf"""
        (?P<letters>\b(?=[A-Z])(?:{holidays})\b | \b[ap]\.[ ]?m\.? | \b[QH][1-4]\b | o['’]clock\b | [^\W\d_]+)
        | (?P<iso>\b\d{{4}}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
        | (?P<numeric>\b\d{{1,2}}([/.])\d{{1,2}}\4(?:\d{{4}}|\d\d)(?![\w/]))
        | (?P<clock>\b\d{{1,2}}(?::\d\d(?::\d\d)?(?![\w:])|\.\d\d(?=[ ]?[ap]\.?m\b)))
        | (?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?(?P<suffix>(?:st|nd|rd|th|s)\b)?)
        | (?P<short>['’]\d\ds?\b)
        | (?P<poss>['’]s\b|['’])
        | (?P<gap>\n[ \t\r]*\n\s*|(?<=[.!?:"”])[ \t\r]*\n\s*)
        | (?P<mark>[^\w\s])
        """,
        re.VERBOSE,
    )


def _number(text: str, suffix: str | None) -> tuple[str, str]:
    """The class and value of digits."""
    digits = text[: -len(suffix)] if suffix else text
    if len(digits) > LONGEST:
        return "OTHER", text
    if suffix == "s":
        return ("DECADE", digits) if len(digits) in (2, 4) and digits[-1] == "0" else ("OTHER", text)
    if suffix:
        return ("DAYTH", digits) if digits.isdigit() and len(digits) <= 2 else ("OTHER", text)
    if "." in digits:
        return "DECIMAL", digits.replace(",", "")
    if len(digits) == 4 and "1000" <= digits <= "2100":
        return "YEAR", digits
    if len(digits) <= 2 and 1 <= int(digits) <= 31:
        return "DAYNUM", digits
    return "COUNT", digits.replace(",", "")


_MARKS = {"-": "HYPHEN", "‐": "HYPHEN", "‑": "HYPHEN", "–": "HYPHEN", ",": "COMMA", ".": "DOT", "/": "SLASH", "(": "PAREN",
          "$": "CURRENCY", "£": "CURRENCY", "€": "CURRENCY", "#": "CURRENCY", "¥": "CURRENCY"}  # fmt: skip


def _classify(match: re.Match[str]) -> tuple[str, str]:
    """The class and value of one word, number or mark."""
    text = match[0]
    match match.lastgroup:
        case "letters":
            if text in _FRACTIONS:
                return "FRACTION", str(_FRACTIONS[text])
            low = text.lower()
            if text in _holidays():
                return ("MOVING" if _holidays()[text] == "moves" else "HOLIDAY"), _holidays()[text]
            if low[0] in "ap" and low.replace(".", "").replace(" ", "") in ("am", "pm"):
                return "AMPM", low[0]
            if len(text) == 2 and text[0] in "QH" and text[1].isdigit():
                return "QUARTERTH", text
            return ("OCLOCK", text) if low.endswith("clock") and low[0] == "o" and len(low) == 7 else ("OTHER", text)
        case "iso":
            return "ISO", text
        case "numeric":
            return "NUMERIC", text
        case "clock":
            return "CLOCK", text.replace(".", ":")
        case "number" | "suffix":
            if match.start() and match.string[match.start() - 1].isalpha():
                return "OTHER", text  # "site2017.example", "B52"
            return _number(text, match["suffix"])
        case "short":
            return ("DECADE", text[1:3]) if text.endswith("s") else ("YEAR2", text[1:])
        case "poss":
            return "POSS", text
        case "gap":
            return "BREAK", text
        case _:
            return _MARKS.get(text, "MARK"), text


@functools.cache
def names() -> dict[str, str]:
    """The class that each character stands for."""
    return {letter: name for name, letter in letters().items()}


def read_words(text: str) -> Words:
    """The words of a text with their classes; numbers in words are one number ("twenty four", "nineteen ninety-six")."""
    letter = letters()
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[str] = []
    known = _vocabulary()
    for match in _word().finditer(text):
        name, value = known.get(match[0]) or _classify(match)
        start, end = match.span()
        classes.append(letter[name])
        starts.append(start)
        ends.append(end)
        values.append(value)
    return _with_numbers(Words("".join(classes), starts, ends, values))


@functools.cache
def _runs() -> re.Pattern[str]:
    n, hyphen, both, ordinal = (letters()[name] for name in ("NUMBER", "HYPHEN", "AND", "ORDINAL"))
    a = letters()["A"]
    return re.compile(f"(?:{a}(?={n}))?{n}(?:{hyphen}?{n}|{both}{n})*(?:{hyphen}?{ordinal})?")


def _with_numbers(words: Words) -> Words:
    """Runs of number words made one word each."""
    joined: list[tuple[str, int, int, str]] = []
    at = 0
    for start, end in _number_runs(words):
        joined += zip(
            words.classes[at:start], words.starts[at:start], words.ends[at:start], words.values[at:start], strict=True
        )
        name, value = _compose(words, start, end)
        joined.append((letters()[name], words.starts[start], words.ends[end - 1], value))
        at = end
    if at == 0:
        return words
    joined += zip(words.classes[at:], words.starts[at:], words.ends[at:], words.values[at:], strict=True)
    classes, starts, ends, values = zip(*joined, strict=True)
    return Words("".join(classes), list(starts), list(ends), list(values))


def _number_runs(words: Words) -> Iterator[tuple[int, int]]:
    """Where a run of number words begins and ends; "one and two" is two numbers, "a hundred and two" one."""
    number, both, a = letters()["NUMBER"], letters()["AND"], letters()["A"]
    for match in _runs().finditer(words.classes):
        start, end = match.span()
        if words.classes[start] == a and int(words.values[start + 1]) < 100:
            start += 1
        for i in range(start, end):
            if words.classes[i] == both and (words.classes[i - 1] != number or int(words.values[i - 1]) < 100):
                if i > start:
                    yield start, i
                start = i + 1
        if start < end:
            yield start, end


def _compose(words: Words, start: int, end: int) -> tuple[str, str]:
    """The class and value of a run of number words."""
    number, ordinal = letters()["NUMBER"], letters()["ORDINAL"]
    if end - start > LONGEST:
        return "OTHER", ""
    parts = [int(words.values[i]) for i in range(start, end) if words.classes[i] in (number, ordinal)]
    if words.classes[end - 1] == ordinal:
        if len(parts) == 1:
            return "ORDINAL", str(parts[0])
        return ("ORDINAL", str(sum(parts))) if parts[-2] < 100 else ("OTHER", "")
    if len(parts) >= 2 and parts[0] in (18, 19, 20) and 10 <= parts[1] < 100:
        return "YEAR", str(parts[0] * 100 + sum(parts[1:]))
    total = current = 0
    for part in parts:
        if part == 100:
            current = max(current, 1) * 100
        elif part >= 1000:
            total += max(current, 1) * part
            current = 0
        else:
            current += part
    return "NUMBER", str(total + current)
