"""What a figure counts or measures: the noun phrase, read from the parse around the number only."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

from tellings.annotate.quantity_words import word_set
from tellings.model import Quantity, Span


class Phrase(NamedTuple):
    """A noun phrase as token indices: first, head, last (all inclusive)."""

    first: int
    head: int
    last: int

    def span(self, doc: Doc) -> Span:
        """Its characters."""
        last = doc[self.last]
        return Span(doc[self.first].idx, last.idx + len(last))


_QUOTE = frozenset(("``", "''"))
_NOUN = frozenset(("NN", "NNS", "NNP", "NNPS"))
_ADVERB = frozenset(("RB", "RBS", "RBR"))
_MODIFIER = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "AFX", "FW"))


def noun_after(doc: Doc, at: int, end: int) -> Phrase | None:
    """The noun phrase whose first word is token ``at``; tokens from ``end`` on are out of bounds."""
    head = spare = -1
    for i in range(at, end):
        token = doc[i]
        if head >= 0 and i + 1 < end and _joins(doc, i):
            continue
        if token.tag_ in _NOUN:
            if not token.text[0].isalpha() or _is_time(doc, head, i, end) or (head >= 0 and not _goes_on(doc, head, i)):
                break
            head = i
        elif token.tag_ in _MODIFIER or token.pos_ == "ADJ":
            if head >= 0 and doc[i - 1].tag_ == "HYPH" and token.tag_ != "HYPH":
                head, spare = -1, head  # "US-made": what came before the hyphen modifies
            elif not _may_modify(doc, head, i, end):
                break
        elif not _may_stand_between(doc, at, head, i, end):
            break
    head = spare if head < 0 else head
    if head < 0:
        return None
    first = at
    while first < head and doc[first].tag_ in {*_QUOTE, "RBS", "RBR", "HYPH", "CC", ","}:
        first += 1
    return Phrase(first, head, head)


def _joins(doc: Doc, i: int) -> bool:
    """Whether a hyphen, which the tagger may take for a noun, makes one word with what is before and after it: "two e-mails"."""
    token = doc[i]
    return token.text == "-" and token.tag_ in _NOUN and not (token.whitespace_ or doc[i - 1].whitespace_)


def _is_time(doc: Doc, head: int, i: int, end: int) -> bool:
    """Whether a noun begins a time ("12 people Monday") and modifies no other noun ("five Sunday shows")."""
    if doc[i].lower_ not in word_set("time"):
        return False
    return head >= 0 or i + 1 >= end or doc[i + 1].pos_ not in ("NOUN", "ADJ", "PROPN")


def _may_modify(doc: Doc, head: int, i: int, end: int) -> bool:
    """Whether an adjective, participle or hyphen goes on with a phrase whose last noun so far is ``head`` (-1 for none)."""
    token = doc[i]
    if head < 0:
        participle = token.tag_ in ("VBG", "VBN") and token.dep_ not in ("amod", "compound", "nmod")
        return not participle or (token.head.i > i and token.head.tag_ in _NOUN)
    if token.tag_ == "HYPH":
        return i + 1 < end and doc[i - 1].whitespace_ == ""
    if doc[i - 1].tag_ == "CC":
        return True
    return (
        token.tag_ in ("VBG", "JJ")
        and doc[head].tag_ == "NN"
        and token.head.i > i
        and token.head.pos_ in ("NOUN", "PROPN")
    )


def _may_stand_between(doc: Doc, at: int, head: int, i: int, end: int) -> bool:
    """Whether a word that is neither noun nor modifier may stand inside the phrase: adverbs, "and" and commas, quotation marks."""
    token = doc[i]
    following = doc[i + 1].tag_ if i + 1 < end else ""
    if token.tag_ in _QUOTE:
        return head < 0 or any(doc[j].tag_ in _QUOTE for j in range(at, i))
    if token.tag_ in _ADVERB and head < 0:
        ties = following in ("JJ", "VBN", "VBG") or (following == "HYPH" and not token.whitespace_)
        return ties and token.lower_ not in ("ago", "later", "earlier")
    if token.tag_ in ("CC", ",") and head < 0 and i > at:
        return following in ("JJ", "VBN", "NN", "NNP") and doc[i - 1].tag_ in ("JJ", "VBN")
    return token.tag_ == "CC" and head >= 0 and _shares_head(doc, head, i, end)


def _goes_on(doc: Doc, head: int, i: int) -> bool:
    """Whether a noun after a noun belongs to the same phrase: a compound, not "12 people Monday"."""
    before, token = doc[head], doc[i]
    if doc[i - 1].tag_ in ("HYPH", "CC") or _joins(doc, i - 1):
        return True
    if (
        token.dep_ in ("nsubj", "nsubjpass")
        and token.head.i > i
        and before.dep_ not in ("compound", "nmod", "amod", "conj")
    ):
        return False
    if before.tag_ in ("NNS", "NNPS"):
        return before.dep_ in ("compound", "nmod") and before.head.i >= i and before.lower_ != "people"
    return not (token.ent_type_ in ("DATE", "TIME") and before.ent_type_ != token.ent_type_)


def _shares_head(doc: Doc, head: int, i: int, end: int) -> bool:
    """Whether "and" ties two modifiers of one later noun ("Kia and Hyundai vehicles")."""
    if i + 2 >= end or doc[head].tag_ in ("NNS", "NNPS") or doc[i + 1].tag_ not in ("NN", "NNP", "JJ"):
        return False
    return doc[i + 2].tag_ in ("NNS", "NNPS")


def person_like(doc: Doc, at: int, end: int) -> Phrase | None:
    """A participle or adjective that stands for people: "120 wounded", "more than 70 dead"."""
    if at < end and doc[at].lower_ in ("more", "others", "other"):
        at += 1
    if at < end and doc[at].lower_ in ("were", "was", "are", "is"):
        return None
    return Phrase(at, at, at) if at < end and doc[at].lower_ in word_set("state") else None


def of_phrase(doc: Doc, at: int, end: int) -> Phrase | None:
    """The noun phrase after "of" at token ``at``, without its determiner ("of the students" gives "students")."""
    if at + 1 >= end or doc[at].lower_ != "of":
        return None
    i = at + 1
    while i < end and (
        doc[i].tag_ in ("DT", "PRP$", "PDT", "WP$") or doc[i].lower_ in ("all", "those", "these", "other", "some")
    ):
        if doc[i].lower_ in ("those", "these") and i + 1 < end and doc[i + 1].tag_ == "VBN":
            return Phrase(i, i + 1, i + 1)
        if doc[i].lower_ in ("those", "these", "them", "us", "which", "whom") and (
            i + 1 >= end or doc[i + 1].tag_ not in _NOUN | _MODIFIER or doc[i + 1].tag_ == "VBN"
        ):
            return None
        i += 1
    if i < end and doc[i].tag_ in ("PRP", "WP", "WDT"):
        return None
    phrase = noun_after(doc, i, end)
    if phrase is not None and phrase.last + 1 < end and doc[phrase.last + 1].tag_ == "POS":
        owned = noun_after(doc, phrase.last + 2, end)
        return Phrase(phrase.first, owned.head, owned.last) if owned is not None else phrase
    return phrase


def subject_of(token: Token) -> Phrase | None:
    """The subject phrase of the verb that governs a token, where both stand in one line and the token is no part of it."""
    phrase = _subject(token)
    if phrase is None or phrase.first <= token.i <= phrase.last:
        return None
    first, last = sorted((phrase.head, token.i))
    return None if any("\n" in token.doc[i].text_with_ws for i in range(first, last)) else phrase


def _subject(token: Token) -> Phrase | None:
    """The subject phrase of the verb that governs a token: "trade turnover" for 40 in "trade turnover reached $40 billion"."""
    verb = governing_verb(token)
    if verb is None:
        return None
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i:
            if child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
                return noun_phrase(verb.head)
            return noun_phrase(child) if child.pos_ in ("NOUN", "PROPN") else None
    if verb.dep_ in ("xcomp", "conj", "advcl") and verb.head.pos_ in ("VERB", "AUX") and verb.head.i < token.i:
        for child in verb.head.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.pos_ in ("NOUN", "PROPN"):
                return noun_phrase(child)
    if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN"):
        return noun_phrase(verb.head)
    return None


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above a token."""
    for _ in range(8):
        if token.head is token or token.head.i == token.i:
            return token if token.pos_ in ("VERB", "AUX") else None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def noun_phrase(head: Token) -> Phrase:
    """A noun with the compounds and adjectives straight before it."""
    first = head.i
    while first > 0:
        before = head.doc[first - 1]
        if (
            before.dep_ in ("compound", "amod", "nmod")
            and before.head.i <= head.i
            and before.tag_ != "CD"
            and not before.is_space
        ):
            first -= 1
        elif before.tag_ == "HYPH" and first > 1 and before.whitespace_ == "":
            first -= 2
        else:
            break
    return Phrase(first, head.i, head.i)


def counted_lemma(doc: Doc, quantity: Quantity) -> str | None:
    """The lower-cased lemma of what a figure counts ("soldier" for "Russian soldiers"), None where it counts nothing named."""
    if quantity.counted is None:
        return None
    span = doc.char_span(quantity.counted.start, quantity.counted.end, alignment_mode="expand")
    if span is None:
        return None
    nouns = [token for token in span if token.tag_ in _NOUN]
    head = nouns[-1] if nouns else span[-1]
    return head.lemma_.lower()
