"""Which of two reports that are one telling the other derives from: by credits, agencies, dates, containment."""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple

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


Basis = Literal["credit", "agency", "date", "containment"]


def derived(a: Telling, b: Telling, of_a: float, of_b: float) -> tuple[str, Basis, str] | None:
    """The report that the other seems to derive from, on what ground, and that in words; None where nothing says so."""
    for one, other in ((a, b), (b, a)):
        outlet = outlet_of(one)
        if outlet and any(named(outlet, c.agency) for c in other.credits) and not made_by_any(other):
            return one.report.id, "credit", f"; {other.report.outlet or other.report.id} credits {one.report.outlet}"
    for one, other in ((a, b), (b, a)):
        if (agency := made_by_any(one)) and not made_by_any(other):
            return one.report.id, "agency", f"; {one.report.outlet} is {agency}, an agency"
    when = ordered_by_date(a.report, b.report)
    first, basis = when, "date"
    if first is None and of_a >= WHOLE > of_b:
        first, basis = b.report.id, "containment"
    if first is None and of_b >= WHOLE > of_a:
        first, basis = a.report.id, "containment"
    one, other = (a, b) if first == a.report.id else (b, a)
    # A report that credits an agency has its text from there, whatever other paper printed it before.
    if first is None or any(c.agency != "agencies" for c in other.credits):
        return None
    if basis == "date":
        return first, "date", f"; {first} was published first"
    return first, "containment", f"; {first} holds the whole of {other.report.id}"


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
