"""Quantities: every figure of a text with its interval, unit, what it counts and how firmly it stands.

``find_quantities(doc)`` gives them for a parsed text; the spaCy component ``tellings_quantities`` puts them in ``doc._.quantities``::

    nlp.add_pipe("tellings_quantities")
    nlp("At least 12 people died.")._.quantities

For a score ("2-1") ``low`` and ``high`` are the two sides in the order written. Figures that say the same amount twice,
"105 billion rubles ($1.49 bln)", carry each other's span in ``same``; the later of the two stands in the brackets.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Token

from tellings.annotate.quantity_counted import Phrase, counted_lemma, is_time, noun_after, of_phrase, person_like, subject_of
from tellings.annotate.quantity_figures import Figure, after_hedge, figures
from tellings.annotate.quantity_standing import change, changing, standing
from tellings.annotate.quantity_units import per
from tellings.model import Quantity, Span, Standing

__all__ = ["counted_lemma", "find_quantities", "quantities_component"]


def find_quantities(doc: Doc) -> tuple[Quantity, ...]:
    """The figures of a parsed text in the order of the text, none overlapping another."""
    text = doc.text
    found = figures(text)
    if not found:
        return ()
    starts = [token.idx for token in doc]
    page = _Page(doc, text, starts)
    sentence_starts = [sentence.start for sentence in doc.sents]
    kept: list[Quantity] = []
    sentences: list[int] = []
    limits = [f.start for f in found[1:]] + [len(text)]
    for figure, limit in zip(found, limits, strict=True):
        at = bisect.bisect_right(starts, figure.number) - 1
        sentence = bisect.bisect_right(sentence_starts, at)
        ends = sentence_starts[sentence] if sentence < len(sentence_starts) else len(doc)
        quantity = _Reading(page, figure, (sentence_starts[sentence - 1], min(ends, bisect.bisect_left(starts, limit)))).quantity()
        if quantity is not None and (not kept or kept[-1].span.end <= quantity.span.start):
            kept.append(quantity)
            sentences.append(sentence)
    return tuple(_elliptic(text, sentences, _paired(text, kept)))


class _Page(NamedTuple):
    """A parsed text with its characters and the offset of each token at hand."""

    doc: Doc
    text: str
    starts: list[int]


class _Reading:
    """One figure read in its sentence; tokens from ``first`` to ``last`` are the number and its unit."""

    def __init__(self, page: _Page, figure: Figure, room: tuple[int, int]) -> None:
        self.doc, self.text, self.starts = doc, _, starts = page
        self.figure = figure
        self.first = bisect.bisect_right(starts, figure.number) - 1
        self.last = bisect.bisect_left(starts, figure.end) - 1
        self.token: Token = doc[min(max(self.first, bisect.bisect_left(starts, figure.number_end) - 1), len(doc) - 1)]
        self.bound = max(room[1], self.last + 1)
        last = doc[max(room[1], self.last + 1) - 1]
        self.sentence = Span(doc[room[0]].idx, last.idx + len(last))

    def quantity(self) -> Quantity | None:
        """The quantity, or None where the number is none."""
        figure = self.figure
        special = self._rank() or self._score() or self._age()
        if special is not None:
            return special
        if self._is_name_or_year():
            return None
        phrase, follows = self._counted()
        if figure.unit is None and not follows and self._is_pronoun(phrase):
            return None
        if figure.sort == "times" and _IDIOM.match(self.text, figure.end):
            return None
        if self._is_bare(phrase, follows=follows):
            return None
        figure = self._regrouped(phrase, follows=follows)
        unit, unit_at = figure.unit, figure.unit_at
        end = figure.end
        counted = phrase.span(self.doc) if phrase is not None else None
        if follows and counted is not None and not counted.start - end > 12:
            end = counted.end
            tail = after_hedge(self.text, replace(figure, end=end))
            figure, end = replace(tail, end=figure.end), tail.end
        kind = figure.kind
        if kind == "count" and phrase is not None and self.doc[phrase.head].lower_ in ("times", "fold") and self._compares(phrase):
            kind, unit, unit_at, counted = "ratio", "times", counted, None
        modified = self.doc[phrase.head] if phrase is not None and follows else None
        begin = self.doc[max(0, bisect.bisect_right(self.starts, figure.start) - 1)]
        direction = change(begin, self.doc[self.last], modified) if kind != "ratio" or figure.sort == "part" else None
        if figure.signed and direction is None:
            direction = "down" if (figure.low or 0) < 0 else None
        return Quantity(
            span=Span(figure.start, max(end, figure.end)),
            low=figure.low,
            high=figure.high,
            kind=kind,
            unit=unit,
            unit_at=unit_at,
            counted=counted,
            approximate=figure.approximate,
            change=direction,
            standing=self._standing(),
        )

    def _standing(self) -> Standing:
        return standing(self.token, self.sentence.of(self.text), self.figure.number - self.sentence.start)

    # ------------------------------------------------------------ what is no quantity

    def _is_name_or_year(self) -> bool:
        figure, token, doc = self.figure, self.token, self.doc
        if figure.unit is not None or figure.kind != "count":
            return False
        before = doc[self.first - 1] if self.first > 0 else None
        after = doc[self.last + 1] if self.last + 1 < len(doc) else None
        if after is not None and after.tag_ == "POS" and after.idx == figure.end:
            return True
        word = self.text[figure.number : figure.number_end]
        beside = [t for t in (before, after) if t is not None and t.text[:1].isupper()]
        if word[0].isupper() and not token.is_sent_start and beside and not self._is_headline():
            return True
        if figure.ranged and figure.plain and all(v is not None and 1900 <= v <= 2050 for v in (figure.low, figure.high)):
            return True
        if not figure.plain or figure.bound not in (None, "about") or figure.ranged:
            return False
        if self._is_year(word, before, after):
            return True
        if before is None or before.whitespace_ != " " or before.text.islower() or before.is_sent_start and before.pos_ not in ("PROPN", "NOUN"):
            return self._is_model(after)
        if before.pos_ not in ("PROPN", "NOUN", "X") or before.ent_type_ in ("DATE", "PERSON", "CARDINAL", "TIME"):
            return False
        phrase = noun_after(doc, self.last + 1, self.bound)
        return phrase is None or doc[phrase.head].tag_ in ("NN", "NNP") or before.ent_type_ == token.ent_type_ != ""

    def _is_model(self, after: Token | None) -> bool:
        """Whether a bare number before a singular proper noun names it ("a 787 Dreamliner")."""
        return after is not None and after.tag_ == "NNP" and self.figure.low not in (None, 1) and self.figure.bound is None and self._one_word(after)

    def _one_word(self, after: Token) -> bool:
        phrase = noun_after(self.doc, after.i, self.bound)
        return phrase is None or phrase.head == after.i

    def _is_year(self, word: str, before: Token | None, after: Token | None) -> bool:
        if len(word) != 4 or not 1500 <= int(word) <= 2100:
            return False
        phrase = noun_after(self.doc, self.last + 1, self.bound)
        plural = phrase is not None and self.doc[phrase.head].tag_ in ("NNS", "NNPS")
        if self.figure.bound == "about":
            hedge = self.text[self.figure.start : self.figure.number].strip().lower()
            return not plural and hedge in ("about", "around", "circa", "ca.", "near", "nearly", "roughly", "approximately")
        if 1900 <= int(word) <= 2050:
            return True
        return not plural and before is not None and before.lower_ in _YEAR_BEFORE

    def _is_headline(self) -> bool:
        words = [word for word in re.findall(r"\w{4,}", self.sentence.of(self.text)) if word.isalpha()]
        return sum(w[0].isupper() for w in words) > 0.7 * len(words)

    def _is_pronoun(self, phrase: Phrase | None) -> bool:
        """Whether the number stands for something named elsewhere: "one", "the two", "the top five"."""
        word = self.text[self.figure.number : self.figure.number_end].lower()
        before = self.doc[self.first - 1].lower_ if self.first > 0 else ""
        return word == "one" or before == "top" or before == "the" and phrase is None

    def _is_bare(self, phrase: Phrase | None, *, follows: bool) -> bool:
        """Whether a number without unit or noun is a mere label: a rating, a list's number, a shirt."""
        figure = self.figure
        if figure.unit is not None or follows or figure.bound is not None or figure.kind != "count" or figure.ranged:
            return False
        if figure.sort == "vague" and phrase is None:
            return figure.magnitude == 1
        if "/" in self.text[figure.number : figure.number_end]:
            return True
        if not figure.plain:
            return False
        before = self.doc[self.first - 1] if self.first > 0 else None
        if before is not None and before.pos_ in ("NOUN", "PROPN") and before.whitespace_:
            return True
        if before is not None and before.pos_ == "PUNCT" and before.text != "(" and self.token.dep_ not in ("dobj", "attr", "nsubj", "nsubjpass"):
            return True
        token = self.token
        if token.dep_ in ("dobj", "pobj", "attr", "nsubj", "nsubjpass", "npadvmod", "conj", "appos", "oprd", "acomp", "advmod") and token.head.i != token.i:
            return figure.low is not None and figure.low < 1 and phrase is None
        return phrase is None

    # ------------------------------------------------------------ kinds with forms of their own

    def _rank(self) -> Quantity | None:
        figure = self.figure
        if figure.unit is not None or figure.low is None or figure.low != figure.high:
            return None
        window = self.text[max(0, figure.start - 12) : figure.start]
        match = _NUMBER_SIGN.search(window)
        if match is None:
            return None
        return Quantity(span=Span(figure.start - len(match[0]), figure.end), low=figure.low, high=figure.high, kind="rank")

    def _score(self) -> Quantity | None:
        figure = self.figure
        if figure.unit is not None or not figure.ranged or not figure.plain or figure.low is None or figure.high is None:
            return None
        if not _SCORE.fullmatch(self.text[figure.number : figure.number_end]):
            return None
        sentence = self.sentence.of(self.text)
        phrase = noun_after(self.doc, self.last + 1, self.bound)
        cued = _SCORING.search(sentence) is not None
        if figure.low >= figure.high or cued and (phrase is None or self.doc[phrase.head].tag_ != "NNS"):
            return Quantity(span=Span(figure.number, figure.number_end), low=figure.low, high=figure.high, kind="score", standing=self._standing())
        return None

    def _age(self) -> Quantity | None:
        figure, text = self.figure, self.text
        if figure.kind not in ("count", "duration") or figure.sort == "vague" and figure.unit is None:
            return None
        end = figure.end
        old = _OLD.match(text, end) if figure.kind == "duration" else None
        aged = _AGED.search(text[max(0, figure.start - 24) : figure.start])
        if old:
            unit_at = Span(figure.unit_at.start, end + len(old[0].rstrip())) if figure.unit_at else None
            return self._aged(figure.unit or "year", Span(figure.start, end + len(old[0].rstrip())), unit_at)
        if aged and figure.unit in (None, "year", "month"):
            shift = figure.start - len(aged[0])
            word = aged["word"]
            return self._aged(figure.unit or "year", Span(shift, end), figure.unit_at or Span(shift + aged.start("word") - aged.start(), shift + aged.start("word") - aged.start() + len(word)))
        if figure.unit is None and figure.sort == "exact" and figure.bound is None and not figure.ranged and Decimal(1) <= (figure.low or Decimal(0)) <= 115 and self._apposed():
            return self._aged("year", Span(figure.start, end), None)
        if figure.unit is None and figure.low == figure.high and self._turns():
            return self._aged("year", Span(figure.start, end), None)
        return None

    def _apposed(self) -> bool:
        """Whether the number stands after a person's name as an age: "Anna Berg, 44, said"."""
        i = self.first - 1
        while i > 0 and self.doc[i].text == ",":
            i -= 1
        if i < 0 or self.doc[i].ent_type_ != "PERSON" or self.first - 1 - i > 1:
            return False
        after = self.text[self.figure.end : self.figure.end + 1]
        if i == self.first - 1:
            return self.last + 1 < len(self.doc) and self.doc[self.last + 1].pos_ in ("AUX", "VERB") and after == " " and self.figure.plain
        if self.text.startswith(" of ", self.figure.end) or self.figure.low == 1:
            return False
        return after in (",", ".", ")", ";", "") or self.last + 1 < len(self.doc) and self.doc[self.last + 1].pos_ in ("AUX", "VERB", "ADP", "CCONJ")

    def _turns(self) -> bool:
        """Whether a person is, turns or will be that old: "He will be 35", "who turned 17 on Friday"."""
        verb = self.token.head
        if verb.lemma_ not in ("turn", "be") or self.token.dep_ not in ("attr", "dobj", "acomp", "oprd", "npadvmod", "nummod") or not 1 <= (self.figure.low or 0) <= 115:
            return False
        if self.text[self.figure.number : self.figure.number_end].lower() == "one":
            return False
        following = self.doc[self.last + 1] if self.last + 1 < len(self.doc) else None
        if following is not None and following.tag_ in ("NN", "NNS", "JJ", "NNP", "OF") or self.text.startswith(" of ", self.figure.end):
            return False
        subject = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        return bool(subject) and (subject[0].lower_ in ("he", "she", "i", "who", "you") or subject[0].ent_type_ == "PERSON")

    def _aged(self, unit: str, span: Span, unit_at: Span | None) -> Quantity:
        figure = self.figure
        phrase = noun_after(self.doc, self._token_at(span.end), self.bound)
        counted = phrase.span(self.doc) if phrase is not None else None
        return Quantity(
            span=span, low=figure.low, high=figure.high, kind="age", unit=unit, unit_at=unit_at, counted=counted, approximate=figure.approximate,
            standing=self._standing(),
        )  # fmt: skip

    def _token_at(self, at: int) -> int:
        i = self.last
        while i < len(self.doc) and self.doc[i].idx < at:
            i += 1
        return i

    # ------------------------------------------------------------ what is counted

    def _counted(self) -> tuple[Phrase | None, bool]:
        """The phrase counted, and whether it follows the number directly."""
        doc, figure = self.doc, self.figure
        at = self.last + 1
        if figure.kind == "money" and figure.unit_at is not None and figure.unit_at.start < figure.number:
            at = self._token_at(figure.end)
        while at < self.bound and doc[at].tag_ in ("HYPH", "``", "''") or at < self.bound and doc[at].lower_ in _SKIPPED and at + 1 < self.bound:
            at += 1
        if at < self.bound and doc[at].lower_ == "of":
            if figure.kind != "duration":
                return of_phrase(doc, at, self.bound), figure.kind in ("count", "ratio", "percent")
        if at < self.bound and figure.kind == "ratio" and doc[at].tag_ in ("DT", "PRP$"):
            return noun_after(doc, at + 1, self.bound), True
        tied = figure.unit_at is not None and figure.unit_at.start > 0 and self.text[figure.unit_at.start - 1] == "-"
        if tied:
            while at < self.bound and doc[at].text in (",", ")"):
                at += 1
        elif figure.unit is None and at + 1 < self.bound and self.text[figure.number_end] == "-" and doc[at].tag_ == "NN":
            return Phrase(at, at, at), True  # "six-speed", "three-term"
        phrase = noun_after(doc, at, self.bound) if not self._closes(at) else None
        if phrase is not None and not self._is_other(phrase):
            return phrase, True
        if figure.kind == "count" and (phrase := person_like(doc, self.last + 1, self.bound)):
            return phrase, True
        if tied or figure.kind == "duration":
            return None, False
        if figure.kind == "money" and at + 1 < self.bound and doc[at].lower_ in ("in", "for", "worth") and doc[at + 1].tag_ in ("NN", "NNS", "JJ"):
            phrase = noun_after(doc, at + (2 if doc[at + 1].lower_ == "of" else 1), self.bound)
            if phrase is not None and doc[phrase.head].ent_type_ not in ("DATE", "TIME"):
                return phrase, False
        return subject_of(self.token), False

    def _is_other(self, phrase: Phrase) -> bool:
        """Whether the noun after a figure is not what it counts: "$5 million days after", "mother of four Anna"."""
        head = self.doc[phrase.head]
        after = self.doc[phrase.last + 1].lower_ if phrase.last + 1 < len(self.doc) else ""
        if head.lower_ in _SPANS and after in ("after", "ago", "before", "later", "earlier", "since"):
            return True
        return head.tag_ == "NNP" and head.ent_type_ == "PERSON" and self.figure.unit is None

    def _closes(self, at: int) -> bool:
        """Whether the number's own phrase ends with its unit: what follows is a time, or the unit is a plural of time."""
        figure = self.figure
        if figure.unit is not None and at < self.bound and is_time(self.doc[at]):
            return True
        if figure.kind == "duration" and figure.unit_at is not None:
            return self.text[figure.unit_at.end - 1] == "s"
        return False

    def _compares(self, phrase: Phrase) -> bool:
        after = self.doc[phrase.last + 1].lower_ if phrase.last + 1 < len(self.doc) else ""
        return after in ("more", "as", "the", "higher", "larger", "greater", "faster", "bigger", "that", "its", "their", "less", "lower", "smaller", "what")

    def _regrouped(self, phrase: Phrase | None, *, follows: bool) -> Figure:
        """A lone point read as one of thousands where only that makes sense: "1.200 soldiers", "1.200 euros"."""
        figure = self.figure
        if not figure.grouped or figure.magnitude != 1 or figure.low is None or figure.kind in ("percent", "percentage points"):
            return figure
        digits = self.text[figure.number : figure.number_end]
        plural = phrase is not None and follows and self.doc[phrase.head].tag_ == "NNS" and figure.unit is None
        if not plural and not (digits.endswith("0") and figure.unit is not None):
            return figure
        value = figure.low * 1000
        return replace(figure, low=value, high=None if figure.high is None else value)


