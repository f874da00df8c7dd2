"""Where the names of a report stand: spaCy's entities cut at line breaks, brackets, quotation marks and lower-case words, and cleaned.

Articles, titles and possessive endings come off; what is an adjective of nationality or a capitalised common word is dropped.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from spacy.tokens import Doc

from tellings.model import NameKind
from tellings.naming.countries import is_demonym, is_place
from tellings.naming.forms import bodies, corporate, is_acronym
from tellings.naming.people import is_given
from tellings.weights import word_list, word_table

KINDS: Final[dict[str, NameKind]] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "other",
    "PRODUCT": "other", "EVENT": "other", "WORK_OF_ART": "other",
}  # fmt: skip
PARTICLES: Final = frozenset("de la du des do da dos di del van von der den ter al el bin ibn ben abu y e i".split())
#: Titles that say nothing of an office, so that no nation or body belongs to them.
_HONORIFICS: Final = frozenset("mr mr. mrs mrs. ms ms. miss mx mx. dr dr. sir dame lord lady".split())
JOINERS: Final = PARTICLES | frozenset("of the for and & a".split())
_ARTICLES: Final = frozenset("the a an this that these those his her their its our my your".split())
POSSESSIVE: Final = frozenset(("'s", "’s", "'", "’", "'S", "’S"))
#: Before these a possessive ending is part of a name ("Women's Aid"), elsewhere it parts two ("Utopia's Acme Corp").
_OWNERS: Final = frozenset(
    "women men children people king queen prince saint veterans workers farmers teachers mothers girls boys year "
    "patriots lloyd mcdonald sotheby christie moody macy levi domino".split()
)
#: Words that begin with a capital only because of where they stand, or name a day or month: never names by themselves.
NEVER: Final = frozenset(
    "i he she it we they you who what when where why how monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december mr mrs ms dr photo image video read more share next previous "
    "article yes no not new news breaking file photos getty slideshow editing writing reporting staff company hacker hackers god "
    "thanks thank dear hello hi hey welcome sorry good great".split()
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

    def name_word(self, i: int) -> bool:
        """Whether the token is a capitalised word that is tagged a name."""
        return 0 <= i < len(self.text) and self.text[i][:1].isupper() and self.pos[i] == "PROPN"

    def close(self, i: int) -> bool:
        """Whether the next token follows without a space."""
        return not self.doc[i].whitespace_

    def written(self, start: int, end: int) -> str:
        """The words of a span with the spaces that the text has, line breaks as spaces."""
        return " ".join(self.doc[start:end].text.split())

    def form(self, start: int, end: int) -> str:
        """The words of a span, one space between them: the key of a form inside one report."""
        return " ".join(self.text[start:end])


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
        ended = i > start and text[i - 1] in (".", "!", "?", "”", '"')
        if not ended and len(found) >= 3 and sum(w[0].isupper() for w in found) >= 0.75 * len(found):
            out[start:i] = [True] * (i - start)
        start = i + 1
    return out


@functools.cache
def titles() -> dict[str, str]:
    """The words that titles are made of -> "" where one is a title by itself, "capital" where with a capital only, else "weak"."""
    out: dict[str, str] = {}
    for row in word_table("name_titles"):
        if " " not in row[0]:
            out[row[0]] = row[1] if len(row) > 1 else ""
    for phrase, *_ in word_table("name_titles"):
        for word in phrase.split():
            if word != "of":
                out.setdefault(word, "weak")
    return out


def is_title(lines: Lines, i: int) -> bool:
    """Whether the token is a title by itself."""
    strength = titles().get(lines.lower[i])
    return strength == "" or (strength == "capital" and lines.capital(i))


@functools.cache
def _adjectives() -> frozenset[str]:
    return frozenset(word_list("name_adjectives"))


def is_adjective(word: str) -> bool:
    """Whether the word tells where somebody belongs instead of naming them ("Utopian", "Western", "Muslims")."""
    low = word.lower()
    return (
        low in _adjectives()
        or is_demonym(word)
        or ("-" in low and all(is_demonym(p) or p in _adjectives() for p in low.split("-")))
    )


def find_spans(lines: Lines) -> list[Found]:
    """The mentions that the entities of the parse give, cleaned, in order; never overlapping."""
    out: list[Found] = []
    for entity in lines.doc.ents:
        kind = KINDS.get(entity.label_)
        if kind is None:
            continue
        for start, end in _pieces(lines, entity.start, entity.end, kind):
            found = cleaned(lines, start, end, kind)
            if found is not None and (not out or out[-1].end <= found.start):
                out.append(found._replace(title=max(found.title, out[-1].end if out else 0)))
    return out


def _pieces(lines: Lines, start: int, end: int, kind: NameKind) -> Iterator[tuple[int, int]]:
    """The runs of name words inside an entity."""
    at = start
    for i in range(start, end + 1):
        if not (i < end and _inside(lines, (at, i, end), kind)):
            if i > at:
                yield at, i
            at = i + 1


def _inside(lines: Lines, place: tuple[int, int, int], kind: NameKind) -> bool:
    """Whether a name that began at the first token may go on over the second, in an entity that ends before the third."""
    at, i, end = place
    word, low = lines.text[i], lines.lower[i]
    if lines.capital(i) or (low[:2] in ("d’", "d'", "l’", "l'") and lines.text[i][2:3].isupper()):
        return True
    between = at < i < end - 1
    if kind == "person":
        return (low in PARTICLES and between) or (word in ("-", ".") and i > at)
    if word in POSSESSIVE:
        owner = lines.lower[i - 1]
        national = is_place(lines.text[i - 1]) and lines.lower[end - 1] in bodies()
        return between and (owner in _OWNERS or owner in titles() or national)
    if low == "and" and between:
        return not (lines.lower[i - 1] in bodies() and lines.lower[end - 1] in bodies() and end - i > 3)
    return (
        (low in JOINERS and between)
        or (i > at and (word in ("-", "&", ".") or low in bodies()))
        or word[:1].isdigit()
        or word[0] in "@#"
    )


def cleaned(lines: Lines, start: int, end: int, kind: NameKind) -> Found | None:
    """The mention without articles, titles and endings; None where no name is left."""
    while end > start and (
        lines.text[end - 1] in POSSESSIVE or lines.text[end - 1] in "-&." or lines.lower[end - 1] in JOINERS
    ):
        end -= 1
    while start < end and (
        lines.lower[start] in _ARTICLES or (lines.lower[start] in JOINERS and not lines.capital(start))
    ):
        start += 1
    if end - start > 1 and gerund(lines, start):
        start += 1
    if (
        kind == "person"
        and start > 0
        and lines.lower[start - 1] == "the"
        and (end == len(lines.text) or lines.pos[end] != "NOUN")
    ):
        kind = "organisation"
    if start >= end or all(is_adjective(lines.text[i]) for i in range(start, end) if lines.text[i] != "-"):
        return None
    if end - start > 1 and (
        _named_as_place(lines, start, end) if kind == "place" else _titled(lines, start, end, kind)
    ):
        kind = "person"
    if kind == "person":
        while (
            start < end - 1
            and (lines.lower[start] in titles() or is_adjective(lines.text[start]))
            and not is_given(lines.lower[start])
        ):
            start += 1
    title = title_start(lines, start) if kind in ("person", "other") else start
    if not _namely(lines, start, end, kind) or (
        kind != "person" and titles().get(lines.lower[end - 1].removesuffix("s")) == "" and end - start > 1
    ):
        return None
    return Found(start, end, "person" if title < start else kind, title)


def gerund(lines: Lines, i: int) -> bool:
    """Whether the word begins a sentence as a verb form, taken in with the name after it: "Rescuing Ada Korren took hours"."""
    word = lines.lower[i]
    return lines.first[i] and len(word) > 6 and word.endswith("ing") and not is_given(word)


def _named_as_place(lines: Lines, start: int, end: int) -> bool:
    """Whether what the model takes for a place is a person whose surname is a place's name ("Ada Berlin")."""
    given, surname = lines.text[start], lines.text[end - 1]
    listed = is_place(lines.form(start, end)) or is_place(given)
    return end - start == 2 and is_given(given) and is_place(surname) and not listed


