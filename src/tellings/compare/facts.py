"""Facts: particulars that measure the same thing, lined up as a question with each report's answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

from tellings.compare.clusters import MISSING, Pair, cluster, mean_link
from tellings.compare.event_facts import event_facts
from tellings.compare.fates import agree, fate_of, one_fate, one_noun
from tellings.compare.figure_pairs import Figures, clash_pairs, figure_pairs
from tellings.compare.figures import FEW, Figure, is_corrected, status_of, value_of
from tellings.compare.ground import Ground
from tellings.compare.logistic import Logistic, Models
from tellings.compare.named_facts import named_facts
from tellings.compare.office_facts import office_facts, read_held
from tellings.compare.passages import attributed_to, cited, exact
from tellings.compare.questions import ask_figure
from tellings.compare.updates import is_update
from tellings.model import Answer, Fact, FactKind, Status

#: What differs mostly measures different things where it is a day, a length of time or a share (of one poll and of another): such groups
#: must be surer by this factor. Of some 130 pairs of days that were proposed in unlabelled stories one was of one event, of 20 pairs of
#: shares none beyond doubt; on gold/dev the same days differ at 0.5, 0.35 and 0.25.
OFTEN_APART: Final = 0.25
APART_KINDS: Final = frozenset({"date", "duration", "percent"})


class Group(NamedTuple):
    """Figures that answer one question, and how likely they do; ``clashes`` holds the probability of each compared pair that differs."""

    figures: tuple[Figure, ...]
    confidence: float
    clashes: Mapping[Pair, float]


def find_facts(ground: Ground, groups: Sequence[Group], clauses: Logistic, level: str) -> tuple[Fact, ...]:
    """The facts of the story: figures and days, then what happened, then who and where, each in the order in which it first stands."""
    offices = read_held(ground)
    return (
        *figure_facts(ground, groups),
        *event_facts(ground, clauses, level, [g.figures for g in groups]),
        *office_facts(ground, offices),
        *named_facts(ground, frozenset(offices)),
    )


def figure_facts(ground: Ground, groups: Sequence[Group]) -> list[Fact]:
    """The figures and days that measure one thing in two reports or more, or twice in one report with values that cannot both be true."""
    return [fact for group in groups if (fact := _figure_fact(ground, group.figures, group.confidence)) is not None]


def group_figures(ground: Ground, figures: Sequence[Figure], models: Models, level: str) -> list[Group]:
    """The figures that answer one question.

    Figures that can all be true are put together first, then the groups that measure the same with values that cannot; each step has a
    model of its own, as figures that differ mostly answer different questions.
    """
    found = Figures(ground, figures)
    alike, clash = figure_pairs(found), clash_pairs(found)
    fates = [fate_of(f) for f in figures]
    clashes = {
        (i, j): p
        for (i, j), p in zip(clash.pairs, models.clashes.probabilities(clash.rows).tolist(), strict=True)
        if agree((fates[i], fates[j])) and one_noun(figures[i], figures[j])
    }
    links = {
        (i, j): p
        for (i, j), p in zip(alike.pairs, models.figures.probabilities(alike.rows).tolist(), strict=True)
        if status_of(figures[i], figures[j]) != "conflicting" and agree((fates[i], fates[j]))
    }
    agreed = cluster(len(figures), links, models.figures.threshold(level), MISSING)
    between = {
        (x, y): p * (OFTEN_APART if figures[agreed[x][0]].kind in APART_KINDS else 1)
        for (x, y), p in _between(figures, agreed, clashes).items()
    }
    joined = cluster(len(agreed), between, models.clashes.threshold(level), MISSING)
    whole = [sorted(i for g in group for i in agreed[g]) for group in joined]
    both = links | clashes
    inside = _inside(whole, clashes)
    return [
        Group(tuple(figures[i] for i in g), mean_link(g, both, MISSING), own)
        for g, own in zip(whole, inside, strict=True)
        if len(g) > 1
    ]


def _inside(groups: Sequence[Sequence[int]], links: Mapping[Pair, float]) -> list[dict[Pair, float]]:
    """For each group the links within it, by place in it."""
    place = {i: (which, n) for which, group in enumerate(groups) for n, i in enumerate(group)}
    found: list[dict[Pair, float]] = [{} for _ in groups]
    for (i, j), p in links.items():
        (x, m), (y, n) = place[i], place[j]
        if x == y:
            found[x][m, n] = p
    return found


def _between(
    figures: Sequence[Figure], groups: Sequence[Sequence[int]], links: Mapping[Pair, float]
) -> dict[Pair, float]:
    """How likely each two groups measure one thing: halfway between the mean and the best of the pairs compared between them.

    Groups of which one sentence holds both measure two things, unless it corrects the one by the other; the dead and
    the missing are two as well.
    """
    of = {i: n for n, group in enumerate(groups) for i in group}
    found: dict[Pair, list[float]] = {}
    for (a, b), p in links.items():
        x, y = of[a], of[b]
        if x != y:
            found.setdefault((min(x, y), max(x, y)), []).append(p)
    places = [
        {(figures[i].page.number, figures[i].stated.clause.sentence) for i in group if not is_corrected(figures[i])}
        for group in groups
    ]
    return {
        (x, y): (float(np.mean(values)) + max(values)) / 2
        for (x, y), values in found.items()
        if places[x].isdisjoint(places[y]) and one_fate(figures[i] for i in (*groups[x], *groups[y]))
    }


def _figure_fact(ground: Ground, group: Sequence[Figure], confidence: float) -> Fact | None:
    reports = {f.page.number for f in group}
    status = _status(group)
    if (len(reports) < 2 or is_trivial(group)) and status != "conflicting":
        return None
    answers = tuple(sorted((_figure_answer(f) for f in group), key=lambda a: (a.report, a.start, a.end, a.at)))
    differing = sorted({value for f in group if (value := value_of(f)) is not None})
    kind: FactKind = "money" if group[0].kind == "money" else "date" if group[0].kind == "date" else "quantity"
    return Fact(
        id="",
        question=ask_figure(group),
        kind=kind,
        status=status,
        answers=answers,
        update=status == "conflicting" and is_update(group),
        origins=ground.origins([f.page.report.id for f in group]),
        confidence=confidence,
        why=f"{len(reports)} reports; "
        + ("all say the same" if status == "agreed" else "values: " + ", ".join(differing)),
    )


def is_trivial(group: Sequence[Figure]) -> bool:
    """Whether figures only say one or two of something to which nothing befell: "two companies", "one of the largest"."""
    return all(
        f.kind == "count" and f.low == f.high and f.low is not None and f.low <= FEW and fate_of(f) is None
        for f in group
    )


def _figure_answer(f: Figure) -> Answer:
    own, within, by = exact(f), cited(f), attributed_to(f.stated)
    report = f.page.report
    more = within if within != own else None
    return Answer(report.id, own.start, own.end, value_of(f), f.unit, f.span, by, report.published, more)


def _status(group: Sequence[Figure]) -> Status:
    found: Status = "agreed"
    for i, a in enumerate(group):
        for b in group[i + 1 :]:
            status = status_of(a, b)
            if status == "conflicting":
                return status
            if status == "compatible":
                found = status
    return found
