"""Denials tied to the claims they deny, and figures that cannot both be true, as disputes."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Final

from tellings.compare.ground import Ground
from tellings.compare.likeness import denies
from tellings.compare.pages import Page
from tellings.compare.readings import Told
from tellings.compare.utterances import name_speaker
from tellings.model import Answer, Cite, Dispute, Fact, Span
from tellings.weights import word_list

#: How near a claim must be to a denial: 0.6 of the cosine of what is said, 0.4 of that of the sentences, and `ABOUT` where the denial
#: names the claim's speaker. By inspection of the denials of gold/dev; below 0.5 the passages are of another matter.
NEAR: Final[dict[str, float]] = {"cautious": 0.65, "balanced": 0.5, "complete": 0.4}
SAID: Final = 0.6
ABOUT: Final = 0.25


def find_denials(ground: Ground, level: str) -> list[Dispute]:
    """Each denial with the claim of another speaker that is nearest to it."""
    found = []
    for i, denial in enumerate(ground.told):
        if not (denial.statement.act == "denies" or _denying_cue(denial)):
            continue
        best = max(
            ((_nearness(ground, i, j), -j) for j in range(len(ground.told)) if _may_answer(denial, ground.told[j])),
            default=(0.0, 0),
        )
        if best[0] >= NEAR[level]:
            found.append(_dispute(ground, denial, ground.told[-best[1]], best[0]))
    return found


def _may_answer(denial: Told, claim: Told) -> bool:
    """Whether a statement may be what is denied: another's, no denial itself, not in the same sentence."""
    if claim is denial or denies(claim) or _denying_cue(claim) or denial.speakers & claim.speakers:
        return False
    return denial.reading.page is not claim.reading.page or not _passage(denial).meets(_passage(claim))


def _nearness(ground: Ground, i: int, j: int) -> float:
    denial, claim = ground.told[i], ground.told[j]
    named = denial.reading.page.entities([_passage(denial)]) - denial.speakers
    said = float(ground.told_vectors[i] @ ground.told_vectors[j])
    around = float(ground.around[i] @ ground.around[j])
    return SAID * said + (1 - SAID) * around + (ABOUT if named & claim.speakers else 0.0)


def _dispute(ground: Ground, denial: Told, claim: Told, near: float) -> Dispute:
    a, b = denial.reading.page, claim.reading.page
    cue = denial.statement.cue
    word = " ".join(cue.of(a.text).split()) if cue else "denies"
    return Dispute(
        id="",
        kind="denial",
        a=a.cite(_passage(denial)),
        b=b.cite(_passage(claim)),
        a_by=name_speaker(ground, [denial])[0],
        b_by=name_speaker(ground, [claim])[0],
        confidence=round(min(0.95, near * 0.6), 4),
        why=f"“{word}”; the nearest claim by another speaker",
    )


def _passage(told: Told) -> Span:
    """The sentence in which a statement begins, with all of the statement."""
    page: Page = told.reading.page
    first, last = told.reading.spans[0], told.reading.spans[-1]
    sentence = page.sentence(first.start) or first
    return Span(min(sentence.start, first.start), max(sentence.end, last.end))


def _denying_cue(told: Told) -> bool:
    cue = told.statement.cue
    page = told.reading.page
    return cue is not None and any(page.notes.words[i].lemma.lower() in _cues() for i in page.word_range(cue))


@functools.cache
def _cues() -> frozenset[str]:
    return frozenset(word_list("compare_denial_cues"))


def value_disputes(facts: Sequence[Fact]) -> list[Dispute]:
    """One dispute for each pair of values of a conflicting fact that cannot both be true, with the first passages that give them."""
    found = []
    for fact in facts:
        if fact.status != "conflicting":
            continue
        first: dict[tuple[str | None, str | None], Answer] = {}
        for answer in fact.answers:
            first.setdefault((answer.value, answer.unit), answer)
        ordered = sorted(first.values(), key=lambda a: (a.published or "", a.report, a.start))
        for n, a in enumerate(ordered):
            for b in ordered[n + 1 :]:
                if not _may_both_hold(a.value, b.value) or a.unit != b.unit:
                    found.append(_value_dispute(fact, a, b))
    return found


def _value_dispute(fact: Fact, a: Answer, b: Answer) -> Dispute:
    why = f"{fact.question}: {a.value} against {b.value}" + (" (a later report)" if fact.update else "")
    sides = Cite(a.report, a.start, a.end), Cite(b.report, b.start, b.end)
    return Dispute("", "value", *sides, a.according_to, b.according_to, confidence=fact.confidence, why=why)


def _may_both_hold(a: str | None, b: str | None) -> bool:
    """Whether a hedge in either value leaves room for the other; values without a hedge differ."""
    return a is None or b is None or any(mark in x for x in (a, b) for mark in ("<", ">", "~"))
