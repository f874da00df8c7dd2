"""Whether what has the form of a time is one: not "May" the name, "Sunday Times", "2000 soldiers", "$2 million a year"."""

from __future__ import annotations

import functools

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tellings.annotate.time_context import is_event
from tellings.annotate.time_senses import Expression
from tellings.weights import word_list

#: Bare months that are names and words as well.
_DOUBTFUL = frozenset(("may", "march", "august", "april", "june"))

#: Words that lead a year of any century.
_LEADS = frozenset("in since of by until till before after during from late early mid".split())

#: Four digits after one of these, or before one of those, are a number.
_NUMBERED = frozenset(("$", "#", "£", "€", "No.", "no.", "-", "–"))
_MEASURES = frozenset("km kg metres meters dollars euros percent per litres liters tonnes miles".split())


#: Before a unit with a capital letter, what makes it a title.
_TITLED = frozenset(("of", "'", '"', "“", "‘", "``"))


@functools.cache
def _titles() -> frozenset[str]:
    return frozenset(word_list("time_titles"))


def is_time(text: str, expression: Expression, tokens: Tokens) -> bool:
    """Whether an expression, ``text`` as it stands, is a time."""
    doc, sense, rule = tokens.doc, expression.sense, expression.rule
    following = doc[tokens.end] if tokens.end < len(doc) else None
    before = doc[tokens.start - 1] if tokens.start else None
    if (
        following is not None
        and (sense.weekday or sense.month or text == "Today")
        and sense.day is None
        and _is_title(following, sense.part)
    ):
        return False
    if text.lower() in ("the past", "the future"):
        return tokens[-1].pos_ == "NOUN"
    if rule == "season" and sense.sub in ("FA", "SP") and not any(t.ent_type_ == "DATE" for t in tokens):
        return False  # "the fall into the moat"
    titled = rule in ("this unit", "the unit") and tokens[-1].text[:1].isupper()
    if titled and before is not None and before.lower_ in _TITLED:  # "Hero of the Year", "This Week"
        return False
    if text in ("Today", "TODAY") and before is not None and before.text == "USA":
        return False
    if text.lower() in _DOUBTFUL:
        return _is_month(tokens[0], following)
    if text == "Christmas":
        return following is None or following.pos_ not in ("NOUN", "PROPN") or is_event(following)
    if rule == "decade" and text[:1].isdigit() and len(text) == 3:  # "the 50s", but "in his 50s"
        return before is not None and before.lower_ in ("the", "early", "late")
    if rule == "a unit":
        return not _is_rate(tokens)
    if rule == "frequency":
        return tokens[0].pos_ not in ("ADJ", "PROPN", "NOUN") and not any(
            _counts(t) for t in doc[max(tokens.start - 3, 0) : tokens.start]
        )
    if rule == "year" and text[:4].isdigit():
        return _is_year(int(text[:4]), before, following)
    return True


def _is_title(following: Token, part: str | None) -> bool:
    """Whether the next word makes the time part of a name: "Sunday Times", "the Today programme", "Today's Headlines"."""
    if part and following.ent_type_ == "WORK_OF_ART" and following.text[:1].isupper():
        return True
    if following.lower_ in ("'s", "’s") and following.i + 1 < len(following.doc):
        following = following.nbor()
    elif following.lower_ in ("programme", "program", "show"):
        return True
    return following.text[:1].isupper() and following.lower_ in _titles()


def _counts(token: Token) -> bool:
    return token.like_num or token.tag_ in ("CD", "$")


def _is_rate(tokens: Tokens) -> bool:
    """Whether "a year" is the measure of a figure: "$2 million a year", "four flights a week", "twice a month"."""
    doc = tokens.doc
    if tokens[0].lower_ not in ("a", "an") or tokens.start < 2:
        return False
    one, two = doc[tokens.start - 1], doc[tokens.start - 2]
    counted = one.pos_ in ("NOUN", "PROPN", "SYM") and (two.like_num or two.pos_ == "NUM")
    return counted or one.like_num or one.lower_ in ("%", "$", "times", "twice", "once")


def _is_month(token: Token, following: Token | None) -> bool:
    """Whether a bare "May", "March", "April" is the month."""
    if token.pos_ in ("AUX", "VERB", "ADV", "ADJ") or token.ent_type_ in (
        "PERSON",
        "ORG",
        "GPE",
        "FAC",
        "WORK_OF_ART",
        "LAW",
    ):
        return False
    if token.dep_ in ("nsubj", "nsubjpass", "poss") and token.lower_ != "march" and token.head.pos_ == "VERB":
        return token.ent_type_ == "DATE"
    return not (following is not None and following.pos_ == "PROPN" and following.ent_type_ == "PERSON")


def _is_year(year: int, before: Token | None, following: Token | None) -> bool:
    """Whether four digits are a year rather than a number."""
    if before is not None:
        if before.text in _NUMBERED or _counts(before):
            return False
        if before.pos_ == "PROPN" and before.ent_type_ not in ("DATE", "GPE", "PERSON") and before.text[-1] != ".":
            return False  # part of a name: "Orion 1980"
    if following is not None:
        if following.lower_ in _MEASURES or following.text[:1] in "$%":
            return False
        bare = before is None or before.tag_ not in ("DT", "PRP$", "POS")
        counted = bare and following.tag_ == "NNS" and following.text[0].islower()
        if counted and (year % 100 == 0 or not 1900 <= year <= 2050):
            return False
    if 1900 <= year <= 2050:
        return True
    led = before is not None and before.lower_ in _LEADS
    return led and 1400 <= year <= 2100 and (following is None or following.pos_ not in ("NOUN", "ADJ"))
