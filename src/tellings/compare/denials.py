"""Denials and other answers tied to what they answer, as disputes."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz import fuzz

from tellings.compare.answer_signs import ANSWERS, WAYS, WITHIN, Answer, best_answers, measure_answer
from tellings.compare.answers import find_answers
from tellings.compare.denying import NEGATIVE, Denying, find_denying, spans_of
from tellings.compare.embedding import Place, embed
from tellings.compare.ground import Ground
from tellings.compare.likeness import matrix, weigh
from tellings.compare.logistic import Logistic, Rows
from tellings.compare.pages import Page
from tellings.compare.passages import passage_of
from tellings.compare.sentences import Sentence, read_sentences
from tellings.compare.talk import Talk
from tellings.compare.utterances import name_speaker
from tellings.compare.within import find_within, owned
from tellings.model import Dispute, Span
from tellings.weights import word_list

#: What speaks for a sentence to be what is denied. Set by reading the denials of gold/dev, not fitted: they are too few
#: (`python -m evaluation.disputes --list hits`).
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
#: A claim that fits less is not proposed at all: in the denial's own report, in another.
FITS: Final = 0.95, 0.8
#: What is farther in meaning is not what is denied.
LEAST: Final = 0.45
#: Sentences of other reports that are looked at for each denial, the nearest in meaning.
CANDIDATES: Final = 60
#: What makes a sentence a claim at all; the reporter's own word must be as near as `ENOUGH`.
ENOUGH: Final = 0.7
SAID: Final = frozenset({"another speaker", "named", "accusing"})
#: A sentence that denies and is as like as this (in hundredths) to the denial's own is the denial again.
AGAIN: Final = 75
#: A denial that only points ("the charges", "such a sentence") points at what was said so many sentences before, at most.
POINTED: Final = 5
#: A denial is tied to claims of so many other reports at most.
OTHERS: Final = 2
#: Telling words that a denial needs to be tied to another report: "denied the claims of fraud" may deny any of many.
RICH: Final = 4
#: What is left of a probability on stories that the rules were not read from: of 48 denials shown for 17 unlabelled stories, given 70 % on
#: average, 16 read right and 3 arguably (docs/evaluation.md).
ELSEWHERE: Final = 0.5
#: Answers less sure than this are not looked for in other reports.
SURE: Final = 0.45
#: From this cosine, and this share of its words' weight, another report's sentence is the same claim again. By reading gold/dev.
SAME: Final = 0.75
SHARED: Final = 0.25
#: Words that say that a noun was named before, and how many sentences before at most.
SUCH: Final = frozenset({"such", "this", "that", "these", "those"})
FAR: Final = 8
#: Words up to which the whole statement is cited that a denial points at, and the sentence with its grounds after a bare denial.
WHOLE: Final = 60


class _Claim(NamedTuple):
    """A sentence with its score as what is denied."""

    score: float
    sentence: Sentence


class _Asked(NamedTuple):
    """A denial whose claim is looked for: the words for what is denied."""

    denial: Denying
    sentence: Sentence
    words: tuple[int, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The content keys of the words for what is denied."""
        return frozenset(k for i in self.words if (k := self.denial.page.keys[i]) is not None)

    @property
    def owned(self) -> Sequence[tuple[Span, str]]:
        """The names among those words that own a claim ("the minister's words"), with their entities."""
        page = self.denial.page
        span = spans_of(page, self.denial.denied)
        words = page.notes.words
        return [
            (at, e)
            for at, e in (page.names_in(span) if span is not None else ())
            if page.text[at.end : at.end + 2] in ("'s", "’s")
            if any(words[words[i].head].lemma.lower() in _claim_nouns() for i in page.word_range(at))
        ]

    @property
    def owners(self) -> frozenset[str]:
        """Whose claim the denial says it is."""
        return frozenset(e for _, e in self.owned)

    @property
    def owning(self) -> int:
        """How many telling words name the owners."""
        return len(self.denial.page.content([at for at, _ in self.owned]))


