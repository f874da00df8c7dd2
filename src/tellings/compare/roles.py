"""Speakers that only the other reports explain: "the Velmarian president" in one report, his name and office in another.

Inside a report `annotate.speakers` resolves what the report itself says. Over a story more is known: every report's titles and
appositions together say which offices a person holds. A description that stands for a statement's speaker goes to the one person
of the story that fits it, and then points at that person's nearest mention in its own report; where the report never names the
person, or two people fit, it stays as it is.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import msgspec

from tellings.model import Annotated, Cite, Entity, Name, Report, Span, Statement, Word
from tellings.naming.countries import kin
from tellings.naming.offices import office
from tellings.weights import word_table

#: Nouns that mean the head of a country or body; they stand for each other ("the Kremlin chief", "the Russian leader").
LEADERS = frozenset("president leader chief head ruler master strongman chancellor".split())
#: Seats of government that speak for their country, beside the capitals that `kin` knows.
LIGHT = frozenset("the a an his her its their former then late new top senior acting current own".split())


@functools.cache
def seats() -> dict[str, str]:
    """Lower-cased seat of government -> the country it speaks for."""
    return {row[0]: row[1] for row in word_table("compare_seats")}


def explain_speakers(
    reports: Sequence[Report], annotated: Sequence[Annotated], entities: Sequence[Entity]
) -> tuple[Annotated, ...]:
    """The annotations with described speakers resolved over the whole story, in the order given."""
    texts = {r.id: r.text for r in reports}
    of = {m: e for e in entities for m in e.mentions}
    offices = _offices(annotated, of)
    kinds = {e.id: e.kind for e in entities}
    out = []
    for notes in annotated:
        statements = []
        for statement in notes.statements:
            speaker = statement.speaker
            if len(speaker) == 1 and not any(n.span == speaker[0] for n in notes.names):
                found = _holder(_described(notes, speaker[0], texts[notes.report]), offices, kinds)
                mention = _mention(notes, of, found, _place(statement)) if found is not None else None
                if mention is not None:
                    statement = msgspec.structs.replace(statement, speaker=(mention,))
            statements.append(statement)
        out.append(msgspec.structs.replace(notes, statements=tuple(statements)))
    return tuple(out)


def _place(statement: Statement) -> int:
    return (statement.source or statement.cue or statement.content[0]).start


def _offices(annotated: Sequence[Annotated], of: dict[Cite, Entity]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Entity id -> what the reports call it: (role noun, what it is president, minister, spokesman ... of)."""
    offices: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for notes in annotated:
        ids: dict[int, str] = {}
        for name in notes.names:
            entity = of.get(_cite(notes, name))
            if entity is not None:
                ids.setdefault(name.entity, entity.id)
        for role in notes.roles:
            if role.entity in ids:
                offices.setdefault(ids[role.entity], []).append((role.head, _domains(role.modifiers)))
    return offices


def _cite(notes: Annotated, name: Name) -> Cite:
    return Cite(notes.report, name.span.start, name.span.end)


def _domains(words: Sequence[str]) -> frozenset[str]:
    """The words, nationalities, capitals and seats of government turned into their country."""
    return frozenset(domain(w) for w in words if w not in LIGHT)


@functools.cache
def domain(word: str) -> str:
    """The country that a word speaks for, in lower case, else the word itself."""
    if word in seats():
        return seats()[word]
    return (kin(word.title()) or word).lower()


def _described(notes: Annotated, span: Span, text: str) -> tuple[str, frozenset[str]] | None:
    """The head noun of a description and its domains; None where it is plural, indefinite or a pronoun."""
    words = [w for w in notes.words if span.start <= w.start and w.end <= span.end and w.pos not in ("PUNCT", "SPACE")]
    if not words or text[words[0].start : words[0].end].lower() in ("a", "an", "another", "one", "some", "two"):
        return None
    head = _head(notes, words)
    if head is None or head.pos not in ("NOUN", "PROPN") or text[head.start : head.end].lower() != head.lemma.lower():
        return None
    rest = [w.lemma.lower() for w in words if w is not head and w.pos in ("NOUN", "PROPN", "ADJ")]
    return head.lemma.lower(), _domains(rest)


def _head(notes: Annotated, words: Sequence[Word]) -> Word | None:
    inside = {w.start for w in words}
    for word in words:
        if word.pos in ("NOUN", "PROPN") and (
            notes.words[word.head].start not in inside or notes.words[word.head] is word
        ):
            return word
    return None


def _holder(
    described: tuple[str, frozenset[str]] | None,
    offices: dict[str, list[tuple[str, frozenset[str]]]],
    kinds: Mapping[str, str],
) -> str | None:
    """The id of the one person whose offices fit; None where none or several do equally well."""
    if described is None:
        return None
    noun, domains = described
    scores: dict[str, float] = {}
    for entity, held in offices.items():
        if kinds[entity] != "person":
            continue
        for head, of in held:
            same = office(head) == office(noun) or {head, noun} <= LEADERS
            shared = len(domains & of)
            if same and (shared or (not domains and office(head) == office(noun))):
                scores[entity] = max(
                    scores.get(entity, 0.0), 1 + 2 * shared + (head == noun) + shared / max(1, len(of))
                )
    if not scores:
        return None
    top = max(scores.values())
    best = [entity for entity, score in scores.items() if score == top]
    return best[0] if len(best) == 1 else None


def _mention(notes: Annotated, of: dict[Cite, Entity], entity: str, at: int) -> Span | None:
    """The entity's mention in this report that stands nearest before ``at``, else its first."""
    mentions = [n.span for n in notes.names if (e := of.get(_cite(notes, n))) is not None and e.id == entity]
    before = [m for m in mentions if m.start < at]
    return max(before) if before else min(mentions, default=None)