_YEAR_BEFORE = frozenset("in since until till by from before after during circa year early late mid spring summer autumn fall winter".split())
_SPANS = frozenset("seconds minutes hours days weeks months years decades".split())
_IDIOM = re.compile(r"-|\s(?:down|up on|agent|standards?|bed|room|check|murder)\b")
_SKIPPED = frozenset(("more", "other", "additional", "further", "extra"))
_NUMBER_SIGN = re.compile(r"(?:\b(?:No|no|Nos)\.\s?|\b(?:ranked|number|Number|rank)\s|#\s?)\Z")
_SCORE = re.compile(r"\d{1,3}\s?[-–]\s?\d{1,3}")
_SCORING = re.compile(
    r"\b(?:beat|beaten|beating|won|win|wins|winning|lost|lose|loss|victory|defeat|defeated|draw|drew|drawn|lead|leads|led|leading|trail\w*|aggregate|"
    r"score|scored|scoreline|half-?time|down|ahead|level|thrash\w*|tied?|equali[sz]\w+|vote|voted|votes|ruling|ruled|decision|match|game|final|semi-final|cup|goal|goals|tie)\b",
    re.I,
)
_OLD = re.compile(r"[\s-]old(?:s\b|\b)|\s+of\s+age\b", re.I)
_AGED = re.compile(r"(?<!\w)(?:(?:over|under|above|below|at|of|between)\s)?(?:the\s)?(?P<word>aged?(?:\sof|\sbetween)?|ages)\s(?:about\s|around\s)?\Z", re.I)


