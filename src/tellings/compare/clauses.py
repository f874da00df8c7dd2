"""Clauses: the smallest stretches of a report that state something and can be read by themselves.

A clause is a verb with what depends on it, less what belongs to clauses below it (coordinate, adverbial, relative, complement); it is
cited as one run of characters, so a clause that encloses another holds its words as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.compare.pages import Page
from tellings.model import Span, Word
from tellings.text import outside, trimmed

#: Dependencies whose verb begins a clause of its own; an open complement ("vowed to fight") stays with its verb.
CUTS = frozenset({"conj", "advcl", "relcl", "ccomp", "acl", "parataxis"})
#: A shorter clause says too little alone and stays with the clause above it. By inspection of gold/dev: "he said", "as expected".
LEAST = 3
#: Headlines of other reports that a page sets behind a name, glued to the name said again: "Ada Korren Ada Maria KorrenFerry sinks off
#: Velmar Harbour law passes MORE said".
LINKED = re.compile(r"\b([A-Z][\w’'-]+)\b[^\n]{0,60}?(\b\1(?=[A-Z0-9(])[^\n]{0,900}?\bMORE\b|\b\1MORE\b)")
EDGES = " ,;:-–—“”\"'‘’()[]\n\t"


class Clause(NamedTuple):
    """A clause of a report: its run of characters, its verb's word index, its content keys and its place in the sentence order."""

    page: Page
    span: Span
    verb: int
    keys: tuple[str, ...]
    sentence: int

    @property
    def text(self) -> str:
        """The clause as it stands."""
        return self.span.of(self.page.text)


def cut_clauses(page: Page) -> list[Clause]:
    """The clauses of a report outside its boilerplate, in order of their place; none begins where another does."""
    found: list[Clause] = []
    linked = [Span(*m.span(2)) for m in LINKED.finditer(page.text)] if "MORE" in page.text else []
    for number, sentence in enumerate(page.sentences):
        if not outside(sentence, page.notes.boilerplate):
            continue
        for verb, span in _clauses_of(page, sentence):
            keys = tuple(page.content([span]))
            if keys and not any(span.meets(s) for s in linked):
                found.append(Clause(page, span, verb, keys, number))
    return found


def _clauses_of(page: Page, sentence: Span) -> Iterator[tuple[int, Span]]:
    words = page.notes.words
    inside = page.word_range(sentence)
    if not inside:
        return
    heads = {i for i in inside if _begins(words, i, inside)}
    owner = {i: _owner(words, i, heads, inside) for i in inside}
    size = dict.fromkeys(heads, 0)
    for i in inside:
        if page.keys[i] is not None and owner[i] in size:
            size[owner[i]] += 1
    small = {h for h in heads if size[h] < LEAST and not _is_root(words, h, inside)}
    heads -= small
    members: dict[int, list[int]] = {h: [] for h in heads}
    for i in inside:
        members.setdefault(_owner(words, i, heads, inside), []).append(i)
    spans: dict[Span, int] = {}
    for verb, own in sorted(members.items()):
        own = [i for i in own if words[i].pos not in ("PUNCT", "SPACE")]
        while len(own) > 1 and words[max(own)].dep == "cc":
            own.remove(max(own))
        if own:
            span = trimmed(page.text, words[min(own)].start, words[max(own)].end, EDGES)
            if span is not None:
                spans.setdefault(span, verb)
    yield from ((verb, span) for span, verb in sorted(spans.items()))


def _begins(words: Sequence[Word], i: int, inside: range) -> bool:
    if _is_root(words, i, inside):
        return True
    return words[i].dep in CUTS and words[i].pos in ("VERB", "AUX")


def _is_root(words: Sequence[Word], i: int, inside: range) -> bool:
    return words[i].head == i or words[i].head not in inside


def _owner(words: Sequence[Word], i: int, heads: set[int], inside: range) -> int:
    """The nearest clause head at or above a word; the top of its tree where there is none."""
    seen = 0
    while i not in heads and not _is_root(words, i, inside) and seen < 200:
        i = words[i].head
        seen += 1
    return i
