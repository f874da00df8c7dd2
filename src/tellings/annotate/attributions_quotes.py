"""Quotation marks of all kinds: which characters stand inside them, in clean text and in text with marks lost.

Double marks: “ ” „ « » " '' `` << >> and their rarer kin; single ones: ‘ ’ ‚ ‹ › '. A region ends with its paragraph,
since a quotation that runs over several paragraphs opens anew in each; the paragraph of a region without a closing
mark is told apart (``OPEN_ENDED``), for there the writer either goes on in the next paragraph or forgot the mark.
"""

from __future__ import annotations

import re
from typing import Final

import numpy as np

OUTSIDE: Final = 0
INSIDE: Final = 1  # inside double marks closed in the same paragraph
SINGLE: Final = 2  # inside single marks
OPENING: Final = 3  # an opening mark
CLOSING: Final = 4  # a closing mark
STRAY: Final = 5  # a mark that neither opens nor closes
OPEN_ENDED: Final = 6  # inside double marks, to the end of a paragraph that has no closing mark
STATES: Final = 7
QUOTED: Final = (INSIDE, SINGLE, OPEN_ENDED)

_DOUBLE = re.compile(r"''|``|<<|>>|,,(?=\w)|[\"“”„‟«»″＂❝❞〝〞]")
_SINGLE = re.compile(r"[‘’‚‛‹›'`]")
_PARAGRAPH = re.compile(r"[^\n]+")
_OPENERS = frozenset("“„‟«❝〝") | {"``", "<<", ",,"}
_BEFORE_WORD = frozenset(" \t\u00a0\u2009\u202f([{—–-/:…")


def quotation_states(text: str) -> np.ndarray:
    """One state for each code point of the text, as uint8."""
    states = np.zeros(len(text), dtype=np.uint8)
    for paragraph in _PARAGRAPH.finditer(text):
        _scan_double(text, paragraph.start(), paragraph.end(), states)
        _scan_single(text, paragraph.start(), paragraph.end(), states)
    return states


def _scan_double(text: str, start: int, end: int, states: np.ndarray) -> None:
    opened: tuple[int, str] | None = None
    for match in _DOUBLE.finditer(text, start, end):
        first, last, mark = match.start(), match.end(), match[0]
        if _opens(mark, opened[1] if opened else None, _touches(text, start, end, match)):
            states[first:last] = OPENING
            if opened:  # the mark before was never closed: what it opened reaches to here
                states[opened[0] : first] = np.maximum(states[opened[0] : first], INSIDE)
            opened = (last, mark)
        elif opened:
            states[opened[0] : first] = np.maximum(states[opened[0] : first], INSIDE)
            states[first:last] = CLOSING
            opened = None
        else:
            states[first:last] = STRAY
    if opened:
        states[opened[0] : end] = np.maximum(states[opened[0] : end], OPEN_ENDED)


def _touches(text: str, start: int, end: int, match: re.Match[str]) -> str:
    """Which side of a mark a word touches, within its paragraph: ``before``, ``after``, ``both`` or ``neither``."""
    before = match.start() > start and text[match.start() - 1] not in _BEFORE_WORD
    after = match.end() < end and not text[match.end()].isspace() and text[match.end()] not in ".,;:!?)]"
    return ("both" if before else "after") if after else ("before" if before else "neither")


def _opens(mark: str, opened: str | None, touches: str) -> bool:
    """Whether a mark opens a quotation, given the mark that is open and which of its sides a word touches."""
    if mark == "“" and opened in ("„", ",,"):
        return False  # German: „so“
    if mark in ("»", ">>"):
        return opened is None and touches == "after"  # German books: »so«
    if mark in ("«", "<<") and opened in ("»", ">>"):
        return False
    if mark in _OPENERS:
        return touches in ("after", "both") or opened is None
    if mark in ("”", "❞"):
        return opened is None and touches == "after"  # Swedish: ”so”
    return touches == "after" or (opened is None and touches != "before")


def _scan_single(text: str, start: int, end: int, states: np.ndarray) -> None:
    marks = [m.start() for m in _SINGLE.finditer(text, start, end) if states[m.start()] not in (OPENING, CLOSING)]
    openers = [i for i in marks if _single_opens(text, start, end, i)]
    taken = -1
    for place, opener in enumerate(openers):
        if opener <= taken:
            continue
        limit = openers[place + 1] if place + 1 < len(openers) else end
        closer = _single_closer(text, end, [i for i in marks if opener < i < limit])
        if closer is None:
            continue
        states[opener], states[closer] = OPENING, CLOSING
        inner = states[opener + 1 : closer]
        inner[inner == OUTSIDE] = SINGLE
        taken = closer


def _single_opens(text: str, start: int, end: int, at: int) -> bool:
    if text[at] in "›" or at + 1 >= end or not (text[at + 1].isalnum() or text[at + 1] in '“"[…'):
        return False
    if at > start and text[at - 1] not in _BEFORE_WORD and text[at - 1] not in '“"':
        return False
    return not (text[at] in "’'" and text[at + 1].isdigit())  # the ’90s


def _single_closer(text: str, end: int, marks: list[int]) -> int | None:
    """The mark that closes a single quotation: surely one beside punctuation, else one that is no plural possessive."""
    ends_word = [i for i in marks if i + 1 >= end or not text[i + 1].isalnum()]
    for i in ends_word:
        if text[i - 1] in ".,!?…" or (i + 1 < end and text[i + 1] in ".,;:!?"):
            return i
    for i in ends_word:
        if text[i - 1] != "s":
            return i
    return ends_word[0] if ends_word else None
