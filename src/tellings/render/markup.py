"""HTML that shows a report's words and can find them again in its text."""

from __future__ import annotations

import bisect
import html
import json
from collections.abc import Iterable

from tellings.model import Cite, Report, Span
from tellings.render.reading import UNSAFE, Reading, date

CHIPS = 40  # more of them stand in a box that scrolls: a wall of numbers is no line
BOLD = 36  # characters: a figure or a name is set bold, a clause is not but what stands around it is set faint


def escaped(text: str) -> str:
    """Text for an element or a quoted attribute, one replacement character for each that would steer the screen."""
    return html.escape(UNSAFE.sub("\ufffd", text.replace("\r", "\n")), quote=True)


def embedded(value: object) -> str:
    """JSON that stands safely in a script element: no ``<``, so neither ``</script>`` nor ``<!--`` can end it."""
    told = json.dumps(value, separators=(",", ":"))
    return told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


class Units:
    """Code-point offsets of one text as the UTF-16 units that browsers count in."""

    def __init__(self, text: str) -> None:
        self.wide = [i for i, c in enumerate(text) if c > "\uffff"] if not text.isascii() else []

    def __call__(self, offset: int) -> int:
        return offset + bisect.bisect_left(self.wide, offset)


class Marker:
    """Makes links from the account into the texts of its reports."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.units = {r.id: Units(r.text) for r in reading.account.reports}

    def target(self, report: str, spans: Iterable[Span]) -> str:
        """The attributes that name a place: the report's number and the runs of its text."""
        unit = self.units[report]
        at = ",".join(f"{unit(s.start)}-{unit(s.end)}" for s in spans)
        number = self.reading.number[report]
        return f'href="#report-{number}" data-report="{number}" data-at="{at}"'

    def told(self, report: str, span: Span) -> str:
        """The words of a report; a mark of ours, which is no text, stands where a new paragraph begins."""
        runs = self.reading.runs(report, span)
        return '<span class="break"></span>'.join(escaped(self.reading.words(report, run)) for run in runs)

    def words(self, cite: Cite, strong: Span | None = None) -> str:
        """The passage as a link to its place, the part that matters set strong."""
        told = self.told(cite.report, cite.span)
        if strong is not None and cite.span.holds(strong):
            edges = ((cite.start, strong.start), (strong.start, strong.end), (strong.end, cite.end))
            left, middle, right = (self.told(cite.report, Span(a, b)) if a < b else "" for a, b in edges)
            told = f"{left}<b>{middle}</b>{right}"
            if strong.end - strong.start > BOLD:
                frames = (f'<span class="rest">{part}</span>' if part else "" for part in (left, right))
                told = middle.join(frames)
        return f'<a class="words" {self.target(cite.report, [cite.span])}>{told}</a>'

    def chip(self, report: str, spans: Iterable[Span]) -> str:
        """The report's number as a link to its words."""
        outlet = escaped(self.reading.outlet(report))
        number = self.reading.number[report]
        name = f"Report {number}, {outlet}: show these words"
        return f'<a class="chip" {self.target(report, spans)} title="{outlet}" aria-label="{name}">{number}</a>'

    def chips(self, places: Iterable[tuple[str, tuple[Span, ...]]]) -> str:
        """A chip for each place, those of one origin joined."""
        by_report: dict[str, list[Span]] = {}
        for report, spans in places:
            by_report.setdefault(report, []).extend(spans)
        groups = (
            "".join(self.chip(r, sorted(by_report[r])) for r in group) for group in self.reading.grouped(by_report)
        )
        many = " many" if len(by_report) > CHIPS else ""
        return f'<span class="chips{many}">{"".join(f"<span>{g}</span>" for g in groups)}</span>'

    def cover(self, reports: Iterable[str]) -> str:
        """A row of marks, one a report in the order of origins, filled where it carries the line."""
        held = set(reports)
        groups = (
            "".join(f'<i class="{"on" if r in held else "off"}"></i>' for r in group)
            for group in self.reading.account.origins
        )
        return f'<span class="cover" aria-hidden="true">{"".join(f"<span>{g}</span>" for g in groups)}</span>'


def texts(reading: Reading) -> str:
    """The reports for the side panel, as JSON: texts letter for letter, the furniture around them in UTF-16 offsets."""
    furniture: dict[str, list[Span]] = {}
    for c in reading.account.boilerplate:
        furniture.setdefault(c.report, []).append(c.span)

    def entry(r: Report) -> dict[str, object]:
        unit = Units(r.text)
        return {
            "outlet": reading.outlet(r.id),
            "title": r.title or "",
            "published": date(r.day) if r.day else "",
            "url": r.url if (r.url or "").lower().startswith(("http://", "https://")) else "",
            "text": r.text,
            "furniture": [[unit(s.start), unit(s.end)] for s in sorted(furniture.get(r.id, ()))],
        }

    return embedded([entry(r) for r in reading.account.reports])