def _paired(text: str, found: list[Quantity]) -> list[Quantity]:
    """Equal amounts in brackets know each other: "8 miles (13 kilometers)", "105 billion rubles ($1.49 bln)"."""
    out = list(found)
    for i in range(1, len(out)):
        a, b = out[i - 1], out[i]
        gap = text[a.span.end : b.span.start]
        if a.kind != b.kind or a.kind not in ("money", "measure") or a.unit == b.unit or not re.fullmatch(r"\s?[(\[](?:or|about|around|roughly|some|=)?\s?", gap):
            continue
        if not re.match(r"[^()\n]{0,24}[)\]]", text[b.span.end :]):
            continue
        counted = b.counted if b.counted is not None and b.counted.start > b.span.start else a.counted
        unit_a, unit_b = _with_shared_per(text, a, b)
        out[i - 1] = _changed(a, same=b.span, counted=counted, unit=unit_a)
        out[i] = _changed(b, same=a.span, counted=counted, unit=unit_b)
    return out


def _with_shared_per(text: str, a: Quantity, b: Quantity) -> tuple[str | None, str | None]:
    """The units of both, with the "per share" that follows the bracket: "$6 (€4.46) per share"."""
    bracket = re.compile(r"\s?[)\]]").match(text, b.span.end)
    by = per(text, bracket.end()) if bracket else None
    if by is None or a.unit is None or b.unit is None or " per " in a.unit + b.unit:
        return a.unit, b.unit
    return f"{a.unit} per {by[1]}", f"{b.unit} per {by[1]}"


