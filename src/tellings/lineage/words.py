"""A report as comparable words: lower case, no punctuation, speech and what is not the report's own prose set apart."""

from __future__ import annotations

import re
from functools import cached_property

from tellings.lineage.asides import asides
from tellings.model import Report

WORD = re.compile(r"[^\W_]+")
#: A quotation of fewer words is a borrowed term, not speech: which words an editor puts in quotation marks is his own
#: choice.
SPEECH = 6
QUOTE = re.compile(r"``|''|[\"“”„«»‘’']")


class Words:
    """The words of one report: ``words[i]`` stands at ``starts[i]:ends[i]``; ``own[i]`` is 0 inside speech.

    Words that are not prose (captions, galleries, rights, adverts: `asides`) are left out altogether.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        text = report.text
        aside = asides(text)
        speech = quotations(text)
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.own = bytearray()
        hole = quote = 0
        for match in WORD.finditer(text):
            start, end = match.span()
            while hole < len(aside) and aside[hole][1] <= start:
                hole += 1
            if hole < len(aside) and aside[hole][0] <= start:
                continue
            while quote < len(speech) and speech[quote][1] <= start:
                quote += 1
            self.words.append(match[0].casefold())
            self.starts.append(start)
            self.ends.append(end)
            self.own.append(0 if quote < len(speech) and speech[quote][0] <= start else 1)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def prose(self) -> int:
        """The number of words outside speech."""
        return sum(self.own)

    @cached_property
    def grams(self) -> dict[tuple[str, str, str], list[int]]:
        """Where each run of three words stands."""
        found: dict[tuple[str, str, str], list[int]] = {}
        for i, gram in enumerate(zip(self.words, self.words[1:], self.words[2:])):
            found.setdefault(gram, []).append(i)
        return found

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """The distinct runs of five words that hold prose."""
        runs = zip(*(self.words[k:] for k in range(5)))
        return frozenset(run for i, run in enumerate(runs) if any(self.own[i : i + 5]))


def quotations(text: str) -> list[tuple[int, int]]:
    """Quoted speech of `SPEECH` words and more, in order; any kind of quotation mark, no quotation crosses a line end.

    A double mark that is never closed runs to the end of its line, as speech that goes on in the next paragraph does.
    """
    out: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        out += ((at + s, at + e) for s, e in quoted(line) if len(WORD.findall(line, s, e)) >= SPEECH)
        at += len(line)
    return out


def quoted(line: str) -> list[tuple[int, int]]:
    """The insides of quotation marks in one line."""
    out: list[tuple[int, int]] = []
    start: int | None = None
    single = False
    for match in QUOTE.finditer(line):
        mark, at, end = match[0], match.start(), match.end()
        before = line[at - 1] if at else " "
        after = line[end] if end < len(line) else " "
        opens = not (before.isalnum() or before in ".,!?;:…%") and not after.isspace()
        if mark in "‘’'" and len(mark) == 1:
            if start is None and opens and (mark != "’" or not before.isalnum()) and after.isalnum():
                start, single = end, True
            elif start is not None and single and not after.isalnum() and not before.isspace() and not owned(line, at):
                out.append((start, at))
                start = None
        elif start is None or single:
            if mark in "“„«``" or opens:
                start, single = end, False
        elif not (mark in "“„«" or (mark == '"' and opens and before.isspace())):
            out.append((start, at))
            start = None
    if start is not None and not single:
        out.append((start, len(line)))
    return out


def owned(line: str, at: int) -> bool:
    """Whether the mark is the apostrophe of a plural owner ("the mayors' reasons"), not the end of a quotation."""
    return line[at - 1] == "s" and line[at + 1 : at + 2] == " " and line[at + 2 : at + 3].islower()
