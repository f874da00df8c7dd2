"""Origins as HTML: which reports are one telling, and the passages that show it, side by side in two columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.model import Cite
from tellings.render import phrases
from tellings.render.kin import Kin, Pair, Run, beside, credits, kin, taken
from tellings.render.markup import Marker, escaped
from tellings.render.reading import Reading, plural

PAIRS = 10  # of one origin, and of origins that share passages: a page with more is slow, and each shows the same text again
PASSAGES = 12  # of one pair, the longest


class Columns:
    """Sets the origins of one account."""

    def __init__(self, reading: Reading, marker: Marker) -> None:
        self.reading = reading
        self.marker = marker

    def all(self) -> list[str]:
        """The origins of several reports, the passages that different origins share, the agencies credited."""
        told = [self.kin(group, n) for n, group in enumerate(kin(self.reading), 1)]
        apart = taken(self.reading)
        told += [self.apart(pair, n) for n, pair in enumerate(apart[:PAIRS], 1)]
        if len(apart) > PAIRS:
            told.append(f'<p class="why">… {plural(len(apart) - PAIRS, "more pair")}</p>')
        named = credits(self.reading)
        return [*told, self.credited(named)] if named else told

    def kin(self, group: Kin, index: int) -> str:
        """One origin of several reports, a fold for each pair of them."""
        chips = self.marker.chips((r, ()) for r in group.reports)
        tally = f'<p class="tally">{self.reading.tally(group.reports)}</p>'
        head = f'<header>{chips}<h3 class="state">{phrases.ONE_ORIGIN}</h3>{tally}</header>'
        pairs = "".join(map(self.pair, group.pairs[:PAIRS]))
        if len(group.pairs) > PAIRS:
            pairs += f'<p class="why">… {plural(len(group.pairs) - PAIRS, "more pair")}</p>'
        return self.line(f"origin-{index}", group.reports, head + pairs)

    def apart(self, pair: Pair, index: int) -> str:
        """Two reports of different origins that share passages."""
        reports = (pair.one, pair.other)
        chips = self.marker.chips((r, ()) for r in reports)
        head = f'<header>{chips}<h3 class="state">{phrases.TWO_ORIGINS}</h3>'
        head += f'<p class="tally">{self.reading.tally(reports)}</p></header>'
        return self.line(f"shared-{index}", reports, head + self.pair(pair))

    def pair(self, pair: Pair) -> str:
        """How much two reports share and why one seems to come from the other; folded below it, the passages."""
        numbers = (str(self.reading.number[pair.one]), str(self.reading.number[pair.other]))
        outlets = (self.reading.outlet(pair.one), self.reading.outlet(pair.other))
        why = phrases.descent(numbers, outlets, pair.tie)
        shared = phrases.shared(numbers, pair.shares, len(pair.passages))
        told = [f"{phrases.RELATION[pair.tie.relation]}: {shared}", *([why] if why else [])]
        note = f'<p class="why">{escaped("; ".join(told))}.</p>'
        if not pair.passages:
            return f'<div class="pair">{note}</div>'
        longest = sorted(pair.passages, key=lambda p: (p[0].start - p[0].end, p[0].start))[:PASSAGES]
        rows = "".join(self.passage(*p) for p in sorted(longest))
        more = len(pair.passages) - len(longest)
        rows += f'<p class="why">… {plural(more, "more passage")}</p>' if more else ""
        heads = "".join(
            f'<p class="head"><span class="chip">{n}</span> {escaped(o)}</p>'
            for n, o in zip(numbers, outlets, strict=True)
        )
        return (
            f'<div class="pair">{note}<details><summary>{" and ".join(numbers)} {phrases.SIDE_BY_SIDE}</summary>'
            f'<div class="columns"><div class="heads" aria-hidden="true">{heads}</div>{rows}</div></details></div>'
        )

    def passage(self, one: Cite, other: Cite) -> str:
        """One passage in both reports."""
        told = zip((one, other), beside(self.reading, one, other), strict=True)
        return f'<div class="passage">{"".join(self.cell(c.report, runs) for c, runs in told)}</div>'

    def cell(self, report: str, runs: Sequence[Run]) -> str:
        """One report's words of a passage, those that it shares marked."""
        told = []
        for run in runs:
            words = self.marker.told(report, run.span)
            told.append(f'<span class="gap">{phrases.GAP}</span>' if run.apart else "")
            told.append(f'<span class="{run.mark}">{words}</span>')
        inside = [run.span for run in runs if run.mark != "frame"]
        chip = self.marker.chip(report, inside)
        return f'<p>{chip}<a class="words" {self.marker.target(report, inside)}>{"".join(told)}</a></p>'

    def credited(self, named: Iterable[tuple[str, Sequence[Cite]]]) -> str:
        """The agencies that reports name, each with the places."""
        items = "".join(
            f"<li><span>{escaped(agency)}</span>{self.marker.chips((c.report, (c.span,)) for c in cites)}</li>"
            for agency, cites in named
        )
        reports = [c.report for _, cites in named for c in cites]
        inner = f'<div class="side"><p class="value">{phrases.CREDITED}</p><ul class="forms">{items}</ul></div>'
        return self.line("credits", reports, inner)

    def line(self, name: str, reports: Iterable[str], inner: str) -> str:
        """A line that the filters know."""
        held = " ".join(str(self.reading.number[r]) for r in self.reading.ordered(reports))
        return f'<article class="line origin" id="{name}" data-kind="origin" data-reports="{held}">{inner}</article>'
