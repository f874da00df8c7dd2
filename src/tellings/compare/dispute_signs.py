"""Signs that two clauses contradict each other, or that one denies the other."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from tellings.compare.figures import Figure, comparable, status_of
from tellings.compare.likeness import CLAUSES, Row, denies
from tellings.compare.neighbours import Near
from tellings.compare.readings import Stated
from tellings.weights import word_list, word_table

#: The features of two clauses that may dispute each other.
DISPUTES = (
    *CLAUSES, "one denies", "both deny", "one negated", "both negated", "denying act", "opposites", "contrast between", "figures conflict",
    "same head conflict", "other speakers", "same sentence", "next sentence", "meaning if denied", "meaning if negated",
    "meaning if conflict", "words if denied", "words if negated", "meaning if opposites", "denied across", "negated across",
)  # fmt: skip


def measure_dispute(
    a: Stated, b: Stated, near: Near, row: Row, figures: tuple[Sequence[Figure], Sequence[Figure]]
) -> Row:
    """The features of a pair; ``row`` are the features of the two as clauses, ``figures`` those of a's clause and of b's."""
    deny = denial_words(a), denial_words(b)
    negated = is_negated(a), is_negated(b)
    acts = _denying(a), _denying(b)
    conflict = [(x, y) for x in figures[0] for y in figures[1] if comparable(x, y) and status_of(x, y) == "conflicting"]
    heads = any(x.head is not None and x.head == y.head for x, y in conflict)
    opposed = bool(opposites(a, b))
    here = a.reading.page is b.reading.page
    gap = abs(a.clause.sentence - b.clause.sentence)
    other = a.told is not b.told and not (a.told and b.told and a.told.speakers & b.told.speakers)
    one = float(bool(deny[0]) != bool(deny[1]))
    neg = float(negated[0] != negated[1])
    return [
        *row, one, float(bool(deny[0] and deny[1])), neg, float(all(negated)), float(acts[0] != acts[1]), float(opposed),
        float(here and gap <= 1 and (_contrasts(a) or _contrasts(b))), float(bool(conflict)), float(heads), float(other),
        float(here and gap == 0), float(here and gap == 1), near.cosine * one, near.cosine * neg, near.cosine * float(bool(conflict)),
        row[6] * one, row[6] * neg, near.cosine * float(opposed), one * (not here), neg * (not here),
    ]  # fmt: skip


def has_sign(a: Stated, b: Stated) -> bool:
    """Whether anything on the surface speaks for a dispute: a denial or a negation on one side, opposite words, a contrast."""
    if bool(denial_words(a)) != bool(denial_words(b)) or is_negated(a) != is_negated(b) or _denying(a) != _denying(b):
        return True
    near = a.reading.page is b.reading.page and abs(a.clause.sentence - b.clause.sentence) <= 1
    return bool(opposites(a, b)) or (near and (_contrasts(a) or _contrasts(b)))


def denial_words(stated: Stated) -> frozenset[str]:
    """The words of a clause, or of its statement's cue, that deny or doubt."""
    page = stated.reading.page
    words = page.notes.words
    found = {words[i].lemma.lower() for i in page.word_range(stated.clause.span)} & _denials()
    if stated.told is not None and stated.told.statement.cue is not None:
        found |= {words[i].lemma.lower() for i in page.word_range(stated.told.statement.cue)} & _denials()
    return frozenset(found)


def is_negated(stated: Stated) -> bool:
    """Whether the clause holds a negation, not counting a double one."""
    page = stated.reading.page
    words = page.notes.words
    count = sum(
        words[i].dep == "neg" or words[i].lemma.lower() in _negations() for i in page.word_range(stated.clause.span)
    )
    return count % 2 == 1


def opposites(a: Stated, b: Stated) -> list[tuple[str, str]]:
    """Opposite words, one in each clause and not both in either."""
    return [
        (x, y) for x in sorted(a.reading.keys) for y in sorted(_opposites().get(x, frozenset()) & b.reading.keys)
        if y not in a.reading.keys and x not in b.reading.keys
    ]  # fmt: skip


def _denying(stated: Stated) -> bool:
    return stated.told is not None and denies(stated.told)


def _contrasts(stated: Stated) -> bool:
    """Whether the clause's sentence begins with a word of contrast, or the clause has one within its first words."""
    page = stated.reading.page
    return any(page.lower(i) in _contrast_words() for i in list(page.word_range(stated.clause.span))[:3])


@functools.cache
def _denials() -> frozenset[str]:
    return frozenset(word_list("compare_denials"))


@functools.cache
def _negations() -> frozenset[str]:
    return frozenset(word_list("compare_negations"))


@functools.cache
def _contrast_words() -> frozenset[str]:
    return frozenset(word_list("compare_contrasts"))


@functools.cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for x, y in word_table("compare_opposites"):
        found.setdefault(x, set()).add(y)
        found.setdefault(y, set()).add(x)
    return {k: frozenset(v) for k, v in found.items()}
