"""Agencies that a report names as its source: "(AP)", "Reuters reported", "the state news agency TASS".

The names are data (``data/agencies.txt``). An agency that is not listed is found where the text calls it one.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from tellings.model import Cite, Credit, Report

SPEAKS = r"(?:(?:has |have )?(?:reported|reports|said|says|wrote|writes|quoted|cited|confirmed|added|learned))"
TOLD = (
    r"(?:told|telling|(?:as )?reported by|[Aa]ccording to|seen by|obtained by|interview with|statement to"
    r"|quoted by|cited by|confirmed to)"
)
NAME = r"(?!(?:The|A|An|State|Local|Official)\b)[A-Z][\w-]+(?: (?:of |the )?[A-Z][\w-]+){0,3}"
CALLED = re.compile(
    rf"\b(?:(?:news|press)[ -]agency|news service|newswire) (?P<after>{NAME})"
    rf"|\b(?P<before>{NAME}) (?:(?:news|press) agency|news service|newswire)\b"
)
#: The agency of a dateline, listed or not: "KESTREL POINT (LNS) —". An outlet that sets its own name there credits nobody.
DATELINE = re.compile(rf"^\W*[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{{2,}}[^\n()]{{0,40}}\((?P<name>{NAME})\)\s*[-–—]", re.M)
#: Characters of a text in which a dateline may stand.
HEAD = 600
#: Words of which one stands in the full name of an agency.
BODY = frozenset(["agency", "agentur", "news", "newswire", "press", "service", "wire"])
#: A generic credit without a name.
AGENCIES = re.compile(
    r"\b[Rr]eporting (?:from|by) (?:news )?(?P<name>agencies)\b|^\W*(?P<line>[Aa]gencies|AGENCIES)\W*$", re.M
)


def find_credits(report: Report) -> tuple[Credit, ...]:
    """Every credit in the report, in order; the cite holds the agency's name as it stands."""
    text = report.text
    found: dict[tuple[int, int], str] = {}
    for match in credited().finditer(text):
        start, end = next(match.span(k) for k in ("bracket", "speaker", "told", "apposed", "rights", "by") if match[k])
        found[start, end] = listed()[text[start:end]]
    for match in CALLED.finditer(text):
        key = "after" if match["after"] else "before"
        start, end = match.span(key)
        name = match[key]
        if not any(s < end and start < e for s, e in found):
            found[start, end] = listed().get(name, name)
    outlet = (report.outlet or "").casefold().removeprefix("www.")
    for match in DATELINE.finditer(text, 0, HEAD):
        if match.span("name") not in found and not named(outlet, match["name"]):
            found[match.span("name")] = match["name"]
    for match in AGENCIES.finditer(text):
        found[match.span("name" if match["name"] else "line")] = "agencies"
    return tuple(Credit(Cite(report.id, s, e), agency) for (s, e), agency in sorted(found.items()))


def made_by(outlet: str, agency: str) -> bool:
    """Whether the outlet is the agency itself: "reuters.com" and Reuters."""
    key = agency.casefold().replace(" ", "")
    short = "".join(w[0] for w in agency.casefold().split())
    labels = outlet.replace(" ", "").split(".")
    return key in labels or (len(short) > 1 and (short + "news" in labels or short == labels[0]))


def named(outlet: str, agency: str) -> bool:
    """Whether the credit names the outlet, by its name or by the initials of an agency's name: "Lorne News Service", LNS."""
    letters = "".join(w[0] for w in outlet.split())
    return made_by(outlet, agency) or (letters == agency.casefold() and bool(BODY.intersection(outlet.split())))


@cache
def listed() -> dict[str, str]:
    """The name shown for every written form."""
    lines = files("tellings").joinpath("data/agencies.txt").read_text("utf8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {form.rstrip("*"): name for name, forms in rows for form in forms.split("|")}


@cache
def agencies() -> tuple[str, ...]:
    """The names shown, each once, in alphabetical order."""
    return tuple(sorted(set(listed().values())))


@cache
def doubtful() -> frozenset[str]:
    """The forms that are also something else than an agency."""
    lines = files("tellings").joinpath("data/agencies.txt").read_text("utf8").splitlines()
    forms = (form for line in lines if not line.startswith("#") for form in line.partition("\t")[2].split("|"))
    return frozenset(form.rstrip("*") for form in forms if form.endswith("*"))


@cache
def credited() -> re.Pattern[str]:
    """A credit in each of its shapes; longer names come first."""
    every = sorted(listed(), key=lambda n: (-len(n), n))
    names = "|".join(map(re.escape, every))
    clear = "|".join(re.escape(n) for n in every if n not in doubtful())
    return re.compile(
        rf"\((?P<bracket>{names})\)"
        rf"|(?<![\w/])(?:[Tt]he )?(?P<speaker>{clear})(?:,? (?:news |press )?agency)?,? {SPEAKS}\b"
        rf"|\b{TOLD} (?:the |state |official |news |agency |[A-Z]\w+ )??(?P<told>{names})(?![\w/]| (?:Photo|photo))"
        rf"|\bagency,? (?P<apposed>{names})\b"
        rf"|(?:©|[Cc]opyright|COPYRIGHT)[^\n]{{0,20}}? (?P<rights>{names})\b"
        rf"|\b[Rr]eporting by (?:[^.\n]{{0,60}}? )?(?P<by>{names})\b"
    )
