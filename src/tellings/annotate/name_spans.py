"""Where the names of a report stand: spaCy's entities cleaned, and what it misses found again from what it knows.

Spans are cut at line breaks, brackets, quotation marks and lower-case words; articles, titles and possessive endings come off.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from spacy.tokens import Doc

from tellings.model import NameKind
from tellings.naming.countries import is_demonym, is_place
from tellings.naming.forms import bodies, is_acronym
from tellings.naming.people import is_given
from tellings.weights import word_list

KINDS: Final[dict[str, NameKind]] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "other",
    "PRODUCT": "other", "EVENT": "other", "WORK_OF_ART": "other",
}  # fmt: skip
_JOINERS: Final = frozenset("of the for and & de la du des do da di del van von der den al el bin ibn ben abu a i e y".split())
_PERSON_JOINERS: Final = frozenset("de la du des do da dos di del van von der den ter al el bin ibn ben abu y e i".split())
_ARTICLES: Final = frozenset("the a an this that these those his her their its our my your".split())
_CUTS: Final = frozenset("()[]{}\"“”„«»‘:;!?|/—–…•*,<>=+".split() + list("()[]{}\"“”„«»‘:;!?|/—–…•*,<>=+"))
_POSSESSIVE: Final = frozenset(("'s", "’s", "'", "’", "'S", "’S"))
#: Words that begin with a capital only because of where they stand, never names by themselves.
_NEVER: Final = frozenset(
    "i he she it we they you who what when where why how monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december mr mrs ms dr photo image video read more share next previous "
    "article yes no not new news breaking".split()
)


class Found(NamedTuple):
    """A mention as token indices ``[start, end)``, with its kind and where its title begins (``start`` where it has none)."""

    start: int
    end: int
    kind: NameKind
    title: int


class Lines:
    """A document's tokens as plain lists, read once: spaCy's attributes are slow to read one by one."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = [t.text for t in doc]
        self.lower = [t.lower() for t in self.text]
        self.pos = [t.pos_ for t in doc]
        self.first = _firsts(doc, self.text)
        self.heading = _headings(self.text)
        self.plain = {w for w in self.text if w.islower()}

    def capital(self, i: int) -> bool:
        """Whether the token begins as names do."""
        word = self.text[i]
        return word[:1].isupper() or (len(word) > 1 and word[0] in "@#" and word[1].isupper())


def _firsts(doc: Doc, text: Sequence[str]) -> list[bool]:
    """Whether a token is the first word of a sentence, a line or a quotation."""
    out = [False] * len(text)
    fresh = True
    starts = {sent.start for sent in doc.sents} if len(doc) else set()
    for i, word in enumerate(text):
        if i in starts or "\n" in word:
            fresh = True
        if word[:1].isalnum():
            out[i] = fresh
            fresh = False
        elif word in ("“", '"', "„", "«", ":", "‘"):
            fresh = True
    return out


def _headings(text: Sequence[str]) -> list[bool]:
    """Whether a token stands in a line that is written with capitals throughout, as headlines are."""
    out = [False] * len(text)
    start = 0
    for i in range(len(text) + 1):
        if i < len(text) and "\n" not in text[i]:
            continue
        found = [w for w in text[start:i] if w[:1].isalpha() and len(w) > 3]
        if len(found) >= 3 and sum(w[0].isupper() for w in found) >= 0.75 * len(found):
            for j in range(start, i):
                out[j] = True
        start = i + 1
    return out


@functools.cache
def titles() -> frozenset[str]:
    """The words that titles are made of."""
    return frozenset(word for phrase in word_list("name_titles") for word in phrase.split())


def find_spans(lines: Lines) -> list[Found]:
    """The mentions that the entities of the parse give, cleaned, in order; never overlapping."""
    out: list[Found] = []
    for entity in lines.doc.ents:
        kind = KINDS.get(entity.label_)
        if kind is None:
            continue
        for start, end in _pieces(lines, entity.start, entity.end, kind):
            found = cleaned(lines, start, end, kind)
            if found is not None and (not out or out[-1].end <= found.title):
                out.append(found)
    return out


def _pieces(lines: Lines, start: int, end: int, kind: NameKind) -> Iterator[tuple[int, int]]:
    """The runs of name words inside an entity."""
    joiners = _PERSON_JOINERS if kind == "person" else _JOINERS
    at = start
    for i in range(start, end + 1):
        inner = i < end and (
            lines.capital(i)
            or (lines.lower[i] in joiners and i > at and i + 1 < end)
            or (lines.text[i] in ("-", "&", ".") and i > at)
            or (lines.text[i][:1].isdigit() and kind != "person")
            or (lines.text[i] in _POSSESSIVE and kind != "person" and i > at and i + 1 < end)
            or (lines.lower[i] in bodies() and kind != "person" and i > at)
            or (lines.text[i][:1] in "@#" and len(lines.text[i]) > 1)
        )
        if not inner:
            if i > at:
                yield at, i
            at = i + 1


def cleaned(lines: Lines, start: int, end: int, kind: NameKind) -> Found | None:
    """The mention without articles, titles and endings; None where no name is left."""
    while end > start and (lines.text[end - 1] in _POSSESSIVE or lines.text[end - 1] in "-&." or lines.lower[end - 1] in _JOINERS):
        end -= 1
    while start < end and (lines.lower[start] in _ARTICLES or (lines.lower[start] in _JOINERS and not lines.capital(start))):
        start += 1
    if start >= end:
        return None
    title = start
    if kind == "person":
        while start < end - 1 and (lines.lower[start] in titles() and not is_given(lines.lower[start]) or is_demonym(lines.text[start])):
            start += 1
        if start == title or start == end - 1 and lines.lower[start] in titles():
            start = title
    title = title_start(lines, start) if kind in ("person", "other") or title < start else start
    if start >= end or not _namely(lines, start, end, kind):
        return None
    if kind == "other" and title == start and all(is_demonym(w) for w in lines.text[start:end]):
        return None
    if kind == "other" and title < start:
        kind = "person"
    return Found(start, end, kind, min(title, start))


def title_start(lines: Lines, start: int) -> int:
    """Where the title before the token begins: "Utopian Foreign Minister" in "the Utopian Foreign Minister Ann Lee"."""
    i = start
    while i > 0 and start - i < 5 and (lines.lower[i - 1] in titles() or (lines.lower[i - 1] == "-" and i < start)):
        i -= 1
    while i < start and lines.lower[i] == "-":
        i += 1
    while 0 < i < start and start - i < 6 and (is_demonym(lines.text[i - 1]) or lines.lower[i - 1] in bodies()):
        i -= 1
    return i


def _namely(lines: Lines, start: int, end: int, kind: NameKind) -> bool:
    """Whether the run looks like a name at all."""
    found = [lines.text[i] for i in range(start, end) if lines.text[i][:1].isalnum() or lines.text[i][:1] in "@#"]
    if not found or not any(lines.capital(i) for i in range(start, end)):
        return False
    if len(found) == 1:
        word, low = found[0], found[0].lower()
        if len(word) < 2 or low in _NEVER or low in titles() and kind == "person":
            return False
        doubtful = lines.first[start] or lines.heading[start]
        if doubtful and not is_place(word) and not is_acronym(word) and (lines.pos[start] != "PROPN" or low in lines.plain):
            return False
    if lines.heading[start] and len(found) > 1 and not is_acronym(found[0]):
        return len(found) <= 3 and all(lines.pos[i] == "PROPN" for i in range(start, end)) and not any(w.lower() in lines.plain for w in found)
    return len(found) <= 10
