"""How much of an account a terminal shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Caps:
    """How many lines of each kind are set, and how many characters of a passage.

    Chosen to keep a story of five reports to a few screens. ``copies`` sets each report's words, not each origin's."""

    facts: int = 6
    disputes: int = 5
    speakers: int = 6
    utterances: int = 2
    wordings: int = 3
    lines: int = 6
    characters: int = 280
    agreed: int = 1
    excerpt: int = 110
    day: int = 170
    forms: int = 6
    pairs: int = 2
    passage: int = 150
    copies: bool = False


MOST = 10**9
SHORT = Caps()
ALL = Caps(MOST, MOST, MOST, MOST, MOST, MOST, MOST, MOST, MOST, MOST, MOST, MOST, MOST, copies=True)
