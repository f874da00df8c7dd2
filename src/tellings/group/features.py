"""What of a report the grouping looks at: the words of its title and of the beginning of its text, counted; nothing else."""

from __future__ import annotations

import datetime
import re
from collections import Counter

import msgspec

from tellings.model import Report
from tellings.weights import word_list

WORD = re.compile(r"[^\W_]+")
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


class Light(msgspec.Struct, frozen=True):
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
        self[word] = found = stem(word)
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
    title = (report.title or "").lower()
    stems = STEMS
    text = report.text[:CHARACTERS].lower()
    words = Counter(
        map(stems.__getitem__, WORD.findall("\n".join([title] * HEADLINE + [text] + [text[:LEDE]] * AGAIN)))
    )
    words.pop("", None)
    head = tuple(dict.fromkeys(s for s in map(stems.__getitem__, WORD.findall(title)) if s))
    return Light(report.id, ordinal(report.published), head, dict(words))


def ordinal(published: str | None) -> int | None:
    """The day of a date as a number; None where there is none."""
    return datetime.date.fromisoformat(published[:10]).toordinal() if published else None
