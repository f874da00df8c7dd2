"""The comparison: one story's annotations aligned across its reports.

`compare` lines up utterances (one speaker's one statement in all its wordings), facts (particulars that answer one question) and
disputes (denials, contradictions, figures that cannot both be true). It weighs pairs with small logistic models and groups them by
average link; nothing it returns is without a cite.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tellings.model import Annotated, Comparison, Entity, Level, Origin, Report

__all__ = ["Level", "Settings", "compare"]


class Settings(msgspec.Struct, frozen=True):
    """How to compare: the level, and the file of weights in the place of the shipped ones (for stories left out of a training)."""

    level: Level = "balanced"
    weights: bytes | None = None


def compare(
    reports: Sequence[Report],
    annotated: Sequence[Annotated],
    origins: Sequence[Origin],
    entities: Sequence[Entity],
    settings: Settings = Settings(),  # noqa: B008  (frozen)
) -> Comparison:
    """The story's utterances, facts and disputes; ``annotated`` is in the order of ``reports``.

    Lines stand in the order of the reports; `tellings.account` puts them in a reader's order and numbers them.
    """
    from tellings.compare.whole import compare_story

    return compare_story(reports, annotated, origins, entities, settings)
