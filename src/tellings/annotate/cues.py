"""What a cue does: the act of the statement, its kind, and whether it is negated.

The list of cues is data (``data/statement_cues.txt``, with its source); a cue that is not on it opens a plain statement.
"""

from __future__ import annotations

import functools
from typing import NamedTuple, cast

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from tellings.model import Act, Span, StatementKind
from tellings.weights import word_table

NEGATIONS = frozenset({"not", "never", "no", "neither", "nor", "n't", "n’t", "hardly", "without"})
#: A cue under one of these, or under a negation, refuses to speak ("declined to comment"): nothing was stated.
REFUSALS = frozenset({"decline", "refuse"})
CONTENT_POS = ("VERB", "NOUN", "ADJ", "AUX", "PROPN", "ADP", "ADV")


class Cue(NamedTuple):
    """A cue read: the lemma of its main word, its act and kind, and whether it is negated."""

    lemma: str
    act: Act
    kind: StatementKind
    negated: bool
    known: bool


@functools.cache
def _table() -> dict[str, tuple[Act, StatementKind]]:
    rows: dict[str, tuple[Act, StatementKind]] = {}
    for lemma, act, kind in word_table("statement_cues"):
        rows.setdefault(lemma, (cast(Act, act), cast(StatementKind, kind)))
    return rows


def read_cue(doc: Doc, cue: Span | None) -> Cue:
    """The act, kind and negation of the cue at ``cue`` (code points of ``doc.text``); a missing cue just says."""
    tokens = doc.char_span(cue.start, cue.end, alignment_mode="expand") if cue is not None else None
    if tokens is None or not len(tokens):
        return Cue("", "says", "statement", False, False)
    table = _table()
    negated = any(t.lower_ in NEGATIONS for t in tokens) or any(
        c.dep_ == "neg" for c in tokens.root.children if c.i < tokens.root.i
    )
    words = sorted((t for t in tokens if t.pos_ in CONTENT_POS), key=_rank)
    for token in words:
        for key in _keys(token, tokens):
            if key in table:
                act, kind = table[key]
                return Cue(key.partition("-")[0], act, kind, negated, True)
    lemma = words[0].lemma_.lower() if words else tokens.root.lemma_.lower()
    return Cue(lemma, "says", "statement", negated, False)


def _rank(token: Token) -> tuple[int, int]:
    """Verbs before nouns and adjectives before the rest; the last verb of a chain ("wanted to say") first."""
    order = {"VERB": 0, "NOUN": 1, "PROPN": 1, "ADJ": 2, "AUX": 3, "ADV": 4, "ADP": 5}
    return order.get(token.pos_, 6), -token.i


def _keys(token: Token, tokens: DocSpan) -> list[str]:
    lemma = token.lemma_.lower()
    particles = [t.lower_ for t in tokens if t.i > token.i and t.pos_ in ("ADP", "PART", "ADV", "SCONJ")]
    follow = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return [f"{lemma}-{p}" for p in (*particles, follow) if p] + [lemma]
