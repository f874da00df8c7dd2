"""Nouns for offices that mean the same office: "Sen.", "the congresswoman", "a spokesperson"."""

from __future__ import annotations

import functools
from typing import Final

from tellings.weights import word_table

#: Offices that so many hold that another noun for them means no one of them.
BROAD: Final = frozenset("president minister".split())


def office(noun: str) -> str:
    """The noun that stands for all nouns of the same office ("spokesman" for "spokesperson"), else the noun itself; lower case."""
    return _offices().get(noun, noun)


@functools.cache
def _offices() -> dict[str, str]:
    rows = (row for row in word_table("compare_offices") if row[1] not in BROAD)
    return {row[0].rstrip("."): row[1] for row in rows}
