"""What one report alone has, on annotated stories: what is reached, and what part of the lines is listed.

    python -m evaluation.singles [--data DIR] [--shared DIR] [--level LEVEL] [--accounts DIR] [--list STORY]

The annotation lists up to fifteen of the most newsworthy particulars of a story that just one report has; a
story has many more, so that a line which is not listed may be right as well. A line is reached when a found one overlaps it. Each story
is compared with weights that have not seen it. ``--accounts`` reads the accounts that ``evaluation.account --keep`` wrote.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from evaluation import bench
from evaluation.account import make_accounts
from tellings.model import Account, Cite
from training.compare.gold import Gold


class Found(NamedTuple):
    """A story's lines: the annotators', and those of the account with whether each is one of the annotators'."""

    listed: list[Cite]
    lines: list[tuple[Cite, bool]]

    @property
    def reached(self) -> int:
        """How many of the annotators' lines are reached."""
        return sum(any(_meet(g, line) for line, _ in self.lines) for g in self.listed)

    @property
    def right(self) -> int:
        """How many of the lines found are the annotators'."""
        return sum(right for _, right in self.lines)


def main(argv: list[str] | None = None) -> None:
    """Make or read the accounts, judge their lines, print the table."""
    parser = bench.options(__doc__, "gold/dev")
    parser.add_argument("--level", choices=("cautious", "balanced", "complete"), default="balanced")
    parser.add_argument("--accounts", type=Path, help="accounts made before, one JSON file a story")
    parser.add_argument("--list", metavar="STORY", help="print the lines of this story, right ones marked +")
    o = bench.parse(parser, argv)
    accounts = read_accounts(o.accounts) if o.accounts else make_accounts(o.data, o.level)
    rows: list[tuple[object, ...]] = []
    totals: list[int] = [0, 0, 0, 0]
    for name, account in accounts:
        found = judge(account, Gold(o.data / name).listed)
        counts = len(found.listed), found.reached, len(found.lines), found.right
        totals = [int(a + b) for a, b in zip(totals, counts, strict=True)]
        rows.append((name, *counts))
        if o.list == name:
            texts = {r.id: r.text for r in account.reports}
            for line, theirs in found.lines:
                print("+" if theirs else "-", line.report, " ".join(line.span.of(texts[line.report]).split()))
    rows.append(("all", *totals))
    print(bench.table(("story", "listed", "reached", "lines", "listed among them"), rows))
    listed, reached, lines, right = totals
    print(
        f"\nreached {100 * reached / max(1, listed):.1f} %, listed among the lines {100 * right / max(1, lines):.1f} %"
    )
    if o.json:
        scores = {"reached": reached / max(1, listed), "precision": right / max(1, lines)}
        print(json.dumps({"singles": scores}))


def read_accounts(folder: Path) -> Iterator[tuple[str, Account]]:
    """The accounts of a folder by their stories' names."""
    for file in sorted(folder.glob("*.json")):
        yield file.stem, msgspec.json.decode(file.read_bytes(), type=Account)


def judge(account: Account, listed: list[Cite]) -> Found:
    """The lines of an account that one report alone has, each beside the annotators'."""
    lines = [Cite(a.report, a.start, a.end) for a in account.alone]
    return Found(listed, [(line, any(_meet(line, g) for g in listed)) for line in lines])


def _meet(a: Cite, b: Cite) -> bool:
    return a.report == b.report and a.span.meets(b.span)


if __name__ == "__main__":
    main()