def find_denials(ground: Ground, model: Logistic, level: str) -> list[Dispute]:
    """Each answer with the claim that it most likely answers, in its own report and in others, the surest first."""
    talk = read_talk(ground)
    proposed = propose(ground, talk)
    found = model.probabilities(measure(proposed))
    least = model.threshold(level)
    kept = best_answers([(p, a) for p, a in zip(found.tolist(), proposed, strict=True) if p >= least])
    again = [(p * a.score, a) for p, own in kept for a in _repeated(ground, talk, own)]
    return [
        _dispute(ground, talk, a, p) for p, a in [*kept, *best_answers([x for x in again if x[0] >= max(least, SURE)])]
    ]


def read_talk(ground: Ground) -> Talk:
    """The sentences of a story with those that deny."""
    sentences = read_sentences(ground)
    at = {(s.page.number, s.number): s for s in sentences}
    denying = {
        (d.page.number, d.sentence): d for p in ground.pages for d in find_denying(p) if (p.number, d.sentence) in at
    }
    return Talk(sentences, at, denying)


def propose(ground: Ground, talk: Talk) -> list[Answer]:
    """All answers that may be: denials with claims that fit, answers beside what they answer, sentences that set two against each other."""
    return [*_denials(ground, talk), *find_answers(talk, ground.weights), *find_within(talk)]


def measure(proposed: Sequence[Answer]) -> Rows:
    """A row of `ANSWERS` for each."""
    return matrix([measure_answer(a) for a in proposed], len(ANSWERS))


def _repeated(ground: Ground, talk: Talk, found: Answer) -> Iterator[Answer]:
    """The claim that is answered as other reports have it, where they have nearly its words; the score is how near they are."""
    own, claim = found.own, found.claim
    if found.way in WITHIN or found.way == "near" or found.kind != "denial" or own.page is not claim.page:
        return
    origin = ground.origin_of
    best: dict[int, Answer] = {}
    for s in talk.sentences:
        if origin[s.page.report.id] == origin[own.page.report.id] or talk.denies(s) is not None:
            continue
        if bool(s.told) != bool(claim.told) or s.speakers & own.speakers:
            continue
        near = float((s.vectors @ claim.vectors.T).max())
        shared = weigh(s.keys & claim.keys, ground.weights) / max(4.0, weigh(claim.keys, ground.weights))
        known = best.get(s.page.number)
        if near >= SAME and shared >= SHARED and (known is None or near > known.score):
            best[s.page.number] = found._replace(
                way="repeated", claim=s, spans=(found.spans[0], s.span), score=min(near, 1.0)
            )
    yield from sorted(best.values(), key=lambda a: (-a.score, a.claim.place))[:OTHERS]


def _denials(ground: Ground, talk: Talk) -> Iterator[Answer]:
    """Each denial with the claim that fits best in its report or that it points at; with one of another report where it has none."""
    asked = [
        _Asked(d, own, _denied_words(d, own)) for place, d in sorted(talk.denying.items()) for own in (talk.at[place],)
    ]
    vectors = embed([], [_place(a.denial.page, a.words) for a in asked]).stated
    places = np.cumsum([0, *(len(s.vectors) for s in talk.sentences)])[:-1]
    parts = np.vstack([s.vectors for s in talk.sentences]) if talk.sentences else vectors
    for a, vector in zip(asked, vectors, strict=True):
        own, told = a.sentence, 0 if a.denial.answers else _tells(a.denial) - a.owning
        nearness = np.maximum.reduceat(parts @ vector, places)
        near = set(np.argsort(-nearness, kind="stable")[:CANDIDATES].tolist())
        best: dict[int, _Claim] = {}
        for i, s in enumerate(talk.sentences):
            if (i in near or s.page is own.page) and _may_answer(talk, a, s):
                claim = _weigh(ground, talk, a, s, float(nearness[i]))
                if claim is not None and (s.page.number not in best or claim.score > best[s.page.number].score):
                    best[s.page.number] = claim
        here = best.pop(own.page.number, None) if told and not a.denial.aside else None
        if here is not None:
            yield _answer("near", a, here)
        best.pop(own.page.number, None)
        such = _such(talk, a)
        pointed = such or (_pointed_at(talk, a) if told < 2 else None)
        pointed = None if here is not None or a.denial.aside else pointed
        if pointed is not None:
            yield _pointing(talk, a, pointed)
        said = owned(own, a.denial, a.owners, told)
        if said is not None:
            yield said._replace(shown=a.denial.shown)
        alone = here is None and pointed is None and said is None
        whole = alone and told >= RICH and a.denial.whole and not a.denial.aside
        far = sorted(best.values(), key=lambda c: (-c.score, c.sentence.place)) if whole else []
        yield from (_answer("far", a, claim) for claim in far[:OTHERS])


