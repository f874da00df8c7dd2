"""What all benchmarks share: their options, the scorers, the table."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def options(description: str | None, data: str) -> argparse.ArgumentParser:
    """A parser with the options that every benchmark has; ``data`` is the default corpus, a path below the shared folder."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help=f"the corpus (default: {data} in the shared folder)")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with the scorers in bench/")
    parser.add_argument("--json", action="store_true", help="print the scorer's JSON as the last line")
    parser.set_defaults(default_data=data)
    return parser


def parse(parser: argparse.ArgumentParser, argv: Sequence[str] | None = None) -> argparse.Namespace:
    """The arguments, with ``data`` filled in and checked; leaves with a clear line where a path is missing."""
    o = parser.parse_args(argv)
    if o.data is None:
        o.data = o.shared / o.default_data
    if not o.data.exists():
        parser.error(f"no {o.data}: give the corpus with --data PATH")
    if not (o.shared / "bench").is_dir():
        parser.error(f"no scorers in {o.shared / 'bench'}: give the folder that holds bench/ with --shared DIR")
    return o


def score(o: argparse.Namespace, script: str, *arguments: str | Path) -> str:
    """What a scorer prints; leaves with its own message where it fails."""
    command = [sys.executable, str(o.shared / "bench" / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{script} failed:\n{done.stderr.strip()}")
    if done.stderr.strip():
        print(done.stderr.strip(), file=sys.stderr)
    return done.stdout


def score_json(o: argparse.Namespace, script: str, *arguments: str | Path) -> Any:
    """The JSON that a scorer prints (the scorers differ in how they take ``--json``: pass it in the arguments)."""
    return json.loads(score(o, script, *arguments))


@contextmanager
def scratch(suffix: str = "") -> Iterator[Path]:
    """A temporary folder, or the path of a temporary file when a suffix is given."""
    with tempfile.TemporaryDirectory(prefix="tellings-") as folder:
        yield Path(folder) / f"predictions{suffix}" if suffix else Path(folder)


def write_jsonl(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """One JSON object a line."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf8")


def table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A plain Markdown table; floats in [0, 1] are printed as percent with one decimal."""

    def cell(x: object) -> str:
        if isinstance(x, float):
            return f"{100 * x:.1f}" if 0 <= x <= 1 else f"{x:,.1f}"
        return "-" if x is None else str(x)

    body = [[cell(x) for x in row] for row in rows]
    widths = [max(len(str(c)), *(len(r[i]) for r in body)) if body else len(str(c)) for i, c in enumerate(columns)]

    def line(cells: Sequence[object]) -> str:
        return "| " + " | ".join(str(c).ljust(w) for c, w in zip(cells, widths, strict=True)) + " |"

    return "\n".join([line(columns), line(["-" * w for w in widths]), *(line(r) for r in body)])
