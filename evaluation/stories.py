"""Reports into stories: the labelled ones among thousands of strangers, speed and memory, and the stories of a plain stream.

    python -m evaluation.stories [--data PATH] [--shared DIR] [--json] [--speed] [--stream [--sample N]] [--sweep NAME]

Runs the grouping online, in one pass with its window, and the scorer (`score_stories.py`); prints the figures beside
those of other methods (`design/ANCHORS.md`). Strangers are unlabelled reports in the groups of labelled ones: the most
of them do belong there, but a method that takes in many more than others merges too much. ``--speed`` measures reports
a second (CPU time of one core) and peak memory over 1,000, 5,000 and 15,000 reports, each in a process of its own.
``--stream`` prints the largest stories of `stream.jsonl.gz`, with ``--sample`` so many random ones of two to five reports.
``--sweep`` prints the curve of one constant.
"""

from __future__ import annotations

import gzip
import importlib
import itertools
import json
import random
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from evaluation import bench
from evaluation.stories_anchor import one_pass
from tellings.group import Grouper, Light, light
from tellings.model import Report
from tellings.stories.regroup import BATCH as PRODUCT_BATCH

#: B-cubed F1, reports a second, memory: measured on these data before this project began (`design/ANCHORS.md`).
ANCHORS = (
    ("headline Jaccard, as feed readers do", 0.851, "7,040", "260 MB"),
    ("MiniLM embeddings, agglomerative, time window", 0.951, "40", "2.4 GB"),
    ("TF-IDF, one pass online, average link, 14 days", 0.964, "3,800", "0.3 GB"),
    ("TF-IDF + entities, agglomerative, time decay", 0.964, "19", "2.5 GB"),
    ("TF-IDF, agglomerative, time decay (N x N)", 0.975, "661", "2.5 GB"),
)
SWEEPS: dict[str, tuple[str, str, tuple[float, ...]]] = {
    "threshold": ("linkage", "THRESHOLD", (0.09, 0.1, 0.11, 0.12, 0.125, 0.13, 0.135, 0.14, 0.15, 0.16, 0.18)),
    "decay": ("linkage", "DECAY", (7, 10, 14, 18, 22, 30)),
    "bridge": ("linkage", "BRIDGE", (7, 10, 14, 21, 28)),
    "undated": ("linkage", "UNDATED", (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)),
    "title": ("index", "TITLE", (0.0, 0.05, 0.1, 0.15, 0.2, 0.3)),
    "kept": ("index", "KEPT", (30, 40, 60, 80, 100, 150)),
    "common": ("index", "COMMON", (0.05, 0.1, 0.15, 0.2, 0.3)),
    "chars": ("features", "CHARACTERS", (800, 1200, 1500, 2000, 2500, 4000)),
    "growth": ("grouper", "GROWTH", (0.1, 0.25, 0.5, 1.0, 1000.0)),
    "lede": ("features", "LEDE", (0, 200, 300, 500, 800)),
    "headline": ("features", "HEADLINE", (1, 2, 3, 4)),
}
BATCH = 100
#: Stories of two to so many reports are sampled.
SMALL = 5


class Grouped(NamedTuple):
    """The story of every report, and what it took."""

    stories: dict[str, str]
    seconds: float
    feature_seconds: float


def main(argv: list[str] | None = None) -> None:
    """Print the tables."""
    parser = bench.options(__doc__, "corpora/stories-dev.jsonl.gz")
    parser.add_argument("--speed", action="store_true", help="reports a second and peak memory over growing streams")
    parser.add_argument("--stream", action="store_true", help="the largest stories of the unlabelled stream")
    parser.add_argument(
        "--sample", type=int, default=0, metavar="N", help="with --stream: N random stories of few reports instead"
    )
    parser.add_argument("--sweep", choices=sorted(SWEEPS), help="the curve of one constant")
    parser.add_argument("--measure", type=int, metavar="N", help="(used by --speed) group N reports, print figures")
    o = bench.parse(parser, argv)
    if o.measure:
        measure(o.data, o.measure)
    elif o.speed:
        print_speed(o)
    elif o.stream:
        print_stream(o.shared / "corpora" / "stream.jsonl.gz", o.sample)
    elif o.sweep:
        print_sweep(o)
    else:
        print_scores(o)


