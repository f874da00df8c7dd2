"""Whose statement it is: the source of each statement resolved to the mention that names the speaker.

A name in the source wins; a pronoun goes to the person or body that the text before it has in focus, by number, gender, grammatical
role and distance; a role noun ("the Belarusian president") goes to the one name that the report describes so; an anonymous
description ("two officials") names itself. Where it is unclear none is given. The method is the salience weighting of Lappin and
Leass (1994), cut down to what reported speech needs.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from spacy.tokens import Doc, Token

from tellings.annotate.people import FEMALE, MALE, Figure, figures, spanned
from tellings.model import Name, Span, Statement
from tellings.weights import word_table

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())
PAIR = frozenset("both pair duo".split())
FIRST = frozenset("i me my we us our".split())
RELATIVE = frozenset("who whom whose which that".split())
DEFINITE = frozenset("the this that his her their its".split())
#: How far back a pronoun looks, in sentences; farther antecedents are wrong more often than right on the dev stories
#: (`python -m evaluation.speakers --reach`).
REACH = 5


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
        for token in self.doc:
            if (
                token.pos_ == "NOUN"
                and token.i not in named
                and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "attr", "conj")
            ):
                plural = "Plur" in token.morph.get("Number", []) or token.lower_ == "police"
                body = token.lemma_.lower() in nouns("body") | nouns("business")
                if not (plural or body) or (token.dep_ not in ("nsubj", "nsubjpass")):
                    continue
                span = _phrase(token)
                found.append(Focus((span,), span.start, self.sentence(span.start), True, False, plural, "", None))
        return sorted(found, key=lambda f: f.start)


def resolve_speakers(doc: Doc, statements: Sequence[Statement], names: Sequence[Name]) -> tuple[Statement, ...]:
    """The statements with ``speaker`` filled in, in the order given; ``names`` are the report's name mentions."""
    scene = Scene(doc, names, statements)
    order = sorted(range(len(statements)), key=lambda i: _place(statements[i]))
    out: dict[int, Statement] = {}
    last: list[Statement] = []
    for i in order:
        statement = statements[i]
        speaker = _speaker(scene, statement, last)
        out[i] = msgspec.structs.replace(statement, speaker=speaker)
        last.append(out[i])
    return tuple(out[i] for i in range(len(statements)))


def _place(statement: Statement) -> int:
    return (statement.source or statement.cue or statement.content[0]).start


def _speaker(scene: Scene, statement: Statement, before: Sequence[Statement]) -> tuple[Span, ...]:
    source = statement.source
    if source is None:
        return _implied(scene, statement, before)
    named = _named(scene, source)
    if named:
        return named
    tokens = [t for t in spanned(scene.doc, source) if not t.is_space and not t.is_punct]
    if not tokens:
        return ()
    head = scene.doc[tokens[0].i : tokens[-1].i + 1].root
    word = head.lower_ if len(tokens) > 1 else tokens[0].lower_
    if (
        word in PAIR
        or (tokens[0].lower_ == "both" and "Plur" in head.morph.get("Number", []))
        or head.lemma_.lower() == "pair"
    ):
        return _pair(scene, source.start) or (source,)
    if word in HE | SHE | IT | THEY or (
        len(tokens) <= 2 and tokens[0].lower_ in HE | SHE | IT | THEY and head.pos_ != "NOUN"
    ):
        return _pronoun(scene, statement, tokens[0].lower_ if word not in HE | SHE | IT | THEY else word, before)
    if word in FIRST:
        return _implied(scene, statement, before)
    if word in RELATIVE:
        return _relative(scene, head)
    if tokens[0].lower_ in HE | SHE and head.pos_ == "NOUN" and head.lemma_.lower() in nouns("words"):
        return _pronoun(scene, statement, tokens[0].lower_, before)
    return _described(scene, head, tokens, source.start) or _issuer(scene, statement, head, before) or (source,)


def _named(scene: Scene, source: Span) -> tuple[Span, ...]:
    """The names in the source that are its head, joined ones all; empty where names only modify a role noun."""
    inside = scene.within(source)
    if not inside:
        return ()
    tokens = spanned(scene.doc, source)
    root = scene.doc[tokens[0].i : tokens[-1].i + 1].root
    people = [n for n in inside if n.kind == "person" and not _possessive(scene.doc, n)]
    if people:
        joined = [n for n in people if _joined(scene.doc, n, root)]
        chosen = joined or people[:1]
        return tuple(n.span for n in chosen)
    for name in inside:
        marks = {t.i for t in spanned(scene.doc, name.span)}
        if root.i in marks:
            return (name.span, *(n.span for n in inside if n is not name and _joined(scene.doc, n, root)))
    only = [t for t in tokens if not t.is_punct and not t.is_space and t.lower_ not in ("the", "'s", "’s")]
    covered = {t.i for n in inside for t in spanned(scene.doc, n.span)}
    if all(t.i in covered for t in only):
        return tuple(n.span for n in inside[-1:])
    return ()


