"""The command line: ``tellings account PATH...``.

Exit codes: 0 done, 1 nothing usable, 2 bad arguments. What was asked for goes to standard output, all else to standard error.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import os
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tellings.model import Skip

EXAMPLES = """\
examples:
  tellings account examples/breska              the reports in a folder, compared, in the terminal
  tellings account a.html b.txt c.jsonl.gz       files of any kind, mixed
  tellings account story/ --html story.html      one page to open in a browser; needs no network
  tellings account story/ --json - | jq .facts   the account as JSON (its schema: tellings schema)
  cat reports.jsonl | tellings account -         reports from standard input
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal without UTF-8 shows "?" where it lacks a character
        sys.stdout.reconfigure(errors="replace")
    parser = _parser()
    o = parser.parse_args(argv)
    if o.command is None:
        parser.print_help()
        return 2
    from tellings.errors import NothingToRead, TellingsError
    from tellings.startup import lean

    own = getattr(o, "engine", None) != "ray"  # Ray looks for array frameworks itself
    try:
        with lean() if own else contextlib.nullcontext():
            done: int = o.do(o)
        return done
    except NothingToRead as error:
        print(f"tellings: {error}", file=sys.stderr)
        return 1
    except TellingsError as error:
        print(f"tellings: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("tellings: interrupted", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tellings",
        description="Reads many reports of one event side by side: who said what, where they agree, differ and deny.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"tellings {version('tellings')}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    one = commands.add_parser(
        "account",
        help="the account of one story from its reports",
        description="Reads one story's reports and prints its account.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    one.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, globs, or - for standard input")
    one.add_argument("--json", metavar="FILE", help="write the account as JSON to FILE (- for standard output)")
    one.add_argument("--html", metavar="FILE", help="write the account as one self-contained page")
    one.add_argument("--markdown", metavar="FILE", help="write the account as Markdown (- for standard output)")
    one.add_argument(
        "--jobs", type=_count, metavar="N", help="processes to use (default: all cores for more than a few reports)"
    )
    dare = one.add_mutually_exclusive_group()
    for level, meaning in (("cautious", "fewer and surer lines"), ("complete", "all that may belong together")):
        dare.add_argument(f"--{level}", dest="level", action="store_const", const=level, help=f"show {meaning}")
    one.set_defaults(level="balanced")
    one.add_argument("-v", "--verbose", action="store_true", help="every line, no caps; times of the stages")
    one.set_defaults(do=_account)
    _add_stories(commands.add_parser)
    said = commands.add_parser(
        "statements",
        help="who said what in each report, alone",
        description="Finds the statements of each report: source, cue, content, speaker; nothing is compared.",
    )
    said.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, globs, or - for standard input")
    said.add_argument("--form", choices=("jsonl", "brat", "citron"), default="jsonl", help="the form (default: jsonl)")
    said.add_argument("--all", action="store_true", help="thoughts, intentions and topics too, not only statements")
    said.add_argument("--out", metavar="DIR", help="a file a report in this folder, instead of standard output")
    said.set_defaults(do=_statements)
    schema = commands.add_parser(
        "schema", help="the JSON Schema of an account", description="Prints the JSON Schema of an account."
    )
    schema.set_defaults(do=_schema)
    return parser


def _add_stories(add_parser: Callable[..., argparse.ArgumentParser]) -> None:
    many = add_parser(
        "stories",
        help="group many reports into stories, and write one account a story",
        description="Groups any number of reports into stories; with the same --out again, new reports join what is there.",
    )
    many.add_argument("paths", nargs="*", metavar="PATH", help="files, folders, globs; none when only correcting")
    many.add_argument("--out", metavar="DIR", help="write accounts, tables and an index page here, not only the table")
    many.add_argument("--min-reports", type=_count, default=2, metavar="N", help="stories of N or more (default: 2)")
    many.add_argument(
        "--join", nargs=2, action="append", default=[], metavar=("A", "B"), help="stories A and B are one"
    )
    many.add_argument("--split", action="append", default=[], metavar="A:REPORT", help="the report is not of story A")
    many.add_argument("--engine", choices=("processes", "serial", "ray"), default="processes", help="who does the work")
    many.add_argument("--jobs", type=_count, metavar="N", help="processes or workers (default: as many as pay off)")
    many.add_argument("--limit", type=_count, default=30, metavar="N", help="rows of the table to print (default: 30)")
    many.set_defaults(do=_stories)


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a count: give 1 or more")
    return number


def _account(o: argparse.Namespace) -> int:
    started = time.perf_counter()
    from tellings.render.documents import document
    from tellings.run import account

    asked = _targets(o)
    with _Progress(verbose=o.verbose) as watch:
        made = account(o.paths, level=o.level, jobs=o.jobs, watch=watch)
    _tell_skips(made.skips, most=None if o.verbose else 5)
    for form, target in asked:
        _put(document(made, form), target)
    if not asked:
        from rich.console import Console

        from tellings.render import terminal

        terminal.render(made, Console(), full=o.verbose)
    if o.verbose:
        print(f"tellings: done in {time.perf_counter() - started:.1f} s", file=sys.stderr)
    return 0


def _targets(o: argparse.Namespace) -> list[tuple[str, str]]:
    """The forms asked for and where they go; raises TellingsError, before any work, where one cannot go there."""
    from tellings.errors import TellingsError

    given = (("json", o.json), ("html", o.html), ("markdown", o.markdown))
    asked = [(form, target) for form, target in given if target is not None]
    if sum(target == "-" for _, target in asked) > 1:
        raise TellingsError("only one form can go to standard output: give a file name for the others")
    for _, target in asked:
        if target != "-" and (not target or os.path.isdir(target)):
            raise TellingsError(f"cannot write {target or repr(target)}: not the name of a file; name a file in it")
        if target != "-" and not os.path.isdir(os.path.dirname(target) or "."):
            raise TellingsError(f"cannot write {target}: no such folder; choose a folder that exists and is yours")
    return asked


def _put(text: str, target: str) -> None:
    """Write a document, in UTF-8 whatever the terminal's encoding is."""
    if target == "-":
        sys.stdout.flush()
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.buffer.write(text.encode("utf8", "replace"))
        else:
            sys.stdout.write(text)
        sys.stdout.flush()
        return
    from tellings.errors import TellingsError

    try:
        Path(target).write_text(text, encoding="utf8", newline="")
    except OSError as error:
        raise TellingsError(
            f"cannot write {target}: {error.strerror}; choose a folder that exists and is yours"
        ) from error
    print(f"tellings: wrote {target}", file=sys.stderr)


def _tell_skips(skips: Sequence[Skip], *, most: int | None = 5) -> None:
    """What was not read and why, on standard error; ``most`` of them one by one, None for all."""
    if not skips:
        return
    print(f"tellings: {len(skips)} input{'s' if len(skips) > 1 else ''} skipped", file=sys.stderr)
    for skip in skips[:most]:
        print(f"  {skip.unit}: {skip.reason}", file=sys.stderr)
    if most is not None and len(skips) > most:
        print(f"  and {len(skips) - most} more", file=sys.stderr)


def _stories(o: argparse.Namespace) -> int:
    from tellings.errors import TellingsError
    from tellings.executors import Executor, Ray, Serial
    from tellings.stories import Asked, Correction, make_stories

    if not o.paths and not o.out:
        raise TellingsError("no reports given: name files or folders, or a folder of stories with --out")
    splits = [text.partition(":")[::2] for text in o.split]
    if not all(all(pair) for pair in splits):
        raise TellingsError("--split takes STORY:REPORT, the story's id and the report's")
    corrections = (*(Correction("join", a, b) for a, b in o.join), *(Correction("split", a, b) for a, b in splits))
    engine: Executor | None = Ray(o.jobs) if o.engine == "ray" else Serial() if o.engine == "serial" else None
    out = Path(o.out) if o.out else None
    with _Progress(verbose=False) as watch:
        made = make_stories(o.paths, Asked(out, o.min_reports, o.jobs, corrections), engine, watch)
    shown = [row for row in made.rows if row.reports >= o.min_reports]
    table = [("story", "reports", "outlets", "origins", "days", "title")]
    for row in shown[: o.limit]:
        origins = "" if row.origins is None else str(row.origins)
        days = _days(row.first, row.last)
        title = "".join(c if c.isprintable() else " " for c in row.title)
        table.append((row.story, str(row.reports), str(row.outlets), origins, days, title))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else sys.maxsize
    names, spans = (max(len(cells[n]) for cells in table) for n in (0, 4))
    for story, reports, outlets, origins, days, title in table:
        line = f"{story:{names}}  {reports:>7}  {outlets:>7}  {origins:>7}  {days:{spans}}  {title}"
        print(line if len(line) <= width else line[: width - 1] + "…")
    more = f"; {len(shown) - o.limit} rows more (--limit)" if len(shown) > o.limit else ""
    print(f"{made.reports} reports, {len(made.rows)} stories, {len(shown)} of {o.min_reports} or more{more}")
    if out is not None:
        print(f"tellings: {made.accounts} accounts written; open {out / 'index.html'}", file=sys.stderr)
    _tell_skips(made.skips)
    return 0


def _days(first: str | None, last: str | None) -> str:
    """The days of a story, what both have in common written once: ``2031-03-01 – 04``."""
    if not first or not last or first == last:
        return first or ""
    same = next(n for n in (8, 5, 0) if first[:n] == last[:n])
    return f"{first} – {last[same:]}"


def _statements(o: argparse.Namespace) -> int:
    from tellings.annotate.standoff import FORMS
    from tellings.errors import NothingToRead, TellingsError
    from tellings.read import nothing_usable, read
    from tellings.stages import annotate_report

    reading = read(o.paths)
    if not reading.reports:
        raise NothingToRead(nothing_usable(reading.skips))
    _tell_skips(reading.skips)
    ending = {"jsonl": ".jsonl", "brat": ".ann", "citron": ".json"}[o.form]
    targets = ["-"] * len(reading.reports)
    if o.out:
        try:
            Path(o.out).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise TellingsError(f"cannot make the folder {o.out}: {error.strerror}; name another with --out") from error
        targets = [str(Path(o.out) / (name + ending)) for name in _file_names([r.id for r in reading.reports])]
    for report, target in zip(reading.reports, targets, strict=True):
        found = [s for s in annotate_report(report).statements if o.all or s.kind == "statement"]
        _put(FORMS[o.form](report, found), target)
    return 0


def _file_names(ids: Sequence[str]) -> list[str]:
    """A file name for each id, without what file systems refuse; ids that would share a name get a piece of their digest."""
    plain = [re.sub(r"[/\\:\x00-\x1f]", "_", i)[:100] for i in ids]
    often = Counter(name.casefold() for name in plain)
    return [
        name if name == i and often[name.casefold()] == 1 else f"{name}-{hashlib.sha256(i.encode()).hexdigest()[:8]}"
        for name, i in zip(plain, ids, strict=True)
    ]


def _schema(_: argparse.Namespace) -> int:
    from tellings.render.documents import schema

    sys.stdout.write(schema())
    return 0


class _Progress:
    """A progress bar on standard error, where that is a terminal and the work takes over a second."""

    def __init__(self, *, verbose: bool) -> None:
        self.started = time.perf_counter()
        self.verbose = verbose
        self.bar: object | None = None
        self.stage = ""

    def __enter__(self) -> _Progress:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                MofNCompleteColumn,
                Progress,
                SpinnerColumn,
                TextColumn,
                TimeElapsedColumn,
            )

            self.bar = Progress(
                SpinnerColumn(),
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
        return self

    def step(self, stage: str, done: int, total: int | None) -> None:
        """Show the stage; the first second passes in silence."""
        from rich.progress import Progress

        if stage != self.stage and self.verbose:
            print(f"tellings: {time.perf_counter() - self.started:6.2f} s  {stage}", file=sys.stderr)
        if isinstance(self.bar, Progress):
            if not self.bar.live.is_started and time.perf_counter() - self.started > 1:
                self.bar.start()
            if stage != self.stage:
                for task in self.bar.task_ids:
                    self.bar.remove_task(task)
                self.bar.add_task(stage, total=total)
            self.bar.update(self.bar.task_ids[-1], completed=done)
        self.stage = stage

    def __exit__(self, *_: object) -> None:
        from rich.progress import Progress

        if isinstance(self.bar, Progress) and self.bar.live.is_started:
            self.bar.stop()


if __name__ == "__main__":
    sys.exit(main())
