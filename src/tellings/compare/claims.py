"""What a denial denies: its words for it, and how well each sentence of the story fits them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz import fuzz

from tellings.compare.denying import NEGATIVE, Denying, spans_of
from tellings.compare.embedding import Place, embed
from tellings.compare.ground import Ground
from tellings.compare.likeness import weigh
from tellings.compare.pages import Page
from tellings.compare.sentences import Sentence
from tellings.compare.talk import Talk
from tellings.model import Span
from tellings.weights import word_list, word_table

#: What speaks for a sentence to be what is denied. Set by reading the denials of gold/dev, not fitted: they only choose which sentences
#: are proposed at all; how far a proposal is believed is learned (`tellings.compare.answer_signs`).
WEIGHTS: Final = {
    "meaning": 1.0,  # cosine of the words for what is denied and the nearest part of the sentence
    "words": 0.5,  # share of those words' weight that the sentence holds
    "same report": 0.15,
    "just before": 0.12,
    "near": 0.03,
    "another speaker": 0.1,
    "by name": 0.08,
    "named": 0.2,  # the denial says whose claim it is ("the minister's words"), and he speaks here
    "accusing": 0.12,
    "same speaker": -0.4,
    "denies too": -0.1,
    "negated": -0.3,
    "headline": -0.15,
}
#: Telling words below which a denial only points ("denied this", "the charges").
BARE: Final = 2
#: What is farther in meaning is not what is denied.
LEAST: Final = 0.3
#: Sentences of other reports that are looked at for each denial, the nearest in meaning.
CANDIDATES: Final = 60
#: A sentence that denies and is as like as this (in hundredths) to the denial's own is the denial again.
AGAIN: Final = 75


class Fit(NamedTuple):
    """How well a sentence fits as what is denied: the sum of `WEIGHTS`, the cosine and the share of words in it, its lead over the best
    other sentence of its report (negative where another is better), and how many words tell what is denied."""

    score: float
    meaning: float
    words: float
    lead: float
    telling: int


class Asked(NamedTuple):
    """A denial whose claim is looked for: the words for what is denied."""

    denial: Denying
    sentence: Sentence
    words: tuple[int, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The content keys of the words for what is denied."""
        return frozenset(k for i in self.words if (k := self.denial.page.keys[i]) is not None)

    @property
    def owners(self) -> frozenset[str]:
        """Whose claim the denial says it is."""
        return owners(self.denial)

    @property
    def telling(self) -> int:
        """How many words tell what is denied, those for the owners of a claim apart; none where it says its own instead."""
        if self.denial.answers:
            return 0
        return tells(self.denial) - len(self.denial.page.content([at for at, _ in _owning(self.denial)]))


def owners(denial: Denying) -> frozenset[str]:
    """Whose claim a denial says it is: the names among the denied words that own a claim ("the minister's words")."""
    return frozenset(e for _, e in _owning(denial))


def deniers(denial: Denying, sentence: Sentence) -> frozenset[str]:
    """Who denies: the names of the denying word's subject, else who speaks in the sentence."""
    span = spans_of(denial.page, denial.by)
    return (denial.page.entities([span]) if span is not None else frozenset()) or sentence.speakers


def _owning(denial: Denying) -> list[tuple[Span, str]]:
    page = denial.page
    span = spans_of(page, denial.denied)
    words = page.notes.words
    return [
        (at, e)
        for at, e in (page.names_in(span) if span is not None else ())
        if page.text[at.end : at.end + 2] in ("'s", "’s")
        if any(words[words[i].head].lemma.lower() in claim_nouns() for i in page.word_range(at))
    ]


def read_asked(talk: Talk) -> list[Asked]:
    """The denials of a story in order, each with the words for what it denies."""
    return [
        Asked(d, own, _denied_words(d, own)) for place, d in sorted(talk.denying.items()) for own in (talk.at[place],)
    ]


def fitting(ground: Ground, talk: Talk, asked: Sequence[Asked]) -> Iterator[list[tuple[Fit, Sentence]]]:
    """For each denial the sentences that may be what it denies, those of its own report and the nearest of others, the best first."""
    vectors = embed([], [_place(a.denial.page, a.words) for a in asked]).stated
    places = np.cumsum([0, *(len(s.vectors) for s in talk.sentences)])[:-1]
    parts = np.vstack([s.vectors for s in talk.sentences]) if talk.sentences else vectors
    for a, vector in zip(asked, vectors, strict=True):
        nearness = np.maximum.reduceat(parts @ vector, places)
        near = set(np.argsort(-nearness, kind="stable")[:CANDIDATES].tolist())
        weighed = [
            (*_weigh(ground, talk, a, s, float(nearness[i])), s)
            for i, s in enumerate(talk.sentences)
            if (i in near or s.page is a.sentence.page) and _may_answer(talk, a, s) and nearness[i] >= LEAST
        ]
        weighed.sort(key=lambda w: (-w[0], w[2].place))
        best: dict[int, list[float]] = {}
        for score, _, s in weighed:
            best.setdefault(s.page.number, []).append(score)
        yield [
            (Fit(score, float(nearness_of), words, score - _rival(best[s.page.number], score), a.telling), s)
            for score, (nearness_of, words), s in weighed
        ]


