"""Whose statement it is: the source of each statement resolved to the mention that names the speaker.

A name in the source wins; a pronoun goes to the person or body that the text before it has in focus, by number, gender, grammatical
role and distance; a role noun ("the Ostmark president") goes to the one name that the report describes so; an anonymous
description ("two officials") names itself. Where it is unclear none is given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec
from spacy.tokens import Doc, Token

from tellings.annotate.antecedents import HE, IT, SHE, THEY, implied, named, pair, pronoun, relative, variation
from tellings.annotate.descriptions import described, foretold
from tellings.annotate.issuers import issuer
from tellings.annotate.people import spanned
from tellings.annotate.pipeline import text_of
from tellings.annotate.scene import Scene, nouns, place
from tellings.model import Name, Span, Statement

WORD: Final = re.compile(r"\w+(?:['’]\w+)?")
#: Words in a row that make two quotations of one report the same words; a shorter quotation must be there whole.
REPEATED: Final = 5
PAIR = frozenset("both pair duo".split())
FIRST = frozenset("i me my we us our".split())
RELATIVE = frozenset("who whom whose which that".split())


def resolve_speakers(doc: Doc, statements: Sequence[Statement], names: Sequence[Name]) -> tuple[Statement, ...]:
    """The statements with ``speaker`` filled in, in the order given; ``names`` are the report's name mentions."""
    scene = Scene(doc, names)
    order = sorted(range(len(statements)), key=lambda i: place(statements[i]))
    out: dict[int, Statement] = {}
    last: list[Statement] = []
    for i in order:
        statement = statements[i]
        speaker = _in_full(scene, statement, _speaker(scene, statement, last), last)
        out[i] = msgspec.structs.replace(statement, speaker=speaker)
        last.append(out[i])
    return tuple(_as_repeated(scene, out[i], last) for i in range(len(statements)))


def _in_full(
    scene: Scene, statement: Statement, speaker: tuple[Span, ...], before: Sequence[Statement]
) -> tuple[Span, ...]:
    """A speaker without a name in the words of the source that first gave it: "a spokesman for the ferries", not "a spokesman"."""
    if len(speaker) != 1 or speaker[0] == statement.source or named(scene, speaker[0]) is not None:
        return speaker
    first = (s.source for s in before if s.source is not None and (s.source,) == s.speaker)
    return next(((source,) for source in first if source.holds(speaker[0])), speaker)


def _as_repeated(scene: Scene, statement: Statement, others: Sequence[Statement]) -> Statement:
    """A quotation without a source (a headline, a pull quote) with the speaker of the statement that has its words again."""
    if statement.source is not None or statement.cue is not None:
        return statement
    words = _words(scene, statement)
    best = min(len(words), REPEATED) - 1
    found: Statement | None = None
    for other in others:
        if other.source is not None and other.speaker and (run := _common_run(words, _words(scene, other))) > best:
            best, found = run, other
    return msgspec.structs.replace(statement, speaker=found.speaker) if found is not None else statement


def _words(scene: Scene, statement: Statement) -> list[str]:
    return [w for c in statement.content for w in WORD.findall(c.of(text_of(scene.doc)).lower())]


