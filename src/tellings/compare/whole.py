"""One story compared from end to end."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import msgspec

from tellings.compare import Settings
from tellings.compare.contradictions import find_contradictions
from tellings.compare.denials import find_denials
from tellings.compare.facts import find_facts, group_figures
from tellings.compare.figures import read_figures
from tellings.compare.ground import Ground, read_story
from tellings.compare.logistic import Models, shipped
from tellings.compare.rewordings import find_rewordings
from tellings.compare.singles import find_singles
from tellings.compare.stances import find_stances
from tellings.compare.telling import weigh_tellings
from tellings.compare.utterances import find_utterances
from tellings.compare.value_disputes import value_disputes
from tellings.model import Annotated, Comparison, Entity, Origin, Report


def compare_story(
    reports: Sequence[Report],
    annotated: Sequence[Annotated],
    origins: Sequence[Origin],
    entities: Sequence[Entity],
    settings: Settings,
) -> Comparison:
    """The comparison of a story's reports."""
    models = shipped() if settings.weights is None else msgspec.json.decode(settings.weights, type=Models)
    with uncollected():
        return _compared(read_story(reports, annotated, origins, entities), models, settings.level)


@contextmanager
def uncollected() -> Iterator[None]:
    """Holds back the search for cycles of objects, as it was before once the block ends.

    A comparison makes millions of small sets and rows without cycles: to look through them again and again takes time and frees nothing.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _compared(ground: Ground, models: Models, level: str) -> Comparison:
    figures = read_figures(ground.stated)
    groups = group_figures(ground, figures, models, level)
    utterances = find_utterances(ground, models.utterances, level)
    facts = weigh_tellings(ground, find_facts(ground, groups, models.clauses, level), models.telling, level)
    return Comparison(
        utterances=utterances,
        facts=facts,
        disputes=(
            *value_disputes(groups),
            *find_denials(ground, models.answers, level),
            *find_contradictions(ground, level),
            *find_stances(ground),
            *find_rewordings(ground),
        ),
        names=tuple(ground.entities.values()),
        alone=find_singles(ground, groups, (*facts, *utterances), models.singles, level),
    )