def _rival(scores: Sequence[float], score: float) -> float:
    """The best of the other scores, which fall; 0 where there is none."""
    if score < scores[0]:
        return scores[0]
    return scores[1] if len(scores) > 1 else 0.0


def _denied_words(denial: Denying, sentence: Sentence) -> tuple[int, ...]:
    """The words for what is denied; where they say too little ("denied this"), the sentence's own before the denying word."""
    page = denial.page
    if tells(denial) >= BARE:
        return denial.denied
    before = tuple(i for i in page.word_range(sentence.span) if i < denial.word)
    sources = [t.statement.source for t in sentence.told if t.statement.source is not None]
    said = tuple(i for i in before if not any(s.start <= page.starts[i] < s.end for s in sources))
    return tuple(sorted({*denial.denied, *said})) or before or (denial.word,)


def _place(page: Page, words: Sequence[int]) -> Place:
    """Where the words stand, word by word."""
    return Place(page, tuple(Span(page.notes.words[i].start, page.notes.words[i].end) for i in words))


def tells(denial: Denying) -> int:
    """How many of the words for what is denied tell what it is, nouns for a claim apart: none in "denied this", "the charges"."""
    page = denial.page
    return sum(
        page.keys[i] is not None and page.notes.words[i].lemma.lower() not in claim_nouns() for i in denial.denied
    )


def _may_answer(talk: Talk, asked: Asked, claim: Sentence) -> bool:
    """Whether a sentence may be what is denied: another one, and not the denial told again."""
    own = asked.sentence
    if claim is own:
        return False
    if talk.denies(claim) is None:
        return True
    a, b = (" ".join(s.span.of(s.page.text).split()).lower() for s in (own, claim))
    return not claim.speakers & deniers(asked.denial, own) and fuzz.partial_ratio(a, b) < AGAIN


def _weigh(
    ground: Ground, talk: Talk, asked: Asked, claim: Sentence, meaning: float
) -> tuple[float, tuple[float, float]]:
    """The sentence's score, and of it the cosine, which is given, and the share of the denied words' weight that it holds."""
    own = asked.sentence
    mine = deniers(asked.denial, own)
    here = claim.page is own.page
    gap = claim.number - own.number if here else 0
    signs = {
        "same report": here,
        "just before": here and -2 <= gap < 0,
        "near": here and 0 < gap <= 2,
        "another speaker": bool(claim.speakers and mine and not claim.speakers & mine),
        "by name": not claim.speakers & mine and any(named(ground, e) for e in claim.speakers),
        "same speaker": bool(claim.speakers & mine),
        "named": bool(claim.speakers & asked.owners),
        "accusing": bool(claim.lemmas & accusing()),
        "denies too": talk.denies(claim) is not None,
        "negated": bool(claim.lemmas & NEGATIVE),
        "headline": headline(claim),
    }
    keys = asked.keys
    words = weigh(keys & claim.keys, ground.weights) / max(4.0, weigh(keys, ground.weights))
    score = meaning * WEIGHTS["meaning"] + WEIGHTS["words"] * words
    return score + sum(WEIGHTS[sign] for sign in sorted(signs) if signs[sign]), (meaning, words)


def headline(sentence: Sentence) -> bool:
    """Whether a sentence is a report's headline: the first, without an end."""
    return sentence.number == 0 and not sentence.span.of(sentence.page.text).endswith((".", "”", '"'))


def named(ground: Ground, speaker: str) -> bool:
    """Whether a speaker is a person by name."""
    return speaker in ground.entities and ground.entities[speaker].kind == "person"


@functools.cache
def claim_nouns() -> frozenset[str]:
    """Nouns for a claim: "charge", "report"."""
    return frozenset(word_list("compare_claims"))


def kin(denial: Denying) -> frozenset[str]:
    """The lemmas by which what a denial calls a charge, a claim or the like was brought forward."""
    words = denial.page.notes.words
    return frozenset(x for i in denial.denied for x in _kin().get(words[i].lemma.lower(), frozenset()))


@functools.cache
def _kin() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for noun, lemma in word_table("compare_claim_kin"):
        found[noun] = found.get(noun, frozenset()) | {lemma}
    return found


@functools.cache
def accusing() -> frozenset[str]:
    """Lemmas by which somebody is accused."""
    return frozenset(word_list("compare_accusing"))
