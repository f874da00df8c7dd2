"""Speed of the annotation pass, beside the bare spaCy pass run in the same process over the same texts.

    python -m evaluation.speed [--data DIR] [--json] [--rounds N] [--jobs]

Prints tokens a second for the bare parse and for the whole pass, and what each finder costs as a share of the bare parse (median of
the rounds, in processor time of one thread; parse and finders take turns, so a drift of the machine meets both). ``--jobs`` prints
wall seconds by number of processes.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evaluation import bench
from tellings.annotate.boilerplate import find_boilerplate
from tellings.annotate.names import find_names
from tellings.annotate.pipeline import parse
from tellings.annotate.quantities import find_quantities
from tellings.annotate.statements import find_statements
from tellings.annotate.times import find_times
from tellings.model import Report
from tellings.read import read


def main(argv: list[str] | None = None) -> None:
    """Print the tables."""
    parser = bench.options(__doc__, "gold/dev")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", action="store_true", help="also the wall time by number of processes")
    parser.add_argument(
        "--account", type=Path, metavar="DIR", help="only the wall time of one story's account, cold and warm"
    )
    o = bench.parse(parser, argv)
    if o.account:
        print("account of {}: {:.1f} s warm, {:.1f} s cold".format(o.account.name, *account_times(o.account)))
        return
    reports = list(read([o.data]).reports)
    parse("Warm.")
    tokens = 0
    seconds: dict[str, list[float]] = {}
    for _ in range(o.rounds):
        tokens = one_round(reports, seconds)
    cost = {k: statistics.median(v) for k, v in seconds.items()}
    bare, whole = cost["parse"], sum(cost.values())
    rows = [(k, v, f"{v / bare:.2f}") for k, v in cost.items()]
    print(f"{len(reports)} reports, {tokens} tokens, median of {o.rounds} rounds, one process")
    print(bench.table(("part", "seconds", "of the bare parse"), [(k, f"{v:.2f}", share) for k, v, share in rows]))
    particulars = (cost["quantities"] + cost["times"] + cost["names"]) / bare
    print(f"bare parse {tokens / bare:,.0f} tokens/s; whole pass {tokens / whole:,.0f} tokens/s")
    print(f"figures, times and names together cost {particulars:.2f} of the parse")
    if o.jobs:
        print(bench.table(("processes", "wall seconds"), [(n, f"{wall(o.data, n):.1f}") for n in (1, 2)]))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    if o.json:
        print(json.dumps({"bare": tokens / bare, "whole": tokens / whole, "particulars": particulars, "cost": cost}))


def one_round(reports: list[Report], seconds: dict[str, list[float]]) -> int:
    """Annotate every report once; adds to each part its seconds over all reports, returns the number of tokens."""
    spent: dict[str, float] = {}

    def timed(part: str, do: Callable[..., Any], *given: Any) -> Any:
        started = time.process_time()
        result = do(*given)
        spent[part] = spent.get(part, 0.0) + time.process_time() - started
        return result

    tokens = 0
    for report in reports:
        doc = timed("parse", parse, report.text)
        tokens += len(doc)
        boilerplate = timed("boilerplate", find_boilerplate, report)
        names = timed("names", find_names, doc, boilerplate)
        timed("quantities", find_quantities, doc)
        timed("times", find_times, doc, report.day)
        timed("statements", find_statements, doc, boilerplate, names)
    for part, value in spent.items():
        seconds.setdefault(part, []).append(value)
    return tokens


def account_times(story: Path) -> tuple[float, float]:
    """Wall seconds of a story's account with models loaded (the second account of a process), and of the whole command."""
    from tellings.run import account

    account(story, jobs=1)
    started = time.perf_counter()
    account(story, jobs=1)
    warm = time.perf_counter() - started
    started = time.perf_counter()
    with bench.scratch(".json") as out:
        subprocess.run(
            [sys.executable, "-m", "tellings", "account", str(story), "--json", str(out)],
            check=True,
            capture_output=True,
        )
    return warm, time.perf_counter() - started


def wall(data: Path, jobs: int) -> float:
    """Wall seconds of reading and annotating everything in ``jobs`` processes, models loaded anew."""
    code = (
        "import sys; from tellings.executors import *; from tellings.stages import PER_REPORT\nfrom tellings.read import read\n"
        "if __name__ == '__main__':\n    r = read([sys.argv[1]]).reports\n"
        "    list(executor(int(sys.argv[2]), len(r)).map(PER_REPORT.do, r))"
    )
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, str(data), str(jobs)], check=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
