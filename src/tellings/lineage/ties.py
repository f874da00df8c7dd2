"""How two reports are related as texts: the same, mostly, partly taken over, a later version; which came first."""

from __future__ import annotations

from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from tellings.lineage.passages import Match, shared_passages
from tellings.lineage.words import Words
from tellings.model import Cite, Credit, Passage, Report, Tie

#: Share of the shorter report's prose that stands in shared passages. Independent reports of one event stay under 0.3,
#: edited and rewritten copies lie above 0.45 (`python -m evaluation.origins --curve`).
SAME = 0.9
MOSTLY = 0.45
PARTLY = 0.05
#: With the same agency credited in both within a day, less is enough: both are made from that agency's report.
CREDITED = 0.35
#: Words of prose that must be shared, whatever the share: less may be a set phrase or a title.
LEAST_MOSTLY = 25
LEAST_PARTLY = 12
#: First-person words make a passage outside quotation marks a posting or a statement, set without marks.
FIRST_PERSON = frozenset(["i", "my", "me", "we", "our", "us", "im", "mine", "ours", "myself"])
FIRST_PERSON_SHARE = 0.04
POSTING = 100


class Telling(NamedTuple):
    """A report with what its comparison needs."""

    report: Report
    words: Words
    credits: tuple[Credit, ...]


def tied(a: Telling, b: Telling) -> Tie | None:
    """The relation of two reports with its evidence; None where each is its own telling."""
    passages = [m for m in shared_passages(a.words, b.words) if prose(m, a.words, b.words) > 0]
    shared = sum(prose(m, a.words, b.words) for m in passages)
    of_a, of_b = (min(1.0, shared / max(1, t.words.prose)) for t in (a, b))
    share, other = max(of_a, of_b), min(of_a, of_b)
    agencies = sorted({c.agency for c in a.credits} & {c.agency for c in b.credits} - {"agencies"})
    near = close(a.report, b.report)
    relation: Literal["same", "mostly", "partly", "version"]
    if shared >= LEAST_MOSTLY and share >= SAME and other >= SAME:
        relation = "same"
    elif shared >= LEAST_MOSTLY and (share >= MOSTLY or (share >= CREDITED and agencies and near)):
        relation = "mostly"
    elif shared >= LEAST_PARTLY and share >= PARTLY:
        relation = "partly"
    elif same_page(a.report, b.report):
        relation = "version"
    else:
        return None
    number = f"{len(passages)} shared passage{'s' * (len(passages) != 1)}"
    why = f"{round(100 * share)} % of the shorter text stands in {number}"
    if agencies:
        why += f"; both credit {', '.join(agencies)}"
    if relation != "partly" and (same_page(a.report, b.report) or republished(a.report, b.report)):
        relation = "version"
        why += "; same page" if same_page(a.report, b.report) else "; same outlet"
    first, reason = earlier(a, b, of_a, of_b) if relation != "partly" or agencies else (None, "")
    cites = tuple(Passage(cite(a, m.a0, m.a1), cite(b, m.b0, m.b1)) for m in passages)
    return Tie(a.report.id, b.report.id, relation, round(share, 3), cites, first, why + reason)


def prose(match: Match, a: Words, b: Words) -> int:
    """The words of a passage that are prose in both reports; 0 where it is somebody's posting."""
    own = min(sum(a.own[match.a0 : match.a1]), sum(b.own[match.b0 : match.b1]))
    size = match.a1 - match.a0
    if size <= POSTING:
        first = sum(
            w in FIRST_PERSON for w, mine in zip(a.words[match.a0 : match.a1], a.own[match.a0 : match.a1]) if mine
        )
        if first >= 2 and first >= FIRST_PERSON_SHARE * own:
            return 0
    return own


def cite(telling: Telling, first: int, last: int) -> Cite:
    """The words ``first`` up to ``last`` as a place in the report."""
    return Cite(telling.report.id, telling.words.starts[first], telling.words.ends[last - 1])


def earlier(a: Telling, b: Telling, of_a: float, of_b: float) -> tuple[str | None, str]:
    """The report that the other seems to derive from and the reason in words; None where nothing says so."""
    for one, other in ((a, b), (b, a)):
        outlet = (one.report.outlet or "").casefold().removeprefix("www.")
        if outlet and any(made_by(outlet, c.agency) for c in other.credits) and not made_by_any(other):
            return one.report.id, f"; {other.report.outlet or other.report.id} credits {one.report.outlet}"
    when = ordered_by_date(a.report, b.report)
    if when is not None:
        return when, "; it was published first"
    if of_a >= SAME > of_b:
        return b.report.id, "; it holds the whole of the other"
    if of_b >= SAME > of_a:
        return a.report.id, "; it holds the whole of the other"
    return None, ""


def made_by(outlet: str, agency: str) -> bool:
    """Whether the outlet is the agency itself: "reuters.com" and Reuters."""
    key = agency.casefold().replace(" ", "")
    short = "".join(w[0] for w in agency.casefold().split())
    labels = outlet.replace(" ", "").split(".")
    return key in labels or (len(short) > 1 and short + "news" in labels) or short in labels[:1]


def made_by_any(telling: Telling) -> bool:
    """Whether the report comes from an agency that it credits, as agencies credit themselves."""
    outlet = (telling.report.outlet or "").casefold().removeprefix("www.")
    return bool(outlet) and any(made_by(outlet, c.agency) for c in telling.credits)


def ordered_by_date(a: Report, b: Report) -> str | None:
    """The id of the report that was published first, as far as the dates given can tell."""
    if not a.published or not b.published:
        return None
    x, y = a.published, b.published
    if x[:10] != y[:10]:
        return a.id if x[:10] < y[:10] else b.id
    timed = all(
        len(t) > 10 and "T00:00:00" not in t for t in (x, y)
    )  # midnight is how a day without a time is often written
    if not timed or x[19:] != y[19:] or x[:19] == y[:19]:
        return None
    return a.id if x < y else b.id


def close(a: Report, b: Report) -> bool:
    """Whether both are dated and at most a day apart."""
    return a.day is not None and b.day is not None and abs((a.day - b.day).days) <= 1


def same_page(a: Report, b: Report) -> bool:
    """Whether the two have one address, whatever its scheme, query or trailing slash."""
    return a.url is not None and b.url is not None and address(a.url) == address(b.url)


def address(url: str) -> tuple[str, str]:
    """Host and path of an address."""
    parts = urlsplit(url)
    return parts.netloc.casefold().removeprefix("www."), parts.path.rstrip("/")


def republished(a: Report, b: Report) -> bool:
    """Whether one outlet published both, at different times."""
    return a.outlet is not None and b.outlet == a.outlet and a.published != b.published
