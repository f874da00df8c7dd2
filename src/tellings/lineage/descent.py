"""Which of two reports that are one telling the other derives from: by credits, agencies, dates, containment."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from tellings.lineage.credits import agencies, made_by, named
from tellings.lineage.words import Words
from tellings.model import Credit, Report

#: So much of a report stands in the other when the other is said to hold the whole of it.
WHOLE = 0.9


class Telling(NamedTuple):
    """A report with what its comparison needs."""

    report: Report
    words: Words
    credits: tuple[Credit, ...]


def derived(a: Telling, b: Telling, of_a: float, of_b: float) -> tuple[str | None, str]:
    """The report that the other seems to derive from and the reason in words; None where nothing says so."""
    for one, other in ((a, b), (b, a)):
        outlet = outlet_of(one)
        if outlet and any(named(outlet, c.agency) for c in other.credits) and not made_by_any(other):
            return one.report.id, f"; {other.report.outlet or other.report.id} credits {one.report.outlet}"
    for one, other in ((a, b), (b, a)):
        if (agency := made_by_any(one)) and not made_by_any(other):
            return one.report.id, f"; {one.report.outlet} is {agency}, an agency"
    when = ordered_by_date(a.report, b.report)
    if when is not None:
        return when, "; it was published first"
    if of_a >= WHOLE > of_b:
        return b.report.id, "; it holds the whole of the other"
    if of_b >= WHOLE > of_a:
        return a.report.id, "; it holds the whole of the other"
    return None, ""


def made_by_any(telling: Telling) -> str | None:
    """The agency whose own outlet the report comes from; None for any other outlet."""
    outlet = outlet_of(telling)
    return next((agency for agency in agencies() if made_by(outlet, agency)), None) if outlet else None


def outlet_of(telling: Telling) -> str:
    """The outlet's name to compare with; empty where none is known."""
    return (telling.report.outlet or "").casefold().removeprefix("www.")


def ordered_by_date(a: Report, b: Report) -> str | None:
    """The id of the report that was published first, as far as the dates given can tell."""
    if not a.published or not b.published:
        return None
    (one, one_untimed, one_at, _), (other, other_untimed, other_at, _) = a.moment, b.moment
    if one != other:
        return a.id if one < other else b.id
    # A time with an offset and one without cannot be compared.
    zones = {datetime.datetime.fromisoformat(r.published or "").tzinfo is None for r in (a, b)}
    if one_untimed or other_untimed or len(zones) > 1 or one_at == other_at:
        return None
    return a.id if one_at < other_at else b.id
