"""How long the comparison of one story takes, after annotation, as the story grows.

    python -m evaluation.comparison_speed [--data FILE] [--shared DIR] [--sizes 5,50,500] [--about WORD] [--cache FOLDER] [--forms] [--json]

A big story is made of the reports of the article stream that hold a word most densely for their length, the densest first: one matter, the
same people and figures again and again, by many outlets over years. Smaller stories are its first reports. Seconds are wall clock, and
processor seconds of all threads together, which a busy machine disturbs less; the bare spaCy parse of some of the same texts, right
before and right after, gives the ratio that can be compared between machines.

Pairs are of two statements, two clauses, or two figures. Blocking leaves those to weigh; ``ns a pair`` divides the processor time by all
pairs of statements and of clauses that there are, ``µs a weighed one`` by those weighed, with the encoder, which reads each sentence once
however many pairs it stands in, and without. Shares are of processor time. ``--cache`` keeps the annotations between runs.
``--forms`` sets the account of the biggest story in every form and tells how big each is and how long it takes.
"""

from __future__ import annotations

import gzip
import io
import json
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console

from evaluation import bench
from tellings.accounts import write_account
from tellings.annotate import annotate
from tellings.annotate.pipeline import parse
from tellings.compare import Settings, claims, ground, whole
from tellings.compare.entities import merge_names
from tellings.compare.figure_pairs import Figures
from tellings.compare.figures import read_figures
from tellings.compare.ground import Ground
from tellings.model import Account, Annotated, Comparison, Lineage, Origin, Report
from tellings.render import terminal
from tellings.render.documents import document

#: Seconds that a story of so many reports may take, from the issue that asked for the comparison.
ALLOWED = {5: 1.0, 50: 10.0, 500: 180.0}
#: Reports that are parsed for the ratio.
PARSED = 5
#: The stages whose share is told: each the functions that it is, by the module that calls them. What is in none of them is reading.
STAGES: dict[str, tuple[tuple[Any, str], ...]] = {
    "encoder": ((ground, "embed"), (claims, "embed")),
    "neighbours": ((ground, "find_neighbours"),),
    "sayings": ((whole, "find_utterances"),),
    "facts": ((whole, "group_figures"), (whole, "find_facts")),
    "disputes": tuple((whole, f"find_{kind}") for kind in ("denials", "contradictions", "stances")),
}


def main(argv: list[str] | None = None) -> None:
    """Time the comparison at each size and print the tables."""
    parser = bench.options(__doc__, "corpora/stream.jsonl.gz")
    parser.add_argument("--sizes", default="5,50,500", help="numbers of reports, separated by commas")
    parser.add_argument("--about", default="obamacare", metavar="WORD", help="the matter of the story")
    parser.add_argument("--forms", action="store_true", help="set the account of the biggest story too")
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keep the annotations here")
    o = bench.parse(parser, argv)
    sizes = sorted(int(x) for x in o.sizes.split(","))
    reports = read_reports(o.data, o.about.lower(), sizes[-1])
    annotated = [annotated_report(r, o.cache) for r in reports]
    compare(reports[:2], annotated[:2])  # loads the models
    measured = [measure(reports[:size], annotated[:size]) for size in sizes]
    rows = [row for row, _ in measured]
    print(bench.table(list(TIMES), [[show(r) for show in TIMES.values()] for r in rows]))
    print()
    print(bench.table(list(COSTS), [[show(r) for show in COSTS.values()] for r in rows]))
    if o.forms:
        lineage = Lineage(tuple(alone(reports)))
        account = write_account("story", reports, annotated, lineage, measured[-1][1])
        print(
            f"\n{len(account.facts):,} facts, {len(account.utterances):,} utterances, {len(account.disputes):,} disputes\n"
        )
        print(bench.table(("form", "MB", "processor s"), list(forms(account))))
    if o.json:
        print(json.dumps({str(r["reports"]): r for r in rows}))


