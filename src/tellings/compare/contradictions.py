"""Clauses that cannot both be true: alike but for a negation, for opposite words, or for another of a kind."""

from __future__ import annotations

from collections import defaultdict
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from tellings.compare.denying import NEGATIVE, find_denying
from tellings.compare.ground import Ground
from tellings.compare.likeness import weigh
from tellings.compare.neighbours import Near
from tellings.compare.passages import passage_of
from tellings.compare.polarity import Polar, opposed, read_polar, stem
from tellings.compare.readings import Stated
from tellings.compare.utterances import name_speaker
from tellings.model import Dispute

#: What speaks for two clauses to be about one thing, beside the cosine of their meaning. Set by reading the pairs of gold/dev with a sign
#: of a contradiction, not fitted: the annotated contradictions are too few.
WEIGHTS: Final = {
    "words": 0.5,
    "subject": 0.15,
    "first of both": 0.1,
    "around": 0.2,
    "same speaker": -0.3,
    "same report": -0.2,
}
#: The score from which a sign is believed, by sign.
LEAST: Final = {"negated": 0.9, "exclusive": 0.9, "share": 0.55, "opposite": 1.35}
#: How much more or less is asked for by level.
ASKED: Final[dict[str, float]] = {"cautious": 0.15, "balanced": 0.0, "complete": -0.15}
#: Clauses farther apart than this rank among the neighbours are about other things; a word of a kind may stand in any.
NEAREST: Final = {"negated": 3, "exclusive": 8, "share": 4, "opposite": 3}
#: How far a sign is believed. Of the 100 stories that were read (`python -m evaluation.answers`) about one in six of the contradictions by
#: a negation or an opposite was right, whatever its score; shares were not among them, in gold/dev nearly all were right.
SURE: Final = {"negated": 0.18, "exclusive": 0.3, "share": 0.6, "opposite": 0.1}
#: What a negated noun takes from the score, and from what likeness in hundredths two sentences are one told twice.
NOUN: Final = 0.25
AGAIN: Final = 85
#: The same two words set against each other are shown so often at most.
MOST: Final = 3


class _Found(NamedTuple):
    """A pair of clauses with the sign of their contradiction, its words, and how surely they are about one thing."""

    score: float
    a: Stated
    b: Stated
    sign: str
    words: tuple[str, str]


def find_contradictions(ground: Ground, level: str) -> list[Dispute]:
    """The contradictions of a story, the surest first; a sentence stands in one to each report for the same words."""
    near = [n for n in ground.stated_near if n.rank <= max(NEAREST.values())]
    denied = {p.number: frozenset(i for d in find_denying(p) for i in d.denied) for p in ground.pages}
    polar = {
        i: read_polar(ground.stated[i], denied[ground.stated[i].reading.page.number])
        for i in sorted({i for n in near for i in (n.a, n.b)})
    }
    judged = (_judge(ground, n, polar[n.a], polar[n.b]) for n in near)
    found = [f for f in judged if f is not None and f.score >= LEAST[f.sign] + ASKED[level]]
    found.sort(
        key=lambda f: (-f.score, f.a.reading.page.number, f.a.clause.span, f.b.reading.page.number, f.b.clause.span)
    )
    used: set[tuple[object, ...]] = set()
    shown: dict[tuple[str, ...], int] = defaultdict(int)
    kept = []
    for f in found:
        words = tuple(sorted(stem(w.removeprefix("not ")) for w in f.words))
        places = [(s.reading.page.number, s.clause.sentence) for s in (f.a, f.b)]
        marks = {(words, *places[0], places[1][0]), (words, *places[1], places[0][0]), tuple(sorted(places))}
        if not marks & used and shown[words] < MOST:
            used |= marks
            shown[words] += 1
            kept.append(_dispute(ground, f))
    return kept


