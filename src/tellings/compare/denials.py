"""Denials tied to the claims they deny, and figures that cannot both be true, as disputes."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz import fuzz

from tellings.compare.denying import NEGATIVE, Denying, find_denying, spans_of
from tellings.compare.embedding import Place, embed
from tellings.compare.ground import Ground
from tellings.compare.likeness import weigh
from tellings.compare.pages import Page
from tellings.compare.passages import passage_of
from tellings.compare.sentences import Sentence, read_sentences
from tellings.compare.utterances import name_speaker
from tellings.model import Dispute, Span
from tellings.weights import word_list

#: What speaks for a sentence to be what is denied. Set by reading the denials of gold/dev, not fitted: they are too few
#: (`python -m evaluation.disputes --list hits`).
WEIGHTS: Final = {
    "meaning": 1.0,  # cosine of the words for what is denied and the nearest part of the sentence
    "words": 0.5,  # share of those words' weight that the sentence holds
    "same report": 0.15,
    "just before": 0.12,
    "pointed at": 0.35,  # just before, and the denial says only "this", "the charges", "such a sentence"
    "near": 0.03,
    "another speaker": 0.1,
    "named": 0.4,  # the denial says whose claim it is ("the minister's words"), and he speaks here
    "accusing": 0.12,
    "same speaker": -0.4,
    "denies too": -0.1,
    "negated": -0.15,
    "headline": -0.15,
}
#: The score from which a claim is believed to be the one denied, by level.
NEAR: Final[dict[str, float]] = {"cautious": 1.05, "balanced": 0.88, "complete": 0.7}
#: A claim of another report must be nearer: there is no neighbourhood to speak for it.
FAR: Final = 0.07
#: A denial is tied to claims of so many other reports at most.
OTHERS: Final = 1
#: What is farther in meaning is not what is denied, unless the denial points at it or says whose claim it is.
LEAST: Final = 0.45
#: Sentences of other reports that are looked at for each denial, the nearest in meaning.
CANDIDATES: Final = 60
#: What makes a sentence a claim at all; the reporter's own word must be as near as `ENOUGH`.
ENOUGH: Final = 0.7
SAID: Final = frozenset({"another speaker", "named", "accusing"})
#: A sentence that denies and is as like as this (in hundredths) to the denial's own is the denial again.
AGAIN: Final = 75


class _Claim(NamedTuple):
    """A sentence with its score as what is denied."""

    score: float
    sentence: Sentence
    signs: frozenset[str]


class _Asked(NamedTuple):
    """A denial whose claim is looked for: the words for what is denied, and where the story denies."""

    denial: Denying
    sentence: Sentence
    words: tuple[int, ...]
    denying: frozenset[tuple[int, int]]

    @property
    def keys(self) -> frozenset[str]:
        """The content keys of the words for what is denied."""
        return frozenset(k for i in self.words if (k := self.denial.page.keys[i]) is not None)

    @property
    def owners(self) -> frozenset[str]:
        """Whose claim the denial says it is: the names among those words that own something ("the minister's words")."""
        page = self.denial.page
        span = spans_of(page, self.denial.denied)
        if span is None:
            return frozenset()
        words = page.notes.words
        return frozenset(
            e
            for at, e in page.names_in(span)
            if page.text[at.end : at.end + 2] in ("'s", "’s")
            if any(words[words[i].head].lemma.lower() in _claim_nouns() for i in page.word_range(at))
        )


def find_denials(ground: Ground, level: str) -> list[Dispute]:
    """Each denial with the claim in its own report that it most likely denies, and with the likeliest in another report."""
    sentences = read_sentences(ground)
    at = {(s.page.number, s.number): s for s in sentences}
    denials = [
        (d, at[d.page.number, d.sentence])
        for p in ground.pages
        for d in find_denying(p)
        if (p.number, d.sentence) in at
    ]
    denying = frozenset((d.page.number, d.sentence) for d, _ in denials)
    words = [_denied_words(d, s) for d, s in denials]
    vectors = embed([], [_place(d.page, own) for (d, _), own in zip(denials, words, strict=True)]).stated
    places = np.cumsum([0, *(len(s.vectors) for s in sentences)])[:-1]
    parts = np.vstack([s.vectors for s in sentences]) if sentences else vectors
    found: list[Dispute] = []
    for (denial, own), chosen, vector in zip(denials, words, vectors, strict=True):
        asked = _Asked(denial, own, chosen, denying)
        nearness = np.maximum.reduceat(parts @ vector, places)
        near = set(np.argsort(-nearness, kind="stable")[:CANDIDATES].tolist())
        claims = sorted(
            (
                c
                for i, s in enumerate(sentences)
                if (i in near or s.page is own.page) and _may_answer(asked, s)
                if (c := _weigh(ground, asked, s, float(nearness[i]))) is not None
            ),
            key=lambda c: (-c.score, c.sentence.page.number, c.sentence.number),
        )
        first: dict[int, _Claim] = {}
        for claim in claims:
            first.setdefault(claim.sentence.page.number, claim)
        here = first.pop(own.page.number, None)
        if here is not None and here.score >= NEAR[level]:
            found.append(_dispute(ground, denial, own, here))
        far = [c for c in first.values() if c.score >= NEAR[level] + FAR and c.signs & SAID]
        found += [_dispute(ground, denial, own, claim) for claim in far[:OTHERS]]
    return found


def _denied_words(denial: Denying, sentence: Sentence) -> tuple[int, ...]:
    """The words for what is denied; where they say too little ("denied this"), the sentence's own before the denying word."""
    page = denial.page
    if _says_enough(denial):
        return denial.denied
    before = tuple(i for i in page.word_range(sentence.span) if i < denial.word)
    sources = [t.statement.source for t in sentence.told if t.statement.source is not None]
    said = tuple(i for i in before if not any(s.start <= page.starts[i] < s.end for s in sources))
    return tuple(sorted({*denial.denied, *said})) or before or (denial.word,)