def _titled(lines: Lines, start: int, end: int, kind: NameKind) -> bool:
    """Whether an entity that is no person by its label is one by its words: a title or a given name first, no body's noun last."""
    if (
        lines.lower[end - 1] in bodies()
        or "&" in lines.text[start:end]
        or end - start > 4
        or not lines.name_word(end - 1)
    ):
        return kind == "person"
    first = start
    while first < end - 1 and is_title(lines, first) and lines.lower[first] not in bodies():
        first += 1
    given = is_given(lines.lower[first]) and not is_place(lines.text[first]) and end - first > 1
    return kind == "person" or (given and lines.capital(first)) or (first > start and is_given(lines.lower[first]))


def title_start(lines: Lines, start: int) -> int:
    """Where the title before the token begins: "Utopian Foreign Minister" in "the Utopian Foreign Minister Ann Lee"."""
    i, strong = start, False
    while i > 0 and start - i < 5 and lines.lower[i - 1] in titles():
        i -= 1
        strong = strong or is_title(lines, i)
    if not strong:
        return start
    while i > 0 and start - i < 6 and lines.lower[i] not in _HONORIFICS and _qualifies(lines, i - 1):
        i -= 1
    return i


def _qualifies(lines: Lines, i: int) -> bool:
    """Whether the word may say whose title it is: a nationality or a sort of body ("zoo director")."""
    return is_demonym(lines.text[i]) or lines.lower[i] in bodies()


def _namely(lines: Lines, start: int, end: int, kind: NameKind) -> bool:
    """Whether the run looks like a name at all."""
    found = [lines.text[i] for i in range(start, end) if lines.text[i][:1].isalnum() or lines.text[i][:1] in "@#"]
    if not found or len(found) > 10 or not any(lines.capital(i) for i in range(start, end)):
        return False
    if len(found) == 1:
        sure = is_place(found[0]) or is_acronym(found[0])
        return not _common(found[0].lower(), kind) and (sure or not _capital_by_place(lines, start))
    if lines.heading[start] and not is_acronym(found[0]):
        named = all(lines.pos[i] == "PROPN" for i in range(start, end))
        return len(found) <= 3 and named and not any(w.lower() in lines.plain for w in found)
    return True


#: Nouns of bodies that name one by themselves.
_SINGLE: Final = frozenset("congress senate parliament".split())


def _common(low: str, kind: NameKind) -> bool:
    """Whether a single word is a title, a noun or a day, and no name, however it is written."""
    if len(low) < 2 or low in NEVER or low.strip(".") in corporate() or (low in bodies() and low not in _SINGLE):
        return True
    return low in titles() if kind == "person" else titles().get(low) == "weak"


def _capital_by_place(lines: Lines, i: int) -> bool:
    """Whether the word may have its capital only from standing first or in a headline."""
    if not (lines.first[i] or lines.heading[i]):
        return False
    return lines.pos[i] != "PROPN" or lines.lower[i] in lines.plain
