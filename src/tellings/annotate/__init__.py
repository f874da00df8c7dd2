"""Annotating: one pass over a report finds its statements, figures, times and names.

`annotate` does it all; each part is usable alone: `find_boilerplate`, `find_names`, `find_statements`, `find_quantities` and `find_times`
in the modules of those names.
"""

from __future__ import annotations

from tellings.model import Annotated, Report

__all__ = ["annotate"]


def annotate(report: Report) -> Annotated:
    """Everything found in one report; what lies in boilerplate is left out, except its words."""
    from tellings.annotate.onepass import annotate as whole

    return whole(report)