def _common_run(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest run of words in both."""
    best, before = 0, [0] * (len(other) + 1)
    for word in one:
        row = [0] * (len(other) + 1)
        for j, same in enumerate(other, 1):
            if word == same:
                row[j] = before[j - 1] + 1
                best = max(best, row[j])
        before = row
    return best


def _speaker(scene: Scene, statement: Statement, before: Sequence[Statement]) -> tuple[Span, ...]:
    source = statement.source
    if source is None:
        return implied(scene, statement, before)
    named = _named(scene, source) or _named_after(scene, source)
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
        return pair(scene, source.start) or (source,)
    if word in HE | SHE | IT | THEY or (
        len(tokens) <= 2 and tokens[0].lower_ in HE | SHE | IT | THEY and head.pos_ != "NOUN"
    ):
        found = pronoun(scene, statement, tokens[0].lower_ if word not in HE | SHE | IT | THEY else word, before)
        return _meant(scene, found, before)
    if word in FIRST:
        return implied(scene, statement, before)
    if tokens[0].lower_ in RELATIVE and tokens[0].tag_.startswith("W"):
        if len(tokens) == 1 or tokens[1].pos_ not in ("DET", "PROPN", "NOUN", "PRON"):
            return _meant(scene, relative(scene, tokens[0]), before)
        tokens, source = tokens[1:], Span(tokens[1].idx, source.end)
        head = scene.doc[tokens[0].i : tokens[-1].i + 1].root
    if tokens[0].lower_ in HE | SHE and head.pos_ == "NOUN" and head.lemma_.lower() in nouns("words"):
        return pronoun(scene, statement, tokens[0].lower_, before)
    return _noun(scene, head, tokens, source, before) or (source,)


def _noun(
    scene: Scene, head: Token, tokens: Sequence[Token], source: Span, before: Sequence[Statement]
) -> tuple[Span, ...]:
    """Whom a noun phrase without a name stands for; nothing where it stands for itself."""
    return (
        described(scene, head, tokens, source.start)
        or issuer(scene, head, before)
        or variation(scene, head, tokens, before)
        or foretold(scene, head, tokens)
    )


def _meant(scene: Scene, found: tuple[Span, ...], before: Sequence[Statement]) -> tuple[Span, ...]:
    """An antecedent as a source of its own would be read: "it" goes to "the company", that to the company's name."""
    if len(found) != 1 or _named(scene, found[0]):
        return found
    tokens = [t for t in spanned(scene.doc, found[0]) if not t.is_space and not t.is_punct]
    if not tokens or tokens[0].pos_ == "PRON":
        return found
    head = scene.doc[tokens[0].i : tokens[-1].i + 1].root
    return _noun(scene, head, tokens, found[0], before) or found


def _named(scene: Scene, source: Span) -> tuple[Span, ...]:
    """The names in the source that are its head, joined ones all; empty where names only modify a role noun."""
    inside = scene.within(source)
    if not inside:
        return ()
    tokens = spanned(scene.doc, source)
    root = scene.doc[tokens[0].i : tokens[-1].i + 1].root
    people = [n for n in inside if n.kind == "person" and not _possessive(scene.doc, n)]
    people = [n for n in people if not _below_preposition(scene.doc, n, root)]
    if people:
        joined = [n for n in people if _joined(scene.doc, n, root)]
        chosen = joined or people[:1]
        return tuple(n.span for n in chosen)
    first = inside[0]
    if first.span.start == source.start and text_of(scene.doc)[first.span.end : first.span.end + 1] == ",":
        return (first.span,)
    for name in inside:
        marks = {t.i for t in spanned(scene.doc, name.span)}
        if root.i in marks:
            return (name.span, *(n.span for n in inside if n is not name and _joined(scene.doc, n, root)))
    only = [t for t in tokens if not t.is_punct and not t.is_space and t.lower_ not in ("the", "'s", "’s")]
    covered = {t.i for n in inside for t in spanned(scene.doc, n.span)}
    if all(t.i in covered for t in only):
        return tuple(n.span for n in inside[-1:])
    return ()


def _named_after(scene: Scene, source: Span) -> tuple[Span, ...]:
    """The name between commas right behind a source that lacks it: "the head of the rescue service, Colonel Ada Korren, said"."""
    text = text_of(scene.doc)
    if text[source.end : source.end + 2] != ", ":
        return ()
    for name in scene.names:
        begin = name.title.start if name.title is not None else name.span.start
        if begin == source.end + 2 and name.kind == "person" and text[name.span.end : name.span.end + 1] in (",", "."):
            return (name.span,)
    return ()


def _possessive(doc: Doc, name: Name) -> bool:
    after = text_of(doc)[name.span.end : name.span.end + 2]
    return after in ("'s", "’s") or (after[:1] in ("'", "’") and text_of(doc)[name.span.end - 1] == "s")


def _below_preposition(doc: Doc, name: Name, root: Token) -> bool:
    """Whether the name only says whose or about whom: "the lawyer for Ada Korren", "the charges against Korren".

    A word between the preposition and the name belongs to a title: "General of the Armed Forces Ada Korren"; so does what stands
    before a comma, "the mayor of Northport, Dr Ada Korren", and a body with its article, "the head of the ministry Ada Korren".
    """
    tokens = spanned(doc, name.span)
    start = spanned(doc, name.title)[0].i if name.title is not None else tokens[0].i
    if start > 0 and (doc[start - 1].dep_ == "compound" or doc[start - 1].text == ","):
        return False
    titled = start > 1 and doc[start - 1].pos_ == "NOUN" and doc[start - 2].lower_ == "the"
    head = doc[tokens[0].i : tokens[-1].i + 1].root
    while head.i != root.i and head.head.i != head.i:
        if head.dep_ == "pobj":
            return not (titled and head.head.lower_ == "of")
        head = head.head
    return False


def _joined(doc: Doc, name: Name, root: Token) -> bool:
    """Whether the name is the root of the source or joined to it by "and"."""
    tokens = spanned(doc, name.span)
    head = doc[tokens[0].i : tokens[-1].i + 1].root
    while head.i != root.i and head.dep_ in ("conj", "appos", "compound", "nmod"):
        head = head.head
    return head.i == root.i
