"""The annotated stories as labels: which statements, clauses and figures the annotators put together."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from tellings.compare.figures import Figure, value_of
from tellings.model import Cite, Span, Statement
from tellings.text import merged

WORD = re.compile(r"\w+")
#: The share of words from which a passage is the one that is listed. Between 0.2 and 0.5 the held-out figures hardly move.
ALIKE = 0.3
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def find(text: str, quote: str, nth: int | None) -> Span:
    """The nth (1-based) occurrence of a quote, as the annotation guide has it."""
    at = -1
    for _ in range(nth or 1):
        at = text.index(quote, at + 1)
    return Span(at, at + len(quote))


def nearest(text: str, words: str, to: Span) -> Span | None:
    """The whole-word occurrence nearest to a span, outside it where there is one."""
    found = [Span(*m.span()) for m in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)]
    return min(found, key=lambda s: (s.meets(to), abs(s.start - to.start)), default=None)


class Gold:
    """One story's annotation with every quote as a cite."""

    def __init__(self, folder: Path) -> None:
        told = json.loads((folder / "account.json").read_text("utf8"))
        listed = json.loads((folder / "reports.json").read_text("utf8"))["reports"]
        self.texts: Mapping[str, str] = {r["id"]: (folder / r["file"]).read_bytes().decode("utf8") for r in listed}
        self.told: list[tuple[int, dict[str, Any]]] = [
            (i, s) for i, u in enumerate(told["utterances"]) for s in u["sayings"]
        ]
        self.sayings = [(i, self._cite(s, "content")) for i, u in enumerate(told["utterances"]) for s in u["sayings"]]
        self.answers = [(i, f, a, self._cite(a, "quote")) for i, f in enumerate(told["facts"]) for a in f["answers"]]
        self.disputed = [(self._cite(d["a"], "quote"), self._cite(d["b"], "quote")) for d in told["disputes"]]

        self.listed = [self._cite(s, "quote") for s in told["single_source"]]

    def single(self, report: str, span: Span) -> bool:
        """Whether a passage is one that the annotators list as its report's own: words in common `ALIKE` of all words of both."""
        text = self.texts[report]
        own = _words(text, [span])
        listed = (_words(text, [c.span]) for c in self.listed if c.report == report and c.span.meets(span))
        return any(len(own & other) >= ALIKE * len(own | other) for other in listed)

    def _cite(self, row: Mapping[str, Any], key: str) -> Cite:
        span = find(self.texts[row["report"]], row[key], row.get("nth"))
        return Cite(row["report"], span.start, span.end)

    def statements(self, report: str) -> list[Statement]:
        """The annotators' sayings as statements without speakers; the parts that one cue breaks up are one statement."""
        text = self.texts[report]
        found: dict[object, Statement] = {}
        for number, (utterance, row) in enumerate(self.told):
            if row["report"] == report:
                content = find(text, row["content"], row.get("nth"))
                cue = nearest(text, row["cue"], content) if row["cue"] else None
                source = nearest(text, row["source"], cue or content) if row["source"] else None
                key = (utterance, cue, source) if cue else number
                parts = (*(found[key].content if key in found else ()), content)
                found[key] = Statement(merged(parts), source, cue, row["form"])
        return sorted(found.values(), key=lambda s: s.content)

    def utterances(self, report: str, content: Sequence[Span]) -> int | None:
        """The utterance of the gold saying that a predicted content answers: words in common at least half of all words."""
        text = self.texts[report]
        units = [_words(text, content), *(_words(text, [s]) for s in content)]
        best = 0.0, -1
        for group, cite in self.sayings:
            if cite.report == report:
                own = _words(text, [cite.span])
                for unit in units:
                    share = len(own & unit) / len(own | unit) if own | unit else 0.0
                    best = max(best, (share, group))
        return best[1] if best[0] >= 0.5 else None

    def disputes(self, a: Cite, b: Cite) -> bool:
        """Whether the annotators set the two passages against each other: both overlap those of a dispute, either way round."""
        return any((_meet(a, x) and _meet(b, y)) or (_meet(a, y) and _meet(b, x)) for x, y in self.disputed)

    def facts(self, report: str, span: Span, kinds: Sequence[str] = ()) -> set[tuple[int, str]]:
        """The facts (with the answer's value) that a passage answers: at least half of the quote lies in it, or it in the quote."""
        return {
            (i, str(a["value"])) for i, f, a, cite in self.answers
            if cite.report == report and (not kinds or f["kind"] in kinds) and _covers(span, cite.span)
        }  # fmt: skip

    def figures(self, found: Sequence[Figure]) -> list[set[int]]:
        """For each figure the numeric facts it answers: in a quote those with the answer's value, else all of its kind."""
        answers: list[set[int]] = [set() for _ in found]
        for i, fact, answer, cite in self.answers:
            inside = [
                n
                for n, f in enumerate(found)
                if f.page.report.id == cite.report and _covers(f.span, cite.span) and _of_kind(f, fact["kind"])
            ]
            right = [n for n in inside if _says(found[n], str(answer["value"]))]
            for n in right or inside:
                answers[n].add(i)
        return answers


def _of_kind(figure: Figure, kind: str) -> bool:
    if kind in ("date", "money"):
        return figure.kind == kind
    return kind == "quantity" and figure.kind not in ("date", "money")


def _says(figure: Figure, value: str) -> bool:
    """Whether a figure has an annotated value, hedges aside."""
    if figure.when is not None:
        day = value_of(figure) or ""
        return bool(day) and (day in value or value in day)
    return any(Decimal(n) in (figure.low, figure.high) for n in NUMBER.findall(value))


def _covers(span: Span, quote: Span) -> bool:
    common = min(span.end, quote.end) - max(span.start, quote.start)
    return common * 2 >= min(quote.end - quote.start, span.end - span.start) and common > 0


def _meet(a: Cite, b: Cite) -> bool:
    return a.report == b.report and a.start < b.end and b.start < a.end


def _words(text: str, spans: Sequence[Span]) -> set[int]:
    return {m.start() + s.start for s in spans for m in WORD.finditer(s.of(text))}
