"""Descriptions: whom a role noun, a body or a document stands for, as far as the report itself explains it."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from spacy.tokens import Token

from tellings.annotate.antecedents import REACH
from tellings.annotate.people import Figure
from tellings.annotate.pipeline import text_of
from tellings.annotate.scene import Scene, nouns, phrase, place
from tellings.model import Span, Statement
from tellings.weights import word_table


@functools.cache
def agencies() -> frozenset[str]:
    """The written forms of news agencies: they tell, but "the company" and "the army" do not mean them."""
    return frozenset(form.rstrip("*") for row in word_table("agencies") for form in row[1].split("|"))


#: What being the most mentioned body counts for; a sentence of distance takes 0.6. Of 2, 4 and 6 the best by `evaluation.speakers`.
OFTEN = 4.0
#: Prepositions after a document's noun behind which its author does not stand.
ASIDE = frozenset("against with about to over regarding concerning versus".split())
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
    if not fits:
        return ()
    top = max(fit for fit, _ in fits)
    winners = [figure for fit, figure in fits if fit == top]
    chosen = max(winners, key=lambda w: max((m.span.start for m in w.mentions if m.span.start < at), default=-1))
    mentions = [m for m in chosen.mentions if m.span.start < at] or list(chosen.mentions[:1])
    return (mentions[-1].span,)


def _fit(scene: Scene, figure: Figure, lemma: str, own: set[str], definite: bool) -> int:  # noqa: FBT001
    """How well the report's descriptions of an entity fit a noun phrase: 0 not at all, else 1 + the modifiers in common."""
    best = 0
    for description in figure.descriptions:
        shared = len(own & description.modifiers)
        if description.head == lemma:
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


def _aside(word: Token, head: Token) -> bool:
    """Whether the word only says whom a document is about or goes to: "the complaint against Korren, filed with the Velm court"."""
    while word.i != head.i and word.head.i != word.i:
        if word.dep_ == "prep" and word.lower_ in ASIDE:
            return True
        word = word.head
    return False


def issuer(scene: Scene, statement: Statement, head: Token, before: Sequence[Statement]) -> tuple[Span, ...]:
    """Who speaks through "the statement", "the company", "police documents": a name that owns it, or the body in focus."""
    lemma = head.lemma_.lower()
    document = lemma in nouns("document")
    owned = False
    if document or lemma in nouns("words"):
        for child in head.subtree if document else head.children:
            owns = child.dep_ in (("poss", "compound", "pobj") if document else ("poss",)) and child.i != head.i
            if owns and not _aside(child, head):
                for name in scene.within(Span(child.idx, child.idx + len(child))) or [
                    n for n in scene.names if n.span.start <= child.idx < n.span.end
                ]:
                    return (name.span,)
                if child.lower_ in ("police", "prosecutors"):
                    return (phrase(child),)
                owned = owned or child.lemma_.lower() in nouns("body") | nouns("business")
    definite = any(c.lower_ in DEFINITE for c in head.children if c.dep_ in ("det", "poss"))
    marked = [c for c in head.children if c.pos_ in ("ADJ", "PROPN", "NOUN") and c.i < head.i and c.dep_ != "det"]
    if (
        marked
        and not owned
        and (lemma not in nouns("business") or any(c.pos_ == "PROPN" for c in marked))
        and not document
    ):
        return ()
    if (
        not definite
        or "Plur" in head.morph.get("Number", [])
        or not (document or lemma in nouns("body") | nouns("business"))
    ):
        return ()
    at = statement.source.start if statement.source is not None else statement.content[0].start
    here = scene.sentence(at)
    if document and before and before[-1].speaker and here - scene.sentence(place(before[-1])) <= 4:
        return before[-1].speaker
    counts: dict[int, int] = {}
    for name in scene.names:
        if scene.figures[name.entity].kind == "organisation" and name.span.of(text_of(scene.doc)) not in agencies():
            counts[name.entity] = counts.get(name.entity, 0) + 1
    best: tuple[float, int] | None = None
    chosen: tuple[Span, ...] = ()
    for focus in scene.foci:
        if focus.start >= at:
            break
        if focus.entity is None or focus.entity not in counts or (document and here - focus.sentence > REACH):
            continue
        score = (
            -0.6 * min(here - focus.sentence, 12)
            + (1.2 if focus.subject else 0.0)
            + OFTEN * counts[focus.entity] / max(counts.values())
        )
        if best is None or (score, focus.start) > best:
            best, chosen = (score, focus.start), focus.spans
    return chosen