def read(path: Path) -> Iterator[Report]:
    """The reports of a corpus, label left out."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines:
        for row in map(json.loads, lines):
            yield Report(
                row["id"], row["text"], title=row["title"], outlet=row.get("outlet"), published=row["published"]
            )


def grouped(reports: Sequence[Report], size: int = BATCH) -> Grouped:
    """Group the reports as a stream: in the order of their days, in batches of ``size``, undated ones where they stand."""
    started = time.process_time()
    lights = [light(r) for r in reports]
    middle = time.process_time()
    grouper = Grouper()
    placings = [p for batch in batches(by_day(lights), size) for p in grouper.add(batch)] + grouper.close()
    return Grouped({p.report: p.story for p in placings}, time.process_time() - middle, middle - started)


def by_day(lights: Sequence[Light]) -> list[Light]:
    """The order in which a stream brings them: by day; undated ones first, as nothing says when they came."""
    return sorted(lights, key=lambda x: (x.day or 0, x.id))


def batches(lights: Sequence[Light], size: int) -> Iterator[Sequence[Light]]:
    """``size`` at a time."""
    for at in range(0, len(lights), size):
        yield lights[at : at + size]


def scored(o: Any, stories: dict[str, str]) -> Any:
    """What the scorer says; the corpus's labels are written out as plain lines for it."""
    opener = gzip.open if o.data.suffix == ".gz" else open
    with bench.scratch() as folder:
        with opener(o.data, "rt", encoding="utf8") as lines:
            labels = [{"id": r["id"], "story": r["story"]} for r in map(json.loads, lines)]
        bench.write_jsonl(folder / "gold.jsonl", labels)
        bench.write_jsonl(folder / "made.jsonl", [{"id": i, "story": s} for i, s in stories.items()])
        return bench.score_json(o, "score_stories.py", folder / "gold.jsonl", folder / "made.jsonl", "--json")


def longest(stories: dict[str, str], days: dict[str, int | None]) -> int:
    """The span in days of the longest story."""
    found: dict[str, list[int]] = defaultdict(list)
    for report, story in stories.items():
        if (day := days[report]) is not None:
            found[story].append(day)
    return max(max(d) - min(d) for d in found.values())


def print_scores(o: Any) -> None:
    """The table beside the anchors."""
    reports = list(read(o.data))
    days = {r.id: r.day.toordinal() if r.day else None for r in reports}
    made = grouped(reports)
    anchor = one_pass([light(r) for r in reports])
    rows = []
    for name, stories in (
        ("tellings, online with its window", made.stories),
        ("TF-IDF, one pass, rebuilt here", anchor),
    ):
        s = scored(o, stories)
        span = f"{longest(stories, days)} days"
        rows.append(
            (
                name,
                s["b3_p"],
                s["b3_r"],
                s["b3_f1"],
                s["ari"],
                s["exact"],
                s["split"],
                s["merged"],
                s["distractors"],
                span,
            )
        )
    columns = ("method", "B3 P", "B3 R", "B3 F1", "ARI", "exact", "split", "merged", "strangers", "longest")
    print(bench.table(columns, rows))
    rate = len(reports) / (made.seconds + made.feature_seconds)
    print(f"\n{len(reports):,} reports: {rate:,.0f} reports/s (features {len(reports) / made.feature_seconds:,.0f}/s, "
          f"grouping {len(reports) / made.seconds:,.0f}/s), CPU time of one core")  # fmt: skip
    print("\nMeasured before on the same data\n")
    print(bench.table(("method", "B3 F1", "reports/s", "memory"), ANCHORS))
    if o.json:
        print(json.dumps(scored(o, made.stories)))


