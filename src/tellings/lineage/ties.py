"""How two reports are related as texts: the same, mostly, partly taken over, a later version; which came first."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

from tellings.lineage.descent import Telling, derived
from tellings.lineage.passages import Match, shared_passages
from tellings.lineage.words import Words
from tellings.model import Cite, Passage, Report, Tie

#: Share of the shorter report's prose that stands in shared passages. Independent reports of one event stay under 0.3,
#: edited and rewritten copies lie above 0.45 (`python -m evaluation.origins --curve`).
SAME = 0.9
MOSTLY = 0.45
PARTLY = 0.05
#: With the same agency credited in both within a day, less is enough: both are made from that agency's report.
CREDITED = 0.35
#: Two pages of one outlet repeat its background paragraphs: between them more is asked. In the stories of a stream of
#: 10,000 reports two pages of one outlet at 0.47 and 0.48 told of different events with old background, those from 0.69 up
#: were one report rewritten (`python -m evaluation.origins --stream`; a handful of pairs, not a curve).
HOUSE = 0.6
#: Two pages of one outlet, mostly the same, are versions of one report when at most so many days lie between them; later,
#: a new report has taken over an old one.
VERSION_DAYS = 2
#: Words of prose that must be shared, whatever the share: less may be a set phrase or a title.
LEAST_MOSTLY = 25
LEAST_PARTLY = 12
#: First-person words make a passage outside quotation marks a posting or a statement, set without marks.
FIRST_PERSON = frozenset(["i", "my", "me", "we", "our", "us", "im", "mine", "ours", "myself"])
FIRST_PERSON_SHARE = 0.04
POSTING = 100


def tied(a: Telling, b: Telling) -> Tie | None:
    """The relation of two reports with its evidence; None where each is its own telling."""
    passages = [m for m in shared_passages(a.words, b.words) if prose(m, a.words, b.words) > 0]
    shared = sum(prose(m, a.words, b.words) for m in passages)
    of_a, of_b = (min(1.0, shared / max(1, t.words.prose)) for t in (a, b))
    share, other = max(of_a, of_b), min(of_a, of_b)
    agencies = tuple(sorted({c.agency for c in a.credits} & {c.agency for c in b.credits} - {"agencies"}))
    page, outlet = same_page(a.report, b.report), same_outlet(a.report, b.report)
    relation: Literal["same", "mostly", "partly", "version"]
    if shared >= LEAST_MOSTLY and share >= SAME and other >= SAME:
        relation = "same"
    elif shared >= LEAST_MOSTLY and share >= (
        HOUSE if outlet and not page else CREDITED if agencies and close(a.report, b.report) else MOSTLY
    ):
        relation = "mostly"
    elif shared >= LEAST_PARTLY and share >= PARTLY:
        relation = "partly"
    elif page:
        relation = "version"
    else:
        return None
    number = f"{len(passages)} shared passage{'s' * (len(passages) != 1)}"
    why = f"{round(100 * share)} % of the shorter text stands in {number}"
    if agencies:
        why += f"; both credit {', '.join(agencies)}"
    if page or (outlet and relation != "partly"):
        why += "; same page" if page else "; same outlet"
        if relation != "partly" and (page or relation == "same" or soon(a.report, b.report)):
            relation = "version"
    descent = derived(a, b, of_a, of_b) if relation != "partly" or agencies else None
    first, basis, reason = descent or (None, None, "")
    cites = tuple(Passage(cite(a, m.a0, m.a1), cite(b, m.b0, m.b1)) for m in passages)
    shares = (round(of_a, 3), round(of_b, 3))
    why += reason
    return Tie(a.report.id, b.report.id, relation, round(share, 3), shares, cites, agencies, first, basis, why)


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


def close(a: Report, b: Report) -> bool:
    """Whether both are dated and at most a day apart."""
    return a.day is not None and b.day is not None and abs((a.day - b.day).days) <= 1


def soon(a: Report, b: Report) -> bool:
    """Whether the two are at most `VERSION_DAYS` apart, as far as the dates given can tell."""
    return a.day is None or b.day is None or abs((a.day - b.day).days) <= VERSION_DAYS


def same_page(a: Report, b: Report) -> bool:
    """Whether the two have one address, whatever its scheme, query or trailing slash."""
    return a.url is not None and b.url is not None and address(a.url) == address(b.url)


def address(url: str) -> tuple[str, str]:
    """Host and path of an address."""
    parts = urlsplit(url)
    return parts.netloc.casefold().removeprefix("www."), parts.path.rstrip("/")


def same_outlet(a: Report, b: Report) -> bool:
    """Whether one outlet published both."""
    return a.outlet is not None and b.outlet == a.outlet
