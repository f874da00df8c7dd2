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
from tellings.annotate.scene import Focus, Scene, nouns, phrase, place
from tellings.model import Name, Span, Statement

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())
#: How far back a pronoun looks, in sentences.
REACH = 5
#: What it takes from a candidate to stand in a quotation, to be a person without a name, to be one where the pronoun is "they".
QUOTATION = 3.0
UNNAMED = 0.5
ALONE = 1.5


def pronoun(scene: Scene, statement: Statement, word: str, before: Sequence[Statement]) -> tuple[Span, ...]:
    """The spans of whoever a pronoun in the source stands for; nothing where nobody fits."""
    source = statement.source or statement.content[0]
    here = scene.sentence(source.start)
    previous = before[-1] if before else None
    near = previous is not None and here - scene.sentence(place(previous)) <= 2
    if word in THEY and previous is not None and len(previous.speaker) > 1 and near:
        return previous.speaker
    foci = scene.foci[: bisect.bisect_left(scene.foci, source.start, key=lambda f: f.start)]
    if previous is not None and len(previous.speaker) == 1:
        foci = [*foci, *_spoke(scene, previous, previous.speaker[0], source.start)]
    foci = [f for f in foci if here - f.sentence <= REACH and _agrees(word, f)]
    foci = [f for f in foci if not any(c.holds(f.spans[0]) for c in statement.content)]
    around = [s for s in before if _verbatim(scene, s) and any(c.holds(source) for c in s.content)]
    foci = [
        f for f in foci if not any(_spoken_by(scene, f, s) for s in around)
    ]  # "they" in one's own words is not oneself
    over = previous is not None and any(_takes_over(scene, f, previous) for f in foci)
    best: tuple[float, int] | None = None
    chosen: Focus | None = None
    for focus in foci:
        score = _salience(scene, focus, word, here)
        if previous is not None and _spoken_by(scene, focus, previous):
            score += 0.0 if over else 1.8 if near else 0.6
        key = (score, focus.start)
        if best is None or key > best:
            best, chosen = key, focus
    return chosen.spans if chosen is not None else ()


def _verbatim(scene: Scene, statement: Statement) -> bool:
    """Whether the content is the speaker's own words: a quotation, the turn of a script."""
    return statement.form == "direct" or (statement.cue is not None and statement.cue.of(text_of(scene.doc)) == ":")


def _takes_over(scene: Scene, focus: Focus, previous: Statement) -> bool:
    """Whether a person by name is the subject of a sentence after the statement before, and so may be the next to speak."""
    after = focus.sentence > _ends(scene, previous) and focus.start > place(previous)
    known = focus.entity is not None and focus.person and focus.subject
    return after and known and not scene.in_quotation(focus.spans[0]) and not _spoken_by(scene, focus, previous)


def _salience(scene: Scene, focus: Focus, word: str, here: int) -> float:
    """How much a candidate is in focus in the sentence ``here``, whoever spoke last."""
    score = -0.9 * (here - focus.sentence) + (1.6 if focus.subject else 0.0)
    if scene.in_quotation(focus.spans[0]):
        score -= QUOTATION
    if focus.gender:
        score += 0.5
    if focus.entity is None and focus.person:
        score -= UNNAMED
    if word in THEY and not focus.plural:
        score -= ALONE
    return score


def _spoken_by(scene: Scene, focus: Focus, previous: Statement) -> bool:
    if focus.entity is None:
        return any(s.meets(focus.spans[0]) for s in previous.speaker)
    return any(n is not None and n.entity == focus.entity for n in (named(scene, s) for s in previous.speaker))


def named(scene: Scene, span: Span) -> Name | None:
    """The name that a span is, with or without its title; None where it only holds one ("the Ostmark spokesman")."""
    inside = scene.within(span)
    return next((n for n in inside if n.span.end == span.end and (n.title or n.span).start <= span.start + 4), None)


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


def _ends(scene: Scene, statement: Statement) -> int:
    """The sentence in which a statement ends, with its source and cue; a closing mark may stand with the next sentence."""
    content = statement.content[-1]
    shown = content.of(text_of(scene.doc)).rstrip(" \n.,;:!?”\"'’")
    return max(scene.sentence(content.start + max(0, len(shown) - 1)), scene.sentence(place(statement)))


def _spoke(scene: Scene, previous: Statement, speaker: Span, at: int) -> list[Focus]:
    """The speaker of the statement before, where that ends: "a spokeswoman", "officials", a name before a long quotation."""
    tokens = [t for t in spanned(scene.doc, speaker) if not t.is_space]
    if not tokens:
        return []
    name = named(scene, speaker)
    if name is not None:
        figure = scene.figures[name.entity]
        last = min(_ends(scene, previous), scene.sentence(at))
        return [
            Focus((speaker,), speaker.start, last, True, figure.kind == "person", False, figure.gender, name.entity)
        ]
    head = scene.doc[tokens[0].i : tokens[-1].i + 1].root
    for focus in scene.described(head):
        return [focus._replace(spans=(speaker,), start=speaker.start)]
    return [Focus((speaker,), speaker.start, scene.sentence(speaker.start), True, False, False, "", None)]


def _agrees(word: str, focus: Focus) -> bool:
    if word in HE:
        return focus.person and focus.gender != "f"
    if word in SHE:
        return focus.person and focus.gender != "m"
    if word in IT:
        return not focus.person and not focus.plural
    return focus.plural or not focus.person


def variation(scene: Scene, head: Token, tokens: Sequence[Token], before: Sequence[Statement]) -> tuple[Span, ...]:
    """The named person who spoke just before, called by what the report has not said of him: "the former Ostmark governor".

    Only a rank with a modifier of its own is read so ("the official", "the judge" may be anybody), and only where nobody else has been
    named since outside quotations.
    """
    lemma = head.lemma_.lower()
    former = any(t.lower_ == "former" for t in tokens)
    own = [t for t in tokens[1:] if t.i < head.i and t.text[0].isupper()]
    ranked = lemma in nouns("rank") or (former and lemma in nouns("person") | nouns("head"))
    if tokens[0].lower_ != "the" or not (own or former) or not ranked or "Plur" in head.morph.get("Number", []):
        return ()
    at, here = tokens[0].idx, scene.sentence(tokens[0].idx)
    for previous in reversed(before):
        if here - scene.sentence(place(previous)) > 2:
            break
        speaker = named(scene, previous.speaker[0]) if len(previous.speaker) == 1 else None
        if speaker is None or scene.figures[speaker.entity].kind != "person":
            continue
        since = [n for n in scene.names if place(previous) <= n.span.start < at and n.entity != speaker.entity]
        others = any(scene.figures[n.entity].kind == "person" and not scene.in_quotation(n.span) for n in since)
        clash = {"m": FEMALE, "f": MALE}.get(scene.figures[speaker.entity].gender, frozenset())
        return () if others or lemma in clash else (speaker.span,)
    return ()


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
