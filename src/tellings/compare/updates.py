"""Figures that differ because later reports know more."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from tellings.compare.figures import Figure, measured_in, middle


def is_update(group: Sequence[Figure]) -> bool:
    """Whether the values only rise, or only fall, with the time of publication, which must differ and be known for all."""
    if group[0].kind not in ("count", "money", "percent", "measure"):
        return False
    if len({measured_in(f) for f in group}) > 1:
        return False  # two currencies are no series
    dated = [
        (f.page.report.published, value) for f in group if f.page.report.published and (value := middle(f)) is not None
    ]
    if len(dated) < len(group) or len({day for day, _ in dated}) < 2:
        return False
    dated.sort(key=lambda x: x[0])
    rises = all(a <= b for (_, a), (_, b) in itertools.pairwise(dated))
    falls = all(a >= b for (_, a), (_, b) in itertools.pairwise(dated))
    return rises or falls
