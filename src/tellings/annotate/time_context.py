"""What the parse says around a time expression: the tense that leads it and what happened then."""

from __future__ import annotations

import functools

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from tellings.annotate.time_values import Tense
from tellings.model import Span
from tellings.weights import word_list

#: Words after which an infinitive lies ahead: "is expected to", "plans to", "is due to".
_AHEAD = frozenset(
    """expect schedule plan set due intend hope aim want prepare promise vow pledge agree decide ask urge order try likely about
    ready""".split()
)

#: Adjectives that look ahead: "payable Dec. 15", "effective June 1".
_DUE = frozenset(("payable", "effective", "due", "eligible"))
_EVENT_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing")


@functools.cache
def _events() -> frozenset[str]:
    return frozenset(word_list("time_events"))


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
    if before in ("ended", "since"):  # "the quarter ended Sept. 30", whatever the verb of the sentence
        return "past"
    if before in ("until", "till", "through"):  # "was extended through January": the verb's tense is not the time's
        return "present"
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
    if (
        head.i == verb.i
        or head.lemma_ in _AHEAD
        or any(child.lemma_ in _AHEAD for child in head.children if child.dep_ == "acomp")
    ):
        return "future"
    if head.lemma_ == "be" and head.tag_ in ("VBZ", "VBP"):  # "is to resume"
        return "future"
    if head.pos_ in ("VERB", "AUX"):
        return verb_tense(head)
    return "future" if head.pos_ in ("NOUN", "ADJ", "PROPN") else None


def event_of(tokens: Tokens) -> Span | None:
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
        modified = (
            direct and token.i > tokens.start and token.pos_ == "NOUN" and token.ent_type_ not in ("DATE", "TIME")
        )
        if modified or is_event(token):
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