def _answer(way: str, asked: _Asked, claim: _Claim) -> Answer:
    own, other = asked.sentence, claim.sentence
    meaning = float((own.vectors @ other.vectors.T).max())
    return Answer(way, own, other, (own.span, other.span), meaning, claim.score, asked.denial.shown)


def _pointed_at(talk: Talk, asked: _Asked) -> Sentence | None:
    """What a denial that only points is about: the last that its owner said, else the last of another speaker."""
    own = asked.sentence
    said = next((s for s in talk.before(own, POINTED + 1) if s.speakers & asked.owners), None)
    return said or talk.another(own, POINTED)


def _such(talk: Talk, asked: _Asked) -> Sentence | None:
    """What "such a sentence" or "that plan" is about: the last sentence of another speaker with the noun or one like it."""
    own, page = asked.sentence, asked.denial.page
    parse = page.notes.words
    nouns = {parse[i].head for i in asked.denial.denied if page.lower(i) in SUCH and parse[parse[i].head].pos == "NOUN"}
    keys = {key for i in nouns if (key := page.keys[i]) is not None and parse[i].lemma.lower() not in _claim_nouns()}
    earlier = (s for s in talk.before(own, FAR) if s.keys & keys and s.speakers and not s.speakers & own.speakers)
    return next(earlier, None)


def _pointing(talk: Talk, asked: _Asked, claim: Sentence) -> Answer:
    """The denial with its grounds in the next sentence, and the whole of the statement that it points at."""
    own = asked.sentence
    meaning = float((own.vectors @ claim.vectors.T).max())
    told = [Span(t.reading.spans[0].start, t.reading.spans[-1].end) for t in claim.told]
    whole = Span(min([claim.span, *told]).start, max([claim.span, *told], key=lambda s: s.end).end)
    shown = whole if len(claim.page.tokens([whole])) <= WHOLE else claim.span
    grounds = talk.at.get((own.page.number, own.number + 1))
    mine = own.span
    by = spans_of(own.page, asked.denial.by)
    deniers = own.speakers | (own.page.entities([by]) if by is not None else frozenset())
    if grounds is not None and deniers & grounds.speakers:
        both = Span(own.span.start, grounds.span.end)
        mine = both if len(own.page.tokens([both])) <= WHOLE else mine
    return Answer("pointed", own, claim, (mine, shown), meaning, 0.0, asked.denial.shown)


def _denied_words(denial: Denying, sentence: Sentence) -> tuple[int, ...]:
    """The words for what is denied; where they say too little ("denied this"), the sentence's own before the denying word."""
    page = denial.page
    if _tells(denial) >= 2:
        return denial.denied
    before = tuple(i for i in page.word_range(sentence.span) if i < denial.word)
    sources = [t.statement.source for t in sentence.told if t.statement.source is not None]
    said = tuple(i for i in before if not any(s.start <= page.starts[i] < s.end for s in sources))
    return tuple(sorted({*denial.denied, *said})) or before or (denial.word,)