def _judge(ground: Ground, near: Near, x: Polar, y: Polar) -> _Found | None:
    """The pair with the sign of its contradiction, where there is one; x and y are what of a and of b may contradict."""
    sign = opposed(x, y)
    a, b = ground.stated[near.a], ground.stated[near.b]
    if sign is None or near.rank > NEAREST[sign[0]] or a.reading.plain == b.reading.plain:
        return None
    if a.reading.page is b.reading.page and a.clause.sentence == b.clause.sentence:
        return None
    one_voice = _one_speaker(a, b) or (a.reading.page is b.reading.page and not _two_speakers(a, b))
    if sign[0] in ("negated", "opposite") and (one_voice or _told_again(a, b)):
        return None  # one voice that says both means two things
    if sign[0] in ("negated", "opposite") and a.subjects and b.subjects and not a.subjects & b.subjects:
        return None  # "no guest left" and "the band left" are both true
    noun = sign[0] == "negated" and _is_noun(
        a if sign[1].startswith("not ") else b, sign[1] if sign[1].startswith("not ") else sign[2]
    )
    score = _about_one(ground, near, sign[1:]) - NOUN * noun
    return _Found(score, a, b, sign[0], sign[1:])


def _told_again(a: Stated, b: Stated) -> bool:
    """Whether two sentences are nearly the same and both negate: one of the clauses only lost its negation."""
    texts = []
    for s in (a, b):
        page = s.reading.page
        sentence = page.sentences[s.clause.sentence]
        if not any(page.lower(i) in NEGATIVE for i in page.word_range(sentence)):
            return False
        texts.append(" ".join(sentence.of(page.text).split()).lower())
    return fuzz.ratio(*texts) >= AGAIN


def _is_noun(stated: Stated, word: str) -> bool:
    """Whether a negated word is a noun of the clause: "no vote" denies less than "did not vote"."""
    page = stated.reading.page
    bare = word.removeprefix("not ")
    inside = page.word_range(stated.clause.span)
    return any(page.lower(i) == bare and page.notes.words[i].pos in ("NOUN", "PROPN") for i in inside)


def _about_one(ground: Ground, near: Near, words: tuple[str, str]) -> float:
    """How surely two clauses are about one thing, the words of the sign left out."""
    a, b = ground.stated[near.a], ground.stated[near.b]
    drop = {stem(w.removeprefix("not ")) for w in words}
    shared = frozenset(k for k in a.reading.keys & b.reading.keys if stem(k) not in drop)
    least = min(weigh(a.reading.keys, ground.weights), weigh(b.reading.keys, ground.weights))
    return (
        float(ground.stated_vectors[near.a] @ ground.stated_vectors[near.b])
        + WEIGHTS["words"] * weigh(shared, ground.weights) / max(3.0, least)
        + WEIGHTS["subject"] * bool(a.subjects & b.subjects)
        + WEIGHTS["first of both"] * (near.rank == 1)
        + WEIGHTS["around"] * float(ground.wide[near.a] @ ground.wide[near.b])
        + WEIGHTS["same speaker"] * _one_speaker(a, b)
        + WEIGHTS["same report"] * (a.reading.page is b.reading.page and not _two_speakers(a, b))
    )


def _dispute(ground: Ground, f: _Found) -> Dispute:
    """The dispute; a denial where somebody himself says not what another, or the report, says, and he is its first side."""
    a, b, words = f.a, f.b, f.words
    if f.sign == "negated" and words[1].startswith("not ") and b.told is not None:
        a, b, words = b, a, (words[1], words[0])
    denies = f.sign == "negated" and words[0].startswith("not ") and a.told is not None and not _one_speaker(a, b)
    pages = a.reading.page, b.reading.page
    return Dispute(
        id="",
        kind="denial" if denies else "contradiction",
        a=pages[0].cite(passage_of(pages[0], a.clause.span)),
        b=pages[1].cite(passage_of(pages[1], b.clause.span)),
        a_by=_by(ground, a),
        b_by=_by(ground, b),
        confidence=SURE[f.sign],
        why=f"“{words[0]}” against “{words[1]}” in like clauses",
    )


def _two_speakers(a: Stated, b: Stated) -> bool:
    """Whether one side is told and the other is told by another, or by the reporter."""
    return (a.told is not None or b.told is not None) and not _one_speaker(a, b)


def _one_speaker(a: Stated, b: Stated) -> bool:
    return a.told is not None and b.told is not None and bool(a.told.speakers & b.told.speakers)


def _by(ground: Ground, stated: Stated) -> str | None:
    return name_speaker(ground, [stated.told])[0] if stated.told is not None else None
