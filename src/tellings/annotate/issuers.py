"""Issuers: who speaks through a document ("the statement said") or is meant by a body without its name ("the company said")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Token

from tellings.annotate.antecedents import REACH
from tellings.annotate.descriptions import DEFINITE, described
from tellings.annotate.outlets import is_outlet
from tellings.annotate.people import spanned
from tellings.annotate.pipeline import text_of
from tellings.annotate.scene import Focus, Scene, nouns, phrase, place, speech_verbs
from tellings.model import Span, Statement

#: What being the most mentioned body counts for; a sentence of distance takes 0.6. Of 2, 4 and 6 the best by `evaluation.speakers`.
OFTEN: Final = 4.0
#: Nouns that may mean an outlet; others ("the company", "the group") do not mean the paper that reports.
MEDIA: Final = frozenset(
    "newspaper paper daily magazine channel network station broadcaster outlet website site blog publisher agency".split()
)
#: Prepositions after a document's noun behind which its author does not stand.
ASIDE: Final = frozenset("against with about to over regarding concerning versus".split())
#: Prepositions behind which a place is only where the document is read or what it deals with: "polls in Norland".
WHERE: Final = frozenset("in at on near around across".split())
#: Verbs by which a document comes out: "the family released a statement".
ISSUES: Final = frozenset(
    "issue release publish write post put send sign file make give circulate distribute read conduct compile prepare commission".split()
)
#: Documents in which others speak than whoever brought them out.
SHOWN: Final = frozenset("video recording podcast interview transcript film ad".split())
#: Sentences over which "the statement" goes back to "said in a statement".
BACK: Final = 20


def issuer(scene: Scene, head: Token, before: Sequence[Statement]) -> tuple[Span, ...]:
    """Who speaks through the noun: a name or a body that owns it, whoever brought it out, or the body in focus."""
    lemma = head.lemma_.lower()
    document = lemma in nouns("document")
    if document or lemma in nouns("words"):
        owned = _owner(scene, head, document=document)
        if owned:
            return owned
    definite = any(c.lower_ in DEFINITE for c in head.children if c.dep_ in ("det", "poss"))
    if any(c.dep_ == "appos" for c in head.children):
        return ()  # it has a name, if none that is known: "the website velmnews.example"
    if not definite or "Plur" in head.morph.get("Number", []):
        return ()
    if document:
        return _publisher(scene, head, before) or _last_speaker(scene, head, before) or _body(scene, head, REACH)
    marked = [c for c in head.children if c.pos_ in ("ADJ", "PROPN", "NOUN") and c.i < head.i and c.dep_ != "det"]
    if marked and (lemma not in nouns("business") or any(c.pos_ == "PROPN" for c in marked)):
        return ()
    return _body(scene, head, None) if lemma in nouns("body") | nouns("business") else ()


def _owner(scene: Scene, head: Token, *, document: bool) -> tuple[Span, ...]:
    """The name or the body whose document or words it is: "the Velm Bank statement", "a police report", "the zoo's website"."""
    if not document:
        owners = [c for c in head.children if c.dep_ == "poss"]
    else:
        own = (c for c in head.subtree if c.dep_ == "pobj" or (c.dep_ in ("poss", "compound") and c.head.i == head.i))
        owners = [c for c in own if _brings_out(c, head)]
    for child in owners:
        for name in scene.names_at(child):
            if name.kind != "place" or child.head.lower_ not in WHERE:
                return (name.span,)
    for child in owners:
        near = child.head.i == head.i or (child.dep_ == "pobj" and child.head.head.i == head.i)
        if near and child.lemma_.lower() in nouns("body") | nouns("business") | {"prosecutor"}:
            return _meant(scene, child)
    return ()


def _brings_out(word: Token, head: Token) -> bool:
    """Whether a word below a document's noun may be its author.

    Not whom it is about or goes to, nor who else does something with it: "the complaint against Korren, seen by the Velm Times".
    """
    while word.i != head.i and word.head.i != word.i:
        if word.dep_ == "prep" and word.lower_ in ASIDE:
            return False
        if word.pos_ in ("VERB", "AUX") and word.lemma_.lower() not in ISSUES:
            return False
        word = word.head
    return True


def _meant(scene: Scene, noun: Token) -> tuple[Span, ...]:
    """The body that a noun means where it owns a document: by its description, else the one in focus, else the noun itself."""
    span = phrase(noun)
    found = described(scene, noun, spanned(scene.doc, span), noun.idx)
    alone = (
        span.end - span.start <= len(noun) + 4
        and "Plur" not in noun.morph.get("Number", [])
        and noun.lower_ != "police"
    )
    return found or (_body(scene, noun, None) if alone else ()) or (span,)


def _publisher(scene: Scene, head: Token, before: Sequence[Statement]) -> tuple[Span, ...]:
    """Whose the document was when it was last spoken of: "said in a statement", "the family released a statement"."""
    if head.lemma_.lower() in SHOWN:
        return ()
    here = scene.sentence(head.idx)
    for noun in _earlier(scene, head):
        if here - scene.sentence(noun.idx) > BACK:
            break
        if owned := _owner(scene, noun, document=True):
            return owned
        verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "with", "by") else noun.head
        brought = verb.lemma_.lower() in (ISSUES if noun.dep_ == "dobj" else speech_verbs())
        if noun.dep_ not in ("dobj", "pobj") or verb.pos_ != "VERB" or not brought:
            continue
        told = next(
            (s for s in before if s.cue is not None and s.cue.start <= verb.idx < s.cue.end and s.speaker), None
        )
        if told is not None:
            return told.speaker
        for subject in verb.children:
            if subject.dep_ == "nsubj" and subject.pos_ in ("NOUN", "PROPN") and subject.lemma_ != head.lemma_:
                return tuple(n.span for n in scene.names_at(subject)) or (phrase(subject),)
    return ()


def _earlier(scene: Scene, head: Token) -> Iterator[Token]:
    """The places where the same noun stood before, the nearest first."""
    return (t for t in reversed(scene.doc[: head.i]) if t.pos_ == "NOUN" and t.lemma_ == head.lemma_)


def _last_speaker(scene: Scene, head: Token, before: Sequence[Statement]) -> tuple[Span, ...]:
    near = before and scene.sentence(head.idx) - scene.sentence(place(before[-1])) <= 4
    return before[-1].speaker if near else ()


def _body(scene: Scene, noun: Token, reach: int | None) -> tuple[Span, ...]:
    """The named body in focus before the noun, the more often named the rather; none named farther back than ``reach`` sentences."""
    here = scene.sentence(noun.idx)
    media = noun.lemma_.lower() in MEDIA
    counts: dict[int, int] = {}
    for name in scene.names:
        spoken_of = media or not is_outlet(name.span.of(text_of(scene.doc)))
        if scene.figures[name.entity].kind == "organisation" and spoken_of:
            counts[name.entity] = counts.get(name.entity, 0) + 1
    best: tuple[float, int] | None = None
    chosen: tuple[Span, ...] = ()
    for focus in scene.foci:
        if focus.start >= noun.idx:
            break
        if focus.entity not in counts or (reach is not None and here - focus.sentence > reach) or _hears(scene, focus):
            continue
        score = (
            -0.6 * min(here - focus.sentence, 12)
            + (1.2 if focus.subject else 0.0)
            + OFTEN * counts[focus.entity] / max(counts.values())
        )
        if best is None or (score, focus.start) > best:
            best, chosen = (score, focus.start), focus.spans
    return chosen


def _hears(scene: Scene, focus: Focus) -> bool:
    """Whether the body is only who was told or passes it on: "she told the Velm Times", "the Velm Times reported"."""
    root = spanned(scene.doc, focus.spans[0])[-1]
    verb = root.head.lemma_.lower()
    return (root.dep_ in ("dobj", "dative") and verb == "tell") or (root.dep_ == "nsubj" and verb == "report")
