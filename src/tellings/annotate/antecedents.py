"""Antecedents: whom a pronoun, a pair or an unsaid source stands for.

The method is the salience weighting of Lappin and Leass (1994), cut down to what reported speech needs: distance in sentences,
grammatical role, gender and number, and whether the candidate spoke just before. The weights were set by hand and held against the
gold stories (`python -m evaluation.speakers`).
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from spacy.tokens import Token

from tellings.annotate.people import FEMALE, MALE, spanned
from tellings.annotate.pipeline import text_of
from tellings.annotate.scene import Focus, Scene, entities_of, nouns, phrase, place
from tellings.model import Name, Span, Statement

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())
#: How far back a pronoun looks, in sentences.
REACH = 5


def pronoun(scene: Scene, statement: Statement, word: str, before: Sequence[Statement]) -> tuple[Span, ...]:
    source = statement.source or statement.content[0]
    here = scene.sentence(source.start)
    best: tuple[float, int] | None = None
    chosen: Focus | None = None
    previous = before[-1] if before else None
    prior = entities_of(scene, previous) if previous is not None else frozenset()
    foci = scene.foci[: bisect.bisect_left(scene.foci, source.start, key=lambda f: f.start)]
    if previous is not None and not prior and len(previous.speaker) == 1:
        foci = [*foci, *_spoke(scene, previous.speaker[0])]
    for focus in foci:
        if here - focus.sentence > REACH or any(c.holds(focus.spans[0]) for c in statement.content):
            continue
        if not _agrees(word, focus):
            continue
        score = -0.9 * (here - focus.sentence) + (1.6 if focus.subject else 0.0)
        spoke = previous is not None and (
            focus.entity in prior if focus.entity is not None else focus.spans == previous.speaker
        )
        if spoke and previous is not None:
            score += 1.8 if here - scene.sentence(place(previous)) <= 2 else 0.6
        if any(q.holds(focus.spans[0]) for q in scene.quoted):
            score -= 1.5
        if focus.gender:
            score += 0.5
        key = (score, focus.start)
        if best is None or key > best:
            best, chosen = key, focus
    if (
        word in THEY
        and previous is not None
        and len(previous.speaker) > 1
        and here - scene.sentence(place(previous)) <= 2
    ):
        return previous.speaker
    return chosen.spans if chosen is not None else ()


def pair(scene: Scene, at: int) -> tuple[Span, ...]:
    """The two people that "both leaders" means: the two most often named before, among those named in the last paragraphs."""
    here = scene.sentence(at)
    counts: dict[int, int] = {}
    last: dict[int, Name] = {}
    for name in scene.names:
        if name.span.start >= at:
            break
        if scene.figures[name.entity].kind == "person":
            counts[name.entity] = counts.get(name.entity, 0) + 1
            last[name.entity] = name
    near = [e for e in counts if here - scene.sentence(last[e].span.start) <= 2 * REACH]
    two = sorted(near, key=lambda e: (-counts[e], -last[e].span.start))[:2]
    return tuple(sorted(last[e].span for e in two)) if len(two) == 2 else ()


def _spoke(scene: Scene, speaker: Span) -> list[Focus]:
    """The unnamed speaker of the statement before, as a candidate: "a spokeswoman", "the boy's mother", "officials"."""
    tokens = [t for t in spanned(scene.doc, speaker) if not t.is_space]
    if not tokens:
        return []
    head = scene.doc[tokens[0].i : tokens[-1].i + 1].root
    lemma = head.lemma_.lower()
    plural = "Plur" in head.morph.get("Number", []) or lemma == "police"
    gender = "m" if lemma in MALE else "f" if lemma in FEMALE else ""
    person = not plural and (
        lemma in nouns("person") | nouns("head") or lemma.endswith(("man", "woman", "ist", "ian", "er", "or"))
    )
    return [Focus((speaker,), speaker.start, scene.sentence(speaker.start), True, person, plural, gender, None)]


def _agrees(word: str, focus: Focus) -> bool:
    if word in HE:
        return focus.person and focus.gender != "f"
    if word in SHE:
        return focus.person and focus.gender != "m"
    if word in IT:
        return not focus.person and not focus.plural
    return focus.plural or not focus.person


def relative(scene: Scene, pronoun: Token) -> tuple[Span, ...]:
    """The noun that a relative pronoun stands for."""
    clause = pronoun.head
    while clause.dep_ not in ("relcl", "ROOT") and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ != "relcl":
        return ()
    noun = clause.head
    for name in scene.names:
        if name.span.start <= noun.idx < name.span.end:
            return (name.span,)
    return (phrase(noun),)


def implied(scene: Scene, statement: Statement, before: Sequence[Statement]) -> tuple[Span, ...]:
    """The speaker of the statement just before, where this one carries on in the same paragraph."""
    if not before:
        return ()
    previous = before[-1]
    if statement.form == "indirect" or not previous.speaker:
        return ()
    gap = (
        text_of(scene.doc)[previous.content[-1].end : statement.content[0].start]
        if previous.content[-1].end < statement.content[0].start
        else ""
    )
    if "\n\n" in gap or len(gap) > 200:
        return ()
    return previous.speaker
