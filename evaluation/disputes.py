"""Disputes by kind on annotated stories: what part of each kind is found, and what part of what is found is right.

    python -m evaluation.disputes [--data DIR] [--shared DIR] [--level LEVEL] [--accounts DIR] [--list hits|misses|wrong]

A found dispute is right when both its passages overlap those of an annotated one or of two differing answers of a conflicting fact, as
in `score_account.py`; the pairs of differing answers of the product's own conflicting facts, which that scorer counts as disputes, have a
row of their own. Each story is compared with weights that have not seen it. ``--accounts`` reads the accounts that
``evaluation.account --keep`` wrote.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from evaluation import bench
from evaluation.account import make_accounts
from tellings.model import Account, Cite

KINDS = ("value", "denial", "contradiction", "attribution")
#: The row of the answers of conflicting facts.
ANSWERS = "differing answers"


class Pair(NamedTuple):
    """Two passages set against each other, and of what kind."""

    kind: str
    a: Cite
    b: Cite
    why: str = ""

    def meets(self, other: Pair) -> bool:
        """Whether both passages overlap the other's, either way round."""
        return (_meet(self.a, other.a) and _meet(self.b, other.b)) or (
            _meet(self.a, other.b) and _meet(self.b, other.a)
        )


class Judged(NamedTuple):
    """A story's pairs: annotated disputes, annotated differing answers, and what the account holds."""

    texts: Mapping[str, str]
    gold: list[Pair]
    answers: list[Pair]
    found: list[Pair]

    def right(self, pair: Pair) -> bool:
        """Whether a found pair is one of the annotation's."""
        return any(pair.meets(g) for g in (*self.gold, *self.answers))

    def reached(self, pair: Pair) -> bool:
        """Whether an annotated pair is found."""
        return any(pair.meets(f) for f in self.found)


def main(argv: list[str] | None = None) -> None:
    """Make or read the accounts, print the table."""
    parser = bench.options(__doc__, "gold/dev")
    parser.add_argument("--level", choices=("cautious", "balanced", "complete"), default="balanced")
    parser.add_argument("--accounts", type=Path, help="a folder of accounts instead of making them")
    parser.add_argument("--list", choices=("hits", "misses", "wrong"), help="print the passages too")
    o = bench.parse(parser, argv)
    made = _kept(o.accounts) if o.accounts else make_accounts(o.data, o.level)
    stories = {name: judge(o.data / name, account) for name, account in made}
    if o.list:
        for name, story in stories.items():
            print("\n".join(listed(name, story, o.list)))
    print(bench.table(("kind", "annotated", "reached", "R", "found", "right", "P"), rows(stories.values())))


def judge(folder: Path, account: Account) -> Judged:
    """The pairs of a story's annotation and of its account."""
    told = json.loads((folder / "account.json").read_text("utf8"))
    listing = json.loads((folder / "reports.json").read_text("utf8"))["reports"]
    texts = {r["id"]: (folder / r["file"]).read_bytes().decode("utf8") for r in listing}
    gold = [Pair(d["kind"], _cite(texts, d["a"]), _cite(texts, d["b"]), d.get("note", "")) for d in told["disputes"]]
    found = [Pair(d.kind, d.a, d.b, d.why) for d in account.disputes]
    answered = [
        (f.status == "conflicting", [(Cite(a.report, a.start, a.end), a.value) for a in f.answers])
        for f in account.facts
    ]
    annotated: list[tuple[bool, list[tuple[Cite, str | None]]]] = [
        (f["status"] == "conflicting", [(_cite(texts, a), str(a["value"])) for a in f["answers"]])
        for f in told["facts"]
    ]
    return Judged(texts, gold, list(_differing(annotated)), [*found, *_differing(answered)])


def rows(stories: Iterable[Judged]) -> list[tuple[object, ...]]:
    """Per kind: annotated and reached with recall, found and right with precision; then all."""
    judged = list(stories)
    gold = [(p.kind, s.reached(p)) for s in judged for p in s.gold]
    found = [(p.kind, s.right(p)) for s in judged for p in s.found]

    def row(name: str, kinds: tuple[str, ...]) -> tuple[object, ...]:
        reached = [hit for kind, hit in gold if kind in kinds]
        right = [hit for kind, hit in found if kind in kinds]
        shares = [sum(x) / len(x) if x else None for x in (reached, right)]
        return name, len(reached) or None, sum(reached), shares[0], len(right), sum(right), shares[1]

    return [
        *(row(k, (k,)) for k in (*KINDS, ANSWERS)),
        row("but value and answers", KINDS[1:]),
        row("all", (*KINDS, ANSWERS)),
    ]


def listed(name: str, story: Judged, which: str) -> Iterator[str]:
    """The pairs asked for, a line for each with its passages."""
    pairs = {
        "hits": [p for p in story.gold if story.reached(p)],
        "misses": [p for p in story.gold if not story.reached(p)],
        "wrong": [p for p in story.found if p.kind != ANSWERS and not story.right(p)],
    }[which]
    for p in pairs:
        sides = (" ".join(story.texts[c.report][c.start : c.end].split()) for c in (p.a, p.b))
        yield f"{name} {p.kind} {p.a.report} | {next(sides)} | {p.b.report} | {next(sides)} | {p.why}"


def _kept(folder: Path) -> Iterator[tuple[str, Account]]:
    for path in sorted(folder.glob("*.json")):
        yield path.stem, msgspec.json.decode(path.read_bytes(), type=Account)


def _cite(texts: Mapping[str, str], row: Mapping[str, Any]) -> Cite:
    text, at = texts[row["report"]], -1
    for _ in range(row.get("nth") or 1):
        at = text.index(row["quote"], at + 1)
    return Cite(row["report"], at, at + len(row["quote"]))


def _differing(facts: Iterable[tuple[bool, list[tuple[Cite, str | None]]]]) -> Iterator[Pair]:
    """The pairs of answers of two reports that differ, of the facts that are conflicting (the first of each)."""
    for conflicting, answers in facts:
        if conflicting:
            for i, (a, x) in enumerate(answers):
                for b, y in answers[i + 1 :]:
                    if a.report != b.report and (x is None or x != y):
                        yield Pair(ANSWERS, a, b)


def _meet(a: Cite, b: Cite) -> bool:
    return a.report == b.report and a.start < b.end and b.start < a.end


if __name__ == "__main__":
    main()
