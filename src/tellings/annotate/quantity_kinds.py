"""Figures with forms of their own: ages, ranks and scores."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal

from tellings.annotate.quantity_counted import noun_after
from tellings.annotate.quantity_place import Place
from tellings.annotate.quantity_words import word_set
from tellings.model import Quantity, Span
from tellings.weights import word_table

_NUMBER_SIGN = re.compile(r"(?:\b(?:No|no|Nos)\.\s?|\b(?:ranked|number|Number|rank)\s|#\s?)\Z")
_SCORE = re.compile(r"\d{1,3}\s?[-–]\s?\d{1,3}")
_SCORING = re.compile(
    r"\b(?:beat|beaten|beating|won|wins?|winning|lost|lose|loss|victory|defeat(?:ed)?|draw|drew|drawn|leads?|led|leading|trail\w*|"
    r"aggregate|scored?|scoreline|half-?time|down|ahead|level|thrash\w*|tied?|equali[sz]\w+|votes?|voted|ruling|ruled|decision|"
    r"match|game|final|semi-final|cup|goals?)\b",
    re.I,
)
_OLD = re.compile(r"[\s-]old(?:s\b|\b)|\s+of\s+age\b", re.I)
_SHORT_OLD = re.compile(r"[\s-]?(yo|y/o|y\.o\.?)(?!\w)", re.I)
_OLD_LATER = re.compile(r"-\s(?:and|or|to)\s[\w-]+[\s-]old", re.I)
_AGED = re.compile(
    r"(?<!\w)(?:(?:over|under|above|below|at|of|between|as)\s)?(?:the\s)?"
    r"(?P<word>aged?(?:\sof|\sbetween)?|ages(?:\sof)?|(?:old|young)\sas)\s(?:about\s|around\s)?\Z",
    re.I,
)
#: The oldest age that a bare number is taken for.
_OLDEST = 115


def special(place: Place) -> Quantity | None:
    """The figure as a rank, a score or an age, None where it is none of these."""
    return _rank(place) or _score(place) or _age(place)


def _rank(place: Place) -> Quantity | None:
    figure = place.figure
    if figure.unit is not None or figure.low is None or figure.low != figure.high or figure.magnitude != 1:
        return None
    match = _NUMBER_SIGN.search(place.text, max(0, figure.start - 12), figure.start)
    if match is None or (
        match[0].startswith("number") and place.doc[place.page.token_at(match.start())].pos_ == "VERB"
    ):
        return None  # "they number 160"
    return Quantity(span=Span(match.start(), figure.end), low=figure.low, high=figure.high, kind="rank")


def _score(place: Place) -> Quantity | None:
    figure = place.figure
    if figure.unit is not None or not figure.ranged or not figure.plain or not _SCORE.fullmatch(place.written):
        return None
    phrase = noun_after(place.doc, place.last + 1, place.bound)
    cued = _SCORING.search(place.sentence.of(place.text)) is not None
    falls = figure.low is not None and figure.high is not None and figure.low >= figure.high
    if falls or (cued and (phrase is None or place.doc[phrase.head].tag_ != "NNS")):
        span = Span(figure.number, figure.number_end)
        return Quantity(span=span, low=figure.low, high=figure.high, kind="score", standing=place.standing())
    return None


def _age(place: Place) -> Quantity | None:
    figure, text = place.figure, place.text
    if figure.kind not in ("count", "duration") or (figure.sort == "vague" and figure.unit is None):
        return None
    old = _OLD.match(text, figure.end) if figure.kind == "duration" else None
    if old is not None and figure.unit_at is not None:
        return _aged(place, Span(figure.start, old.end()), Span(figure.unit_at.start, old.end()))
    short = _SHORT_OLD.match(text, figure.end) if figure.unit is None else None
    if short is not None:
        return _aged(place, Span(figure.start, short.end()), Span(*short.span(1)))
    if figure.kind == "duration" and _OLD_LATER.match(text, figure.end):
        return _aged(place, Span(figure.start, figure.end), figure.unit_at)
    aged = _AGED.search(text, max(0, figure.start - 24), figure.start)
    if aged is not None and figure.unit in (None, "year", "month"):
        return _aged(place, Span(aged.start(), figure.end), figure.unit_at or Span(*aged.span("word")))
    if figure.unit is None and figure.bound in ("more", "less") and _bounds_age(place):
        return _aged(place, Span(figure.start, figure.end), None)
    single = figure.unit is None and figure.sort == "exact" and figure.low is not None and figure.low == figure.high
    if single and Decimal(1) <= (figure.low or 0) <= _OLDEST and (_in_apposition(place) or _turns(place)):
        return _aged(place, Span(figure.start, figure.end), None)
    return None


def _bounds_age(place: Place) -> bool:
    """Whether a bare bound stands after people: "children under 10"."""
    hedge = place.page.token_at(place.figure.start)
    value = place.figure.low or place.figure.high or Decimal(0)
    if hedge < 1 or not 1 <= value <= _OLDEST or noun_after(place.doc, place.last + 1, place.bound) is not None:
        return False
    return place.doc[hedge].lower_ in ("under", "over", "above", "below") and place.doc[hedge - 1].lower_ in word_set(
        "aged"
    )


def _in_apposition(place: Place) -> bool:
    """Whether the number stands after a person's name: "Anna Berg, 44, said", "Anna Berg 44 has said"."""
    i = place.first - 1
    while i > 0 and place.doc[i].text in (",", "("):
        i -= 1
    if i < 0 or place.doc[i].ent_type_ != "PERSON" or place.first - 1 - i > 1:
        return False
    next_pos = place.after.pos_ if place.after is not None else ""
    following = place.text[place.figure.end : place.figure.end + 1]
    if i == place.first - 1:
        return place.figure.plain and next_pos in ("AUX", "VERB") and following == " "
    if place.text.startswith(" of ", place.figure.end) or place.figure.low == 1:
        return False
    return following in (",", ".", ")", ";", "") or next_pos in ("AUX", "VERB", "ADP", "CCONJ")