def _elliptic(text: str, sentences: list[int], found: list[Quantity]) -> list[Quantity]:
    """Bare numbers that leave out the noun or unit of the figure before them: "435 homes in May and 187 in June"."""
    out: list[Quantity] = []
    model: Quantity | None = None
    for quantity, sentence in zip(found, sentences, strict=True):
        if model is not None and sentence != place:
            model = None
        bare = quantity.kind == "count" and quantity.unit is None and (quantity.counted is None or quantity.counted.start < quantity.span.start)
        if bare and model is not None and "\n" not in text[model.span.end : quantity.span.start]:
            quantity = _changed(quantity, counted=model.counted, unit=model.unit, kind=model.kind)
        elif quantity.kind == "measure" or quantity.kind == "count" and quantity.counted is not None and not bare:
            model, place = quantity, sentence
        out.append(quantity)
    return out


def _changed(quantity: Quantity, **fields: object) -> Quantity:
    return msgspec.structs.replace(quantity, **fields)


@Language.component("tellings_quantities", assigns=["doc._.quantities"], requires=["token.tag", "token.dep", "doc.sents"])
def quantities_component(doc: Doc) -> Doc:
    """Puts `find_quantities` of a document into ``doc._.quantities``."""
    doc._.quantities = find_quantities(doc)
    return doc


if not Doc.has_extension("quantities"):
    Doc.set_extension("quantities", default=())