def print_sweep(o: Any) -> None:
    """Figures over the values of one constant."""
    module, constant, values = SWEEPS[o.sweep]
    reports = list(read(o.data))
    modules = [importlib.import_module(f"tellings.group.{m}") for m in ("features", "index", "linkage", "grouper")]
    rows = []
    for value in values:
        for m in modules:
            if hasattr(m, constant):
                setattr(m, constant, type(getattr(m, constant))(value))
        s = scored(o, grouped(reports).stories)
        rows.append(
            (str(value), s["b3_p"], s["b3_r"], s["b3_f1"], s["exact"], s["split"], s["merged"], s["distractors"])
        )
    print(f"{module}.{constant}\n")
    print(bench.table(("value", "B3 P", "B3 R", "B3 F1", "exact", "split", "merged", "strangers"), rows))


def print_speed(o: Any) -> None:
    """Reports a second and peak memory over growing streams, each in a fresh process that reads as it goes."""
    rows = []
    with bench.scratch() as folder:
        write_by_day([o.shared / "corpora" / "stream.jsonl.gz", o.data], folder / "sorted.jsonl")
        for n in (1000, 5000, 15000):
            command = [sys.executable, "-m", "evaluation.stories", "--measure", str(n), "--shared", str(o.shared)]
            command += ["--data", str(folder / "sorted.jsonl")]
            done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=bench.ROOT)
            row = json.loads(done.stdout.splitlines()[-1])
            cells = (f"{row['reports']:,}", f"{row['all']:,.0f}", f"{row['grouping']:,.0f}", f"{row['held']:,}")
            rows.append((*cells, f"{row['memory']:.0f} MB"))
    columns = ("reports", "reports/s, features and grouping", "grouping alone", "most held at once", "peak memory")
    print(bench.table(columns, rows))


def write_by_day(paths: Sequence[Path], out: Path) -> None:
    """The reports of all corpora in the order of their days, undated ones first."""
    rows = sorted((r.published or "", r.id, r.title or "", r.text) for path in paths for r in read(path))
    bench.write_jsonl(out, [{"id": i, "published": p or None, "title": t, "text": x} for p, i, t, x in rows])


def measure(path: Path, count: int) -> None:
    """Group the first ``count`` reports of a file as they are read; prints figures as JSON."""
    grouper = Grouper()
    spent = {"features": 0.0, "grouping": 0.0}
    done = held = settled = 0
    reports = read(path)
    while batch := list(itertools.islice(reports, min(BATCH, count - done))):
        started = time.process_time()
        lights = [light(r) for r in batch]
        middle = time.process_time()
        settled += len(grouper.add(lights))
        spent["features"] += middle - started
        spent["grouping"] += time.process_time() - middle
        done += len(batch)
        held = max(held, len(grouper.held))
    settled += len(grouper.close())
    if settled != done:
        sys.exit(f"{done} reports went in and {settled} came out")
    memory = peak_memory()
    rates = {"all": done / sum(spent.values()), "grouping": done / spent["grouping"]}
    print(json.dumps({"reports": done, **rates, "held": held, "memory": memory}))


def peak_memory() -> float:
    """The most memory this process held, in MB; what its parent held before does not count, as it would in ``getrusage``."""
    status = Path("/proc/self/status")
    if status.is_file():
        return next(int(x.split()[1]) / 1024 for x in status.read_text("utf8").splitlines() if x.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def print_stream(path: Path, sample: int) -> None:
    """How many stories a plain stream holds, grouped as ``tellings stories`` does; the reports of the twenty largest, or a sample."""
    reports = {r.id: r for r in read(path)}
    members: dict[str, list[str]] = defaultdict(list)
    for report, story in grouped(list(reports.values()), PRODUCT_BATCH).stories.items():
        members[story].append(report)
    several = sorted((s for s in members if len(members[s]) > 1), key=lambda s: (-len(members[s]), s))
    inside = sum(len(members[s]) for s in several)
    print(
        f"{len(reports):,} reports, {len(members):,} stories, {len(several):,} of two or more with {inside:,} reports"
    )
    small = sorted(s for s in several if len(members[s]) <= SMALL)
    for story in random.Random(sample).sample(small, sample) if sample else several[:20]:
        print(f"\n{story}: {len(members[story])} reports")
        for report in sorted(members[story], key=lambda r: (reports[r].published or "", r)):
            print(f"  {reports[report].published} {reports[report].outlet}: {reports[report].title}")


if __name__ == "__main__":
    main()
