"""One story compared from end to end."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tellings.compare import Settings
from tellings.compare.contradictions import find_contradictions
from tellings.compare.denials import find_denials
from tellings.compare.facts import find_facts, group_figures
from tellings.compare.figures import read_figures
from tellings.compare.ground import read_story
from tellings.compare.logistic import Models, shipped
from tellings.compare.singles import find_singles
from tellings.compare.stances import find_stances
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
    ground = read_story(reports, annotated, origins, entities)
    figures = read_figures(ground.stated)
    groups = group_figures(ground, figures, models, settings.level)
    utterances = find_utterances(ground, models.utterances, settings.level)
    facts = find_facts(ground, groups, models.clauses, settings.level)
    return Comparison(
        utterances=utterances,
        facts=facts,
        disputes=(
            *value_disputes(groups),
            *find_denials(ground, settings.level),
            *find_contradictions(ground, settings.level),
            *find_stances(ground),
        ),
        names=tuple(entities),
        alone=find_singles(ground, groups, (*facts, *utterances), models.singles, settings.level),
    )
