"""What a report itself says about each of its names: gender, number, and the role nouns that describe them.

"Ostmark President Andrei Malko" and "Malko, the president of Ostmark" both describe him as *president* with
*Ostmark*; a later "the Ostmark president" can then be resolved. Descriptions are gathered from titles, appositions and copulas
of one report's parse.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from tellings.annotate.pipeline import text_of
from tellings.model import Name, Role, Span
from tellings.weights import word_table

MALE = frozenset(
    "mr mr. sir lord king prince father dad son brother husband uncle nephew grandfather chairman spokesman businessman man boy".split()
)
FEMALE = frozenset(
    "mrs mrs. ms ms. miss lady dame queen princess mother mum mom daughter sister "
    "wife aunt niece grandmother chairwoman spokeswoman businesswoman woman girl".split()
)
#: Words too common in titles to tell one description from another.
LIGHT = frozenset("the a an his her their its former then late new old top chief senior first own of".split())

#: An apposition farther off than this many tokens is mostly a slip of the parser (a list, a caption).
NEAR = 8
#: Where a document keeps its figures: speakers and roles both ask for them.
KEPT = "tellings figures"


class Description(NamedTuple):
    """A role noun (lemma, lower case) and the lower-cased words that go with it, in one place of the text."""

    head: str
    modifiers: frozenset[str]
    at: int


class Figure(NamedTuple):
    """One entity of a report: its mentions in order, kind, gender ("m", "f" or "") and descriptions."""

    entity: int
    kind: str
    mentions: tuple[Name, ...]
    gender: str
    descriptions: tuple[Description, ...]


@functools.cache
def given_names() -> dict[str, str]:
    """Lower-cased given name -> "m" or "f"."""
    return {row[0]: row[1] for row in word_table("speaker_given_names")}


def find_roles(doc: Doc, names: Sequence[Name]) -> tuple[Role, ...]:
    """Every distinct description of every entity of the report, in the order of entity numbers and of the text."""
    rows = (
        Role(figure.entity, d.head, tuple(sorted(d.modifiers)))
        for figure in sorted(figures(doc, names).values(), key=lambda f: f.entity)
        for d in figure.descriptions
    )
    return tuple(dict.fromkeys(rows))


def figures(doc: Doc, names: Sequence[Name]) -> dict[int, Figure]:
    """Every entity of the report with what the report says about it, by entity number; kept with the document."""
    kept = doc.user_data.get(KEPT)
    if kept is not None and kept[0] == names:
        known: dict[int, Figure] = kept[1]
        return known
    found = _figures(doc, names)
    doc.user_data[KEPT] = (names, found)
    return found


def _figures(doc: Doc, names: Sequence[Name]) -> dict[int, Figure]:
    grouped: dict[int, list[Name]] = {}
    for name in names:
        grouped.setdefault(name.entity, []).append(name)
    out: dict[int, Figure] = {}
    own = {word for name in names if name.kind == "person" for word in name.span.of(text_of(doc)).lower().split()}
    for entity, mentions in grouped.items():
        kinds = [m.kind for m in mentions]
        kind = max(sorted(set(kinds)), key=kinds.count)
        descriptions = tuple(
            d for m in mentions for d in _descriptions(doc, m) if d.head.isalpha() and d.head not in own
        )
        out[entity] = Figure(entity, kind, tuple(mentions), _gender(doc, mentions, descriptions), descriptions)
    return out


def _gender(doc: Doc, mentions: Sequence[Name], descriptions: Sequence[Description]) -> str:
    words = {d.head for d in descriptions}
    for mention in mentions:
        if mention.title is not None:
            words |= {w.lower() for w in mention.title.of(text_of(doc)).split()}
    if words & MALE and not words & FEMALE:
        return "m"
    if words & FEMALE and not words & MALE:
        return "f"
    for mention in sorted(mentions, key=lambda m: m.span.start - m.span.end):
        parts = mention.span.of(text_of(doc)).lower().replace(".", " ").split()
        found = {given_names()[part] for part in parts[:-1] if part in given_names()}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _descriptions(doc: Doc, name: Name) -> list[Description]:
    found: list[Description] = []
    span = doc.char_span(name.span.start, name.span.end, alignment_mode="expand")
    if span is None or not len(span):
        return found
    if name.title is not None:
        words = [w.strip(".,").lower() for w in name.title.of(text_of(doc)).split()]
        words = [w for w in words if w]
        if words:
            before = _modifiers_before(doc, name.title.start)
            found.append(Description(words[-1], frozenset(words[:-1]) | before, name.span.start))
    root = span.root
    inside = {t.i for t in span}
    for child in root.children:
        if child.i in inside:
            continue
        if (
            child.dep_ in ("compound", "nmod", "amod")
            and child.pos_ in ("NOUN", "PROPN")
            and child.i < root.i
            and name.title is None
        ):
            found.append(_describe(child, root))
        elif child.dep_ == "appos" and child.pos_ in ("NOUN", "PROPN") and child.i - root.i <= NEAR:
            found.append(_describe(child, None))
    if root.dep_ == "appos" and root.head.pos_ == "NOUN" and root.i - root.head.i <= NEAR:
        found.append(_describe(root.head, root))
    if name.kind == "person" and name.title is None and root.dep_ == "nsubj":
        found += _office_before(doc, span.start)
    if root.dep_ in ("nsubj", "nsubjpass") and root.head.lemma_ in ("be", "become"):
        found += [_describe(c, None) for c in root.head.children if c.dep_ == "attr" and c.pos_ == "NOUN"]
    return found


def _office_before(doc: Doc, start: int) -> list[Description]:
    """The office of a speaker that stands before the name with its body between: "spokeswoman for the festival Ada Korren told"."""
    i = start - 1
    while i >= 2 and start - i <= NEAR and doc[i].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PART"):
        if doc[i - 1].lower_ in ("for", "of") and doc[i - 2].pos_ == "NOUN":
            office = doc[i - 2]
            words = {t.lemma_.lower() for t in doc[i:start] if t.pos_ in ("ADJ", "NOUN", "PROPN")}
            return [Description(office.lemma_.lower(), frozenset(words - LIGHT), office.idx)]
        i -= 1
    return []


def _describe(head: Token, without: Token | None) -> Description:
    skip = {t.i for t in without.subtree} if without is not None and head.is_ancestor(without) else set()
    words = {
        t.lemma_.lower()
        for t in head.subtree
        if t.i not in skip and t.i != head.i and t.pos_ in ("NOUN", "PROPN", "ADJ") and abs(t.i - head.i) <= 8
    }
    if without is not None and not head.is_ancestor(without):
        words |= {
            t.lemma_.lower()
            for t in without.children
            if t.i != head.i and t.pos_ in ("ADJ", "PROPN", "NOUN") and t.i < without.i
        }
    return Description(head.lemma_.lower(), frozenset(words - LIGHT), head.idx)


def _modifiers_before(doc: Doc, start: int) -> frozenset[str]:
    """The adjectives and names that run up to a title: "Belarusian" before "President"."""
    words: set[str] = set()
    token = doc.char_span(start, start + 1, alignment_mode="expand")
    i = token.start - 1 if token is not None else -1
    while i >= 0 and doc[i].pos_ in ("ADJ", "PROPN", "NOUN", "PART") and len(words) < 4 and not doc[i].is_space:
        words.add(doc[i].lemma_.lower())
        i -= 1
    return frozenset(words - LIGHT)


def spanned(doc: Doc, span: Span) -> list[Token]:
    """The tokens that share a character with the span."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    return list(tokens) if tokens is not None else []
