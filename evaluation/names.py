"""Names over whole stories: every form of a person, body or place brought together, scored against the annotated stories.

    python -m evaluation.names [--data DIR] [--shared DIR] [--json] [--misses] [--speed] [--mentions]

One annotator against another reaches 97.8 (two stories). ``--misses`` prints the pairs of forms missed and joined wrongly, story by story;
``--mentions`` how many of the places where a form of an annotated name stands were found as a name, and as one of the annotated kind;
``--speed`` the time that `find_names` takes as a share of the bare spaCy pass.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from pathlib import Path

import msgspec

from evaluation import bench
from tellings.annotate.boilerplate import find_boilerplate
from tellings.annotate.names import find_names
from tellings.annotate.pipeline import parse
from tellings.compare.entities import merge_names
from tellings.model import Annotated, Report, Span
from tellings.text import outside


def main(argv: list[str] | None = None) -> None:
    """Print the scorer's line for names."""
    parser = bench.options(__doc__, "gold/dev")
    parser.add_argument("--misses", action="store_true", help="print the pairs of forms missed and joined wrongly")
    parser.add_argument("--speed", action="store_true", help="print the cost of find_names beside the bare spaCy pass")
    parser.add_argument("--mentions", action="store_true", help="print how many places of annotated names were found")
    o = bench.parse(parser, argv)
    places: Counter[tuple[str, str]] = Counter()
    spent = {"parse": 0.0, "names": 0.0, "merge": 0.0}
    with bench.scratch() as folder:
        for story in sorted(p.parent for p in o.data.glob("*/account.json")):
            reports, notes = annotated(story, spent)
            places += found_places(story, reports, notes)
            begun = time.process_time()
            account = {"names": [msgspec.to_builtins(e) for e in merge_names(reports, notes)]}
            spent["merge"] += time.process_time() - begun
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
        if o.mentions:
            rows = [
                (k, n := places[k, "places"], places[k, "found"] / n, places[k, "of its kind"] / n)
                for k, w in sorted(places)
                if w == "places"
            ]
            print(bench.table(("kind", "places", "found", "of its kind"), rows))
        if o.json:
            print(json.dumps(bench.score_json(o, "score_account.py", o.data, folder, "--json")["names"]))


def annotated(story: Path, spent: dict[str, float]) -> tuple[list[Report], list[Annotated]]:
    """A story's reports with their names; the seconds that each step took are added to ``spent``."""
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
    return reports, notes


def found_places(story: Path, reports: list[Report], notes: list[Annotated]) -> Counter[tuple[str, str]]:
    """(kind, "places" | "found" | "of its kind") -> how many places outside boilerplate where an annotated form stands."""
    kinds = {f: n["type"] for n in json.loads((story / "account.json").read_text("utf8"))["names"] for f in n["forms"]}
    longest = "|".join(re.escape(f) for f in sorted(kinds, key=len, reverse=True) if not f.islower())
    out: Counter[tuple[str, str]] = Counter()
    for report, note in zip(reports, notes, strict=True):
        holes = find_boilerplate(report)
        for match in re.finditer(rf"(?<![\w’'-])(?:{longest})(?!\w)", report.text) if longest else ():
            place, kind = Span(*match.span()), kinds[match[0]]
            if not outside(place, holes):
                continue
            hits = [n for n in note.names if n.span.meets(place)]
            out[kind, "places"] += 1
            out[kind, "found"] += bool(hits)
            out[kind, "of its kind"] += any(n.kind == kind for n in hits)
    return out


if __name__ == "__main__":
    main()