Row = dict[str, float]
Columns = dict[str, Callable[[Row], str | None]]
TIMES: Columns = {
    "reports": lambda r: f"{r['reports']:,.0f}",
    "wall s": lambda r: f"{r['wall']:.2f}",
    "asked s": lambda r: f"{ALLOWED[int(r['reports'])]:g}" if r["reports"] in ALLOWED else None,
    "processor s": lambda r: f"{r['processor']:.2f}",
    "of a bare parse": lambda r: f"{r['processor'] / r['parse']:.2f}",
    "peak MB": lambda r: f"{r['peak']:,.0f}",
    **{f"{stage} %": lambda r, stage=stage: f"{100 * r[stage] / r['processor']:.0f}" for stage in (*STAGES, "reading")},  # type: ignore[misc]
}
COSTS: Columns = {
    **{n: lambda r, n=n: f"{r[n]:,.0f}" for n in ("reports", "statements", "clauses", "pairs", "weighed")},  # type: ignore[misc]
    "of 1,000": lambda r: f"{1000 * r['weighed'] / r['pairs']:.3g}",
    "ns a pair": lambda r: f"{1e9 * r['processor'] / r['pairs']:,.0f}",
    "µs a weighed one": lambda r: f"{1e6 * r['processor'] / r['weighed']:.0f}",
    "without encoder": lambda r: f"{1e6 * (r['processor'] - r['encoder']) / r['weighed']:.0f}",
}


def forms(account: Account) -> Iterator[tuple[str, str, str]]:
    """The account in every form: its size and what it took to set it."""
    for form, do in (
        *((form, partial(document, account, form)) for form in ("json", "html", "markdown")),
        ("terminal", partial(on_terminal, account)),
    ):
        begin = time.process_time()
        size = len(do().encode())
        yield form, f"{size / 1e6:.2f}", f"{time.process_time() - begin:.2f}"


def on_terminal(account: Account) -> str:
    """The short form, as a terminal of 100 columns shows it."""
    out = io.StringIO()
    terminal.render(account, Console(file=out, width=100))
    return out.getvalue()


def measure(reports: list[Report], annotated: list[Annotated]) -> tuple[Row, Comparison]:
    """One size: what there was to compare and what it took, and the comparison."""
    before = parsing(reports, annotated)
    with watched() as (spent, grounds):
        begin, burned = time.perf_counter(), time.process_time()
        comparison = compare(reports, annotated)
        wall, burned = time.perf_counter() - begin, time.process_time() - burned
    (story,) = grounds
    told, stated = len(story.told), len(story.stated)
    figures = Figures(story, read_figures(story.stated))
    spent["disputes"] -= spent.pop("encoder in disputes", 0.0)  # it reads the words for what is denied too
    row: Row = {
        "reports": len(reports),
        "statements": told,
        "clauses": stated,
        "pairs": max(1, (told * (told - 1) + stated * (stated - 1)) / 2),
        "weighed": max(1, len(story.told_near) + len(story.stated_near) + len(figures.pairs)),
        "wall": wall,
        "processor": burned,
        "parse": (before + parsing(reports, annotated)) / 2,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        **spent,
        "reading": burned - sum(spent.values()),
    }
    return row, comparison


@contextmanager
def watched() -> Iterator[tuple[dict[str, float], list[Ground]]]:
    """While it is open, the processor seconds of each stage, and the ground of each story that is read."""
    spent: dict[str, float] = defaultdict(float)
    grounds: list[Ground] = []
    running: list[str] = []
    read_story: Callable[..., Ground] = ground.read_story

    def timed(stage: str, do: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            begin = time.process_time()
            running.append(stage)
            try:
                return do(*arguments)
            finally:
                took = time.process_time() - begin
                spent[stage] += took
                running.pop()
                if running:
                    spent[f"{stage} in {running[-1]}"] += took

        return run

    def read(*arguments: Any) -> Ground:
        grounds.append(read_story(*arguments))
        return grounds[-1]

    patched: dict[tuple[Any, str], Callable[..., Any]] = {(whole, "read_story"): read}
    for stage, parts in STAGES.items():
        patched.update({(module, name): timed(stage, getattr(module, name)) for module, name in parts})
    originals = [(module, name, getattr(module, name)) for module, name in patched]
    for (module, name), do in patched.items():
        setattr(module, name, do)
    try:
        yield spent, grounds
    finally:
        for module, name, do in originals:
            setattr(module, name, do)


def compare(reports: list[Report], annotated: list[Annotated]) -> Comparison:
    """The comparison as the product does it, names over the whole story included, every report an origin."""
    return whole.compare_story(reports, annotated, alone(reports), merge_names(reports, annotated), Settings())


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
