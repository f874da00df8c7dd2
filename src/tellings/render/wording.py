"""The wordings of an utterance, cut where they differ from the first, in the clause they stand in."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tellings.model import Cite, Saying, Span, Utterance
from tellings.render.reading import Contest, Reading, Stand, shown
from tellings.text import merged, trimmed

Mark = Literal["frame", "same", "changed", "inserted", "differs", "figure"]

# Words between a content and its source or cue are set with them when they are no more than this many characters: a
# relative clause of ordinary length fits ("..., who leads the rescue work, ..."), the next sentence does not.
NEAR = 60
WHOLE = 260  # characters up to which the sentence around a figure is set whole
AROUND = 240  # characters of a sentence that are set on either side of a passage; a longer one is left out whole
STOP = re.compile(r"([.!?][\"”’»]?)[ \t]+(?=[\"“‘«A-Z0-9])|[ \t]*[\r\n]+[ \t]*")
PARAGRAPH = re.compile(r"\n\s*\n|\r\n?\s*\r")
QUOTES = "\"“”„«»‘’'‚‹›"
# The few words behind a source or cue that ends a wording, where they say to whom or when ("told reporters", "said on Sunday"): up to a
# stop, a mark of quotation or a word that begins something else.
BEGINS = "about|after|as|at|because|before|but|by|during|for|from|if|in|of|than|that|to|when|where|while|who|which|with"
TAIL = re.compile(
    rf"(?: (?!(?:{BEGINS}|and|or)\b)[\w'’-]+){{0,3}}"
    rf" (?!(?:{BEGINS}|and|or|a|an|the)\b)[\w-]+"
    rf"(?=[.,;:!?)\]\"“”]|\s*$|[ ]*\n| (?:{BEGINS})\b)"
)


@dataclass(frozen=True)
class Piece:
    """A run of a report's words that is marked alike.

    ``frame`` is the source, the cue and what joins them to the content; ``differs`` marks words of the first
    wording that other reports change or leave out; ``figure`` the figure, day or name that a passage is cited for;
    ``apart`` is set where words of the report are left out before it.
    """

    span: Span
    mark: Mark
    apart: bool = False


@dataclass(frozen=True)
class Wording:
    """The sayings of one utterance that read the same; the pieces are those of the first of them."""

    sayings: tuple[Saying, ...]
    pieces: tuple[Piece, ...]

    @property
    def report(self) -> str:
        """The report whose words stand for all."""
        return self.sayings[0].report

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that word it so."""
        return tuple(s.report for s in self.sayings)


def wordings(utterance: Utterance, reading: Reading) -> tuple[Wording, ...]:
    """The different wordings, in the order of the account; white space and letter case make no difference.

    A saying that stands wholly inside another of the same report is part of that one's words and not set again.
    """
    groups: dict[str, list[Saying]] = {}
    for saying in outermost(utterance.sayings):
        told = " ".join(shown(reading.words(saying.report, span)) for span in merged(saying.content))
        groups.setdefault(told.strip(" ,.;").lower(), []).append(saying)
    first = utterance.sayings[0]
    out = []
    for group in groups.values():
        marks: list[tuple[Span, Mark]]
        if group[0].report == first.report and within(first.content, group[0].content):
            varied = [c.there for s in utterance.sayings[1:] for c in s.changes if c.there]
            marks = [(span, "differs") for span in merged(varied)]
        else:
            marks = [(c.here, "inserted" if c.kind == "inserted" else "changed") for c in group[0].changes if c.here]
        out.append(Wording(tuple(group), joined(clause(group[0], marks, reading.reports[group[0].report].text))))
    return tuple(out)


def varied(told: Sequence[Wording]) -> list[Wording]:
    """The wordings, those that bring in a report first: a cap then cuts a report's second words, not another's only ones."""
    seen: set[str] = set()
    fresh: list[Wording] = []
    again: list[Wording] = []
    for w in told:
        (again if seen.issuperset(w.reports) else fresh).append(w)
        seen.update(w.reports)
    return fresh + again


def outermost(sayings: Sequence[Saying]) -> list[Saying]:
    """The sayings whose content is not part of another's of the same report; of equal ones the first."""
    extents = [(s.report, merged(s.content)) for s in sayings]
    out = []
    for i, (report, content) in enumerate(extents):
        around = (
            j
            for j, (other, wider) in enumerate(extents)
            if other == report and j != i and within(content, wider) and (wider != content or j < i)
        )
        if next(around, None) is None:
            out.append(sayings[i])
    return out


def within(content: Sequence[Span], wider: Sequence[Span]) -> bool:
    """Whether every span lies inside one of the wider ones."""
    return all(any(w.holds(c) for w in merged(wider)) for c in content)