def _turns(place: Place) -> bool:
    """Whether a person is, turns or will be that old: "He will be 35", "who turned 17 on Friday"."""
    verb = place.token.head
    if verb.lemma_ not in ("turn", "be") or place.written.lower() == "one":
        return False
    if place.token.dep_ not in ("attr", "dobj", "acomp", "oprd", "npadvmod", "nummod"):
        return False
    if (place.after is not None and place.after.tag_ in ("NN", "NNS", "JJ", "NNP")) or place.text.startswith(
        " of ", place.figure.end
    ):
        return False
    subject = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if not subject:
        return False
    who = subject[0]
    return who.lower_ in ("he", "she", "i", "who", "you") or who.ent_type_ == "PERSON" or who.lemma_ in word_set("aged")


def _aged(place: Place, span: Span, unit_at: Span | None) -> Quantity:
    figure = place.figure
    phrase = noun_after(place.doc, place.token_from(span.end), place.bound)
    return Quantity(
        span=span,
        low=figure.low,
        high=figure.high,
        kind="age",
        unit=figure.unit or "year",
        unit_at=unit_at,
        counted=phrase.span(place.doc) if phrase is not None else None,
        approximate=figure.approximate,
        standing=place.standing(),
    )


@functools.cache
def _ordinals() -> tuple[re.Pattern[str], dict[str, Decimal]]:
    values = {row[0]: Decimal(row[2]) for row in word_table("quantity_numbers") if row[1] == "ordinal"}
    word = rf"(?P<word>{'|'.join(values)}|\d{{1,3}}(?:st|nd|rd|th))"
    return re.compile(
        rf"\b{word}[-\s](?:(?:most|least)\s?-?\w+|[a-z]{{2,8}}est|place|spot|seed)\b"
        rf"|\b(?:ranked|ranks|ranking|placed|finished|finishing|came|come|coming|comes)\s(?:in\s)?(?P<after>{word[9:-1]})\b(?!\s(?:time|day|week|year|half|of))",
        re.I,
    ), values


def ranks(text: str) -> Iterator[Quantity]:
    """Ranks in words and ordinals: "the third-largest city", "finished second", "ranked 5th", "third place"."""
    pattern, values = _ordinals()
    for match in pattern.finditer(text):
        if match[0].lower() == "first place" and text[: match.start()].lower().endswith("in the "):
            continue
        written = match["word"] or match["after"]
        value = values.get(written.lower()) or Decimal(written[:-2])
        start = match.start("word") if match["word"] else match.start("after")
        yield Quantity(span=Span(start, match.end()), low=value, high=value, kind="rank")
