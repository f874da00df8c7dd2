"""Holds every score above its floor: runs the benchmarks whose corpora are there and fails where a score dropped.

    python -m evaluation.gate [--shared DIR] [--only NAME ...]

`floors.json` names for each benchmark the module, its data below the shared folder, and the floors by the path of the score in the
scorer's JSON ("sayings.f1"). A floor stands a little under what was measured when it was set, for other machines' rounding.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from evaluation import bench

FLOORS = Path(__file__).with_name("floors.json")


def main(argv: list[str] | None = None) -> int:
    """Print a line a floor; returns 1 where one does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=bench.SHARED)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="only these benchmarks")
    o = parser.parse_args(argv)
    failed = False
    for name, entry in json.loads(FLOORS.read_text("utf8")).items():
        if o.only and name not in o.only:
            continue
        if not (o.shared / entry["data"]).exists() or not (o.shared / "bench").is_dir():
            print(f"gate: {name} left out, its corpus is not here")
            continue
        started = time.perf_counter()
        scores = measured(o.shared, entry)
        print(f"gate: {name} took {time.perf_counter() - started:.0f} s")
        for path, floor in entry["floors"].items():
            got = at(scores, path)
            holds = got >= floor
            failed |= not holds
            print(f"gate:   {path} {got:.4f} {'holds' if holds else 'FELL UNDER'} {floor}")
    return int(failed)


def measured(shared: Path, entry: dict[str, Any]) -> Any:
    """The scorer's JSON, the last line of the benchmark's output."""
    command = [sys.executable, "-m", entry["module"], "--json", "--shared", str(shared), *entry.get("arguments", [])]
    done = subprocess.run(command, capture_output=True, text=True, cwd=bench.ROOT, check=False)
    if done.returncode:
        sys.exit(f"gate: {' '.join(command)} failed:\n{done.stderr.strip()[-2000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def at(scores: Any, path: str) -> float:
    """The number at a dotted path of the scorer's JSON."""
    for key in path.split("."):
        scores = scores[key]
    return float(scores)


if __name__ == "__main__":
    sys.exit(main())
