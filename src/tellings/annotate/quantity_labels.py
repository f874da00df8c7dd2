"""Numbers in a sentence that are no quantities though they look like one: years, model numbers, ratings, pronouns."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tellings.annotate.quantity_counted import Phrase, noun_after
from tellings.annotate.quantity_place import Place
from tellings.annotate.quantity_words import word_set

_IDIOM = re.compile(r"-|\s(?:down|up on)\b")
_DOUBLE = re.compile(
    r"\s(?:the|its|their|his|her|our|that|what|in|since|from|to|last|as|over|by|and)\b|[.,;)”\"]|\Z", re.I
)


def _multiplies(place: Place) -> bool:
    """Whether "double" and its like multiply ("nearly double the number") rather than describe ("a double murder")."""
    if _IDIOM.match(place.text, place.figure.end):
        return False
    bare = place.written.lower() in ("double", "triple", "quadruple")
    return not bare or place.figure.bound is not None or _DOUBLE.match(place.text, place.figure.end) is not None


_NEAR = frozenset(("about", "around", "circa", "ca.", "near", "nearly", "roughly", "approximately"))
_ARGUMENTS = frozenset(
    ("dobj", "pobj", "attr", "nsubj", "nsubjpass", "npadvmod", "conj", "appos", "oprd", "acomp", "advmod")
)  # fmt: skip


def is_name(place: Place) -> bool:
    """Whether a number is a year, an idiom or part of a name: "in 2018", "doubled down", "a 787 Dreamliner", "FTSE 100"."""
    figure, before, after = place.figure, place.before, place.after
    if figure.sort == "times":
        return not _multiplies(place)
    if figure.unit is not None or figure.kind != "count":
        return False
    if after is not None and after.tag_ == "POS" and after.idx == figure.end:
        return True
    beside = any(t is not None and t.text[:1].isupper() for t in (before, after))
    if beside and place.written[0].isupper() and not place.token.is_sent_start and not _in_headline(place):
        return True
    if figure.ranged and figure.plain and all(v is not None and 1900 <= v <= 2050 for v in (figure.low, figure.high)):
        return True
    if not figure.plain or figure.bound not in (None, "about") or figure.ranged:
        return False
    if _is_year(place):
        return True
    return _is_model(place) if before is None or not _could_be_named(before) else _is_named(place, before)


def _could_be_named(before: Token) -> bool:
    """Whether the word before a number may be a name that the number belongs to."""
    if before.whitespace_ != " " or before.text.islower():
        return False
    return before.pos_ in ("PROPN", "NOUN") or not before.is_sent_start


def _is_named(place: Place, before: Token) -> bool:
    if before.pos_ not in ("PROPN", "NOUN", "X") or before.ent_type_ in ("DATE", "PERSON", "CARDINAL", "TIME"):
        return False
    phrase = noun_after(place.doc, place.last + 1, place.bound)
    if phrase is None or place.doc[phrase.head].tag_ in ("NN", "NNP"):
        return True
    return before.ent_type_ == place.token.ent_type_ != ""


def _is_model(place: Place) -> bool:
    """Whether a number names the noun after it: "a 787 Dreamliner", "the 80486 chip"."""
    after = place.after
    if after is None or place.figure.low == 1 or place.figure.bound is not None:
        return False
    phrase = noun_after(place.doc, after.i, place.bound)
    if after.tag_ == "NNP":
        return phrase is None or phrase.head == after.i
    single = phrase is not None and place.doc[phrase.head].tag_ == "NN" and after.whitespace_ == " "
    return single and phrase is not None and _is_number_name(place, place.doc[phrase.head])


def _is_number_name(place: Place, noun: Token) -> bool:
    """Whether three digits or more before a singular noun name it ("a 486 chip"), where nothing is counted in the singular."""
    tied = place.text[place.figure.number_end] == "-"
    return len(place.written) >= 3 and not tied and noun.lower_ not in word_set("collective")


def _is_year(place: Place) -> bool:
    word = place.written
    if len(word) != 4 or not word.isdecimal() or not 1500 <= int(word) <= 2100:
        return False
    phrase = noun_after(place.doc, place.last + 1, place.bound)
    plural = phrase is not None and place.doc[phrase.head].tag_ in ("NNS", "NNPS")
    if place.figure.bound == "about":
        return not plural and place.text[place.figure.start : place.figure.number].strip().lower() in _NEAR
    if 1900 <= int(word) <= 2050:
        return True
    before = place.before
    return not plural and (before is None or bool(before.is_punct) or before.lower_ in word_set("before a year"))


def _in_headline(place: Place) -> bool:
    long = [word for word in re.findall(r"\w{4,}", place.sentence.of(place.text)) if word.isalpha()]
    return len([word for word in long if word[0].isupper()]) > 0.7 * len(long)


_OF_THEM = re.compile(r"\sof\s(?:them|these|those|which|whom)\b")


def is_loose(place: Place, phrase: Phrase | None) -> bool:
    """Whether a number that no noun follows is a pronoun or a mere label.

    ``phrase`` is what it may count elsewhere in the sentence. Pronouns: "one", "the two", "the top five"; labels: ratings, numbers
    of a list or a picture.
    """
    figure, before = place.figure, place.before
    if figure.unit is not None or figure.kind != "count":
        return False
    previous = before.lower_ if before is not None else ""
    pronoun = previous == "the" and (
        place.written.isalpha() or (phrase is None and figure.magnitude == 1)
    )  # "the oldest of the three"
    if place.written.lower() == "one" or previous in ("top", "or") or pronoun:
        return True
    if figure.bound is not None or figure.ranged or _OF_THEM.match(place.text, figure.end):
        return False
    if figure.sort == "vague":
        return figure.magnitude == 1
    if "/" in place.written:
        return True
    return figure.plain and place.written.isdigit() and _is_label(place, phrase)


def _is_label(place: Place, phrase: Phrase | None) -> bool:
    before, token = place.before, place.token
    if before is not None and before.pos_ in ("NOUN", "PROPN") and before.whitespace_:
        return True
    apart = before is not None and before.pos_ == "PUNCT" and before.text != "("
    if apart and token.dep_ not in ("dobj", "attr", "nsubj", "nsubjpass"):
        return True
    if token.dep_ in _ARGUMENTS and token.head.i != token.i:
        return place.figure.low is not None and place.figure.low < 1 and phrase is None
    return phrase is None
