"""Which of two reports that are one telling the other derives from: by credits, agencies, dates, containment."""

from __future__ import annotations

from typing import NamedTuple

from tellings.lineage.credits import agencies
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
        if outlet and any(made_by(outlet, c.agency) for c in other.credits) and not made_by_any(other):
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


def made_by(outlet: str, agency: str) -> bool:
    """Whether the outlet is the agency itself: "reuters.com" and Reuters."""
    key = agency.casefold().replace(" ", "")
    short = "".join(w[0] for w in agency.casefold().split())
    labels = outlet.replace(" ", "").split(".")
    return key in labels or (len(short) > 1 and (short + "news" in labels or short == labels[0]))


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
    x, y = a.published, b.published
    if x[:10] != y[:10]:
        return a.id if x[:10] < y[:10] else b.id
    # Midnight is how a day without a time is often written.
    timed = all(len(t) > 10 and "T00:00:00" not in t for t in (x, y))
    if not timed or x[19:] != y[19:] or x[:19] == y[:19]:
        return None
    return a.id if x < y else b.id
