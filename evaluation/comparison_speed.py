"""How long the comparison of one story takes, after annotation, as the story grows.

    python -m evaluation.comparison_speed [--data FILE] [--shared DIR] [--sizes 5,50,500] [--json]

A big story is made of the first reports of the article stream: texts of the same weeks by many outlets, which share people and
topics but few sentences, so that nothing is saved by copies. Times are wall clock and processor seconds on one core (on a busy
machine they differ); the pairs weighed show how blocking holds them down.
"""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

from evaluation import bench
from tellings.annotate import annotate
from tellings.compare import Settings
from tellings.compare.entities import merge_names
from tellings.compare.ground import read_story
from tellings.compare.whole import compare_story
from tellings.model import Origin, Report

#: Seconds that a story of so many reports may take, from the issue that asked for the comparison.
ALLOWED = {5: 1.0, 50: 10.0, 500: 180.0}


def main(argv: list[str] | None = None) -> None:
    """Time the comparison at each size and print the table."""
    parser = bench.options(__doc__, "corpora/stream.jsonl.gz")
    parser.add_argument("--sizes", default="5,50,500", help="numbers of reports, separated by commas")
    o = bench.parse(parser, argv)
    sizes = sorted(int(x) for x in o.sizes.split(","))
    reports = read_reports(o.data, sizes[-1])
    annotated = [annotate(r) for r in reports]
    rows = []
    for size in sizes:
        few, notes = reports[:size], annotated[:size]
        entities = merge_names(few, notes)
        origins = [Origin((r.id,), r.id) for r in few]
        compare_story(few[:2], notes[:2], origins[:2], entities, Settings())  # loads the models
        begin, burned = time.perf_counter(), time.process_time()
        made = compare_story(few, notes, origins, entities, Settings())
        seconds, burned = time.perf_counter() - begin, time.process_time() - burned
        ground = read_story(few, notes, origins, entities)
        pairs = len(ground.told_near) + len(ground.stated_near)
        rows.append(
            (
                size,
                len(ground.told),
                len(ground.stated),
                pairs,
                f"{seconds:.2f}",
                f"{burned:.2f}",
                str(ALLOWED.get(size, "-")),
                len(made.facts),
            )
        )
    print(bench.table(("reports", "statements", "clauses", "pairs", "seconds", "processor", "allowed", "facts"), rows))
    if o.json:
        print(
            json.dumps(
                {
                    str(row[0]): {"seconds": float(str(row[4])), "processor": float(str(row[5])), "pairs": row[3]}
                    for row in rows
                }
            )
        )


def read_reports(path: Path, count: int) -> list[Report]:
    """The first reports of the stream that have a text."""
    found: list[Report] = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["text"].strip():
                found.append(Report(row["id"], row["text"], title=row.get("title"), published=row.get("published")))
            if len(found) == count:
                break
    return found


if __name__ == "__main__":
    main()
