"""How long the comparison of one story takes, after annotation, as the story grows.

    python -m evaluation.comparison_speed [--data FILE] [--shared DIR] [--sizes 5,50,500] [--about WORD] [--cache FOLDER] [--json]

A big story is made of the reports of the article stream that hold a word most densely for their length, by many outlets: one matter,
the same people and figures again and again, copies and follow-ups among them. Seconds are wall clock, and processor seconds of all threads
together, which a busy machine disturbs less; the bare spaCy parse of some of the same texts, run right before, gives the ratio that can be
compared between machines. Pairs are those weighed: blocking holds them down. ``--cache`` keeps the annotations between runs.
"""

from __future__ import annotations

import gzip
import json
import resource
import time
from pathlib import Path

import msgspec

from evaluation import bench
from tellings.annotate import annotate
from tellings.annotate.pipeline import parse
from tellings.compare import Settings
from tellings.compare.entities import merge_names
from tellings.compare.figure_pairs import Figures
from tellings.compare.figures import read_figures
from tellings.compare.ground import read_story
from tellings.compare.whole import compare_story
from tellings.model import Annotated, Origin, Report

#: Seconds that a story of so many reports may take, from the issue that asked for the comparison.
ALLOWED = {5: 1.0, 50: 10.0, 500: 180.0}
#: Reports that are parsed for the ratio.
PARSED = 5


def main(argv: list[str] | None = None) -> None:
    """Time the comparison at each size and print the table."""
    parser = bench.options(__doc__, "corpora/stream.jsonl.gz")
    parser.add_argument("--sizes", default="5,50,500", help="numbers of reports, separated by commas")
    parser.add_argument("--about", default="obamacare", metavar="WORD", help="the matter of the story")
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keep the annotations here")
    o = bench.parse(parser, argv)
    sizes = sorted(int(x) for x in o.sizes.split(","))
    reports = read_reports(o.data, o.about.lower(), sizes[-1])
    annotated = [annotated_report(r, o.cache) for r in reports]
    compare(reports[:2], annotated[:2])  # loads the models
    rows = [measure(reports[:size], annotated[:size]) for size in sizes]
    print(bench.table(COLUMNS, [row_of(r) for r in rows]))
    if o.json:
        print(json.dumps({str(r["reports"]): r for r in rows}))


COLUMNS = (
    "reports", "statements", "clauses", "pairs", "wall s", "processor s", "of a bare parse", "µs a pair", "peak MB", "allowed s",
)  # fmt: skip


def measure(reports: list[Report], annotated: list[Annotated]) -> dict[str, float]:
    """One size: what there was to compare, and what it took."""
    begin, burned = time.perf_counter(), time.process_time()
    compare(reports, annotated)
    wall, burned = time.perf_counter() - begin, time.process_time() - burned
    entities = merge_names(reports, annotated)
    ground = read_story(reports, annotated, alone(reports), entities)
    figures = Figures(ground, read_figures(ground.stated))
    pairs = len(ground.told_near) + len(ground.stated_near) + len(figures.pairs)
    return {
        "reports": len(reports),
        "statements": len(ground.told),
        "clauses": len(ground.stated),
        "pairs": pairs,
        "wall": wall,
        "processor": burned,
        "parses": burned / parsing(reports, annotated),
        "pair": 1e6 * burned / max(1, pairs),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def row_of(r: dict[str, float]) -> tuple[object, ...]:
    """A row of the table."""
    counts = tuple(str(int(r[k])) for k in ("reports", "statements", "clauses", "pairs"))
    allowed = ALLOWED.get(int(r["reports"]))
    return (
        *counts, f"{r['wall']:.2f}", f"{r['processor']:.2f}", f"{r['parses']:.2f}", f"{r['pair']:.0f}", f"{r['peak']:.0f}",
        f"{allowed:g}" if allowed else None,
    )  # fmt: skip


def compare(reports: list[Report], annotated: list[Annotated]) -> None:
    """The comparison as the product does it, names over the whole story included, every report an origin."""
    compare_story(reports, annotated, alone(reports), merge_names(reports, annotated), Settings())


def alone(reports: list[Report]) -> list[Origin]:
    """Every report as an origin of its own."""
    return [Origin((r.id,), r.id) for r in reports]


def parsing(reports: list[Report], annotated: list[Annotated]) -> float:
    """Processor seconds of the bare parse of all reports, reckoned by their words from a parse of the first few."""
    begin = time.process_time()
    for report in reports[:PARSED]:
        parse(report.text)
    spent = time.process_time() - begin
    words = [len(a.words) for a in annotated]
    return spent * sum(words) / max(1, sum(words[:PARSED]))


def annotated_report(report: Report, cache: Path | None) -> Annotated:
    """The report's annotations, from the folder where they are there."""
    kept = cache / f"{report.id.replace('/', '_')}.msgpack" if cache else None
    if kept and kept.is_file():
        return msgspec.msgpack.decode(kept.read_bytes(), type=Annotated)
    found = annotate(report)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(msgspec.msgpack.encode(found))
    return found


def read_reports(path: Path, word: str, count: int) -> list[Report]:
    """The reports that hold the word most often for their length, the densest first."""
    found: list[tuple[float, Report]] = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            density = row["text"].lower().count(word) / (len(row["text"]) + 1000)
            if density:
                report = Report(row["id"], row["text"], title=row.get("title"), published=row.get("published"))
                found.append((-density, report))
    return [report for _, report in sorted(found, key=lambda x: (x[0], x[1].id))[:count]]


if __name__ == "__main__":
    main()
