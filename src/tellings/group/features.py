"""What of a report the grouping looks at: the words of its title and of the beginning of its text, counted; nothing else."""

from __future__ import annotations

import datetime
import re
import sys
from collections import Counter

import msgspec

from tellings.model import Report
from tellings.weights import word_list

WORD = re.compile(r"[^\W_]+")
#: What stands for each ASCII character in a text of words alone, and the marks beyond ASCII that are in every other text.
TABLE = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
MARKS = "’‘“”–—…\u00a0"
#: Characters of text that are read. News puts what happened at the top: more text brings side topics and costs time
#: (`python -m evaluation.stories --sweep chars`).
CHARACTERS = 1500
#: The title and the lede say what the report is about: the title's words count so many times, those of the first characters
#: so many times more (`python -m evaluation.stories --sweep lede`, `--sweep headline`).
HEADLINE = 3
LEDE = 300
AGAIN = 2
#: Stems kept between reports; the memory is emptied when it is full.
REMEMBERED = 200_000


class Light(msgspec.Struct, frozen=True, gc=False):
    """The light features of one report. ``day`` is the proleptic ordinal of its date, None where undated."""

    id: str
    day: int | None
    title: tuple[str, ...]
    words: dict[str, int]


class Stems(dict[str, str]):
    """The stem of each word met so far; empty for words that say nothing about an event."""

    def __missing__(self, word: str) -> str:
        if len(self) > REMEMBERED:
            self.clear()
        self[word] = found = sys.intern(stem(word))  # one object a stem: looking it up compares no letters
        return found


STEMS = Stems()


def stem(word: str) -> str:
    """The word without a plural ending; empty for a stop word."""
    if word in stop_words():
        return ""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def stop_words() -> frozenset[str]:
    """The words that say nothing about which event a report tells."""
    global _stop
    if _stop is None:
        _stop = frozenset(word_list("story_stop_words"))
    return _stop


_stop: frozenset[str] | None = None


def light(report: Report) -> Light:
    """The light features of a report."""
    of = STEMS.__getitem__
    title = list(map(of, words_of((report.title or "")[:CHARACTERS])))
    lede, text = read_once(report.text[:CHARACTERS])
    stems = list(map(of, text))
    words = Counter(stems + list(map(of, lede)) * AGAIN + title * HEADLINE)
    words.pop("", None)
    head = dict.fromkeys(title)
    head.pop("", None)
    return Light(report.id, ordinal(report.published), tuple(head), dict(words))


def read_once(text: str) -> tuple[list[str], list[str]]:
    """The words of the first `LEDE` characters, the last of them perhaps cut, and the words of all of the text."""
    lede, rest = words_of(text[:LEDE]), words_of(text[LEDE:])
    if lede and rest and text[LEDE - 1].isalnum() and text[LEDE].isalnum():
        return lede, [*lede[:-1], lede[-1] + rest[0], *rest[1:]]
    return lede, lede + rest


def words_of(text: str) -> list[str]:
    """The runs of letters and digits of a text, in lower case.

    Most texts are ASCII but for a few marks; those are cut by a table, in half the time of the expression.
    """
    if not text.isascii():
        for mark in MARKS:
            text = text.replace(mark, " ")
    return text.translate(TABLE).split() if text.isascii() else WORD.findall(text.lower())


def ordinal(published: str | None) -> int | None:
    """The day of a date as a number; None where there is none."""
    return datetime.date.fromisoformat(published[:10]).toordinal() if published else None
