"""Utterances: the statements of a story that are one speaker's one statement, in however many reports and wordings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from tellings.compare.clusters import Pair, cluster
from tellings.compare.ground import Ground
from tellings.compare.likeness import speakers
from tellings.compare.logistic import Logistic
from tellings.compare.pairs import statement_pairs
from tellings.compare.parts import parts
from tellings.compare.readings import Told
from tellings.compare.wording import find_changes
from tellings.model import Act, Entity, Saying, Span, Utterance

#: A pair that was too far apart to be compared counts as this probable: the order of what the model gives the farthest pairs compared.
MISSING: Final = 0.01
#: A report seldom tells one utterance twice, and statements on one matter stand close together in it: the probability that two of its
#: own are one is lowered by this factor. Alignment F1 on held-out stories: 0.1 to 0.5 about one point over 1.
WITHIN: Final = 0.3
#: At 1 the mean itself. Best F1 on held-out stories, each at its best threshold: 59.1 at 1, 60.6 at 1.25, 60.3 at 1.5, 60.5 at 1.75, 60.9
#: at 2, where one sure pair joins two groups of five: too much in big stories.
POWER: Final = 1.5
#: What two people who have nothing in common count, unless the probability is as sure as this: what two people say on one matter is not to
#: be drawn together by what others say. No gain on gold/dev (F1 60.9 for 61.1); kept for how the account reads: of the
#: 14 pairs that it parts in 34 stories without annotation (`corpora/stories-dev.jsonl.gz`, `stream.jsonl.gz`), ten were wrong.
APART: Final = 0.2
SURE: Final = 0.5
#: Pairs below this probability are as good as not compared.
FAINT: Final = 0.002
_ARTICLE = re.compile(r"^(?:the|an?) ", re.I)


def find_utterances(ground: Ground, model: Logistic, level: str) -> tuple[Utterance, ...]:
    """The utterances of the story, in the order in which they first stand; ids and salience are given when the account is ordered."""
    told = ground.told
    links = link_statements(ground, model)
    groups = group_statements(ground, links, model.threshold(level))
    return tuple(_utterance(ground, [told[i] for i in group], _confidence(group, links)) for group in groups)


def group_statements(ground: Ground, links: Mapping[Pair, float], threshold: float) -> list[list[int]]:
    """The statements by number, those of one utterance together, in the order in which each utterance first stands.

    Groups grow while the mean of the probabilities between two of them reaches the threshold, each raised to `POWER`: a sure pair weighs
    more than a doubtful one against it.
    """
    told = ground.told
    raised = {pair: p**POWER for pair, p in links.items()}
    raised |= dict.fromkeys(_apart(ground, links), -APART)
    groups = cluster(len(told), raised, threshold**POWER, MISSING**POWER)
    return sorted(groups, key=lambda g: (told[g[0]].reading.page.number, told[g[0]].reading.spans))


def _apart(ground: Ground, links: Mapping[Pair, float]) -> Iterator[Pair]:
    """The compared pairs of different people by name, neither of whom speaks for the other, but those that are nearly the same words."""
    people = [t.speakers if _all_people(ground, t.speakers) else frozenset[str]() for t in ground.told]
    for n in ground.told_near:
        one, other = people[n.a], people[n.b]
        if one and other and links.get((n.a, n.b), 0.0) < SURE and one.isdisjoint(other):
            _, _, apart, *_ = speakers(ground.told[n.a], ground.told[n.b], ground.weights)
            if apart:
                yield n.a, n.b


def _all_people(ground: Ground, ids: Iterable[str]) -> bool:
    return all(ground.entities[i].kind == "person" for i in ids)


def link_statements(ground: Ground, model: Logistic) -> Mapping[Pair, float]:
    """The probability of each pair of neighbours to be one utterance."""
    weighed = statement_pairs(ground)
    pages = [t.reading.page.number for t in ground.told]
    found = model.probabilities(weighed.rows)
    links = {
        (a, b): float(p) * (WITHIN if pages[a] == pages[b] else 1.0)
        for (a, b), p in zip(weighed.pairs, found, strict=True)
    }
    return {pair: p for pair, p in links.items() if p > FAINT}


def _confidence(group: Sequence[int], links: Mapping[Pair, float]) -> float:
    """The mean probability over the group's pairs, 1 for a saying by itself."""
    pairs = [links.get((a, b), MISSING) for i, a in enumerate(group) for b in group[i + 1 :]]
    return float(np.mean(pairs)) if pairs else 1.0


