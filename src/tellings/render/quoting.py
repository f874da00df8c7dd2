"""Words of reports as a terminal sets them: cut to what a line has room for, differing words marked, the reports numbered."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from tellings.model import Cite, Span
from tellings.render import phrases
from tellings.render.caps import Caps
from tellings.render.reading import Reading, shown
from tellings.render.sheet import DIFFERS, OURS
from tellings.render.wording import Mark, Piece, excerpt, figure, sentence

BOLD = 36  # characters: a figure or a name is set bold, a clause is not but what stands around it is set faint
STYLE: dict[Mark, str] = {
    "frame": OURS,
    "same": "",
    "changed": DIFFERS,
    "inserted": DIFFERS,
    "differs": DIFFERS,
    "figure": "bold",
}


class Quoting:
    """Quotes the reports of one account within its caps."""

    def __init__(self, reading: Reading, caps: Caps) -> None:
        self.reading = reading
        self.caps = caps

    def sentence(self, cite: Cite, at: Span | None = None) -> Text:
        """The passage in its sentence, the figure ``at`` a place of it in bold."""
        return self.pieces(cite.report, sentence(self.reading.reports[cite.report].text, cite.span, at))

    def figure(self, cite: Cite, at: Span | None) -> Text:
        """A passage cited for a figure, in its sentence where that is not long."""
        pieces = figure(self.reading.reports[cite.report].text, cite.span, at)
        return self.words(cite, at, self.caps.day) if pieces is None else self.pieces(cite.report, pieces)

    def pieces(self, report: str, pieces: Iterable[Piece]) -> Text:
        """Pieces of a report, each marked for what it is."""
        words = Text()
        for p in pieces:
            words.append(f" {phrases.GAP} " if p.apart else "", OURS)
            words.append_text(self.told(report, p.span, STYLE[p.mark]))
        return self.cropped(words)

    def numbers(self, reports: Iterable[str]) -> str:
        """``1+2 4``: the numbers of the reports, those of one origin joined; from eight on only how many."""
        groups = self.reading.grouped(reports)
        told = " ".join("+".join(str(self.reading.number[r]) for r in group) for group in groups)
        return told if len(told) <= 13 else f"{sum(map(len, groups))} of {len(self.reading.reports)}"

    def words(self, cite: Cite, at: Span | None = None, room: int | None = None) -> Text:
        """The passage on one line; around the part that matters, in bold and in ``room`` characters, where that is known."""
        if at is None or not cite.span.holds(at):
            return self.cropped(self.told(cite.report, cite.span))
        text = self.reading.reports[cite.report].text
        part = excerpt(text, cite.span, at, room or self.caps.excerpt)
        words = Text(f"{phrases.GAP} " if text[cite.start : part.start].strip() else "", OURS)
        rest, middle = ("", "bold") if at.end - at.start <= BOLD else (OURS, "")
        words.append(shown(text[part.start : at.start]), rest).append(shown(text[at.start : at.end]), middle)
        words.append(shown(text[at.end : part.end]), rest)
        words.append(f" {phrases.GAP}" if text[part.end : cite.end].strip(" .") else "", OURS)
        return self.cropped(words)

    def told(self, report: str, span: Span, style: str = "") -> Text:
        """The words of a report; a mark of ours stands where a new paragraph begins."""
        words = Text()
        for i, run in enumerate(self.reading.runs(report, span)):
            words.append(f"{phrases.BREAK} " if i else "", OURS).append(shown(self.reading.words(report, run)), style)
        return words

    def cropped(self, words: Text, most: int | None = None) -> Text:
        """The words, cut with a mark of ours where there are too many."""
        room = self.caps.characters if most is None else most
        if len(words) <= room:
            return words
        end = words.plain.rfind(" ", 0, room)
        cut = words[: end if end > 0 else room]
        cut.rstrip()
        return cut.append(f" {phrases.GAP}", OURS)
