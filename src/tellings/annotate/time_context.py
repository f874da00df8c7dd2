"""What the parse says around a time expression: the tense that leads it, what happened then, and whether it is a time at all."""

from __future__ import annotations

import functools

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from tellings.annotate.time_senses import Expression
from tellings.annotate.time_values import Tense
from tellings.model import Span
from tellings.weights import word_list

#: Words after which an infinitive lies ahead: "is expected to", "plans to", "is due to".
_AHEAD = frozenset(
    "expect schedule plan set due intend hope aim want prepare promise vow pledge agree decide ask urge order try likely about ready".split()
)
#: Adjectives that look ahead: "payable Dec. 15", "effective June 1".
_DUE = frozenset(("payable", "effective", "due", "eligible"))
_MODALS = frozenset(("will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "can", "could", "should", "must"))
_EVENT_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing")

#: Expressions of one bare word that is also a name or another word.
_DOUBTFUL = frozenset(("may", "march", "august", "april", "june"))


@functools.cache
def _events() -> frozenset[str]:
    return frozenset(word_list("time_events"))


@functools.cache
def _titles() -> frozenset[str]:
    return frozenset(word_list("time_titles"))


def tokens_of(doc: Doc, span: Span) -> Tokens:
    """The tokens that hold an expression."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    assert found is not None  # an expression has a character, so a token
    return found


def lead(tokens: Tokens) -> Token | None:
    """The verb, or adjective, under which the expression stands; None where there is none."""
    token = tokens.root
    while token.head.i != token.i:  # spaCy makes token objects anew, so `is` never tells
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.pos_ == "ADJ":
            return token
    return token if token.pos_ in ("VERB", "AUX") else None


def tense_of(tokens: Tokens) -> Tense:
    """Whether what the expression dates lies before or after the report; None where no verb says so."""
    before = tokens.doc[tokens.start - 1].lower_ if tokens.start else ""
    if before == "ended":  # "the quarter ended Sept. 30", whatever the verb of the sentence
        return "past"
    if before in ("until", "till", "through"):  # "was extended through January"
        return None
    root = tokens.root
    if root.dep_ in ("compound", "nmod", "poss", "amod", "nummod") and root.head.pos_ == "NOUN":
        return None  # "a June agreement": the verb tells nothing of it
    verb = lead(tokens)
    if verb is None:
        return None
    if verb.pos_ == "ADJ":
        return "future" if verb.lower_ in _DUE else None
    return verb_tense(verb)


def verb_tense(verb: Token) -> Tense:
    """The tense of a verb with its auxiliaries: "will go" and "plans to go" lie ahead, "went" and "has gone" behind."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ in ("will", "shall", "'ll", "’ll", "wo") for child in helpers):
        return "future"
    if any(child.tag_ == "TO" for child in helpers) and not any(child.lower_ == "have" for child in helpers):
        return _infinitive_tense(verb)
    if any(child.tag_ == "MD" for child in helpers):
        return "past" if any(child.lower_ in ("have", "'ve", "’ve") for child in helpers) else "future"
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers):
        return "past"
    if any(child.lower_ in ("has", "have", "'s", "'ve") for child in helpers) and verb.tag_ == "VBN":
        return "past"
    if verb.tag_ == "VBN" and not helpers:
        return "past" if verb.dep_ in ("acl", "advcl", "ROOT", "conj", "relcl") else None
    if verb.tag_ == "VBG":
        if any(child.tag_ in ("VBZ", "VBP") for child in helpers):
            return "future"
        above = _above(verb)
        return verb_tense(above) if above is not None else None
    if verb.tag_ == "MD":
        return "future"
    if verb.tag_ == "VB" and not helpers and verb.dep_ in ("ccomp", "xcomp", "conj"):
        above = _above(verb)  # "let the attack begin Saturday"
        return verb_tense(above) if above is not None else "present"
    return "present"


def _above(verb: Token) -> Token | None:
    token = verb
    while token.head.i != token.i:  # spaCy makes token objects anew, so `is` never tells
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def _infinitive_tense(verb: Token) -> Tense:
    """The tense of "to go": what leads it decides."""
    head = verb.head
    above = head.head if head.pos_ == "ADJ" else head
    if any(child.lower_ == "had" and child.dep_ == "aux" for child in above.children):  # "had been due to end Friday"
        return "past"
    if head.i == verb.i or head.lemma_ in _AHEAD or any(child.lemma_ in _AHEAD for child in head.children if child.dep_ == "acomp"):
        return "future"
    if head.lemma_ == "be" and head.tag_ in ("VBZ", "VBP"):  # "is to resume"
        return "future"
    if head.pos_ in ("VERB", "AUX"):
        return verb_tense(head)
    return "future" if head.pos_ in ("NOUN", "ADJ", "PROPN") else None


def event_of(doc: Doc, tokens: Tokens) -> Span | None:
    """The verb or noun of what happened then, from the dependency parse."""
    token = tokens.root
    inside = range(tokens.start, tokens.end)
    direct = True
    while token.head.i != token.i:  # spaCy makes token objects anew, so `is` never tells
        token = token.head
        if token.i in inside:
            continue
        if token.pos_ in ("VERB", "AUX"):
            return _verb_span(token)
        if token.pos_ in ("NOUN", "PROPN") and token.ent_type_ not in ("DATE", "TIME"):
            if direct and token.i > tokens.start and token.pos_ == "NOUN" or is_event(token):
                return Span(token.idx, token.idx + len(token.text))
        if token.pos_ != "ADP":
            direct = False
    return None


def _verb_span(verb: Token) -> Span:
    """The verb; for "was" with a noun or adjective, that."""
    if verb.lemma_ == "be":
        for child in verb.children:
            if child.dep_ in ("attr", "acomp") and child.pos_ in ("NOUN", "ADJ", "VERB"):
                verb = child
                break
    return Span(verb.idx, verb.idx + len(verb.text))


def is_event(token: Token) -> bool:
    """Whether a noun names something that happens."""
    lemma = token.lemma_.lower()
    return token.pos_ == "NOUN" and (lemma in _events() or lemma.endswith(_EVENT_ENDINGS))


def is_time(doc: Doc, text: str, expression: Expression, tokens: Tokens) -> bool:
    """Whether what has the form of a time (``text``) is one: not "May" the name, "Sunday Times", "2000 soldiers"."""
    sense = expression.sense
    following = doc[tokens.end] if tokens.end < len(doc) else None
    if following is not None and (sense.weekday or sense.month) and sense.day is None and following.text[:1].isupper():
        if following.lower_ in _titles():
            return False
        if sense.part and following.ent_type_ == "WORK_OF_ART":
            return False
    if expression.rule == "decade" and text[:1].isdigit() and len(text) == 3:
        return tokens.start > 0 and doc[tokens.start - 1].lower_ in ("the", "early", "late")
    if text == "Christmas" and following is not None and following.pos_ in ("NOUN", "PROPN") and not is_event(following):
        return False
    if text == "Today" and following is not None and _named_after(doc, tokens.end):
        return False
    if text.lower() in ("the past", "the future") and tokens[-1].pos_ != "NOUN":
        return False
    if text.lower() in _DOUBTFUL:
        return _is_month(tokens[0], following)
    if expression.rule in ("a unit", "frequency"):
        return not _is_rate(doc, expression.rule, tokens)
    if expression.rule == "year":
        return _is_year(doc, text, tokens, following)
    return True


def _named_after(doc: Doc, at: int) -> bool:
    """Whether a programme or a page of a paper bears the time's name: "the Today programme", "Today's Headlines"."""
    if doc[at].lower_ in ("'s", "’s") and at + 1 < len(doc):
        at += 1
        return doc[at].text[0].isupper() and doc[at].lower_ in _titles()
    return doc[at].lower_ in _titles()


def _is_rate(doc: Doc, rule: str, tokens: Tokens) -> bool:
    """Whether the words are the measure of a figure ("$2 million a year", "four flights a week", "8 % annually", "daily volume")."""
    if rule == "frequency":
        return tokens[0].pos_ in ("ADJ", "PROPN", "NOUN") or any(t.like_num or t.tag_ in ("CD", "$") for t in doc[max(tokens.start - 3, 0) : tokens.start])
    if tokens[0].lower_ not in ("a", "an") or tokens.start < 2:
        return False
    one, two = doc[tokens.start - 1], doc[tokens.start - 2]
    return one.like_num or one.text in ("%", "$") or (one.pos_ in ("NOUN", "PROPN", "SYM") and (two.like_num or two.pos_ == "NUM")) or one.lower_ in ("times", "twice", "once")


def _is_month(token: Token, following: Token | None) -> bool:
    """Whether a bare "May", "March", "April" is the month."""
    if token.pos_ in ("AUX", "VERB", "ADV", "ADJ") or token.ent_type_ in ("PERSON", "ORG", "GPE", "FAC", "WORK_OF_ART", "LAW"):
        return False
    if token.dep_ in ("nsubj", "nsubjpass", "poss") and token.lower_ != "march" and token.head.pos_ == "VERB":
        return token.ent_type_ == "DATE"
    return not (following is not None and following.pos_ == "PROPN" and following.ent_type_ == "PERSON")


def _is_year(doc: Doc, text: str, tokens: Tokens, following: Token | None) -> bool:
    """Whether four digits are a year rather than a number."""
    if not text[:4].isdigit():
        return True
    year = int(text[:4])
    before = doc[tokens.start - 1] if tokens.start else None
    if before is not None and before.pos_ == "PROPN" and before.ent_type_ not in ("DATE", "GPE", "PERSON") and before.text[-1] != ".":
        return False  # part of a name: "Orion 1980"
    if before is not None and (before.text in ("$", "#", "£", "€", "No.", "no.", "-", "–") or before.tag_ in ("CD", "$")):
        return False
    led = before is not None and (before.lower_ in ("in", "since", "of", "by", "until", "till", "before", "after", "during", "from", "late", "early", "mid"))
    if following is not None:
        if following.text in ("%", "percent", "per") or following.text[:1] in "$%":
            return False
        counted = following.tag_ == "NNS" and following.text[0].islower() and not (before is not None and before.tag_ in ("DT", "PRP$", "POS"))
        if counted and (year % 100 == 0 or not 1900 <= year <= 2050) or following.lower_ in ("km", "kg", "metres", "meters", "dollars", "euros"):
            return False
    if 1900 <= year <= 2050:
        return True
    return led and 1400 <= year <= 2100 and (following is None or following.pos_ not in ("NOUN", "ADJ"))