def _place(page: Page, words: Sequence[int]) -> Place:
    """Where the words stand, word by word."""
    return Place(page, tuple(Span(page.notes.words[i].start, page.notes.words[i].end) for i in words))


def _says_enough(denial: Denying) -> bool:
    """Whether the words for what is denied say what it is: at least two that tell, nouns for a claim apart."""
    page = denial.page
    return (
        sum(page.keys[i] is not None and page.notes.words[i].lemma.lower() not in _claim_nouns() for i in denial.denied)
        >= 2
    )


def _may_answer(asked: _Asked, claim: Sentence) -> bool:
    """Whether a sentence may be what is denied: another one, and not the denial told again."""
    own = asked.sentence
    if claim.page is own.page and claim.number == own.number:
        return False
    if (claim.page.number, claim.number) not in asked.denying:
        return True
    a, b = (" ".join(s.span.of(s.page.text).split()).lower() for s in (own, claim))
    return fuzz.ratio(a, b) < AGAIN


def _weigh(ground: Ground, asked: _Asked, claim: Sentence, meaning: float) -> _Claim | None:
    """The sentence with its score and signs; None where it is too far in ``meaning``, a cosine."""
    own = asked.sentence
    here = claim.page is own.page
    gap = claim.number - own.number if here else 0
    signs = {
        "same report": here,
        "just before": here and -2 <= gap < 0,
        "pointed at": here and -2 <= gap < 0 and not _says_enough(asked.denial),
        "near": here and 0 < gap <= 2,
        "another speaker": bool(claim.speakers and own.speakers and not claim.speakers & own.speakers),
        "same speaker": bool(claim.speakers & own.speakers),
        "named": bool(claim.speakers & asked.owners),
        "accusing": bool(claim.lemmas & _accusing()),
        "denies too": (claim.page.number, claim.number) in asked.denying,
        "negated": bool(claim.lemmas & NEGATIVE),
        "headline": claim.number == 0 and not claim.span.of(claim.page.text).endswith((".", "”", '"')),
    }
    keys = asked.keys
    if meaning < LEAST and not (signs["pointed at"] or signs["named"]):
        return None
    if meaning < ENOUGH and not any(signs[sign] for sign in SAID):
        return None
    score = meaning * WEIGHTS["meaning"]
    score += WEIGHTS["words"] * weigh(keys & claim.keys, ground.weights) / max(4.0, weigh(keys, ground.weights))
    held = frozenset(sign for sign, held in signs.items() if held)
    score += sum(WEIGHTS[sign] for sign in sorted(held))
    return _Claim(score, claim, held)


def _dispute(ground: Ground, denial: Denying, own: Sentence, claim: _Claim) -> Dispute:
    a, b = denial.page, claim.sentence.page
    place = "in the same report" if a is b else "in the other reports"
    reasons = [f"“{denial.shown}”", f"{place} nothing is nearer to what is denied"]
    if "named" in claim.signs:
        reasons.append("the denial says whose words they are")
    elif "pointed at" in claim.signs:
        reasons.append("it stands just before")
    return Dispute(
        id="",
        kind="denial",
        a=a.cite(passage_of(a, own.span)),
        b=b.cite(passage_of(b, claim.sentence.span)),
        a_by=_denier(ground, denial, own),
        b_by=_by(ground, claim.sentence),
        confidence=round(_probability(claim.score), 4),
        why="; ".join(reasons),
    )


def _probability(score: float) -> float:
    return 1 / (1 + math.exp(-4 * (score - 1.0)))


def _by(ground: Ground, sentence: Sentence) -> str | None:
    return name_speaker(ground, sentence.told[:1])[0] if sentence.told else None


def _denier(ground: Ground, denial: Denying, own: Sentence) -> str | None:
    """Who denies: the subject of the denying verb by its fullest name, else the speaker of the statement that holds the word."""
    page = denial.page
    span = spans_of(page, denial.by)
    if span is not None and not all(page.notes.words[i].pos == "PRON" for i in denial.by):
        named = page.speakers([span])
        return ground.entities[named[0]].name if named else " ".join(span.of(page.text).partition(",")[0].split())
    at = page.starts[denial.word]
    holding = [
        t
        for t in own.told
        if (t.statement.cue is not None and t.statement.cue.start <= at < t.statement.cue.end)
        or any(s.start <= at < s.end for s in t.reading.spans)
    ]
    return name_speaker(ground, holding[:1])[0] if holding else None


@functools.cache
def _claim_nouns() -> frozenset[str]:
    return frozenset(word_list("compare_claims"))


@functools.cache
def _accusing() -> frozenset[str]:
    return frozenset(word_list("compare_accusing"))