def _place(page: Page, words: Sequence[int]) -> Place:
    """Where the words stand, word by word."""
    return Place(page, tuple(Span(page.notes.words[i].start, page.notes.words[i].end) for i in words))


def _tells(denial: Denying) -> int:
    """How many of the words for what is denied tell what it is, nouns for a claim apart: none in "denied this", "the charges"."""
    page = denial.page
    return sum(
        page.keys[i] is not None and page.notes.words[i].lemma.lower() not in _claim_nouns() for i in denial.denied
    )


def _may_answer(talk: Talk, asked: _Asked, claim: Sentence) -> bool:
    """Whether a sentence may be what is denied: another one, and not the denial told again."""
    own = asked.sentence
    if claim is own:
        return False
    if talk.denies(claim) is None:
        return True
    a, b = (" ".join(s.span.of(s.page.text).split()).lower() for s in (own, claim))
    return fuzz.ratio(a, b) < AGAIN


def _weigh(ground: Ground, talk: Talk, asked: _Asked, claim: Sentence, meaning: float) -> _Claim | None:
    """The sentence with its score; None where it does not fit; ``meaning`` is a cosine."""
    own = asked.sentence
    here = claim.page is own.page
    gap = claim.number - own.number if here else 0
    signs = {
        "same report": here,
        "just before": here and -2 <= gap < 0,
        "near": here and 0 < gap <= 2,
        "another speaker": bool(claim.speakers and own.speakers and not claim.speakers & own.speakers),
        "by name": not claim.speakers & own.speakers and any(_named(ground, e) for e in claim.speakers),
        "same speaker": bool(claim.speakers & own.speakers),
        "named": bool(claim.speakers & asked.owners),
        "accusing": bool(claim.lemmas & _accusing()),
        "denies too": talk.denies(claim) is not None,
        "negated": bool(claim.lemmas & NEGATIVE),
        "headline": claim.number == 0 and not claim.span.of(claim.page.text).endswith((".", "”", '"')),
    }
    if meaning < LEAST or (meaning < ENOUGH and not any(signs[sign] for sign in SAID)):
        return None
    keys = asked.keys
    score = meaning * WEIGHTS["meaning"]
    score += WEIGHTS["words"] * weigh(keys & claim.keys, ground.weights) / max(4.0, weigh(keys, ground.weights))
    score += sum(WEIGHTS[sign] for sign in sorted(signs) if signs[sign])
    return _Claim(score, claim) if score >= FITS[not here] else None


def _named(ground: Ground, speaker: str) -> bool:
    """Whether a speaker is a person by name."""
    return speaker in ground.entities and ground.entities[speaker].kind == "person"


def _dispute(ground: Ground, talk: Talk, found: Answer, probability: float) -> Dispute:
    own, claim = found.own, found.claim
    mine, other = (
        page.cite(span if found.way in WITHIN or span != s.span else passage_of(page, span))
        for page, span, s in zip((own.page, claim.page), found.spans, (own, claim), strict=True)
    )
    denial = talk.denies(own)
    by = _denier(ground, denial, own) if denial is not None else _by(ground, own, found.spans[0])
    return Dispute(
        id="",
        kind=found.kind,
        a=mine,
        b=other,
        a_by=by,
        b_by=_by(ground, claim, found.spans[1]),
        confidence=round(ELSEWHERE * probability, 4),
        why="; ".join([*([f"“{found.shown}”"] if found.shown else []), WAYS[found.way]]),
    )


def _by(ground: Ground, sentence: Sentence, span: Span) -> str | None:
    """Who speaks in the part of a sentence that is shown."""
    told = [t for t in sentence.told if any(s.start < span.end and span.start < s.end for s in t.reading.spans)]
    return name_speaker(ground, told[:1])[0] if told else None


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
