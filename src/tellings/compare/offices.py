"""The offices that reports give people: "the mayor, Ada Korren", "former mayor Ada Korren", "Ada Korren, mayor of Arvend"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.compare.pages import Page
from tellings.model import Span
from tellings.text import outside, trimmed
from tellings.weights import word_table

#: Words up to which an apposition is read as an office; a longer one tells a story. A choice of taste, not tuned.
LONGEST = 12
EDGES = " ,;:-–—“”\"'‘’()[]\n\t"


class Office(NamedTuple):
    """An office that a report gives a person.

    ``span`` holds the name and the role noun, ``phrase`` the office in the report's words, None where it is too long to read as one;
    ``before`` says that it is held no more, ``title`` that it is said as a title.
    """

    page: Page
    span: Span
    phrase: Span | None
    noun: str
    before: bool
    title: bool


def read_offices(page: Page) -> Iterator[tuple[str, Office]]:
    """The role nouns beside names, each with the id of the entity, in order."""
    words = page.notes.words
    for sentence in page.sentences:
        inside = page.word_range(sentence)
        for at, entity in page.names_in(sentence):
            own = [i for i in page.word_range(at) if i in inside]
            if not own or not outside(at, page.notes.boilerplate):
                continue
            beside = [
                i
                for i in inside
                if words[i].head in own and words[i].dep in ("appos", "compound", "nmod") and i not in own
            ]
            beside += [words[i].head for i in own if words[i].dep == "appos" and words[i].head not in own]
            for i in beside:
                title = words[i].dep == "compound"  # "Mayor Korren" may be said of one who was
                if words[i].pos in ("NOUN", "PROPN") and words[i].lemma[:1].isalpha():
                    near = {
                        page.lower(k).rstrip("-")
                        for k in inside
                        if (words[k].head == i or words[k].head in own) and k <= i
                    }
                    span = Span(min(words[i].start, at.start), max(words[i].end, at.end))
                    before = bool(near & _words("past"))
                    yield (
                        entity,
                        Office(page, span, _phrase(page, i, own, inside), words[i].lemma.lower(), before, title),
                    )


def _phrase(page: Page, noun: int, name: Sequence[int], inside: range) -> Span | None:
    """The words that hang on a role noun, up to the name, or from it on."""
    words = page.notes.words
    own = [k for k in inside if k == noun or _under(page, k, noun, inside)]
    if noun < name[0]:  # "local chief Ada Korren", where all may hang on the name
        own = [k for k in own if k < name[0]]
        while (
            own
            and own[0] - 1 in inside
            and words[own[0] - 1].head in name
            and words[own[0] - 1].dep in ("compound", "amod")
        ):
            own.insert(0, own[0] - 1)
    else:
        own = [k for k in own if k > name[-1]]
    if not own or own != list(range(own[0], own[-1] + 1)):
        return None
    span = trimmed(page.text, words[own[0]].start, words[own[-1]].end, EDGES)
    return span if span is not None and len(page.tokens([span])) <= LONGEST else None


def _under(page: Page, k: int, top: int, inside: range) -> bool:
    """Whether a word hangs on another, directly or over others, and not on a clause about it ("the mayor, who ...")."""
    words = page.notes.words
    for _ in inside:
        if words[k].head == top:
            return words[k].dep not in ("relcl", "appos", "conj", "cc", "punct")
        if words[k].head == k or words[k].head not in inside:
            return False
        k = words[k].head
    return False


@functools.cache
def _words(sort: str) -> frozenset[str]:
    return frozenset(word for word, other in word_table("compare_silence") if other == sort)