def _possessive(doc: Doc, name: Name) -> bool:
    after = doc.text[name.span.end : name.span.end + 2]
    return after in ("'s", "’s") or (after[:1] in ("'", "’") and doc.text[name.span.end - 1] == "s")


def _joined(doc: Doc, name: Name, root: Token) -> bool:
    """Whether the name is the root of the source or joined to it by "and"."""
    tokens = spanned(doc, name.span)
    head = doc[tokens[0].i : tokens[-1].i + 1].root
    while head.i != root.i and head.dep_ in ("conj", "appos", "compound", "nmod"):
        head = head.head
    return head.i == root.i


def _pronoun(scene: Scene, statement: Statement, word: str, before: Sequence[Statement]) -> tuple[Span, ...]:
    source = statement.source or statement.content[0]
    here = scene.sentence(source.start)
    best: tuple[float, int] | None = None
    chosen: Focus | None = None
    previous = before[-1] if before else None
    prior = _entities(scene, previous) if previous is not None else frozenset()
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
            score += 1.8 if here - scene.sentence(_place(previous)) <= 2 else 0.6
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
        and here - scene.sentence(_place(previous)) <= 2
    ):
        return previous.speaker
    return chosen.spans if chosen is not None else ()


def _pair(scene: Scene, at: int) -> tuple[Span, ...]:
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
    person = not plural and lemma not in nouns("body") | nouns("business") | nouns("document")
    return [Focus((speaker,), speaker.start, scene.sentence(speaker.start), True, person, plural, gender, None)]


def _agrees(word: str, focus: Focus) -> bool:
    if word in HE:
        return focus.person and focus.gender != "f"
    if word in SHE:
        return focus.person and focus.gender != "m"
    if word in IT:
        return not focus.person and not focus.plural
    return focus.plural or not focus.person


def _entities(scene: Scene, statement: Statement) -> frozenset[int]:
    return frozenset(n.entity for s in statement.speaker for n in scene.within(s))


def _relative(scene: Scene, pronoun: Token) -> tuple[Span, ...]:
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
    return (_phrase(noun),)


def _described(scene: Scene, head: Token, tokens: Sequence[Token], at: int) -> tuple[Span, ...]:
    """The name that the report describes as the noun phrase does; empty where none fits."""
    proper = any(t.pos_ == "PROPN" or t.ent_type_ in ("NORP", "GPE", "ORG") for t in tokens)
    definite = tokens[0].lower_ in DEFINITE
    if "Plur" in head.morph.get("Number", []) or not (definite or proper) or tokens[0].lower_ in ("another", "one", "some"):
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
        words = set(figure.mentions[0].span.of(scene.doc.text).lower().split())
        if lemma in words:
            best = max(best, 1 + len(own & words))
    return best


def _issuer(scene: Scene, statement: Statement, head: Token, before: Sequence[Statement]) -> tuple[Span, ...]:
    """Who speaks through "the statement", "the company", "police documents": a name that owns it, or the body in focus."""
    lemma = head.lemma_.lower()
    document = lemma in nouns("document")
    if document or lemma in nouns("words"):
        for child in head.subtree if document else head.children:
            if child.dep_ in (("poss", "compound", "pobj") if document else ("poss",)) and child.i != head.i:
                for name in scene.within(Span(child.idx, child.idx + len(child))) or [
                    n for n in scene.names if n.span.start <= child.idx < n.span.end
                ]:
                    return (name.span,)
                if child.lower_ in ("police", "company", "ministry", "prosecutors"):
                    return (_phrase(child),)
    definite = any(c.lower_ in DEFINITE for c in head.children if c.dep_ in ("det", "poss"))
    marked = [c for c in head.children if c.pos_ in ("ADJ", "PROPN", "NOUN") and c.i < head.i and c.dep_ != "det"]
    if marked and (lemma not in nouns("business") or any(c.pos_ == "PROPN" for c in marked)) and not document:
        return ()
    if (
        not definite
        or "Plur" in head.morph.get("Number", [])
        or not (document or lemma in nouns("body") | nouns("business"))
    ):
        return ()
    at = statement.source.start if statement.source is not None else statement.content[0].start
    here = scene.sentence(at)
    if document and before and before[-1].speaker and here - scene.sentence(_place(before[-1])) <= 4:
        return before[-1].speaker
    counts: dict[int, int] = {}
    for name in scene.names:
        if scene.figures[name.entity].kind == "organisation":
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
            + 2.0 * counts[focus.entity] / max(counts.values())
        )
        if best is None or (score, focus.start) > best:
            best, chosen = (score, focus.start), focus.spans
    return chosen


def _implied(scene: Scene, statement: Statement, before: Sequence[Statement]) -> tuple[Span, ...]:
    """The speaker of the statement just before, where this one carries on in the same paragraph."""
    if not before:
        return ()
    previous = before[-1]
    if statement.form == "indirect" or not previous.speaker:
        return ()
    gap = (
        scene.doc.text[previous.content[-1].end : statement.content[0].start]
        if previous.content[-1].end < statement.content[0].start
        else ""
    )
    if "\n\n" in gap or len(gap) > 200:
        return ()
    return previous.speaker


def _phrase(noun: Token) -> Span:
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
