"""Which noun a figure counts or measures, and how far the figure's expression reaches over it."""

from __future__ import annotations

from typing import NamedTuple

from tellings.annotate.quantity_counted import Phrase, noun_after, of_phrase, person_like, subject_of
from tellings.annotate.quantity_place import Place
from tellings.annotate.quantity_words import word_set


class Measured(NamedTuple):
    """The phrase that a figure counts or measures; ``follows`` where it stands right after the figure, as part of its expression."""

    phrase: Phrase | None
    follows: bool


def measured(place: Place) -> Measured:
    """What the figure counts or measures: the noun after it, its "of" phrase, or the subject of its verb."""
    doc, figure, bound = place.doc, place.figure, place.bound
    at = _past_fillers(place, place.last + 1)
    if at < bound and doc[at].lower_ == "of" and figure.kind != "duration":
        return Measured(of_phrase(doc, at, bound), figure.kind in ("count", "ratio", "percent"))
    if (
        at < bound
        and figure.kind == "ratio"
        and doc[at].tag_ in ("DT", "PRP$")
        and doc[at].lower_ not in ("this", "a", "an", "each", "every")
    ):
        return Measured(noun_after(doc, at + 1, bound), True)
    tied = is_tied(place)
    if tied:
        while at < bound and doc[at].text in (",", ")"):
            at += 1
    elif figure.unit is None and at + 1 < bound and place.text[figure.number_end] == "-" and doc[at].tag_ == "NN":
        return Measured(Phrase(at, at, at), True)  # "six-speed", "three-term"
    phrase = None if _closes(place, at) else noun_after(doc, at, bound)
    if phrase is not None and not _is_other(place, phrase):
        return Measured(phrase, True)
    if figure.kind == "count" and (phrase := person_like(doc, place.last + 1, bound)):
        return Measured(phrase, True)
    if tied or figure.kind == "duration":
        return Measured(None, False)
    return Measured(_spent_on(place, at) or subject_of(place.token), False)


def is_tied(place: Place) -> bool:
    """Whether a hyphen ties the number to its unit, which makes both an adjective ("a 400-pound gorilla")."""
    unit_at = place.figure.unit_at
    return unit_at is not None and unit_at.start > 0 and place.text[unit_at.start - 1] == "-"


def _past_fillers(place: Place, at: int) -> int:
    while at + 1 < place.bound and (
        place.doc[at].tag_ in ("HYPH", "``", "''") or place.doc[at].lower_ in word_set("passed over")
    ):
        at += 1
    return at


def _spent_on(place: Place, at: int) -> Phrase | None:
    """What money comes as or goes into: "$60 in cash", "$5 million worth of goods"."""
    doc = place.doc
    if place.figure.kind != "money" or at + 2 > place.bound or doc[at].lower_ not in ("in", "for", "worth"):
        return None
    phrase = noun_after(doc, at + (2 if doc[at + 1].lower_ == "of" else 1), place.bound)
    if (
        phrase is None
        or doc[phrase.head].ent_type_ in ("DATE", "TIME", "GPE", "LOC")
        or doc[phrase.head].tag_ not in ("NN", "NNS")
    ):
        return None
    return phrase


def _is_other(place: Place, phrase: Phrase) -> bool:
    """Whether the noun after a figure is not what it counts: "$5 million days after", "mother of four Anna"."""
    head = place.doc[phrase.head]
    if head.lower_ == "worth":  # "$5 million worth of gems"
        return True
    after = place.doc[phrase.last + 1].lower_ if phrase.last + 1 < len(place.doc) else ""
    if head.lower_ in word_set("span") and after in ("after", "ago", "before", "later", "earlier", "since"):
        return True
    return head.tag_ == "NNP" and head.ent_type_ == "PERSON" and place.figure.unit is None


def _closes(place: Place, at: int) -> bool:
    """Whether the figure ends with its unit: a time follows, or the unit is a plural of time."""
    figure = place.figure
    if figure.unit is not None and at < place.bound and place.doc[at].lower_ in word_set("time"):
        return True
    return figure.kind == "duration" and figure.unit_at is not None and place.text[figure.unit_at.end - 1] == "s"


def compares(place: Place, phrase: Phrase) -> bool:
    """Whether "N times" compares ("four times the number") rather than counts occasions."""
    if place.doc[phrase.head].lower_ != "times":
        return False
    if phrase.last + 1 >= len(place.doc):
        return False
    after = place.doc[phrase.last + 1]
    return after.lower_ in word_set("than") or (
        after.tag_ in ("NNP", "PRP$") and after.ent_type_ not in ("DATE", "TIME")
    )
