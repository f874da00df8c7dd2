"""The figures of the annotated accounts: how many of their answers `find_quantities` reads right.

An answer has a quotation and a value such as ``12``, ``>=12``, ``~600``, ``40-70`` or ``dozens``. It is read right when a figure
found inside the quotation has that value, and firmly right when its hedge agrees as well. Answers in words without a number
("some", "most of them") are left out, and so are zeros and ones that stand in no numeral ("a truck", "no one was hurt").
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from evaluation import bench
from tellings.annotate.pipeline import parse
from tellings.annotate.quantities import find_quantities
from tellings.model import Quantity, Span

_VALUE = re.compile(r"(>=|<=|>|<|~)?\s*(\d+(?:\.\d+)?)(?:\s*-\s*(\d+(?:\.\d+)?))?")
_WORDS = {"dozens": 24, "scores": 40, "hundreds": 200, "tens": 20, "thousands": 2000, "several": 2}
_NUMERAL = re.compile(r"\d|\b(?:one|zero|once)\b", re.I)


class Want(NamedTuple):
    """An answer: where its quotation stands, the value it gives, the hedge."""

    report: str
    quote: str
    span: Span
    low: Decimal
    high: Decimal
    hedge: str


def wants(folder: Path) -> Iterator[Want]:
    """The numeric answers of one story's account."""
    account = json.loads((folder / "account.json").read_text("utf8"))
    texts = {path.stem: path.read_text("utf8") for path in folder.glob("*.txt")}
    for fact in account["facts"]:
        if fact["kind"] not in ("quantity", "money"):
            continue
        for answer in fact["answers"]:
            value = _wanted(answer)
            if value is None or answer["report"] not in texts:
                continue
            at = -1
            for _ in range(answer.get("nth", 1)):
                at = texts[answer["report"]].find(answer["quote"], at + 1)
            if at >= 0:
                yield Want(answer["report"], answer["quote"], Span(at, at + len(answer["quote"])), *value)


def _wanted(answer: dict[str, Any]) -> tuple[Decimal, Decimal, str] | None:
    text = (answer.get("value") or "").strip()
    if text in _WORDS:
        return Decimal(_WORDS[text]), Decimal(_WORDS[text]), ">="
    match = _VALUE.fullmatch(text)
    if match is None:
        return None
    low, high = Decimal(match[2]), Decimal(match[3] or match[2])
    if high <= 1 and not _NUMERAL.search(answer["quote"]):
        return None
    return low, high, match[1] or ""


def reads(want: Want, q: Quantity) -> bool:
    """Whether a figure has the value of an answer (half of something is 50 percent)."""
    scale = 100 if q.kind == "ratio" and q.low is not None and q.low < 1 <= want.low else 1
    ends = [v * scale for v in (q.low, q.high) if v is not None]
    return (ends[0] == want.low and ends[-1] == want.high) or (q.approximate and ends[0] == want.low)


def firmly(want: Want, q: Quantity) -> bool:
    """Whether the figure's hedge is the answer's."""
    hedge = ">=" if q.high is None else "<=" if q.low is None else "~" if q.approximate else ""
    return hedge == want.hedge.replace(">=", ">").replace(">", ">=").replace("<=", "<").replace("<", "<=")


def report(shared: Path) -> str:
    """A table of the stories, and the answers that were not read right."""
    rows: list[list[object]] = []
    missed: list[str] = []
    totals = [0, 0, 0]
    for folder in sorted(path.parent for path in shared.glob("gold/dev/*/account.json")):
        found = {path.stem: find_quantities(parse(path.read_text("utf8"))) for path in folder.glob("*.txt")}
        counts = [0, 0, 0]
        for want in wants(folder):
            near = [q for q in found[want.report] if q.span.meets(want.span)]
            right = [q for q in near if reads(want, q)]
            counts = [counts[0] + 1, counts[1] + bool(right), counts[2] + any(firmly(want, q) for q in right)]
            if not right:
                value = f"{want.hedge}{want.low}" + (f"-{want.high}" if want.high != want.low else "")
                missed.append(f"{want.report}: {value} | {want.quote} | {[(str(q.low), str(q.high)) for q in near]}")
        rows.append([folder.name, counts[0], *_shares(counts)])
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
    rows.append(["all", totals[0], *_shares(totals)])
    return "\n".join(
        [bench.table(("story", "answers", "value", "value + hedge"), rows), "", "Not read right:", *missed]
    )


def _shares(counts: list[int]) -> tuple[float | None, float | None]:
    return (counts[1] / counts[0], counts[2] / counts[0]) if counts[0] else (None, None)