def _utterance(ground: Ground, group: Sequence[Told], confidence: float) -> Utterance:
    first = max(group, key=lambda t: (t.statement.form == "direct", t.reading.length, -t.reading.page.number))
    ordered = [first, *(t for t in group if t is not first)]
    speaker, entity = name_speaker(ground, group)
    reports = [t.reading.page.report.id for t in group]
    acts: Counter[Act] = Counter(t.statement.act for t in group if t.statement.act != "says")
    return Utterance(
        id="",
        speaker=speaker,
        sayings=tuple(_saying(t, first) for t in ordered),
        entity=entity,
        act=acts.most_common(1)[0][0] if acts and 2 * sum(acts.values()) >= len(group) else "says",
        origins=ground.origins(reports),
        confidence=confidence,
        why=_why(ground, ordered),
    )


def _saying(told: Told, first: Told) -> Saying:
    s = told.statement
    changes = () if told is first else find_changes(told.reading, first.reading)
    return Saying(
        told.reading.page.report.id,
        parts_said(told),
        s.source,
        s.cue,
        s.form,
        s.act,
        s.negated,
        s.speaker,
        changes,
        s.confidence,
    )


def parts_said(told: Told) -> tuple[Span, ...]:
    """The content of a statement part by part, as it is cited."""
    page = told.reading.page
    words, sentences = page.notes.words, page.notes.sentences
    return tuple(p for c in told.statement.content for p in parts(words, page.word_range(c), c, sentences))


def name_speaker(ground: Ground, group: Sequence[Told]) -> tuple[str | None, str | None]:
    """The fullest form of the speaker's name with the entity's id, or the words that most sources have; nothing where it is unclear."""
    votes: Counter[tuple[str, ...]] = Counter()
    for t in group:
        ids = t.reading.page.speakers(t.statement.speaker)
        if ids:
            votes[ids] += 1
    if votes:
        ids = max(votes, key=lambda x: (votes[x], ground.entities[x[0]].kind != "place", -len(x), x))
        return " and ".join(_called(ground.entities[i]) for i in ids), ids[0] if len(ids) == 1 else None
    called = [_described(t) for t in group if t.voices]
    plain: Counter[str] = Counter(_ARTICLE.sub("", c).lower() for c in called)
    return max(called, key=lambda c: plain[_ARTICLE.sub("", c).lower()], default=None), None


def _described(told: Told) -> str:
    """The words for a speaker without a name, with a capital: "the spokesman" and "The spokesman" are one entry of an account."""
    s = told.statement
    spans = s.speaker or ((s.source,) if s.source else ())
    words = " and ".join(" ".join(x.of(told.reading.page.text).split()) for x in spans)
    first = words.split(" ", 1)[0]
    return first.capitalize() + words[len(first) :] if first.islower() else words


def _called(entity: Entity) -> str:
    """The fullest form, with the letters that stand for it where the reports use them."""
    short = sorted(
        f
        for f in entity.forms
        if f.isupper() and f.isalpha() and 3 <= len(f) <= 6 and f.lower() not in entity.name.lower()
    )
    return f"{entity.name} ({short[0]})" if short and entity.kind == "organisation" else entity.name


def _why(ground: Ground, group: Sequence[Told]) -> str:
    """The reason in words: what the other sayings have in common with the first."""
    if len(group) == 1:
        return ""
    first = group[0]
    reasons: list[str] = []
    for other in group[1:]:
        a, b = first.reading, other.reading
        run = max((len(next(iter(x & y))) for x, y in zip(a.grams, b.grams, strict=True) if x & y), default=0)
        shared = len(a.keys & b.keys)
        if a.plain == b.plain:
            words = "the same words"
        else:
            words = f"{run} words in a row" if run >= 4 else f"{shared} telling words" if shared > 1 else "like meaning"
        same, part, _, related, _ = speakers(first, other, ground.weights)
        voice = (
            "the same speaker" if same else "a shared speaker" if part else "speakers of one side" if related else ""
        )
        reasons.append(f"{words}, {voice}" if voice else words)
    counts = Counter(reasons)
    return "; ".join(reason if n == 1 else f"{reason} ({n})" for reason, n in counts.most_common(3))
