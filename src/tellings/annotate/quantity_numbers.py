"""Numerals in running text: digits of several countries, words, fractions, magnitudes and vague numbers, with exact values."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from tellings.weights import word_table

Sort = Literal["exact", "vague", "part", "fold", "times"]


class Numeral(NamedTuple):
    """A number as written: ``[start, end)`` in the text and its values.

    ``low`` and ``high`` are equal for an exact number; ``high`` is None for an open one ("dozens"). ``magnitude`` is the factor that
    came last ("million"), 1 without; ``factor`` the number it multiplied. ``literal`` is whether it is in digits, ``grouped``
    whether a lone point may be one of thousands ("1.200"), ``signed`` whether a sign stands before it.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    sort: Sort = "exact"
    magnitude: Decimal = Decimal(1)
    literal: bool = False
    grouped: bool = False
    signed: bool = False

    @property
    def plain(self) -> bool:
        """Digits alone, whole and without a separator: what may be a year or a name's number."""
        return self.literal and self.magnitude == 1 and self.low == self.low.to_integral() and not self.signed


class _Atom(NamedTuple):
    start: int
    end: int
    sort: str
    value: Decimal
    literal: bool = False
    grouped: bool = False
    signed: bool = False


_DIGITS = (
    r"\d+(?:\.\d+)?\s?[×x]\s?10(?:\^|\*\*)?[-−]?\d{1,3}(?!\w)"  # 2.5×10−8
    r"|\d+[ -]\d{1,2}[/⁄]\d{1,2}(?![\d/⁄])"  # 2 1/2
    r"|\d{1,2}[/⁄]\d{1,3}(?![\d/⁄])"  # 1/16
    r"|\d*[½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘]"
    r"|\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?(?!\d|,\d)"  # 1,234.5 and 1,00,000
    r"|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?!\d)"  # 1.234.567,8
    r"|\d{1,3}\.\d{3},\d{1,2}(?!\d)"  # 1.234,50
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d{1,2})?(?![\d,.]\d|\d)"  # 40 000
    r"|\d+,\d{1,2}(?![\d,])"  # 12,5
    r"|\d+(?:\.\d+)*"
    r"|(?<![\w.])\.\d+"
)
#: Shorthand that multiplies when it touches the digits ("$13.6M", "25k"); a unit's symbol may claim it instead (see quantity_units).
_SHORT = {
    "k": 10**3,
    "K": 10**3,
    "m": 10**6,
    "M": 10**6,
    "mm": 10**6,
    "MM": 10**6,
    "b": 10**9,
    "B": 10**9,
    "t": 10**12,
    "T": 10**12,
}
_GLYPHS = {
    "½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
    "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
}  # fmt: skip
_GAP = re.compile(r"(?:\s|-)?\Z|\s+and\s+\Z|\s?-\s?\Z")


@functools.cache
def words() -> dict[str, tuple[str, Decimal]]:
    """Each number word with its sort and value."""
    return {
        row[0]: (row[1], Decimal(row[2]))
        for row in word_table("quantity_numbers")
        if row[1] not in ("slang", "ordinal")
    }


@functools.cache
def pattern() -> re.Pattern[str]:
    """The one pass over a text: digits (``d``), number words (``w``)."""
    known = sorted(words(), key=len, reverse=True)
    return re.compile(
        rf"(?P<d>(?<![\w.,/])[-−–]?(?:{_DIGITS})|(?<=[^\W\d_])\d[\d,.]*\d|(?<=[^\W\d_])\d)|\b(?P<w>{'|'.join(known)})\b",
        re.I,
    )


def short_magnitude(text: str, at: int) -> tuple[int, Decimal] | None:
    """The end and the factor of shorthand that touches a number ending at ``at`` ("5m", "5bn"), None where there is none."""
    match = _SUFFIX.match(text, at)
    if not match:
        return None
    word = match[1]
    if word in _SHORT:
        return match.end(), Decimal(_SHORT[word])
    sort, value = words()[word.lower()]
    return (match.end(), value) if sort == "magnitude" else None


