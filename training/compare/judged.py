"""Pairs of figures of unlabelled stories, judged by reading: whether the two answer one question and cannot both be true.

The annotated stories were read while the rules were written; these are drawn by chance, and no rule was made for one of them. A line of
`judged_clashes.jsonl` is a story: the file of the corpus that holds it, the ids of its reports, and its judged pairs, each as report,
start and end (code points, half-open) of either figure and 1 or 0. No text is kept. What could be judged either way was left out.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from tellings.annotate import annotate
from tellings.compare.figure_pairs import Figures, clash_pairs
from tellings.compare.figures import read_figures
from tellings.compare.ground import Ground
from tellings.compare.likeness import Rows
from tellings.model import Annotated, Cite, Report

FILE = Path(__file__).with_name("judged_clashes.jsonl")


class Judged(NamedTuple):
    """A story of the corpora: its reports, and pairs of figures with whether they answer one question."""

    name: str
    reports: tuple[Report, ...]
    pairs: tuple[tuple[Cite, Cite, bool], ...]


def read_judged(corpora: Path, listed: Path = FILE) -> Iterator[Judged]:
    """The judged stories in the order of the file; raises `KeyError` where a report is not in its corpus."""
    rows = [json.loads(line) for line in listed.read_text("utf8").splitlines()]
    found = {corpus: _reports(corpora / f"{corpus}.jsonl.gz", rows) for corpus in sorted({r["corpus"] for r in rows})}
    for row in rows:
        pairs = tuple((Cite(*p[:3]), Cite(*p[3:6]), bool(p[6])) for p in row["pairs"])
        yield Judged(row["reports"][0], tuple(found[row["corpus"]][r] for r in row["reports"]), pairs)


def annotated_story(story: Judged, cache: Path | None) -> list[Annotated]:
    """What the product finds in the story's reports, kept in the folder ``cache`` where one is given."""
    kept = cache / f"{story.name}.msgpack" if cache else None
    if kept and kept.is_file():
        return msgspec.msgpack.decode(kept.read_bytes(), type=list[Annotated])
    annotated = [annotate(r) for r in story.reports]
    if kept:
        kept.write_bytes(msgspec.msgpack.encode(annotated))
    return annotated


def judged_pairs(ground: Ground, judged: Judged) -> tuple[Rows, list[bool]]:
    """The rows of the judged pairs that are still proposed, with their judgements; what no rule lets through needs no weighing."""
    figures = read_figures(ground.stated)
    cites = [f.page.cite(f.span) for f in figures]
    said = {frozenset((a, b)): right for a, b, right in judged.pairs}
    weighed = clash_pairs(Figures(ground, figures))
    pairs = [frozenset((cites[i], cites[j])) for i, j in weighed.pairs]
    kept = [n for n, pair in enumerate(pairs) if pair in said]
    return weighed.rows[kept], [said[pairs[n]] for n in kept]


def _reports(path: Path, rows: Sequence[Mapping[str, object]]) -> dict[str, Report]:
    wanted = {r for row in rows for r in _listed(row["reports"])}
    fields = ("title", "outlet", "url", "published")
    with gzip.open(path, "rt", encoding="utf8") as lines:
        found = (row for row in map(json.loads, lines) if row["id"] in wanted)
        return {r["id"]: Report(r["id"], r["text"], **{k: r.get(k) for k in fields}) for r in found}


def _listed(ids: object) -> Sequence[str]:
    return [str(i) for i in ids] if isinstance(ids, list) else []
