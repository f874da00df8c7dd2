"""A report prepared for finding speakers: its names by place, its sentences, and the candidates for its pronouns."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Sequence
from typing import NamedTuple

from spacy.symbols import NOUN  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from tellings.annotate.people import figures, spanned
from tellings.model import Name, Span, Statement
from tellings.weights import word_table


@functools.cache
def nouns(kind: str) -> frozenset[str]:
    """The nouns of one kind in `data/speaker_nouns.txt`: "body", "business", "document", "head", "words"."""
    return frozenset(noun for noun, of in word_table("speaker_nouns") if of == kind)


class Focus(NamedTuple):
    """A candidate for a pronoun: its spans, where it stands, and what it agrees with."""

    spans: tuple[Span, ...]
    start: int
    sentence: int
    subject: bool
    person: bool
    plural: bool
    gender: str
    entity: int | None


class Scene:
    """One report prepared for resolving: its names by place, sentence starts, and candidates in order."""

    def __init__(self, doc: Doc, names: Sequence[Name], statements: Sequence[Statement]) -> None:
        self.doc = doc
        self.names = sorted(names, key=lambda n: n.span)
        self.starts = [n.span.start for n in self.names]
        self.figures = figures(doc, names)
        self.sentences = [s.start_char for s in doc.sents]
        self.foci = self._candidates()
        self.quoted = sorted(c for s in statements if s.form == "direct" for c in s.content)

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds the character."""
        return bisect.bisect_right(self.sentences, at) - 1

    def within(self, span: Span) -> list[Name]:
        """The names that lie inside the span."""
        i = bisect.bisect_left(self.starts, span.start)
        out = []
        while i < len(self.names) and self.names[i].span.start < span.end:
            if self.names[i].span.end <= span.end:
                out.append(self.names[i])
            i += 1
        return out

    def _candidates(self) -> list[Focus]:
        found: list[Focus] = []
        named: set[int] = set()
        for name in self.names:
            tokens = spanned(self.doc, name.span)
            if not tokens:
                continue
            named.update(t.i for t in tokens)
            figure = self.figures[name.entity]
            root = self.doc[tokens[0].i : tokens[-1].i + 1].root
            subject = root.dep_ in ("nsubj", "nsubjpass") or (
                root.dep_ == "pobj" and root.head.lower_ == "to" and root.head.head.lower_ == "according"
            )
            person = name.kind == "person" or figure.kind == "person"
            found.append(
                Focus(
                    (name.span,),
                    name.span.start,
                    self.sentence(name.span.start),
                    subject,
                    person,
                    False,
                    figure.gender,
                    name.entity,
                )
            )
        bodies = nouns("body") | nouns("business")
        for token in self.doc:
            if token.pos == NOUN and token.dep_ in ("nsubj", "nsubjpass") and token.i not in named:
                plural = "Plur" in token.morph.get("Number", []) or token.lower_ == "police"
                if not plural and token.lemma_.lower() not in bodies:
                    continue
                span = phrase(token)
                found.append(Focus((span,), span.start, self.sentence(span.start), True, False, plural, "", None))
        return sorted(found, key=lambda f: f.start)


def place(statement: Statement) -> int:
    return (statement.source or statement.cue or statement.content[0]).start


def entities_of(scene: Scene, statement: Statement) -> frozenset[int]:
    return frozenset(n.entity for s in statement.speaker for n in scene.within(s))


def phrase(noun: Token) -> Span:
    """The noun with what stands before it in its phrase, without relative clauses."""
    left = min((t.i for t in noun.subtree if t.i <= noun.i and noun.i - t.i <= 6), default=noun.i)
    while noun.doc[left].is_punct or noun.doc[left].is_space:
        left += 1
    last = noun
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i > noun.i:
            last = noun.doc[max(t.i for t in child.subtree)]
            if last.i - noun.i > 6:
                last = noun
    return Span(noun.doc[min(left, noun.i)].idx, last.idx + len(last))