_SUFFIX = re.compile(
    r"(k|K|mm|MM|m|M|b|B|t|T|(?i:bn|bln|mln|mil|mio|mn|tn|trn|trln|million|billion|trillion))(?![\w²³/])"
)


def literal_value(digits: str) -> Decimal:
    """The value of a number in digits, whatever country wrote it; a lone point before three digits is a decimal point."""
    digits = re.sub(r"[ \u00a0\u2009\u202f](?=\d{3}(?!\d))", "", digits.strip()).replace("−", "-").replace("–", "-")
    sign = -1 if digits.startswith("-") else 1
    digits = digits.lstrip("-")
    power = re.fullmatch(r"([\d.]+)\s?[×x]\s?10(?:\^|\*\*)?(-?\d{1,3})", digits)
    if power:
        return sign * Decimal(power[1]).scaleb(int(power[2]))
    if digits[-1] in _GLYPHS:
        over, under = _GLYPHS[digits[-1]]
        return sign * (Decimal(digits[:-1] or 0) + Decimal(over) / Decimal(under))
    mixed = re.fullmatch(r"(?:(\d+)[ -])?(\d+)[/⁄](\d+)", digits)
    if mixed:
        under = int(mixed[3]) or 1
        return sign * (Decimal(mixed[1] or 0) + Decimal(mixed[2]) / Decimal(under))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d+", digits):
        return sign * Decimal(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        return sign * Decimal(digits.replace(",", "."))
    whole = digits.replace(",", "")
    return sign * Decimal(whole if whole.count(".") <= 1 else whole.replace(".", ""))


def numerals(text: str, skip: Callable[[int, int], bool]) -> Iterator[Numeral]:
    """The numbers of a text, left to right; ``skip(start, end)`` says where characters are taken by something that is no number."""
    atoms = [a for m in pattern().finditer(text) if not skip(m.start(), m.end()) for a in _atom(text, m)]
    at = 0
    while at < len(atoms):
        made, at = _numeral(text, atoms, at)
        if made is not None:
            yield made


def _atom(text: str, match: re.Match[str]) -> Iterator[_Atom]:
    start, end = match.span()
    if match["w"]:
        sort, value = words()[match["w"].lower()]
        yield _Atom(start, end, sort, value)
        return
    digits = match["d"].rstrip(".,") if match["d"][-1] in ".," else match["d"]
    end = start + len(digits)
    signed = digits[0] in "-−–"
    if signed and start and text[start - 1] not in " \t\n\u00a0([$€£=~":
        digits, start, signed = digits[1:], start + 1, False
    grouped = re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", digits) is not None
    yield _Atom(start, end, "small", literal_value(digits), literal=True, grouped=grouped, signed=signed)


def _touch(text: str, left: _Atom | Numeral, right: _Atom) -> bool:
    return right.start - left.end <= 6 and _GAP.match(text[left.end : right.start]) is not None


def _numeral(text: str, atoms: list[_Atom], at: int) -> tuple[Numeral | None, int]:
    """The numeral that starts at an atom, and the index of the first atom after it."""
    first = atoms[at]
    rest = atoms[at + 1] if at + 1 < len(atoms) and _touch(text, first, atoms[at + 1]) else None
    if first.sort in ("fold", "times"):
        return Numeral(
            first.start, first.end, first.value, first.value, "fold" if first.sort == "fold" else "times"
        ), at + 1
    if first.sort == "part":
        return _part(text, atoms, at)
    if first.sort == "plural":
        return _plural(text, atoms, at)
    if first.sort == "vague":
        return _vague(text, atoms, at)
    if rest is not None and rest.sort == "part" and rest.value > 2 and not first.literal and first.sort == "small":
        if rest.value == 4 and not _is_quarter(text, first, rest):
            return _composed(text, atoms, at)
        if first.value != 1 and not text[rest.start : rest.end].lower().endswith("s"):
            return _composed(text, atoms, at)
        share = first.value / rest.value
        return Numeral(first.start, rest.end, share, share, "part"), at + 2
    if (
        rest is not None
        and rest.sort == "part"
        and rest.value == 2
        and first.value == 1
        and "and" not in text[first.end : rest.start]
    ):
        return Numeral(first.start, rest.end, Decimal("0.5"), Decimal("0.5"), "part"), at + 2
    return _composed(text, atoms, at)


def _is_quarter(text: str, count: _Atom, quarter: _Atom) -> bool:
    """Whether "three quarters" are a share rather than nine months."""
    return text[count.end] == "-" or text.startswith(" of ", quarter.end)


def _composed(text: str, atoms: list[_Atom], at: int) -> tuple[Numeral, int]:
    """Words and digits put together by rule: "two hundred and fifty thousand", "40,000 million", "two and a half million"."""
    first = atoms[at]
    start = _with_article(text, first.start) if first.sort == "magnitude" else first.start
    total, current, factor, end = Decimal(0), Decimal(0), Decimal(1), first.end
    if first.sort == "magnitude":
        current, factor = first.value, first.value
    else:
        current = first.value
    literal, last = first.literal, first
    at += 1
    if first.literal:
        short = short_magnitude(text, first.end)
        if short and not (at < len(atoms) and atoms[at].start < short[0] and atoms[at].sort == "magnitude"):
            return Numeral(
                start, first.end, current, current, literal=True, signed=first.signed, grouped=first.grouped
            ), at
    while at < len(atoms):
        atom = atoms[at]
        gap = text[last.end : atom.start]
        if gap == " point " and atom.sort == "small" and atom.value < 10 and not literal and not total:
            current, last, end = current + atom.value / 10, atom, atom.end  # "one point six billion"
            at += 1
            continue
        if re.fullmatch(r"\s+and\s+a\s+", gap) and atom.sort == "part" and current < 1000 and not total:
            current += 1 / atom.value
        elif not _touch(text, last, atom):
            break
        elif atom.sort == "magnitude":
            if "and" in gap or (last.sort == "magnitude" and last.value > atom.value):
                break
            factor = atom.value if atom.value >= 1000 else factor
            if current < 1000 and atom.value == 100 and current:
                current *= 100
            elif not literal and atom.value >= 1000 and current < 1000:
                total += current * atom.value
                current = Decimal(0)
            else:
                current *= atom.value
        elif atom.sort == "small" and not atom.literal and not literal and _continues(last, atom, gap):
            current += atom.value
        else:
            break
        end, last = atom.end, atom
        at += 1
    value = total + current
    return Numeral(start, end, value, value, "exact", factor, literal, first.grouped, first.signed), at


def _continues(last: _Atom, atom: _Atom, gap: str) -> bool:
    """Whether a small number word goes on with the number before it: "twenty|-five", "two hundred| and fifty"."""
    if last.sort == "small":
        return "and" not in gap and last.value >= 20 and last.value % 10 == 0 and 0 < atom.value < 10
    return last.sort == "magnitude" and last.value != 12 and (last.value == 100 or "and" in gap or "," not in gap)


def _with_article(text: str, start: int) -> int:
    """The start of "a" or "an" before a number word ("a million", "half a dozen"), else the word's own."""
    match = _ARTICLE.search(text, max(0, start - 4), start)
    return match.start() if match else start


_ARTICLE = re.compile(r"(?<![\w.])an?[\s-]+\Z", re.I)


def _ends_article(text: str, start: int) -> bool:
    return _ARTICLE.search(text[max(0, start - 4) : start]) is not None


def _part(text: str, atoms: list[_Atom], at: int) -> tuple[Numeral | None, int]:
    """A fraction in words: "a third", "half a million", "half the", "a quarter of a million"; None for ordinals and the like."""
    atom = atoms[at]
    article = text[max(0, atom.start - 4) : atom.start]
    has_article = re.search(r"(?<!\w)an?\s\Z", article, re.I) is not None
    start = atom.start - len(re.search(r"an?\s\Z", article, re.I)[0]) if has_article else atom.start  # type: ignore[index]
    share = 1 / atom.value
    after = re.compile(r"(?:\s+(?:of\s+)?an?\s+|[\s-])\Z")
    nxt = atoms[at + 1] if at + 1 < len(atoms) else None
    if (
        nxt is not None
        and nxt.sort == "magnitude"
        and (atom.value == 2 or has_article)
        and after.match(text[atom.end : nxt.start])
    ):
        value = nxt.value * share
        return Numeral(start, nxt.end, value, value, "exact", nxt.value), at + 2
    if atom.value == 2:
        follows = _HALF.match(text, atom.end)
        before = _BEFORE_HALF.search(text[max(0, atom.start - 24) : atom.start])
        if has_article and not text.startswith(" of", atom.end):
            return None, at + 1
        if (follows or before) and not _ONE_HALF.search(text, max(0, atom.start - 10), atom.start):
            return Numeral(start, atom.end, share, share, "part"), at + 1
        return None, at + 1
    if has_article and _PART_AFTER.match(text, atom.end):
        return Numeral(start, atom.end, share, share, "part"), at + 1
    return None, at + 1


_ONE_HALF = re.compile(
    r"\b(?:first|second|other|latter|better|front|back|top|bottom|upper|lower|left|right)[\s-]\Z", re.I
)
_HALF = re.compile(
    r"\s+(?:of\b|the\b|its\b|his\b|her\b|their\b|our\b|my\b|your\b|those\b|these\b|that\b|this\b|all\b|an?\b)|-(?=mile|hour)",
    re.I,
)
_BEFORE_HALF = re.compile(
    r"\b(?:by|than|about|around|nearly|almost|over|under|roughly|to|in|only|just|cut|least)\s+\Z", re.I
)
_PART_AFTER = re.compile(
    r"\s+(?:of|more|less|fewer|higher|lower|as|in|to|were|was|are|is|have|had|said|say)\b|[.,;)]", re.I
)


def _plural(text: str, atoms: list[_Atom], at: int) -> tuple[Numeral | None, int]:
    """ "dozens", "tens of thousands", "hundreds of millions": at least two of the kind, open above; "test scores" are none."""
    start, low = atoms[at].start, atoms[at].value
    opens = start == 0 or text[start - 1] == "\n"
    if (
        text[start : atoms[at].end].lower() in ("scores", "tens")
        and not opens
        and not _AFTER_SCORES.match(text, atoms[at].end)
    ):
        return None, at + 1
    factor = atoms[at].value
    end = atoms[at].end
    at += 1
    while (
        at < len(atoms)
        and atoms[at].sort in ("plural", "magnitude")
        and re.fullmatch(r"\s+(?:of|upon|and)\s+", text[end : atoms[at].start])
    ):
        if re.search("upon|and", text[end : atoms[at].start]) is None:
            low *= atoms[at].value
            factor *= atoms[at].value
        end = atoms[at].end
        at += 1
    return Numeral(start, end, 2 * low, None, "vague", factor), at


_AFTER_SCORES = re.compile(r"\s(?:of|more|killed|dead|injured|wounded|hurt|arrested|feared|missing)\b", re.I)


def _vague(text: str, atoms: list[_Atom], at: int) -> tuple[Numeral | None, int]:
    """ "several", "a few", "a couple of", "several thousand", "a few dozen"."""
    atom = atoms[at]
    word = text[atom.start : atom.end].lower()
    start = atom.start
    if word != "several":
        match = re.search(
            r"(?<!\w)(?:a|last|past|next|first)\s(?:very\s)?\Z", text[max(0, atom.start - 12) : atom.start], re.I
        )
        if not match:
            return None, at + 1
        if match[0][0] in "aA":
            start = atom.start - len(match[0])
    nxt = atoms[at + 1] if at + 1 < len(atoms) else None
    if (
        nxt is not None
        and nxt.sort in ("magnitude", "plural")
        and re.fullmatch(r"\s+(?:of\s+)?", text[atom.end : nxt.start])
    ):
        least = 2 * nxt.value
        high = 10 * nxt.value if word != "couple" else 3 * nxt.value
        return Numeral(start, nxt.end, least, high, "vague", nxt.value), at + 2
    if word in ("couple", "pair"):
        return Numeral(start, atom.end, Decimal(2), Decimal(2), "vague"), at + 1
    return Numeral(start, atom.end, Decimal(2) if word == "several" else atom.value, None, "vague"), at + 1
