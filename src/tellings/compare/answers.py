"""Answers that stand next to what they answer, with no word of denial: "Backers of the plan say", "But the company said", "Not really"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from rapidfuzz import fuzz

from tellings.compare.answer_signs import Answer, answer
from tellings.compare.likeness import weigh
from tellings.compare.sentences import Sentence
from tellings.compare.talk import Talk, cue_lemmas, denies_itself, first_word, negates, owns, speaks_of, words

#: From this weight of shared keys two neighbours speak of one matter: a rare word, or two common ones.
SHARED: Final = 2.0
#: From this cosine two neighbours speak of one thing though they share no word, by reading gold/dev.
NEAR: Final = 0.4
#: And from this of one thing, whoever speaks.
CLOSE: Final = 0.6
#: Sentences as like as this (in hundredths) say the same.
AGAIN: Final = 85
#: A question and whether it is put to somebody: "asked whether", "Q:".
QUESTION: Final = re.compile(r"[?][”\"'’)]*$")
#: Comparisons under a negation praise: "nobody has done more", "no better".
PRAISE: Final = re.compile(r"\b(?:no|not|nobody|never|nothing)\b[^.]{0,40}\b(?:more|better|greater)\b", re.IGNORECASE)


def find_answers(talk: Talk, weights: Mapping[str, float]) -> Iterator[Answer]:
    """All answers of sentences without a denying word; a sentence may be found in several ways."""
    for own in talk.sentences:
        if own.told and talk.denies(own) is None:
            yield from _of_speaker(talk, own, weights)
        previous = next(talk.before(own, 1), None)
        if previous is not None:
            if QUESTION.search(previous.span.of(own.page.text)) and _says_no(own, previous):
                yield answer("question", own, previous, "no")
            doubted = own.lemmas & words("doubting") if not own.lemmas & words("hard") else frozenset()
            if previous.told and not own.told and doubted:
                yield answer("doubt", own, previous, min(doubted))


def _of_speaker(talk: Talk, own: Sentence, weights: Mapping[str, float]) -> Iterator[Answer]:
    cues = cue_lemmas(own)
    counter = min(cues & words("counter"), default="")
    claim = talk.another(own, 2)
    if counter and claim is not None and _with_clause(own, counter) and _one_matter(own, claim, weights):
        yield answer("counter", own, claim, counter)
    turn = first_word(own)
    claim = talk.another(own, 1)
    named = any(t.speakers or t.voices for t in own.told)
    if turn in words("turn") and named and claim is not None and _turned(own, claim, weights):
        yield answer("turn", own, claim, turn)
    for claim in talk.before(own, 2):
        if claim.speakers & own.speakers or talk.denies(claim) is not None:
            continue
        yield from _beside(own, claim, min(cues & words("firm"), default=""))


def _beside(own: Sentence, claim: Sentence, firm: str) -> Iterator[Answer]:
    """The answers to a claim of another a sentence or two before."""
    if _takes_side(own, claim):
        yield answer("side", own, claim)
    denies = denies_itself(own, "") and not PRAISE.search(own.span.of(own.page.text))
    if denies and firm and denies_itself(own, firm) and speaks_of(claim, own):
        yield answer("firm", own, claim, firm)
    if not denies or answer("", own, claim).meaning < NEAR:
        return
    if owns(own, claim):
        yield answer("of another", own, claim)
    if claim.lemmas & words("accusing") and _clears(own, claim):
        yield answer("accused", own, claim)


def _clears(own: Sentence, claim: Sentence) -> bool:
    """Whether what is said is of those who are accused just before, and near to it: "They say that sailors do not steal more often"."""
    page, parse = own.page, own.page.notes.words
    subjects = {
        page.keys[i]
        for t in own.told
        for s in t.reading.spans
        for i in page.word_range(s)
        if parse[i].dep in ("nsubj", "nsubjpass") and parse[i].pos in ("NOUN", "PROPN")
    }
    return bool((subjects - {None}) & claim.keys) and answer("", own, claim).meaning >= CLOSE


def _with_clause(own: Sentence, cue: str) -> bool:
    """Whether the cue takes a clause: "insisted that it was safe", not "insisted on an inquiry"."""
    page, parse = own.page, own.page.notes.words
    inside = page.word_range(own.span)
    tops = [i for i in inside if parse[i].lemma.lower() == cue]
    return any(parse[k].head in tops and parse[k].dep in ("ccomp", "advcl") for k in inside)


def _turned(own: Sentence, claim: Sentence, weights: Mapping[str, float]) -> bool:
    """Whether one of two tellings of one matter negates, and neither only says the other again."""
    if not claim.told or negates(own) == negates(claim):
        return False
    return _alike(own, claim) < AGAIN and _one_matter(own, claim, weights)


def _one_matter(own: Sentence, claim: Sentence, weights: Mapping[str, float]) -> bool:
    near = float((own.vectors @ claim.vectors.T).max())
    return near >= NEAR or speaks_of(claim, own) or weigh(own.keys & claim.keys, weights) >= SHARED


def _alike(a: Sentence, b: Sentence) -> float:
    return fuzz.ratio(*(" ".join(s.span.of(s.page.text).split()).lower() for s in (a, b)))


def _takes_side(own: Sentence, claim: Sentence) -> bool:
    """Whether the source is called by the side that it takes on what the claim names: "backers of the plan"."""
    page, parse = own.page, own.page.notes.words
    for t in own.told:
        source = t.statement.source
        if source is None or t.speakers:
            continue
        inside = page.word_range(source)
        heads = {i for i in inside if parse[i].head not in inside or parse[i].head == i}
        sided = {i for i in heads if parse[i].lemma.lower() in words("side")}
        of = {k for k in inside if parse[k].head in sided and page.lower(k) == "of"}
        if any(parse[k].head in of and page.keys[k] in claim.keys for k in inside):
            return True
    return False


def _says_no(own: Sentence, question: Sentence) -> bool:
    """Whether what is said begins with a no, and it was asked of the speaker: by name, or "when asked"."""
    page = own.page
    for t in own.told:
        for span in t.reading.spans[:1]:
            inside = [i for i in page.word_range(span) if page.notes.words[i].pos not in ("PUNCT", "SPACE")][:1]
            if any(page.lower(i) in words("no") for i in inside):
                return "ask" in question.lemmas and not own.speakers & question.speakers
    return False