def clause(saying: Saying, marks: Sequence[tuple[Span, Mark]], text: str) -> Iterable[Piece]:
    """The content in its clause: with its source and cue, and the words between them where they are few."""
    content = merged(saying.content)
    frame = [s for s in (saying.source, saying.cue) if s is not None and not any(s.meets(c) for c in content)]
    at: int | None = None
    for span in merged([*content, *frame]):
        start, end = quoted(text, span)
        near = at is not None and start - at <= NEAR and not PARAGRAPH.search(text, at, max(at, start))
        if near and at is not None and at < start:
            yield Piece(Span(at, start), "frame")
        start = max(start, at or 0)
        apart = at is not None and not near
        for piece in cut(Span(start, end), content, marks) if start < end else ():
            yield Piece(piece.span, piece.mark, apart)
            apart = False
        at = max(end, at or 0)
    ends = frame and at is not None and max(s.end for s in frame) > max((c.end for c in content), default=0)
    if ends and at is not None and (tail := TAIL.match(text, at)):
        yield Piece(Span(at, tail.end()), "frame")


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces, those that touch and are marked alike made one."""
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        if last and last.span.end == piece.span.start and last.mark == piece.mark and not piece.apart:
            out[-1] = Piece(Span(last.span.start, piece.span.end), last.mark, last.apart)
        else:
            out.append(piece)
    return tuple(out)


def sentence(text: str, span: Span, at: Span | None = None) -> tuple[Piece, ...]:
    """The span with what stands around it in its sentence, as far as stops and line ends tell; at most `AROUND` each way.

    ``at`` is the figure inside the span, where one is to be seen.
    """
    stops = (m.end() for m in STOP.finditer(text, max(0, span.start - AROUND), span.start + 1))
    before = [stop for stop in stops if stop <= span.start]
    after = STOP.search(text, span.end - 1, span.end + AROUND)
    start = max(before, default=span.start if span.start > AROUND else 0)
    end = after.start() + len(after[1] or "") if after else len(text) if len(text) - span.end < AROUND else span.end
    end = max(end, span.end)
    figure = at if at is not None and span.holds(at) else Span(span.end, span.end + 1)
    runs: tuple[tuple[int, int, Mark], ...] = (
        (start, span.start, "frame"),
        (span.start, min(figure.start, span.end), "same"),
        (figure.start, min(figure.end, span.end), "figure"),
        (figure.end, span.end, "same"),
        (span.end, end, "frame"),
    )
    return tuple(Piece(Span(a, b), mark) for a, b, mark in runs if a < b)


def figure(text: str, span: Span, at: Span | None) -> tuple[Piece, ...] | None:
    """The sentence around a passage cited for a figure; None where it is too long to be set whole."""
    pieces = sentence(text, span, at)
    return pieces if pieces[-1].span.end - pieces[0].span.start <= WHOLE else None


def singles(reading: Reading) -> tuple[tuple[Cite, ...], ...]:
    """What stands in one report only, the weightiest first; passages of one sentence are one line."""
    groups: dict[tuple[str, int], list[Cite]] = {}
    for a in reading.account.alone:
        around = sentence(reading.reports[a.report].text, Span(a.start, a.end))
        groups.setdefault((a.report, around[0].span.start), []).append(Cite(a.report, a.start, a.end))
    return tuple(tuple(sorted(group)) for group in groups.values())


def apart(contest: Contest, reading: Reading) -> tuple[Stand, ...]:
    """The passages on the other side, each sentence once, without those in the sentence of the passage that they stand against."""

    def place(stand: Stand) -> tuple[str, int]:
        return stand.cite.report, sentence(reading.reports[stand.cite.report].text, stand.cite.span)[0].span.start

    seen: dict[tuple[str, int], Stand] = {}
    for stand in contest.against:
        seen.setdefault(place(stand), stand)
    seen.pop(place(contest.stand), None)
    return tuple(seen.values())


def passages(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """Passages of one sentence with what stands between and around them in it."""
    whole = Span(spans[0].start, max(s.end for s in spans))
    pieces = (cut(p.span, spans, ()) if p.mark == "same" else (p,) for p in sentence(text, whole))
    return joined(itertools.chain.from_iterable(pieces))


def excerpt(text: str, span: Span, at: Span, room: int) -> Span:
    """The part of the span around ``at``: no other line of the text, at most ``room`` characters, whole words."""
    left, right = text[span.start : at.start], text[at.end : span.end]
    left, right = re.split(r"[\r\n]", left)[-1], re.split(r"[\r\n]", right)[0]
    spare = max(0, room - (at.end - at.start))
    before, after = (
        min(len(left), max(spare // 2, spare - len(right))),
        min(len(right), max(spare // 2, spare - len(left))),
    )
    start, end = at.start - before, at.end + after
    if before < len(left):
        space = re.search(r"\s", text[start : at.start])
        start = start + space.end() if space else at.start
    if after < len(right):
        end = max(at.end, at.end + text[at.end : end].rfind(" "))
    cut = trimmed(text, start, end)
    return cut if cut is not None and cut.holds(at) else at


def quoted(text: str, span: Span) -> tuple[int, int]:
    """The span with a quotation mark that stands directly before or after it."""
    start = span.start - 1 if span.start and text[span.start - 1] in QUOTES else span.start
    end = span.end + 1 if text[span.end : span.end + 1] and text[span.end] in QUOTES else span.end
    return start, end


def cut(span: Span, content: Sequence[Span], marks: Sequence[tuple[Span, Mark]]) -> Iterable[Piece]:
    """The span in pieces: frame outside the content, inside it the marked runs and those between."""
    edges = {span.start, span.end}
    for s in (*content, *(m for m, _ in marks)):
        edges |= {e for e in (s.start, s.end) if span.start < e < span.end}
    ordered = sorted(edges)
    for start, end in itertools.pairwise(ordered):
        piece = Span(start, end)
        if not any(c.holds(piece) for c in content):
            yield Piece(piece, "frame")
        else:
            yield Piece(piece, next((kind for mark, kind in marks if mark.holds(piece)), "same"))
