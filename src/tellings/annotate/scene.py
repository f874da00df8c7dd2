"""A report prepared for finding speakers: its names by place, its sentences, and the candidates for its pronouns."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Sequence
from typing import NamedTuple

from spacy.symbols import NOUN  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from tellings.annotate.attributions_quotes import QUOTED, quotation_states
from tellings.annotate.people import FEMALE, MALE, figures, spanned
from tellings.annotate.pipeline import text_of
from tellings.model import Name, Span, Statement
from tellings.weights import word_table


@functools.cache
def nouns(kind: str) -> frozenset[str]:
    """The nouns of one kind in `data/speaker_nouns.txt`: "body", "business", "document", "head", "words"."""
    return frozenset(noun for noun, of in word_table("speaker_nouns") if of == kind)


#: Nouns that stand for several people or for one body: "the family said they ...", "the family said it ...".
GROUPS = frozenset("police family couple pair duo trio crew staff team crowd jury group band".split())
#: Endings of nouns that name people by what they do.
DOERS = ("man", "woman", "person", "ist", "ian")
#: The same, where what it does is speech: "the hiker said"; elsewhere it may be an error, a number, a tower.
SPEAKERS = ("er", "or", "ant", "ee")


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

    def __init__(self, doc: Doc, names: Sequence[Name]) -> None:
        self.doc = doc
        self.names = sorted(names, key=lambda n: n.span)
        self.starts = [n.span.start for n in self.names]
        self.figures = figures(doc, names)
        self.sentences = [s.start_char for s in doc.sents]
        self.foci = self._candidates()
        self.quoted = quotation_states(text_of(doc))

    def in_quotation(self, span: Span) -> bool:
        """Whether the span begins between quotation marks."""
        return int(self.quoted[span.start]) in QUOTED

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

    def names_at(self, token: Token) -> list[Name]:
        """The names that the token lies in; one at most."""
        i = bisect.bisect_right(self.starts, token.idx) - 1
        return [self.names[i]] if i >= 0 and token.idx < self.names[i].span.end else []

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
        for token in self.doc:
            if token.pos == NOUN and token.dep_ in ("nsubj", "nsubjpass") and token.i not in named:
                found += self.described(token)
        return sorted(found, key=lambda f: f.start)

    def described(self, noun: Token) -> list[Focus]:
        """The candidate that a noun without a name is: several people, a body, or a person."""
        lemma = noun.lemma_.lower()
        plural = "Plur" in noun.morph.get("Number", []) or lemma in GROUPS
        person = not plural and (
            is_person(lemma)
            or (lemma.endswith(SPEAKERS) and lemma not in things() and noun.head.lemma_.lower() in speech_verbs())
        )
        if not plural and not person and lemma not in nouns("body") | nouns("business"):
            return []
        span = phrase(noun)
        gender = "m" if lemma in MALE else "f" if lemma in FEMALE else ""
        return [Focus((span,), span.start, self.sentence(span.start), True, person, plural, gender, None)]


@functools.cache
def things() -> frozenset[str]:
    """Nouns for bodies and for what they write: never a he or a she."""
    return nouns("body") | nouns("business") | nouns("document")


@functools.cache
def speech_verbs() -> frozenset[str]:
    """The lemmas of verbs that are acts of speech by themselves."""
    return frozenset(row[0] for row in word_table("statement_speech"))


def is_person(lemma: str) -> bool:
    """Whether a noun names a person by what he or she is or does."""
    return lemma in nouns("person") | nouns("head") or lemma.endswith(DOERS)


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
