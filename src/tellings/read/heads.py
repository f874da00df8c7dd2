"""The head of a bare text: headline, outlet, byline and date where they stand there; nothing is invented.

Only the first lines are looked at, and only shapes that hardly anything else has: "By Ann Lee" on a line of its own, "Published 19
December 2022", a line of title words above a body. What is unclear stays None.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec

from tellings.model import Span
from tellings.read.dates import date_in, to_iso
from tellings.text import lines, trimmed

#: Lines of a text that its head can take up.
DEPTH = 12

NAME = r"[A-ZÀ-Þ][\w.'’-]*"
#: "By Ann Lee", "By ANN LEE and Bo Ek | Northfield Courier", "By Ann Lee in Northfield".
BYLINE = re.compile(
    rf"(?:By|BY|by):?\s+({NAME}(?:\s+(?:{NAME}|de|van|von|der|al|bin|la|du|da)){{1,3}}"
    rf"(?:(?:,|\s+and|\s+AND|\s+&)\s+{NAME}(?:\s+(?:{NAME}|de|van|von|der|al|bin|la|du|da)){{1,3}}){{0,4}})"
    r"(?=$|\s*[,|–—(]|\s+(?:in|for)\s)"
)
STAMP = re.compile(
    r"(?:first\s+|last\s+)?(?:published|posted|updated|created|date|issued|modified)\b(?:\s+on|\s+at)?\s*:?\s*",
    re.IGNORECASE,
)
LONE_DATE = re.compile(r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?[\w.,:/\- ]{6,40}", re.IGNORECASE)
#: "MINSK, Dec. 19, 2022 (AP) —", "KUNDUZ, Afghanistan —": capitals, then a dash, then the report.
DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,}(?:,\s[^\n—–(]{2,40}?)?)\s*(?:\((?P<agency>[^)\n]{2,30})\)\s*)?(?:—|–|--|-)\s"
)
LABEL = re.compile(
    r"(?P<name>title|headline|outlet|source|publisher|publication|author|byline|by|date|published|url|link):[ \t]+(?P<value>\S[^\n]*)",
    re.IGNORECASE,
)
LABELS = {
    "title": "title", "headline": "title", "outlet": "outlet", "source": "outlet", "publisher": "outlet", "publication": "outlet",
    "author": "byline", "byline": "byline", "by": "byline", "date": "published", "published": "published", "url": "url", "link": "url",
}  # fmt: skip
#: Words that stay small inside the names of outlets.
PARTICLES = frozenset("of the and & for de del di da do des du der die la le el y et und i e".split())
HEADING = re.compile(r"#{1,2}\s+(?=\S)")
SENTENCE_END = re.compile(r"(?<!\.\.)[.;:,]$|[.!?][\"”’']?\s+[A-Z]\w+.*[.!?][\"”’']?$")
CUT = re.compile(r"\s+(?:Updated|Published|Posted):?\s+(?=.*\d{4})")


class Head(msgspec.Struct, frozen=True):
    """What the head of a text says of it."""

    title_at: Span | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None


@cache
def outlet_words() -> frozenset[str]:
    """Words that names of newspapers, agencies and stations have."""
    text = files("tellings").joinpath("data/outlet_words.txt").read_text("utf8")
    return frozenset(w.strip().lower() for w in text.splitlines() if w.strip() and not w.startswith("#"))


def find_head(text: str) -> Head:
    """The head of a text; each part is None where the text does not clearly state it."""
    found = lines(text[:6000])[:DEPTH]
    labelled = _labelled(text, found)
    if labelled is not None:
        return labelled
    title_at, outlet, rest = _title(text, found)
    byline = published = None
    for span in found[rest:]:
        line = span.of(text)
        if byline is None and len(line) < 120 and (m := BYLINE.match(line)):
            byline = m[1]
        published = published or _date(line, first=span is found[0])
    return Head(title_at, outlet, byline, published)


def _labelled(text: str, found: list[Span]) -> Head | None:
    """A head of "Title: ...", "Date: ..." lines (at least two), or front matter between lines of hyphens."""
    values: dict[str, Span] = {}
    for i, span in enumerate(found):
        line = span.of(text)
        if i == 0 and set(line) == {"-"}:
            continue
        m = LABEL.fullmatch(line)
        if not m:
            break
        at = trimmed(text, span.start + m.start("value"), span.start + m.end("value"), "\"'")
        if at:
            values.setdefault(LABELS[m["name"].lower()], at)
    if len(values) < 2:
        return None
    said = {k: v.of(text) for k, v in values.items()}
    published = to_iso(said["published"]) if "published" in said else None
    return Head(values.get("title"), said.get("outlet"), said.get("byline"), published, said.get("url"))


def _title(text: str, found: list[Span]) -> tuple[Span | None, str | None, int]:
    """The headline, the outlet above it, and the first line after them."""
    outlet: str | None = None
    at = 0
    if len(found) > 2 and _is_outlet(found[0].of(text)) and _headline(text, found, 1):
        outlet, at = found[0].of(text), 1
    title = _headline(text, found, at)
    return title, outlet, (0 if title is None else at)


def _is_outlet(line: str) -> bool:
    words = re.findall(r"[\w'’&.-]+", line)
    named = any(w.lower() in outlet_words() for w in words)
    return (
        named
        and not re.search(r"[:;,?!\"“”]", line)
        and 2 <= len(words) <= 6
        and all(w[0].isupper() or w in PARTICLES for w in words)
        and line[-1:].isalnum()
    )


def _headline(text: str, found: list[Span], at: int) -> Span | None:
    """The line as a headline: short, no full stop at its end, no byline or date, and a body somewhere below."""
    if at >= len(found) - 1 or not any(s.end - s.start > 80 for s in found[at + 1 :]):
        return None
    span = found[at]
    line = span.of(text)
    heading = HEADING.match(line)
    start = span.start + (heading.end() if heading else 0)
    cut = CUT.search(text, start, span.end)
    title = trimmed(text, start, cut.start() if cut else span.end)
    if title is None:
        return None
    words = title.of(text).split()
    if not 2 <= len(words) <= 35 or title.end - title.start > 220:
        return None
    line = title.of(text)
    if BYLINE.match(line) or STAMP.match(line) or DATELINE.match(line) or (not heading and SENTENCE_END.search(line)):
        return None
    # A body that begins at once under a line about as long as itself is wrapped text, not a headline over a report.
    below = found[at + 1]
    if not heading and text.count("\n", span.end, below.start) == 1 and below.of(text)[:1].islower():
        return None
    return title


def _date(line: str, *, first: bool) -> str | None:
    """The date of publication that a line states: stamped, alone on its line, in a dateline, or after a headline."""
    stamp = STAMP.match(line)
    if stamp and len(line) < 160:
        return date_in(line[stamp.end() :][:60])
    dateline = DATELINE.match(line)
    if dateline:
        return date_in(dateline["place"])
    cut = CUT.search(line)
    if cut and len(line) < 250:
        return date_in(line[cut.end() :][:60])
    if not first and len(line) <= 60 and LONE_DATE.fullmatch(line):
        found = date_in(line)
        return found if found and len(re.findall(r"[A-Za-z]{3,}", line)) <= 4 else None
    return None
