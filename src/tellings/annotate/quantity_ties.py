"""Figures that lean on one another: equal amounts in brackets, and bare numbers that leave out the noun of the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from tellings.annotate.quantity_units import per
from tellings.model import Quantity

_OPENS = re.compile(r"\s?[(\[](?:or|about|around|roughly|some|=)?\s?")
_CLOSES = re.compile(r"[^()\n]{0,24}[)\]]")
_BRACKET = re.compile(r"\s?[)\]]")


def paired(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The figures, equal amounts in brackets knowing each other: "8 miles (13 kilometers)", "105 billion rubles ($1.49 bln)"."""
    out = list(found)
    for i in range(1, len(out)):
        a, b = out[i - 1], out[i]
        if a.kind != b.kind or a.kind not in ("money", "measure") or a.unit == b.unit:
            continue
        if not _OPENS.fullmatch(text, a.span.end, b.span.start) or not _CLOSES.match(text, b.span.end):
            continue
        counted = b.counted if b.counted is not None and b.counted.start > b.span.start else a.counted
        unit_a, unit_b = _with_shared_per(text, a, b)
        out[i - 1] = msgspec.structs.replace(a, same=b.span, counted=counted, unit=unit_a)
        out[i] = msgspec.structs.replace(b, same=a.span, counted=counted, unit=unit_b)
    return out


def _with_shared_per(text: str, a: Quantity, b: Quantity) -> tuple[str | None, str | None]:
    """The units of both, with the "per share" that follows the bracket: "$6 (€4.46) per share"."""
    bracket = _BRACKET.match(text, b.span.end)
    by = per(text, bracket.end()) if bracket else None
    if by is None or a.unit is None or b.unit is None or " per " in a.unit + b.unit:
        return a.unit, b.unit
    return f"{a.unit} per {by[1]}", f"{b.unit} per {by[1]}"


def completed(text: str, sentences: Sequence[int], found: Sequence[Quantity]) -> list[Quantity]:
    """The figures, bare numbers completed from the one before: "435 homes in May and 187 in June".

    ``sentences`` gives the sentence of each; nothing is taken over from another sentence or another line.
    """
    out: list[Quantity] = []
    model: tuple[Quantity, int] | None = None
    for quantity, sentence in zip(found, sentences, strict=True):
        bare = quantity.kind == "count" and quantity.unit is None and not _has_own_noun(quantity)
        if model is not None and (model[1] != sentence or "\n" in text[model[0].span.end : quantity.span.start]):
            model = None
        if bare and model is not None:
            like = model[0]
            quantity = msgspec.structs.replace(quantity, counted=like.counted, unit=like.unit, kind=like.kind)
        elif not bare and _is_model(text, quantity):
            model = quantity, sentence
        out.append(quantity)
    return out


def _is_model(text: str, quantity: Quantity) -> bool:
    """Whether a later bare number may lean on a figure: no share of a larger one ("including 10 children"), no "at one point"."""
    if quantity.kind not in ("measure", "count") or (quantity.unit is None and quantity.counted is None):
        return False
    before = text[max(0, quantity.span.start - 16) : quantity.span.start].rstrip("( ")
    return quantity.low != 1 and not before.endswith(("including", "among them", "of them"))


def _has_own_noun(quantity: Quantity) -> bool:
    return quantity.counted is not None and quantity.counted.start >= quantity.span.start
