"""What reports say of a person or body that cannot both hold: silent or quoted, in an office or out of it."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from tellings.compare.ground import Ground
from tellings.compare.offices import Office, read_offices
from tellings.compare.pages import Page
from tellings.compare.passages import passage_of
from tellings.compare.readings import Told
from tellings.compare.utterances import name_speaker
from tellings.model import Dispute, Span
from tellings.text import outside
from tellings.weights import word_table

#: By inspection of such pairs in gold/dev and in the stories that were read (`python -m evaluation.answers`); too few to be counted.
SILENCE: Final = 0.3
OFFICE: Final = 0.6


def find_stances(ground: Ground) -> list[Dispute]:
    """Silence in one report against a statement in another, an office held against a former one."""
    return [*_silences(ground), *_offices(ground)]


def _silences(ground: Ground) -> Iterator[Dispute]:
    """For each person or body that gave no answer in one report, its clearest statement to the press in another, once."""
    seen: set[str] = set()
    for page in ground.pages:
        for number, sentence in enumerate(page.sentences):
            for entity in _silent(page, sentence):
                told = [
                    t for t in ground.told if entity in t.speakers and _to_the_press(t) and t.reading.page is not page
                ]
                told = told or [t for t in ground.told if entity in t.speakers and _after(t, page, number)]
                if told and entity not in seen:
                    seen.add(entity)
                    best = max(told, key=lambda t: (_answers(t), -t.reading.page.number, -t.reading.spans[0].start))
                    other = best.reading.page
                    yield Dispute(
                        id="",
                        kind="contradiction",
                        a=page.cite(passage_of(page, sentence)),
                        b=other.cite(_cited(best)),
                        a_by=None,
                        b_by=name_speaker(ground, [best])[0],
                        confidence=SILENCE,
                        why=f"no answer from {ground.entities[entity].name} in one passage, a statement in the other",
                    )


def _silent(page: Page, sentence: Span) -> list[str]:
    """Who gave no answer to a request, by the sentence."""
    words = page.notes.words
    inside = page.word_range(sentence)
    if not outside(sentence, page.notes.boilerplate) or not any(
        words[i].lemma.lower() in _words("asked") for i in inside
    ):
        return []
    for i in inside:
        lemma = words[i].lemma.lower()
        below = [k for k in inside if words[k].head == i]
        negated = lemma in _words("answering") and any(words[k].dep == "neg" for k in below)
        refused = lemma in _words("refusing") and any(
            words[k].dep == "xcomp" and words[k].lemma.lower() in _words("answering") for k in below
        )
        if words[i].pos == "VERB" and (negated or refused):
            subject = [k for k in below if words[k].dep == "nsubj"]
            return [e for k in subject for at, e in page.names_in(sentence) if at.start <= words[k].start < at.end]
    return []


def _to_the_press(told: Told) -> bool:
    """Whether a statement was given to the press: it says so in its sentence."""
    return bool(_answers(told))


def _answers(told: Told) -> int:
    """2 where the cue itself says that it is an answer or a statement, 1 where the sentence does, else 0."""
    page = told.reading.page
    cue, sentence = told.statement.cue, page.sentence(told.reading.spans[0].start)
    if cue is not None and _holds_spoken(page, cue):
        return 2
    return int(sentence is not None and _holds_spoken(page, sentence))


def _holds_spoken(page: Page, span: Span) -> bool:
    return any(page.notes.words[i].lemma.lower() in _words("spoken") for i in page.word_range(span))


def _after(told: Told, page: Page, number: int) -> bool:
    """Whether a statement stands later in the report, given to the press all the same."""
    return (
        told.reading.page is page and page.sentence_number(told.reading.spans[0].start) > number and _to_the_press(told)
    )


def _cited(told: Told) -> Span:
    page = told.reading.page
    return passage_of(page, told.reading.spans[0])


def _offices(ground: Ground) -> Iterator[Dispute]:
    """One dispute for a person whom one report gives an office and another a former one."""
    held: dict[str, list[Office]] = defaultdict(list)
    for page in ground.pages:
        for entity, office in read_offices(page):
            if ground.entities[entity].kind == "person":
                held[entity].append(office)
    for entity, offices in sorted(held.items()):
        pair = next(
            (
                (a, b)
                for a in offices
                if not (a.before or a.title)
                for b in offices
                if b.before and b.noun == a.noun and b.page is not a.page
            ),
            None,
        )
        if pair is not None:
            a, b = pair
            yield Dispute(
                id="",
                kind="contradiction",
                a=a.page.cite(passage_of(a.page, a.span)),
                b=b.page.cite(passage_of(b.page, b.span)),
                confidence=OFFICE,
                why=f"{ground.entities[entity].name}: {a.noun} in one report, former {a.noun} in the other",
            )


@functools.cache
def _words(sort: str) -> frozenset[str]:
    return frozenset(word for word, other in word_table("compare_silence") if other == sort)
