"""A report with its annotations, ready for look-ups: which words carry content, which names and figures stand in a span."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterable, Mapping, Sequence

from tellings.model import Annotated, Cite, Entity, Quantity, Report, Span, When
from tellings.text import trimmed
from tellings.weights import word_list

#: Parts of speech whose words say what a passage is about.
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
BREAK = re.compile(r"\s*\n\s*(?![a-z\s])")
OPEN_QUOTES = "“„«‟"
CLOSE_QUOTES = "”»"


class Page:
    """One report indexed by place, with its words by number.

    ``keys[i]`` is the content key of word i, None for a function word; ``forms[i]`` is the word as it stands and ``lemmas[i]`` its lemma,
    both in lower case: made once, as every stage looks at them.
    """

    def __init__(self, report: Report, notes: Annotated, entities: Mapping[Cite, str], number: int) -> None:
        self.report = report
        self.notes = notes
        self.number = number
        self.text = report.text
        words = notes.words
        self.starts = [w.start for w in words]
        self.forms = [self.text[w.start : w.end].lower() for w in words]
        self.lemmas = [w.lemma.lower() for w in words]
        light = light_words()
        self.keys: list[str | None] = [key_of(w.lemma, w.pos, light) for w in words]
        self.sentences = _split(notes.sentences, report.text)
        self._sentence_keys: dict[int, frozenset[str]] = {}
        self._sentence_starts = [s.start for s in self.sentences]
        named = sorted((n.span, entities.get(Cite(report.id, n.span.start, n.span.end))) for n in notes.names)
        self._names = [(span, entity) for span, entity in named if entity is not None]
        self._name_starts = [span.start for span, _ in self._names]
        self._quantities = sorted(notes.quantities, key=lambda q: q.span)
        self._quantity_starts = [q.span.start for q in self._quantities]
        self._times = sorted(notes.times, key=lambda t: t.span)
        self._time_starts = [t.span.start for t in self._times]
        self.quoted = quoted_words(self.text, self.starts)

    def word_range(self, span: Span) -> range:
        """The indices of the words that begin in the span."""
        return range(bisect.bisect_left(self.starts, span.start), bisect.bisect_left(self.starts, span.end))

    def content(self, spans: Iterable[Span]) -> list[str]:
        """The content keys in the spans, in order."""
        return [key for span in spans for i in self.word_range(span) if (key := self.keys[i]) is not None]

    def tokens(self, spans: Iterable[Span]) -> list[int]:
        """The indices of all words in the spans but punctuation and white space."""
        words = self.notes.words
        return [i for span in spans for i in self.word_range(span) if words[i].pos not in ("PUNCT", "SPACE", "SYM")]

    def lower(self, index: int) -> str:
        """A word as it stands, in lower case."""
        return self.forms[index]

    def sentence(self, offset: int) -> Span | None:
        """The sentence that holds an offset."""
        i = bisect.bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None

    def sentence_number(self, offset: int) -> int:
        """The number of the sentence that holds an offset, or of the last one before it."""
        return max(0, bisect.bisect_right(self._sentence_starts, offset) - 1)

    def sentence_keys(self, number: int) -> frozenset[str]:
        """The content keys of a sentence by its number, none where there is no such sentence."""
        if number not in self._sentence_keys:
            found = self.content([self.sentences[number]]) if 0 <= number < len(self.sentences) else ()
            self._sentence_keys[number] = frozenset(found)
        return self._sentence_keys[number]

    def entities(self, spans: Iterable[Span]) -> frozenset[str]:
        """The ids of the names mentioned in the spans."""
        return frozenset(entity for span in spans for _, entity in self.names_in(span))

    def speakers(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The entities that the spans name, in order: "the ministry in Arvend" names no Arvend, a name alone names its entity."""
        found: dict[str, None] = {}
        for span in spans:
            for at, entity in self.names_in(span):
                if span.holds(at) and not self.content([Span(span.start, at.start)] if span.start < at.start else []):
                    if at.end == span.end or not self.content([Span(at.end, span.end)]):
                        found[entity] = None
                    break
        return tuple(found)

    def entity_ids(self) -> dict[int, str]:
        """From the number that the report's own names and roles bear to the id of the entity."""
        ids = dict(self._names)
        return {n.entity: ids[n.span] for n in reversed(self.notes.names) if n.span in ids}

    def names_in(self, span: Span) -> list[tuple[Span, str]]:
        """The mentions that begin in the span, with their entities."""
        return self._names[
            bisect.bisect_left(self._name_starts, span.start) : bisect.bisect_left(self._name_starts, span.end)
        ]

    def quantities(self, span: Span) -> list[Quantity]:
        """The figures that begin in the span."""
        return self._quantities[
            bisect.bisect_left(self._quantity_starts, span.start) : bisect.bisect_left(self._quantity_starts, span.end)
        ]

    def times(self, span: Span) -> list[When]:
        """The time expressions that begin in the span."""
        return self._times[
            bisect.bisect_left(self._time_starts, span.start) : bisect.bisect_left(self._time_starts, span.end)
        ]

    def cite(self, span: Span) -> Cite:
        """The span as a cite of this report."""
        return Cite(self.report.id, span.start, span.end)


def key_of(lemma: str, pos: str, light: frozenset[str]) -> str | None:
    """The key under which a word is compared with others; None for a word that says nothing of the matter."""
    if pos not in CONTENT:
        return None
    key = lemma.lower().strip("'’-.")
    return None if key in light or not key or not key[0].isalnum() else alike().get(key, key)


@functools.cache
def alike() -> dict[str, str]:
    """Lemmas that reports use for one thing, each with the first of its group."""
    groups = [line.split() for line in word_list("compare_alike")]
    return {word: group[0] for group in groups for word in group}


def _split(sentences: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The sentences, cut where a new line begins with anything but a lower-case letter: headings end without a full stop."""
    found: list[Span] = []
    for sentence in sentences:
        at = sentence.start
        for match in BREAK.finditer(text, sentence.start, sentence.end):
            piece = trimmed(text, at, match.start())
            if piece is not None:
                found.append(piece)
            at = match.end()
        piece = trimmed(text, at, sentence.end)
        if piece is not None:
            found.append(piece)
    return tuple(found)


@functools.cache
def light_words() -> frozenset[str]:
    """Lemmas of content words that carry little content."""
    return frozenset(word_list("compare_light"))


def quoted_words(text: str, starts: Sequence[int]) -> frozenset[int]:
    """The indices of words between quotation marks, by curly marks in pairs and by straight ones counted within a paragraph."""
    inside: list[bool] = []
    open_curly = open_straight = False
    at = 0
    for start in starts:
        for i in range(at, start):
            c = text[i]
            if c in OPEN_QUOTES:
                open_curly = True
            elif c in CLOSE_QUOTES:
                open_curly = False
            elif c == '"':
                open_straight = not open_straight
            elif c == "\n":
                open_straight = False
        inside.append(open_curly or open_straight)
        at = start
    return frozenset(i for i, x in enumerate(inside) if x)


def entity_places(entities: Sequence[Entity]) -> dict[Cite, str]:
    """From each mention to the id of its entity."""
    return {mention: entity.id for entity in entities for mention in entity.mentions}
