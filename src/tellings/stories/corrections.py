"""A person's corrections: a log that is only added to, and what it makes of the machine's stories. The machine never undoes one.

A correction names reports, not stories: stories are derived and may change, the reports a person looked at do not.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from tellings.errors import TellingsError
from tellings.stories.ledger import Ledger


class Correction(msgspec.Struct, frozen=True):
    """Asked by a person: the stories ``a`` and ``b`` are one ("join"), or report ``b`` is not of story ``a`` ("split")."""

    kind: Literal["join", "split"]
    a: str
    b: str


class Judgement(msgspec.Struct, frozen=True):
    """A line of the log, in terms of the reports that the person saw.

    Together: the story that most of the reports ``a`` are in and the one that most of ``b`` are in are one. Not together:
    no report of ``b`` is of a story that a report of ``a`` is in.
    """

    together: bool
    a: str | tuple[str, ...]
    b: str | tuple[str, ...]


def logged(path: Path, ledger: Ledger, asked: Sequence[Correction]) -> list[Judgement]:
    """The log with the new corrections added to the file; raises TellingsError where one names what is not there."""
    old = list(_read(path)) if path.exists() else []
    if not asked:
        return old
    ledger.show(applied(ledger, old))
    new = [judgement(ledger, c) for c in asked]
    with path.open("ab") as file:
        file.write(b"".join(msgspec.json.encode(j) + b"\n" for j in new))
    return old + new


def _read(path: Path) -> Iterator[Judgement]:
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            yield msgspec.json.decode(line, type=Judgement)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise TellingsError(
                f"{path}, line {number}: not a correction ({error}): mend or remove the line"
            ) from error


def judgement(ledger: Ledger, asked: Correction) -> Judgement:
    """A correction in terms of reports."""
    members = ledger.members(asked.a)
    if not members:
        raise TellingsError(f"no story {asked.a}: the table of stories lists their ids")
    if asked.kind == "join":
        others = ledger.members(asked.b)
        if not others:
            raise TellingsError(f"no story {asked.b}: the table of stories lists their ids")
        return Judgement(True, tuple(members), tuple(others))
    if asked.b not in members:
        raise TellingsError(f"no report {asked.b} in story {asked.a}: its page lists the reports")
    rest = tuple(m for m in members if m != asked.b)
    if not rest:
        raise TellingsError(f"story {asked.a} has the report {asked.b} alone: nothing to split")
    return Judgement(False, rest, (asked.b,))


def applied(ledger: Ledger, log: Sequence[Judgement]) -> dict[str, str]:
    """The story of every report that a correction puts elsewhere than the machine; the last word holds."""
    shown: dict[str, str] = {}
    for j in log:
        a, b = places(ledger, shown, j.a), places(ledger, shown, j.b)
        if not a or not b:
            continue
        if j.together:
            source, target = most(b), most(a)
            if source != target:
                moved = [r for r in ledger.placed_in(source) if r not in shown]
                moved += [r for r, s in shown.items() if s == source]
                shown.update((r, target) for r in moved)
            continue
        for report, story in sorted(b.items()):
            if story in a.values():
                shown[report] = "s" + hashlib.sha256(f"apart {report}".encode()).hexdigest()[:10]
    return shown


def places(ledger: Ledger, shown: dict[str, str], reports: str | tuple[str, ...]) -> dict[str, str]:
    """Where reports are shown so far; those that are not known, or not placed, are left out."""
    names = (reports,) if isinstance(reports, str) else reports
    found = ((r, shown.get(r) or ledger.machine_of(r)) for r in names)
    return {r: s for r, s in found if s is not None}


def most(places: dict[str, str]) -> str:
    """The story that most of the reports are in."""
    counts = Counter(places.values())
    return min(counts, key=lambda s: (-counts[s], s))
