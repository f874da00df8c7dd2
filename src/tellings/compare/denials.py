"""Denials and other answers tied to what they answer, as disputes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from tellings.compare.answer_signs import ANSWERS, WAYS, WITHIN, Answer, best_answers, measure_answer, merged
from tellings.compare.answers import find_answers
from tellings.compare.claims import BARE, Asked, Fit, claim_nouns, deniers, fitting, kin, read_asked
from tellings.compare.denying import Denying, find_denying, spans_of
from tellings.compare.ground import Ground
from tellings.compare.likeness import matrix
from tellings.compare.logistic import Logistic, Rows
from tellings.compare.passages import passage_of
from tellings.compare.repeated import Repeated
from tellings.compare.sentences import Sentence, read_sentences
from tellings.compare.talk import Talk
from tellings.compare.utterances import name_speaker
from tellings.compare.within import find_within, owned
from tellings.model import Dispute, Span

#: Claims of its own report that are proposed for a denial, the best fitting ones that score at least so much.
HERE: Final = 4
FITS: Final = 0.6
#: The same for other reports: the best of each.
OTHERS: Final = 2
FITS_OTHERS: Final = 0.7
#: A denial may point ("the charges", "such a sentence") at what was said so many sentences before, at most.
POINTED: Final = 3
#: So many for what somebody said whose claim it is said to be, and for what is called as the denial calls it.
OWNED: Final = 8
CALLED: Final = 12
#: Ways by which a sentence itself says what it denies.
SETTLING: Final = frozenset({"which", "though", "asked"})
#: Telling words that a denial needs to be tied to another report, beside that it denies a whole sentence: "denied the claims of fraud" may
#: deny any of many (of 38 such that were read 2 were right).
RICH: Final = 3
#: Answers less sure than this are not looked for in other reports.
SURE: Final = 0.3
#: Words that say that a noun was named before, and how many sentences before at most.
SUCH: Final = frozenset({"such", "this", "that", "these", "those"})
FAR: Final = 8
#: Words up to which the whole statement is cited that a denial points at, and the sentence with its grounds after a bare denial.
WHOLE: Final = 60


def find_denials(ground: Ground, model: Logistic, level: str) -> list[Dispute]:
    """Each answer with the claim that it most likely answers, in its own report and in others, the surest first."""
    talk = read_talk(ground)
    proposed = propose(ground, talk)
    found = model.probabilities(measure(ground, talk, proposed))
    least = model.threshold(level)
    kept = best_answers([(p, a) for p, a in zip(found.tolist(), proposed, strict=True) if p >= least])
    repeated = Repeated(ground, talk)
    again = [(p * near, a) for p, own in kept for near, a in repeated.of(own)]
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
    within = list(find_within(talk))
    settled = {a.own.place for a in within if a.way in SETTLING}
    return merged([*_denials(ground, talk, settled), *find_answers(talk, ground.weights), *within])


def measure(ground: Ground, talk: Talk, proposed: Sequence[Answer]) -> Rows:
    """A row of `ANSWERS` for each."""
    return matrix([measure_answer(ground, talk, a) for a in proposed], len(ANSWERS))


def _denials(ground: Ground, talk: Talk, settled: Collection[tuple[int, int]]) -> Iterator[Answer]:
    """Each denial with the claims that fit best in its report, those it points at, and the best of other reports.

    Those at the places ``settled`` are left out: their own sentence says what they deny.
    """
    asked = [a for a in read_asked(talk) if a.sentence.place not in settled]
    for a, fits in zip(asked, fitting(ground, talk, asked), strict=True):
        own = a.sentence
        here = [(fit, s) for fit, s in fits if s.page is own.page]
        known = {s.place: fit for fit, s in here}
        yield from (_answer("near", a, fit, s) for fit, s in here[:HERE] if fit.score >= FITS)
        called = _called(talk, a)
        if called is not None:
            yield _answer("called", a, known.get(called.place) or _unfit(a), called)
        for way, pointed in (("such", _such(talk, a)), ("pointed", _pointed_at(talk, a))):
            if pointed is not None:
                fit = known.get(pointed.place) or _unfit(a)
                yield _pointing(talk, a, fit, pointed, way) if a.telling < BARE else _answer(way, a, fit, pointed)
        said = owned(own, a.denial, a.owners, a.telling)
        if said is not None:
            yield said._replace(shown=a.denial.shown)
        if a.telling >= RICH and a.denial.whole and not a.denial.aside:
            far: dict[int, tuple[Fit, Sentence]] = {}
            for fit, s in fits:
                if s.page is not own.page and fit.score >= FITS_OTHERS and not s.speakers & own.speakers:
                    far.setdefault(s.page.number, (fit, s))
            yield from (_answer("far", a, fit, s) for fit, s in list(far.values())[:OTHERS])


def _unfit(asked: Asked) -> Fit:
    """What is known of a sentence too far in meaning to have been weighed."""
    return Fit(0.0, 0.0, 0.0, -1.0, asked.telling)


def _answer(way: str, asked: Asked, fit: Fit, other: Sentence) -> Answer:
    own = asked.sentence
    meaning = float((own.vectors @ other.vectors.T).max())
    return Answer((way,), own, other, (own.span, other.span), meaning, fit, asked.denial.shown)


def _pointed_at(talk: Talk, asked: Asked) -> Sentence | None:
    """What a denial that only points is about: the last that its owner said, else the last of another speaker."""
    own = asked.sentence
    said = next((s for s in talk.before(own, OWNED) if s.speakers & asked.owners), None)
    return said or talk.another(own, POINTED)


def _called(talk: Talk, asked: Asked) -> Sentence | None:
    """The last sentence before that brings forward what is denied, by what it is called: accuses for "the accusation"."""
    own, lemmas = asked.sentence, kin(asked.denial)
    mine = deniers(asked.denial, own)
    earlier = (s for s in talk.before(own, CALLED) if s.lemmas & lemmas and not s.speakers & mine)
    return next((s for s in earlier if talk.denies(s) is None), None)


def _such(talk: Talk, asked: Asked) -> Sentence | None:
    """What "such a sentence" or "that plan" is about: the last sentence of another speaker with the noun or one like it."""
    own, page = asked.sentence, asked.denial.page
    parse = page.notes.words
    nouns = {parse[i].head for i in asked.denial.denied if page.lower(i) in SUCH and parse[parse[i].head].pos == "NOUN"}
    keys = {key for i in nouns if (key := page.keys[i]) is not None and parse[i].lemma.lower() not in claim_nouns()}
    earlier = (s for s in talk.before(own, FAR) if s.keys & keys and s.speakers and not s.speakers & own.speakers)
    return next(earlier, None)


def _pointing(talk: Talk, asked: Asked, fit: Fit, claim: Sentence, way: str) -> Answer:
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
    return Answer((way,), own, claim, (mine, shown), meaning, fit, asked.denial.shown)


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
        confidence=round(probability, 4),
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
