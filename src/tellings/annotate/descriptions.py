"""Descriptions: whom a role noun stands for, as far as the report itself explains it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from tellings.annotate.people import Figure
from tellings.annotate.pipeline import text_of
from tellings.annotate.scene import Scene, is_person, nouns, phrase
from tellings.model import Span
from tellings.naming.offices import office

#: Sentences over which "the spokesman" goes back to "a ministry spokesman".
BACK: Final = 6
#: Sentences within which "a spokeswoman" is followed by her name.
AHEAD: Final = 2
DEFINITE = frozenset("the this that his her their its".split())


def described(scene: Scene, head: Token, tokens: Sequence[Token], at: int) -> tuple[Span, ...]:
    """The name that the report describes as the noun phrase does; empty where none fits."""
    proper = any(t.pos_ == "PROPN" or t.ent_type_ in ("NORP", "GPE", "ORG") for t in tokens)
    definite = tokens[0].lower_ in DEFINITE
    if (
        "Plur" in head.morph.get("Number", [])
        or not (definite or proper)
        or tokens[0].lower_ in ("another", "one", "some")
    ):
        return ()
    lemma = head.lemma_.lower()
    own = {t.lemma_.lower() for t in tokens if t.i != head.i and t.pos_ in ("ADJ", "NOUN", "PROPN")} - {"former", "own"}
    fits = [
        (fit, figure) for figure in scene.figures.values() if (fit := _fit(scene, figure, lemma, own, definite)) > 0
    ]
    anonymous = _introduced(scene, head) if not own and is_person(lemma) else None
    if not fits:
        return (phrase(anonymous),) if anonymous is not None else ()
    top = max(fit for fit, _ in fits)
    winners = [figure for fit, figure in fits if fit == top]
    if top == 1 and len(winners) > 1 and any(t.text[0].isupper() for t in tokens[1:] if t.i != head.i):
        return ()  # "the Ostmark senator" beside two senators, of neither of whom it is said that they are Ostmark's
    chosen = max(winners, key=lambda w: max((m.span.start for m in w.mentions if m.span.start < at), default=-1))
    mentions = [m for m in chosen.mentions if m.span.start < at] or list(chosen.mentions[:1])
    if anonymous is not None and mentions[-1].span.start < anonymous.idx:
        return (phrase(anonymous),)
    return (mentions[-1].span,)


def foretold(scene: Scene, head: Token, tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The person first named a sentence or two after the description: "a police spokeswoman said", then "spokeswoman Ada Korren".

    The description must be of one person not definite, the one named must bear the same noun and not have been named before.
    """
    lemma = head.lemma_.lower()
    if tokens[0].lower_ not in ("a", "an") or not is_person(lemma) or "Plur" in head.morph.get("Number", []):
        return ()
    here = scene.sentence(head.idx)
    for figure in sorted(scene.figures.values(), key=lambda f: f.mentions[0].span):
        first = figure.mentions[0].span
        ahead = first.start > head.idx and scene.sentence(first.start) - here <= AHEAD
        called = any(d.head == lemma and d.at <= first.end for d in figure.descriptions)
        if ahead and called and figure.kind == "person":
            return (first,)
    return ()


def _introduced(scene: Scene, head: Token) -> Token | None:
    """The same noun where it last stood for somebody without a name: "a ministry spokesman" before "the spokesman"."""
    here = scene.sentence(head.idx)
    for noun in reversed(scene.doc[: head.i]):
        if here - scene.sentence(noun.idx) > BACK:
            return None
        if noun.pos_ == "NOUN" and noun.lemma_ == head.lemma_ and noun.dep_ in ("nsubj", "pobj", "dobj"):
            named = any(c.dep_ == "appos" for c in noun.children)
            if not named and any(c.lower_ in ("a", "an", "another", "one") for c in noun.children):
                return noun
    return None


def _fit(scene: Scene, figure: Figure, lemma: str, own: set[str], definite: bool) -> int:  # noqa: FBT001
    """How well the report's descriptions of an entity fit a noun phrase: 0 not at all, else 1 + the modifiers in common."""
    best = 0
    for description in figure.descriptions:
        shared = len(own & description.modifiers)
        if office(description.head) == office(lemma):
            fits = shared > 0 or not own or (definite and not description.modifiers)
        else:
            fits = shared >= 2 and {lemma, description.head} <= nouns("head")
        if fits:
            best = max(best, 1 + shared)
    if figure.kind == "organisation" and lemma in nouns("body"):
        words = set(figure.mentions[0].span.of(text_of(scene.doc)).lower().split())
        if lemma in words:
            best = max(best, 1 + len(own & words))
    return best
