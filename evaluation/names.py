"""Names over whole stories: every form of a person, body or place brought together, scored against the annotated stories.

    python -m evaluation.names [--data DIR] [--shared DIR] [--json] [--misses] [--speed]

One annotator against another reaches 97.8 (two stories). ``--misses`` prints the pairs of forms missed and joined wrongly, story by story;
``--speed`` the time that `find_names` takes as a share of the bare spaCy pass.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import msgspec

from evaluation import bench
from tellings.annotate.boilerplate import find_boilerplate
from tellings.annotate.names import find_names
from tellings.annotate.pipeline import parse
from tellings.compare.entities import merge_names
from tellings.model import Annotated, Report


def main(argv: list[str] | None = None) -> None:
    """Print the scorer's line for names."""
    parser = bench.options(__doc__, "gold/dev")
    parser.add_argument("--misses", action="store_true", help="print the pairs of forms missed and joined wrongly")
    parser.add_argument("--speed", action="store_true", help="print the cost of find_names beside the bare spaCy pass")
    o = bench.parse(parser, argv)
    spent = {"parse": 0.0, "names": 0.0, "merge": 0.0}
    with bench.scratch() as folder:
        for story in sorted(p.parent for p in o.data.glob("*/account.json")):
            account = names_of(story, spent)
            (folder / f"{story.name}.json").write_text(json.dumps(account), encoding="utf8")
        shown = bench.score(o, "score_account.py", o.data, folder, *(["--misses", "names"] if o.misses else []))
        print(
            "\n".join(
                line
                for line in shown.splitlines()
                if (o.misses and line.startswith(("missed", "extra"))) or line.startswith(("names", "  "))
            )
        )
        if o.speed:
            cost = f"find_names {spent['names']:.2f} s, {100 * spent['names'] / spent['parse']:.1f} % of the bare pass"
            print(f"{cost} ({spent['parse']:.2f} s); merge_names {spent['merge']:.2f} s")
        if o.json:
            print(json.dumps(bench.score_json(o, "score_account.py", o.data, folder, "--json")["names"]))


def names_of(story: Path, spent: dict[str, float]) -> dict[str, Any]:
    """A story's account with its names alone; the seconds that each step took are added to ``spent``."""
    listed = json.loads((story / "reports.json").read_text("utf8"))["reports"]
    reports = [Report(r["id"], (story / r["file"]).read_bytes().decode("utf8")) for r in listed]
    notes = []
    for report in reports:
        skip = find_boilerplate(report)
        begun = time.process_time()
        doc = parse(report.text)
        parsed = time.process_time()
        notes.append(Annotated(report.id, names=find_names(doc, skip)))
        spent["parse"] += parsed - begun
        spent["names"] += time.process_time() - parsed
    begun = time.process_time()
    entities = merge_names(reports, notes)
    spent["merge"] += time.process_time() - begun
    return {"names": [msgspec.to_builtins(e) for e in entities]}


if __name__ == "__main__":
    main()
